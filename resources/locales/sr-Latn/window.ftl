# Prozor: bočni meni, trake, stanje ažuriranja, tasteri i ono što je svim ekranima zajedničko.

app-name = Fieldshelf
app-tagline = Radi bez veze
window-title = { $screen } – { $app }
skip = Pređi na sadržaj
rail = Glavni meni
rail-collapse = Skupi bočni meni
rail-expand = Raširi bočni meni
collections = Zbirke

nav-notices = Obaveštenja
nav-library = Biblioteka
nav-search = Pretraga
nav-saved = Sačuvano
nav-updates = Ažuriranja
nav-settings = Podešavanja
unread = nepročitano: { $count }

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Učitavanje
open = Otvori
close = Zatvori
undo = Poništi
stop = Zaustavi
retry = Pokušaj ponovo
back = Nazad
forward = Napred
check-now = Proveri sada
never = nikada

moment-today = danas
moment-today-at = danas, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } bajtova
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } od { $total }
percent = { $value }%

sync-up-to-date = Ažurno
sync-update-ready = Ažuriranje je spremno
sync-updating = Ažuriranje u toku
sync-updating-of = Ažuriranje, { $done } od { $total }
sync-checking = provera
sync-checked = provereno: { $when }
sync-last = poslednji put: { $when }
sync-not-checked =
    { $days ->
        [one] Nije provereno { $days } dan
        [few] Nije provereno { $days } dana
       *[other] Nije provereno { $days } dana
    }
sync-unconfirmed = Nije potvrđeno
sync-never = Nikada provereno
sync-no-check = nijedna provera nije uspela
sync-failed = Poslednja provera nije uspela
sync-offline = Bez veze
sync-preview = Pregled
sync-unsigned = nepotpisano
sync-paused = pauzirano
sync-paused-at = pauzirano, { $done } od { $total }

preview-title = Pregled, nepotpisano.
preview-text = Prikazana je fascikla sadržaja { $folder }. Niko je nije potpisao i ništa od nje se ne čuva.
clock-behind-title = Sat ovog računara kasni.
clock-behind-text = Najnovije ažuriranje je potpisano { $when }, kasnije nego što sat pokazuje. Ono što je na snazi može biti pogrešno prikazano. Ispravite datum i vreme.
unwritable-full = Disk je pun.
unwritable-full-text = Možete da čitate i pretražujete. Ništa ne može da se sačuva, označi ni ažurira dok ne bude prostora: oslobodite ga.
unwritable-locked = Ovde ova biblioteka može samo da se čita.
unwritable-locked-text = Možete da čitate i pretražujete. Ništa se ne čuva, ne označava niti ažurira: za to tražite pravo pisanja u { $folder }.
urgent-notice = Hitno obaveštenje
urgent-notice-in-force = Hitno obaveštenje, na snazi:
urgent-notice-as-of = Hitno obaveštenje, na snazi na dan { $date }, od tada nije potvrđeno:
read-notice = Pročitaj obaveštenje
stale-since =
    { $days ->
        [one] <b>Nije provereno { $days } dan.</b> Obaveštenja su se možda promenila od tada: { $when }.
        [few] <b>Nije provereno { $days } dana.</b> Obaveštenja su se možda promenila od tada: { $when }.
       *[other] <b>Nije provereno { $days } dana.</b> Obaveštenja su se možda promenila od tada: { $when }.
    }
stale-unconfirmed = <b>Nije potvrđeno.</b> Jedan potpis je istekao. Obaveštenja su se možda promenila od tada: { $when }.
stale-never = <b>Nikada provereno.</b> Obaveštenja su se možda promenila otkad je biblioteka napravljena.

toast-saved = Dodato u Sačuvano
toast-unsaved = Uklonjeno iz Sačuvanog
toast-copy-saved = Kopija sačuvana

keys-title = Tasteri
keys-of-window = Svuda
keys-of-lists = Liste
keys-of-reader = Čitanje
keys-of-pages = Stranice
keys-all = svi tasteri
keys-clear = obriši
keys-move-short = kretanje
keys-open-hit = otvori na pogotku
keys-palette = Komande
keys-search = Traži svuda
keys-find = Traži u ovom dokumentu
keys-next = Sledeći pogodak
keys-previous = Prethodni pogodak
keys-region = Sledeća oblast prozora
keys-move = Kretanje po spisku
keys-open = Otvori
keys-preview = Prikaži pored spiska
keys-close = Zatvori ono što je na vrhu, zatim obriši
keys-back = Nazad
keys-forward = Napred
keys-language = Sledeći jezik, isti odeljak
keys-larger = Veće
keys-normal = Uobičajena veličina
keys-view = Tekst ili stranice, na istom mestu
keys-page = Sledeća stranica; druga strelica vraća
keys-go-to-page = Idi na stranicu
keys-whole-page = Cela stranica u prozoru
keys-one-page = Jedna po jedna stranica, ili sve
keys-turn = Okreni stranice
keys-thumbnails = Male stranice za izbor
keys-sheet = Ovi tasteri
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Razmak
key-esc = Esc

palette = Komande i publikacije
palette-hint = Idi na ekran ili publikaciju
palette-commands = Komande
palette-publications = Publikacije
palette-none = Ništa nema to ime.
palette-notices = Otvori Obaveštenja
palette-library = Otvori Biblioteku
palette-search = Otvori Pretragu
palette-saved = Otvori Sačuvano
palette-updates = Otvori Ažuriranja
palette-settings = Otvori Podešavanja

settings-language = Jezik prozora
settings-language-note = Publikacije zadržavaju svoje jezike.
settings-system = Kao na ovom računaru
settings-theme = Svetlo i tamno
settings-theme-light = Svetlo
settings-theme-dark = Tamno
settings-window = Prozor i tasteri
settings-slim-rail = Uzak bočni meni
settings-single-keys = Pojedinačni tasteri kao / i ? deluju van polja
settings-keys = Prikaži sve tastere
settings-updates = Ažuriranja po rasporedu
settings-updates-note = Zbirke koje prvo pitaju samo se nude.
settings-updates-office = Zadala je vaša kancelarija.
settings-every = Traži ažuriranja
every-0 = Nikada
every-hours =
    { $hours ->
        [1] Svaki sat
        [one] Svaki { $hours } sat
        [few] Svaka { $hours } sata
       *[other] Svakih { $hours } sati
    }
every-minutes =
    { $minutes ->
        [one] Svaki { $minutes } minut
        [few] Svaka { $minutes } minuta
       *[other] Svakih { $minutes } minuta
    }
settings-metered = Ova veza se naplaćuje po količini: datoteke čekaju dok ih ne zatražim
settings-metered-system = Ažuriranja koja počinju sama ostavljaju datoteke za kasnije i kad god sistem kaže da se veza naplaćuje po količini.
settings-about = O ovoj biblioteci
about-version = Verzija
about-folder = Fascikla
about-holds = Sadrži
about-holds-value =
    { $publications ->
        [one] { $publications } publikacija
        [few] { $publications } publikacije
       *[other] { $publications } publikacija
    }, { $editions ->
        [one] { $editions } izdanje
        [few] { $editions } izdanja
       *[other] { $editions } izdanja
    }, { $sections } odeljaka teksta
