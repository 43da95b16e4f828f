# Читање.

outline = Садржај
view = Приказ
view-text = Текст
view-pages = Странице
pages-of = Странице: { $title }
text-size = Величина текста
zoom = Величина страница
smaller = Мање
larger = Веће
fit-width = По ширини
section-in = Овај одељак на
section-elsewhere = { $language }: нема овог одељка. Налазите се у најближем пре њега.
start = Почетак
page = страница { $page }
page-of = страница { $page } од { $pages }
find = Тражи у овом документу
find-open = Тражи
find-count = { $at } од { $count }
find-count-most = { $at } од { $count } или више
find-none = нема
find-busy = тражи се
find-next = Следећи погодак
find-previous = Претходни погодак
find-close = Затвори тражење
find-search = Тражи у овој публикацији: сви облици речи, сви језици
newer-revision = Док сте читали, променило се оно што је на овом рачунару.
newer-open = Прикажи нови текст
newer-known = Изашла је ревизија { $newer }, а још није на овом рачунару. Ово је ревизија { $revision }.
newer-get = Преузми ревизију { $newer }
reading-gone = Ово је уклоњено са овог рачунара док сте читали. Остаје на екрану док га не напустите.
reading-notice = Датуми и потврда
earlier-here = Овде је само текст ревизије { $revision }, без њене датотеке. Датотека ревизије { $earlier } још је на овом рачунару.
earlier-open = Прикажи странице ревизије { $earlier }
earlier-shown = Ово су странице ревизије { $earlier }, објављене { $date }. Најновија је ревизија { $revision }; њен текст је овде.
earlier-back = Читај текст ревизије { $revision }
read-in = Читај на језику: { $language }
text-absent-title = Није на овом рачунару
text-absent-text = Текст овог издања није преузет. Можете га преузети сада.
text-absent-withdrawn = Издавач га је повукао пре преузимања, па га више ниједан извор не нуди.
text-none-title = Нема текста за приказ
text-none-text = Ово издање је само датотека и не може се овде приказати. Сачувајте копију и отворите је другим програмом.
picture-missing = Овде недостаје слика.
picture-missing-alt = Слика која није на овом рачунару: { $alt }

view-table = Табела
view-gallery = Слике
picture-unfit = Овде је слика коју овај прозор не приказује.
picture-unfit-alt = Овај прозор не приказује ову слику: { $alt }
picture-enlarge = Увећај: { $title }
picture-of = { $at } од { $count }
picture-before = Претходна слика
picture-after = Следећа слика
plot-show = Прикажи
plot-by = по
plot-says = { $y } по { $x }, { $count ->
    [one] { $count } вредност
    [few] { $count } вредности
   *[other] { $count } вредности
  }: најмања { $low } ({ $lowplace }), највећа { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Редови { $from }–{ $to } од { $count }
    [few] Редови { $from }–{ $to } од { $count }
   *[other] Редови { $from }–{ $to } од { $count }
  }
rows-before = Претходни редови
rows-after = Следећи редови
player = Снимак
player-play = Пусти
player-pause = Пауза
player-back = { $seconds } секунди уназад
player-on = { $seconds } секунди унапред
player-place = Место у снимку
player-at = { $time } од { $length }
player-speed = Брзина
player-follow = Прати речи
player-failed = Овај рачунар не може да пусти снимак у овом прозору.
player-too-large = Овај снимак је превелик да би се пустио у овом прозору.
play-from = Пусти од { $time }
transcript-none-title = Нема преписа
transcript-none-text = Нико није записао шта се говори у овом снимку.
outside-title = За други програм
outside-text = Овај документ ({ $size }) не може да се прикаже у овом прозору. На овом је рачунару, како је објављен.
open-outside = Отвори у другом програму…
outside-ask = Отворити у другом програму?
outside-ask-text = Други програм добија копију. Он може да прикаже или уради више од овог прозора, на пример да покрене макрое или учита нешто с интернета. Отворите је само ако верујете ономе ко ју је објавио.
outside-open = Отвори копију

# Алатке за странице документа.

page-tools = Алатке за странице
reader-tools = Алатке
reader-place = Место у документу
page-field = Иди на страницу
page-before = Претходна страница
page-after = Следећа страница
page-of-all = од { $pages }
page-place = ({ $page } од { $pages })
page-unknown = Нема такве странице.
page-broken = Ова страница се не може приказати.
fit-page = Цела страница
one-page = Једна по једна страница
turn-page = Окрени странице
thumbnails = Мале странице
