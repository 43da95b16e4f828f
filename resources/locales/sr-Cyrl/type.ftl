# Како је текст сложен.

type = Слова и папир
type-leading = Размак између редова
type-leading-close = Узан
type-leading-normal = Обичан
type-leading-open = Широк
type-width = Дужина реда
type-width-short = Кратка
type-width-normal = Обична
type-width-full = Пуна
type-letters = Слова
type-letters-book = Књишка
type-letters-plain = Једноставна
type-paper = Папир
type-paper-app = Као апликација
type-paper-warm = Топао
type-paper-night = Ноћ
type-paper-contrast = Висок контраст
full-screen = Цео екран
full-screen-leave = Изађи из целог екрана
keys-full = Цео екран
beside = Поред тога
beside-nothing = Један језик
beside-view = Два језика један поред другог
beside-lacks = { $language } нема овај одељак.
