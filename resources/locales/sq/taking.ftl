# Taking away: copies, printing, hand-outs.
take-title = Shtyp ose ruaj si…
take-save = Ruaj
take-file = Siç u botua
take-file-text = Skedari siç e bëri botuesi; një faqe uebi kur nuk ka skedar.
take-pdf = PDF
take-pdf-text = Faqe që tregojnë botuesin, rishikimin, gjuhën dhe datën.
take-text = Tekst i thjeshtë
take-text-text = Vetëm fjalët, për çdo program.
take-print = Shtyp
take-all = Gjithçka
take-all-text = Të gjithë seksionet, në faqe.
take-section = Ky seksion: { $section }
take-section-text = Me seksionet nën të.
take-selection = Fjalët e zgjedhura
take-selection-text = Ajo që zgjodhët në tekst.
take-handout = Fletushkë
take-handout-text = Një fletë me shkronja të mëdha, në disa gjuhë, me një kod që të kthen te njoftimi.
take-languages = Gjuhët
take-open = Hap për shtypje
take-handout-save = Ruaj fletushkën…
take-copies =
    { $count ->
        [one] Ruaj kopjen…
       *[other] Ruaj { $count } kopje…
    }
take-working = Po përgatiten faqet.
take-opened = U hap për shtypje
take-opened-text = Shtypeni nga programi që tregon faqet.
take-missing = Aplikacioni nuk ka shkronja për { $characters }: në vend të tyre qëndrojnë katrorë.
toast-copies-saved = Kopjet u ruajtën
handout = Fletushkë ose kopje…
keys-print = Shtyp ose ruaj si
