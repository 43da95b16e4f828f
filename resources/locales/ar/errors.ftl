# ما قد يقع من خطأ: ما حدث، ثم ما هو في أمان وما العمل.

start-failed = تعذّر فتح المكتبة
error-details = القصة كاملة، لمن يساعدك

error-wrong-input = هذا الطلب غير مفهوم للمكتبة.
error-wrong-input-next = لم يتغيّر شيء. ارجع واختر من جديد.
error-not-found = هذا ليس في المكتبة.
error-not-found-next = ربما استُبدل أو سُحب. ابحث عنه في المكتبة أو بالبحث.
error-not-here = ملفه ليس على هذا الحاسوب.
error-not-here-next = يأتي مع التحديث. افتح التحديثات لترى ما ينقص.
error-missing-there = ينقص ملف منه في { $source }.
error-missing-there-next = استخدم مصدرًا آخر يوجد فيه، أو أخبر الناشر، ثم أعد المحاولة.
error-about-in = { $title } ({ $language })
error-unreachable = تعذّر الوصول إلى أحد المصادر.
error-unreachable-next = كل ما على هذا الحاسوب يعمل. تحقّق من المجلد أو الذاكرة أو الاتصال ثم أعد المحاولة.
error-unplugged = لا توجد ذاكرة USB موصولة عليها ما هو أحدث.
error-unplugged-next = ما على هذا الحاسوب باقٍ كما هو. صِل ذاكرة أحدث ثم أعد التحقّق.
error-refused = رُفض ما عرضه أحد المصادر.
error-refused-next = توقيعاته غير صحيحة، فلم يؤخذ منه شيء. المكتبة كما كانت. أخبر المكتب الذي ينشره.
error-held = برنامج آخر يكتب في هذه المكتبة.
error-held-next = القراءة والبحث يعملان. أعد المحاولة حين ينتهي.
error-newer-library = كُتبت هذه المكتبة بإصدار أحدث.
error-newer-library-next = لم يتغيّر شيء. ثبّت الإصدار الأحدث من Fieldshelf على هذا الحاسوب.
error-disk-full = القرص ممتلئ.
error-disk-full-next = ما اكتمل محفوظ. أفرغ بعض المساحة ثم أعد المحاولة.
error-read-only = لا يمكن الكتابة في هذا المجلد أو الملف.
error-read-only-next = لم يتغيّر شيء. اختر مجلدًا آخر أو اطلب حق الكتابة فيه.
error-damaged = شيء مما خُزّن على هذا الحاسوب تالف.
error-damaged-next = الباقي يعمل. يجلبه التحديث التالي من جديد.
error-failed = لم ينجح هذا.
error-failed-next = لم يضِع شيء مما اكتمل. أعد المحاولة، وإن تكرر فاعرض القصة كاملة على من يساعدك.
error-over-limit = لا يتسع له حدّ المساحة.
error-over-limit-next = لم يُزَل شيء. أفرغ بعض المساحة أو ارفع الحدّ، وكلاهما ضمن التحديثات.
