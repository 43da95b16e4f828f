# What a saved page says about itself, above its text.
publisher = Издавач
publication = Публикација
revision = Издање
revision-of = { $revision }, објављено { $issued }
status = Стање
status-in-force = на снази
status-scheduled = најављено
status-expired = истекло – није потврђено
status-superseded = замењено
status-cancelled = поништено
status-as-of = { $status }, на дан { $date }, од тада није потврђено
effective = Важи од
expires = Истиче
expected-to-resume = Очекивани наставак
audience = За кога
withdrawn = Повучено
withdrawn-by = од стране издавача
as-of = На дан
as-of-copied = { $signed }; копирано { $copied }
not-known = није познато

# What marks say that are written to a file.
marks-title = Ознаке
marks-page = стр. { $page }
marks-yellow = жуто истицање
marks-green = зелено истицање
marks-blue = плаво истицање
marks-pink = ружичасто истицање
marks-bookmark = обележивач
marks-orphaned = није више у тексту
marks-was = Како је гласило када је означено; издавач је то у међувремену променио:
