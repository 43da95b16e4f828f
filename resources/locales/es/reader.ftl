# La lectura.

outline = Contenido
view = Vista
view-text = Texto
view-pages = Páginas
pages-of = Páginas de { $title }
text-size = Tamaño del texto
zoom = Tamaño de las páginas
smaller = Más pequeño
larger = Más grande
fit-width = Ajustar al ancho
section-in = Esta sección en
section-elsewhere = { $language } no tiene esta sección. Está en la anterior más cercana.
start = Principio
page = página { $page }
page-of = página { $page } de { $pages }
find = Buscar en este documento
find-open = Buscar
find-count = { $at } de { $count }
find-count-most = { $at } de { $count } o más
find-none = ninguno
find-busy = buscando
find-next = Resultado siguiente
find-previous = Resultado anterior
find-close = Cerrar la búsqueda
find-search = Buscar en esta publicación: todas las formas de las palabras, todos los idiomas
newer-revision = Lo que está en este equipo ha cambiado mientras leía.
newer-open = Mostrar el texto nuevo
newer-known = La revisión { $newer } ya se publicó y aún no está en este equipo. Esta es la revisión { $revision }.
newer-get = Obtener la revisión { $newer }
reading-gone = Esto se ha quitado de este equipo mientras leía. Sigue en la pantalla hasta que salga.
reading-notice = Fechas y confirmación
earlier-here = Solo está aquí el texto de la revisión { $revision }, sin su archivo. El archivo de la revisión { $earlier } sigue en este equipo.
earlier-open = Mostrar las páginas de la revisión { $earlier }
earlier-shown = Estas páginas son de la revisión { $earlier }, publicada el { $date }. La más reciente es la revisión { $revision }; su texto está aquí.
earlier-back = Leer el texto de la revisión { $revision }
read-in = Leer en este idioma: { $language }
text-absent-title = No está en este equipo
text-absent-text = El texto de esta edición no se ha descargado. Puede traerlo ahora.
text-absent-withdrawn = Su editor la retiró antes de que se descargara; ninguna fuente la ofrece ya.
text-none-title = No hay texto que mostrar
text-none-text = Esta edición es solo un archivo y no se puede mostrar aquí. Guarde una copia y ábrala con otro programa.
picture-missing = Aquí falta una imagen.
picture-missing-alt = Imagen que no está en este equipo: { $alt }

view-table = Tabla
view-gallery = Imágenes
picture-unfit = Aquí hay una imagen que esta ventana no muestra.
picture-unfit-alt = Esta ventana no muestra esta imagen: { $alt }
picture-enlarge = Ampliar: { $title }
picture-of = { $at } de { $count }
picture-before = Imagen anterior
picture-after = Imagen siguiente
plot-show = Mostrar
plot-by = por
plot-says = { $y } por { $x }, { $count ->
    [one] un valor
    [many] { $count } de valores
   *[other] { $count } valores
  }: mínimo { $low } ({ $lowplace }), máximo { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Fila { $from } de { $count }
    [many] Filas { $from } a { $to } de { $count }
   *[other] Filas { $from } a { $to } de { $count }
  }
rows-before = Filas anteriores
rows-after = Filas siguientes
player = Grabación
player-play = Reproducir
player-pause = Pausar
player-back = { $seconds } segundos atrás
player-on = { $seconds } segundos adelante
player-place = Posición en la grabación
player-at = { $time } de { $length }
player-speed = Velocidad
player-follow = Seguir las palabras
player-failed = Este equipo no puede reproducir la grabación en esta ventana.
player-too-large = Esta grabación es demasiado grande para reproducirla en esta ventana.
play-from = Reproducir desde { $time }
transcript-none-title = Sin transcripción
transcript-none-text = Nadie ha puesto por escrito lo que se dice en esta grabación.
outside-title = Para otro programa
outside-text = Este documento ({ $size }) no se puede mostrar en esta ventana. Está en este equipo, tal como se publicó.
open-outside = Abrir en otro programa…
outside-ask = ¿Abrir en otro programa?
outside-ask-text = El otro programa recibe una copia. Puede mostrar o hacer más que esta ventana, como ejecutar macros o cargar cosas de internet. Ábrala solo si confía en quien la publicó.
outside-open = Abrir la copia

# Las herramientas de las páginas de un documento.

page-tools = Herramientas de las páginas
reader-tools = Herramientas
reader-place = Lugar en el documento
page-field = Ir a la página
page-before = Página anterior
page-after = Página siguiente
page-of-all = de { $pages }
page-place = ({ $page } de { $pages })
page-unknown = No existe esa página.
page-broken = No se puede mostrar esta página.
fit-page = Página entera
one-page = Una página a la vez
turn-page = Girar las páginas
thumbnails = Miniaturas
