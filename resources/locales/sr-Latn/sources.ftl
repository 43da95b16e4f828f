sources = Izvori
sources-none = Nijedan izvor nije dodat. Dodajte karticu svoje kancelarije.
source-built-in = Stigao uz aplikaciju
source-signed = Najnoviji potpis
source-verified = Potpis proveren
source-unverified = Još ništa nije provereno
fingerprint = Ključ; uporedite ga s karticom svoje kancelarije
