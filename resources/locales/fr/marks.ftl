# Signets, surlignages et notes.

marks = Repères
marks-count = Repères dans ce document : { $count }
marks-close = Fermer les repères
marks-none-here = Rien n’est marqué dans ce document. Sélectionnez des mots pour les surligner, ou mettez un signet à une section.
marks-export = Exporter les repères…
marks-find = Chercher dans les repères
marks-find-hint = Mots et notes
marks-all =
    { $count ->
        [one] { $count } repère
        [many] { $count } de repères
       *[other] { $count } repères
    }
marks-found =
    { $count ->
        [one] { $count } repère sur { $total }
        [many] { $count } repères sur { $total }
       *[other] { $count } repères sur { $total }
    }
mark-tools = Marquer ces mots
mark-in = Surligner en { $colour }
mark-remove = Supprimer le repère
mark-orphaned = Ces mots ne sont plus dans le texte
mark-changed = Modifié par l’éditeur depuis votre repère. C’était :
colour-yellow = jaune
colour-green = vert
colour-blue = bleu
colour-pink = rose
pen-sign = Aa
bookmark = Signet
bookmark-add-section = Mettre un signet à cette section
bookmark-add-page = Mettre un signet à cette page
bookmark-remove-section = Retirer le signet de cette section
bookmark-remove-page = Retirer le signet de cette page
note-add = Ajouter une note
note-edit = Modifier la note
note-save = Enregistrer la note
note-of = Note sur : { $words }
words-copy = Copier
saved-parts = Parties de la section Enregistrés
filter-publication = Publication
filter-colour = Couleur
empty-marks-title = Aucun repère pour l’instant
empty-marks-text = Mettez un signet à une page ou sélectionnez des mots en lisant : les surlignages et les notes se rassemblent ici et restent sur cet ordinateur.
empty-marks-filter = Aucun repère ne correspond aux choix ci-dessus.
toast-highlighted = Surligné
toast-bookmarked = Signet ajouté
toast-mark-removed = Repère supprimé
toast-words-copied = Copié
toast-marks-saved =
    { $count ->
        [one] { $count } repère enregistré
        [many] { $count } repères enregistrés
       *[other] { $count } repères enregistrés
    }
palette-marks = Ouvrir les repères
keys-bookmark = Signet
keys-highlight = Surligner ; sans mots sélectionnés, les choisir phrase par phrase
keys-marks = Repères à côté du texte
