sources = Burimet
sources-none = Nuk është shtuar asnjë burim. Shtoni kartën e zyrës suaj.
source-built-in = Erdhi me aplikacionin
source-signed = Nënshkrimi më i ri
source-verified = Nënshkrimi u kontrollua
source-unverified = Ende asgjë e kontrolluar
source-preview = E panënshkruar: kjo është paraparje
fingerprint = Çelësi; krahasojeni me kartën e zyrës suaj

add = Shto…
remove = Hiq…
keep = Mbaj
set-by-office = E ka vendosur zyra juaj

source-add = Shto një burim
source-add-button = Shto një burim…
source-add-text = Një burim fillon me një kartë. Zyra juaj e ka si skedar, si kod ose në adresën e përditësimeve.
source-add-field = Karta, adresa ose dosja
source-add-hint = Ngjitni kartën ose atë që thotë një kod, shkruani një adresë ose dosje, ose lëshoni skedarin e kartës mbi dritare.
source-added = U shtua { $publisher }
source-refused = Asgjë nuk u shtua. Njoftoni zyrën se çelësi i { $publisher } ndryshon.
source-place = Nga merren përditësimet
source-place-none = Karta nuk jep adresë. Zgjidhni dosjen ose USB-në, ose shkruani adresën.
source-place-add = Shto këtë vend
source-place-remove = Hiq vetëm këtë vend
source-place-remove-text = Përditësimet mund të vijnë nga disa vende. Ajo që erdhi prej tyre mbetet kur hiqet njëri:
source-place-removed = Vendi u hoq
source-remove-of = Hiq { $publisher }, { $location }
folder-choose = Zgjidh një dosje…

card-choose = Zgjidh skedarin e një karte…
card-look = Shih kartën
card-looking = Po kërkohet karta.
card-compare = A është ky çelësi në kartën tuaj?
card-compare-text = Krahasojeni me atë që ju jep zyra me një rrugë tjetër: në letër ose me telefon. Nëse ndryshon qoftë edhe një shenjë, mos e përdorni këtë burim.
card-differs = Ndryshon
card-same = Është i njëjti
card-known = Tashmë i besuar
card-known-text = Ky kompjuter i beson këtij botuesi me këtë çelës. Mund të shtoni një vend tjetër nga merren përditësimet.
card-conflict = Kjo kartë refuzohet
card-conflict-text = { $publisher } ({ $name }) besohet në këtë kompjuter me një çelës tjetër. Asgjë nuk u ndryshua.
card-conflict-next = Pyesni zyrën me një rrugë tjetër cili çelës është i drejtë. Për t’i besuar tjetrit, hiqeni më parë botuesin.
card-key-trusted = I besuar këtu
card-key-offered = Në këtë kartë
card-show = Karta e këtij botuesi
card-show-short = Karta
card-show-of = Karta e { $publisher }
card-code = Kodi i { $publisher }
card-code-text = I lexuar me telefon, kodi jep emrin e botuesit, këtë çelës dhe adresat. I ngjitur te “Shto një burim”, e merr kartën dhe e pranon vetëm me këtë çelës.
card-copy = Kopjo kartën
card-copy-link = Kopjo atë që thotë kodi
card-save = Ruaj skedarin e kartës…
card-copied = U kopjua
card-not-copied = Ky kompjuter nuk e lejoi kopjimin. Ruani skedarin.
card-saved = U ruajt: { $path }

publisher-remove = Hiq botuesin
publisher-remove-question = Të hiqet { $publisher }?
publisher-remove-text =
    { $count ->
        [one] { $count } botim largohet nga ky kompjuter, { $size }. Kthehet vetëm nëse e shtoni përsëri burimin.
       *[other] { $count } botime largohen nga ky kompjuter, { $size }. Kthehen vetëm nëse e shtoni përsëri burimin.
    }
publisher-remove-saved =
    { $count ->
        [one] Keni ruajtur { $count } prej tyre, dhe do të largohej edhe ai:
       *[other] Keni ruajtur { $count } prej tyre, dhe do të largoheshin edhe ato:
    }
publisher-removed = U hoq { $publisher }
