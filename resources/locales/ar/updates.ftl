# التحديثات.

last-success = آخر تحقق ناجح
last-attempt = آخر محاولة
plan = الخطة
plan-first = في البداية
plan-then = ثم
plan-notices =
    { $count ->
        [zero] لا إشعارات
        [one] إشعار واحد
        [two] إشعاران
        [few] { $count } إشعارات
        [many] { $count } إشعارًا
       *[other] { $count } إشعار
    }
plan-changed =
    { $count ->
        [zero] لا تصحيحات
        [one] تصحيح واحد
        [two] تصحيحان
        [few] { $count } تصحيحات
        [many] { $count } تصحيحًا
       *[other] { $count } تصحيح
    }
plan-new =
    { $count ->
        [zero] لا طبعات جديدة
        [one] طبعة جديدة واحدة
        [two] طبعتان جديدتان
        [few] { $count } طبعات جديدة
        [many] { $count } طبعة جديدة
       *[other] { $count } طبعة جديدة
    }
plan-missing =
    { $count ->
        [zero] لا طبعات ناقصة هنا
        [one] طبعة واحدة ناقصة هنا
        [two] طبعتان ناقصتان هنا
        [few] { $count } طبعات ناقصة هنا
        [many] { $count } طبعة ناقصة هنا
       *[other] { $count } طبعة ناقصة هنا
    }
plan-withdrawn =
    { $count ->
        [zero] لا سحب
        [one] سحب منشور واحد
        [two] سحب منشورين
        [few] سحب { $count } منشورات
        [many] سحب { $count } منشورًا
       *[other] سحب { $count } منشور
    }
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
