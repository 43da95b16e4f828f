# Taking away: copies, printing, hand-outs.
take-title = الطباعة أو الحفظ بصيغة…
take-save = حفظ
take-file = كما نُشر
take-file-text = الملف كما أعدّه ناشره؛ وصفحة ويب إن لم يكن هناك ملف.
take-pdf = PDF
take-pdf-text = كل صفحة تذكر الناشر والمراجعة واللغة والتاريخ: صفحاته هو إن كانت له صفحات، وإلا فصفحات منسّقة من جديد.
take-text = نص عادي
take-text-text = الكلمات وحدها، لأي برنامج.
take-print = طباعة
take-all = كل شيء
take-all-text = كاملًا، مع ذكر الناشر والمراجعة واللغة والتاريخ على كل صفحة.
take-section = هذا القسم: { $section }
take-section-text = مع الأقسام التي تحته.
take-selection = الكلمات المحددة
take-selection-text = ما حددته في النص.
take-handout = منشور للتوزيع
take-handout-text = ورقة واحدة بحروف كبيرة، بعدة لغات، مع رمز يعود إلى الإشعار. وما زاد طوله فورقة لكل لغة.
take-as-text = نصًا، بتنسيق جديد
take-as-text-text = بدلًا من الصفحات كما نُشرت.
take-languages = اللغات
take-open = فتح للطباعة
take-handout-save = حفظ المنشور…
take-copies =
    { $count ->
        [zero] حفظ النسخ…
        [one] حفظ النسخة…
        [two] حفظ نسختين…
        [few] حفظ { $count } نسخ…
        [many] حفظ { $count } نسخة…
       *[other] حفظ { $count } نسخة…
    }
take-sheets =
    { $count ->
        [zero] أطول من أن تتسع لها ورقة واحدة بحروف كبيرة: { $count } ورقة، وكل لغة على حدة.
        [one] ورقة واحدة على الوجهين.
        [two] أطول من أن تتسع لها ورقة واحدة بحروف كبيرة: ورقتان، وكل لغة على حدة.
        [few] أطول من أن تتسع لها ورقة واحدة بحروف كبيرة: { $count } أوراق، وكل لغة على حدة.
        [many] أطول من أن تتسع لها ورقة واحدة بحروف كبيرة: { $count } ورقة، وكل لغة على حدة.
       *[other] أطول من أن تتسع لها ورقة واحدة بحروف كبيرة: { $count } ورقة، وكل لغة على حدة.
    }
take-working = يجري إعداد الصفحات.
take-opened = فُتحت للطباعة
take-opened-text = اطبعها من البرنامج الذي يعرض الصفحات.
take-missing = ليس في التطبيق حروف لـ { $characters }: تظهر مربعات مكانها.
toast-copies-saved = حُفظت النسخ
handout = منشور أو نسخة…
keys-print = الطباعة أو الحفظ
