care = Vérifier ce qui est enregistré
care-text = Lit chaque fichier et le compare à ce qui a été signé, vérifie la base de données et compare l’index de recherche avec elle. La lecture continue pendant ce temps.
care-check = Tout vérifier
care-repair = Réparer
care-running = Vérification
care-stopped = Arrêté avant d’avoir tout vu.
care-sound = Tout est en ordre.
care-mended = Tout est de nouveau entier.
care-problems =
    { $count ->
        [one] { $count } problème trouvé
        [many] { $count } de problèmes trouvés
       *[other] { $count } problèmes trouvés
    }
care-looked =
    { $count ->
        [one] { $count } fichier, { $size } lus
        [many] { $count } de fichiers, { $size } lus
       *[other] { $count } fichiers, { $size } lus
    }
care-mended-editions =
    { $count ->
        [one] { $count } édition de nouveau entière, { $size } reçus
        [many] { $count } d’éditions de nouveau entières, { $size } reçus
       *[other] { $count } éditions de nouveau entières, { $size } reçus
    }
care-index-rebuilt = L’index de recherche a été refait.
care-index-incomplete = L’index de recherche ne contient pas tout ; réparer le refait.
care-set-aside = Mis de côté :

backup = Sauvegarde
backup-text = Un fichier avec vos sources, réglages, règles, confirmations, marques et positions de lecture. Il ne contient aucun document ; ceux-ci viennent avec la prochaine mise à jour.
backup-save = Enregistrer une sauvegarde…
backup-restore = Restaurer une sauvegarde…
backup-saved = Sauvegarde enregistrée
backup-saved-text = Éditeurs : { $publishers }. Enregistrés : { $saved }. Positions de lecture : { $positions }. Repères : { $annotations }. Gardez-la où personne d’autre ne peut la modifier : ceux à qui elle fait confiance l’auront là où elle est restaurée.
backup-question = Restaurer cette sauvegarde ?
backup-question-text = Elle date de { $when } et porte des marques sur { $marks } publications. Ce qui est réglé ou marqué sur cet ordinateur reste.
backup-trusts =
    { $count ->
        [one] { $count } éditeur aurait désormais votre confiance.
        [many] { $count } d’éditeurs auraient désormais votre confiance.
       *[other] { $count } éditeurs auraient désormais votre confiance.
    }
backup-kept = { $publisher } reste tel quel : cet ordinateur lui fait confiance sous une autre clé.
backup-restore-now = Restaurer
backup-restored = Sauvegarde restaurée
backup-restored-text = Éditeurs ajoutés : { $publishers }. Publications marquées : { $marks }.
