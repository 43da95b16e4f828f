care = Provera sačuvanog
care-text = Čita svaku datoteku i poredi je s potpisanim, proverava bazu podataka i poredi s njom indeks pretrage. Čitanje za to vreme radi.
care-check = Proveri sve
care-repair = Popravi
care-running = Proverava se
care-stopped = Zaustavljeno pre nego što je sve pregledano.
care-sound = Sve je kako treba.
care-mended = Sve je ponovo celo.
care-problems =
    { $count ->
        [one] Nađen je { $count } problem
        [few] Nađena su { $count } problema
       *[other] Nađeno je { $count } problema
    }
care-looked =
    { $count ->
        [one] { $count } datoteka, pročitano { $size }
        [few] { $count } datoteke, pročitano { $size }
       *[other] { $count } datoteka, pročitano { $size }
    }
care-mended-editions =
    { $count ->
        [one] { $count } izdanje je ponovo celo, preuzeto { $size }
        [few] { $count } izdanja su ponovo cela, preuzeto { $size }
       *[other] { $count } izdanja je ponovo celo, preuzeto { $size }
    }
care-index-rebuilt = Indeks pretrage je napravljen iznova.
care-index-incomplete = Indeks pretrage ne sadrži sve; popravka ga pravi iznova.
care-set-aside = Odloženo:

backup = Rezervna kopija
backup-text = Jedna datoteka s vašim izvorima, podešavanjima, pravilima, potvrdama, oznakama i mestima čitanja. Dokumenata u njoj nema; oni dolaze uz sledeće ažuriranje.
backup-save = Sačuvaj rezervnu kopiju…
backup-restore = Vrati iz kopije…
backup-saved = Rezervna kopija je sačuvana
backup-saved-text = Izdavača: { $publishers }. Sačuvano: { $saved }. Mesta čitanja: { $positions }. Oznaka u tekstovima: { $annotations }. Čuvajte je gde niko drugi ne može da je menja: kome ona veruje, tome se veruje tamo gde se vrati.
backup-question = Vratiti iz ove kopije?
backup-question-text = Napravljena je { $when }; publikacija s oznakama: { $marks }. Ono što je podešeno ili označeno na ovom računaru ostaje.
backup-trusts =
    { $count ->
        [one] Od tada bi se verovalo { $count } izdavaču.
        [few] Od tada bi se verovalo { $count } izdavača.
       *[other] Od tada bi se verovalo { $count } izdavača.
    }
backup-kept = { $publisher } ostaje kako jeste: ovaj računar mu veruje pod drugim ključem.
backup-restore-now = Vrati
backup-restored = Vraćeno iz kopije
backup-restored-text = Dodato izdavača: { $publishers }. Publikacija s oznakama: { $marks }.
