# المصادر، ضمن التحديثات.

sources = المصادر
sources-none = لم يُضَف أي مصدر. في سطر الأوامر: shelf source add
source-built-in = جاء مع التطبيق
source-signed = أحدث توقيع
source-verified = جرى التحقق من التوقيع
source-unverified = لم يُتحقَّق من شيء بعد
fingerprint = المفتاح؛ قارنه بالبطاقة التي من مكتبك
