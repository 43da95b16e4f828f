jobs = История
jobs-running = Приём
jobs-none = Пока ничего не делалось.
jobs-done-of = готово { $done } из { $total }
jobs-more =
    { $count ->
        [one] и ещё { $count }
        [few] и ещё { $count }
        [many] и ещё { $count }
       *[other] и ещё { $count }
    }
job-sync = Обновление
job-index = Новый поисковый указатель
job-verify = Проверка сохранённого
job-copy = Копирование на флешку
job-move = Перенос библиотеки
job-phase-queued = ждёт очереди
job-phase-running = в работе
job-phase-paused = приостановлено
job-phase-interrupted = прервано
job-phase-done = Готово
job-phase-failed = Остановлено из-за ошибки
job-phase-cancelled = Отменено
job-asked-pause = приостанавливается
job-asked-cancel = завершается
job-asking = Опрос источников
nothing-lost = Ничего из полученного не потеряно.
pause = Приостановить
resume = Продолжить
cancel = Отменить
retry-all = Повторить

item-waiting = Ждёт
item-running = Приём
item-paused = Приостановлено
item-done = Получено и проверено
item-mended = Здесь не вышло, получено позже
part-withdrawal = отзыв
part-notice = уведомление
part-correction = исправление
part-text = текст
part-files = файлы

rate = { $size }/с
rate-left = { $rate } · осталось около { $left }
span-seconds = { $count } с
span-minutes = { $count } мин
span-hours = { $count } ч

history-when = Когда
history-what = Что
history-result = Итог
history-size = Размер
history-sync-person = Обновление
history-sync-schedule = Обновление по расписанию
history-sync-app = То, что пришло с приложением
history-nothing-new = Ничего нового
history-interrupted = Прервано
history-offline = Нет доступных источников
