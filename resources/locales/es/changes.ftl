# Lo que cambió en un texto desde que se leyó.

changed-since =
    { $count ->
        [one] Ha cambiado desde que lo leyó el { $date } (de la revisión { $before } a la { $after }): { $count } pasaje
        [many] Ha cambiado desde que lo leyó el { $date } (de la revisión { $before } a la { $after }): { $count } pasajes
       *[other] Ha cambiado desde que lo leyó el { $date } (de la revisión { $before } a la { $after }): { $count } pasajes
    }
changed-beside = Ha cambiado desde que lo leyó el { $date } (de la revisión { $before } a la { $after }).
changed-acknowledged = Usted confirmó la lectura de este aviso el { $date }.
changed-not-kept = El texto que leyó no se conserva en este equipo, así que los cambios no se pueden mostrar.
changed-moved = Cambió de lugar, palabra por palabra
changes-region = Cambios desde que lo leyó
changes-show = Mostrar los cambios
changes-hide = Ocultar los cambios
changes-next = Cambio siguiente
changes-previous = Cambio anterior
changes-at = Cambio { $at } de { $count }
changes-read = Marcar como leído
changes-detail-title = Título
changes-detail-summary = Resumen
changes-detail-message = Tipo
changes-detail-effective = En vigor desde
changes-detail-onset = Empieza
changes-detail-expires = Termina
changes-detail-expected-to-resume = Se espera que se reanude
toast-changes-read = Marcado como leído
palette-changes = Mostrar lo que ha cambiado desde que lo leyó
keys-change-next = Cambio siguiente desde que lo leyó
keys-change-previous = Cambio anterior
