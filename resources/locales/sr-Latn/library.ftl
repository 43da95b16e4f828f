# Biblioteka, Sačuvano i ono što se svuda kaže o publikaciji.

publications = Publikacije
publications-count =
    { $count ->
        [one] { $count } publikacija
        [few] { $count } publikacije
       *[other] { $count } publikacija
    }
publications-found = { $count } od { $total } publikacija
library-find = Traži u naslovima; Enter traži u celom tekstu
library-find-hint = Naslovi; Enter za ceo tekst
search-full-text = Traži „{ $query }” u celom tekstu

filter-language = Jezik
filter-kind = Vrsta
filter-collection = Zbirka
filter-topic = Tema
filter-year = Godina
filter-here = Na ovom računaru
filter-any = sve
filter-chosen = izabrano: { $count }
filter-clear = Obriši
filter-clear-all = Prikaži sve
sort = Redosled
sort-newest = Prvo najnovije
sort-title = Po naslovu
sort-collection = Po zbirci
group-week = Ove nedelje
group-earlier = Ranije u { $year }.
group-all = Sve publikacije

kind-notice = Obaveštenje
kind-handbook = Priručnik
kind-report = Izveštaj
kind-brief = Sažetak
kind-article = Članak
kind-page = Stranica
kind-gallery = Galerija
kind-recording = Snimak
kind-dataset = Podaci
kind-form = Obrazac
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · revizija { $revision } · { $date }
revision = Revizija { $revision }
revision-issued = Revizija { $revision }, objavljena { $date }
issued = objavljeno { $date }
published-by = Izdavač: { $publisher }
withdrawn = Povučeno
withdrawn-text = Izdavač je ovo povukao. Ovde se i dalje može čitati, ali se više ne ažurira.

avail-here = Preuzeto
avail-text = Samo tekst
avail-absent = Nije na ovom računaru
avail-older = Stariji prevod
here-in-languages =
    { $count ->
        [0] Ni na jednom jeziku na ovom računaru
        [one] Na { $count } jeziku na ovom računaru
        [few] Na { $count } jezika na ovom računaru
       *[other] Na { $count } jezika na ovom računaru
    }
tag-present = { $language }, na ovom računaru
tag-older = { $language }, stariji prevod
tag-absent = { $language }, nije na ovom računaru
tag-current = { $language }, sada prikazano
legend-sign = SR
legend-current = Aktuelno
legend-absent = Nije preuzeto
older = starije
edition-older = Tekst sa kog je prevedeno u međuvremenu je promenjen. { $language } možda ne govori najnovije.

detail-of = Detalji: { $title }
details = Detalji
details-close = Nazad na spisak
save-copy = Sačuvaj kopiju…
save-copy-of = Sačuvaj kopiju: { $language }…
saved-add = Dodaj u Sačuvano
saved-remove = Ukloni iz Sačuvanog
editions = Izdanja
column-revision = Revizija
column-here = Na ovom računaru
column-size = Veličina
size-to-fetch = { $size } za preuzimanje
column-copy = Kopija
links = Veze
files = Datoteke
file-drag = Prevucite je u fasciklu ili poruku: odlazi kako je objavljena.
file-drag-ready = Datoteka je spremna. Prevucite je ponovo.

empty-library-title = Vaša polica je prazna
empty-library-text = Još ništa nije stiglo. Posle prvog ažuriranja ovde sve radi bez veze.
empty-library-next = Otvori Ažuriranja
empty-saved-title = Još ništa nije sačuvano
empty-saved-text = Ono što dodate u Sačuvano ostaje na ovom računaru, šta god pravila kažu.
empty-saved-next = Otvori Biblioteku
empty-filter-title = Ništa ne odgovara
empty-filter-text = Nijedan naslov ni sažetak ne odgovara onome što je izabrano gore.

download = Preuzmi… { $size }
download-file = Preuzmi datoteku… { $size }
download-in = Preuzmi na jeziku { $language }… { $size }
download-of = Preuzimanje: { $title }
downloading = Preuzima se
files-remove = Ukloni datoteke
files-remove-ask = Ukloni datoteke, { $size }…
files-remove-question = Ukloniti datoteke?
files-remove-text = Ovo oslobađa { $size }. Tekst ostaje na ovom računaru, pa i dalje možete da čitate i pretražujete. Datoteke se vraćaju preuzimanjem.
files-removed = Datoteke uklonjene, oslobođeno { $size }
forget = Zaboravi
toast-forgotten = Zaboravljeno
withdrawn-saved = U Sačuvanom je, pa ostaje. Uklonite iz Sačuvanog da biste zaboravili.
