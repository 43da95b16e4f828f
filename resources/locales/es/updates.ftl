last-success = Última con éxito
last-attempt = Último intento
plan = El plan
plan-first = Primero
plan-then = Después
plan-later = Más tarde
plan-notice =
    { $count ->
        [one] { $count } aviso
        [many] { $count } de avisos
       *[other] { $count } avisos
    }
plan-correction =
    { $count ->
        [one] { $count } corrección
        [many] { $count } de correcciones
       *[other] { $count } correcciones
    }
plan-text =
    { $count ->
        [one] { $count } texto
        [many] { $count } de textos
       *[other] { $count } textos
    }
plan-files =
    { $count ->
        [one] Archivos de { $count } edición
        [many] Archivos de { $count } de ediciones
       *[other] Archivos de { $count } ediciones
    }
plan-withdrawal =
    { $count ->
        [one] { $count } retirada
        [many] { $count } de retiradas
       *[other] { $count } retiradas
    }
plan-waits =
    { $count ->
        [one] { $count } cambio espera
        [many] { $count } de cambios esperan
       *[other] { $count } cambios esperan
    }
plan-waits-budget = Más de lo que esta actualización puede traer.
plan-waits-extent = No forma parte de lo elegido para esta actualización.
plan-waits-ask = Su colección le pregunta primero.
plan-waits-by-hand = Su colección solo viene si usted la pide.
plan-waits-space = No cabe en el límite de espacio de este equipo.
plan-offline = Ninguna fuente al alcance. Lo que está aquí se puede seguir leyendo.
plan-and-more = y { $count } más
plan-none = Nada que traer. Todo lo que ofrecen las fuentes está en este equipo.
plan-making = Preguntando a las fuentes.
plan-while-running = El plan sigue cuando termine la actualización.
get-all = Traer ahora, { $size }
get-now = Traer ahora
take-over = Tomar el relevo

choice = Como máximo
choice-notices = Solo avisos
choice-texts = Solo textos
choice-all = Sin límite
choice-used = { $done } de { $total } usados
