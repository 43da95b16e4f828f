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
search-misread-nothing_wanted = «{ $text }» говорит только о том, чего не нужно. Понято как обычные слова.
search-corrected = Показаны результаты для
search-as-typed = Искать «{ $query }», как набрано
search-any-word = Мало разделов содержат все эти слова. Показаны и те, где есть хотя бы одно.
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
