sources = Источники
sources-none = Ни одного источника не добавлено. Добавьте карточку вашего офиса.
source-built-in = Пришёл с приложением
source-signed = Последняя подпись
source-verified = Подпись проверена
source-unverified = Пока ничего не проверено
fingerprint = Ключ; сравните его с карточкой вашего офиса
