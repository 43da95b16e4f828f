rules = Çfarë të merret
rules-default = Të gjitha koleksionet e tjera
rules-as-default = Si të gjitha koleksionet e tjera
rules-change = Ndrysho…
rules-change-of = Ndrysho çfarë merret: { $title }
rules-use-default = Si të gjitha koleksionet e tjera
rules-apply = Zbato
rules-applied = Vlen nga përditësimi i ardhshëm
rules-applied-freed = U zbatua, u liruan { $size }
rules-fetch =
    { $count ->
        [one] Kështu përditësimi i ardhshëm merr { $count } botim, më së shumti { $size }.
       *[other] Kështu përditësimi i ardhshëm merr { $count } botime, më së shumti { $size }.
    }
rules-fetch-none = Kështu, nga ato që njihen këtu nuk mbetet asgjë për t’u marrë.
rules-free =
    { $count ->
        [one] Atëherë nuk duhen { $size } skedarë të { $count } botimi.
       *[other] Atëherë nuk duhen { $size } skedarë të { $count } botimeve.
    }
rules-free-now = Hiqi tani ata skedarë. Tekstet mbeten, edhe ajo që është te Të ruajturat.

rule-take = Sa
rule-take-everything = Gjithçka
rule-take-everything-note = Tekste dhe skedarë
rule-take-text = Vetëm teksti
rule-take-text-note = Për lexim e kërkim; skedarët kur i kërkoni
rule-take-on-demand = Sipas kërkesës
rule-take-on-demand-note = Njoftimet dhe ajo që kërkoni
rule-languages = Gjuhët
rule-languages-all = Të gjitha gjuhët
rule-size = Skedarët presin të kërkohen mbi
rule-size-any = Çdo madhësi
rule-largest = skedarë deri në { $size }
rule-trigger = Kur
rule-trigger-automatic = Vetvetiu
rule-trigger-ask = Pyet më parë
rule-trigger-by-hand = Me dorë
