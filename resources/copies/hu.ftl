# What a saved page says about itself, above its text.
publisher = Kiadó
publication = Kiadvány
revision = Változat
revision-of = { $revision }, kiadva: { $issued }
status = Állapot
status-in-force = érvényben
status-scheduled = később lép életbe
status-expired = lejárt – nincs megerősítve
status-superseded = felváltva
status-cancelled = visszavonva
status-as-of = { $status }, { $date } szerint, azóta nincs megerősítve
effective = Hatályos
expires = Lejár
expected-to-resume = Várható újraindulás
audience = Kinek
withdrawn = Visszavonva
withdrawn-by = a kiadó által
as-of = Ekkori állapot
as-of-copied = { $signed }; másolva: { $copied }
not-known = nem ismert

# What marks say that are written to a file.
marks-title = Jelölések
marks-page = { $page }. o.
marks-yellow = sárga kiemelés
marks-green = zöld kiemelés
marks-blue = kék kiemelés
marks-pink = rózsaszín kiemelés
marks-bookmark = könyvjelző
marks-orphaned = már nincs a szövegben
marks-was = Így szólt, amikor megjelölték; a kiadó azóta módosította:
