# Čitanje.

outline = Sadržaj
view = Prikaz
view-text = Tekst
view-pages = Stranice
pages-of = Stranice: { $title }
text-size = Veličina teksta
zoom = Veličina stranica
smaller = Manje
larger = Veće
fit-width = Po širini
section-in = Ovaj odeljak na
section-elsewhere = { $language }: nema ovog odeljka. Nalazite se u najbližem pre njega.
start = Početak
page = stranica { $page }
page-of = stranica { $page } od { $pages }
find = Traži u ovom dokumentu
find-open = Traži
find-count = { $at } od { $count }
find-count-most = { $at } od { $count } ili više
find-none = nema
find-busy = traži se
find-next = Sledeći pogodak
find-previous = Prethodni pogodak
find-close = Zatvori traženje
find-search = Traži u ovoj publikaciji: svi oblici reči, svi jezici
newer-revision = Dok ste čitali, promenilo se ono što je na ovom računaru.
newer-open = Prikaži novi tekst
newer-known = Izašla je revizija { $newer }, a još nije na ovom računaru. Ovo je revizija { $revision }.
newer-get = Preuzmi reviziju { $newer }
reading-gone = Ovo je uklonjeno sa ovog računara dok ste čitali. Ostaje na ekranu dok ga ne napustite.
reading-notice = Datumi i potvrda
earlier-here = Ovde je samo tekst revizije { $revision }, bez njene datoteke. Datoteka revizije { $earlier } još je na ovom računaru.
earlier-open = Prikaži stranice revizije { $earlier }
earlier-shown = Ovo su stranice revizije { $earlier }, objavljene { $date }. Najnovija je revizija { $revision }; njen tekst je ovde.
earlier-back = Čitaj tekst revizije { $revision }
read-in = Čitaj na jeziku: { $language }
text-absent-title = Nije na ovom računaru
text-absent-text = Tekst ovog izdanja nije preuzet. Možete ga preuzeti sada.
text-absent-withdrawn = Izdavač ga je povukao pre preuzimanja, pa ga više nijedan izvor ne nudi.
text-none-title = Nema teksta za prikaz
text-none-text = Ovo izdanje je samo datoteka i ne može se ovde prikazati. Sačuvajte kopiju i otvorite je drugim programom.
picture-missing = Ovde nedostaje slika.
picture-missing-alt = Slika koja nije na ovom računaru: { $alt }

view-table = Tabela
view-gallery = Slike
picture-unfit = Ovde je slika koju ovaj prozor ne prikazuje.
picture-unfit-alt = Ovaj prozor ne prikazuje ovu sliku: { $alt }
picture-enlarge = Uvećaj: { $title }
picture-of = { $at } od { $count }
picture-before = Prethodna slika
picture-after = Sledeća slika
plot-show = Prikaži
plot-by = po
plot-says = { $y } po { $x }, { $count ->
    [one] { $count } vrednost
    [few] { $count } vrednosti
   *[other] { $count } vrednosti
  }: najmanja { $low } ({ $lowplace }), najveća { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Redovi { $from }–{ $to } od { $count }
    [few] Redovi { $from }–{ $to } od { $count }
   *[other] Redovi { $from }–{ $to } od { $count }
  }
rows-before = Prethodni redovi
rows-after = Sledeći redovi
player = Snimak
player-play = Pusti
player-pause = Pauza
player-back = { $seconds } sekundi unazad
player-on = { $seconds } sekundi unapred
player-place = Mesto u snimku
player-at = { $time } od { $length }
player-speed = Brzina
player-follow = Prati reči
player-failed = Ovaj računar ne može da pusti snimak u ovom prozoru.
player-too-large = Ovaj snimak je prevelik da bi se pustio u ovom prozoru.
play-from = Pusti od { $time }
transcript-none-title = Nema prepisa
transcript-none-text = Niko nije zapisao šta se govori u ovom snimku.
outside-title = Za drugi program
outside-text = Ovaj dokument ({ $size }) ne može da se prikaže u ovom prozoru. Na ovom je računaru, kako je objavljen.
open-outside = Otvori u drugom programu…
outside-ask = Otvoriti u drugom programu?
outside-ask-text = Drugi program dobija kopiju. On može da prikaže ili uradi više od ovog prozora, na primer da pokrene makroe ili učita nešto s interneta. Otvorite je samo ako verujete onome ko ju je objavio.
outside-open = Otvori kopiju

# Alatke za stranice dokumenta.

page-tools = Alatke za stranice
reader-tools = Alatke
reader-place = Mesto u dokumentu
page-field = Idi na stranicu
page-before = Prethodna stranica
page-after = Sledeća stranica
page-of-all = od { $pages }
page-place = ({ $page } od { $pages })
page-unknown = Nema takve stranice.
page-broken = Ova stranica se ne može prikazati.
fit-page = Cela stranica
one-page = Jedna po jedna stranica
turn-page = Okreni stranice
thumbnails = Male stranice
