# Kako je tekst složen.

type = Slova i papir
type-leading = Razmak između redova
type-leading-close = Uzan
type-leading-normal = Običan
type-leading-open = Širok
type-width = Dužina reda
type-width-short = Kratka
type-width-normal = Obična
type-width-full = Puna
type-letters = Slova
type-letters-book = Knjiška
type-letters-plain = Jednostavna
type-paper = Papir
type-paper-app = Kao aplikacija
type-paper-warm = Topao
type-paper-night = Noć
type-paper-contrast = Visok kontrast
full-screen = Ceo ekran
full-screen-leave = Izađi iz celog ekrana
keys-full = Ceo ekran
beside = Pored toga
beside-nothing = Jedan jezik
beside-view = Dva jezika jedan pored drugog
beside-lacks = { $language } nema ovaj odeljak.
