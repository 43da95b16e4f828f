# التحديثات.

last-success = آخر تحقق ناجح
last-attempt = آخر محاولة
plan = الخطة
plan-first = في البداية
plan-then = ثم
plan-later = لاحقًا
plan-notice =
    { $count ->
        [zero] لا إشعارات
        [one] إشعار واحد
        [two] إشعاران
        [few] { $count } إشعارات
        [many] { $count } إشعارًا
       *[other] { $count } إشعار
    }
plan-correction =
    { $count ->
        [zero] لا تصحيحات
        [one] تصحيح واحد
        [two] تصحيحان
        [few] { $count } تصحيحات
        [many] { $count } تصحيحًا
       *[other] { $count } تصحيح
    }
plan-text =
    { $count ->
        [zero] لا نصوص
        [one] نص واحد
        [two] نصان
        [few] { $count } نصوص
        [many] { $count } نصًا
       *[other] { $count } نص
    }
plan-files =
    { $count ->
        [zero] لا ملفات
        [one] ملفات طبعة واحدة
        [two] ملفات طبعتين
        [few] ملفات { $count } طبعات
        [many] ملفات { $count } طبعة
       *[other] ملفات { $count } طبعة
    }
plan-withdrawal =
    { $count ->
        [zero] لا سحب
        [one] سحب منشور واحد
        [two] سحب منشورين
        [few] سحب { $count } منشورات
        [many] سحب { $count } منشورًا
       *[other] سحب { $count } منشور
    }
plan-waits =
    { $count ->
        [zero] لا تغييرات تنتظر
        [one] تغيير واحد ينتظر
        [two] تغييران ينتظران
        [few] { $count } تغييرات تنتظر
        [many] { $count } تغييرًا ينتظر
       *[other] { $count } تغيير ينتظر
    }
plan-waits-budget = أكثر مما يجوز لهذا التحديث تنزيله.
plan-waits-extent = ليس ضمن ما اختير لهذا التحديث.
plan-waits-ask = مجموعته تسألك أولًا.
plan-waits-by-hand = مجموعته لا تأتي إلا إذا نزّلتها أنت.
plan-waits-space = لا يتسع له الحد المقرر للمساحة على هذا الحاسوب.
plan-offline = لا مصدر في المتناول. ما هو هنا يبقى مقروءًا.
plan-and-more =
    { $count ->
        [zero] ولا شيء غيره
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
plan-none = لا شيء لتنزيله. كل ما تعرضه المصادر موجود على هذا الحاسوب.
plan-making = يجري سؤال المصادر.
plan-while-running = تظهر الخطة عند انتهاء التحديث.
get-all = نزّل الآن، { $size }
get-now = نزّل الآن
take-over = طبّق الآن

choice = استخدم على الأكثر
choice-notices = الإشعارات فقط
choice-texts = النصوص فقط
choice-all = بلا حد
choice-used = استُخدم { $done } من { $total }
