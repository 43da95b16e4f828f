# ذاكرات USB: ما تحمله، والنسخ إليها.

sticks = ذاكرات USB
sticks-none = لا توجد ذاكرة USB موصولة.
stick-empty = لا تحمل مكتبة.
stick-title = على هذه الذاكرة
stick-offer-title = وُصلت ذاكرة USB
stick-offer = <b>هنا ذاكرة USB عليها مكتبة { $name }</b>، بتاريخ { $when }.
stick-look = عرضها
stick-look-at = عرض { $name }
stick-later = ليس الآن
stick-as-of = بتاريخ
stick-where = المكان
stick-news-new = لا شيء من هذا الناشر على هذا الحاسوب بعد.
stick-news-newer = أحدث مما على هذا الحاسوب: بتاريخ { $when }.
stick-news-same = مطابقة لما على هذا الحاسوب.
stick-news-older = أقدم مما على هذا الحاسوب. لا حاجة إلى شيء منها.
stick-news-refused = توقيعات ما على هذه الذاكرة غير صحيحة.
stick-key = مفتاح هذا الناشر
stick-trust-unknown = قارنه بما يخبرك به الناشر بطريق آخر، كالهاتف. من تثق به يستطيع النشر على هذا الحاسوب.
stick-trust-other = على هذا الحاسوب ناشر آخر موثوق بهذا الاسم وبمفتاح آخر. اسأل أيهما الصحيح. لا يؤخذ شيء من هذه الذاكرة.
stick-trust = الوثوق بهذا المفتاح وأخذ محتواها
stick-no-trust = عدم الوثوق به
stick-take = أخذ محتواها
stick-gone = لم تعد هذه الذاكرة موصولة.
source-stick-here = ذاكرة USB، موصولة:
source-stick-away = ذاكرة USB، غير موصولة. يُعثر عليها من جديد أينما وُصلت.

copy-open = نسخ إلى ذاكرة USB…
copy-title = نسخ إلى ذاكرة USB
copy-text = من يحصل على الذاكرة يستطيع القراءة منها أو أخذ محتواها. يُتحقَّق مما عليها بتوقيع الناشر.
copy-where = إلى أين
copy-no-stick = لا توجد ذاكرة USB موصولة. صِل واحدة أو اختر مجلدًا.
copy-browse = مجلد آخر…
copy-free = { $size } متاحة
copy-looking = جارٍ النظر فيها.
copy-what = ماذا
copy-there = موجودة عليها
copy-older = عليها حالة أقدم
copy-goes = تُزال من الذاكرة
copy-nothing = لا شيء على هذا الحاسوب بعد يمكن نسخه. يأتي مع التحديث.
copy-room = تحتاج إلى { $needed }، والمتاح { $free }.
copy-no-room = تحتاج إلى { $needed }، والمتاح { $free } فقط. اختر أقل أو أفرغ بعض المساحة.
copy-begin = نسخ، { $size }
copy-running = جارٍ النسخ
copy-leave-in = أبقِ الذاكرة موصولة. يمكنك إغلاق هذا ومتابعة القراءة.
copy-goes-on = ما كُتب باقٍ، والنسخة الأقدم ما زالت تُقرأ. انسخ من جديد فيُتابَع من هناك.
copy-again = نسخ من جديد…
copy-stopped = أُوقف. انسخ من جديد فيُتابَع من هناك.
copy-done = كُتب كل شيء. أخرِج الذاكرة من النظام ثم انزعها.
copy-written =
    { $count ->
        [zero] لا جديد
        [one] كُتب ملف واحد، { $size }
        [two] كُتب ملفان، { $size }
        [few] كُتبت { $count } ملفات، { $size }
        [many] كُتب { $count } ملفًا، { $size }
       *[other] كُتب { $count } ملف، { $size }
    }
copy-absent =
    { $count ->
        [zero] لا ينقص الذاكرة شيء.
        [one] ملف واحد ليس على هذا الحاسوب، فالذاكرة من دونه.
        [two] ملفان ليسا على هذا الحاسوب، فالذاكرة من دونهما.
        [few] { $count } ملفات ليست على هذا الحاسوب، فالذاكرة من دونها.
        [many] { $count } ملفًا ليست على هذا الحاسوب، فالذاكرة من دونها.
       *[other] { $count } ملف ليست على هذا الحاسوب، فالذاكرة من دونها.
    }
copy-too-large = كبيرة على معظم الذاكرات، 4 GiB فأكثر، ولم تُنسخ:
copy-damaged = تالفة على هذا الحاسوب ولم تُنسخ؛ يجلبها التحديث من جديد:
