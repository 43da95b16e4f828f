# The first steps on a new computer.
first-title = إعداد هذا الحاسوب
first-text = اختر اللغة ومن ينشر وما الذي يُجلب. لا يستغرق ذلك إلا دقيقة.
first-begin = ابدأ…
first-later = ليس الآن
first-who = من ينشر
first-who-text = لدى مكتبك بطاقة لك: ملف أو رمز أو عنوان.
first-to-fetch = { $size } للجلب
first-all-here = كله هنا
first-done = تم
