# المكتبة والمحفوظات، وما يقال عن المنشور في كل مكان.

publications = المنشورات
publications-count =
    { $count ->
        [zero] لا منشورات
        [one] منشور واحد
        [two] منشوران
        [few] { $count } منشورات
        [many] { $count } منشورًا
       *[other] { $count } منشور
    }
publications-found = { $count } من { $total } من المنشورات
library-find = ابحث في العناوين؛ Enter للبحث في النص الكامل
library-find-hint = العناوين؛ Enter للنص الكامل
search-full-text = ابحث في النص الكامل عن «{ $query }»

filter-language = اللغة
filter-kind = النوع
filter-collection = المجموعة
filter-topic = الموضوع
filter-year = السنة
filter-here = على هذا الحاسوب
filter-any = الكل
filter-chosen = { $count } مختارة
filter-clear = مسح
filter-clear-all = اعرض الكل
sort = الترتيب
sort-newest = من الأحدث
sort-title = حسب العنوان
sort-collection = حسب المجموعة
group-week = هذا الأسبوع
group-earlier = قبل ذلك في { $year }
group-all = كل المنشورات

kind-notice = إشعار
kind-handbook = دليل
kind-report = تقرير
kind-brief = موجز
kind-article = مقال
kind-page = صفحة
kind-gallery = معرض صور
kind-recording = تسجيل
kind-dataset = بيانات
kind-form = استمارة
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · المراجعة { $revision } · { $date }
revision = المراجعة { $revision }
revision-issued = المراجعة { $revision }، صدرت في { $date }
issued = صدرت في { $date }
published-by = الناشر: { $publisher }
withdrawn = مسحوب
withdrawn-text = سحب الناشر هذا المنشور. يبقى مقروءًا هنا، ولم يعد يُحدَّث.

avail-here = مُنزَّل
avail-text = النص فقط
avail-absent = ليس على هذا الحاسوب
avail-older = ترجمة أقدم
here-in-languages =
    { $count ->
        [zero] ليس على هذا الحاسوب بأي لغة
        [one] على هذا الحاسوب بلغة واحدة
        [two] على هذا الحاسوب بلغتين
        [few] على هذا الحاسوب بـ{ $count } لغات
        [many] على هذا الحاسوب بـ{ $count } لغة
       *[other] على هذا الحاسوب بـ{ $count } لغة
    }
tag-present = { $language }، على هذا الحاسوب
tag-older = { $language }، ترجمة أقدم
tag-absent = { $language }، ليست على هذا الحاسوب
tag-current = { $language }، معروضة الآن
legend-sign = EN
legend-current = حالية
legend-absent = غير مُنزَّلة
older = أقدم
edition-older = تغيّر النص الذي تُرجمت عنه هذه الطبعة بعد ترجمتها. قد لا تحمل { $language } آخر ما استجد.

detail-of = التفاصيل: { $title }
details = التفاصيل
details-close = العودة إلى القائمة
save-copy = حفظ نسخة…
save-copy-of = حفظ نسخة باللغة: { $language }…
saved-add = إلى المحفوظات
saved-remove = إزالة من المحفوظات
editions = اللغات
column-revision = المراجعة
column-here = على هذا الحاسوب
column-size = الحجم
size-to-fetch = للتنزيل: { $size }
column-copy = نسخة
links = روابط
files = ملفات
file-drag = اسحبه إلى مجلد أو رسالة: يخرج كما نُشر.
file-drag-ready = الملف جاهز. اسحبه مرة أخرى.

empty-library-title = رفّك فارغ
empty-library-text = لم يصل شيء بعد. بعد أول تحديث يعمل كل ما هنا من دون اتصال.
empty-library-next = افتح التحديثات
empty-saved-title = لا محفوظات بعد
empty-saved-text = ما تضيفه إلى المحفوظات يبقى على هذا الحاسوب مهما كانت القواعد.
empty-saved-next = افتح المكتبة
empty-filter-title = لا شيء مطابق
empty-filter-text = لا عنوان ولا ملخص هنا يوافق ما اختير أعلاه.

download = تنزيل… { $size }
download-file = تنزيل الملف… { $size }
download-in = تنزيل بـ{ $language }… { $size }
download-of = تنزيل { $title }
downloading = يجري التنزيل
files-remove = إزالة الملفات
files-remove-ask = إزالة الملفات، { $size }…
files-remove-question = هل تزيل الملفات؟
files-remove-text = يفرغ هذا { $size }. يبقى النص على هذا الحاسوب، فتظل القراءة والبحث ممكنين. وتعود الملفات بتنزيلها.
files-removed = أُزيلت الملفات، أُفرغ { $size }
forget = نسيان
toast-forgotten = نُسي
withdrawn-saved = هو في المحفوظات، فيبقى. أزله من المحفوظات لتنساه.
