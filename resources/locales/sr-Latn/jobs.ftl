jobs = Istorija
jobs-running = Prima se
jobs-none = Još ništa nije urađeno.
jobs-done-of = gotovo { $done } od { $total }
jobs-more =
    { $count ->
        [one] i još { $count }
        [few] i još { $count }
       *[other] i još { $count }
    }
job-sync = Ažuriranje
job-index = Novi indeks pretrage
job-verify = Provera sačuvanog
job-copy = Kopiranje na memoriju
job-move = Premeštanje biblioteke
job-phase-queued = čeka na red
job-phase-running = u toku
job-phase-paused = pauzirano
job-phase-interrupted = prekinuto
job-phase-done = Završeno
job-phase-failed = Zaustavljeno zbog greške
job-phase-cancelled = Otkazano
job-asked-pause = pauzira se
job-asked-cancel = završava se
job-asking = Pitaju se izvori
nothing-lost = Ništa primljeno nije izgubljeno.
pause = Pauziraj
resume = Nastavi
cancel = Otkaži
retry-all = Pokušaj ponovo

item-waiting = Čeka
item-running = Prima se
item-paused = Pauzirano
item-done = Primljeno i provereno
item-mended = Ovde nije uspelo, primljeno kasnije
part-withdrawal = povlačenje
part-notice = obaveštenje
part-correction = ispravka
part-text = tekst
part-files = datoteke

rate = { $size }/s
rate-left = { $rate } · još oko { $left }
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h

history-when = Kada
history-what = Šta
history-result = Ishod
history-size = Veličina
history-sync-person = Ažuriranje
history-sync-schedule = Ažuriranje po rasporedu
history-sync-app = Ono što je došlo uz aplikaciju
history-nothing-new = Ništa novo
history-interrupted = Prekinuto
history-offline = Nema dostupnog izvora
