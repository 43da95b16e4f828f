jobs = Historiku
jobs-running = Po merret
jobs-none = Ende nuk është bërë asgjë.
jobs-done-of = { $done } nga { $total } gati
jobs-more =
    { $count ->
        [one] dhe { $count } tjetër
       *[other] dhe { $count } të tjera
    }
job-sync = Përditësim
job-index = Indeks i ri kërkimi
job-verify = Kontroll i asaj që është ruajtur
job-copy = Kopjim në USB
job-move = Zhvendosja e bibliotekës
job-phase-queued = pret radhën
job-phase-running = në punë
job-phase-paused = në pauzë
job-phase-interrupted = i ndërprerë
job-phase-done = I plotë
job-phase-failed = U ndal nga një gabim
job-phase-cancelled = I anuluar
job-asked-pause = po ndalet
job-asked-cancel = po mbyllet
job-asking = Po pyeten burimet
nothing-lost = Asgjë që u mor nuk humbi.
pause = Pauzë
resume = Vazhdo
cancel = Anulo
retry-all = Provo përsëri

item-waiting = Pret
item-running = Po merret
item-paused = Në pauzë
item-done = U mor dhe u kontrollua
item-mended = Këtu dështoi, u mor më vonë
part-withdrawal = tërheqje
part-notice = njoftim
part-correction = korrigjim
part-text = tekst
part-files = skedarë

rate = { $size }/s
rate-left = { $rate } · edhe rreth { $left }
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } orë

history-when = Kur
history-what = Çfarë
history-result = Përfundimi
history-size = Madhësia
history-sync-person = Përditësim
history-sync-schedule = Përditësim vetvetiu
history-sync-app = Ajo që solli aplikacioni
history-nothing-new = Asgjë e re
history-interrupted = I ndërprerë
history-offline = Asnjë burim i arritshëm
