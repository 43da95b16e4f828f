# Marcadores, resaltados y notas.

marks = Marcas
marks-count = Marcas en este documento: { $count }
marks-close = Cerrar las marcas
marks-none-here = No hay nada marcado en este documento. Seleccione palabras para resaltarlas o ponga un marcador en una sección.
marks-export = Exportar las marcas…
marks-find = Buscar en las marcas
marks-find-hint = Palabras y notas
marks-all =
    { $count ->
        [one] { $count } marca
        [many] { $count } de marcas
       *[other] { $count } marcas
    }
marks-found =
    { $count ->
        [one] { $count } marca de { $total }
        [many] { $count } marcas de { $total }
       *[other] { $count } marcas de { $total }
    }
mark-tools = Marcar estas palabras
mark-in = Resaltar en { $colour }
mark-remove = Quitar la marca
mark-orphaned = Estas palabras ya no están en el texto
mark-changed = La entidad editora lo cambió desde que usted lo marcó. Decía:
colour-yellow = amarillo
colour-green = verde
colour-blue = azul
colour-pink = rosa
pen-sign = Aa
bookmark = Marcador
bookmark-add-section = Poner un marcador en esta sección
bookmark-add-page = Poner un marcador en esta página
bookmark-remove-section = Quitar el marcador de esta sección
bookmark-remove-page = Quitar el marcador de esta página
note-add = Añadir nota
note-edit = Editar nota
note-save = Guardar nota
note-of = Nota sobre: { $words }
words-copy = Copiar
saved-parts = Partes de Guardados
filter-publication = Publicación
filter-colour = Color
empty-marks-title = Todavía no hay marcas
empty-marks-text = Ponga un marcador en una página o seleccione palabras mientras lee: los resaltados y las notas se reúnen aquí y se quedan en este equipo.
empty-marks-filter = Ninguna marca coincide con lo elegido arriba.
toast-highlighted = Resaltado
toast-bookmarked = Marcador puesto
toast-mark-removed = Marca quitada
toast-words-copied = Copiado
toast-marks-saved =
    { $count ->
        [one] { $count } marca guardada
        [many] { $count } marcas guardadas
       *[other] { $count } marcas guardadas
    }
palette-marks = Abrir las marcas
keys-bookmark = Marcador
keys-highlight = Resaltar; sin palabras seleccionadas, elegirlas frase por frase
keys-marks = Marcas junto al texto
