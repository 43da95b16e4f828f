# Taking away: copies, printing, hand-outs.
take-title = Štampaj ili sačuvaj kao…
take-save = Sačuvaj
take-file = Kako je objavljeno
take-file-text = Datoteka kakvu je napravio izdavač; veb-stranica gde datoteke nema.
take-pdf = PDF
take-pdf-text = Na svakoj stranici stoje izdavač, izdanje, jezik i datum: sopstvene stranice gde ih ima, inače iznova složene.
take-text = Običan tekst
take-text-text = Samo reči, za svaki program.
take-print = Štampaj
take-all = Sve
take-all-text = U celini, sa izdavačem, izdanjem, jezikom i datumom na svakoj stranici.
take-section = Ovaj odeljak: { $section }
take-section-text = Sa odeljcima ispod njega.
take-selection = Izabrane reči
take-selection-text = Ono što ste izabrali u tekstu.
take-handout = Letak
take-handout-text = Jedan list krupnim slovima, na više jezika, sa kodom koji vodi nazad do obaveštenja. Što je predugo, dobija list za svaki jezik.
take-as-text = Kao tekst, iznova složen
take-as-text-text = Umesto stranica kakve su objavljene.
take-languages = Jezici
take-open = Otvori za štampu
take-handout-save = Sačuvaj letak…
take-copies =
    { $count ->
        [one] Sačuvaj { $count } kopiju…
        [few] Sačuvaj { $count } kopije…
       *[other] Sačuvaj { $count } kopija…
    }
take-sheets =
    { $count ->
        [one] { $count } list, sa obe strane.
        [few] Predugo za jedan list krupnim slovima: { $count } lista, svaki jezik zasebno.
       *[other] Predugo za jedan list krupnim slovima: { $count } listova, svaki jezik zasebno.
    }
take-working = Stranice se pripremaju.
take-opened = Otvoreno za štampu
take-opened-text = Odštampajte iz programa koji prikazuje stranice.
take-missing = Aplikacija nema slova za { $characters }: na njihovom mestu stoje kvadrati.
toast-copies-saved = Kopije su sačuvane
handout = Letak ili kopija…
keys-print = Štampaj ili sačuvaj kao
