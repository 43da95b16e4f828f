# كيف يُعرض النص.

type = الخط والورق
type-leading = تباعد الأسطر
type-leading-close = ضيق
type-leading-normal = عادي
type-leading-open = واسع
type-width = طول السطر
type-width-short = قصير
type-width-normal = عادي
type-width-full = كامل
type-letters = الحروف
type-letters-book = كتاب
type-letters-plain = بسيطة
type-paper = الورق
type-paper-app = مثل التطبيق
type-paper-warm = دافئ
type-paper-night = ليل
type-paper-contrast = تباين عال
full-screen = ملء الشاشة
full-screen-leave = الخروج من ملء الشاشة
keys-full = ملء الشاشة
beside = بجانبه
beside-nothing = لغة واحدة
beside-view = لغتان جنبًا إلى جنب
beside-lacks = لا يوجد هذا القسم في { $language }.
