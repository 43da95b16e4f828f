# Библиотека, Сохранённое и то, что везде говорится о публикации.

publications = Публикации
publications-count =
    { $count ->
        [one] { $count } публикация
        [few] { $count } публикации
        [many] { $count } публикаций
       *[other] { $count } публикации
    }
publications-found = { $count } из { $total } публикаций
library-find = Искать в заголовках; Enter ищет в полном тексте
library-find-hint = Заголовки; Enter — полный текст
search-full-text = Искать «{ $query }» в полном тексте

filter-language = Язык
filter-kind = Вид
filter-collection = Собрание
filter-topic = Тема
filter-year = Год
filter-here = На этом компьютере
filter-any = любой
filter-chosen = выбрано: { $count }
filter-clear = Очистить
filter-clear-all = Показать всё
sort = Порядок
sort-newest = Сначала новые
sort-title = По заголовку
sort-collection = По собранию
group-week = На этой неделе
group-earlier = Ранее в { $year } году
group-all = Все публикации

kind-notice = Уведомление
kind-handbook = Справочник
kind-report = Отчёт
kind-brief = Справка
kind-article = Статья
kind-page = Страница
kind-gallery = Галерея
kind-recording = Запись
kind-dataset = Данные
kind-form = Бланк
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · редакция { $revision } · { $date }
revision = Редакция { $revision }
revision-issued = Редакция { $revision }, выпущена { $date }
issued = выпущено { $date }
published-by = Издатель: { $publisher }
withdrawn = Отозвано
withdrawn-text = Издатель отозвал эту публикацию. Здесь её можно читать, но она больше не обновляется.

avail-here = Загружено
avail-text = Только текст
avail-absent = Нет на этом компьютере
avail-older = Более старый перевод
here-in-languages =
    { $count ->
        [0] Нет на этом компьютере ни на одном языке
        [one] На { $count } языке на этом компьютере
        [few] На { $count } языках на этом компьютере
        [many] На { $count } языках на этом компьютере
       *[other] На { $count } языка на этом компьютере
    }
tag-present = { $language }, есть на этом компьютере
tag-older = { $language }, более старый перевод
tag-absent = { $language }, нет на этом компьютере
tag-current = { $language }, показан сейчас
legend-sign = RU
legend-current = Актуально
legend-absent = Не загружено
older = старее
edition-older = Текст, с которого сделан перевод, с тех пор изменился. { $language }: здесь может не быть самого нового.

detail-of = Сведения: { $title }
details = Сведения
details-close = Назад к списку
save-copy = Сохранить копию…
save-copy-of = Сохранить копию: { $language }…
saved-add = В Сохранённое
saved-remove = Убрать из Сохранённого
editions = Издания
column-revision = Редакция
column-here = На этом компьютере
column-size = Размер
size-to-fetch = скачать { $size }
column-copy = Копия
links = Ссылки
files = Файлы
file-drag = Перетащите в папку или письмо: файл уйдёт таким, каким он издан.
file-drag-ready = Файл готов. Перетащите его ещё раз.

empty-library-title = Ваша полка пуста
empty-library-text = Пока ничего не получено. После первого обновления всё здесь работает без соединения.
empty-library-next = Открыть Обновления
empty-saved-title = Пока ничего не сохранено
empty-saved-text = То, что вы добавите в Сохранённое, останется на этом компьютере при любых правилах.
empty-saved-next = Открыть Библиотеку
empty-filter-title = Ничего не подходит
empty-filter-text = Ни один заголовок и ни одно описание не отвечают выбранному выше.

download = Загрузить… { $size }
download-file = Загрузить файл… { $size }
download-in = Загрузить на языке { $language }… { $size }
download-of = Загрузка: { $title }
downloading = Загрузка
files-remove = Удалить файлы
files-remove-ask = Удалить файлы, { $size }…
files-remove-question = Удалить файлы?
files-remove-text = Освободится { $size }. Текст останется на этом компьютере: читать и искать по-прежнему можно. Файлы вернутся при загрузке.
files-removed = Файлы удалены, освобождено { $size }
forget = Забыть
toast-forgotten = Забыто
withdrawn-saved = Это в Сохранённом, поэтому остаётся. Уберите из Сохранённого, чтобы забыть.
