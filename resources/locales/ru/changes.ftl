# Что изменилось в тексте с тех пор, как его прочитали.

changed-since =
    { $count ->
        [one] Изменено с тех пор, как вы читали { $date } (с редакции { $before } по редакцию { $after }): { $count } фрагмент
        [few] Изменено с тех пор, как вы читали { $date } (с редакции { $before } по редакцию { $after }): { $count } фрагмента
        [many] Изменено с тех пор, как вы читали { $date } (с редакции { $before } по редакцию { $after }): { $count } фрагментов
       *[other] Изменено с тех пор, как вы читали { $date } (с редакции { $before } по редакцию { $after }): { $count } фрагмента
    }
changed-beside = Изменено с тех пор, как вы читали { $date } (с редакции { $before } по редакцию { $after }).
changed-acknowledged = Вы подтвердили прочтение этого уведомления { $date }.
changed-not-kept = Прочитанный вами текст не сохранён на этом компьютере, поэтому изменения показать нельзя.
changed-moved = Перенесено сюда слово в слово
changes-region = Изменения с тех пор, как вы читали
changes-show = Показать изменения
changes-hide = Скрыть изменения
changes-next = Следующее изменение
changes-previous = Предыдущее изменение
changes-at = Изменение { $at } из { $count }
changes-read = Отметить как прочитанное
changes-detail-title = Название
changes-detail-summary = Краткое содержание
changes-detail-message = Вид
changes-detail-effective = Действует с
changes-detail-onset = Начало
changes-detail-expires = Окончание
changes-detail-expected-to-resume = Ожидаемое возобновление
toast-changes-read = Отмечено как прочитанное
palette-changes = Показать, что изменилось с тех пор, как вы это читали
keys-change-next = Следующее изменение с прошлого чтения
keys-change-previous = Предыдущее изменение
