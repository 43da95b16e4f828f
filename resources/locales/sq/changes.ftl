# Çfarë ka ndryshuar në një tekst që kur u lexua.

changed-since =
    { $count ->
        [one] Ka ndryshuar që kur e lexuat më { $date } (nga rishikimi { $before } te { $after }): { $count } pasazh
       *[other] Ka ndryshuar që kur e lexuat më { $date } (nga rishikimi { $before } te { $after }): { $count } pasazhe
    }
changed-beside = Ka ndryshuar që kur e lexuat më { $date } (nga rishikimi { $before } te { $after }).
changed-acknowledged = E konfirmuat leximin e këtij njoftimi më { $date }.
changed-not-kept = Teksti që lexuat nuk ruhet në këtë kompjuter, prandaj ndryshimet nuk mund të shfaqen.
changed-moved = Lëvizur këtu, fjalë për fjalë
changes-region = Ndryshimet që kur e lexuat
changes-show = Shfaq ndryshimet
changes-hide = Fshih ndryshimet
changes-next = Ndryshimi tjetër
changes-previous = Ndryshimi i mëparshëm
changes-at = Ndryshimi { $at } nga { $count }
changes-read = Shëno si të lexuar
changes-detail-title = Titulli
changes-detail-summary = Përmbledhja
changes-detail-message = Lloji
changes-detail-effective = Në fuqi nga
changes-detail-onset = Fillon
changes-detail-expires = Përfundon
changes-detail-expected-to-resume = Pritet të rifillojë
toast-changes-read = U shënua si e lexuar
palette-changes = Shfaq çfarë ka ndryshuar që kur e lexuat
keys-change-next = Ndryshimi tjetër që kur e lexuat
keys-change-previous = Ndryshimi i mëparshëm
