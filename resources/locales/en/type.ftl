# How text is set.

type = Type and paper
type-leading = Line spacing
type-leading-close = Close
type-leading-normal = Normal
type-leading-open = Open
type-width = Line length
type-width-short = Short
type-width-normal = Normal
type-width-full = Full
type-letters = Letters
type-letters-book = Book
type-letters-plain = Plain
type-paper = Paper
type-paper-app = Same as app
type-paper-warm = Warm
type-paper-night = Night
type-paper-contrast = High contrast
full-screen = Full screen
full-screen-leave = Leave full screen
keys-full = Full screen
beside = Beside it
beside-nothing = One language
beside-view = Two languages side by side
beside-lacks = { $language } does not have this section.
