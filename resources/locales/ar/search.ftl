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
search-misread-language_not_here = «{ $text }» تسمّي لغة لا يوجد بها شيء هنا. أُخذت ككلمات عادية.
search-misread-kind = «{ $text }» لا تسمّي نوعًا من المنشورات، مثل notice أو handbook. أُخذت ككلمات عادية.
search-misread-kind_not_here = «{ $text }» تسمّي نوعًا من المنشورات لا يوجد منه شيء هنا. أُخذت ككلمات عادية.
search-misread-collection = «{ $text }» لا تسمّي مجموعة موجودة هنا. أُخذت ككلمات عادية.
search-misread-topic = «{ $text }» لا تسمّي موضوعًا لأي شيء هنا. أُخذت ككلمات عادية.
search-misread-date = «{ $text }» لا تسمّي سنة أو شهرًا أو يومًا، مثل 2026 أو 2026-11-23. أُخذت ككلمات عادية.
search-misread-days = «{ $text }» لا تترك أي يوم بين التاريخين. أُخذت ككلمات عادية.
search-misread-no_value = «{ $text }» ليس فيها شيء بعد النقطتين مباشرة، خلافًا لـ lang:fr. أُخذت ككلمات عادية.
search-misread-field = «{ $text }» لا تبدأ بأي مرشّح: المرشّحات هي lang: وkind: وcollection: وtopic: وafter: وbefore: وtitle:. أُخذت ككلمات عادية.
search-misread-star = «{ $text }» فيها نجمة، والنجمة لا تحل محل أي حروف: الكلمة الأخيرة يُبحث عنها أيضًا كبداية لكلمات أطول. أُخذت ككلمات عادية.
search-misread-nothing_left = «{ $text }» تستبعد كل ما هو موجود هنا أو ما طُلب. أُخذت ككلمات عادية.
search-misread-operator = «{ $text }» لا تقع بين كلمتين أو عبارتين. أُخذت ككلمات عادية.
search-misread-not = «{ $text }» لا تقع قبل كلمة أو عبارة أو مرشّح. أُخذت ككلمات عادية.
search-misread-bracket = «{ $text }» فيها قوس، لكن الأقواس لا تجمع شيئًا. أُخذت ككلمات عادية.
search-misread-quote = «{ $text }» تبدأ بعلامة اقتباس لم تُغلق. أُخذت ككلمات عادية.
search-misread-nothing_wanted = «{ $text }» تذكر ما لا يُراد فقط. أُخذت ككلمات عادية.
search-corrected = تُعرض النتائج عن
search-as-typed = البحث عن «{ $query }» كما كُتبت
search-any-word = قليل من الأقسام يضم كل هذه الكلمات. تُعرض أيضًا الأقسام التي تضم أيًّا منها.
search-alike = لا يضم أي قسم هذه الكلمات كما كُتبت. في هذه الأقسام كلمات تشبهها.
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

search-facet-more = { $count } أخرى
search-limits = اقتصر البحث على
search-within = في
search-after = صدر ابتداءً من
search-before = صدر قبل
search-limit-clear = ابحث من جديد خارج «{ $limit }»
search-suggestion = هل تقصد
search-glossary = بحسب المسرد جرى البحث أيضًا عن:
search-by-glossary = وُجد عبر المسرد
search-most = يُعرض أفضل { $count }. أضف كلمة أو ضيّق البحث لترى البقية.
search-also-in = أيضًا بـ
search-order-relevance = أفضل تطابق
search-not-here =
    { $count ->
        [zero] لا طبعة يطابق عنوانها أو ملخصها.
        [one] طبعة واحدة يطابق عنوانها أو ملخصها. نصها ليس على هذا الحاسوب ولم يشمله البحث.
        [two] طبعتان يطابق عنوانهما أو ملخصهما. نصهما ليس على هذا الحاسوب ولم يشمله البحث.
        [few] { $count } طبعات يطابق عنوانها أو ملخصها. نصوصها ليست على هذا الحاسوب ولم يشملها البحث.
        [many] { $count } طبعة يطابق عنوانها أو ملخصها. نصوصها ليست على هذا الحاسوب ولم يشملها البحث.
       *[other] { $count } طبعة يطابق عنوانها أو ملخصها. نصوصها ليست على هذا الحاسوب ولم يشملها البحث.
    }
search-not-here-more =
    { $count ->
        [zero] لا شيء غير معروض.
        [one] واحدة أخرى غير معروضة.
        [two] اثنتان أخريان غير معروضتين.
        [few] { $count } أخرى غير معروضة.
        [many] { $count } أخرى غير معروضة.
       *[other] { $count } أخرى غير معروضة.
    }

search-keep = احفظ هذا البحث
search-kept = البحث محفوظ
search-save-remove = أزل البحث المحفوظ «{ $name }»
search-news =
    { $count ->
        [zero] لا نتائج جديدة
        [one] نتيجة جديدة
        [two] نتيجتان جديدتان
        [few] { $count } نتائج جديدة
        [many] { $count } نتيجة جديدة
       *[other] { $count } نتيجة جديدة
    }
toast-search-saved = حُفظ البحث. يخبرك بعد كل تحديث بالنتائج الجديدة.
toast-search-removed = أُزيل البحث المحفوظ
saved-searches = عمليات البحث المحفوظة
recent-searches = عمليات البحث الأخيرة
recent-searches-forget = انسَ عمليات البحث الأخيرة

search-ways = ما يمكنك كتابته
search-way-phrase = يجد الكلمات كما هي، واحدة تلو الأخرى
search-way-without = يستبعد ما فيه الكلمة الثانية
search-way-or = يجد أيًّا من الكلمتين
search-way-fields = يبحث في العناوين فقط، بلغة واحدة، لنوع واحد، ابتداءً من تاريخ
search-way-list = يعرض كل ما هو من نوع واحد ابتداءً من تاريخ، الأحدث أولاً
