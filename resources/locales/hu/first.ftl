# The first steps on a new computer.
first-title = A számítógép beállítása
first-text = Válassza ki a nyelvet, ki ad ki, és mit vegyen át. Egy perc az egész.
first-begin = Kezdés…
first-later = Most nem
first-who = Ki ad ki
first-who-text = Irodájának van egy kártyája az Ön számára: fájl, kód vagy cím.
first-to-fetch = { $size } letöltendő
first-all-here = minden itt van
first-done = Kész
