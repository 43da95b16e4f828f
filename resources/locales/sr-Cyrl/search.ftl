# Претрага.

search-label = Тражи у целом тексту
search-hint = Тражи у свему на овом рачунару
search-clear = Обриши претрагу
search-time = { $seconds } с
search-narrow = Сузи
search-narrow-on = Сузи, укључено: { $count }
search-results = Резултати
search-hits =
    { $count ->
        [one] { $count } погодак
        [few] { $count } поготка
       *[other] { $count } погодака
    }
search-publications =
    { $count ->
        [one] у { $count } публикацији
        [few] у { $count } публикације
       *[other] у { $count } публикација
    }
search-more-here =
    { $count ->
        [one] још { $count } у овој публикацији
        [few] још { $count } у овој публикацији
       *[other] још { $count } у овој публикацији
    }
search-more = Прикажи још погодака
search-misread-language = „{ $text }” није ознака језика, као fr или sr-Latn. Схваћено је као обичне речи.
search-misread-kind = „{ $text }” није врста публикације, као notice или handbook. Схваћено је као обичне речи.
search-misread-nothing_wanted = „{ $text }” каже само шта се не жели. Схваћено је као обичне речи.
search-corrected = Приказани су резултати за
search-as-typed = Тражи „{ $query }” како је унето
search-any-word = Мало одељака садржи све ове речи. Приказани су и они са било којом од њих.
search-none-title = Нема погодака за „{ $query }”
search-none-text = Претражен је сав текст на овом рачунару. Пробајте мање речи или другачије писање.
empty-search-title = Тражи у свему на овом рачунару
empty-search-text = Сви језици се претражују одједном. Ставите израз под наводнике да га нађете од речи до речи.

not-searched = Није претражено
not-searched-text =
    { $count ->
        [one] Текст { $count } издања није на овом рачунару и није претражен. Можда садржи одговор.
        [few] Текст { $count } издања није на овом рачунару и није претражен. Можда садржи одговор.
       *[other] Текст { $count } издања није на овом рачунару и није претражен. Можда садржи одговор.
    }
not-searched-next = Отвори Ажурирања
