# Lo que puede fallar: qué pasó; después, qué está a salvo y qué hacer.

start-failed = No se puede abrir la biblioteca
error-details = El detalle completo, para quien le ayude

error-wrong-input = La biblioteca no entiende esta petición.
error-wrong-input-next = No se ha cambiado nada. Vuelva atrás y elija de nuevo.
error-not-found = Esto no está en la biblioteca.
error-not-found-next = Quizá se sustituyó o se retiró. Búsquelo en la Biblioteca o con la Búsqueda.
error-not-here = Su archivo no está en este equipo.
error-not-here-next = Llega con una actualización. Abra Actualizaciones para ver qué falta.
error-missing-there = Falta un archivo suyo en { $source }.
error-missing-there-next = Use otra fuente que lo tenga o avise a quien lo publica; después, inténtelo de nuevo.
error-about-in = { $title } ({ $language })
error-unreachable = No se puede llegar a una fuente.
error-unreachable-next = Todo lo que está en este equipo funciona. Revise la carpeta, la memoria o la conexión y vuelva a intentarlo.
error-unplugged = No hay conectada ninguna memoria con algo más reciente.
error-unplugged-next = Lo que está en este equipo se queda como está. Conecte una memoria más reciente y compruebe de nuevo.
error-refused = Se rechazó lo que ofrecía una fuente.
error-refused-next = Sus firmas no son válidas, así que no se tomó nada. La biblioteca sigue igual. Avise a la oficina que la publica.
error-held = Otro programa está escribiendo en esta biblioteca.
error-held-next = Leer y buscar sigue funcionando. Inténtelo de nuevo cuando termine.
error-newer-library = Esta biblioteca la escribió una versión más reciente.
error-newer-library-next = No se ha cambiado nada. Instale la versión más reciente de Fieldshelf en este equipo.
error-disk-full = El disco está lleno.
error-disk-full-next = Lo que estaba completo se conserva. Libere espacio y vuelva a intentarlo.
error-read-only = No se puede escribir en esta carpeta o archivo.
error-read-only-next = No se ha cambiado nada. Elija otra carpeta o pida permiso para escribir en ella.
error-damaged = Algo guardado en este equipo está dañado.
error-damaged-next = Lo demás funciona. La próxima actualización lo trae de nuevo.
error-failed = Esto no funcionó.
error-failed-next = No se pierde nada de lo que estaba completo. Inténtelo de nuevo; si se repite, muestre el detalle completo a quien le ayude.
error-over-limit = Pasa del límite de espacio.
error-over-limit-next = No se quitó nada. Libere espacio o suba el límite, ambos en Actualizaciones.
error-not-taken = Las páginas de este documento no se pueden tomar tal como son.
error-not-taken-next = No se cambió nada. Tome su texto o guarde el archivo como se publicó.
