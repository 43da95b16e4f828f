# The first steps on a new computer.
first-title = Preparar este equipo
first-text = Elija el idioma, quién publica y qué traer. Lleva un minuto.
first-begin = Empezar…
first-later = Ahora no
first-who = Quién publica
first-who-text = Su oficina tiene una tarjeta para usted: un archivo, un código o una dirección.
first-to-fetch = { $size } por traer
first-all-here = todo está aquí
first-done = Listo
