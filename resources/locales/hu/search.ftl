# Keresés.

search-label = Keresés a teljes szövegben
search-hint = Keresés mindenben, ami ezen a számítógépen van
search-clear = Keresés törlése
search-time = { $seconds } mp
search-narrow = Szűkítés
search-narrow-on = Szűkítés, { $count } bekapcsolva
search-results = Találatok
search-hits =
    { $count ->
        [one] { $count } találat
       *[other] { $count } találat
    }
search-publications =
    { $count ->
        [one] { $count } kiadványban
       *[other] { $count } kiadványban
    }
search-more-here =
    { $count ->
        [one] még { $count } ebben a kiadványban
       *[other] még { $count } ebben a kiadványban
    }
search-more = További találatok
search-misread-language = „{ $text }” nem egy nyelv kódja, mint az fr vagy az sr-Latn. Közönséges szavakként kerestük.
search-misread-language_not_here = „{ $text }” olyan nyelv, amelyen itt semmi sincs. Közönséges szavakként kerestük.
search-misread-kind = „{ $text }” nem kiadványfajta, mint a notice vagy a handbook. Közönséges szavakként kerestük.
search-misread-kind_not_here = „{ $text }” olyan kiadványfajta, amelyből itt semmi sincs. Közönséges szavakként kerestük.
search-misread-collection = „{ $text }” nem itt lévő gyűjtemény. Közönséges szavakként kerestük.
search-misread-topic = „{ $text }” semminek sem témája itt. Közönséges szavakként kerestük.
search-misread-date = „{ $text }” nem év, hónap vagy nap, mint a 2026 vagy a 2026-11-23. Közönséges szavakként kerestük.
search-misread-days = „{ $text }” egyetlen napot sem hagy a két dátum között. Közönséges szavakként kerestük.
search-misread-no_value = „{ $text }” kettőspontja után közvetlenül semmi sem áll, ahogy például itt: lang:fr. Közönséges szavakként kerestük.
search-misread-field = „{ $text }” nem szűrővel kezdődik; ezek vannak: lang:, kind:, collection:, topic:, after:, before: és title:. Közönséges szavakként kerestük.
search-misread-star = „{ $text }” csillagot tartalmaz, de a csillag nem helyettesít betűket: az utolsó szót hosszabb szavak elejeként is keressük. Közönséges szavakként kerestük.
search-misread-nothing_left = „{ $text }” mindent kizár, ami itt van vagy amit kértek. Közönséges szavakként kerestük.
search-misread-operator = „{ $text }” nem két szó vagy kifejezés között áll. Közönséges szavakként kerestük.
search-misread-not = „{ $text }” nem szó, kifejezés vagy szűrő előtt áll. Közönséges szavakként kerestük.
search-misread-bracket = „{ $text }” zárójelet tartalmaz, de a zárójelek semmit sem csoportosítanak. Közönséges szavakként kerestük.
search-misread-quote = „{ $text }” idézőjellel kezdődik, amely nem zárul be. Közönséges szavakként kerestük.
search-misread-nothing_wanted = „{ $text }” csak azt mondja, mi nem kell. Közönséges szavakként kerestük.
search-corrected = Találatok erre
search-as-typed = „{ $query }” keresése úgy, ahogy be van írva
search-any-word = Kevés szakaszban van meg minden szó. Azok is látszanak, amelyekben valamelyik megvan.
search-alike = Egyetlen szakaszban sincsenek meg ezek a szavak így, ahogy beírta. Ezekben hasonló szavak vannak.
search-none-title = Nincs találat erre: „{ $query }”
search-none-text = Ezen a számítógépen minden szöveget átnéztünk. Próbáljon kevesebb szót vagy más írásmódot.
empty-search-title = Keresés mindenben, ami ezen a számítógépen van
empty-search-text = Minden nyelvben egyszerre keresünk. Tegyen idézőjelbe egy kifejezést, hogy szó szerint találja meg.

not-searched = Nem kereshető
not-searched-text =
    { $count ->
        [one] { $count } kiadás szövege nincs ezen a számítógépen, ezért nem kerestünk benne. Lehet benne válasz.
       *[other] { $count } kiadás szövege nincs ezen a számítógépen, ezért nem kerestünk bennük. Lehet bennük válasz.
    }
not-searched-next = Frissítések megnyitása

search-facet-more = még { $count }
search-limits = Csak itt kerestünk
search-within = Ebben
search-after = Kiadva ettől
search-before = Kiadva ez előtt
search-limit-clear = Keresés újra ezen túl is: „{ $limit }”
search-suggestion = Erre gondolt
search-glossary = A szójegyzék alapján ezt is kerestük:
search-by-glossary = a szójegyzék találta
search-most = A legjobb { $count } látszik. Írjon be még egy szót vagy szűkítsen a többihez.
search-also-in = Ezeken is
search-order-relevance = Legjobb egyezés
search-not-here =
    { $count ->
        [one] { $count } kiadás címe vagy összefoglalója illik rá. A szövege nincs ezen a számítógépen, ezért nem kerestünk benne.
       *[other] { $count } kiadás címe vagy összefoglalója illik rá. A szövegük nincs ezen a számítógépen, ezért nem kerestünk bennük.
    }
search-not-here-more =
    { $count ->
        [one] Még { $count } nem látszik.
       *[other] Még { $count } nem látszik.
    }

search-keep = Keresés mentése
search-kept = Mentett keresés
search-save-remove = „{ $name }” mentett keresés eltávolítása
search-news =
    { $count ->
        [one] { $count } új találat
       *[other] { $count } új találat
    }
toast-search-saved = Keresés elmentve. Frissítés után jelzi az új találatokat.
toast-search-removed = Mentett keresés eltávolítva
saved-searches = Mentett keresések
recent-searches = Legutóbbi keresések
recent-searches-forget = Legutóbbi keresések elfelejtése

search-ways = Mit lehet beírni
search-way-phrase = Pontosan így, egymás után találja meg a szavakat
search-way-without = Kihagyja, amiben a második szó van
search-way-or = Bármelyik szót megtalálja
search-way-fields = Csak címekben, egy nyelven, egy fajtában, egy naptól kezdve keres
search-way-list = Felsorol mindent egy fajtából egy naptól kezdve, a legújabbat elöl
