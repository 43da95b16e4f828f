# ما يؤخذ من كل مجموعة، ضمن التحديثات.

rules = ما يؤخذ
rules-default = كل المجموعات الأخرى
rules-as-default = مثل كل المجموعات الأخرى
rules-change = تغيير…
rules-change-of = تغيير ما يؤخذ: { $title }
rules-use-default = مثل كل المجموعات الأخرى
rules-apply = تطبيق
rules-applied = يسري من التحديث القادم
rules-applied-freed = سرى، أُفرغ { $size }
rules-fetch =
    { $count ->
        [zero] بهذا يجلب التحديث القادم { $count } طبعة، { $size } على الأكثر.
        [one] بهذا يجلب التحديث القادم طبعة واحدة، { $size } على الأكثر.
        [two] بهذا يجلب التحديث القادم طبعتين، { $size } على الأكثر.
        [few] بهذا يجلب التحديث القادم { $count } طبعات، { $size } على الأكثر.
        [many] بهذا يجلب التحديث القادم { $count } طبعة، { $size } على الأكثر.
       *[other] بهذا يجلب التحديث القادم { $count } طبعة، { $size } على الأكثر.
    }
rules-fetch-none = بهذا لا يبقى شيء مما هو معروف هنا ليُجلب.
rules-free =
    { $count ->
        [zero] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات { $count } منشورًا هنا.
        [one] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات منشور واحد هنا.
        [two] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات منشورين هنا.
        [few] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات { $count } منشورات هنا.
        [many] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات { $count } منشورًا هنا.
       *[other] عندئذ لا تكون هناك حاجة إلى { $size } من ملفات { $count } منشورًا هنا.
    }
rules-free-now = إزالة تلك الملفات الآن. تبقى النصوص، ويبقى ما في المحفوظات.

rule-take = المقدار
rule-take-everything = كل شيء
rule-take-everything-note = النصوص والملفات
rule-take-text = النص فقط
rule-take-text-note = للقراءة والبحث؛ والملفات عندما تطلبها
rule-take-on-demand = عند الطلب
rule-take-on-demand-note = الإشعارات، وما تطلبه
rule-languages = اللغات
rule-languages-all = كل اللغات
rule-size = تنتظر الملفات أن تُطلب فوق
rule-size-any = بلا حجم
rule-largest = الملفات حتى { $size }
rule-trigger = متى
rule-trigger-automatic = تلقائيًا
rule-trigger-ask = بعد السؤال
rule-trigger-by-hand = يدويًا
