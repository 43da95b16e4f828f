sticks = Pajisje USB
sticks-none = Nuk është futur asnjë USB.
stick-empty = Nuk ka bibliotekë.
stick-title = Në këtë USB
stick-offer-title = Një USB është këtu
stick-offer = <b>Një USB me bibliotekën e { $name } është këtu</b>, gjendja: { $when }.
stick-look = Shihe
stick-look-at = Shih { $name }
stick-later = Jo tani
stick-as-of = Më datën
stick-where = Ku
stick-news-new = Në këtë kompjuter nuk ka ende asgjë nga ky botues.
stick-news-newer = Më e re se në këtë kompjuter: { $when }.
stick-news-same = E njëjtë me atë në këtë kompjuter.
stick-news-older = Më e vjetër se në këtë kompjuter. Asgjë prej saj nuk duhet.
stick-news-refused = Nënshkrimet e asaj që është në këtë USB nuk qëndrojnë.
stick-key = Çelësi i këtij botuesi
stick-trust-unknown = Krahasojeni me atë që ju thotë botuesi me një rrugë tjetër, si telefoni. Kujt i besoni, ai mund të botojë në këtë kompjuter.
stick-trust-other = Në këtë kompjuter besohet një botues tjetër me këtë emër, me një çelës tjetër. Pyesni cili është i drejtë. Nga kjo USB nuk merret asgjë.
stick-trust = Besoji këtij çelësi dhe merre
stick-no-trust = Mos i beso
stick-take = Merre
stick-gone = Kjo USB nuk është më e futur.
source-stick-here = USB, e futur:
source-stick-away = USB, jo e futur. Gjendet përsëri kudo që futet.

copy-open = Kopjo në USB…
copy-title = Kopjo në USB
copy-text = Kush e merr USB-në mund të lexojë prej saj ose ta marrë. Ajo që është në të kontrollohet me nënshkrimin e botuesit.
copy-where = Ku
copy-no-stick = Nuk është futur asnjë USB. Futni një, ose zgjidhni një dosje.
copy-browse = Dosje tjetër…
copy-free = { $size } të lira
copy-looking = Po shihet.
copy-what = Çfarë
copy-there = tashmë në të
copy-older = në të është një gjendje më e vjetër
copy-goes = largohet nga USB-ja
copy-nothing = Në këtë kompjuter nuk ka ende asgjë për t’u kopjuar. Vjen me një përditësim.
copy-room = Zë { $needed }; të lira janë { $free }.
copy-no-room = Zë { $needed }, por të lira janë vetëm { $free }. Zgjidhni më pak, ose lironi vend.
copy-begin = Kopjo, { $size }
copy-running = Po kopjohet
copy-leave-in = Lëreni USB-në të futur. Mund ta mbyllni këtë dhe të lexoni.
copy-goes-on = Ajo që u shkrua mbetet, dhe një kopje më e vjetër mund të lexohet. Kopjoni përsëri dhe vazhdon prej aty.
copy-again = Kopjo përsëri…
copy-stopped = U ndal. Kopjoni përsëri dhe vazhdon prej aty.
copy-done = Gjithçka u shkrua. Nxirreni USB-në me siguri, pastaj hiqeni.
copy-written =
    { $count ->
        [0] asgjë nuk ishte e re
        [one] u shkrua { $count } skedar, { $size }
       *[other] u shkruan { $count } skedarë, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } skedar nuk është në këtë kompjuter, kështu që USB-ja është pa të.
       *[other] { $count } skedarë nuk janë në këtë kompjuter, kështu që USB-ja është pa ta.
    }
copy-too-large = Tepër të mëdhenj për shumicën e USB-ve, 4 GiB ose më shumë, dhe të lënë jashtë:
copy-damaged = Të dëmtuar në këtë kompjuter dhe të lënë jashtë; një përditësim i merr përsëri:
