# الأعمال، ضمن التحديثات.

jobs = السجل
jobs-running = يجري الاستلام
jobs-none = لم يُنجز شيء بعد.
job-sync = تحديث
job-reindex = فهرس بحث جديد
job-verify = فحص المخزون
job-phase-queued = بانتظار الدور
job-phase-running = قيد العمل
job-phase-done = اكتمل
job-phase-failed = أوقفه خطأ
job-phase-stopped = أُوقف
nothing-lost = لم يضِع شيء مما وصل.
