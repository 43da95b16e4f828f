# La fenêtre : menu latéral, bandeaux, état des mises à jour, touches, et ce que tous les écrans partagent.

app-name = Fieldshelf
app-tagline = Fonctionne hors ligne
window-title = { $screen } – { $app }
skip = Aller au contenu
rail = Menu principal
rail-collapse = Replier le menu latéral
rail-expand = Déplier le menu latéral
collections = Collections

nav-notices = Avis
nav-library = Bibliothèque
nav-search = Recherche
nav-saved = Enregistrés
nav-updates = Mises à jour
nav-settings = Réglages
unread = { $count } non lus

pair = { $first } : { $second }
list-separator = {" ; "}
list-comma = ,{ " " }
loading = Chargement
open = Ouvrir
close = Fermer
undo = Annuler
stop = Arrêter
retry = Réessayer
back = Précédent
forward = Suivant
check-now = Vérifier maintenant
never = jamais

moment-today = aujourd’hui
moment-today-at = aujourd’hui, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } octets
size-kb = { $value } ko
size-mb = { $value } Mo
size-gb = { $value } Go
size-of = { $done } sur { $total }
percent = { $value } %

sync-up-to-date = À jour
sync-update-ready = Mise à jour prête
sync-updating = Mise à jour en cours
sync-updating-of = Mise à jour, { $done } sur { $total }
sync-checking = vérification
sync-checked = vérifié { $when }
sync-last = dernière fois { $when }
sync-not-checked =
    { $days ->
        [one] Non vérifié depuis { $days } jour
        [many] Non vérifié depuis { $days } de jours
       *[other] Non vérifié depuis { $days } jours
    }
sync-unconfirmed = Non confirmé
sync-never = Jamais vérifié
sync-no-check = aucune vérification n’a réussi
sync-failed = Dernière vérification échouée
sync-offline = Hors ligne
sync-preview = Aperçu
sync-unsigned = non signé
sync-paused = en pause
sync-paused-at = en pause, { $done } sur { $total }

preview-title = Aperçu, non signé.
preview-text = On voit ici le dossier de contenu { $folder }. Personne ne l’a signé, et rien n’en est gardé.
clock-behind-title = L’horloge de cet ordinateur retarde.
clock-behind-text = La dernière mise à jour a été signée { $when }, plus tard que ne le dit l’horloge. Ce qui est en vigueur peut être mal affiché. Corrigez la date et l’heure.
unwritable-full = Le disque est plein.
unwritable-full-text = Vous pouvez lire et rechercher. Rien ne peut être enregistré, marqué ni mis à jour tant qu’il n’y a pas de place : libérez-en.
unwritable-locked = Ici, cette bibliothèque peut seulement être lue.
unwritable-locked-text = Vous pouvez lire et rechercher. Rien n’est enregistré, marqué ni mis à jour : pour cela, demandez le droit d’écrire dans { $folder }.
urgent-notice = Avis urgent
urgent-notice-in-force = Avis urgent, en vigueur :
urgent-notice-as-of = Avis urgent, en vigueur à la date du { $date }, non confirmé depuis :
read-notice = Lire l’avis
stale-since =
    { $days ->
        [one] <b>Non vérifié depuis { $days } jour.</b> Des avis ont pu changer depuis : { $when }.
        [many] <b>Non vérifié depuis { $days } de jours.</b> Des avis ont pu changer depuis : { $when }.
       *[other] <b>Non vérifié depuis { $days } jours.</b> Des avis ont pu changer depuis : { $when }.
    }
stale-unconfirmed = <b>Non confirmé.</b> Une signature a expiré. Des avis ont pu changer depuis : { $when }.
stale-never = <b>Jamais vérifié.</b> Des avis ont pu changer depuis la création de cette bibliothèque.

toast-saved = Ajouté aux Enregistrés
toast-unsaved = Retiré des Enregistrés
toast-copy-saved = Copie enregistrée

keys-title = Touches
keys-of-window = Partout
keys-of-lists = Listes
keys-of-reader = Lecture
keys-of-pages = Pages
keys-all = toutes les touches
keys-clear = effacer
keys-move-short = se déplacer
keys-open-hit = ouvrir au résultat
keys-palette = Commandes
keys-search = Chercher partout
keys-find = Chercher dans ce document
keys-next = Résultat suivant
keys-previous = Résultat précédent
keys-region = Zone suivante de la fenêtre
keys-move = Se déplacer dans une liste
keys-open = Ouvrir
keys-preview = Afficher à côté de la liste
keys-close = Fermer ce qui est au-dessus, puis effacer
keys-back = Précédent
keys-forward = Suivant
keys-language = Langue suivante, même section
keys-larger = Plus grand
keys-normal = Taille normale
keys-view = Texte ou pages, au même endroit
keys-page = Page suivante ; l'autre flèche revient
keys-go-to-page = Aller à une page
keys-whole-page = La page entière dans la fenêtre
keys-one-page = Une page à la fois, ou toutes
keys-turn = Faire pivoter les pages
keys-thumbnails = Vignettes des pages à choisir
keys-sheet = Ces touches
key-ctrl = Ctrl
key-alt = Alt
key-shift = Maj
key-enter = Entrée
key-space = Espace
key-esc = Échap

palette = Commandes et publications
palette-hint = Aller à un écran ou à une publication
palette-commands = Commandes
palette-publications = Publications
palette-none = Rien ne porte ce nom.
palette-notices = Ouvrir les Avis
palette-library = Ouvrir la Bibliothèque
palette-search = Ouvrir la Recherche
palette-saved = Ouvrir les Enregistrés
palette-updates = Ouvrir Mises à jour
palette-settings = Ouvrir les Réglages

settings-language = Langue de la fenêtre
settings-language-note = Les publications gardent leurs langues.
settings-system = Comme cet ordinateur
settings-theme = Clair et sombre
settings-theme-light = Clair
settings-theme-dark = Sombre
settings-window = Fenêtre et touches
settings-slim-rail = Menu latéral étroit
settings-single-keys = Les touches seules comme / et ? agissent hors des champs
settings-keys = Afficher toutes les touches
settings-updates = Mises à jour automatiques
settings-updates-note = Les collections qui demandent d’abord sont seulement proposées.
settings-updates-office = Fixé par votre bureau.
settings-every = Chercher des mises à jour
every-0 = Jamais
every-hours =
    { $hours ->
        [one] Toutes les heures
        [many] Toutes les { $hours } heures
       *[other] Toutes les { $hours } heures
    }
every-minutes =
    { $minutes ->
        [one] Toutes les minutes
        [many] Toutes les { $minutes } minutes
       *[other] Toutes les { $minutes } minutes
    }
settings-metered = Cette connexion est facturée au volume : les fichiers attendent que je les demande
settings-metered-system = Les mises à jour automatiques laissent aussi les fichiers pour plus tard quand le système dit que la connexion est limitée.
settings-about = Cette bibliothèque
about-version = Version
about-folder = Dossier
about-holds = Contient
about-holds-value =
    { $publications ->
        [one] { $publications } publication
        [many] { $publications } de publications
       *[other] { $publications } publications
    } en { $editions ->
        [one] { $editions } édition
        [many] { $editions } d’éditions
       *[other] { $editions } éditions
    }, { $sections } sections de texte
