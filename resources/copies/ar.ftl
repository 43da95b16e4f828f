# What a saved page says about itself, above its text.
publisher = الناشر
publication = المنشور
revision = المراجعة
revision-of = { $revision }، صدرت في { $issued }
status = الحالة
status-in-force = سارٍ
status-scheduled = مقرر
status-expired = انتهى – غير مؤكد
status-superseded = حلّ محله غيره
status-cancelled = ملغى
status-as-of = { $status }، حتى تاريخ { $date }، ولم يؤكد منذ ذلك الحين
effective = يسري من
expires = ينتهي في
expected-to-resume = الاستئناف المتوقع
audience = لمن
withdrawn = مسحوب
withdrawn-by = من ناشره
as-of = حتى تاريخ
as-of-copied = { $signed }؛ نُسخ في { $copied }
not-known = غير معروف

# What marks say that are written to a file.
marks-title = العلامات
marks-page = ص { $page }
marks-yellow = تمييز أصفر
marks-green = تمييز أخضر
marks-blue = تمييز أزرق
marks-pink = تمييز وردي
marks-bookmark = إشارة مرجعية
marks-orphaned = لم يعد في النص
marks-was = كما كان عند تمييزه؛ وقد غيّره الناشر منذ ذلك الحين:
