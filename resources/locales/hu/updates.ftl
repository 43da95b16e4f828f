last-success = Utolsó sikeres
last-attempt = Utolsó kísérlet
plan = A terv
plan-first = Először
plan-then = Aztán
plan-later = Később
plan-notice =
    { $count ->
        [one] { $count } közlemény
       *[other] { $count } közlemény
    }
plan-correction =
    { $count ->
        [one] { $count } javítás
       *[other] { $count } javítás
    }
plan-text =
    { $count ->
        [one] { $count } szöveg
       *[other] { $count } szöveg
    }
plan-files =
    { $count ->
        [one] { $count } kiadás fájljai
       *[other] { $count } kiadás fájljai
    }
plan-withdrawal =
    { $count ->
        [one] { $count } visszavonás
       *[other] { $count } visszavonás
    }
plan-waits =
    { $count ->
        [one] { $count } változás vár
       *[other] { $count } változás vár
    }
plan-waits-budget = Több, mint amennyit ez a frissítés elhozhat.
plan-waits-extent = Nem része annak, amit ehhez a frissítéshez választott.
plan-waits-ask = A gyűjteménye előbb megkérdezi Önt.
plan-waits-by-hand = A gyűjteménye csak kérésre érkezik.
plan-waits-space = Nem fér bele a számítógép helykorlátjába.
plan-offline = Nincs elérhető forrás. Ami itt van, olvasható marad.
plan-and-more = és még { $count }
plan-none = Nincs mit letölteni. Amit a források kínálnak, mind ezen a számítógépen van.
plan-making = A források megkérdezése.
plan-while-running = A terv a frissítés végén látszik.
get-all = Letöltés most, { $size }
get-now = Letöltés most
take-over = Átvétel most

choice = Legfeljebb
choice-notices = Csak közlemények
choice-texts = Csak szövegek
choice-all = Korlát nélkül
choice-used = { $done } / { $total } felhasználva
