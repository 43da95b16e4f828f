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
search-misread-kind = «{ $text }» no es un tipo de publicación, como notice o handbook. Se tomó como palabras corrientes.
search-misread-nothing_wanted = «{ $text }» solo dice lo que no se quiere. Se tomó como palabras corrientes.
search-corrected = Resultados de
search-as-typed = Buscar «{ $query }» tal como se escribió
search-any-word = Pocas secciones tienen todas estas palabras. Se muestran también las que tienen alguna.
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
