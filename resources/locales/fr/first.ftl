# The first steps on a new computer.
first-title = Préparer cet ordinateur
first-text = Choisissez la langue, qui publie et ce qu’il faut prendre. Cela prend une minute.
first-begin = Commencer…
first-later = Pas maintenant
first-who = Qui publie
first-who-text = Votre bureau a une carte pour vous : un fichier, un code ou une adresse.
first-to-fetch = { $size } à recevoir
first-all-here = tout est ici
first-done = Terminé
