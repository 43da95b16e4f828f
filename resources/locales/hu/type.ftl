# Hogyan van szedve a szöveg.

type = Betű és papír
type-leading = Sorköz
type-leading-close = Szűk
type-leading-normal = Szokásos
type-leading-open = Tág
type-width = Sorhossz
type-width-short = Rövid
type-width-normal = Szokásos
type-width-full = Teljes
type-letters = Betűk
type-letters-book = Könyv
type-letters-plain = Egyszerű
type-paper = Papír
type-paper-app = Mint a program
type-paper-warm = Meleg
type-paper-night = Éjszaka
type-paper-contrast = Nagy kontraszt
full-screen = Teljes képernyő
full-screen-leave = Kilépés a teljes képernyőből
keys-full = Teljes képernyő
beside = Mellette
beside-nothing = Egy nyelv
beside-view = Két nyelv egymás mellett
beside-lacks = Ez a szakasz ezen a nyelven nincs meg: { $language }.
