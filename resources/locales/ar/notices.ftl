# الإشعارات.

notice = إشعار
notices-list = قائمة الإشعارات
notices-all =
    { $count ->
        [zero] لا إشعارات
        [one] إشعار واحد
        [two] الإشعاران
        [few] كل الإشعارات، { $count }
        [many] كل الإشعارات، { $count }
       *[other] كل الإشعارات، { $count }
    }
notices-show = اعرض
notices-filter-all = الكل
notices-filter-unread = غير المقروء
notices-filter-to-acknowledge = بانتظار الإقرار
notices-group-force = سارية
notices-group-check = تحقّق قبل أن تعتمد عليها
notices-group-scheduled = مجدولة
notices-group-past = لم تعد سارية

status-in-force = ساري المفعول
status-in-force-as-of = ساري المفعول وفق معلومات { $date }، ولم يؤكَّد بعد ذلك
status-in-force-unsure = ساري المفعول، غير مؤكَّد
status-scheduled = مجدول
status-expired-not-confirmed = انتهى – غير مؤكَّد
status-superseded = استُبدل
status-cancelled = أُلغي

message-alert = إشعار
message-update = تحديث لإشعار سابق
message-cancel = إلغاء
severity-unknown = غير محددة
severity-minor = طفيفة
severity-moderate = متوسطة
severity-severe = شديدة
severity-extreme = بالغة الشدة

unread-mark = غير مقروء
notice-issued-short = صدر في { $date }
notice-ended = انتهى في { $date }، ولم يؤكده شيء بعد ذلك
notice-begins = يبدأ في { $date }
notice-was-replaced = صدر في { $date }، واستُبدل
notice-as-of = حتى { $date }، ولم يؤكَّد بعد ذلك
notice-issued = { $kind } · صدر في { $date } عن { $publisher }
notice-languages = لغة هذا الإشعار
notice-replaces = يحل محل
notice-replaced-by = حل محله

as-of-fresh = <b>المعلومات كما هي { $when }.</b> وقّعها { $publisher } حينها، والتوقيع صحيح.
as-of-stale = <b>المعلومات كما كانت { $when }.</b> لم تؤكَّد بعد ذلك. قد يكون هذا الإشعار تغيّر.
as-of-never = <b>غير موقَّع.</b> لم يؤكد شيء هذا الإشعار.

timeline-today = اليوم، { $date }
timeline-begin = ساري المفعول منذ
timeline-will-begin = يبدأ
timeline-end-expires = ينتهي
timeline-end-expected = موعد الاستئناف المتوقع، غير مؤكَّد
timeline-end-open = لم يُذكر موعد انتهاء
timeline-now-in-force = ساري المفعول الآن
timeline-now-as-of = لم يؤكَّد منذ { $date }
timeline-now-scheduled = لم يبدأ بعد
timeline-now-expired-not-confirmed = غير مؤكَّد
timeline-now-superseded = استُبدل
timeline-now-cancelled = أُلغي
fact-for = موجَّه إلى
fact-severity = الشدة
fact-revision = المراجعة

acknowledgement = الإقرار بالقراءة
acknowledge = أقر بالقراءة
acknowledge-question = هل قرأت هذا الإشعار؟
acknowledge-note = يُحفظ على هذا الحاسوب، ويمكنك التراجع عنه.
acknowledge-wanted = بانتظار الإقرار
acknowledge-not-wanted = لا يطلب هذا الإشعار إقرارًا.
acknowledged-short = أُقر بقراءته
acknowledged-at = أُقر بالقراءة { $when }
acknowledged-here = يبقى على هذا الحاسوب.

empty-notices-title = لا إشعارات
empty-notices-text = لم يصل إلى هذه المكتبة أي إشعار.
empty-notices-filter = لا شيء من هذا
empty-notices-filter-text = لا إشعار يوافق ما اختير أعلاه.
