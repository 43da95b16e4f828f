# Recherche.

search-label = Chercher dans le texte intégral
search-hint = Chercher dans tout ce qui est sur cet ordinateur
search-clear = Effacer la recherche
search-time = { $seconds } s
search-narrow = Affiner
search-narrow-on = Affiner, { $count } actifs
search-results = Résultats
search-hits =
    { $count ->
        [one] { $count } résultat
        [many] { $count } de résultats
       *[other] { $count } résultats
    }
search-publications =
    { $count ->
        [one] dans { $count } publication
        [many] dans { $count } de publications
       *[other] dans { $count } publications
    }
search-more-here =
    { $count ->
        [one] { $count } autre dans cette publication
        [many] { $count } autres dans cette publication
       *[other] { $count } autres dans cette publication
    }
search-more = Afficher plus de résultats
search-misread-language = « { $text } » n’est pas le code d’une langue, comme fr ou sr-Latn. Pris comme de simples mots.
search-misread-language_not_here = « { $text } » est une langue dans laquelle rien n’est présent ici. Pris comme de simples mots.
search-misread-kind = « { $text } » n’est pas un type de publication, comme notice ou handbook. Pris comme de simples mots.
search-misread-kind_not_here = « { $text } » est un type de publication dont rien n’est présent ici. Pris comme de simples mots.
search-misread-collection = « { $text } » n’est pas une collection présente ici. Pris comme de simples mots.
search-misread-topic = « { $text } » n’est le thème de rien ici. Pris comme de simples mots.
search-misread-date = « { $text } » n’est ni une année, ni un mois, ni un jour, comme 2026 ou 2026-11-23. Pris comme de simples mots.
search-misread-days = « { $text } » ne laisse aucun jour entre les deux dates. Pris comme de simples mots.
search-misread-no_value = « { $text } » n’a rien juste après les deux-points, contrairement à lang:fr. Pris comme de simples mots.
search-misread-field = « { $text } » ne commence par aucun filtre : il y a lang:, kind:, collection:, topic:, after:, before: et title:. Pris comme de simples mots.
search-misread-star = « { $text } » contient un astérisque, qui ne remplace aucune lettre : le dernier mot est déjà cherché comme début de mots plus longs. Pris comme de simples mots.
search-misread-nothing_left = « { $text } » exclut tout ce qui se trouve ici ou a été demandé. Pris comme de simples mots.
search-misread-operator = « { $text } » ne se trouve pas entre deux mots ou expressions. Pris comme de simples mots.
search-misread-not = « { $text } » ne se trouve pas devant un mot, une expression ou un filtre. Pris comme de simples mots.
search-misread-bracket = « { $text } » contient une parenthèse, mais les parenthèses ne regroupent rien. Pris comme de simples mots.
search-misread-quote = « { $text } » ouvre un guillemet qui n’est jamais fermé. Pris comme de simples mots.
search-misread-nothing_wanted = « { $text } » dit seulement ce qui n’est pas voulu. Pris comme de simples mots.
search-corrected = Résultats pour
search-as-typed = Chercher « { $query } » tel que saisi
search-any-word = Peu de sections contiennent tous ces mots. Celles qui en contiennent un sont montrées aussi.
search-alike = Aucune section ne contient ces mots tels qu’ils sont écrits. Celles-ci contiennent des mots qui leur ressemblent.
search-none-title = Aucun résultat pour « { $query } »
search-none-text = Tout le texte de cet ordinateur a été parcouru. Essayez moins de mots, ou une autre orthographe.
empty-search-title = Chercher dans tout ce qui est sur cet ordinateur
empty-search-text = Toutes les langues sont parcourues à la fois. Mettez une expression entre guillemets pour la trouver mot à mot.

not-searched = Non parcouru
not-searched-text =
    { $count ->
        [one] Le texte de { $count } édition n’est pas sur cet ordinateur et n’a pas été parcouru. Il contient peut-être une réponse.
        [many] Le texte de { $count } d’éditions n’est pas sur cet ordinateur et n’a pas été parcouru. Il contient peut-être une réponse.
       *[other] Le texte de { $count } éditions n’est pas sur cet ordinateur et n’a pas été parcouru. Il contient peut-être une réponse.
    }
not-searched-next = Ouvrir Mises à jour

search-facet-more = { $count } de plus
search-limits = Recherche limitée
search-within = Dans
search-after = Publié depuis
search-before = Publié avant
search-limit-clear = Chercher de nouveau au-delà de « { $limit } »
search-suggestion = Vouliez-vous dire
search-glossary = Selon le glossaire, aussi cherché :
search-by-glossary = trouvé par le glossaire
search-most = Les { $count } meilleurs sont affichés. Ajoutez un mot ou affinez pour voir les autres.
search-also-in = Aussi en
search-order-relevance = Meilleure correspondance
search-not-here =
    { $count ->
        [one] { $count } édition correspond par son titre ou son résumé. Son texte n’est pas sur cet ordinateur et n’a pas été parcouru.
        [many] { $count } d’éditions correspondent par leur titre ou leur résumé. Leur texte n’est pas sur cet ordinateur et n’a pas été parcouru.
       *[other] { $count } éditions correspondent par leur titre ou leur résumé. Leur texte n’est pas sur cet ordinateur et n’a pas été parcouru.
    }
search-not-here-more =
    { $count ->
        [one] { $count } autre n’est pas affichée.
        [many] { $count } autres ne sont pas affichées.
       *[other] { $count } autres ne sont pas affichées.
    }

search-keep = Enregistrer cette recherche
search-kept = Recherche enregistrée
search-save-remove = Retirer la recherche enregistrée « { $name } »
search-news =
    { $count ->
        [one] { $count } nouveau résultat
        [many] { $count } de nouveaux résultats
       *[other] { $count } nouveaux résultats
    }
toast-search-saved = Recherche enregistrée. Après une mise à jour, elle signale les nouveaux résultats.
toast-search-removed = Recherche enregistrée retirée
saved-searches = Recherches enregistrées
recent-searches = Recherches récentes
recent-searches-forget = Oublier les recherches récentes

search-ways = Ce que l’on peut saisir
search-way-phrase = Trouve les mots exactement ainsi, l’un après l’autre
search-way-without = Écarte ce qui contient le second mot
search-way-or = Trouve l’un ou l’autre mot
search-way-fields = Cherche dans les titres, une langue, un type, à partir d’une date
search-way-list = Montre tout ce qui est d’un type à partir d’une date, le plus récent d’abord
