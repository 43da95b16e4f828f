rules = Qué traer
rules-default = Todas las demás colecciones
rules-as-default = Como todas las demás colecciones
rules-change = Cambiar…
rules-change-of = Cambiar lo que se trae: { $title }
rules-use-default = Como todas las demás colecciones
rules-apply = Aplicar
rules-applied = Se aplica desde la próxima actualización
rules-applied-freed = Aplicado, { $size } libres
rules-fetch =
    { $count ->
        [one] Así, la próxima actualización trae { $count } edición, { $size } como máximo.
        [many] Así, la próxima actualización trae { $count } de ediciones, { $size } como máximo.
       *[other] Así, la próxima actualización trae { $count } ediciones, { $size } como máximo.
    }
rules-fetch-none = Así, de lo que se conoce aquí no queda nada por traer.
rules-free =
    { $count ->
        [one] Entonces sobran { $size } de archivos de { $count } publicación de aquí.
        [many] Entonces sobran { $size } de archivos de { $count } de publicaciones de aquí.
       *[other] Entonces sobran { $size } de archivos de { $count } publicaciones de aquí.
    }
rules-free-now = Quitar esos archivos ahora. Los textos se quedan, y lo que está en Guardados también.

rule-take = Cuánto
rule-take-everything = Todo
rule-take-everything-note = Textos y archivos
rule-take-text = Solo texto
rule-take-text-note = Para leer y buscar; los archivos, cuando los pida
rule-take-on-demand = A petición
rule-take-on-demand-note = Los avisos y lo que usted pida
rule-languages = Idiomas
rule-languages-all = Todos los idiomas
rule-size = Los archivos esperan a que se pidan a partir de
rule-size-any = Ningún tamaño
rule-largest = archivos de hasta { $size }
rule-trigger = Cuándo
rule-trigger-automatic = Automático
rule-trigger-ask = Preguntar primero
rule-trigger-by-hand = A mano
