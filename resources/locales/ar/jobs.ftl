# الأعمال، ضمن التحديثات.

jobs = السجل
jobs-running = يجري الاستلام
jobs-none = لم يُنجز شيء بعد.
jobs-done-of = أُنجز { $done } من { $total }
jobs-more =
    { $count ->
        [zero] ولا شيء غيره
        [one] وواحد آخر
        [two] واثنان آخران
        [few] و{ $count } أخرى
        [many] و{ $count } أخرى
       *[other] و{ $count } أخرى
    }
job-sync = تحديث
job-index = فهرس بحث جديد
job-verify = فحص المخزون
job-copy = نسخ إلى ذاكرة USB
job-move = نقل المكتبة
job-phase-queued = بانتظار الدور
job-phase-running = قيد العمل
job-phase-paused = متوقف مؤقتًا
job-phase-interrupted = انقطع
job-phase-done = اكتمل
job-phase-failed = أوقفه خطأ
job-phase-cancelled = أُلغي
job-asked-pause = يتوقف مؤقتًا
job-asked-cancel = ينتهي
job-asking = يُسأل
nothing-lost = لم يضِع شيء مما وصل.
pause = إيقاف مؤقت
resume = متابعة
cancel = إلغاء
retry-all = إعادة المحاولة

item-waiting = ينتظر
item-running = يجري استلامه
item-paused = متوقف مؤقتًا
item-done = وصل وجرى التحقق منه
item-mended = فشل هنا، ووصل لاحقًا
part-withdrawal = سحب
part-notice = إشعار
part-correction = تصحيح
part-text = نص
part-files = ملفات

rate = { $size }/ث
rate-left = { $rate } · نحو { $left }
span-seconds = { $count } ث
span-minutes = { $count } د
span-hours = { $count } س

history-when = متى
history-what = ماذا
history-result = النتيجة
history-size = الحجم
history-sync-person = تحديث
history-sync-schedule = تحديث تلقائي
history-sync-app = ما جاء به التطبيق
history-nothing-new = لا جديد
history-interrupted = انقطع
history-offline = لا مصدر في المتناول
