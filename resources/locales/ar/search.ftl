# البحث.

search-label = ابحث في النص الكامل
search-hint = ابحث في كل ما على هذا الحاسوب
search-clear = امسح البحث
search-time = { $seconds } ث
search-narrow = تضييق
search-narrow-on = تضييق، { $count } مفعّلة
search-results = النتائج
search-hits =
    { $count ->
        [zero] لا نتائج
        [one] نتيجة واحدة
        [two] نتيجتان
        [few] { $count } نتائج
        [many] { $count } نتيجة
       *[other] { $count } نتيجة
    }
search-publications =
    { $count ->
        [zero] في لا منشور
        [one] في منشور واحد
        [two] في منشورين
        [few] في { $count } منشورات
        [many] في { $count } منشورًا
       *[other] في { $count } منشور
    }
search-more-here =
    { $count ->
        [zero] لا مزيد في هذا المنشور
        [one] نتيجة أخرى في هذا المنشور
        [two] نتيجتان أخريان في هذا المنشور
        [few] { $count } نتائج أخرى في هذا المنشور
        [many] { $count } نتيجة أخرى في هذا المنشور
       *[other] { $count } نتيجة أخرى في هذا المنشور
    }
search-more = اعرض نتائج أكثر
search-misread-language = «{ $text }» لا تسمّي لغة برمزها، مثل fr أو sr-Latn. أُخذت ككلمات عادية.
search-misread-kind = «{ $text }» لا تسمّي نوعًا من المنشورات، مثل notice أو handbook. أُخذت ككلمات عادية.
search-misread-nothing_wanted = «{ $text }» تذكر ما لا يُراد فقط. أُخذت ككلمات عادية.
search-corrected = تُعرض النتائج عن
search-as-typed = البحث عن «{ $query }» كما كُتبت
search-any-word = قليل من الأقسام يضم كل هذه الكلمات. تُعرض أيضًا الأقسام التي تضم أيًّا منها.
search-none-title = لا نتائج عن «{ $query }»
search-none-text = جرى البحث في كل النصوص التي على هذا الحاسوب. جرّب كلمات أقل أو كتابة أخرى.
empty-search-title = ابحث في كل ما على هذا الحاسوب
empty-search-text = يشمل البحث كل اللغات معًا. ضع العبارة بين علامتي اقتباس لتجدها كما هي.

not-searched = لم يشمله البحث
not-searched-text =
    { $count ->
        [zero] شمل البحث كل الطبعات.
        [one] نص طبعة واحدة ليس على هذا الحاسوب ولم يشمله البحث. قد يكون فيه جواب.
        [two] نص طبعتين ليس على هذا الحاسوب ولم يشمله البحث. قد يكون فيه جواب.
        [few] نصوص { $count } طبعات ليست على هذا الحاسوب ولم يشملها البحث. قد يكون فيها جواب.
        [many] نصوص { $count } طبعة ليست على هذا الحاسوب ولم يشملها البحث. قد يكون فيها جواب.
       *[other] نصوص { $count } طبعة ليست على هذا الحاسوب ولم يشملها البحث. قد يكون فيها جواب.
    }
not-searched-next = افتح التحديثات
