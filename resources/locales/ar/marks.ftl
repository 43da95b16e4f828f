# الإشارات المرجعية والتمييزات والملاحظات.

marks = العلامات
marks-count = العلامات في هذا المستند: { $count }
marks-close = إغلاق العلامات
marks-none-here = لا شيء معلَّم في هذا المستند. حدد كلمات لتمييزها، أو ضع إشارة مرجعية على قسم.
marks-export = تصدير العلامات…
marks-find = البحث في العلامات
marks-find-hint = الكلمات والملاحظات
marks-all =
    { $count ->
        [zero] لا علامات
        [one] علامة واحدة
        [two] علامتان
        [few] { $count } علامات
        [many] { $count } علامة
       *[other] { $count } علامة
    }
marks-found =
    { $count ->
        [zero] لا علامات من أصل { $total }
        [one] علامة واحدة من أصل { $total }
        [two] علامتان من أصل { $total }
        [few] { $count } علامات من أصل { $total }
        [many] { $count } علامة من أصل { $total }
       *[other] { $count } علامة من أصل { $total }
    }
mark-tools = تعليم هذه الكلمات
mark-in = تمييز باللون: { $colour }
mark-remove = إزالة العلامة
mark-orphaned = لم تعد هذه الكلمات في النص
mark-changed = غيّر الناشر هذا بعد أن علّمته. وكان:
colour-yellow = أصفر
colour-green = أخضر
colour-blue = أزرق
colour-pink = وردي
pen-sign = أب
bookmark = إشارة مرجعية
bookmark-add-section = وضع إشارة على هذا القسم
bookmark-add-page = وضع إشارة على هذه الصفحة
bookmark-remove-section = إزالة الإشارة من هذا القسم
bookmark-remove-page = إزالة الإشارة من هذه الصفحة
note-add = إضافة ملاحظة
note-edit = تعديل الملاحظة
note-save = حفظ الملاحظة
note-of = ملاحظة على: { $words }
words-copy = نسخ
saved-parts = أجزاء المحفوظات
filter-publication = المنشور
filter-colour = اللون
empty-marks-title = لا علامات بعد
empty-marks-text = ضع إشارة على صفحة أو حدد كلمات وأنت تقرأ: تتجمع التمييزات والملاحظات هنا وتبقى على هذا الحاسوب.
empty-marks-filter = لا علامة توافق المختار أعلاه.
toast-highlighted = تم التمييز
toast-bookmarked = وُضعت الإشارة
toast-mark-removed = أُزيلت العلامة
toast-words-copied = تم النسخ
toast-marks-saved =
    { $count ->
        [zero] لم تُحفظ علامات
        [one] حُفظت علامة واحدة
        [two] حُفظت علامتان
        [few] حُفظت { $count } علامات
        [many] حُفظت { $count } علامة
       *[other] حُفظت { $count } علامة
    }
palette-marks = افتح العلامات
keys-bookmark = إشارة مرجعية
keys-highlight = تمييز؛ وإن لم تُحدَّد كلمات فاختيارها جملة جملة
keys-marks = العلامات بجانب النص
