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
search-misread-language_not_here = „{ $text }” је језик на којем овде нема ничега. Схваћено је као обичне речи.
search-misread-kind = „{ $text }” није врста публикације, као notice или handbook. Схваћено је као обичне речи.
search-misread-kind_not_here = „{ $text }” је врста публикације које овде нема. Схваћено је као обичне речи.
search-misread-collection = „{ $text }” није збирка која је овде. Схваћено је као обичне речи.
search-misread-topic = „{ $text }” није тема ничега овде. Схваћено је као обичне речи.
search-misread-date = „{ $text }” није година, месец ни дан, као 2026 или 2026-11-23. Схваћено је као обичне речи.
search-misread-days = „{ $text }” не оставља ниједан дан између два датума. Схваћено је као обичне речи.
search-misread-no_value = „{ $text }” нема ништа одмах после две тачке, за разлику од lang:fr. Схваћено је као обичне речи.
search-misread-field = „{ $text }” не почиње ниједним филтером: постоје lang:, kind:, collection:, topic:, after:, before: и title:. Схваћено је као обичне речи.
search-misread-star = „{ $text }” има звездицу, која не замењује слова: последња реч се ионако тражи и као почетак дужих. Схваћено је као обичне речи.
search-misread-nothing_left = „{ $text }” изоставља све што је овде или што се тражи. Схваћено је као обичне речи.
search-misread-operator = „{ $text }” не стоји између две речи или фразе. Схваћено је као обичне речи.
search-misread-not = „{ $text }” не стоји испред речи, фразе или филтера. Схваћено је као обичне речи.
search-misread-bracket = „{ $text }” има заграду, али заграде ништа не групишу. Схваћено је као обичне речи.
search-misread-quote = „{ $text }” почиње наводником који није затворен. Схваћено је као обичне речи.
search-misread-nothing_wanted = „{ $text }” каже само шта се не жели. Схваћено је као обичне речи.
search-corrected = Приказани су резултати за
search-as-typed = Тражи „{ $query }” како је унето
search-any-word = Мало одељака садржи све ове речи. Приказани су и они са било којом од њих.
search-alike = Ниједан одељак не садржи ове речи како су уписане. Ови садрже речи које им личе.
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

search-facet-more = још { $count }
search-limits = Тражено само
search-within = У
search-after = Издато од
search-before = Издато пре
search-limit-clear = Тражи поново и изван „{ $limit }”
search-suggestion = Да ли сте мислили
search-glossary = По речнику појмова тражено је и:
search-by-glossary = нађено по речнику појмова
search-most = Приказани су најбољи: { $count }. Додајте реч или сузите да видите остале.
search-also-in = Такође на
search-order-relevance = Најбоље поклапање
search-not-here =
    { $count ->
        [one] { $count } издање одговара по наслову или сажетку. Његов текст није на овом рачунару и није претражен.
        [few] { $count } издања одговарају по наслову или сажетку. Њихов текст није на овом рачунару и није претражен.
       *[other] { $count } издања одговара по наслову или сажетку. Њихов текст није на овом рачунару и није претражен.
    }
search-not-here-more =
    { $count ->
        [one] Још { $count } није приказано.
        [few] Још { $count } нису приказана.
       *[other] Још { $count } није приказано.
    }

search-keep = Сачувај ову претрагу
search-kept = Претрага сачувана
search-save-remove = Уклони сачувану претрагу „{ $name }”
search-news =
    { $count ->
        [one] { $count } нов погодак
        [few] { $count } нова поготка
       *[other] { $count } нових погодака
    }
toast-search-saved = Претрага сачувана. После ажурирања јавља нове поготке.
toast-search-removed = Сачувана претрага уклоњена
saved-searches = Сачуване претраге
recent-searches = Скорашње претраге
recent-searches-forget = Заборави скорашње претраге

search-ways = Шта можете да унесете
search-way-phrase = Налази речи тачно тако, једну за другом
search-way-without = Изоставља оно што има другу реч
search-way-or = Налази било коју од две речи
search-way-fields = Тражи само у насловима, на једном језику, једну врсту, од неког датума
search-way-list = Наводи све једне врсте од неког датума, најновије прво
