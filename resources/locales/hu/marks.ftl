# Könyvjelzők, kiemelések és jegyzetek.

marks = Jelölések
marks-count = Jelölések ebben a dokumentumban: { $count }
marks-close = Jelölések bezárása
marks-none-here = Ebben a dokumentumban semmi sincs megjelölve. Jelöljön ki szavakat a kiemeléshez, vagy tegyen könyvjelzőt egy szakaszhoz.
marks-export = Jelölések exportálása…
marks-find = Keresés a jelölésekben
marks-find-hint = Szavak és jegyzetek
marks-all =
    { $count ->
        [one] { $count } jelölés
       *[other] { $count } jelölés
    }
marks-found =
    { $count ->
        [one] { $count } jelölés, összesen { $total }
       *[other] { $count } jelölés, összesen { $total }
    }
mark-tools = E szavak megjelölése
mark-in = Kiemelés színe: { $colour }
mark-remove = Jelölés törlése
mark-orphaned = Ezek a szavak már nincsenek a szövegben
mark-changed = A kiadó módosította, mióta megjelölte. Ez állt benne:
colour-yellow = sárga
colour-green = zöld
colour-blue = kék
colour-pink = rózsaszín
pen-sign = Aa
bookmark = Könyvjelző
bookmark-add-section = Könyvjelző ehhez a szakaszhoz
bookmark-add-page = Könyvjelző ehhez az oldalhoz
bookmark-remove-section = A szakasz könyvjelzőjének törlése
bookmark-remove-page = Az oldal könyvjelzőjének törlése
note-add = Jegyzet hozzáadása
note-edit = Jegyzet szerkesztése
note-save = Jegyzet mentése
note-of = Jegyzet ehhez: { $words }
words-copy = Másolás
saved-parts = A mentett elemek részei
filter-publication = Kiadvány
filter-colour = Szín
empty-marks-title = Még nincs jelölés
empty-marks-text = Tegyen könyvjelzőt egy oldalhoz, vagy jelöljön ki szavakat olvasás közben: a kiemelések és jegyzetek itt gyűlnek össze, és ezen a gépen maradnak.
empty-marks-filter = Egy jelölés sem felel meg a fent választottaknak.
toast-highlighted = Kiemelve
toast-bookmarked = Könyvjelző hozzáadva
toast-mark-removed = Jelölés törölve
toast-words-copied = Másolva
toast-marks-saved =
    { $count ->
        [one] { $count } jelölés mentve
       *[other] { $count } jelölés mentve
    }
palette-marks = Jelölések megnyitása
keys-bookmark = Könyvjelző
keys-highlight = Kiemelés; kijelölt szavak nélkül mondatonkénti kiválasztás
keys-marks = Jelölések a szöveg mellett
