rules = Шта се преузима
rules-default = Све остале збирке
rules-as-default = Као све остале збирке
rules-change = Промени…
rules-change-of = Промени шта се преузима: { $title }
rules-use-default = Као све остале збирке
rules-apply = Примени
rules-applied = Важи од следећег ажурирања
rules-applied-freed = Примењено, ослобођено { $size }
rules-fetch =
    { $count ->
        [one] Тако следеће ажурирање преузима { $count } издање, највише { $size }.
        [few] Тако следеће ажурирање преузима { $count } издања, највише { $size }.
       *[other] Тако следеће ажурирање преузима { $count } издања, највише { $size }.
    }
rules-fetch-none = Тако од познатог овде нема више шта да се преузме.
rules-free =
    { $count ->
        [one] Тада није потребно { $size } датотека { $count } публикације.
        [few] Тада није потребно { $size } датотека { $count } публикације.
       *[other] Тада није потребно { $size } датотека { $count } публикација.
    }
rules-free-now = Уклони те датотеке сада. Текстови остају, као и оно што је у Сачуваном.

rule-take = Колико
rule-take-everything = Све
rule-take-everything-note = Текстови и датотеке
rule-take-text = Само текст
rule-take-text-note = За читање и претрагу; датотеке када их затражите
rule-take-on-demand = На захтев
rule-take-on-demand-note = Обавештења и оно што затражите
rule-languages = Језици
rule-languages-all = Сви језици
rule-size = Датотеке чекају захтев преко
rule-size-any = Било која величина
rule-largest = датотеке до { $size }
rule-trigger = Када
rule-trigger-automatic = Аутоматски
rule-trigger-ask = Прво питај
rule-trigger-by-hand = Ручно
