# النافذة: القائمة الجانبية واللافتات وحالة التحديث والمفاتيح وما تشترك فيه كل الشاشات.

app-name = Fieldshelf
app-tagline = يعمل دون اتصال
window-title = { $screen } – { $app }
skip = انتقل إلى المحتوى
rail = القائمة الرئيسية
rail-collapse = طي القائمة الجانبية
rail-expand = بسط القائمة الجانبية
collections = المجموعات

nav-notices = الإشعارات
nav-library = المكتبة
nav-search = البحث
nav-saved = المحفوظات
nav-updates = التحديثات
nav-settings = الإعدادات
unread =
    { $count ->
        [zero] لا شيء غير مقروء
        [one] إشعار واحد غير مقروء
        [two] إشعاران غير مقروءين
        [few] { $count } إشعارات غير مقروءة
        [many] { $count } إشعارًا غير مقروء
       *[other] { $count } إشعار غير مقروء
    }

pair = { $first }: { $second }
list-separator = {"؛ "}
list-comma = ،{ " " }
loading = يجري التحميل
open = فتح
close = إغلاق
undo = تراجع
stop = إيقاف
retry = إعادة المحاولة
back = رجوع
forward = تقدّم
check-now = تحقّق الآن
never = لم يحدث بعد

moment-today = اليوم
moment-today-at = اليوم، { $time }
moment-day-at = { $date }، { $time }
size-bytes = { $value } بايت
size-kb = { $value } ك.ب
size-mb = { $value } م.ب
size-gb = { $value } ج.ب
size-of = { $done } من { $total }
percent = { $value }%

sync-up-to-date = كل شيء محدَّث
sync-update-ready = تحديث جاهز
sync-updating = يجري التحديث
sync-updating-of = يجري التحديث، { $done } من { $total }
sync-checking = يجري التحقق
sync-checked = آخر تحقق { $when }
sync-last = آخر مرة { $when }
sync-not-checked =
    { $days ->
        [zero] لم يُتحقَّق اليوم
        [one] لم يُتحقَّق منذ يوم
        [two] لم يُتحقَّق منذ يومين
        [few] لم يُتحقَّق منذ { $days } أيام
        [many] لم يُتحقَّق منذ { $days } يومًا
       *[other] لم يُتحقَّق منذ { $days } يوم
    }
sync-unconfirmed = غير مؤكَّد
sync-never = لم يُتحقَّق قط
sync-no-check = لم ينجح أي تحقق
sync-failed = فشل آخر تحقق
sync-offline = دون اتصال
sync-preview = معاينة
sync-unsigned = غير موقَّعة
sync-paused = متوقف مؤقتًا
sync-paused-at = متوقف مؤقتًا، { $done } من { $total }

preview-title = معاينة غير موقَّعة.
preview-text = يُعرض هنا مجلد المحتوى { $folder }. لم يوقّعه أحد، ولا يُحتفظ بشيء منه.
clock-behind-title = ساعة هذا الحاسوب متأخرة.
clock-behind-text = وُقّع أحدث تحديث { $when }، وهذا بعد الوقت الذي تشير إليه الساعة. قد يظهر ما هو ساري المفعول بصورة خاطئة. صحّح التاريخ والوقت.
unwritable-full = القرص ممتلئ.
unwritable-full-text = يمكنك القراءة والبحث. لا يمكن حفظ شيء أو تعليمه أو تحديثه حتى تتوفر مساحة: أفرغ بعضها.
unwritable-locked = هذه المكتبة للقراءة فقط هنا.
unwritable-locked-text = يمكنك القراءة والبحث. لا يُحفظ شيء ولا يُعلَّم ولا يُحدَّث: لذلك اطلب حق الكتابة في { $folder }.
urgent-notice = إشعار عاجل
urgent-notice-in-force = إشعار عاجل ساري المفعول:
urgent-notice-as-of = إشعار عاجل ساري المفعول وفق معلومات { $date }، ولم يؤكَّد بعد ذلك:
read-notice = اقرأ الإشعار
stale-since =
    { $days ->
        [zero] <b>لم يُتحقَّق اليوم.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
        [one] <b>لم يُتحقَّق منذ يوم.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
        [two] <b>لم يُتحقَّق منذ يومين.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
        [few] <b>لم يُتحقَّق منذ { $days } أيام.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
        [many] <b>لم يُتحقَّق منذ { $days } يومًا.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
       *[other] <b>لم يُتحقَّق منذ { $days } يوم.</b> قد تكون الإشعارات تغيّرت منذ { $when }.
    }
