# Обавештења.

notice = Обавештење
notices-list = Списак обавештења
notices-all =
    { $count ->
        [one] { $count } обавештење
        [few] Сва { $count } обавештења
       *[other] Свих { $count } обавештења
    }
notices-show = Прикажи
notices-filter-all = Сва
notices-filter-unread = Непрочитана
notices-filter-to-acknowledge = Чекају потврду
notices-group-force = На снази
notices-group-check = Проверите пре него што се ослоните
notices-group-scheduled = Најављена
notices-group-past = Више нису на снази

status-in-force = На снази
status-in-force-as-of = На снази, на дан { $date }, од тада није потврђено
status-in-force-unsure = На снази, није потврђено
status-scheduled = Најављено
status-expired-not-confirmed = Истекло – није потврђено
status-superseded = Замењено
status-cancelled = Поништено

message-alert = Обавештење
message-update = Ажурирање ранијег обавештења
message-cancel = Поништење
severity-unknown = није наведена
severity-minor = мала
severity-moderate = умерена
severity-severe = озбиљна
severity-extreme = изузетна

unread-mark = Непрочитано
notice-issued-short = објављено { $date }
notice-ended = завршило се { $date }, од тада ништа то није потврдило
notice-begins = почиње { $date }
notice-was-replaced = објављено { $date }, замењено
notice-as-of = на дан { $date }, од тада није потврђено
notice-issued = { $kind } · објављено { $date }, издавач: { $publisher }
notice-languages = Језик овог обавештења
notice-replaces = Замењује
notice-replaced-by = Замењено са

as-of-fresh = <b>Стање: { $when }.</b> Тада потписано: { $publisher }; потпис је важећи.
as-of-stale = <b>Стање: { $when }.</b> Од тада није потврђено. Обавештење се можда променило.
as-of-never = <b>Није потписано.</b> Ништа није потврдило ово обавештење.

timeline-today = Данас, { $date }
timeline-begin = На снази од
timeline-will-begin = Почиње
timeline-end-expires = Завршава се
timeline-end-expected = Очекивани наставак, није потврђен
timeline-end-open = Крај није наведен
timeline-now-in-force = Сада важи
timeline-now-as-of = Није потврђено од: { $date }
timeline-now-scheduled = Још није на снази
timeline-now-expired-not-confirmed = Није потврђено
timeline-now-superseded = Замењено
timeline-now-cancelled = Поништено
fact-for = За кога
fact-severity = Озбиљност
fact-revision = Ревизија

acknowledgement = Потврда читања
acknowledge = Потврди читање
acknowledge-question = Да ли сте прочитали ово обавештење?
acknowledge-note = Чува се на овом рачунару. Можете да поништите.
acknowledge-wanted = чека потврду
acknowledge-not-wanted = Ово обавештење не тражи потврду.
acknowledged-short = читање потврђено
acknowledged-at = Читање потврђено: { $when }
acknowledged-here = Остаје на овом рачунару.

empty-notices-title = Нема обавештења
empty-notices-text = У ову библиотеку још није стигло ниједно обавештење.
empty-notices-filter = Ниједно од ових
empty-notices-filter-text = Ниједно обавештење не одговара ономе што је изабрано горе.
