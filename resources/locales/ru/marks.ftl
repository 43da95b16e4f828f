# Закладки, выделения и заметки.

marks = Пометки
marks-count = Пометки в этом документе: { $count }
marks-close = Закрыть пометки
marks-none-here = В этом документе ничего не помечено. Выделите слова, чтобы подчеркнуть их цветом, или поставьте закладку на раздел.
marks-export = Экспортировать пометки…
marks-find = Искать в пометках
marks-find-hint = Слова и заметки
marks-all =
    { $count ->
        [one] { $count } пометка
        [few] { $count } пометки
        [many] { $count } пометок
       *[other] { $count } пометки
    }
marks-found =
    { $count ->
        [one] { $count } пометка из { $total }
        [few] { $count } пометки из { $total }
        [many] { $count } пометок из { $total }
       *[other] { $count } пометки из { $total }
    }
mark-tools = Пометить эти слова
mark-in = Выделить цветом: { $colour }
mark-remove = Удалить пометку
mark-orphaned = Этих слов больше нет в тексте
mark-changed = Издатель изменил это после вашей пометки. Было:
colour-yellow = жёлтый
colour-green = зелёный
colour-blue = синий
colour-pink = розовый
pen-sign = Аа
bookmark = Закладка
bookmark-add-section = Закладка на этот раздел
bookmark-add-page = Закладка на эту страницу
bookmark-remove-section = Убрать закладку с этого раздела
bookmark-remove-page = Убрать закладку с этой страницы
note-add = Добавить заметку
note-edit = Изменить заметку
note-save = Сохранить заметку
note-of = Заметка к: { $words }
words-copy = Копировать
saved-parts = Части раздела «Сохранённое»
filter-publication = Публикация
filter-colour = Цвет
empty-marks-title = Пока ничего не помечено
empty-marks-text = Поставьте закладку на страницу или выделите слова во время чтения: выделения и заметки собираются здесь и остаются на этом компьютере.
empty-marks-filter = Ни одна пометка не подходит под выбранное выше.
toast-highlighted = Выделено
toast-bookmarked = Закладка поставлена
toast-mark-removed = Пометка удалена
toast-words-copied = Скопировано
toast-marks-saved =
    { $count ->
        [one] Сохранена { $count } пометка
        [few] Сохранены { $count } пометки
        [many] Сохранено { $count } пометок
       *[other] Сохранено { $count } пометки
    }
palette-marks = Открыть пометки
keys-bookmark = Закладка
keys-highlight = Выделить; если слова не выбраны, выбирать по предложениям
keys-marks = Пометки рядом с текстом
