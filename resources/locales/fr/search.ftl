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
search-misread-kind = « { $text } » n’est pas un type de publication, comme notice ou handbook. Pris comme de simples mots.
search-misread-nothing_wanted = « { $text } » dit seulement ce qui n’est pas voulu. Pris comme de simples mots.
search-corrected = Résultats pour
search-as-typed = Chercher « { $query } » tel que saisi
search-any-word = Peu de sections contiennent tous ces mots. Celles qui en contiennent un sont montrées aussi.
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
