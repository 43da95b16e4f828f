# The app on the desktop: links from outside, notifications, the log.
sheet-same = Na listu stoji ono što i u ovom obaveštenju.
sheet-older = List je stariji: ovo obaveštenje je izmenjeno posle njegovog štampanja.
sheet-unknown = Na listu je jezik ili izdanje kojeg nema na ovom računaru. Ažuriranje ga može doneti.
sheet-other-publisher = List nije od izdavača kome se ovde veruje. Ne oslanjajte se na njega.
settings-notify = Javi mi za hitna obaveštenja i van prozora, za svako jednom
log-text = Dnevnik kaže šta su ažuriranja radila i kakvih je grešaka bilo, po izdavaču i oznaci. U njemu nema naslova, fascikli ni ičega što čitate.
log-save = Sačuvaj dnevnik…
toast-log-saved = Dnevnik je sačuvan
