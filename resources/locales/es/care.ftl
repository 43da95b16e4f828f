care = Comprobar lo guardado
care-text = Lee cada archivo y lo compara con lo firmado, comprueba la base de datos y compara con ella el índice de búsqueda. Mientras tanto se puede leer.
care-check = Comprobar todo
care-repair = Reparar
care-running = Comprobando
care-stopped = Se detuvo antes de verlo todo.
care-sound = Todo está como debe.
care-mended = Todo vuelve a estar entero.
care-problems =
    { $count ->
        [one] Se encontró { $count } problema
        [many] Se encontraron { $count } de problemas
       *[other] Se encontraron { $count } problemas
    }
care-looked =
    { $count ->
        [one] { $count } archivo, { $size } leídos
        [many] { $count } de archivos, { $size } leídos
       *[other] { $count } archivos, { $size } leídos
    }
care-mended-editions =
    { $count ->
        [one] { $count } edición vuelve a estar entera, { $size } traídos
        [many] { $count } de ediciones vuelven a estar enteras, { $size } traídos
       *[other] { $count } ediciones vuelven a estar enteras, { $size } traídos
    }
care-index-rebuilt = Se hizo de nuevo el índice de búsqueda.
care-index-incomplete = Al índice de búsqueda le falta algo; reparar lo hace de nuevo.
care-set-aside = Apartado:

backup = Copia de seguridad
backup-text = Un archivo con sus fuentes, ajustes, reglas, confirmaciones, marcas y posiciones de lectura. No contiene documentos; esos vienen con la próxima actualización.
backup-save = Guardar una copia de seguridad…
backup-restore = Restaurar una copia de seguridad…
backup-saved = Copia de seguridad guardada
backup-saved-text = Editores: { $publishers }. Guardados: { $saved }. Posiciones de lectura: { $positions }. Marcas en textos: { $annotations }. Guárdela donde nadie más pueda cambiarla: en quien ella confía, se confía allí donde se restaura.
backup-question = ¿Restaurar esta copia de seguridad?
backup-question-text = Se hizo { $when } y tiene marcas en { $marks } publicaciones. Lo ajustado o marcado en este equipo se queda.
backup-trusts =
    { $count ->
        [one] Desde entonces se confiaría en { $count } editor.
        [many] Desde entonces se confiaría en { $count } de editores.
       *[other] Desde entonces se confiaría en { $count } editores.
    }
backup-kept = { $publisher } se queda como está: este equipo confía en él con otra clave.
backup-restore-now = Restaurar
backup-restored = Copia de seguridad restaurada
backup-restored-text = Editores añadidos: { $publishers }. Publicaciones con marcas: { $marks }.
