rules = Šta se preuzima
rules-default = Sve ostale zbirke
rules-as-default = Kao sve ostale zbirke
rules-change = Promeni…
rules-change-of = Promeni šta se preuzima: { $title }
rules-use-default = Kao sve ostale zbirke
rules-apply = Primeni
rules-applied = Važi od sledećeg ažuriranja
rules-applied-freed = Primenjeno, oslobođeno { $size }
rules-fetch =
    { $count ->
        [one] Tako sledeće ažuriranje preuzima { $count } izdanje, najviše { $size }.
        [few] Tako sledeće ažuriranje preuzima { $count } izdanja, najviše { $size }.
       *[other] Tako sledeće ažuriranje preuzima { $count } izdanja, najviše { $size }.
    }
rules-fetch-none = Tako od poznatog ovde nema više šta da se preuzme.
rules-free =
    { $count ->
        [one] Tada nije potrebno { $size } datoteka { $count } publikacije.
        [few] Tada nije potrebno { $size } datoteka { $count } publikacije.
       *[other] Tada nije potrebno { $size } datoteka { $count } publikacija.
    }
rules-free-now = Ukloni te datoteke sada. Tekstovi ostaju, kao i ono što je u Sačuvanom.

rule-take = Koliko
rule-take-everything = Sve
rule-take-everything-note = Tekstovi i datoteke
rule-take-text = Samo tekst
rule-take-text-note = Za čitanje i pretragu; datoteke kada ih zatražite
rule-take-on-demand = Na zahtev
rule-take-on-demand-note = Obaveštenja i ono što zatražite
rule-languages = Jezici
rule-languages-all = Svi jezici
rule-size = Datoteke čekaju zahtev preko
rule-size-any = Bilo koja veličina
rule-largest = datoteke do { $size }
rule-trigger = Kada
rule-trigger-automatic = Automatski
rule-trigger-ask = Prvo pitaj
rule-trigger-by-hand = Ručno
