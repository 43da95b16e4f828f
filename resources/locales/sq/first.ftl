# The first steps on a new computer.
first-title = Përgatitni këtë kompjuter
first-text = Zgjidhni gjuhën, kush boton dhe çfarë të merret. Zgjat një minutë.
first-begin = Fillo…
first-later = Jo tani
first-who = Kush boton
first-who-text = Zyra juaj ka një kartë për ju: skedar, kod ose adresë.
first-to-fetch = { $size } për t’u marrë
first-all-here = gjithçka është këtu
first-done = U krye
