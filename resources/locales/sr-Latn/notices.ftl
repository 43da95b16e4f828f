# Obaveštenja.

notice = Obaveštenje
notices-list = Spisak obaveštenja
notices-all =
    { $count ->
        [one] { $count } obaveštenje
        [few] Sva { $count } obaveštenja
       *[other] Svih { $count } obaveštenja
    }
notices-show = Prikaži
notices-filter-all = Sva
notices-filter-unread = Nepročitana
notices-filter-to-acknowledge = Čekaju potvrdu
notices-group-force = Na snazi
notices-group-check = Proverite pre nego što se oslonite
notices-group-scheduled = Najavljena
notices-group-past = Više nisu na snazi

status-in-force = Na snazi
status-in-force-as-of = Na snazi, na dan { $date }, od tada nije potvrđeno
status-in-force-unsure = Na snazi, nije potvrđeno
status-scheduled = Najavljeno
status-expired-not-confirmed = Isteklo – nije potvrđeno
status-superseded = Zamenjeno
status-cancelled = Poništeno

message-alert = Obaveštenje
message-update = Ažuriranje ranijeg obaveštenja
message-cancel = Poništenje
severity-unknown = nije navedena
severity-minor = mala
severity-moderate = umerena
severity-severe = ozbiljna
severity-extreme = izuzetna

unread-mark = Nepročitano
notice-issued-short = objavljeno { $date }
notice-ended = završilo se { $date }, od tada ništa to nije potvrdilo
notice-begins = počinje { $date }
notice-was-replaced = objavljeno { $date }, zamenjeno
notice-as-of = na dan { $date }, od tada nije potvrđeno
notice-issued = { $kind } · objavljeno { $date }, izdavač: { $publisher }
notice-languages = Jezik ovog obaveštenja
notice-replaces = Zamenjuje
notice-replaced-by = Zamenjeno sa

as-of-fresh = <b>Stanje: { $when }.</b> Tada potpisano: { $publisher }; potpis je važeći.
as-of-stale = <b>Stanje: { $when }.</b> Od tada nije potvrđeno. Obaveštenje se možda promenilo.
as-of-never = <b>Nije potpisano.</b> Ništa nije potvrdilo ovo obaveštenje.

timeline-today = Danas, { $date }
timeline-begin = Na snazi od
timeline-will-begin = Počinje
timeline-end-expires = Završava se
timeline-end-expected = Očekivani nastavak, nije potvrđen
timeline-end-open = Kraj nije naveden
timeline-now-in-force = Sada važi
timeline-now-as-of = Nije potvrđeno od: { $date }
timeline-now-scheduled = Još nije na snazi
timeline-now-expired-not-confirmed = Nije potvrđeno
timeline-now-superseded = Zamenjeno
timeline-now-cancelled = Poništeno
fact-for = Za koga
fact-severity = Ozbiljnost
fact-revision = Revizija

acknowledgement = Potvrda čitanja
acknowledge = Potvrdi čitanje
acknowledge-question = Da li ste pročitali ovo obaveštenje?
acknowledge-note = Čuva se na ovom računaru. Možete da poništite.
acknowledge-wanted = čeka potvrdu
acknowledge-not-wanted = Ovo obaveštenje ne traži potvrdu.
acknowledged-short = čitanje potvrđeno
acknowledged-at = Čitanje potvrđeno: { $when }
acknowledged-here = Ostaje na ovom računaru.

empty-notices-title = Nema obaveštenja
empty-notices-text = U ovu biblioteku još nije stiglo nijedno obaveštenje.
empty-notices-filter = Nijedno od ovih
empty-notices-filter-text = Nijedno obaveštenje ne odgovara onome što je izabrano gore.
