last-success = Poslednja uspešna
last-attempt = Poslednji pokušaj
plan = Plan
plan-first = Prvo
plan-then = Zatim
plan-later = Kasnije
plan-notice =
    { $count ->
        [one] { $count } obaveštenje
        [few] { $count } obaveštenja
       *[other] { $count } obaveštenja
    }
plan-correction =
    { $count ->
        [one] { $count } ispravka
        [few] { $count } ispravke
       *[other] { $count } ispravki
    }
plan-text =
    { $count ->
        [one] { $count } tekst
        [few] { $count } teksta
       *[other] { $count } tekstova
    }
plan-files =
    { $count ->
        [one] Datoteke { $count } izdanja
        [few] Datoteke { $count } izdanja
       *[other] Datoteke { $count } izdanja
    }
plan-withdrawal =
    { $count ->
        [one] { $count } povlačenje
        [few] { $count } povlačenja
       *[other] { $count } povlačenja
    }
plan-waits =
    { $count ->
        [one] { $count } promena čeka
        [few] { $count } promene čekaju
       *[other] { $count } promena čeka
    }
plan-waits-budget = Više nego što ovo ažuriranje sme da preuzme.
plan-waits-extent = Nije deo onoga što je izabrano za ovo ažuriranje.
plan-waits-ask = Zbirka vas prvo pita.
plan-waits-by-hand = Zbirka dolazi samo kada je zatražite.
plan-waits-space = Ne staje u ograničenje prostora na ovom računaru.
plan-offline = Nema dostupnog izvora. Ono što je ovde i dalje se može čitati.
plan-and-more = i još { $count }
plan-none = Nema šta da se preuzme. Sve što izvori nude je na ovom računaru.
plan-making = Pitaju se izvori.
plan-while-running = Plan sledi kada se ažuriranje završi.
get-all = Preuzmi sada, { $size }
get-now = Preuzmi sada
take-over = Preuzmi posao

choice = Najviše
choice-notices = Samo obaveštenja
choice-texts = Samo tekstovi
choice-all = Bez ograničenja
choice-used = iskorišćeno { $done } od { $total }
