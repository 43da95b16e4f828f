last-success = Последња успешна
last-attempt = Последњи покушај
plan = План
plan-first = Прво
plan-then = Затим
plan-later = Касније
plan-notice =
    { $count ->
        [one] { $count } обавештење
        [few] { $count } обавештења
       *[other] { $count } обавештења
    }
plan-correction =
    { $count ->
        [one] { $count } исправка
        [few] { $count } исправке
       *[other] { $count } исправки
    }
plan-text =
    { $count ->
        [one] { $count } текст
        [few] { $count } текста
       *[other] { $count } текстова
    }
plan-files =
    { $count ->
        [one] Датотеке { $count } издања
        [few] Датотеке { $count } издања
       *[other] Датотеке { $count } издања
    }
plan-withdrawal =
    { $count ->
        [one] { $count } повлачење
        [few] { $count } повлачења
       *[other] { $count } повлачења
    }
plan-waits =
    { $count ->
        [one] { $count } промена чека
        [few] { $count } промене чекају
       *[other] { $count } промена чека
    }
plan-waits-budget = Више него што ово ажурирање сме да преузме.
plan-waits-extent = Није део онога што је изабрано за ово ажурирање.
plan-waits-ask = Збирка вас прво пита.
plan-waits-by-hand = Збирка долази само када је затражите.
plan-waits-space = Не стаје у ограничење простора на овом рачунару.
plan-offline = Нема доступног извора. Оно што је овде и даље се може читати.
plan-and-more = и још { $count }
plan-none = Нема шта да се преузме. Све што извори нуде је на овом рачунару.
plan-making = Питају се извори.
plan-while-running = План следи када се ажурирање заврши.
get-all = Преузми сада, { $size }
get-now = Преузми сада
take-over = Преузми посао

choice = Највише
choice-notices = Само обавештења
choice-texts = Само текстови
choice-all = Без ограничења
choice-used = искоришћено { $done } од { $total }
