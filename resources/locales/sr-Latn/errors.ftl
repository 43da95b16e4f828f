# Šta može da pođe naopako: šta se desilo, zatim šta je bezbedno i šta treba uraditi.

start-failed = Biblioteka ne može da se otvori
error-details = Cela priča, za onoga ko vam pomaže

error-wrong-input = Biblioteka ne razume ovaj zahtev.
error-wrong-input-next = Ništa nije promenjeno. Vratite se i izaberite ponovo.
error-not-found = Ovoga nema u biblioteci.
error-not-found-next = Možda je zamenjeno ili povučeno. Potražite u Biblioteci ili Pretragom.
error-not-here = Ta datoteka nije na ovom računaru.
error-not-here-next = Stiže uz ažuriranje. Otvorite Ažuriranja da vidite šta nedostaje.
error-missing-there = Jedna datoteka nedostaje ovde: { $source }.
error-missing-there-next = Upotrebite drugi izvor koji je ima ili javite izdavaču, pa pokušajte ponovo.
error-about-in = { $title } ({ $language })
error-unreachable = Izvor nije dostupan.
error-unreachable-next = Sve što je na ovom računaru radi. Proverite fasciklu, USB ili vezu, pa pokušajte ponovo.
error-unplugged = Nije priključena memorija s nečim novijim.
error-unplugged-next = Ono što je na ovom računaru ostaje kako jeste. Priključite noviju memoriju, pa proverite ponovo.
error-refused = Odbijeno je ono što je izvor ponudio.
error-refused-next = Potpisi nisu važeći, pa ništa od toga nije preuzeto. Biblioteka je ostala ista. Obavestite kancelariju koja je objavljuje.
error-held = Drugi program piše u ovu biblioteku.
error-held-next = Čitanje i pretraga rade. Pokušajte ponovo kada završi.
error-newer-library = Ovu biblioteku je zapisala novija verzija.
error-newer-library-next = Ništa nije promenjeno. Instalirajte noviju verziju Fieldshelf na ovaj računar.
error-disk-full = Disk je pun.
error-disk-full-next = Ono što je bilo celo je sačuvano. Oslobodite prostor, pa pokušajte ponovo.
error-read-only = U ovu fasciklu ili datoteku ne može da se piše.
error-read-only-next = Ništa nije promenjeno. Izaberite drugu fasciklu ili tražite pravo pisanja.
error-damaged = Nešto što je sačuvano na ovom računaru je oštećeno.
error-damaged-next = Ostalo radi. Sledeće ažuriranje će to ponovo preuzeti.
error-failed = Ovo nije uspelo.
error-failed-next = Ništa što je bilo celo nije izgubljeno. Pokušajte ponovo; ako se ponovi, pokažite celu priču onome ko vam pomaže.
error-over-limit = Ne staje u ograničenje prostora.
error-over-limit-next = Ništa nije uklonjeno. Oslobodite prostor ili podignite ograničenje, oboje u Ažuriranjima.
error-not-taken = Stranice ovog dokumenta ne mogu da se preuzmu takve kakve su.
error-not-taken-next = Ništa nije promenjeno. Uzmite njegov tekst, ili sačuvajte datoteku kako je objavljena.
