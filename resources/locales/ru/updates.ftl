last-success = Последняя удачная
last-attempt = Последняя попытка
plan = План
plan-first = Сначала
plan-then = Затем
plan-later = Позже
plan-notice =
    { $count ->
        [one] { $count } уведомление
        [few] { $count } уведомления
        [many] { $count } уведомлений
       *[other] { $count } уведомления
    }
plan-correction =
    { $count ->
        [one] { $count } исправление
        [few] { $count } исправления
        [many] { $count } исправлений
       *[other] { $count } исправления
    }
plan-text =
    { $count ->
        [one] { $count } текст
        [few] { $count } текста
        [many] { $count } текстов
       *[other] { $count } текста
    }
plan-files =
    { $count ->
        [one] Файлы { $count } издания
        [few] Файлы { $count } изданий
        [many] Файлы { $count } изданий
       *[other] Файлы { $count } издания
    }
plan-withdrawal =
    { $count ->
        [one] { $count } отзыв
        [few] { $count } отзыва
        [many] { $count } отзывов
       *[other] { $count } отзыва
    }
plan-waits =
    { $count ->
        [one] { $count } изменение ждёт
        [few] { $count } изменения ждут
        [many] { $count } изменений ждут
       *[other] { $count } изменения ждут
    }
plan-waits-budget = Больше, чем можно получить в это обновление.
plan-waits-extent = Не входит в выбранное для этого обновления.
plan-waits-ask = Это собрание сначала спрашивает вас.
plan-waits-by-hand = Это собрание приходит, только когда вы его запросите.
plan-waits-space = Не помещается в пределы места на этом компьютере.
plan-offline = Нет доступных источников. То, что есть здесь, можно читать.
plan-and-more = и ещё { $count }
plan-none = Получать нечего. Всё, что предлагают источники, есть на этом компьютере.
plan-making = Опрашиваются источники.
plan-while-running = План появится, когда закончится обновление.
get-all = Получить сейчас, { $size }
get-now = Получить сейчас
take-over = Продолжить здесь

choice = Не больше
choice-notices = Только уведомления
choice-texts = Только тексты
choice-all = Без ограничения
choice-used = использовано { $done } из { $total }
