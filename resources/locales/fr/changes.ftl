# Ce qui a changé dans un texte depuis sa lecture.

changed-since =
    { $count ->
        [one] Modifié depuis votre lecture du { $date } (révision { $before } à { $after }) : { $count } passage
        [many] Modifié depuis votre lecture du { $date } (révision { $before } à { $after }) : { $count } passages
       *[other] Modifié depuis votre lecture du { $date } (révision { $before } à { $after }) : { $count } passages
    }
changed-beside = Modifié depuis votre lecture du { $date } (révision { $before } à { $after }).
changed-acknowledged = Vous avez confirmé la lecture de cet avis le { $date }.
changed-not-kept = Le texte que vous avez lu n’est pas conservé sur cet ordinateur : les modifications ne peuvent pas être affichées.
changed-moved = Déplacé ici, mot pour mot
changes-region = Modifications depuis votre lecture
changes-show = Afficher les modifications
changes-hide = Masquer les modifications
changes-next = Modification suivante
changes-previous = Modification précédente
changes-at = Modification { $at } sur { $count }
changes-read = Marquer comme lu
changes-detail-title = Titre
changes-detail-summary = Résumé
changes-detail-message = Nature
changes-detail-effective = En vigueur à partir du
changes-detail-onset = Commence
changes-detail-expires = Se termine
changes-detail-expected-to-resume = Reprise prévue
toast-changes-read = Marqué comme lu
palette-changes = Afficher ce qui a changé depuis votre lecture
keys-change-next = Modification suivante depuis votre lecture
keys-change-previous = Modification précédente
