# La lecture.

outline = Sommaire
view = Affichage
view-text = Texte
view-pages = Pages
pages-of = Pages de { $title }
text-size = Taille du texte
zoom = Taille des pages
smaller = Plus petit
larger = Plus grand
fit-width = Pleine largeur
section-in = Cette section en
section-elsewhere = { $language } n’a pas cette section. Vous êtes à la plus proche qui la précède.
start = Début
page = page { $page }
page-of = page { $page } sur { $pages }
find = Chercher dans ce document
find-open = Chercher
find-count = { $at } sur { $count }
find-count-most = { $at } sur { $count } ou plus
find-none = aucun
find-busy = recherche
find-next = Suivant
find-previous = Précédent
find-close = Fermer la recherche
find-search = Chercher dans cette publication : toutes les formes des mots, toutes les langues
newer-revision = Ce qui est sur cet ordinateur a changé pendant votre lecture.
newer-open = Afficher le nouveau texte
newer-known = La révision { $newer } est parue et n’est pas encore sur cet ordinateur. Ceci est la révision { $revision }.
newer-get = Obtenir la révision { $newer }
reading-gone = Ceci a été retiré de cet ordinateur pendant votre lecture. Il reste à l’écran jusqu’à ce que vous le quittiez.
reading-notice = Dates et confirmation
earlier-here = Seul le texte de la révision { $revision } est ici, sans son fichier. Le fichier de la révision { $earlier } est encore sur cet ordinateur.
earlier-open = Afficher les pages de la révision { $earlier }
earlier-shown = Ces pages sont celles de la révision { $earlier }, publiée le { $date }. La plus récente est la révision { $revision } ; son texte est ici.
earlier-back = Lire le texte de la révision { $revision }
read-in = Lire dans cette langue : { $language }
text-absent-title = Pas sur cet ordinateur
text-absent-text = Le texte de cette édition n’a pas été téléchargé. Vous pouvez le recevoir maintenant.
text-absent-withdrawn = Son éditeur l’a retiré avant le téléchargement : aucune source ne le propose plus.
text-none-title = Aucun texte à afficher
text-none-text = Cette édition n’est qu’un fichier, qui ne peut pas être montré ici. Enregistrez une copie et ouvrez-la avec un autre programme.
picture-missing = Il manque une image ici.
picture-missing-alt = Image absente de cet ordinateur : { $alt }

view-table = Tableau
view-gallery = Images
picture-unfit = Il y a ici une image que cette fenêtre ne montre pas.
picture-unfit-alt = Cette fenêtre ne montre pas cette image : { $alt }
picture-enlarge = Agrandir : { $title }
picture-of = { $at } sur { $count }
picture-before = Image précédente
picture-after = Image suivante
plot-show = Montrer
plot-by = selon
plot-says = { $y } selon { $x }, { $count ->
    [one] une valeur
    [many] { $count } de valeurs
   *[other] { $count } valeurs
  } : au plus bas { $low } ({ $lowplace }), au plus haut { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Ligne { $from } sur { $count }
    [many] Lignes { $from } à { $to } sur { $count }
   *[other] Lignes { $from } à { $to } sur { $count }
  }
rows-before = Lignes précédentes
rows-after = Lignes suivantes
player = Enregistrement
player-play = Lire
player-pause = Pause
player-back = Reculer de { $seconds } secondes
player-on = Avancer de { $seconds } secondes
player-place = Position dans l’enregistrement
player-at = { $time } sur { $length }
player-speed = Vitesse
player-follow = Suivre les mots
player-failed = Cet ordinateur ne peut pas lire l’enregistrement dans cette fenêtre.
player-too-large = Cet enregistrement est trop grand pour être lu dans cette fenêtre.
play-from = Lire à partir de { $time }
transcript-none-title = Pas de transcription
transcript-none-text = Personne n’a mis par écrit ce qui est dit dans cet enregistrement.
outside-title = Pour un autre programme
outside-text = Ce document ({ $size }) ne peut pas être montré dans cette fenêtre. Il est sur cet ordinateur, tel qu’il a été publié.
open-outside = Ouvrir dans un autre programme…
outside-ask = Ouvrir dans un autre programme ?
outside-ask-text = L’autre programme reçoit une copie. Il peut montrer ou faire plus que cette fenêtre, comme exécuter des macros ou charger des choses d’internet. Ouvrez-la seulement si vous faites confiance à qui l’a publiée.
outside-open = Ouvrir la copie

# Les outils des pages d'un document.

page-tools = Outils des pages
reader-tools = Outils
reader-place = Position dans le document
page-field = Aller à la page
page-before = Page précédente
page-after = Page suivante
page-of-all = sur { $pages }
page-place = ({ $page } sur { $pages })
page-unknown = Cette page n'existe pas.
page-broken = Cette page ne peut pas être affichée.
fit-page = Page entière
one-page = Une page à la fois
turn-page = Faire pivoter les pages
thumbnails = Vignettes
