# Библиотека, Сачувано и оно што се свуда каже о публикацији.

publications = Публикације
publications-count =
    { $count ->
        [one] { $count } публикација
        [few] { $count } публикације
       *[other] { $count } публикација
    }
publications-found = { $count } од { $total } публикација
library-find = Тражи у насловима; Enter тражи у целом тексту
library-find-hint = Наслови; Enter за цео текст
search-full-text = Тражи „{ $query }” у целом тексту

filter-language = Језик
filter-kind = Врста
filter-collection = Збирка
filter-topic = Тема
filter-year = Година
filter-here = На овом рачунару
filter-any = све
filter-chosen = изабрано: { $count }
filter-clear = Обриши
filter-clear-all = Прикажи све
sort = Редослед
sort-newest = Прво најновије
sort-title = По наслову
sort-collection = По збирци
group-week = Ове недеље
group-earlier = Раније у { $year }.
group-all = Све публикације

kind-notice = Обавештење
kind-handbook = Приручник
kind-report = Извештај
kind-brief = Сажетак
kind-article = Чланак
kind-page = Страница
kind-gallery = Галерија
kind-recording = Снимак
kind-dataset = Подаци
kind-form = Образац
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · ревизија { $revision } · { $date }
revision = Ревизија { $revision }
revision-issued = Ревизија { $revision }, објављена { $date }
issued = објављено { $date }
published-by = Издавач: { $publisher }
withdrawn = Повучено
withdrawn-text = Издавач је ово повукао. Овде се и даље може читати, али се више не ажурира.

avail-here = Преузето
avail-text = Само текст
avail-absent = Није на овом рачунару
avail-older = Старији превод
here-in-languages =
    { $count ->
        [0] Ни на једном језику на овом рачунару
        [one] На { $count } језику на овом рачунару
        [few] На { $count } језика на овом рачунару
       *[other] На { $count } језика на овом рачунару
    }
tag-present = { $language }, на овом рачунару
tag-older = { $language }, старији превод
tag-absent = { $language }, није на овом рачунару
tag-current = { $language }, сада приказано
legend-sign = СРП
legend-current = Актуелно
legend-absent = Није преузето
older = старије
edition-older = Текст са ког је преведено у међувремену је промењен. { $language } можда не говори најновије.

detail-of = Детаљи: { $title }
details = Детаљи
details-close = Назад на списак
save-copy = Сачувај копију…
save-copy-of = Сачувај копију: { $language }…
saved-add = Додај у Сачувано
saved-remove = Уклони из Сачуваног
editions = Издања
column-revision = Ревизија
column-here = На овом рачунару
column-size = Величина
size-to-fetch = { $size } за преузимање
column-copy = Копија
links = Везе
files = Датотеке
file-drag = Превуците је у фасциклу или поруку: одлази како је објављена.
file-drag-ready = Датотека је спремна. Превуците је поново.

empty-library-title = Ваша полица је празна
empty-library-text = Још ништа није стигло. После првог ажурирања овде све ради без везе.
empty-library-next = Отвори Ажурирања
empty-saved-title = Још ништа није сачувано
empty-saved-text = Оно што додате у Сачувано остаје на овом рачунару, шта год правила кажу.
empty-saved-next = Отвори Библиотеку
empty-filter-title = Ништа не одговара
empty-filter-text = Ниједан наслов ни сажетак не одговара ономе што је изабрано горе.

download = Преузми… { $size }
download-file = Преузми датотеку… { $size }
download-in = Преузми на језику { $language }… { $size }
download-of = Преузимање: { $title }
downloading = Преузима се
files-remove = Уклони датотеке
files-remove-ask = Уклони датотеке, { $size }…
files-remove-question = Уклонити датотеке?
files-remove-text = Ово ослобађа { $size }. Текст остаје на овом рачунару, па и даље можете да читате и претражујете. Датотеке се враћају преузимањем.
files-removed = Датотеке уклоњене, ослобођено { $size }
forget = Заборави
toast-forgotten = Заборављено
withdrawn-saved = У Сачуваном је, па остаје. Уклоните из Сачуваног да бисте заборавили.
