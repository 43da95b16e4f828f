# Šta se promenilo u tekstu otkad je pročitan.

changed-since =
    { $count ->
        [one] Promenjeno otkad ste čitali { $date } (od revizije { $before } do revizije { $after }): { $count } pasus
        [few] Promenjeno otkad ste čitali { $date } (od revizije { $before } do revizije { $after }): { $count } pasusa
       *[other] Promenjeno otkad ste čitali { $date } (od revizije { $before } do revizije { $after }): { $count } pasusa
    }
changed-beside = Promenjeno otkad ste čitali { $date } (od revizije { $before } do revizije { $after }).
changed-acknowledged = Potvrdili ste čitanje ovog obaveštenja { $date }.
changed-not-kept = Tekst koji ste čitali nije sačuvan na ovom računaru, pa promene ne mogu da se prikažu.
changed-moved = Premešteno ovde, od reči do reči
changes-region = Promene otkad ste čitali
changes-show = Prikaži promene
changes-hide = Sakrij promene
changes-next = Sledeća promena
changes-previous = Prethodna promena
changes-at = Promena { $at } od { $count }
changes-read = Označi kao pročitano
changes-detail-title = Naslov
changes-detail-summary = Sažetak
changes-detail-message = Vrsta
changes-detail-effective = Na snazi od
changes-detail-onset = Počinje
changes-detail-expires = Završava se
changes-detail-expected-to-resume = Očekuje se nastavak
toast-changes-read = Označeno kao pročitano
palette-changes = Prikaži šta se promenilo otkad ste ovo čitali
keys-change-next = Sledeća promena otkad ste čitali
keys-change-previous = Prethodna promena
