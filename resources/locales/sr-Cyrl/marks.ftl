# Обележивачи, истицања и белешке.

marks = Ознаке
marks-count = Ознаке у овом документу: { $count }
marks-close = Затвори ознаке
marks-none-here = У овом документу ништа није означено. Изаберите речи да бисте их истакли, или ставите обележивач на одељак.
marks-export = Извези ознаке…
marks-find = Тражи у ознакама
marks-find-hint = Речи и белешке
marks-all =
    { $count ->
        [one] { $count } ознака
        [few] { $count } ознаке
       *[other] { $count } ознака
    }
marks-found =
    { $count ->
        [one] { $count } ознака од { $total }
        [few] { $count } ознаке од { $total }
       *[other] { $count } ознака од { $total }
    }
mark-tools = Означи ове речи
mark-in = Истакни бојом: { $colour }
mark-remove = Уклони ознаку
mark-orphaned = Ових речи више нема у тексту
mark-changed = Издавач је ово променио откако сте га означили. Гласило је:
colour-yellow = жута
colour-green = зелена
colour-blue = плава
colour-pink = ружичаста
pen-sign = Аа
bookmark = Обележивач
bookmark-add-section = Стави обележивач на овај одељак
bookmark-add-page = Стави обележивач на ову страницу
bookmark-remove-section = Уклони обележивач са овог одељка
bookmark-remove-page = Уклони обележивач са ове странице
note-add = Додај белешку
note-edit = Измени белешку
note-save = Сачувај белешку
note-of = Белешка уз: { $words }
words-copy = Копирај
saved-parts = Делови сачуваног
filter-publication = Публикација
filter-colour = Боја
empty-marks-title = Још ништа није означено
empty-marks-text = Ставите обележивач на страницу или изаберите речи док читате: истицања и белешке скупљају се овде и остају на овом рачунару.
empty-marks-filter = Ниједна ознака не одговара избору изнад.
toast-highlighted = Истакнуто
toast-bookmarked = Обележивач је стављен
toast-mark-removed = Ознака је уклоњена
toast-words-copied = Копирано
toast-marks-saved =
    { $count ->
        [one] Сачувана је { $count } ознака
        [few] Сачуване су { $count } ознаке
       *[other] Сачувано је { $count } ознака
    }
palette-marks = Отвори ознаке
keys-bookmark = Обележивач
keys-highlight = Истакни; без изабраних речи, бирај их реченицу по реченицу
keys-marks = Ознаке поред текста