stale-unconfirmed = <b>غير مؤكَّد.</b> انتهت صلاحية أحد التوقيعات. قد تكون الإشعارات تغيّرت منذ { $when }.
stale-never = <b>لم يُتحقَّق قط.</b> قد تكون الإشعارات تغيّرت منذ إعداد هذه المكتبة.

toast-saved = أُضيف إلى المحفوظات
toast-unsaved = أُزيل من المحفوظات
toast-copy-saved = حُفظت النسخة

keys-title = المفاتيح
keys-of-window = في كل مكان
keys-of-lists = القوائم
keys-of-reader = القراءة
keys-of-pages = الصفحات
keys-all = كل المفاتيح
keys-clear = مسح
keys-move-short = تنقّل
keys-open-hit = افتح عند النتيجة
keys-palette = الأوامر
keys-search = البحث في كل شيء
keys-find = البحث في هذا المستند
keys-next = النتيجة التالية
keys-previous = النتيجة السابقة
keys-region = المنطقة التالية من النافذة
keys-move = التنقّل في القائمة
keys-open = فتح
keys-preview = العرض بجانب القائمة
keys-close = إغلاق ما في الأعلى ثم المسح
keys-back = رجوع
keys-forward = تقدّم
keys-language = اللغة التالية، القسم نفسه
keys-larger = أكبر
keys-normal = الحجم المعتاد
keys-view = النص أو الصفحات، في الموضع نفسه
keys-page = الصفحة التالية؛ والسهم الآخر يرجع
keys-go-to-page = الانتقال إلى صفحة
keys-whole-page = الصفحة كاملة في النافذة
keys-one-page = صفحة واحدة في كل مرة أو الكل
keys-turn = تدوير الصفحات
keys-thumbnails = صفحات مصغّرة للاختيار
keys-sheet = هذه المفاتيح
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = مسافة
key-esc = Esc

palette = الأوامر والمنشورات
palette-hint = انتقل إلى شاشة أو منشور
palette-commands = الأوامر
palette-publications = المنشورات
palette-none = لا شيء بهذا الاسم.
palette-notices = افتح الإشعارات
palette-library = افتح المكتبة
palette-search = افتح البحث
palette-saved = افتح المحفوظات
palette-updates = افتح التحديثات
palette-settings = افتح الإعدادات

settings-language = لغة النافذة
settings-language-note = تبقى المنشورات بلغاتها.
settings-system = كما في هذا الحاسوب
settings-theme = فاتح وداكن
settings-theme-light = فاتح
settings-theme-dark = داكن
settings-window = النافذة والمفاتيح
settings-slim-rail = قائمة جانبية ضيقة
settings-single-keys = تعمل المفاتيح المفردة مثل / و ? خارج الحقول
settings-keys = اعرض كل المفاتيح
settings-updates = التحديث التلقائي
settings-updates-note = المجموعات التي تسأل أولًا تُعرض فقط.
settings-updates-office = حدّده مكتبك.
settings-every = البحث عن تحديثات
every-0 = أبدًا
every-hours =
    { $hours ->
        [zero] كل ساعة
        [one] كل ساعة
        [two] كل ساعتين
        [few] كل { $hours } ساعات
        [many] كل { $hours } ساعة
       *[other] كل { $hours } ساعة
    }
every-minutes =
    { $minutes ->
        [zero] كل دقيقة
        [one] كل دقيقة
        [two] كل دقيقتين
        [few] كل { $minutes } دقائق
        [many] كل { $minutes } دقيقة
       *[other] كل { $minutes } دقيقة
    }
settings-metered = هذا الاتصال محسوب الكلفة: تنتظر الملفات حتى أنزّلها
settings-metered-system = التحديثات التي تبدأ تلقائيًا تؤجل الملفات أيضًا كلما عدّ النظام الاتصال محسوب الكلفة.
settings-about = عن هذه المكتبة
about-version = الإصدار
about-folder = المجلد
about-holds = تحوي
about-holds-value =
    { $publications ->
        [zero] لا منشورات
        [one] منشورًا واحدًا
        [two] منشورَين
        [few] { $publications } منشورات
        [many] { $publications } منشورًا
       *[other] { $publications } منشور
    } في { $editions ->
        [zero] لا طبعات
        [one] طبعة واحدة
        [two] طبعتين
        [few] { $editions } طبعات
        [many] { $editions } طبعة
       *[other] { $editions } طبعة
    }، { $sections } من أقسام النص
