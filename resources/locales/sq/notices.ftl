# Njoftimet.

notice = Njoftim
notices-list = Lista e njoftimeve
notices-all =
    { $count ->
        [one] { $count } njoftim
       *[other] Të { $count } njoftimet
    }
notices-show = Shfaq
notices-filter-all = Të gjitha
notices-filter-unread = Të palexuara
notices-filter-to-acknowledge = Për t’u konfirmuar
notices-group-force = Në fuqi
notices-group-check = Kontrollojeni para se të mbështeteni
notices-group-scheduled = Të planifikuara
notices-group-past = Jo më në fuqi

status-in-force = Në fuqi
status-in-force-as-of = Në fuqi, gjendja më { $date }, e pakonfirmuar që atëherë
status-in-force-unsure = Në fuqi, e pakonfirmuar
status-scheduled = I planifikuar
status-expired-not-confirmed = Ka skaduar – i pakonfirmuar
status-superseded = I zëvendësuar
status-cancelled = I anuluar

message-alert = Njoftim
message-update = Përditësim i një njoftimi të mëparshëm
message-cancel = Anulim
severity-unknown = pa përcaktuar
severity-minor = e vogël
severity-moderate = mesatare
severity-severe = e rëndë
severity-extreme = jashtëzakonisht e rëndë

unread-mark = I palexuar
notice-issued-short = lëshuar më { $date }
notice-ended = mbaroi më { $date }, asgjë nuk e ka konfirmuar që atëherë
notice-begins = fillon më { $date }
notice-was-replaced = lëshuar më { $date }, i zëvendësuar
notice-as-of = gjendja më { $date }, e pakonfirmuar që atëherë
notice-issued = { $kind } · lëshuar më { $date } nga { $publisher }
notice-languages = Gjuha e këtij njoftimi
notice-replaces = Zëvendëson
notice-replaced-by = I zëvendësuar nga

as-of-fresh = <b>Gjendja: { $when }.</b> Nënshkruar atëherë nga { $publisher }; nënshkrimi është i vlefshëm.
as-of-stale = <b>Gjendja: { $when }.</b> E pakonfirmuar që atëherë. Ky njoftim mund të ketë ndryshuar.
as-of-never = <b>I panënshkruar.</b> Asgjë nuk e ka konfirmuar këtë njoftim.

timeline-today = Sot, { $date }
timeline-begin = Në fuqi nga
timeline-will-begin = Fillon
timeline-end-expires = Mbaron
timeline-end-expected = Pritet të rifillojë, e pakonfirmuar
timeline-end-open = Nuk jepet mbarim
timeline-now-in-force = Në fuqi tani
timeline-now-as-of = E pakonfirmuar që nga { $date }
timeline-now-scheduled = Ende jo në fuqi
timeline-now-expired-not-confirmed = I pakonfirmuar
timeline-now-superseded = I zëvendësuar
timeline-now-cancelled = I anuluar
fact-for = Për
fact-severity = Rëndësia
fact-revision = Rishikimi

acknowledgement = Konfirmimi i leximit
acknowledge = Konfirmo leximin
acknowledge-question = E keni lexuar këtë njoftim?
acknowledge-note = Ruhet në këtë kompjuter. Mund ta zhbëni.
acknowledge-wanted = për t’u konfirmuar
acknowledge-not-wanted = Ky njoftim nuk kërkon konfirmim.
acknowledged-short = leximi i konfirmuar
acknowledged-at = Leximi u konfirmua { $when }
acknowledged-here = Mbetet në këtë kompjuter.

empty-notices-title = Nuk ka njoftime
empty-notices-text = Në këtë bibliotekë nuk ka ardhur asnjë njoftim.
empty-notices-filter = Asnjë prej këtyre
empty-notices-filter-text = Asnjë njoftim nuk i përgjigjet zgjedhjes më sipër.
