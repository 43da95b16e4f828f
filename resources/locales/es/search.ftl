# Búsqueda.

search-label = Buscar en el texto completo
search-hint = Buscar en todo lo que está en este equipo
search-clear = Borrar la búsqueda
search-time = { $seconds } s
search-narrow = Acotar
search-narrow-on = Acotar, { $count } activos
search-results = Resultados
search-hits =
    { $count ->
        [one] { $count } resultado
        [many] { $count } de resultados
       *[other] { $count } resultados
    }
search-publications =
    { $count ->
        [one] en { $count } publicación
        [many] en { $count } de publicaciones
       *[other] en { $count } publicaciones
    }
search-more-here =
    { $count ->
        [one] { $count } más en esta publicación
        [many] { $count } más en esta publicación
       *[other] { $count } más en esta publicación
    }
search-more = Mostrar más resultados
search-misread-language = «{ $text }» no es el código de ningún idioma, como fr o sr-Latn. Se tomó como palabras corrientes.
search-misread-language_not_here = «{ $text }» es un idioma en el que no hay nada aquí. Se tomó como palabras corrientes.
search-misread-kind = «{ $text }» no es un tipo de publicación, como notice o handbook. Se tomó como palabras corrientes.
search-misread-kind_not_here = «{ $text }» es un tipo de publicación del que no hay nada aquí. Se tomó como palabras corrientes.
search-misread-collection = «{ $text }» no es ninguna colección que esté aquí. Se tomó como palabras corrientes.
search-misread-topic = «{ $text }» no es un tema de nada de lo que hay aquí. Se tomó como palabras corrientes.
search-misread-date = «{ $text }» no es un año, un mes ni un día, como 2026 o 2026-11-23. Se tomó como palabras corrientes.
search-misread-days = «{ $text }» no deja ningún día entre las dos fechas. Se tomó como palabras corrientes.
search-misread-no_value = «{ $text }» no tiene nada justo después de los dos puntos, a diferencia de lang:fr. Se tomó como palabras corrientes.
search-misread-field = «{ $text }» no empieza con ningún filtro: los hay con lang:, kind:, collection:, topic:, after:, before: y title:. Se tomó como palabras corrientes.
search-misread-star = «{ $text }» tiene un asterisco, que no sustituye ninguna letra: la última palabra ya se busca como comienzo de otras más largas. Se tomó como palabras corrientes.
search-misread-nothing_left = «{ $text }» excluye todo lo que hay aquí o se pidió. Se tomó como palabras corrientes.
search-misread-operator = «{ $text }» no está entre dos palabras o frases. Se tomó como palabras corrientes.
search-misread-not = «{ $text }» no está delante de una palabra, una frase o un filtro. Se tomó como palabras corrientes.
search-misread-bracket = «{ $text }» tiene un paréntesis, pero los paréntesis no agrupan nada. Se tomó como palabras corrientes.
search-misread-quote = «{ $text }» abre unas comillas que nunca se cierran. Se tomó como palabras corrientes.
search-misread-nothing_wanted = «{ $text }» solo dice lo que no se quiere. Se tomó como palabras corrientes.
search-corrected = Resultados de
search-as-typed = Buscar «{ $query }» tal como se escribió
search-any-word = Pocas secciones tienen todas estas palabras. Se muestran también las que tienen alguna.
search-alike = Ninguna sección tiene estas palabras tal como están escritas. Estas tienen palabras parecidas.
search-none-title = No hay resultados para «{ $query }»
search-none-text = Se buscó en todo el texto de este equipo. Pruebe con menos palabras u otra grafía.
empty-search-title = Buscar en todo lo que está en este equipo
empty-search-text = Se busca en todos los idiomas a la vez. Ponga una frase entre comillas para encontrarla tal cual.

not-searched = Sin buscar
not-searched-text =
    { $count ->
        [one] El texto de { $count } edición no está en este equipo y no se buscó en él. Puede contener una respuesta.
        [many] El texto de { $count } de ediciones no está en este equipo y no se buscó en él. Puede contener una respuesta.
       *[other] El texto de { $count } ediciones no está en este equipo y no se buscó en él. Puede contener una respuesta.
    }
not-searched-next = Abrir Actualizaciones

search-facet-more = { $count } más
search-limits = Se buscó solo
search-within = En
search-after = Publicado desde
search-before = Publicado antes de
search-limit-clear = Buscar otra vez más allá de «{ $limit }»
search-suggestion = Quizá quiso decir
search-glossary = Según el glosario, se buscó también:
search-by-glossary = encontrado por el glosario
search-most = Se muestran los { $count } mejores. Añada una palabra o acote para ver los demás.
search-also-in = También en
search-order-relevance = Mejor coincidencia
search-not-here =
    { $count ->
        [one] { $count } edición coincide por su título o resumen. Su texto no está en este equipo y no se buscó en él.
        [many] { $count } de ediciones coinciden por título o resumen. Su texto no está en este equipo y no se buscó en él.
       *[other] { $count } ediciones coinciden por título o resumen. Su texto no está en este equipo y no se buscó en él.
    }
search-not-here-more =
    { $count ->
        [one] { $count } más no se muestra.
        [many] { $count } más no se muestran.
       *[other] { $count } más no se muestran.
    }

search-keep = Guardar esta búsqueda
search-kept = Búsqueda guardada
search-save-remove = Quitar la búsqueda guardada «{ $name }»
search-news =
    { $count ->
        [one] { $count } resultado nuevo
        [many] { $count } de resultados nuevos
       *[other] { $count } resultados nuevos
    }
toast-search-saved = Búsqueda guardada. Tras una actualización le avisa de resultados nuevos.
toast-search-removed = Búsqueda guardada quitada
saved-searches = Búsquedas guardadas
recent-searches = Búsquedas recientes
recent-searches-forget = Olvidar las búsquedas recientes

search-ways = Qué se puede escribir
search-way-phrase = Encuentra las palabras tal cual, una tras otra
search-way-without = Deja fuera lo que tiene la segunda palabra
search-way-or = Encuentra cualquiera de las dos
search-way-fields = Busca solo en títulos, en un idioma, un tipo, desde una fecha
search-way-list = Muestra todo lo de un tipo desde una fecha, lo más nuevo primero
