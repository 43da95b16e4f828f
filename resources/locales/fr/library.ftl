# Bibliothèque, Enregistrés, et ce qui se dit partout d’une publication.

publications = Publications
publications-count =
    { $count ->
        [one] { $count } publication
        [many] { $count } de publications
       *[other] { $count } publications
    }
publications-found = { $count } publications sur { $total }
library-find = Chercher dans les titres ; Entrée cherche dans le texte intégral
library-find-hint = Titres ; Entrée : texte
search-full-text = Chercher « { $query } » dans le texte intégral

filter-language = Langue
filter-kind = Type
filter-collection = Collection
filter-topic = Thème
filter-year = Année
filter-here = Sur cet ordinateur
filter-any = toutes
filter-chosen = { $count } choisis
filter-clear = Effacer
filter-clear-all = Tout afficher
sort = Ordre
sort-newest = Plus récents d’abord
sort-title = Par titre
sort-collection = Par collection
group-week = Cette semaine
group-earlier = Plus tôt en { $year }
group-all = Toutes les publications

kind-notice = Avis
kind-handbook = Manuel
kind-report = Rapport
kind-brief = Note
kind-article = Article
kind-page = Page
kind-gallery = Galerie
kind-recording = Enregistrement
kind-dataset = Données
kind-form = Formulaire
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · révision { $revision } · { $date }
revision = Révision { $revision }
revision-issued = Révision { $revision }, publiée le { $date }
issued = publié le { $date }
published-by = Publié par { $publisher }
withdrawn = Retiré
withdrawn-text = Son éditeur l’a retiré. Il reste lisible ici, mais n’est plus mis à jour.

avail-here = Téléchargé
avail-text = Texte seul
avail-absent = Pas sur cet ordinateur
avail-older = Traduction plus ancienne
here-in-languages =
    { $count ->
        [0] En aucune langue sur cet ordinateur
        [one] En { $count } langue sur cet ordinateur
        [many] En { $count } de langues sur cet ordinateur
       *[other] En { $count } langues sur cet ordinateur
    }
tag-present = { $language }, sur cet ordinateur
tag-older = { $language }, traduction plus ancienne
tag-absent = { $language }, pas sur cet ordinateur
tag-current = { $language }, affichée
legend-sign = FR
legend-current = À jour
legend-absent = Non téléchargée
older = ancienne
edition-older = Le texte d’origine de cette traduction a changé depuis. { $language } peut ne pas dire le plus récent.

detail-of = Détails : { $title }
details = Détails
details-close = Retour à la liste
save-copy = Enregistrer une copie…
save-copy-of = Enregistrer une copie : { $language }…
saved-add = Ajouter aux Enregistrés
saved-remove = Retirer des Enregistrés
editions = Éditions
column-revision = Révision
column-here = Sur cet ordinateur
column-size = Taille
size-to-fetch = { $size } à télécharger
column-copy = Copie
links = Liens
files = Fichiers
file-drag = Faites-le glisser dans un dossier ou un message : il part tel que publié.
file-drag-ready = Le fichier est prêt. Faites-le glisser à nouveau.

empty-library-title = Votre étagère est vide
empty-library-text = Rien n’est encore arrivé. Après la première mise à jour, tout fonctionne ici sans connexion.
empty-library-next = Ouvrir Mises à jour
empty-saved-title = Rien d’enregistré pour l’instant
empty-saved-text = Ce que vous ajoutez aux Enregistrés reste sur cet ordinateur, quelles que soient les règles.
empty-saved-next = Ouvrir la Bibliothèque
empty-filter-title = Rien ne correspond
empty-filter-text = Aucun titre ni résumé ne répond à ce qui est choisi ci-dessus.

download = Télécharger… { $size }
download-file = Télécharger le fichier… { $size }
download-in = Télécharger en { $language }… { $size }
download-of = Téléchargement de { $title }
downloading = Téléchargement
files-remove = Supprimer les fichiers
files-remove-ask = Supprimer les fichiers, { $size }…
files-remove-question = Supprimer les fichiers ?
files-remove-text = Cela libère { $size }. Le texte reste sur cet ordinateur : vous pouvez encore lire et chercher. Un téléchargement ramène les fichiers.
files-removed = Fichiers supprimés, { $size } libérés
forget = Oublier
toast-forgotten = Oublié
withdrawn-saved = C’est dans les Enregistrés, donc cela reste. Retirez-le des Enregistrés pour l’oublier.
