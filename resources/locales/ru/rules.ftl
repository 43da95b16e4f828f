rules = Что получать
rules-default = Все остальные собрания
rules-as-default = Как все остальные собрания
rules-change = Изменить…
rules-change-of = Изменить, что получать: { $title }
rules-use-default = Как все остальные собрания
rules-apply = Применить
rules-applied = Действует со следующего обновления
rules-applied-freed = Применено, освобождено { $size }
rules-fetch =
    { $count ->
        [one] Тогда следующее обновление получит { $count } издание, не больше { $size }.
        [few] Тогда следующее обновление получит { $count } издания, не больше { $size }.
        [many] Тогда следующее обновление получит { $count } изданий, не больше { $size }.
       *[other] Тогда следующее обновление получит { $count } издания, не больше { $size }.
    }
rules-fetch-none = Тогда из известного здесь получать больше нечего.
rules-free =
    { $count ->
        [one] Тогда не нужны { $size } файлов { $count } публикации.
        [few] Тогда не нужны { $size } файлов { $count } публикаций.
        [many] Тогда не нужны { $size } файлов { $count } публикаций.
       *[other] Тогда не нужны { $size } файлов { $count } публикации.
    }
rules-free-now = Удалить эти файлы сейчас. Тексты остаются, и то, что в Сохранённом, тоже.

rule-take = Сколько
rule-take-everything = Всё
rule-take-everything-note = Тексты и файлы
rule-take-text = Только текст
rule-take-text-note = Читать и искать; файлы — по запросу
rule-take-on-demand = По запросу
rule-take-on-demand-note = Уведомления и то, что вы запросите
rule-languages = Языки
rule-languages-all = Все языки
rule-size = Файлы ждут запроса, если они больше
rule-size-any = Любой размер
rule-largest = файлы до { $size }
rule-trigger = Когда
rule-trigger-automatic = Автоматически
rule-trigger-ask = Сначала спросить
rule-trigger-by-hand = Вручную
