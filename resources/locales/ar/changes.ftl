# ما تغيّر في النص منذ قراءته.

changed-since =
    { $count ->
        [zero] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): لا فقرات
        [one] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): فقرة واحدة
        [two] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): فقرتان
        [few] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): { $count } فقرات
        [many] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): { $count } فقرة
       *[other] تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }): { $count } فقرة
    }
changed-beside = تغيّر منذ أن قرأته في { $date } (من المراجعة { $before } إلى { $after }).
changed-acknowledged = أقررت بقراءة هذا الإشعار في { $date }.
changed-not-kept = النص الذي قرأته غير محفوظ على هذا الحاسوب، فلا يمكن عرض التغييرات.
changed-moved = نُقل إلى هنا كلمة بكلمة
changes-region = التغييرات منذ قراءتك له
changes-show = عرض التغييرات
changes-hide = إخفاء التغييرات
changes-next = التغيير التالي
changes-previous = التغيير السابق
changes-at = التغيير { $at } من { $count }
changes-read = وضع علامة مقروء
changes-detail-title = العنوان
changes-detail-summary = الملخص
changes-detail-message = النوع
changes-detail-effective = ساري المفعول من
changes-detail-onset = يبدأ
changes-detail-expires = ينتهي
changes-detail-expected-to-resume = يُتوقع الاستئناف
toast-changes-read = وُضعت علامة مقروء
palette-changes = عرض ما تغيّر منذ أن قرأت هذا
keys-change-next = التغيير التالي منذ قراءتك له
keys-change-previous = التغيير السابق
