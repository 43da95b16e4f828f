care = Kontrolli i asaj që është ruajtur
care-text = Lexon çdo skedar dhe e krahason me atë që u nënshkrua, kontrollon bazën e të dhënave dhe krahason me të indeksin e kërkimit. Ndërkohë mund të lexohet.
care-check = Kontrollo gjithçka
care-repair = Ndreq
care-running = Po kontrollohet
care-stopped = U ndal para se të shihej gjithçka.
care-sound = Gjithçka është siç duhet.
care-mended = Gjithçka është përsëri e plotë.
care-problems =
    { $count ->
        [one] U gjet { $count } problem
       *[other] U gjetën { $count } probleme
    }
care-looked =
    { $count ->
        [one] { $count } skedar, u lexuan { $size }
       *[other] { $count } skedarë, u lexuan { $size }
    }
care-mended-editions =
    { $count ->
        [one] { $count } botim është përsëri i plotë, u morën { $size }
       *[other] { $count } botime janë përsëri të plota, u morën { $size }
    }
care-index-rebuilt = Indeksi i kërkimit u bë nga fillimi.
care-index-incomplete = Indeksit të kërkimit i mungon diçka; ndreqja e bën nga fillimi.
care-set-aside = Lënë mënjanë:

backup = Kopje rezervë
backup-text = Një skedar me burimet, rregullimet, rregullat, konfirmimet, shenjat dhe vendet e leximit. Dokumente nuk ka në të; ato vijnë me përditësimin e ardhshëm.
backup-save = Ruaj një kopje rezervë…
backup-restore = Rikthe nga një kopje…
backup-saved = Kopja rezervë u ruajt
backup-saved-text = Botues: { $publishers }. Të ruajtura: { $saved }. Vende leximi: { $positions }. Shenja në tekste: { $annotations }. Mbajeni aty ku askush tjetër nuk mund ta ndryshojë: kujt i beson ajo, i besohet edhe aty ku rikthehet.
backup-question = Të rikthehet kjo kopje?
backup-question-text = U bë { $when } dhe ka shenja në { $marks } botime. Ajo që është vendosur ose shënuar në këtë kompjuter mbetet.
backup-trusts =
    { $count ->
        [one] Që atëherë do t’i besohej { $count } botuesi.
       *[other] Që atëherë do t’u besohej { $count } botuesve.
    }
backup-kept = { $publisher } mbetet siç është: ky kompjuter i beson me një çelës tjetër.
backup-restore-now = Rikthe
backup-restored = U rikthye nga kopja
backup-restored-text = Botues të shtuar: { $publishers }. Botime me shenja: { $marks }.
