# What a saved page says about itself, above its text.
publisher = Botuesi
publication = Botimi
revision = Rishikimi
revision-of = { $revision }, lëshuar më { $issued }
status = Gjendja
status-in-force = në fuqi
status-scheduled = i planifikuar
status-expired = ka skaduar – i pakonfirmuar
status-superseded = i zëvendësuar
status-cancelled = i anuluar
status-as-of = { $status }, më { $date }, i pakonfirmuar që atëherë
effective = Hyn në fuqi
expires = Skadon
expected-to-resume = Pritet të rifillojë
audience = Për
withdrawn = I tërhequr
withdrawn-by = nga botuesi
as-of = Më datën
as-of-copied = { $signed }; kopjuar më { $copied }
not-known = nuk dihet

# What marks say that are written to a file.
marks-title = Shenja
marks-page = f. { $page }
marks-yellow = theksim i verdhë
marks-green = theksim i gjelbër
marks-blue = theksim blu
marks-pink = theksim rozë
marks-bookmark = faqeshënues
marks-orphaned = nuk gjendet më në tekst
marks-was = Siç u shënua; botuesi e ka ndryshuar që atëherë:
