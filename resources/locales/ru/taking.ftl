# Taking away: copies, printing, hand-outs.
take-title = Печать или сохранить как…
take-save = Сохранить
take-file = Как опубликовано
take-file-text = Файл, каким его сделал издатель; веб-страница, если файла нет.
take-pdf = PDF
take-pdf-text = Страницы, на которых указаны издатель, редакция, язык и дата.
take-text = Простой текст
take-text-text = Только слова, для любой программы.
take-print = Печать
take-all = Всё
take-all-text = Все разделы, на страницах.
take-section = Этот раздел: { $section }
take-section-text = С разделами, которые в нём.
take-selection = Выделенные слова
take-selection-text = То, что вы выделили в тексте.
take-handout = Листовка
take-handout-text = Один лист крупным шрифтом, на нескольких языках, с кодом, который ведёт к объявлению.
take-languages = Языки
take-open = Открыть для печати
take-handout-save = Сохранить листовку…
take-copies =
    { $count ->
        [one] Сохранить { $count } копию…
        [few] Сохранить { $count } копии…
        [many] Сохранить { $count } копий…
       *[other] Сохранить { $count } копии…
    }
take-working = Готовятся страницы.
take-opened = Открыто для печати
take-opened-text = Напечатайте из программы, которая показывает страницы.
take-missing = В приложении нет букв для { $characters }: вместо них стоят квадраты.
toast-copies-saved = Копии сохранены
handout = Листовка или копия…
keys-print = Печать или сохранить как
