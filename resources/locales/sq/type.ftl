# Si paraqitet teksti.

type = Shkronjat dhe letra
type-leading = Hapësira mes rreshtave
type-leading-close = E ngushtë
type-leading-normal = E zakonshme
type-leading-open = E gjerë
type-width = Gjatësia e rreshtit
type-width-short = E shkurtër
type-width-normal = E zakonshme
type-width-full = E plotë
type-letters = Shkronjat
type-letters-book = Libri
type-letters-plain = Të thjeshta
type-paper = Letra
type-paper-app = Si aplikacioni
type-paper-warm = E ngrohtë
type-paper-night = Natë
type-paper-contrast = Kontrast i lartë
full-screen = Ekran i plotë
full-screen-leave = Dil nga ekrani i plotë
keys-full = Ekran i plotë
beside = Përbri
beside-nothing = Një gjuhë
beside-view = Dy gjuhë krah për krah
beside-lacks = { $language } nuk e ka këtë pjesë.
