# La ventana: menú lateral, bandas, estado de las actualizaciones, teclas y lo que comparten todas las pantallas.

app-name = Fieldshelf
app-tagline = Funciona sin conexión
window-title = { $screen } – { $app }
skip = Ir al contenido
rail = Menú principal
rail-collapse = Plegar el menú lateral
rail-expand = Desplegar el menú lateral
collections = Colecciones

nav-notices = Avisos
nav-library = Biblioteca
nav-search = Búsqueda
nav-saved = Guardados
nav-updates = Actualizaciones
nav-settings = Ajustes
unread = { $count } sin leer

pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Cargando
open = Abrir
close = Cerrar
undo = Deshacer
stop = Detener
retry = Reintentar
back = Atrás
forward = Adelante
check-now = Comprobar ahora
never = nunca

moment-today = hoy
moment-today-at = hoy, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } bytes
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } de { $total }
percent = { $value } %

sync-up-to-date = Al día
sync-update-ready = Actualización lista
sync-updating = Actualizando
sync-updating-of = Actualizando, { $done } de { $total }
sync-checking = comprobando
sync-checked = comprobado: { $when }
sync-last = última vez: { $when }
sync-not-checked =
    { $days ->
        [one] Sin comprobar desde hace { $days } día
        [many] Sin comprobar desde hace { $days } de días
       *[other] Sin comprobar desde hace { $days } días
    }
sync-unconfirmed = Sin confirmar
sync-never = Nunca comprobado
sync-no-check = ninguna comprobación ha tenido éxito
sync-failed = La última comprobación falló
sync-offline = Sin conexión
sync-preview = Vista previa
sync-unsigned = sin firma
sync-paused = en pausa
sync-paused-at = en pausa, { $done } de { $total }

preview-title = Vista previa, sin firma.
preview-text = Se muestra la carpeta de contenido { $folder }. Nadie la ha firmado y nada de ella se conserva.
clock-behind-title = El reloj de este equipo va atrasado.
clock-behind-text = La última actualización se firmó { $when }, más tarde de lo que dice el reloj. Lo que está en vigor puede mostrarse mal. Corrija la fecha y la hora.
unwritable-full = El disco está lleno.
unwritable-full-text = Puede leer y buscar. No se puede guardar, marcar ni actualizar nada hasta que haya espacio: libere un poco.
unwritable-locked = Aquí esta biblioteca solo se puede leer.
unwritable-locked-text = Puede leer y buscar. No se guarda, marca ni actualiza nada: para eso, pida permiso para escribir en { $folder }.
urgent-notice = Aviso urgente
urgent-notice-in-force = Aviso urgente, en vigor:
urgent-notice-as-of = Aviso urgente, en vigor a fecha de { $date }, sin confirmar desde entonces:
read-notice = Leer el aviso
stale-since =
    { $days ->
        [one] <b>Sin comprobar desde hace { $days } día.</b> Los avisos pueden haber cambiado desde entonces: { $when }.
        [many] <b>Sin comprobar desde hace { $days } de días.</b> Los avisos pueden haber cambiado desde entonces: { $when }.
       *[other] <b>Sin comprobar desde hace { $days } días.</b> Los avisos pueden haber cambiado desde entonces: { $when }.
    }
stale-unconfirmed = <b>Sin confirmar.</b> Una firma ha caducado. Los avisos pueden haber cambiado desde entonces: { $when }.
stale-never = <b>Nunca comprobado.</b> Los avisos pueden haber cambiado desde que se hizo esta biblioteca.

toast-saved = Añadido a Guardados
toast-unsaved = Quitado de Guardados
toast-copy-saved = Copia guardada

keys-title = Teclas
keys-of-window = En todas partes
keys-of-lists = Listas
keys-of-reader = Lectura
keys-of-pages = Páginas
keys-all = todas las teclas
keys-clear = borrar
keys-move-short = moverse
keys-open-hit = abrir en el resultado
keys-palette = Órdenes
keys-search = Buscar en todo
keys-find = Buscar en este documento
keys-next = Resultado siguiente
keys-previous = Resultado anterior
keys-region = Zona siguiente de la ventana
keys-move = Moverse en una lista
keys-open = Abrir
keys-preview = Mostrar junto a la lista
keys-close = Cerrar lo que está encima y después borrar
keys-back = Atrás
keys-forward = Adelante
keys-language = Idioma siguiente, misma sección
keys-larger = Más grande
keys-normal = Tamaño normal
keys-view = Texto o páginas, en el mismo lugar
keys-page = Página siguiente; la otra flecha vuelve
keys-go-to-page = Ir a una página
keys-whole-page = La página entera en la ventana
keys-one-page = Una página a la vez, o todas
keys-turn = Girar las páginas
keys-thumbnails = Miniaturas de las páginas para elegir
keys-sheet = Estas teclas
key-ctrl = Ctrl
key-alt = Alt
key-shift = Mayús
key-enter = Intro
key-space = Espacio
key-esc = Esc

palette = Órdenes y publicaciones
palette-hint = Ir a una pantalla o una publicación
palette-commands = Órdenes
palette-publications = Publicaciones
palette-none = Nada se llama así.
palette-notices = Abrir Avisos
palette-library = Abrir la Biblioteca
palette-search = Abrir la Búsqueda
palette-saved = Abrir Guardados
palette-updates = Abrir Actualizaciones
palette-settings = Abrir Ajustes

settings-language = Idioma de la ventana
settings-language-note = Las publicaciones conservan sus idiomas.
settings-system = Como este equipo
settings-theme = Claro y oscuro
settings-theme-light = Claro
settings-theme-dark = Oscuro
settings-window = Ventana y teclas
settings-slim-rail = Menú lateral estrecho
settings-single-keys = Las teclas solas como / y ? actúan fuera de los campos
settings-keys = Mostrar todas las teclas
settings-updates = Actualizaciones automáticas
settings-updates-note = Las colecciones que preguntan primero solo se ofrecen.
settings-updates-office = Lo fija su oficina.
settings-every = Buscar actualizaciones
every-0 = Nunca
every-hours =
    { $hours ->
        [one] Cada hora
        [many] Cada { $hours } horas
       *[other] Cada { $hours } horas
    }
every-minutes =
    { $minutes ->
        [one] Cada minuto
        [many] Cada { $minutes } minutos
       *[other] Cada { $minutes } minutos
    }
settings-metered = Esta conexión se paga por volumen: los archivos esperan a que los pida
settings-metered-system = Las actualizaciones automáticas también dejan los archivos para más tarde cuando el sistema considera que la conexión es de uso medido.
settings-about = Esta biblioteca
about-version = Versión
about-folder = Carpeta
about-holds = Contiene
about-holds-value =
    { $publications ->
        [one] { $publications } publicación
        [many] { $publications } de publicaciones
       *[other] { $publications } publicaciones
    } en { $editions ->
        [one] { $editions } edición
        [many] { $editions } de ediciones
       *[other] { $editions } ediciones
    }, { $sections } secciones de texto
