# Окно: боковое меню, полосы, состояние обновлений, клавиши и общее для всех экранов.

app-name = Fieldshelf
app-tagline = Работает без сети
window-title = { $screen } – { $app }
skip = Перейти к содержанию
rail = Главное меню
rail-collapse = Свернуть боковое меню
rail-expand = Развернуть боковое меню
collections = Собрания

nav-notices = Уведомления
nav-library = Библиотека
nav-search = Поиск
nav-saved = Сохранённое
nav-updates = Обновления
nav-settings = Настройки
unread = не прочитано: { $count }

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Загрузка
open = Открыть
close = Закрыть
undo = Отменить
stop = Остановить
retry = Повторить
back = Назад
forward = Вперёд
check-now = Проверить сейчас
never = никогда

moment-today = сегодня
moment-today-at = сегодня, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } байт
size-kb = { $value } кБ
size-mb = { $value } МБ
size-gb = { $value } ГБ
size-of = { $done } из { $total }
percent = { $value } %

sync-up-to-date = Всё актуально
sync-update-ready = Есть обновление
sync-updating = Идёт обновление
sync-updating-of = Обновление, { $done } из { $total }
sync-checking = проверка
sync-checked = проверено: { $when }
sync-last = последний раз: { $when }
sync-not-checked =
    { $days ->
        [one] Не проверялось { $days } день
        [few] Не проверялось { $days } дня
        [many] Не проверялось { $days } дней
       *[other] Не проверялось { $days } дня
    }
sync-unconfirmed = Не подтверждено
sync-never = Ни разу не проверялось
sync-no-check = ни одна проверка не удалась
sync-failed = Последняя проверка не удалась
sync-offline = Нет соединения
sync-preview = Просмотр
sync-unsigned = не подписано
sync-paused = приостановлено
sync-paused-at = приостановлено, { $done } из { $total }

preview-title = Просмотр, не подписано.
preview-text = Показана папка содержания { $folder }. Её никто не подписал, и ничего из неё не сохраняется.
clock-behind-title = Часы этого компьютера отстают.
clock-behind-text = Последнее обновление подписано { $when } — позже, чем показывают часы. Что действует, может быть показано неверно. Исправьте дату и время.
unwritable-full = Диск заполнен.
unwritable-full-text = Можно читать и искать. Сохранять, отмечать и обновлять нельзя, пока нет места: освободите его.
unwritable-locked = Эту библиотеку здесь можно только читать.
unwritable-locked-text = Можно читать и искать. Ничего не сохраняется, не отмечается и не обновляется: для этого попросите права на запись в { $folder }.
urgent-notice = Срочное уведомление
urgent-notice-in-force = Срочное уведомление, действует:
urgent-notice-as-of = Срочное уведомление, действует по состоянию на { $date }, с тех пор не подтверждено:
read-notice = Читать уведомление
stale-since =
    { $days ->
        [one] <b>Не проверялось { $days } день.</b> Уведомления могли измениться с тех пор: { $when }.
        [few] <b>Не проверялось { $days } дня.</b> Уведомления могли измениться с тех пор: { $when }.
        [many] <b>Не проверялось { $days } дней.</b> Уведомления могли измениться с тех пор: { $when }.
       *[other] <b>Не проверялось { $days } дня.</b> Уведомления могли измениться с тех пор: { $when }.
    }
stale-unconfirmed = <b>Не подтверждено.</b> Срок одной из подписей истёк. Уведомления могли измениться с тех пор: { $when }.
stale-never = <b>Ни разу не проверялось.</b> Уведомления могли измениться с тех пор, как создана эта библиотека.

toast-saved = Добавлено в Сохранённое
toast-unsaved = Убрано из Сохранённого
toast-copy-saved = Копия сохранена

keys-title = Клавиши
keys-of-window = Везде
keys-of-lists = Списки
keys-of-reader = Чтение
keys-of-pages = Страницы
keys-all = все клавиши
keys-clear = очистить
keys-move-short = двигаться
keys-open-hit = открыть на совпадении
keys-palette = Команды
keys-search = Искать везде
keys-find = Найти в этом документе
keys-next = Следующее совпадение
keys-previous = Предыдущее совпадение
keys-region = Следующая область окна
keys-move = Двигаться по списку
keys-open = Открыть
keys-preview = Показать рядом со списком
keys-close = Закрыть верхнее, затем очистить
keys-back = Назад
keys-forward = Вперёд
keys-language = Следующий язык, тот же раздел
keys-larger = Крупнее
keys-normal = Обычный размер
keys-view = Текст или страницы, в том же месте
keys-page = Следующая страница; другая стрелка — назад
keys-go-to-page = Перейти к странице
keys-whole-page = Страница целиком в окне
keys-one-page = По одной странице или все
keys-turn = Повернуть страницы
keys-thumbnails = Миниатюры страниц для выбора
keys-sheet = Эти клавиши
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Пробел
key-esc = Esc

palette = Команды и публикации
palette-hint = Перейти к экрану или публикации
palette-commands = Команды
palette-publications = Публикации
palette-none = Такого названия нет.
palette-notices = Открыть Уведомления
palette-library = Открыть Библиотеку
palette-search = Открыть Поиск
palette-saved = Открыть Сохранённое
palette-updates = Открыть Обновления
palette-settings = Открыть Настройки

settings-language = Язык окна
settings-language-note = Публикации остаются на своих языках.
settings-system = Как на этом компьютере
settings-theme = Светлое и тёмное
settings-theme-light = Светлое
settings-theme-dark = Тёмное
settings-window = Окно и клавиши
settings-slim-rail = Узкое боковое меню
settings-single-keys = Одиночные клавиши, такие как / и ?, действуют вне полей
settings-keys = Показать все клавиши
settings-updates = Обновления по расписанию
settings-updates-note = Собрания, которые сначала спрашивают, только предлагаются.
settings-updates-office = Задано вашим офисом.
settings-every = Искать обновления
every-0 = Никогда
every-hours =
    { $hours ->
        [1] Каждый час
        [one] Каждый { $hours } час
        [few] Каждые { $hours } часа
        [many] Каждые { $hours } часов
       *[other] Каждые { $hours } часа
    }
every-minutes =
    { $minutes ->
        [one] Каждую { $minutes } минуту
        [few] Каждые { $minutes } минуты
        [many] Каждые { $minutes } минут
       *[other] Каждые { $minutes } минуты
    }
settings-metered = Трафик платный: файлы ждут, пока я их не запрошу
settings-metered-system = Автоматические обновления откладывают файлы и тогда, когда подключение считает лимитным сама система.
settings-about = Об этой библиотеке
about-version = Версия
about-folder = Папка
about-holds = Содержит
about-holds-value =
    { $publications ->
        [one] { $publications } публикация
        [few] { $publications } публикации
        [many] { $publications } публикаций
       *[other] { $publications } публикации
    }, { $editions ->
        [one] { $editions } издание
        [few] { $editions } издания
        [many] { $editions } изданий
       *[other] { $editions } издания
    }, { $sections } разделов текста
