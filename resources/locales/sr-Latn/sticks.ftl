sticks = Prenosne memorije
sticks-none = Nijedna memorija nije priključena.
stick-empty = Na njoj nema biblioteke.
stick-title = Na ovoj memoriji
stick-offer-title = Memorija je tu
stick-offer = <b>Tu je memorija s bibliotekom { $name }</b>, stanje: { $when }.
stick-look = Pogledaj
stick-look-at = Pogledaj: { $name }
stick-later = Ne sada
stick-as-of = Na dan
stick-where = Gde
stick-news-new = Na ovom računaru još nema ničega od ovog izdavača.
stick-news-newer = Novije nego na ovom računaru: { $when }.
stick-news-same = Isto kao na ovom računaru.
stick-news-older = Starije nego na ovom računaru. Ništa od toga nije potrebno.
stick-news-refused = Potpisi onoga što je na ovoj memoriji nisu važeći.
stick-key = Ključ ovog izdavača
stick-trust-unknown = Uporedite ga s onim što vam izdavač kaže drugim putem, na primer telefonom. Kome verujete, taj može da objavljuje na ovom računaru.
stick-trust-other = Na ovom računaru se veruje drugom izdavaču s tim imenom, s drugim ključem. Pitajte koji je pravi. S ove memorije se ništa ne uzima.
stick-trust = Veruj ovom ključu i preuzmi
stick-no-trust = Ne veruj
stick-take = Preuzmi
stick-gone = Ova memorija više nije priključena.
source-stick-here = Memorija, priključena:
source-stick-away = Memorija, nije priključena. Nalazi se ponovo gde god se priključi.

copy-open = Kopiraj na memoriju…
copy-title = Kopiraj na memoriju
copy-text = Ko dobije memoriju može s nje da čita ili da preuzme sadržaj. Sve na njoj se proverava potpisom izdavača.
copy-where = Kuda
copy-no-stick = Nijedna memorija nije priključena. Priključite je ili izaberite fasciklu.
copy-browse = Druga fascikla…
copy-free = slobodno { $size }
copy-looking = Pregleda se.
copy-what = Šta
copy-there = već je na njoj
copy-older = na njoj je starije stanje
copy-goes = odlazi s memorije
copy-nothing = Na ovom računaru još nema šta da se kopira. Stiže uz ažuriranje.
copy-room = Zauzima { $needed }; slobodno je { $free }.
copy-no-room = Zauzima { $needed }, a slobodno je samo { $free }. Izaberite manje ili oslobodite prostor.
copy-begin = Kopiraj, { $size }
copy-running = Kopira se
copy-leave-in = Ne vadite memoriju. Ovo možete da zatvorite i čitate dalje.
copy-goes-on = Ono što je zapisano ostaje, a starija kopija se i dalje može čitati. Kopirajte ponovo i nastavlja se odatle.
copy-again = Kopiraj ponovo…
copy-stopped = Zaustavljeno. Kopirajte ponovo i nastavlja se odatle.
copy-done = Sve je zapisano. Bezbedno uklonite memoriju, pa je izvadite.
copy-written =
    { $count ->
        [0] ništa nije bilo novo
        [one] zapisana { $count } datoteka, { $size }
        [few] zapisane { $count } datoteke, { $size }
       *[other] zapisano { $count } datoteka, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } datoteka nije na ovom računaru, pa je nema ni na memoriji.
        [few] { $count } datoteke nisu na ovom računaru, pa ih nema ni na memoriji.
       *[other] { $count } datoteka nije na ovom računaru, pa ih nema ni na memoriji.
    }
copy-too-large = Prevelike za većinu memorija, 4 GiB ili više, i izostavljene:
copy-damaged = Oštećene na ovom računaru i izostavljene; ažuriranje ih ponovo preuzima:
