# Taking away: copies, printing, hand-outs.
take-title = Imprimer ou enregistrer sous…
take-save = Enregistrer
take-file = Tel que publié
take-file-text = Le fichier fait par son éditeur ; une page web s’il n’y en a pas.
take-pdf = PDF
take-pdf-text = Chaque page nomme éditeur, révision, langue et date : ses propres pages s’il en a, sinon des pages recomposées.
take-text = Texte brut
take-text-text = Les mots seuls, pour tout programme.
take-print = Imprimer
take-all = Tout
take-all-text = En entier, avec éditeur, révision, langue et date sur chaque page.
take-section = Cette section : { $section }
take-section-text = Avec les sections qu’elle contient.
take-selection = Les mots sélectionnés
take-selection-text = Ce que vous avez sélectionné dans le texte.
take-handout = Feuille à distribuer
take-handout-text = Une feuille en gros caractères, en plusieurs langues, avec un code qui mène à l’avis. Si c’est trop long, une feuille par langue.
take-as-text = En texte, recomposé
take-as-text-text = À la place des pages telles que publiées.
take-languages = Langues
take-open = Ouvrir pour imprimer
take-handout-save = Enregistrer la feuille…
take-copies =
    { $count ->
        [one] Enregistrer la copie…
        [many] Enregistrer { $count } copies…
       *[other] Enregistrer { $count } copies…
    }
take-sheets =
    { $count ->
        [one] { $count } feuille recto verso.
        [many] Trop long pour une feuille en gros caractères : { $count } feuilles, chaque langue à part.
       *[other] Trop long pour une feuille en gros caractères : { $count } feuilles, chaque langue à part.
    }
take-working = Mise en pages.
take-opened = Ouvert pour l’impression
take-opened-text = Imprimez depuis le programme qui montre les pages.
take-missing = L’application n’a pas de lettres pour { $characters } : des carrés les remplacent.
toast-copies-saved = Copies enregistrées
handout = Feuille à distribuer ou copie…
keys-print = Imprimer ou enregistrer sous
