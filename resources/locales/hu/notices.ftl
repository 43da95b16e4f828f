# Közlemények.

notice = Közlemény
notices-list = A közlemények listája
notices-all =
    { $count ->
        [one] { $count } közlemény
       *[other] Mind a { $count } közlemény
    }
notices-show = Mutatás
notices-filter-all = Mind
notices-filter-unread = Olvasatlan
notices-filter-to-acknowledge = Visszaigazolandó
notices-group-force = Érvényben
notices-group-check = Ellenőrizze, mielőtt számít rá
notices-group-scheduled = Később lép életbe
notices-group-past = Már nem érvényes

status-in-force = Érvényben
status-in-force-as-of = Érvényben, állapot: { $date }, azóta nincs megerősítve
status-in-force-unsure = Érvényben, nincs megerősítve
status-scheduled = Később lép életbe
status-expired-not-confirmed = Lejárt – nincs megerősítve
status-superseded = Felváltva
status-cancelled = Visszavonva

message-alert = Közlemény
message-update = Korábbi közlemény frissítése
message-cancel = Visszavonás
severity-unknown = nincs megadva
severity-minor = csekély
severity-moderate = mérsékelt
severity-severe = súlyos
severity-extreme = rendkívül súlyos

unread-mark = Olvasatlan
notice-issued-short = kiadva: { $date }
notice-ended = lejárt: { $date }, azóta semmi sem erősítette meg
notice-begins = kezdete: { $date }
notice-was-replaced = kiadva: { $date }, felváltva
notice-as-of = állapot: { $date }, azóta nincs megerősítve
notice-issued = { $kind } · kiadva: { $date }, kiadó: { $publisher }
notice-languages = A közlemény nyelve
notice-replaces = Ezt váltja fel
notice-replaced-by = Ez váltja fel

as-of-fresh = <b>Ekkori állapot: { $when }.</b> Akkor aláírta: { $publisher }; az aláírás érvényes.
as-of-stale = <b>Ekkori állapot: { $when }.</b> Azóta nincs megerősítve. A közlemény megváltozhatott.
as-of-never = <b>Nincs aláírva.</b> Semmi sem erősítette meg ezt a közleményt.

timeline-today = Ma, { $date }
timeline-begin = Érvényes ettől
timeline-will-begin = Kezdődik
timeline-end-expires = Véget ér
timeline-end-expected = Várható újraindulás, nincs megerősítve
timeline-end-open = Nincs megadva a vége
timeline-now-in-force = Most érvényes
timeline-now-as-of = Nincs megerősítve ezóta: { $date }
timeline-now-scheduled = Még nem érvényes
timeline-now-expired-not-confirmed = Nincs megerősítve
timeline-now-superseded = Felváltva
timeline-now-cancelled = Visszavonva
fact-for = Kinek
fact-severity = Súlyosság
fact-revision = Változat

acknowledgement = Olvasás visszaigazolása
acknowledge = Olvasás visszaigazolása
acknowledge-question = Elolvasta ezt a közleményt?
acknowledge-note = Ezen a számítógépen marad. Visszavonhatja.
acknowledge-wanted = visszaigazolandó
acknowledge-not-wanted = Ez a közlemény nem kér visszaigazolást.
acknowledged-short = visszaigazolva
acknowledged-at = Visszaigazolva: { $when }
acknowledged-here = Ezen a számítógépen marad.

empty-notices-title = Nincs közlemény
empty-notices-text = Ebbe a könyvtárba még nem érkezett közlemény.
empty-notices-filter = Ilyen nincs
empty-notices-filter-text = Egy közlemény sem felel meg a fenti választásnak.
