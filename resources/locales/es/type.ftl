# Cómo se compone el texto.

type = Texto y papel
type-leading = Interlineado
type-leading-close = Estrecho
type-leading-normal = Normal
type-leading-open = Amplio
type-width = Largo de línea
type-width-short = Corto
type-width-normal = Normal
type-width-full = Completo
type-letters = Letras
type-letters-book = De libro
type-letters-plain = Sencillas
type-paper = Papel
type-paper-app = Como la aplicación
type-paper-warm = Cálido
type-paper-night = Noche
type-paper-contrast = Alto contraste
full-screen = Pantalla completa
full-screen-leave = Salir de pantalla completa
keys-full = Pantalla completa
beside = Al lado
beside-nothing = Un solo idioma
beside-view = Dos idiomas, uno junto al otro
beside-lacks = { $language } no tiene esta sección.
