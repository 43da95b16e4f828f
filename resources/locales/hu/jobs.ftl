jobs = Előzmények
jobs-running = Érkezik
jobs-none = Még nem történt semmi.
jobs-done-of = { $done } / { $total } kész
jobs-more =
    { $count ->
        [one] és még { $count }
       *[other] és még { $count }
    }
job-sync = Frissítés
job-index = Új keresőindex
job-verify = A tároltak ellenőrzése
job-copy = Másolás pendrive-ra
job-move = A könyvtár áthelyezése
job-phase-queued = sorára vár
job-phase-running = folyamatban
job-phase-paused = szünetel
job-phase-interrupted = megszakadt
job-phase-done = Kész
job-phase-failed = Hiba miatt leállt
job-phase-cancelled = Megszakítva
job-asked-pause = szünetelés indul
job-asked-cancel = befejezés
job-asking = Források megkérdezése
nothing-lost = Ami megérkezett, nem veszett el.
pause = Szünet
resume = Folytatás
cancel = Mégse
retry-all = Újra

item-waiting = Vár
item-running = Érkezik
item-paused = Szünetel
item-done = Megérkezett, ellenőrizve
item-mended = Itt nem sikerült, később megérkezett
part-withdrawal = visszavonás
part-notice = közlemény
part-correction = javítás
part-text = szöveg
part-files = fájlok

rate = { $size }/mp
rate-left = { $rate } · még körülbelül { $left }
span-seconds = { $count } mp
span-minutes = { $count } perc
span-hours = { $count } óra

history-when = Mikor
history-what = Mi
history-result = Eredmény
history-size = Méret
history-sync-person = Frissítés
history-sync-schedule = Önműködő frissítés
history-sync-app = Amit az alkalmazás hozott
history-nothing-new = Semmi új
history-interrupted = Megszakadt
history-offline = Nincs elérhető forrás
