jobs = Историја
jobs-running = Прима се
jobs-none = Још ништа није урађено.
jobs-done-of = готово { $done } од { $total }
jobs-more =
    { $count ->
        [one] и још { $count }
        [few] и још { $count }
       *[other] и још { $count }
    }
job-sync = Ажурирање
job-index = Нови индекс претраге
job-verify = Провера сачуваног
job-copy = Копирање на меморију
job-move = Премештање библиотеке
job-phase-queued = чека на ред
job-phase-running = у току
job-phase-paused = паузирано
job-phase-interrupted = прекинуто
job-phase-done = Завршено
job-phase-failed = Заустављено због грешке
job-phase-cancelled = Отказано
job-asked-pause = паузира се
job-asked-cancel = завршава се
job-asking = Питају се извори
nothing-lost = Ништа примљено није изгубљено.
pause = Паузирај
resume = Настави
cancel = Откажи
retry-all = Покушај поново

item-waiting = Чека
item-running = Прима се
item-paused = Паузирано
item-done = Примљено и проверено
item-mended = Овде није успело, примљено касније
part-withdrawal = повлачење
part-notice = обавештење
part-correction = исправка
part-text = текст
part-files = датотеке

rate = { $size }/с
rate-left = { $rate } · још око { $left }
span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } х

history-when = Када
history-what = Шта
history-result = Исход
history-size = Величина
history-sync-person = Ажурирање
history-sync-schedule = Ажурирање по распореду
history-sync-app = Оно што је дошло уз апликацију
history-nothing-new = Ништа ново
history-interrupted = Прекинуто
history-offline = Нема доступног извора
