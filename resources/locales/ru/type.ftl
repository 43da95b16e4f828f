# Как набран текст.

type = Шрифт и бумага
type-leading = Интервал между строками
type-leading-close = Тесный
type-leading-normal = Обычный
type-leading-open = Широкий
type-width = Длина строки
type-width-short = Короткая
type-width-normal = Обычная
type-width-full = Полная
type-letters = Буквы
type-letters-book = Книжные
type-letters-plain = Простые
type-paper = Бумага
type-paper-app = Как в приложении
type-paper-warm = Тёплая
type-paper-night = Ночь
type-paper-contrast = Высокий контраст
full-screen = Во весь экран
full-screen-leave = Выйти из полноэкранного режима
keys-full = Во весь экран
beside = Рядом
beside-nothing = Один язык
beside-view = Два языка рядом
beside-lacks = Этого раздела нет на языке: { $language }.
