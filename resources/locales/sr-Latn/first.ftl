# The first steps on a new computer.
first-title = Podesite ovaj računar
first-text = Izaberite jezik, ko objavljuje i šta da se preuzme. Traje minut.
first-begin = Počni…
first-later = Ne sada
first-who = Ko objavljuje
first-who-text = Vaša kancelarija ima karticu za vas: datoteku, kod ili adresu.
first-to-fetch = { $size } za preuzimanje
first-all-here = sve je ovde
first-done = Gotovo
