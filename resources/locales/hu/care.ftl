care = A tároltak ellenőrzése
care-text = Minden fájlt elolvas és összevet az aláírttal, ellenőrzi az adatbázist, és összeveti vele a keresőindexet. Olvasni közben is lehet.
care-check = Minden ellenőrzése
care-repair = Javítás
care-running = Ellenőrzés
care-stopped = Leállt, mielőtt mindent megnézett volna.
care-sound = Minden rendben van.
care-mended = Minden újra ép.
care-problems =
    { $count ->
        [one] { $count } hiba van
       *[other] { $count } hiba van
    }
care-looked =
    { $count ->
        [one] { $count } fájl, { $size } elolvasva
       *[other] { $count } fájl, { $size } elolvasva
    }
care-mended-editions =
    { $count ->
        [one] { $count } kiadás újra ép, { $size } letöltve
       *[other] { $count } kiadás újra ép, { $size } letöltve
    }
care-index-rebuilt = A keresőindex újra elkészült.
care-index-incomplete = A keresőindexből hiányzik valami; a javítás újra elkészíti.
care-set-aside = Félretéve:

backup = Biztonsági mentés
backup-text = Egy fájl a forrásokkal, beállításokkal, szabályokkal, visszaigazolásokkal, jelölésekkel és olvasási helyekkel. Dokumentum nincs benne; az a következő frissítéssel jön.
backup-save = Biztonsági mentés készítése…
backup-restore = Visszaállítás mentésből…
backup-saved = A biztonsági mentés elkészült
backup-saved-text = Kiadók: { $publishers }. Mentett: { $saved }. Olvasási helyek: { $positions }. Szövegbeli jelölések: { $annotations }. Tartsa olyan helyen, ahol más nem módosíthatja: akiben a mentés megbízik, abban ott is megbíznak, ahol visszaállítják.
backup-question = Visszaállítja ezt a mentést?
backup-question-text = Készült: { $when }; megjelölt kiadványok: { $marks }. Ami ezen a számítógépen be van állítva vagy meg van jelölve, megmarad.
backup-trusts =
    { $count ->
        [one] Ettől kezdve { $count } kiadó lenne megbízható.
       *[other] Ettől kezdve { $count } kiadó lenne megbízható.
    }
backup-kept = { $publisher } marad, ahogy van: ez a számítógép másik kulccsal bízik benne.
backup-restore-now = Visszaállítás
backup-restored = Visszaállítva
backup-restored-text = Hozzáadott kiadók: { $publishers }. Megjelölt kiadványok: { $marks }.
