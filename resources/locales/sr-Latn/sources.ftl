sources = Izvori
sources-none = Nijedan izvor nije dodat. Dodajte karticu svoje kancelarije.
source-built-in = Stigao uz aplikaciju
source-signed = Najnoviji potpis
source-verified = Potpis proveren
source-unverified = Još ništa nije provereno
source-preview = Nepotpisano: ovo je pregled
fingerprint = Ključ; uporedite ga s karticom svoje kancelarije

add = Dodaj…
remove = Ukloni…
keep = Zadrži
set-by-office = Zadala je vaša kancelarija

source-add = Dodaj izvor
source-add-button = Dodaj izvor…
source-add-text = Izvor počinje karticom. Vaša kancelarija je ima kao datoteku, kao kod ili na adresi svojih ažuriranja.
source-add-field = Kartica, adresa ili fascikla
source-add-hint = Nalepite karticu ili ono što kod kaže, upišite adresu ili fasciklu, ili spustite datoteku kartice na prozor.
source-added = Dodato: { $publisher }
source-refused = Ništa nije dodato. Javite svojoj kancelariji da se ključ { $publisher } razlikuje.
source-place = Odakle stižu ažuriranja
source-place-none = Kartica ne navodi adresu. Izaberite fasciklu ili memoriju, ili upišite adresu.
source-place-add = Dodaj ovo mesto
source-place-remove = Ukloni samo ovo mesto
source-place-remove-text = Ažuriranja mogu da stižu s više mesta. Ono što je stiglo ostaje kada se jedno ukloni:
source-place-removed = Mesto uklonjeno
source-remove-of = Ukloni { $publisher }, { $location }
folder-choose = Izaberi fasciklu…

card-choose = Izaberi datoteku kartice…
card-look = Pogledaj karticu
card-looking = Traži se kartica.
card-compare = Da li je to ključ s vaše kartice?
card-compare-text = Uporedite ga s onim što vam kancelarija da drugim putem: na papiru ili telefonom. Ako se razlikuje ijedan znak, ne koristite ovaj izvor.
card-differs = Razlikuje se
card-same = Isti je
card-known = Već se veruje
card-known-text = Ovaj računar veruje ovom izdavaču pod ovim ključem. Možete dodati još jedno mesto odakle stižu ažuriranja.
card-conflict = Ova kartica je odbijena
card-conflict-text = { $publisher } ({ $name }) na ovom računaru ima poverenje pod drugim ključem. Ništa nije promenjeno.
card-conflict-next = Pitajte kancelariju drugim putem koji je ključ pravi. Da biste verovali drugom, prvo uklonite izdavača.
card-key-trusted = Ovde ima poverenje
card-key-offered = Na ovoj kartici
card-show = Kartica ovog izdavača
card-show-short = Kartica
card-show-of = Kartica: { $publisher }
card-code = Kod: { $publisher }
card-code-text = Pročitan telefonom, kod daje ime izdavača, ovaj ključ i adrese. Nalepljen u „Dodaj izvor”, preuzima karticu i prima je samo s ovim ključem.
card-copy = Kopiraj karticu
card-copy-link = Kopiraj ono što kod kaže
card-save = Sačuvaj datoteku kartice…
card-copied = Kopirano
card-not-copied = Ovaj računar nije dopustio kopiranje. Sačuvajte datoteku.
card-saved = Sačuvano: { $path }

publisher-remove = Ukloni izdavača
publisher-remove-question = Ukloniti { $publisher }?
publisher-remove-text =
    { $count ->
        [one] S ovog računara odlazi { $count } publikacija, { $size }. Vraća se samo ako ponovo dodate izvor.
        [few] S ovog računara odlaze { $count } publikacije, { $size }. Vraćaju se samo ako ponovo dodate izvor.
       *[other] S ovog računara odlazi { $count } publikacija, { $size }. Vraćaju se samo ako ponovo dodate izvor.
    }
publisher-remove-saved =
    { $count ->
        [one] Sačuvali ste { $count } od njih, i ona bi otišla:
        [few] Sačuvali ste { $count } od njih, i one bi otišle:
       *[other] Sačuvali ste { $count } od njih, i one bi otišle:
    }
publisher-removed = Uklonjeno: { $publisher }
