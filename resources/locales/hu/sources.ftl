sources = Források
sources-none = Még nincs forrás. Adja hozzá irodája kártyáját.
source-built-in = Az alkalmazással jött
source-signed = Legújabb aláírás
source-verified = Aláírás ellenőrizve
source-unverified = Még semmi sincs ellenőrizve
source-preview = Nincs aláírva: ez előnézet
fingerprint = Kulcs; vesse össze az irodája kártyájával

add = Hozzáadás…
remove = Eltávolítás…
keep = Megtartás
set-by-office = Az iroda állította be

source-add = Forrás hozzáadása
source-add-button = Forrás hozzáadása…
source-add-text = Egy forrás kártyával kezdődik. Az irodájánál megvan fájlként, kódként vagy a frissítések címén.
source-add-field = Kártya, cím vagy mappa
source-add-hint = Illessze be a kártyát vagy amit egy kód mond, írjon be egy címet vagy mappát, vagy ejtse egy kártya fájlját az ablakra.
source-added = Hozzáadva: { $publisher }
source-refused = Semmi sem lett hozzáadva. Jelezze irodájának, hogy { $publisher } kulcsa eltér.
source-place = Honnan jöjjenek a frissítései
source-place-none = A kártya nem ad meg címet. Válassza ki a mappát vagy a pendrive-ot, vagy írja be a címet.
source-place-add = Hely hozzáadása
source-place-remove = Csak ez a hely távozzon
source-place-remove-text = A frissítései több helyről jöhetnek. Ami onnan jött, megmarad, ha az egyik távozik:
source-place-removed = Hely eltávolítva
source-remove-of = Eltávolítás: { $publisher }, { $location }
folder-choose = Mappa választása…

card-choose = Kártyafájl választása…
card-look = Kártya megtekintése
card-looking = Kártya keresése.
card-compare = Ez a kulcs van a kártyáján?
card-compare-text = Vesse össze azzal, amit az irodája más úton ad: papíron vagy telefonon. Ha akár egy jel eltér, ne használja ezt a forrást.
card-differs = Eltér
card-same = Ugyanaz
card-known = Már megbízható
card-known-text = Ez a számítógép ezzel a kulccsal megbízik ebben a kiadóban. Hozzáadhat még egy helyet, ahonnan a frissítései jönnek.
card-conflict = Ez a kártya el van utasítva
card-conflict-text = { $publisher } ({ $name }) ezen a számítógépen másik kulccsal megbízható. Semmi sem változott.
card-conflict-next = Kérdezze meg irodáját más úton, melyik kulcs a helyes. Ha a másikban bízna meg, előbb távolítsa el a kiadót.
card-key-trusted = Itt megbízható
card-key-offered = Ezen a kártyán
card-show = A kiadó kártyája
card-show-short = Kártya
card-show-of = Kártya: { $publisher }
card-code = Kód: { $publisher }
card-code-text = Telefonnal beolvasva a kód megadja a kiadó nevét, ezt a kulcsot és a címeit. A „Forrás hozzáadása” mezőbe illesztve elhozza a kártyát, és csak ezzel a kulccsal fogadja el.
card-copy = Kártya másolása
card-copy-link = A kód szövegének másolása
card-save = Kártyafájl mentése…
card-copied = Másolva
card-not-copied = Ez a számítógép nem engedte a másolást. Mentse inkább a fájlt.
card-saved = Mentve: { $path }

publisher-remove = Kiadó eltávolítása
publisher-remove-question = Eltávolítja: { $publisher }?
publisher-remove-text =
    { $count ->
        [one] { $count } kiadvány távozik erről a számítógépről, { $size }. Csak akkor jön vissza, ha újra hozzáadja a forrást.
       *[other] { $count } kiadvány távozik erről a számítógépről, { $size }. Csak akkor jönnek vissza, ha újra hozzáadja a forrást.
    }
publisher-remove-saved =
    { $count ->
        [one] Közülük { $count } mentve van, és az is távozna:
       *[other] Közülük { $count } mentve van, és azok is távoznának:
    }
publisher-removed = Eltávolítva: { $publisher }
