last-success = Dernière réussie
last-attempt = Dernière tentative
plan = Le plan
plan-first = D’abord
plan-then = Puis
plan-later = Plus tard
plan-notice =
    { $count ->
        [one] { $count } avis
        [many] { $count } d’avis
       *[other] { $count } avis
    }
plan-correction =
    { $count ->
        [one] { $count } correction
        [many] { $count } de corrections
       *[other] { $count } corrections
    }
plan-text =
    { $count ->
        [one] { $count } texte
        [many] { $count } de textes
       *[other] { $count } textes
    }
plan-files =
    { $count ->
        [one] Fichiers de { $count } édition
        [many] Fichiers de { $count } d’éditions
       *[other] Fichiers de { $count } éditions
    }
plan-withdrawal =
    { $count ->
        [one] { $count } retrait
        [many] { $count } de retraits
       *[other] { $count } retraits
    }
plan-waits =
    { $count ->
        [one] { $count } changement attend
        [many] { $count } de changements attendent
       *[other] { $count } changements attendent
    }
plan-waits-budget = Plus que cette mise à jour ne peut recevoir.
plan-waits-extent = Hors de ce qui est choisi pour cette mise à jour.
plan-waits-ask = Sa collection vous demande d’abord.
plan-waits-by-hand = Sa collection ne vient que si vous la demandez.
plan-waits-space = Ne tient pas dans la limite d’espace de cet ordinateur.
plan-offline = Aucune source à portée. Ce qui est ici reste lisible.
plan-and-more = et { $count } autres
plan-none = Rien à recevoir. Tout ce que les sources proposent est sur cet ordinateur.
plan-making = Les sources sont interrogées.
plan-while-running = Le plan suit quand la mise à jour est terminée.
get-all = Recevoir maintenant, { $size }
get-now = Recevoir maintenant
take-over = Prendre le relais

choice = Au plus
choice-notices = Avis seulement
choice-texts = Textes seulement
choice-all = Sans limite
choice-used = { $done } sur { $total } utilisés
