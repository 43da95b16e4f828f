# المصادر، ضمن التحديثات.

sources = المصادر
sources-none = لم يُضَف أي مصدر. أضف بطاقة مكتبك.
source-built-in = جاء مع التطبيق
source-signed = أحدث توقيع
source-verified = جرى التحقق من التوقيع
source-unverified = لم يُتحقَّق من شيء بعد
source-preview = غير موقَّع: هذه معاينة
fingerprint = المفتاح؛ قارنه بالبطاقة التي من مكتبك

add = إضافة…
remove = إزالة…
keep = إبقاء
set-by-office = حدّده مكتبك

source-add = إضافة مصدر
source-add-button = إضافة مصدر…
source-add-text = يبدأ المصدر ببطاقة. لدى مكتبك البطاقة ملفًا، أو رمزًا، أو على عنوان تحديثاته.
source-add-field = بطاقة أو عنوان أو مجلد
source-add-hint = ألصق البطاقة أو ما يقوله الرمز، أو اكتب عنوانًا أو مجلدًا، أو أسقط ملف بطاقة على النافذة.
source-added = أُضيف { $publisher }
source-refused = لم يُضَف شيء. أخبر مكتبك بأن مفتاح { $publisher } مختلف.
source-place = أخذ تحديثاته من
source-place-none = لا تذكر البطاقة عنوانًا. اختر المجلد أو الذاكرة، أو اكتب العنوان.
source-place-add = إضافة هذا الموضع
source-place-remove = إزالة هذا الموضع فقط
source-place-remove-text = هناك مواضع عدة لأخذ تحديثاته. ما جاء منها يبقى إذا أُزيل أحدها:
source-place-removed = أُزيل الموضع
source-remove-of = إزالة { $publisher }، { $location }
folder-choose = اختيار مجلد…

card-choose = اختيار ملف بطاقة…
card-look = الاطلاع على البطاقة
card-looking = يجري البحث عن البطاقة.
card-compare = هل هذا هو المفتاح الذي على بطاقتك؟
card-compare-text = قارنه بما يعطيك إياه مكتبك بطريق آخر: على ورق أو بالهاتف. إذا اختلف حرف واحد فلا تستعمل هذا المصدر.
card-differs = إنه مختلف
card-same = إنه هو نفسه
card-known = موثوق به من قبل
card-known-text = هذا الناشر موثوق به على هذا الحاسوب بهذا المفتاح. يمكنك إضافة موضع آخر لأخذ تحديثاته.
card-conflict = رُفضت هذه البطاقة
card-conflict-text = { $publisher } ({ $name }) موثوق به على هذا الحاسوب بمفتاح آخر. لم يتغير شيء.
card-conflict-next = اسأل مكتبك بطريق آخر أي المفتاحين صحيح. لتثق بالآخر أزل الناشر أولًا.
card-key-trusted = الموثوق به هنا
card-key-offered = على هذه البطاقة
card-show = بطاقة هذا الناشر
card-show-short = بطاقة
card-show-of = بطاقة { $publisher }
card-code = رمز { $publisher }
card-code-text = إذا قرأه هاتف أعطى الرمز اسم الناشر وهذا المفتاح وعناوينه. وإذا أُلصق في «إضافة مصدر» جلب البطاقة وقبلها بهذا المفتاح وحده.
card-copy = نسخ البطاقة
card-copy-link = نسخ ما يقوله الرمز
card-save = حفظ ملف البطاقة…
card-copied = نُسخ
card-not-copied = لم يسمح هذا الحاسوب بالنسخ. احفظ الملف بدلًا من ذلك.
card-saved = حُفظ: { $path }

publisher-remove = إزالة الناشر
publisher-remove-question = هل تزيل { $publisher }؟
publisher-remove-text =
    { $count ->
        [zero] لا يذهب أي منشور من هذا الحاسوب، { $size }. ولا يعود إلا إذا أضفت المصدر من جديد.
        [one] يذهب منشور واحد من هذا الحاسوب، { $size }. ولا يعود إلا إذا أضفت المصدر من جديد.
        [two] يذهب منشوران من هذا الحاسوب، { $size }. ولا يعودان إلا إذا أضفت المصدر من جديد.
        [few] تذهب { $count } منشورات من هذا الحاسوب، { $size }. ولا تعود إلا إذا أضفت المصدر من جديد.
        [many] يذهب { $count } منشورًا من هذا الحاسوب، { $size }. ولا تعود إلا إذا أضفت المصدر من جديد.
       *[other] يذهب { $count } منشور من هذا الحاسوب، { $size }. ولا تعود إلا إذا أضفت المصدر من جديد.
    }
publisher-remove-saved =
    { $count ->
        [zero] لم تحفظ شيئًا منها:
        [one] حفظت واحدًا منها، وسيذهب أيضًا:
        [two] حفظت اثنين منها، وسيذهبان أيضًا:
        [few] حفظت { $count } منها، وستذهب أيضًا:
        [many] حفظت { $count } منها، وستذهب أيضًا:
       *[other] حفظت { $count } منها، وستذهب أيضًا:
    }
publisher-removed = أُزيل { $publisher }
