# Прозор: бочни мени, траке, стање ажурирања, тастери и оно што је свим екранима заједничко.

app-name = Fieldshelf
app-tagline = Ради без везе
window-title = { $screen } – { $app }
skip = Пређи на садржај
rail = Главни мени
rail-collapse = Скупи бочни мени
rail-expand = Рашири бочни мени
collections = Збирке

nav-notices = Обавештења
nav-library = Библиотека
nav-search = Претрага
nav-saved = Сачувано
nav-updates = Ажурирања
nav-settings = Подешавања
unread = непрочитано: { $count }

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Учитавање
open = Отвори
close = Затвори
undo = Поништи
stop = Заустави
retry = Покушај поново
back = Назад
forward = Напред
check-now = Провери сада
never = никада

moment-today = данас
moment-today-at = данас, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } бајтова
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } од { $total }
percent = { $value }%

sync-up-to-date = Ажурно
sync-update-ready = Ажурирање је спремно
sync-updating = Ажурирање у току
sync-updating-of = Ажурирање, { $done } од { $total }
sync-checking = провера
sync-checked = проверено: { $when }
sync-last = последњи пут: { $when }
sync-not-checked =
    { $days ->
        [one] Није проверено { $days } дан
        [few] Није проверено { $days } дана
       *[other] Није проверено { $days } дана
    }
sync-unconfirmed = Није потврђено
sync-never = Никада проверено
sync-no-check = ниједна провера није успела
sync-failed = Последња провера није успела
sync-offline = Без везе
sync-preview = Преглед
sync-unsigned = непотписано
sync-paused = паузирано
sync-paused-at = паузирано, { $done } од { $total }

preview-title = Преглед, непотписано.
preview-text = Приказана је фасцикла садржаја { $folder }. Нико је није потписао и ништа од ње се не чува.
clock-behind-title = Сат овог рачунара касни.
clock-behind-text = Најновије ажурирање је потписано { $when }, касније него што сат показује. Оно што је на снази може бити погрешно приказано. Исправите датум и време.
unwritable-full = Диск је пун.
unwritable-full-text = Можете да читате и претражујете. Ништа не може да се сачува, означи ни ажурира док не буде простора: ослободите га.
unwritable-locked = Овде ова библиотека може само да се чита.
unwritable-locked-text = Можете да читате и претражујете. Ништа се не чува, не означава нити ажурира: за то тражите право писања у { $folder }.
urgent-notice = Хитно обавештење
urgent-notice-in-force = Хитно обавештење, на снази:
urgent-notice-as-of = Хитно обавештење, на снази на дан { $date }, од тада није потврђено:
read-notice = Прочитај обавештење
stale-since =
    { $days ->
        [one] <b>Није проверено { $days } дан.</b> Обавештења су се можда променила од тада: { $when }.
        [few] <b>Није проверено { $days } дана.</b> Обавештења су се можда променила од тада: { $when }.
       *[other] <b>Није проверено { $days } дана.</b> Обавештења су се можда променила од тада: { $when }.
    }
stale-unconfirmed = <b>Није потврђено.</b> Један потпис је истекао. Обавештења су се можда променила од тада: { $when }.
stale-never = <b>Никада проверено.</b> Обавештења су се можда променила откад је библиотека направљена.

toast-saved = Додато у Сачувано
toast-unsaved = Уклоњено из Сачуваног
toast-copy-saved = Копија сачувана

keys-title = Тастери
keys-of-window = Свуда
keys-of-lists = Листе
keys-of-reader = Читање
keys-of-pages = Странице
keys-all = сви тастери
keys-clear = обриши
keys-move-short = кретање
keys-open-hit = отвори на поготку
keys-palette = Команде
keys-search = Тражи свуда
keys-find = Тражи у овом документу
keys-next = Следећи погодак
keys-previous = Претходни погодак
keys-region = Следећа област прозора
keys-move = Кретање по списку
keys-open = Отвори
keys-preview = Прикажи поред списка
keys-close = Затвори оно што је на врху, затим обриши
keys-back = Назад
keys-forward = Напред
keys-language = Следећи језик, исти одељак
keys-larger = Веће
keys-normal = Уобичајена величина
keys-view = Текст или странице, на истом месту
keys-page = Следећа страница; друга стрелица враћа
keys-go-to-page = Иди на страницу
keys-whole-page = Цела страница у прозору
keys-one-page = Једна по једна страница, или све
keys-turn = Окрени странице
keys-thumbnails = Мале странице за избор
keys-sheet = Ови тастери
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Размак
key-esc = Esc

palette = Команде и публикације
palette-hint = Иди на екран или публикацију
palette-commands = Команде
palette-publications = Публикације
palette-none = Ништа нема то име.
palette-notices = Отвори Обавештења
palette-library = Отвори Библиотеку
palette-search = Отвори Претрагу
palette-saved = Отвори Сачувано
palette-updates = Отвори Ажурирања
palette-settings = Отвори Подешавања

settings-language = Језик прозора
settings-language-note = Публикације задржавају своје језике.
settings-system = Као на овом рачунару
settings-theme = Светло и тамно
settings-theme-light = Светло
settings-theme-dark = Тамно
settings-window = Прозор и тастери
settings-slim-rail = Узак бочни мени
settings-single-keys = Појединачни тастери као / и ? делују ван поља
settings-keys = Прикажи све тастере
settings-updates = Ажурирања по распореду
settings-updates-note = Збирке које прво питају само се нуде.
settings-updates-office = Задала је ваша канцеларија.
settings-every = Тражи ажурирања
every-0 = Никада
every-hours =
    { $hours ->
        [1] Сваки сат
        [one] Сваки { $hours } сат
        [few] Свака { $hours } сата
       *[other] Сваких { $hours } сати
    }
every-minutes =
    { $minutes ->
        [one] Сваки { $minutes } минут
        [few] Свака { $minutes } минута
       *[other] Сваких { $minutes } минута
    }
settings-metered = Ова веза се наплаћује по количини: датотеке чекају док их не затражим
settings-metered-system = Ажурирања која почињу сама остављају датотеке за касније и кад год систем каже да се веза наплаћује по количини.
settings-about = О овој библиотеци
about-version = Верзија
about-folder = Фасцикла
about-holds = Садржи
about-holds-value =
    { $publications ->
        [one] { $publications } публикација
        [few] { $publications } публикације
       *[other] { $publications } публикација
    }, { $editions ->
        [one] { $editions } издање
        [few] { $editions } издања
       *[other] { $editions } издања
    }, { $sections } одељака текста
