rules = Mit töltsön le
rules-default = Minden más gyűjtemény
rules-as-default = Mint minden más gyűjtemény
rules-change = Módosítás…
rules-change-of = Mit töltsön le: { $title }
rules-use-default = Mint minden más gyűjtemény
rules-apply = Alkalmazás
rules-applied = A következő frissítéstől érvényes
rules-applied-freed = Alkalmazva, felszabadult: { $size }
rules-fetch =
    { $count ->
        [one] Így a következő frissítés { $count } kiadást hoz, legfeljebb { $size }.
       *[other] Így a következő frissítés { $count } kiadást hoz, legfeljebb { $size }.
    }
rules-fetch-none = Így az itt ismertekből nincs mit letölteni.
rules-free =
    { $count ->
        [one] Így { $count } kiadvány fájljaiból { $size } fölösleges.
       *[other] Így { $count } kiadvány fájljaiból { $size } fölösleges.
    }
rules-free-now = Törölje ezeket a fájlokat most. A szövegek maradnak, és az is, ami a Mentettekben van.

rule-take = Mennyit
rule-take-everything = Mindent
rule-take-everything-note = Szövegek és fájlok
rule-take-text = Csak szöveget
rule-take-text-note = Olvasásra és keresésre; fájlok, ha kéri őket
rule-take-on-demand = Kérésre
rule-take-on-demand-note = Közlemények, és amit kér
rule-languages = Nyelvek
rule-languages-all = Minden nyelv
rule-size = A fájlok kérésre várnak e méret fölött
rule-size-any = Bármely méret
rule-largest = fájlok { $size } méretig
rule-trigger = Mikor
rule-trigger-automatic = Önműködően
rule-trigger-ask = Előbb kérdezzen
rule-trigger-by-hand = Kézzel
