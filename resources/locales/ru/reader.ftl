# Чтение.

outline = Содержание
view = Вид
view-text = Текст
view-pages = Страницы
pages-of = Страницы: { $title }
text-size = Размер текста
zoom = Размер страниц
smaller = Мельче
larger = Крупнее
fit-width = По ширине
section-in = Этот раздел на языке
section-elsewhere = { $language }: такого раздела нет. Вы в ближайшем перед ним.
start = Начало
page = страница { $page }
page-of = страница { $page } из { $pages }
find = Найти в этом документе
find-open = Найти
find-count = { $at } из { $count }
find-count-most = { $at } из { $count } или больше
find-none = нет
find-busy = поиск
find-next = Следующее совпадение
find-previous = Предыдущее совпадение
find-close = Закрыть поиск
find-search = Искать в этой публикации: все формы слов, на всех языках
newer-revision = Пока вы читали, текст на этом компьютере изменился.
newer-open = Показать новый текст
newer-known = Вышла редакция { $newer }, её ещё нет на этом компьютере. Это редакция { $revision }.
newer-get = Загрузить редакцию { $newer }
reading-gone = Пока вы читали, это удалили с этого компьютера. Оно остаётся на экране, пока вы его не закроете.
reading-notice = Даты и подтверждение
earlier-here = Здесь есть только текст редакции { $revision }, без файла. Файл редакции { $earlier } ещё на этом компьютере.
earlier-open = Показать страницы редакции { $earlier }
earlier-shown = Это страницы редакции { $earlier }, выпущенной { $date }. Самая новая — редакция { $revision }; её текст здесь есть.
earlier-back = Читать текст редакции { $revision }
read-in = Читать на языке: { $language }
text-absent-title = Нет на этом компьютере
text-absent-text = Текст этого издания не загружен. Его можно получить сейчас.
text-absent-withdrawn = Издатель отозвал его до загрузки, и ни один источник его больше не предлагает.
text-none-title = Нет текста для показа
text-none-text = Это издание — только файл, и показать его здесь нельзя. Сохраните копию и откройте её другой программой.
picture-missing = Здесь не хватает изображения.
picture-missing-alt = Изображения нет на этом компьютере: { $alt }

view-table = Таблица
view-gallery = Изображения
picture-unfit = Здесь изображение, которое это окно не показывает.
picture-unfit-alt = Это окно не показывает изображение: { $alt }
picture-enlarge = Увеличить: { $title }
picture-of = { $at } из { $count }
picture-before = Предыдущее изображение
picture-after = Следующее изображение
plot-show = Показать
plot-by = по
plot-says = { $y } по { $x }, { $count ->
    [one] { $count } значение
    [few] { $count } значения
    [many] { $count } значений
   *[other] { $count } значения
  }: наименьшее { $low } ({ $lowplace }), наибольшее { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Строки { $from }–{ $to } из { $count }
    [few] Строки { $from }–{ $to } из { $count }
    [many] Строки { $from }–{ $to } из { $count }
   *[other] Строки { $from }–{ $to } из { $count }
  }
rows-before = Предыдущие строки
rows-after = Следующие строки
player = Запись
player-play = Слушать
player-pause = Пауза
player-back = Назад на { $seconds } секунд
player-on = Вперёд на { $seconds } секунд
player-place = Место в записи
player-at = { $time } из { $length }
player-speed = Скорость
player-follow = Следовать за словами
player-failed = Этот компьютер не может проиграть запись в этом окне.
player-too-large = Эта запись слишком велика, чтобы проиграть её в этом окне.
play-from = Слушать с { $time }
transcript-none-title = Нет расшифровки
transcript-none-text = Никто не записал то, что говорится в этой записи.
outside-title = Для другой программы
outside-text = Этот документ ({ $size }) нельзя показать в этом окне. Он на этом компьютере в том виде, в каком опубликован.
open-outside = Открыть в другой программе…
outside-ask = Открыть в другой программе?
outside-ask-text = Другая программа получит копию. Она может показать или сделать больше, чем это окно: запустить макросы или загрузить что-то из интернета. Открывайте, только если доверяете тому, кто это опубликовал.
outside-open = Открыть копию

# Инструменты для страниц документа.

page-tools = Инструменты страниц
reader-tools = Инструменты
reader-place = Место в документе
page-field = Перейти к странице
page-before = Предыдущая страница
page-after = Следующая страница
page-of-all = из { $pages }
page-place = ({ $page } из { $pages })
page-unknown = Такой страницы нет.
page-broken = Эту страницу нельзя показать.
fit-page = Страница целиком
one-page = По одной странице
turn-page = Повернуть страницы
thumbnails = Миниатюры страниц
