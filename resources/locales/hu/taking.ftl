# Taking away: copies, printing, hand-outs.
take-title = Nyomtatás vagy mentés másként…
take-save = Mentés
take-file = Ahogy megjelent
take-file-text = A fájl, ahogy a kiadó készítette; weblap, ahol nincs fájl.
take-pdf = PDF
take-pdf-text = Minden oldal megnevezi a kiadót, a változatot, a nyelvet és a dátumot: a saját oldalai, ha vannak, különben újra szedett oldalak.
take-text = Egyszerű szöveg
take-text-text = Csak a szavak, bármely programnak.
take-print = Nyomtatás
take-all = Minden
take-all-text = Az egész, minden oldalon kiadóval, változattal, nyelvvel és dátummal.
take-section = Ez a szakasz: { $section }
take-section-text = Az alatta lévő szakaszokkal.
take-selection = A kijelölt szavak
take-selection-text = Amit a szövegben kijelölt.
take-handout = Szórólap
take-handout-text = Egy lap nagy betűkkel, több nyelven, kóddal, amely a közleményhez vezet vissza. Ami túl hosszú, nyelvenként külön lapra kerül.
take-as-text = Szövegként, újra szedve
take-as-text-text = A megjelent oldalak helyett.
take-languages = Nyelvek
take-open = Megnyitás nyomtatáshoz
take-handout-save = Szórólap mentése…
take-copies =
    { $count ->
        [one] Másolat mentése…
       *[other] { $count } másolat mentése…
    }
take-sheets =
    { $count ->
        [one] { $count } lap, mindkét oldalán.
       *[other] Nagy betűkkel nem fér el egy lapon: { $count } lap, minden nyelv külön.
    }
take-working = Az oldalak készülnek.
take-opened = Megnyitva nyomtatáshoz
take-opened-text = Nyomtassa ki az oldalakat megjelenítő programból.
take-missing = Az alkalmazásnak nincs betűje ehhez: { $characters }. Helyükön négyzetek állnak.
toast-copies-saved = Másolatok mentve
handout = Szórólap vagy másolat…
keys-print = Nyomtatás vagy mentés másként
