# Ami egy szövegben az olvasása óta változott.

changed-since =
    { $count ->
        [one] Változott, mióta { $date } napján elolvasta ({ $before }. változatról { $after }. változatra): { $count } szövegrész
       *[other] Változott, mióta { $date } napján elolvasta ({ $before }. változatról { $after }. változatra): { $count } szövegrész
    }
changed-beside = Változott, mióta { $date } napján elolvasta ({ $before }. változatról { $after }. változatra).
changed-acknowledged = { $date } napján visszaigazolta ezt a közleményt.
changed-not-kept = Az elolvasott szöveg nincs meg ezen a számítógépen, ezért a változások nem mutathatók meg.
changed-moved = Szóról szóra ide került
changes-region = Változások az olvasás óta
changes-show = Változások megjelenítése
changes-hide = Változások elrejtése
changes-next = Következő változás
changes-previous = Előző változás
changes-at = { $at }. változás, összesen { $count }
changes-read = Megjelölés olvasottként
changes-detail-title = Cím
changes-detail-summary = Összefoglaló
changes-detail-message = Fajta
changes-detail-effective = Érvényes ettől
changes-detail-onset = Kezdete
changes-detail-expires = Vége
changes-detail-expected-to-resume = Várható újraindulás
toast-changes-read = Olvasottként megjelölve
palette-changes = Mi változott, mióta ezt elolvasta
keys-change-next = Következő változás az olvasás óta
keys-change-previous = Előző változás
