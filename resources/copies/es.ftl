# What a saved page says about itself, above its text.
publisher = Editor
publication = Publicación
revision = Revisión
revision-of = { $revision }, publicada el { $issued }
status = Estado
status-in-force = en vigor
status-scheduled = previsto
status-expired = vencido – sin confirmar
status-superseded = sustituido
status-cancelled = anulado
status-as-of = { $status }, a fecha de { $date }, sin confirmar desde entonces
effective = Entra en vigor
expires = Vence
expected-to-resume = Reanudación prevista
audience = Para
withdrawn = Retirado
withdrawn-by = por su editor
as-of = A fecha de
as-of-copied = { $signed }; copiado el { $copied }
not-known = desconocida

# What marks say that are written to a file.
marks-title = Marcas
marks-page = pág. { $page }
marks-yellow = resaltado amarillo
marks-green = resaltado verde
marks-blue = resaltado azul
marks-pink = resaltado rosa
marks-bookmark = marcador
marks-orphaned = ya no está en el texto
marks-was = Como se marcó; la entidad editora lo ha cambiado desde entonces:
