rules = Ce qu’il faut recevoir
rules-default = Toutes les autres collections
rules-as-default = Comme toutes les autres collections
rules-change = Modifier…
rules-change-of = Modifier ce qui est reçu : { $title }
rules-use-default = Comme toutes les autres collections
rules-apply = Appliquer
rules-applied = Appliqué dès la prochaine mise à jour
rules-applied-freed = Appliqué, { $size } libérés
rules-fetch =
    { $count ->
        [one] Ainsi, la prochaine mise à jour reçoit { $count } édition, { $size } au plus.
        [many] Ainsi, la prochaine mise à jour reçoit { $count } d’éditions, { $size } au plus.
       *[other] Ainsi, la prochaine mise à jour reçoit { $count } éditions, { $size } au plus.
    }
rules-fetch-none = Ainsi, rien de ce qui est connu ici ne reste à recevoir.
rules-free =
    { $count ->
        [one] { $size } de fichiers de { $count } publication ici ne sont alors plus voulus.
        [many] { $size } de fichiers de { $count } de publications ici ne sont alors plus voulus.
       *[other] { $size } de fichiers de { $count } publications ici ne sont alors plus voulus.
    }
rules-free-now = Supprimer ces fichiers maintenant. Les textes restent, et ce qui est dans les Enregistrés aussi.

rule-take = Combien
rule-take-everything = Tout
rule-take-everything-note = Textes et fichiers
rule-take-text = Texte seul
rule-take-text-note = Pour lire et chercher ; les fichiers quand vous les demandez
rule-take-on-demand = À la demande
rule-take-on-demand-note = Les avis, et ce que vous demandez
rule-languages = Langues
rule-languages-all = Toutes les langues
rule-size = Les fichiers attendent d’être demandés au-delà de
rule-size-any = Aucune taille
rule-largest = fichiers jusqu’à { $size }
rule-trigger = Quand
rule-trigger-automatic = Automatique
rule-trigger-ask = Demander d’abord
rule-trigger-by-hand = À la main
