# What a saved page says about itself, above its text.
publisher = Izdavač
publication = Publikacija
revision = Izdanje
revision-of = { $revision }, objavljeno { $issued }
status = Stanje
status-in-force = na snazi
status-scheduled = najavljeno
status-expired = isteklo – nije potvrđeno
status-superseded = zamenjeno
status-cancelled = poništeno
status-as-of = { $status }, na dan { $date }, od tada nije potvrđeno
effective = Važi od
expires = Ističe
expected-to-resume = Očekivani nastavak
audience = Za koga
withdrawn = Povučeno
withdrawn-by = od strane izdavača
as-of = Na dan
as-of-copied = { $signed }; kopirano { $copied }
not-known = nije poznato

# What marks say that are written to a file.
marks-title = Oznake
marks-page = str. { $page }
marks-yellow = žuto isticanje
marks-green = zeleno isticanje
marks-blue = plavo isticanje
marks-pink = ružičasto isticanje
marks-bookmark = obeleživač
marks-orphaned = nije više u tekstu
marks-was = Kako je glasilo kada je označeno; izdavač je to u međuvremenu promenio:
