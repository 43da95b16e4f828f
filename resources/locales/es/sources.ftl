sources = Fuentes
sources-none = No se ha añadido ninguna fuente. Añada la tarjeta de su oficina.
source-built-in = Vino con la aplicación
source-signed = Firma más reciente
source-verified = Firma comprobada
source-unverified = Nada comprobado todavía
source-preview = Sin firma: esto es una vista previa
fingerprint = Clave; compárela con la tarjeta de su oficina

add = Añadir…
remove = Quitar…
keep = Conservar
set-by-office = Lo fija su oficina

source-add = Añadir una fuente
source-add-button = Añadir una fuente…
source-add-text = Una fuente empieza con una tarjeta. Su oficina la tiene como archivo, como código o en la dirección de sus actualizaciones.
source-add-field = Tarjeta, dirección o carpeta
source-add-hint = Pegue la tarjeta o lo que dice un código, escriba una dirección o una carpeta, o suelte el archivo de una tarjeta sobre la ventana.
source-added = Se añadió { $publisher }
source-refused = No se añadió nada. Diga a su oficina que la clave de { $publisher } es distinta.
source-place = Traer sus actualizaciones de
source-place-none = La tarjeta no indica ninguna dirección. Elija la carpeta o la memoria, o escriba la dirección.
source-place-add = Añadir este lugar
source-place-remove = Quitar solo este lugar
source-place-remove-text = Sus actualizaciones pueden venir de varios lugares. Lo que vino de ellos se queda cuando se quita uno:
source-place-removed = Lugar quitado
source-remove-of = Quitar { $publisher }, { $location }
folder-choose = Elegir una carpeta…

card-choose = Elegir el archivo de una tarjeta…
card-look = Ver la tarjeta
card-looking = Buscando la tarjeta.
card-compare = ¿Es esta la clave de su tarjeta?
card-compare-text = Compárela con lo que su oficina le da por otra vía: en papel o por teléfono. Si un solo carácter es distinto, no use esta fuente.
card-differs = Es distinta
card-same = Es la misma
card-known = Ya es de confianza
card-known-text = Este equipo confía en este editor con esta clave. Puede añadir otro lugar del que traer sus actualizaciones.
card-conflict = Esta tarjeta se rechaza
card-conflict-text = Este equipo confía en { $publisher } ({ $name }) con otra clave. No se cambió nada.
card-conflict-next = Pregunte a su oficina por otra vía qué clave es la buena. Para confiar en la otra, quite antes el editor.
card-key-trusted = De confianza aquí
card-key-offered = En esta tarjeta
card-show = Tarjeta de este editor
card-show-short = Tarjeta
card-show-of = Tarjeta de { $publisher }
card-code = Código de { $publisher }
card-code-text = Leído con un teléfono, el código da el nombre del editor, esta clave y sus direcciones. Pegado en «Añadir una fuente», va por la tarjeta y solo la toma con esta clave.
card-copy = Copiar la tarjeta
card-copy-link = Copiar lo que dice el código
card-save = Guardar el archivo de la tarjeta…
card-copied = Copiado
card-not-copied = Este equipo no dejó copiarlo. Guarde el archivo.
card-saved = Guardado: { $path }

publisher-remove = Quitar el editor
publisher-remove-question = ¿Quitar { $publisher }?
publisher-remove-text =
    { $count ->
        [one] { $count } publicación se va de este equipo, { $size }. Solo vuelve si añade de nuevo la fuente.
        [many] { $count } de publicaciones se van de este equipo, { $size }. Solo vuelven si añade de nuevo la fuente.
       *[other] { $count } publicaciones se van de este equipo, { $size }. Solo vuelven si añade de nuevo la fuente.
    }
publisher-remove-saved =
    { $count ->
        [one] Usted guardó { $count } de ellas, y también se iría:
        [many] Usted guardó { $count } de ellas, y también se irían:
       *[other] Usted guardó { $count } de ellas, y también se irían:
    }
publisher-removed = Se quitó { $publisher }
