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
search-misread-kind = „{ $text }” nem kiadványfajta, mint a notice vagy a handbook. Közönséges szavakként kerestük.
search-misread-nothing_wanted = „{ $text }” csak azt mondja, mi nem kell. Közönséges szavakként kerestük.
search-corrected = Találatok erre
search-as-typed = „{ $query }” keresése úgy, ahogy be van írva
search-any-word = Kevés szakaszban van meg minden szó. Azok is látszanak, amelyekben valamelyik megvan.
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
