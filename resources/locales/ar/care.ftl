# التحقق مما هو مخزَّن، والنسخ الاحتياطية، ضمن الإعدادات.

care = التحقق مما هو مخزَّن
care-text = يقرأ كل ملف ويقارنه بما وُقِّع، ويتحقق من قاعدة البيانات، ويقارن بها فهرس البحث. وتستمر القراءة أثناء ذلك.
care-check = التحقق من كل شيء
care-repair = إصلاح
care-running = يجري التحقق
care-stopped = توقف قبل الاطلاع على كل شيء.
care-sound = كل شيء كما ينبغي.
care-mended = عاد كل شيء سليمًا.
care-problems =
    { $count ->
        [zero] وُجدت { $count } مشكلة
        [one] وُجدت مشكلة واحدة
        [two] وُجدت مشكلتان
        [few] وُجدت { $count } مشكلات
        [many] وُجدت { $count } مشكلة
       *[other] وُجدت { $count } مشكلة
    }
care-looked =
    { $count ->
        [zero] { $count } ملفًا، قُرئ { $size }
        [one] ملف واحد، قُرئ { $size }
        [two] ملفان، قُرئ { $size }
        [few] { $count } ملفات، قُرئ { $size }
        [many] { $count } ملفًا، قُرئ { $size }
       *[other] { $count } ملفًا، قُرئ { $size }
    }
care-mended-editions =
    { $count ->
        [zero] عادت { $count } طبعة سليمة، جُلب { $size }
        [one] عادت طبعة واحدة سليمة، جُلب { $size }
        [two] عادت طبعتان سليمتين، جُلب { $size }
        [few] عادت { $count } طبعات سليمة، جُلب { $size }
        [many] عادت { $count } طبعة سليمة، جُلب { $size }
       *[other] عادت { $count } طبعة سليمة، جُلب { $size }
    }
care-index-rebuilt = أُعيد إنشاء فهرس البحث.
care-index-incomplete = لا يضم فهرس البحث كل شيء؛ والإصلاح يعيد إنشاءه.
care-set-aside = نُحّي جانبًا:

backup = نسخة احتياطية
backup-text = ملف واحد فيه مصادرك وإعداداتك وقواعدك وإقراراتك ومحفوظاتك وعلاماتك وملاحظاتك ومواضع القراءة. لا محتوى فيه؛ فذلك يأتي مع التحديث القادم.
backup-save = حفظ نسخة احتياطية…
backup-restore = استعادة نسخة احتياطية…
backup-saved = حُفظت النسخة الاحتياطية
backup-saved-text = الناشرون: { $publishers }. المحفوظات: { $saved }. مواضع القراءة: { $positions }. العلامات في النصوص: { $annotations }. احفظها حيث لا يستطيع أحد غيرك تغييرها: فمن تثق به يوثق به حيث تُستعاد.
backup-question = هل تستعيد هذه النسخة؟
backup-question-text = أُنشئت { $when } وفيها علامات على { $marks } من المنشورات. ما ضُبط أو عُلِّم على هذا الحاسوب يبقى.
backup-trusts =
    { $count ->
        [zero] سيوثق بعدها بـ{ $count } ناشرًا.
        [one] سيوثق بعدها بناشر واحد.
        [two] سيوثق بعدها بناشرَين.
        [few] سيوثق بعدها بـ{ $count } ناشرين.
        [many] سيوثق بعدها بـ{ $count } ناشرًا.
       *[other] سيوثق بعدها بـ{ $count } ناشرًا.
    }
backup-kept = يبقى { $publisher } كما هو: هذا الحاسوب يثق به بمفتاح آخر.
backup-restore-now = استعادة
backup-restored = استُعيدت النسخة الاحتياطية
backup-restored-text = الناشرون المضافون: { $publishers }. المنشورات ذات العلامات: { $marks }.
