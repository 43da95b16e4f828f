# Biblioteca, Guardados, y lo que se dice de una publicación en todas partes.

publications = Publicaciones
publications-count =
    { $count ->
        [one] { $count } publicación
        [many] { $count } de publicaciones
       *[other] { $count } publicaciones
    }
publications-found = { $count } de { $total } publicaciones
library-find = Buscar en los títulos; Intro busca en el texto completo
library-find-hint = Títulos; Intro: texto completo
search-full-text = Buscar «{ $query }» en el texto completo

filter-language = Idioma
filter-kind = Tipo
filter-collection = Colección
filter-topic = Tema
filter-year = Año
filter-here = En este equipo
filter-any = todos
filter-chosen = { $count } elegidos
filter-clear = Borrar
filter-clear-all = Mostrar todo
sort = Orden
sort-newest = Lo más reciente primero
sort-title = Por título
sort-collection = Por colección
group-week = Esta semana
group-earlier = Antes, en { $year }
group-all = Todas las publicaciones

kind-notice = Aviso
kind-handbook = Manual
kind-report = Informe
kind-brief = Nota
kind-article = Artículo
kind-page = Página
kind-gallery = Galería
kind-recording = Grabación
kind-dataset = Datos
kind-form = Formulario
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · revisión { $revision } · { $date }
revision = Revisión { $revision }
revision-issued = Revisión { $revision }, publicada el { $date }
issued = publicado el { $date }
published-by = Publicado por { $publisher }
withdrawn = Retirado
withdrawn-text = Su editor lo ha retirado. Aquí se puede seguir leyendo, pero ya no se actualiza.

avail-here = Descargado
avail-text = Solo texto
avail-absent = No está en este equipo
avail-older = Traducción anterior
here-in-languages =
    { $count ->
        [0] En ningún idioma en este equipo
        [one] En { $count } idioma en este equipo
        [many] En { $count } de idiomas en este equipo
       *[other] En { $count } idiomas en este equipo
    }
tag-present = { $language }, en este equipo
tag-older = { $language }, traducción anterior
tag-absent = { $language }, no está en este equipo
tag-current = { $language }, a la vista
legend-sign = ES
legend-current = Al día
legend-absent = Sin descargar
older = anterior
edition-older = El texto del que se tradujo ha cambiado después. { $language } puede no decir lo último.

detail-of = Detalles: { $title }
details = Detalles
details-close = Volver a la lista
save-copy = Guardar una copia…
save-copy-of = Guardar una copia: { $language }…
saved-add = Añadir a Guardados
saved-remove = Quitar de Guardados
editions = Ediciones
column-revision = Revisión
column-here = En este equipo
column-size = Tamaño
size-to-fetch = { $size } por descargar
column-copy = Copia
links = Enlaces
files = Archivos
file-drag = Arrástrelo a una carpeta o a un mensaje: sale tal como se publicó.
file-drag-ready = El archivo está listo. Arrástrelo otra vez.

empty-library-title = Su estante está vacío
empty-library-text = Aún no ha llegado nada. Después de la primera actualización todo funciona aquí sin conexión.
empty-library-next = Abrir Actualizaciones
empty-saved-title = Nada guardado todavía
empty-saved-text = Lo que añade a Guardados se queda en este equipo, digan lo que digan las reglas.
empty-saved-next = Abrir la Biblioteca
empty-filter-title = Nada coincide
empty-filter-text = Ningún título ni resumen responde a lo elegido arriba.

download = Descargar… { $size }
download-file = Descargar el archivo… { $size }
download-in = Descargar en { $language }… { $size }
download-of = Descarga de { $title }
downloading = Descargando
files-remove = Quitar archivos
files-remove-ask = Quitar archivos, { $size }…
files-remove-question = ¿Quitar los archivos?
files-remove-text = Esto libera { $size }. El texto se queda en este equipo: puede seguir leyendo y buscando. Los archivos vuelven con una descarga.
files-removed = Archivos quitados, { $size } libres
forget = Olvidar
toast-forgotten = Olvidado
withdrawn-saved = Está en Guardados, así que se queda. Quítelo de Guardados para olvidarlo.
