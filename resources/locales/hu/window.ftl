# Az ablak: oldalsáv, sávok, a frissítések állapota, billentyűk, és ami minden képernyőn közös.

app-name = Fieldshelf
app-tagline = Kapcsolat nélkül működik
window-title = { $screen } – { $app }
skip = Ugrás a tartalomra
rail = Főmenü
rail-collapse = Oldalsáv összecsukása
rail-expand = Oldalsáv kinyitása
collections = Gyűjtemények

nav-notices = Közlemények
nav-library = Könyvtár
nav-search = Keresés
nav-saved = Mentett
nav-updates = Frissítések
nav-settings = Beállítások
unread = { $count } olvasatlan

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Betöltés
open = Megnyitás
close = Bezárás
undo = Visszavonás
stop = Leállítás
retry = Újra
back = Vissza
forward = Előre
check-now = Ellenőrzés most
never = soha

moment-today = ma
moment-today-at = ma, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } bájt
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } / { $total }
percent = { $value }%

sync-up-to-date = Naprakész
sync-update-ready = Frissítés elérhető
sync-updating = Frissítés folyik
sync-updating-of = Frissítés, { $done } / { $total }
sync-checking = ellenőrzés
sync-checked = ellenőrizve: { $when }
sync-last = utoljára: { $when }
sync-not-checked =
    { $days ->
        [one] { $days } napja nincs ellenőrizve
       *[other] { $days } napja nincs ellenőrizve
    }
sync-unconfirmed = Nincs megerősítve
sync-never = Még nem volt ellenőrizve
sync-no-check = egy ellenőrzés sem sikerült
sync-failed = Az utolsó ellenőrzés nem sikerült
sync-offline = Nincs kapcsolat
sync-preview = Előnézet
sync-unsigned = nincs aláírva
sync-paused = szünetel
sync-paused-at = szünetel, { $done } / { $total }

preview-title = Előnézet, nincs aláírva.
preview-text = A { $folder } tartalommappa látszik. Senki sem írta alá, és semmi sem marad meg belőle.
clock-behind-title = A számítógép órája késik.
clock-behind-text = A legújabb frissítés aláírása: { $when }, ez későbbi, mint amit az óra mutat. Az érvényesség rosszul látszhat. Állítsa be a dátumot és az időt.
unwritable-full = A lemez megtelt.
unwritable-full-text = Olvasni és keresni lehet. Menteni, megjelölni és frissíteni addig nem, amíg nincs hely: szabadítson fel valamennyit.
unwritable-locked = Ez a könyvtár itt csak olvasható.
unwritable-locked-text = Olvasni és keresni lehet. Menteni, megjelölni és frissíteni nem: ehhez kérjen írási jogot itt: { $folder }.
urgent-notice = Sürgős közlemény
urgent-notice-in-force = Sürgős közlemény, érvényben:
urgent-notice-as-of = Sürgős közlemény, érvényben, állapot: { $date }, azóta nincs megerősítve:
read-notice = Közlemény olvasása
stale-since =
    { $days ->
        [one] <b>{ $days } napja nincs ellenőrizve.</b> A közlemények azóta megváltozhattak: { $when }.
       *[other] <b>{ $days } napja nincs ellenőrizve.</b> A közlemények azóta megváltozhattak: { $when }.
    }
stale-unconfirmed = <b>Nincs megerősítve.</b> Egy aláírás lejárt. A közlemények azóta megváltozhattak: { $when }.
stale-never = <b>Még nem volt ellenőrizve.</b> A közlemények a könyvtár létrehozása óta megváltozhattak.

toast-saved = A Mentettekhez adva
toast-unsaved = Kivéve a Mentettekből
toast-copy-saved = Másolat mentve

keys-title = Billentyűk
keys-of-window = Mindenhol
keys-of-lists = Listák
keys-of-reader = Olvasás
keys-of-pages = Oldalak
keys-all = minden billentyű
keys-clear = törlés
keys-move-short = mozgás
keys-open-hit = megnyitás a találatnál
keys-palette = Parancsok
keys-search = Keresés mindenben
keys-find = Keresés ebben a dokumentumban
keys-next = Következő találat
keys-previous = Előző találat
keys-region = Az ablak következő része
keys-move = Mozgás egy listában
keys-open = Megnyitás
keys-preview = Mutatás a lista mellett
keys-close = A legfelső bezárása, aztán törlés
keys-back = Vissza
keys-forward = Előre
keys-language = Következő nyelv, ugyanaz a szakasz
keys-larger = Nagyobb
keys-normal = Rendes méret
keys-view = Szöveg vagy oldalak, ugyanazon a helyen
keys-page = Következő oldal; a másik nyíl visszalép
keys-go-to-page = Ugrás egy oldalra
keys-whole-page = Az egész oldal az ablakban
keys-one-page = Egyszerre egy oldal vagy mind
keys-turn = Az oldalak elforgatása
keys-thumbnails = Kis oldalképek választáshoz
keys-sheet = Ezek a billentyűk
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Szóköz
key-esc = Esc

palette = Parancsok és kiadványok
palette-hint = Ugrás egy képernyőre vagy kiadványra
palette-commands = Parancsok
palette-publications = Kiadványok
palette-none = Semminek sincs ilyen neve.
palette-notices = Közlemények megnyitása
palette-library = Könyvtár megnyitása
palette-search = Keresés megnyitása
palette-saved = Mentettek megnyitása
palette-updates = Frissítések megnyitása
palette-settings = Beállítások megnyitása

settings-language = Az ablak nyelve
settings-language-note = A kiadványok megtartják a nyelvüket.
settings-system = Mint ez a számítógép
settings-theme = Világos és sötét
settings-theme-light = Világos
settings-theme-dark = Sötét
settings-window = Ablak és billentyűk
settings-slim-rail = Keskeny oldalsáv
settings-single-keys = Az egyedüli billentyűk, mint a / és a ?, mezőkön kívül hatnak
settings-keys = Minden billentyű mutatása
settings-updates = Önműködő frissítések
settings-updates-note = Az előbb kérdező gyűjteményeket csak felajánljuk.
settings-updates-office = Az iroda állította be.
settings-every = Frissítések keresése
every-0 = Soha
every-hours =
    { $hours ->
        [one] Óránként
       *[other] { $hours } óránként
    }
every-minutes =
    { $minutes ->
        [one] Percenként
       *[other] { $minutes } percenként
    }
settings-metered = Ez a kapcsolat forgalomdíjas: a fájlok megvárják, amíg kérem őket
settings-metered-system = A maguktól induló frissítések akkor is későbbre hagyják a fájlokat, ha a rendszer forgalomdíjasnak mondja a kapcsolatot.
settings-about = Erről a könyvtárról
about-version = Verzió
about-folder = Mappa
about-holds = Tartalma
about-holds-value =
    { $publications ->
        [one] { $publications } kiadvány
       *[other] { $publications } kiadvány
    }, { $editions ->
        [one] { $editions } kiadás
       *[other] { $editions } kiadás
    }, { $sections } szövegszakasz
