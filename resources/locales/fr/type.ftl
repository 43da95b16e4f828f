# Comment le texte est composé.

type = Texte et papier
type-leading = Interligne
type-leading-close = Serré
type-leading-normal = Normal
type-leading-open = Aéré
type-width = Longueur des lignes
type-width-short = Courte
type-width-normal = Normale
type-width-full = Pleine
type-letters = Lettres
type-letters-book = Livre
type-letters-plain = Simples
type-paper = Papier
type-paper-app = Comme l’application
type-paper-warm = Chaud
type-paper-night = Nuit
type-paper-contrast = Contraste élevé
full-screen = Plein écran
full-screen-leave = Quitter le plein écran
keys-full = Plein écran
beside = À côté
beside-nothing = Une seule langue
beside-view = Deux langues côte à côte
beside-lacks = { $language } n’a pas cette section.
