sticks = Pendrive-ok
sticks-none = Nincs csatlakoztatott pendrive.
stick-empty = Nincs rajta könyvtár.
stick-title = Ezen a pendrive-on
stick-offer-title = Itt egy pendrive
stick-offer = <b>Itt egy pendrive { $name } könyvtárával</b>, ekkori állapot: { $when }.
stick-look = Megnézem
stick-look-at = Megnézem: { $name }
stick-later = Most nem
stick-as-of = Ekkori állapot
stick-where = Hol
stick-news-new = Ettől a kiadótól még semmi sincs ezen a számítógépen.
stick-news-newer = Újabb, mint ami ezen a számítógépen van: { $when }.
stick-news-same = Ugyanaz, mint ami ezen a számítógépen van.
stick-news-older = Régebbi, mint ami ezen a számítógépen van. Semmi sem kell belőle.
stick-news-refused = Ami ezen a pendrive-on van, annak nem érvényesek az aláírásai.
stick-key = A kiadó kulcsa
stick-trust-unknown = Vesse össze azzal, amit a kiadó más úton, például telefonon mond. Akiben megbízik, az közzétehet ezen a számítógépen.
stick-trust-other = Ezen a számítógépen egy ilyen nevű másik kiadó megbízható, másik kulccsal. Kérdezze meg, melyik a helyes. Erről a pendrive-ról semmi sem kerül át.
stick-trust = Megbízom ebben a kulcsban, jöhet
stick-no-trust = Nem bízom meg benne
stick-take = Átvétel
stick-gone = Ez a pendrive már nincs csatlakoztatva.
source-stick-here = Pendrive, csatlakoztatva:
source-stick-away = Pendrive, nincs csatlakoztatva. Bárhová csatlakoztatva újra megtaláljuk.

copy-open = Másolás pendrive-ra…
copy-title = Másolás pendrive-ra
copy-text = Aki megkapja, olvashat róla vagy átveheti. Ami rajta van, azt a kiadó aláírása ellenőrzi.
copy-where = Hová
copy-no-stick = Nincs csatlakoztatott pendrive. Csatlakoztasson egyet, vagy válasszon mappát.
copy-browse = Másik mappa…
copy-free = { $size } szabad
copy-looking = Vizsgálat.
copy-what = Mit
copy-there = már rajta van
copy-older = régebbi állapot van rajta
copy-goes = lekerül a pendrive-ról
copy-nothing = Ezen a számítógépen még nincs mit másolni. Frissítéssel érkezik.
copy-room = { $needed } kell; { $free } szabad.
copy-no-room = { $needed } kell, de csak { $free } szabad. Válasszon kevesebbet, vagy szabadítson fel helyet.
copy-begin = Másolás, { $size }
copy-running = Másolás folyik
copy-leave-in = Hagyja bent a pendrive-ot. Ezt bezárhatja, és olvashat tovább.
copy-goes-on = Ami fel van írva, megmarad, és a régebbi másolat olvasható. Másoljon újra, és onnan folytatódik.
copy-again = Másolás újra…
copy-stopped = Leállt. Másoljon újra, és onnan folytatódik.
copy-done = Minden fel van írva. Adja ki a pendrive-ot, aztán húzza ki.
copy-written =
    { $count ->
        [0] nem volt új
        [one] { $count } fájl felírva, { $size }
       *[other] { $count } fájl felírva, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } fájl nincs ezen a számítógépen, ezért a pendrive-on sincs.
       *[other] { $count } fájl nincs ezen a számítógépen, ezért a pendrive-on sincs.
    }
copy-too-large = A legtöbb pendrive-hoz túl nagy (4 GiB vagy több), ezért kimaradt:
copy-damaged = Ezen a számítógépen sérült, ezért kimaradt; egy frissítés újra elhozza:
