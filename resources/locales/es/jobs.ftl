jobs = Historial
jobs-running = Recibiendo
jobs-none = Aún no se ha hecho nada.
jobs-done-of = { $done } de { $total } terminados
jobs-more =
    { $count ->
        [one] y { $count } más
        [many] y { $count } más
       *[other] y { $count } más
    }
job-sync = Actualización
job-index = Nuevo índice de búsqueda
job-verify = Comprobación de lo guardado
job-copy = Copia a una memoria
job-move = Traslado de la biblioteca
job-phase-queued = espera su turno
job-phase-running = en marcha
job-phase-paused = en pausa
job-phase-interrupted = interrumpido
job-phase-done = Completo
job-phase-failed = Detenido por un error
job-phase-cancelled = Cancelado
job-asked-pause = entrando en pausa
job-asked-cancel = terminando
job-asking = Preguntando
nothing-lost = No se pierde nada de lo recibido.
pause = Pausar
resume = Continuar
cancel = Cancelar
retry-all = Reintentar

item-waiting = En espera
item-running = Recibiendo
item-paused = En pausa
item-done = Recibido y comprobado
item-mended = Falló aquí, recibido después
part-withdrawal = retirada
part-notice = aviso
part-correction = corrección
part-text = texto
part-files = archivos

rate = { $size }/s
rate-left = { $rate } · faltan unos { $left }
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h

history-when = Cuándo
history-what = Qué
history-result = Resultado
history-size = Tamaño
history-sync-person = Actualización
history-sync-schedule = Actualización automática
history-sync-app = Lo que trajo la aplicación
history-nothing-new = Nada nuevo
history-interrupted = Interrumpido
history-offline = Ninguna fuente al alcance
