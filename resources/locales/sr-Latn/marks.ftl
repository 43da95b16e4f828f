# Obeleživači, isticanja i beleške.

marks = Oznake
marks-count = Oznake u ovom dokumentu: { $count }
marks-close = Zatvori oznake
marks-none-here = U ovom dokumentu ništa nije označeno. Izaberite reči da biste ih istakli, ili stavite obeleživač na odeljak.
marks-export = Izvezi oznake…
marks-find = Traži u oznakama
marks-find-hint = Reči i beleške
marks-all =
    { $count ->
        [one] { $count } oznaka
        [few] { $count } oznake
       *[other] { $count } oznaka
    }
marks-found =
    { $count ->
        [one] { $count } oznaka od { $total }
        [few] { $count } oznake od { $total }
       *[other] { $count } oznaka od { $total }
    }
mark-tools = Označi ove reči
mark-in = Istakni bojom: { $colour }
mark-remove = Ukloni oznaku
mark-orphaned = Ovih reči više nema u tekstu
mark-changed = Izdavač je ovo promenio otkako ste ga označili. Glasilo je:
colour-yellow = žuta
colour-green = zelena
colour-blue = plava
colour-pink = ružičasta
pen-sign = Aa
bookmark = Obeleživač
bookmark-add-section = Stavi obeleživač na ovaj odeljak
bookmark-add-page = Stavi obeleživač na ovu stranicu
bookmark-remove-section = Ukloni obeleživač sa ovog odeljka
bookmark-remove-page = Ukloni obeleživač sa ove stranice
note-add = Dodaj belešku
note-edit = Izmeni belešku
note-save = Sačuvaj belešku
note-of = Beleška uz: { $words }
words-copy = Kopiraj
saved-parts = Delovi sačuvanog
filter-publication = Publikacija
filter-colour = Boja
empty-marks-title = Još ništa nije označeno
empty-marks-text = Stavite obeleživač na stranicu ili izaberite reči dok čitate: isticanja i beleške skupljaju se ovde i ostaju na ovom računaru.
empty-marks-filter = Nijedna oznaka ne odgovara izboru iznad.
toast-highlighted = Istaknuto
toast-bookmarked = Obeleživač je stavljen
toast-mark-removed = Oznaka je uklonjena
toast-words-copied = Kopirano
toast-marks-saved =
    { $count ->
        [one] Sačuvana je { $count } oznaka
        [few] Sačuvane su { $count } oznake
       *[other] Sačuvano je { $count } oznaka
    }
palette-marks = Otvori oznake
keys-bookmark = Obeleživač
keys-highlight = Istakni; bez izabranih reči, biraj ih rečenicu po rečenicu
keys-marks = Oznake pored teksta
