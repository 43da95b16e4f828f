# Шта се променило у тексту откад је прочитан.

changed-since =
    { $count ->
        [one] Промењено откад сте читали { $date } (од ревизије { $before } до ревизије { $after }): { $count } пасус
        [few] Промењено откад сте читали { $date } (од ревизије { $before } до ревизије { $after }): { $count } пасуса
       *[other] Промењено откад сте читали { $date } (од ревизије { $before } до ревизије { $after }): { $count } пасуса
    }
changed-beside = Промењено откад сте читали { $date } (од ревизије { $before } до ревизије { $after }).
changed-acknowledged = Потврдили сте читање овог обавештења { $date }.
changed-not-kept = Текст који сте читали није сачуван на овом рачунару, па промене не могу да се прикажу.
changed-moved = Премештено овде, од речи до речи
changes-region = Промене откад сте читали
changes-show = Прикажи промене
changes-hide = Сакриј промене
changes-next = Следећа промена
changes-previous = Претходна промена
changes-at = Промена { $at } од { $count }
changes-read = Означи као прочитано
changes-detail-title = Наслов
changes-detail-summary = Сажетак
changes-detail-message = Врста
changes-detail-effective = На снази од
changes-detail-onset = Почиње
changes-detail-expires = Завршава се
changes-detail-expected-to-resume = Очекује се наставак
toast-changes-read = Означено као прочитано
palette-changes = Прикажи шта се променило откад сте ово читали
keys-change-next = Следећа промена откад сте читали
keys-change-previous = Претходна промена
