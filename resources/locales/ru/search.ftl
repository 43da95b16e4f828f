# Поиск.

search-label = Искать в полном тексте
search-hint = Искать во всём, что есть на этом компьютере
search-clear = Очистить поиск
search-time = { $seconds } с
search-narrow = Уточнить
search-narrow-on = Уточнить, включено: { $count }
search-results = Результаты
search-hits =
    { $count ->
        [one] { $count } совпадение
        [few] { $count } совпадения
        [many] { $count } совпадений
       *[other] { $count } совпадения
    }
search-publications =
    { $count ->
        [one] в { $count } публикации
        [few] в { $count } публикациях
        [many] в { $count } публикациях
       *[other] в { $count } публикации
    }
search-more-here =
    { $count ->
        [one] ещё { $count } в этой публикации
        [few] ещё { $count } в этой публикации
        [many] ещё { $count } в этой публикации
       *[other] ещё { $count } в этой публикации
    }
search-more = Показать ещё
search-misread-language = «{ $text }» — не обозначение языка, такое как fr или sr-Latn. Понято как обычные слова.
search-misread-kind = «{ $text }» — не вид публикации, такой как notice или handbook. Понято как обычные слова.
search-misread-collection = «{ $text }» — не собрание из тех, что есть здесь. Понято как обычные слова.
search-misread-topic = «{ $text }» — не тема чего-либо из того, что есть здесь. Понято как обычные слова.
search-misread-date = «{ $text }» — не год, месяц или день, такой как 2026 или 2026-11-23. Понято как обычные слова.
search-misread-quote = «{ $text }» начинается с кавычки, которая не закрыта. Понято как обычные слова.
search-misread-nothing_wanted = «{ $text }» говорит только о том, чего не нужно. Понято как обычные слова.
search-corrected = Показаны результаты для
search-as-typed = Искать «{ $query }», как набрано
search-any-word = Мало разделов содержат все эти слова. Показаны и те, где есть хотя бы одно.
search-alike = Ни в одном разделе нет этих слов в таком написании. В этих есть похожие слова.
search-none-title = По запросу «{ $query }» ничего нет
search-none-text = Просмотрен весь текст на этом компьютере. Попробуйте меньше слов или другое написание.
empty-search-title = Искать во всём, что есть на этом компьютере
empty-search-text = Поиск идёт на всех языках сразу. Возьмите фразу в кавычки, чтобы найти её дословно.

not-searched = Не просмотрено
not-searched-text =
    { $count ->
        [one] Текста { $count } издания нет на этом компьютере, и поиск его не видел. Ответ может быть там.
        [few] Текста { $count } изданий нет на этом компьютере, и поиск его не видел. Ответ может быть там.
        [many] Текста { $count } изданий нет на этом компьютере, и поиск его не видел. Ответ может быть там.
       *[other] Текста { $count } издания нет на этом компьютере, и поиск его не видел. Ответ может быть там.
    }
not-searched-next = Открыть Обновления

search-facet-more = ещё { $count }
search-limits = Поиск ограничен
search-within = В
search-after = Издано с
search-before = Издано до
search-limit-clear = Снова искать шире, чем «{ $limit }»
search-suggestion = Возможно, вы имели в виду
search-glossary = По глоссарию искали также:
search-by-glossary = найдено по глоссарию
search-most = Показаны лучшие: { $count }. Добавьте слово или уточните, чтобы увидеть остальные.
search-also-in = Также на языках:
search-order-relevance = Лучшее совпадение
search-not-here =
    { $count ->
        [one] { $count } издание подходит по названию или аннотации. Его текста нет на этом компьютере, и поиск его не видел.
        [few] { $count } издания подходят по названию или аннотации. Их текста нет на этом компьютере, и поиск его не видел.
        [many] { $count } изданий подходят по названию или аннотации. Их текста нет на этом компьютере, и поиск его не видел.
       *[other] { $count } издания подходят по названию или аннотации. Их текста нет на этом компьютере, и поиск его не видел.
    }
search-not-here-more =
    { $count ->
        [one] Ещё { $count } не показано.
        [few] Ещё { $count } не показаны.
        [many] Ещё { $count } не показаны.
       *[other] Ещё { $count } не показано.
    }

search-keep = Сохранить поиск
search-kept = Поиск сохранён
search-save-remove = Убрать сохранённый поиск «{ $name }»
search-news =
    { $count ->
        [one] { $count } новое совпадение
        [few] { $count } новых совпадения
        [many] { $count } новых совпадений
       *[other] { $count } нового совпадения
    }
toast-search-saved = Поиск сохранён. После обновления он сообщит о новых совпадениях.
toast-search-removed = Сохранённый поиск убран
saved-searches = Сохранённые поиски
recent-searches = Недавние поиски
recent-searches-forget = Забыть недавние поиски

search-ways = Что можно набрать
search-way-phrase = Находит слова точно так, одно за другим
search-way-without = Пропускает то, где есть второе слово
search-way-or = Находит любое из двух слов
search-way-fields = Ищет только в названиях, на одном языке, одного вида, начиная с даты
search-way-list = Показывает всё одного вида начиная с даты, сначала новое
