# The first steps on a new computer.
first-title = Настройте этот компьютер
first-text = Выберите язык, издателей и что получать. Это займёт минуту.
first-begin = Начать…
first-later = Не сейчас
first-who = Кто публикует
first-who-text = У вашего офиса есть для вас карточка: файл, код или адрес.
first-to-fetch = получить { $size }
first-all-here = всё уже здесь
first-done = Готово
