# Taking away: copies, printing, hand-outs.
take-title = Imprimir o guardar como…
take-save = Guardar
take-file = Como se publicó
take-file-text = El archivo tal como lo hizo la editorial; una página web si no lo hay.
take-pdf = PDF
take-pdf-text = Cada página indica editorial, revisión, idioma y fecha: sus propias páginas si las tiene; si no, páginas compuestas de nuevo.
take-text = Texto sin formato
take-text-text = Solo las palabras, para cualquier programa.
take-print = Imprimir
take-all = Todo
take-all-text = Completo, con editorial, revisión, idioma y fecha en cada página.
take-section = Esta sección: { $section }
take-section-text = Con las secciones que contiene.
take-selection = Las palabras seleccionadas
take-selection-text = Lo que seleccionó en el texto.
take-handout = Hoja informativa
take-handout-text = Una hoja con letra grande, en varios idiomas, con un código que lleva al aviso. Si es demasiado largo, una hoja por idioma.
take-as-text = Como texto, compuesto de nuevo
take-as-text-text = En lugar de las páginas tal como se publicaron.
take-languages = Idiomas
take-open = Abrir para imprimir
take-handout-save = Guardar la hoja…
take-copies =
    { $count ->
        [one] Guardar la copia…
        [many] Guardar { $count } copias…
       *[other] Guardar { $count } copias…
    }
take-sheets =
    { $count ->
        [one] Una hoja por las dos caras.
        [many] Demasiado largo para una hoja con letra grande: { $count } hojas, cada idioma por separado.
       *[other] Demasiado largo para una hoja con letra grande: { $count } hojas, cada idioma por separado.
    }
take-working = Preparando las páginas.
take-opened = Abierto para imprimir
take-opened-text = Imprímalo desde el programa que muestra las páginas.
take-missing = La aplicación no tiene letras para { $characters }: hay recuadros en su lugar.
toast-copies-saved = Copias guardadas
handout = Hoja informativa o copia…
keys-print = Imprimir o guardar como
