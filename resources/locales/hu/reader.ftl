# Olvasás.

outline = Tartalom
view = Nézet
view-text = Szöveg
view-pages = Oldalak
pages-of = Oldalak: { $title }
text-size = A szöveg mérete
zoom = Az oldalak mérete
smaller = Kisebb
larger = Nagyobb
fit-width = Teljes szélesség
section-in = Ez a szakasz másik nyelven
section-elsewhere = { $language }: nincs ilyen szakasz. A legközelebbi előtte lévőnél van.
start = Eleje
page = { $page }. oldal
page-of = { $page }. oldal, összesen { $pages }
find = Keresés ebben a dokumentumban
find-open = Keresés
find-count = { $at } / { $count }
find-count-most = { $at } / { $count } vagy több
find-none = nincs
find-busy = keres
find-next = Következő találat
find-previous = Előző találat
find-close = Keresés bezárása
find-search = Keresés ebben a kiadványban: a szavak minden alakja, minden nyelven
newer-revision = Ami ezen a számítógépen van, olvasás közben megváltozott.
newer-open = Az új szöveg mutatása
newer-known = Megjelent a(z) { $newer }. változat, de még nincs ezen a számítógépen. Ez a(z) { $revision }. változat.
newer-get = A(z) { $newer }. változat letöltése
reading-gone = Ezt olvasás közben eltávolították erről a számítógépről. A képernyőn marad, amíg el nem hagyja.
reading-notice = Dátumok és visszaigazolás
earlier-here = A(z) { $revision }. változatnak csak a szövege van itt, a fájlja nincs. A(z) { $earlier }. változat fájlja még ezen a számítógépen van.
earlier-open = A(z) { $earlier }. változat oldalainak mutatása
earlier-shown = Ezek a(z) { $earlier }. változat oldalai, kiadva: { $date }. A legújabb a(z) { $revision }. változat; annak szövege itt van.
earlier-back = A(z) { $revision }. változat szövegének olvasása
read-in = Olvasás ezen a nyelven: { $language }
text-absent-title = Nincs ezen a számítógépen
text-absent-text = Ennek a kiadásnak a szövege nincs letöltve. Most letöltheti.
text-absent-withdrawn = A kiadója letöltés előtt visszavonta, ezért már egy forrás sem kínálja.
text-none-title = Nincs megjeleníthető szöveg
text-none-text = Ez a kiadás csak egy fájl, és itt nem jeleníthető meg. Mentsen róla másolatot, és nyissa meg más programmal.
picture-missing = Innen hiányzik egy kép.
picture-missing-alt = Ezen a számítógépen nincs meg a kép: { $alt }

view-table = Táblázat
view-gallery = Képek
picture-unfit = Itt olyan kép van, amelyet ez az ablak nem mutat.
picture-unfit-alt = Ez az ablak nem mutatja ezt a képet: { $alt }
picture-enlarge = Nagyítás: { $title }
picture-of = { $at } / { $count }
picture-before = Előző kép
picture-after = Következő kép
plot-show = Mutatás
plot-by = e szerint
plot-says = { $y } ({ $x } szerint), { $count ->
    [one] egy érték
   *[other] { $count } érték
  }: legkisebb { $low } ({ $lowplace }), legnagyobb { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] { $from }. sor, összesen { $count }
   *[other] { $from }–{ $to }. sor, összesen { $count }
  }
rows-before = Előző sorok
rows-after = Következő sorok
player = Felvétel
player-play = Lejátszás
player-pause = Szünet
player-back = { $seconds } másodperccel vissza
player-on = { $seconds } másodperccel előre
player-place = Hely a felvételben
player-at = { $time } / { $length }
player-speed = Sebesség
player-follow = A szavak követése
player-failed = Ez a számítógép nem tudja lejátszani a felvételt ebben az ablakban.
player-too-large = Ez a felvétel túl nagy ahhoz, hogy ebben az ablakban szóljon.
play-from = Lejátszás innen: { $time }
transcript-none-title = Nincs leirat
transcript-none-text = Senki sem írta le, ami ezen a felvételen elhangzik.
outside-title = Más programhoz
outside-text = Ez a dokumentum ({ $size }) nem jeleníthető meg ebben az ablakban. Ezen a számítógépen van, ahogy közzétették.
open-outside = Megnyitás más programban…
outside-ask = Megnyitja más programban?
outside-ask-text = A másik program másolatot kap. Többet mutathat vagy tehet, mint ez az ablak, például makrókat futtathat vagy az internetről tölthet be dolgokat. Csak akkor nyissa meg, ha megbízik abban, aki közzétette.
outside-open = Másolat megnyitása

# A dokumentum oldalainak eszközei.

page-tools = Az oldalak eszközei
reader-tools = Eszközök
reader-place = Hely a dokumentumban
page-field = Ugrás oldalra
page-before = Előző oldal
page-after = Következő oldal
page-of-all = / { $pages }
page-place = ({ $page } / { $pages })
page-unknown = Nincs ilyen oldal.
page-broken = Ez az oldal nem jeleníthető meg.
fit-page = Egész oldal
one-page = Egyszerre egy oldal
turn-page = Az oldalak elforgatása
thumbnails = Kis oldalképek
