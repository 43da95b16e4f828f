# Könyvtár, Mentett, és amit mindenütt egy kiadványról mondunk.

publications = Kiadványok
publications-count =
    { $count ->
        [one] { $count } kiadvány
       *[other] { $count } kiadvány
    }
publications-found = { $count } a { $total } kiadványból
library-find = Keresés a címekben; az Enter a teljes szövegben keres
library-find-hint = Címek; Enter: teljes szöveg
search-full-text = „{ $query }” keresése a teljes szövegben

filter-language = Nyelv
filter-kind = Fajta
filter-collection = Gyűjtemény
filter-topic = Téma
filter-year = Év
filter-here = Ezen a számítógépen
filter-any = bármely
filter-chosen = { $count } kiválasztva
filter-clear = Törlés
filter-clear-all = Minden mutatása
sort = Sorrend
sort-newest = A legújabb elöl
sort-title = Cím szerint
sort-collection = Gyűjtemény szerint
group-week = Ezen a héten
group-earlier = { $year }, korábban
group-all = Minden kiadvány

kind-notice = Közlemény
kind-handbook = Kézikönyv
kind-report = Jelentés
kind-brief = Tájékoztató
kind-article = Cikk
kind-page = Oldal
kind-gallery = Képek
kind-recording = Felvétel
kind-dataset = Adatok
kind-form = Űrlap
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · { $revision }. változat · { $date }
revision = { $revision }. változat
revision-issued = { $revision }. változat, kiadva: { $date }
issued = kiadva: { $date }
published-by = Kiadó: { $publisher }
withdrawn = Visszavonva
withdrawn-text = A kiadója visszavonta. Itt olvasható marad, de már nem frissül.

avail-here = Letöltve
avail-text = Csak szöveg
avail-absent = Nincs ezen a számítógépen
avail-older = Régebbi fordítás
here-in-languages =
    { $count ->
        [0] Egy nyelven sincs ezen a számítógépen
        [one] { $count } nyelven ezen a számítógépen
       *[other] { $count } nyelven ezen a számítógépen
    }
tag-present = { $language }, ezen a számítógépen
tag-older = { $language }, régebbi fordítás
tag-absent = { $language }, nincs ezen a számítógépen
tag-current = { $language }, most ez látszik
legend-sign = HU
legend-current = Friss
legend-absent = Nincs letöltve
older = régebbi
edition-older = A szöveg, amelyből ez a fordítás készült, azóta megváltozott. { $language }: lehet, hogy nem a legújabbat mondja.

detail-of = Részletek: { $title }
details = Részletek
details-close = Vissza a listához
save-copy = Másolat mentése…
save-copy-of = Másolat mentése: { $language }…
saved-add = A Mentettekhez
saved-remove = Ki a Mentettekből
editions = Kiadások
column-revision = Változat
column-here = Ezen a számítógépen
column-size = Méret
size-to-fetch = { $size } letöltendő
column-copy = Másolat
links = Hivatkozások
files = Fájlok
file-drag = Húzza egy mappába vagy üzenetbe: úgy kerül oda, ahogy megjelent.
file-drag-ready = A fájl készen áll. Húzza újra.

empty-library-title = A polc üres
empty-library-text = Még semmi sem érkezett. Az első frissítés után itt minden működik kapcsolat nélkül.
empty-library-next = Frissítések megnyitása
empty-saved-title = Még semmi sincs mentve
empty-saved-text = Amit a Mentettekhez ad, ezen a számítógépen marad, bármit mondanak a szabályok.
empty-saved-next = Könyvtár megnyitása
empty-filter-title = Nincs találat
empty-filter-text = Egy cím vagy összefoglaló sem felel meg a fenti választásnak.

download = Letöltés… { $size }
download-file = A fájl letöltése… { $size }
download-in = Letöltés ezen a nyelven: { $language }… { $size }
download-of = Letöltés: { $title }
downloading = Letöltés
files-remove = Fájlok törlése
files-remove-ask = Fájlok törlése, { $size }…
files-remove-question = Törli a fájlokat?
files-remove-text = Ezzel felszabadul: { $size }. A szöveg ezen a számítógépen marad, olvasni és keresni továbbra is lehet. A fájlok letöltéssel visszajönnek.
files-removed = Fájlok törölve, felszabadult: { $size }
forget = Elfelejtés
toast-forgotten = Elfelejtve
withdrawn-saved = A Mentettekben van, ezért marad. Az elfelejtéshez vegye ki a Mentettekből.
