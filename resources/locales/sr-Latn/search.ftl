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
search-misread-language_not_here = „{ $text }” je jezik na kojem ovde nema ničega. Shvaćeno je kao obične reči.
search-misread-kind = „{ $text }” nije vrsta publikacije, kao notice ili handbook. Shvaćeno je kao obične reči.
search-misread-kind_not_here = „{ $text }” je vrsta publikacije koje ovde nema. Shvaćeno je kao obične reči.
search-misread-collection = „{ $text }” nije zbirka koja je ovde. Shvaćeno je kao obične reči.
search-misread-topic = „{ $text }” nije tema ničega ovde. Shvaćeno je kao obične reči.
search-misread-date = „{ $text }” nije godina, mesec ni dan, kao 2026 ili 2026-11-23. Shvaćeno je kao obične reči.
search-misread-days = „{ $text }” ne ostavlja nijedan dan između dva datuma. Shvaćeno je kao obične reči.
search-misread-no_value = „{ $text }” nema ništa odmah posle dve tačke, za razliku od lang:fr. Shvaćeno je kao obične reči.
search-misread-field = „{ $text }” ne počinje nijednim filterom: postoje lang:, kind:, collection:, topic:, after:, before: i title:. Shvaćeno je kao obične reči.
search-misread-star = „{ $text }” ima zvezdicu, koja ne zamenjuje slova: poslednja reč se ionako traži i kao početak dužih. Shvaćeno je kao obične reči.
search-misread-nothing_left = „{ $text }” izostavlja sve što je ovde ili što se traži. Shvaćeno je kao obične reči.
search-misread-operator = „{ $text }” ne stoji između dve reči ili fraze. Shvaćeno je kao obične reči.
search-misread-not = „{ $text }” ne stoji ispred reči, fraze ili filtera. Shvaćeno je kao obične reči.
search-misread-bracket = „{ $text }” ima zagradu, ali zagrade ništa ne grupišu. Shvaćeno je kao obične reči.
search-misread-quote = „{ $text }” počinje navodnikom koji nije zatvoren. Shvaćeno je kao obične reči.
search-misread-nothing_wanted = „{ $text }” kaže samo šta se ne želi. Shvaćeno je kao obične reči.
search-corrected = Prikazani su rezultati za
search-as-typed = Traži „{ $query }” kako je uneto
search-any-word = Malo odeljaka sadrži sve ove reči. Prikazani su i oni sa bilo kojom od njih.
search-alike = Nijedan odeljak ne sadrži ove reči kako su upisane. Ovi sadrže reči koje im liče.
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

search-facet-more = još { $count }
search-limits = Traženo samo
search-within = U
search-after = Izdato od
search-before = Izdato pre
search-limit-clear = Traži ponovo i izvan „{ $limit }”
search-suggestion = Da li ste mislili
search-glossary = Po rečniku pojmova traženo je i:
search-by-glossary = nađeno po rečniku pojmova
search-most = Prikazani su najbolji: { $count }. Dodajte reč ili suzite da vidite ostale.
search-also-in = Takođe na
search-order-relevance = Najbolje poklapanje
search-not-here =
    { $count ->
        [one] { $count } izdanje odgovara po naslovu ili sažetku. Njegov tekst nije na ovom računaru i nije pretražen.
        [few] { $count } izdanja odgovaraju po naslovu ili sažetku. Njihov tekst nije na ovom računaru i nije pretražen.
       *[other] { $count } izdanja odgovara po naslovu ili sažetku. Njihov tekst nije na ovom računaru i nije pretražen.
    }
search-not-here-more =
    { $count ->
        [one] Još { $count } nije prikazano.
        [few] Još { $count } nisu prikazana.
       *[other] Još { $count } nije prikazano.
    }

search-keep = Sačuvaj ovu pretragu
search-kept = Pretraga sačuvana
search-save-remove = Ukloni sačuvanu pretragu „{ $name }”
search-news =
    { $count ->
        [one] { $count } nov pogodak
        [few] { $count } nova pogotka
       *[other] { $count } novih pogodaka
    }
toast-search-saved = Pretraga sačuvana. Posle ažuriranja javlja nove pogotke.
toast-search-removed = Sačuvana pretraga uklonjena
saved-searches = Sačuvane pretrage
recent-searches = Skorašnje pretrage
recent-searches-forget = Zaboravi skorašnje pretrage

search-ways = Šta možete da unesete
search-way-phrase = Nalazi reči tačno tako, jednu za drugom
search-way-without = Izostavlja ono što ima drugu reč
search-way-or = Nalazi bilo koju od dve reči
search-way-fields = Traži samo u naslovima, na jednom jeziku, jednu vrstu, od nekog datuma
search-way-list = Navodi sve jedne vrste od nekog datuma, najnovije prvo
