# Такинг аwаy: цопиес, принтинг, ханд-оутс.
take-title = Штампај или сачувај као…
take-save = Сачувај
take-file = Како је објављено
take-file-text = Датотека какву је направио издавач; веб-страница где датотеке нема.
take-pdf = PDF
take-pdf-text = Странице на којима стоје издавач, издање, језик и датум.
take-text = Обичан текст
take-text-text = Само речи, за сваки програм.
take-print = Штампај
take-all = Све
take-all-text = Сви одељци, на страницама.
take-section = Овај одељак: { $section }
take-section-text = Са одељцима испод њега.
take-selection = Изабране речи
take-selection-text = Оно што сте изабрали у тексту.
take-handout = Летак
take-handout-text = Један лист крупним словима, на више језика, са кодом који води назад до обавештења.
take-languages = Језици
take-open = Отвори за штампу
take-handout-save = Сачувај летак…
take-copies =
    { $count ->
        [one] Сачувај { $count } копију…
        [few] Сачувај { $count } копије…
       *[other] Сачувај { $count } копија…
    }
take-working = Странице се припремају.
take-opened = Отворено за штампу
take-opened-text = Одштампајте из програма који приказује странице.
take-missing = Апликација нема слова за { $characters }: на њиховом месту стоје квадрати.
toast-copies-saved = Копије су сачуване
handout = Летак или копија…
keys-print = Штампај или сачувај као
