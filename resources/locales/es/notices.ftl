# Avisos.

notice = Aviso
notices-list = Lista de avisos
notices-all =
    { $count ->
        [one] { $count } aviso
        [many] { $count } de avisos
       *[other] Los { $count } avisos
    }
notices-show = Mostrar
notices-filter-all = Todos
notices-filter-unread = Sin leer
notices-filter-to-acknowledge = Por confirmar
notices-group-force = En vigor
notices-group-check = Compruébelo antes de fiarse
notices-group-scheduled = Previstos
notices-group-past = Ya no están en vigor

status-in-force = En vigor
status-in-force-as-of = En vigor, a fecha de { $date }, sin confirmar desde entonces
status-in-force-unsure = En vigor, sin confirmar
status-scheduled = Previsto
status-expired-not-confirmed = Vencido – sin confirmar
status-superseded = Sustituido
status-cancelled = Anulado

message-alert = Aviso
message-update = Actualización de un aviso anterior
message-cancel = Anulación
severity-unknown = no indicada
severity-minor = leve
severity-moderate = moderada
severity-severe = grave
severity-extreme = extrema

unread-mark = Sin leer
notice-issued-short = publicado el { $date }
notice-ended = terminó el { $date }, nada lo ha confirmado desde entonces
notice-begins = empieza el { $date }
notice-was-replaced = publicado el { $date }, sustituido
notice-as-of = a fecha de { $date }, sin confirmar desde entonces
notice-issued = { $kind } · publicado el { $date } por { $publisher }
notice-languages = Idioma de este aviso
notice-replaces = Sustituye a
notice-replaced-by = Sustituido por

as-of-fresh = <b>Información: { $when }.</b> La firmó entonces { $publisher }; la firma es válida.
as-of-stale = <b>Información: { $when }.</b> Sin confirmar desde entonces. Este aviso puede haber cambiado.
as-of-never = <b>Sin firma.</b> Nada ha confirmado este aviso.

timeline-today = Hoy, { $date }
timeline-begin = En vigor desde
timeline-will-begin = Empieza
timeline-end-expires = Termina
timeline-end-expected = Reanudación prevista, sin confirmar
timeline-end-open = No se indica el final
timeline-now-in-force = En vigor ahora
timeline-now-as-of = Sin confirmar desde { $date }
timeline-now-scheduled = Aún no está en vigor
timeline-now-expired-not-confirmed = Sin confirmar
timeline-now-superseded = Sustituido
timeline-now-cancelled = Anulado
fact-for = Para
fact-severity = Gravedad
fact-revision = Revisión

acknowledgement = Confirmación de lectura
acknowledge = Confirmar lectura
acknowledge-question = ¿Ha leído este aviso?
acknowledge-note = Queda en este equipo. Puede deshacerlo.
acknowledge-wanted = por confirmar
acknowledge-not-wanted = Este aviso no pide confirmación.
acknowledged-short = lectura confirmada
acknowledged-at = Lectura confirmada: { $when }
acknowledged-here = Queda en este equipo.

empty-notices-title = No hay avisos
empty-notices-text = No ha llegado ningún aviso a esta biblioteca.
empty-notices-filter = Ninguno de estos
empty-notices-filter-text = Ningún aviso responde a lo elegido arriba.
