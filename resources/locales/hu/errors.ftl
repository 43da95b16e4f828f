# Ami elromolhat: mi történt, aztán mi van biztonságban, és mi a teendő.

start-failed = A könyvtár nem nyitható meg
error-details = A teljes leírás annak, aki segít

error-wrong-input = A könyvtár nem érti ezt a kérést.
error-wrong-input-next = Semmi sem változott. Lépjen vissza, és válasszon újra.
error-not-found = Ez nincs a könyvtárban.
error-not-found-next = Lehet, hogy felváltották vagy visszavonták. Keresse a Könyvtárban vagy a Kereséssel.
error-not-here = A fájlja nincs ezen a számítógépen.
error-not-here-next = Frissítéssel érkezik. A Frissítések megmutatják, mi hiányzik.
error-missing-there = Egy fájlja hiányzik itt: { $source }.
error-missing-there-next = Használjon másik forrást, amelyben megvan, vagy szóljon a kiadónak; utána próbálja újra.
error-about-in = { $title } ({ $language })
error-unreachable = Egy forrás nem érhető el.
error-unreachable-next = Ami ezen a számítógépen van, az működik. Ellenőrizze a mappát, a pendrive-ot vagy a kapcsolatot, aztán próbálja újra.
error-unplugged = Nincs csatlakoztatva újabbat tartalmazó pendrive.
error-unplugged-next = Ami ezen a számítógépen van, marad. Csatlakoztasson egy újabbat, és ellenőrizzen újra.
error-refused = Amit egy forrás kínált, vissza lett utasítva.
error-refused-next = Az aláírásai nem érvényesek, ezért semmi sem került át belőle. A könyvtár a régi maradt. Szóljon a kiadó irodának.
error-held = Egy másik program ír ebbe a könyvtárba.
error-held-next = Az olvasás és a keresés működik. Próbálja újra, ha az végzett.
error-newer-library = Ezt a könyvtárat egy újabb változat írta.
error-newer-library-next = Semmi sem változott. Telepítse a Fieldshelf újabb változatát erre a számítógépre.
error-disk-full = A lemez megtelt.
error-disk-full-next = Ami teljes volt, megmaradt. Szabadítson fel helyet, aztán próbálja újra.
error-read-only = Ebbe a mappába vagy fájlba nem lehet írni.
error-read-only-next = Semmi sem változott. Válasszon másik mappát, vagy kérjen írási jogot.
error-damaged = Valami, ami ezen a számítógépen van, megsérült.
error-damaged-next = A többi működik. A következő frissítés újra elhozza.
error-failed = Ez nem sikerült.
error-failed-next = Ami teljes volt, nem veszett el. Próbálja újra; ha így marad, mutassa meg a teljes leírást annak, aki segít.
error-over-limit = Nem fér bele a helykorlátba.
error-over-limit-next = Semmi sem törlődött. Szabadítson fel helyet, vagy emelje a korlátot; mindkettő a Frissítésekben van.
error-not-taken = Ennek a dokumentumnak az oldalai nem vehetők át így.
error-not-taken-next = Semmi sem változott. Vegye inkább a szövegét, vagy mentse a fájlt, ahogy megjelent.
