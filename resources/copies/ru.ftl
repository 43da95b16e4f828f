# What a saved page says about itself, above its text.
publisher = Издатель
publication = Публикация
revision = Редакция
revision-of = { $revision }, выпущена { $issued }
status = Состояние
status-in-force = действует
status-scheduled = ещё не вступило в силу
status-expired = срок истёк – не подтверждено
status-superseded = заменено
status-cancelled = отменено
status-as-of = { $status }, по состоянию на { $date }, с тех пор не подтверждено
effective = Вступает в силу
expires = Действует до
expected-to-resume = Возобновление ожидается
audience = Для кого
withdrawn = Отозвано
withdrawn-by = издателем
as-of = По состоянию на
as-of-copied = { $signed }; копия сделана { $copied }
not-known = неизвестно

# What marks say that are written to a file.
marks-title = Пометки
marks-page = с. { $page }
marks-yellow = жёлтое выделение
marks-green = зелёное выделение
marks-blue = синее выделение
marks-pink = розовое выделение
marks-bookmark = закладка
marks-orphaned = больше нет в тексте
marks-was = Как было помечено; издатель с тех пор изменил это:
