# Pretraga.

search-label = Traži u celom tekstu
search-hint = Traži u svemu na ovom računaru
search-clear = Obriši pretragu
search-time = { $seconds } s
search-narrow = Suzi
search-narrow-on = Suzi, uključeno: { $count }
search-results = Rezultati
search-hits =
    { $count ->
        [one] { $count } pogodak
        [few] { $count } pogotka
       *[other] { $count } pogodaka
    }
search-publications =
    { $count ->
        [one] u { $count } publikaciji
        [few] u { $count } publikacije
       *[other] u { $count } publikacija
    }
search-more-here =
    { $count ->
        [one] još { $count } u ovoj publikaciji
        [few] još { $count } u ovoj publikaciji
       *[other] još { $count } u ovoj publikaciji
    }
search-more = Prikaži još pogodaka
search-misread-language = „{ $text }” nije oznaka jezika, kao fr ili sr-Latn. Shvaćeno je kao obične reči.
search-misread-kind = „{ $text }” nije vrsta publikacije, kao notice ili handbook. Shvaćeno je kao obične reči.
search-misread-nothing_wanted = „{ $text }” kaže samo šta se ne želi. Shvaćeno je kao obične reči.
search-corrected = Prikazani su rezultati za
search-as-typed = Traži „{ $query }” kako je uneto
search-any-word = Malo odeljaka sadrži sve ove reči. Prikazani su i oni sa bilo kojom od njih.
search-none-title = Nema pogodaka za „{ $query }”
search-none-text = Pretražen je sav tekst na ovom računaru. Probajte manje reči ili drugačije pisanje.
empty-search-title = Traži u svemu na ovom računaru
empty-search-text = Svi jezici se pretražuju odjednom. Stavite izraz pod navodnike da ga nađete od reči do reči.

not-searched = Nije pretraženo
not-searched-text =
    { $count ->
        [one] Tekst { $count } izdanja nije na ovom računaru i nije pretražen. Možda sadrži odgovor.
        [few] Tekst { $count } izdanja nije na ovom računaru i nije pretražen. Možda sadrži odgovor.
       *[other] Tekst { $count } izdanja nije na ovom računaru i nije pretražen. Možda sadrži odgovor.
    }
not-searched-next = Otvori Ažuriranja
