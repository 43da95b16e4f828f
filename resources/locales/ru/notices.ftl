# Уведомления.

notice = Уведомление
notices-list = Список уведомлений
notices-all =
    { $count ->
        [one] { $count } уведомление
        [few] Все { $count } уведомления
        [many] Все { $count } уведомлений
       *[other] Все { $count } уведомления
    }
notices-show = Показать
notices-filter-all = Все
notices-filter-unread = Непрочитанные
notices-filter-to-acknowledge = Ждут подтверждения
notices-group-force = Действуют
notices-group-check = Проверьте, прежде чем полагаться
notices-group-scheduled = Ещё не вступили в силу
notices-group-past = Больше не действуют

status-in-force = Действует
status-in-force-as-of = Действует по состоянию на { $date }, с тех пор не подтверждено
status-in-force-unsure = Действует, не подтверждено
status-scheduled = Ещё не вступило в силу
status-expired-not-confirmed = Срок истёк – не подтверждено
status-superseded = Заменено
status-cancelled = Отменено

message-alert = Уведомление
message-update = Обновление прежнего уведомления
message-cancel = Отмена
severity-unknown = не указана
severity-minor = небольшая
severity-moderate = умеренная
severity-severe = серьёзная
severity-extreme = чрезвычайная

unread-mark = Не прочитано
notice-issued-short = выпущено { $date }
notice-ended = закончилось { $date }, с тех пор не подтверждено
notice-begins = начинается { $date }
notice-was-replaced = выпущено { $date }, заменено
notice-as-of = по состоянию на { $date }, с тех пор не подтверждено
notice-issued = { $kind } · выпущено { $date }, издатель: { $publisher }
notice-languages = Язык этого уведомления
notice-replaces = Заменяет
notice-replaced-by = Заменено на

as-of-fresh = <b>По состоянию на: { $when }.</b> Подписано тогда: { $publisher }; подпись действительна.
as-of-stale = <b>По состоянию на: { $when }.</b> С тех пор не подтверждено. Уведомление могло измениться.
as-of-never = <b>Не подписано.</b> Ничто не подтвердило это уведомление.

timeline-today = Сегодня, { $date }
timeline-begin = Действует с
timeline-will-begin = Начинается
timeline-end-expires = Заканчивается
timeline-end-expected = Возобновление ожидается, не подтверждено
timeline-end-open = Окончание не указано
timeline-now-in-force = Действует сейчас
timeline-now-as-of = Не подтверждено с этого дня: { $date }
timeline-now-scheduled = Ещё не действует
timeline-now-expired-not-confirmed = Не подтверждено
timeline-now-superseded = Заменено
timeline-now-cancelled = Отменено
fact-for = Для кого
fact-severity = Серьёзность
fact-revision = Редакция

acknowledgement = Подтверждение прочтения
acknowledge = Подтвердить прочтение
acknowledge-question = Вы прочитали это уведомление?
acknowledge-note = Хранится на этом компьютере. Это можно отменить.
acknowledge-wanted = ждёт подтверждения
acknowledge-not-wanted = Это уведомление не требует подтверждения.
acknowledged-short = прочтение подтверждено
acknowledged-at = Прочтение подтверждено: { $when }
acknowledged-here = Остаётся на этом компьютере.

empty-notices-title = Уведомлений нет
empty-notices-text = В эту библиотеку пока не пришло ни одного уведомления.
empty-notices-filter = Таких нет
empty-notices-filter-text = Ни одно уведомление не отвечает выбранному выше.
