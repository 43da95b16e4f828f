# Dritarja: shiriti anësor, njoftimet në krye, gjendja e përditësimeve, tastet dhe çfarë kanë të përbashkët ekranet.

app-name = Fieldshelf
app-tagline = Punon pa lidhje
window-title = { $screen } – { $app }
skip = Kalo te përmbajtja
rail = Menyja kryesore
rail-collapse = Mbyll shiritin anësor
rail-expand = Hap shiritin anësor
collections = Koleksionet

nav-notices = Njoftimet
nav-library = Biblioteka
nav-search = Kërkimi
nav-saved = Të ruajturat
nav-updates = Përditësimet
nav-settings = Rregullimet
unread = { $count } të palexuara

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Po ngarkohet
open = Hap
close = Mbyll
undo = Zhbëj
stop = Ndal
retry = Provo përsëri
back = Prapa
forward = Përpara
check-now = Kontrollo tani
never = asnjëherë

moment-today = sot
moment-today-at = sot, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } bajt
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } nga { $total }
percent = { $value }%

sync-up-to-date = I përditësuar
sync-update-ready = Përditësimi gati
sync-updating = Po përditësohet
sync-updating-of = Po përditësohet, { $done } nga { $total }
sync-checking = po kontrollohet
sync-checked = kontrolluar { $when }
sync-last = herën e fundit { $when }
sync-not-checked =
    { $days ->
        [one] Pa kontroll prej { $days } dite
       *[other] Pa kontroll prej { $days } ditësh
    }
sync-unconfirmed = E pakonfirmuar
sync-never = Asnjëherë i kontrolluar
sync-no-check = asnjë kontroll nuk ka pasur sukses
sync-failed = Kontrolli i fundit dështoi
sync-offline = Pa lidhje
sync-preview = Paraparje
sync-unsigned = e panënshkruar
sync-paused = në pauzë
sync-paused-at = në pauzë, { $done } nga { $total }

preview-title = Paraparje, e panënshkruar.
preview-text = Shfaqet dosja e përmbajtjes { $folder }. Askush nuk e ka nënshkruar dhe asgjë prej saj nuk ruhet.
clock-behind-title = Ora e këtij kompjuteri është prapa.
clock-behind-text = Përditësimi më i ri u nënshkrua { $when }, më vonë sesa thotë ora. Ajo që është në fuqi mund të shfaqet gabim. Ndreqni datën dhe orën.
unwritable-full = Disku është plot.
unwritable-full-text = Mund të lexoni dhe të kërkoni. Asgjë nuk mund të ruhet, të shënohet apo të përditësohet derisa të ketë vend: lironi pak.
unwritable-locked = Këtu kjo bibliotekë mund vetëm të lexohet.
unwritable-locked-text = Mund të lexoni dhe të kërkoni. Asgjë nuk ruhet, nuk shënohet dhe nuk përditësohet: për këtë kërkoni të drejtën për të shkruar në { $folder }.
urgent-notice = Njoftim urgjent
urgent-notice-in-force = Njoftim urgjent, në fuqi:
urgent-notice-as-of = Njoftim urgjent, në fuqi, gjendja më { $date }, e pakonfirmuar që atëherë:
read-notice = Lexo njoftimin
stale-since =
    { $days ->
        [one] <b>Pa kontroll prej { $days } dite.</b> Njoftimet mund të kenë ndryshuar që atëherë: { $when }.
       *[other] <b>Pa kontroll prej { $days } ditësh.</b> Njoftimet mund të kenë ndryshuar që atëherë: { $when }.
    }
stale-unconfirmed = <b>E pakonfirmuar.</b> Një nënshkrim ka skaduar. Njoftimet mund të kenë ndryshuar që atëherë: { $when }.
stale-never = <b>Asnjëherë i kontrolluar.</b> Njoftimet mund të kenë ndryshuar që kur u krijua kjo bibliotekë.

toast-saved = U shtua te Të ruajturat
toast-unsaved = U hoq nga Të ruajturat
toast-copy-saved = Kopja u ruajt

keys-title = Tastet
keys-of-window = Kudo
keys-of-lists = Listat
keys-of-reader = Leximi
keys-of-pages = Faqet
keys-all = të gjitha tastet
keys-clear = pastro
keys-move-short = lëviz
keys-open-hit = hap te rezultati
keys-palette = Komandat
keys-search = Kërko gjithçka
keys-find = Kërko në këtë dokument
keys-next = Rezultati tjetër
keys-previous = Rezultati i mëparshëm
keys-region = Zona tjetër e dritares
keys-move = Lëviz në një listë
keys-open = Hap
keys-preview = Shfaq pranë listës
keys-close = Mbyll atë që është sipër, pastaj pastro
keys-back = Prapa
keys-forward = Përpara
keys-language = Gjuha tjetër, e njëjta pjesë
keys-larger = Më i madh
keys-normal = Madhësia e zakonshme
keys-view = Tekst ose faqe, në të njëjtin vend
keys-page = Faqja tjetër; shigjeta tjetër kthen prapa
keys-go-to-page = Shko te një faqe
keys-whole-page = Faqja e plotë në dritare
keys-one-page = Një faqe njëherësh, ose të gjitha
keys-turn = Rrotullo faqet
keys-thumbnails = Faqe të vogla për të zgjedhur
keys-sheet = Këto taste
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Hapësirë
key-esc = Esc

palette = Komanda dhe botime
palette-hint = Shko te një ekran ose botim
palette-commands = Komandat
palette-publications = Botimet
palette-none = Asgjë nuk e ka këtë emër.
palette-notices = Hap Njoftimet
palette-library = Hap Bibliotekën
palette-search = Hap Kërkimin
palette-saved = Hap Të ruajturat
palette-updates = Hap Përditësimet
palette-settings = Hap Rregullimet

settings-language = Gjuha e dritares
settings-language-note = Botimet ruajnë gjuhët e tyre.
settings-system = Si ky kompjuter
settings-theme = E çelët dhe e errët
settings-theme-light = E çelët
settings-theme-dark = E errët
settings-window = Dritarja dhe tastet
settings-slim-rail = Shirit anësor i ngushtë
settings-single-keys = Tastet e vetme si / dhe ? veprojnë jashtë fushave
settings-keys = Shfaq të gjitha tastet
settings-updates = Përditësime vetvetiu
settings-updates-note = Koleksionet që pyesin më parë vetëm ofrohen.
settings-updates-office = E ka vendosur zyra juaj.
settings-every = Kërko përditësime
every-0 = Asnjëherë
every-hours =
    { $hours ->
        [one] Çdo orë
       *[other] Çdo { $hours } orë
    }
every-minutes =
    { $minutes ->
        [one] Çdo minutë
       *[other] Çdo { $minutes } minuta
    }
settings-metered = Kjo lidhje paguhet sipas sasisë: skedarët presin derisa t’i kërkoj
settings-metered-system = Përditësimet që nisin vetë i lënë skedarët për më vonë edhe sa herë që sistemi e quan lidhjen me sasi të matur.
settings-about = Rreth kësaj biblioteke
about-version = Versioni
about-folder = Dosja
about-holds = Përmban
about-holds-value =
    { $publications ->
        [one] { $publications } botim
       *[other] { $publications } botime
    } në { $editions ->
        [one] { $editions } version gjuhësor
       *[other] { $editions } versione gjuhësore
    }, { $sections } pjesë teksti
