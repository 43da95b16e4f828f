sticks = Memorias
sticks-none = No hay ninguna memoria conectada.
stick-empty = No lleva ninguna biblioteca.
stick-title = En esta memoria
stick-offer-title = Hay una memoria
stick-offer = <b>Hay una memoria con la biblioteca de { $name }</b>, de esta fecha: { $when }.
stick-look = Verla
stick-look-at = Ver { $name }
stick-later = Ahora no
stick-as-of = A fecha de
stick-where = Dónde
stick-news-new = Aún no hay nada de este editor en este equipo.
stick-news-newer = Más reciente que lo de este equipo: { $when }.
stick-news-same = Lo mismo que hay en este equipo.
stick-news-older = Anterior a lo de este equipo. No hace falta nada de ella.
stick-news-refused = Las firmas de lo que lleva esta memoria no son válidas.
stick-key = Clave de este editor
stick-trust-unknown = Compárela con lo que el editor le dice por otra vía, como el teléfono. Aquel en quien confía puede publicar en este equipo.
stick-trust-other = Este equipo confía en otro editor de este nombre, con otra clave. Pregunte cuál es la buena. No se toma nada de esta memoria.
stick-trust = Confiar en esta clave y traer
stick-no-trust = No confiar en ella
stick-take = Traer
stick-gone = Esta memoria ya no está conectada.
source-stick-here = Memoria conectada:
source-stick-away = Memoria sin conectar. Se encuentra de nuevo donde se conecte.

copy-open = Copiar a una memoria…
copy-title = Copiar a una memoria
copy-text = Quien reciba la memoria puede leer de ella o traer su contenido. Lo que lleva se comprueba con la firma del editor.
copy-where = Adónde
copy-no-stick = No hay ninguna memoria conectada. Conecte una o elija una carpeta.
copy-browse = Otra carpeta…
copy-free = { $size } libres
copy-looking = Mirando qué hay.
copy-what = Qué
copy-there = ya está en ella
copy-older = hay un estado anterior en ella
copy-goes = se va de la memoria
copy-nothing = Aún no hay en este equipo nada que copiar. Llega con una actualización.
copy-room = Ocupa { $needed }; hay { $free } libres.
copy-no-room = Ocupa { $needed }, pero solo hay { $free } libres. Elija menos o libere espacio.
copy-begin = Copiar, { $size }
copy-running = Copiando
copy-leave-in = Deje la memoria conectada. Puede cerrar esto y seguir leyendo.
copy-goes-on = Lo escrito se queda, y una copia anterior se puede seguir leyendo. Copie otra vez y continúa desde ahí.
copy-again = Copiar otra vez…
copy-stopped = Detenido. Copie otra vez y continúa desde ahí.
copy-done = Todo está escrito. Expulse la memoria y sáquela.
copy-written =
    { $count ->
        [0] no había nada nuevo
        [one] { $count } archivo escrito, { $size }
        [many] { $count } de archivos escritos, { $size }
       *[other] { $count } archivos escritos, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } archivo no está en este equipo, así que la memoria no lo lleva.
        [many] { $count } de archivos no están en este equipo, así que la memoria no los lleva.
       *[other] { $count } archivos no están en este equipo, así que la memoria no los lleva.
    }
copy-too-large = Demasiado grandes para la mayoría de las memorias, 4 GiB o más, y omitidos:
copy-damaged = Dañados en este equipo y omitidos; una actualización los trae de nuevo:
