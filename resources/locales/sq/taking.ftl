# Taking away: copies, printing, hand-outs.
take-title = Shtyp ose ruaj si…
take-save = Ruaj
take-file = Siç u botua
take-file-text = Skedari siç e bëri botuesi; një faqe uebi kur nuk ka skedar.
take-pdf = PDF
take-pdf-text = Çdo faqe tregon botuesin, rishikimin, gjuhën dhe datën: faqet e veta kur i ka, përndryshe faqe të faqosura rishtas.
take-text = Tekst i thjeshtë
take-text-text = Vetëm fjalët, për çdo program.
take-print = Shtyp
take-all = Gjithçka
take-all-text = E tëra, me botuesin, rishikimin, gjuhën dhe datën në çdo faqe.
take-section = Ky seksion: { $section }
take-section-text = Me seksionet nën të.
take-selection = Fjalët e zgjedhura
take-selection-text = Ajo që zgjodhët në tekst.
take-handout = Fletushkë
take-handout-text = Një fletë me shkronja të mëdha, në disa gjuhë, me një kod që të kthen te njoftimi. Kur është tepër e gjatë, një fletë për çdo gjuhë.
take-as-text = Si tekst, i faqosur rishtas
take-as-text-text = Në vend të faqeve siç u botuan.
take-languages = Gjuhët
take-open = Hap për shtypje
take-handout-save = Ruaj fletushkën…
take-copies =
    { $count ->
        [one] Ruaj kopjen…
       *[other] Ruaj { $count } kopje…
    }
take-sheets =
    { $count ->
        [one] { $count } fletë, nga të dyja anët.
       *[other] Tepër e gjatë për një fletë me shkronja të mëdha: { $count } fletë, secila gjuhë më vete.
    }
take-working = Po përgatiten faqet.
take-opened = U hap për shtypje
take-opened-text = Shtypeni nga programi që tregon faqet.
take-missing = Aplikacioni nuk ka shkronja për { $characters }: në vend të tyre qëndrojnë katrorë.
toast-copies-saved = Kopjet u ruajtën
handout = Fletushkë ose kopje…
keys-print = Shtyp ose ruaj si
