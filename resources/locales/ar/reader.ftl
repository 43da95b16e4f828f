# القارئ.

outline = المحتويات
view = العرض
view-text = النص
view-pages = الصفحات
pages-of = صفحات { $title }
text-size = حجم النص
zoom = حجم الصفحات
smaller = أصغر
larger = أكبر
fit-width = ملء العرض
section-in = هذا القسم بـ
section-elsewhere = لا يوجد هذا القسم في { $language }. أنت عند أقرب قسم قبله.
start = البداية
page = صفحة { $page }
page-of = صفحة { $page } من { $pages }
find = بحث في هذا المستند
find-open = بحث
find-count = { $at } من { $count }
find-count-most = { $at } من { $count } أو أكثر
find-none = لا شيء
find-busy = يجري البحث
find-next = النتيجة التالية
find-previous = النتيجة السابقة
find-close = أغلق البحث
find-search = ابحث في هذا المنشور: كل صيغ الكلمات وكل اللغات
newer-revision = تغيّر ما على هذا الحاسوب أثناء قراءتك.
newer-open = اعرض النص الجديد
newer-known = صدرت المراجعة { $newer } وليست على هذا الحاسوب بعد. هذه هي المراجعة { $revision }.
newer-get = جلب المراجعة { $newer }
reading-gone = أُزيل هذا من هذا الحاسوب أثناء قراءتك. يبقى على الشاشة حتى تغادره.
reading-notice = التواريخ والإقرار
earlier-here = هنا نص المراجعة { $revision } فقط، دون ملفها. ملف المراجعة { $earlier } ما زال على هذا الحاسوب.
earlier-open = اعرض صفحات المراجعة { $earlier }
earlier-shown = هذه صفحات المراجعة { $earlier } الصادرة في { $date }. الأحدث هي المراجعة { $revision }، ونصها هنا.
earlier-back = اقرأ نص المراجعة { $revision }
read-in = اقرأه باللغة: { $language }
text-absent-title = ليس على هذا الحاسوب
text-absent-text = لم يُنزَّل نص هذه الطبعة. يمكنك الحصول عليه الآن.
text-absent-withdrawn = سحبه ناشره قبل تنزيله، فلا يعرضه أي مصدر بعد الآن.
text-none-title = لا نص يمكن عرضه
text-none-text = هذه الطبعة ملف فقط ولا يمكن عرضه هنا. احفظ نسخة وافتحها ببرنامج آخر.
picture-missing = هنا صورة ناقصة.
picture-missing-alt = صورة ليست على هذا الحاسوب: { $alt }

# Pictures, tables, recordings, and what another program shows.

view-table = جدول
view-gallery = صور
picture-unfit = هنا صورة لا تعرضها هذه النافذة.
picture-unfit-alt = لا تعرض هذه النافذة هذه الصورة: { $alt }
picture-enlarge = تكبير: { $title }
picture-of = { $at } من { $count }
picture-before = الصورة السابقة
picture-after = الصورة التالية
plot-show = عرض
plot-by = حسب
plot-says = { $y } حسب { $x }، { $count ->
    [zero] لا قيم
    [one] قيمة واحدة
    [two] قيمتان
    [few] { $count } قيم
    [many] { $count } قيمة
   *[other] { $count } قيمة
  }: الأدنى { $low } ({ $lowplace })، والأعلى { $high } ({ $highplace }).
rows-shown = { $count ->
    [zero] لا صفوف
    [one] الصف { $from } من { $count }
    [two] الصفان { $from } و{ $to } من { $count }
    [few] الصفوف { $from } إلى { $to } من { $count }
    [many] الصفوف { $from } إلى { $to } من { $count }
   *[other] الصفوف { $from } إلى { $to } من { $count }
  }
rows-before = الصفوف السابقة
rows-after = الصفوف التالية
player = تسجيل
player-play = تشغيل
player-pause = إيقاف مؤقت
player-back = { $seconds } ثوانٍ إلى الوراء
player-on = { $seconds } ثوانٍ إلى الأمام
player-place = الموضع في التسجيل
player-at = { $time } من { $length }
player-speed = السرعة
player-follow = متابعة الكلمات
player-failed = لا يستطيع هذا الحاسوب تشغيل التسجيل في هذه النافذة.
player-too-large = هذا التسجيل أكبر من أن يُشغَّل في هذه النافذة.
play-from = تشغيل من { $time }
transcript-none-title = لا يوجد نص مكتوب
transcript-none-text = لم يكتب أحد ما يُقال في هذا التسجيل.
outside-title = لبرنامج آخر
outside-text = لا يمكن عرض هذا المستند ({ $size }) في هذه النافذة. وهو على هذا الحاسوب كما نُشر.
open-outside = الفتح في برنامج آخر…
outside-ask = هل يُفتح في برنامج آخر؟
outside-ask-text = يحصل البرنامج الآخر على نسخة. وقد يعرض أو يفعل أكثر مما تفعله هذه النافذة، كأن يشغّل وحدات ماكرو أو يحمّل أشياء من الإنترنت. افتحوها فقط إذا كنتم تثقون بمن نشرها.
outside-open = فتح النسخة

# أدوات صفحات المستند.

page-tools = أدوات الصفحات
reader-tools = الأدوات
reader-place = الموضع في المستند
page-field = الانتقال إلى الصفحة
page-before = الصفحة السابقة
page-after = الصفحة التالية
page-of-all = من { $pages }
page-place = ({ $page } من { $pages })
page-unknown = لا توجد صفحة بهذا الرقم.
page-broken = لا يمكن عرض هذه الصفحة.
fit-page = الصفحة كاملة
one-page = صفحة واحدة في كل مرة
turn-page = تدوير الصفحات
thumbnails = صفحات مصغّرة
