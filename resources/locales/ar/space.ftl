# المساحة، ضمن التحديثات.

space = المساحة على هذا الحاسوب
space-files = المستندات والصور
space-text = نصوص القراءة والبحث
space-covers = الأغلفة
space-other = كل ما عدا ذلك
space-by-collection = حسب المجموعة
space-free-on-disk = { $size } خالية على هذا القرص
space-no-limit = بلا حدّ
space-limit-is = { $size } على الأكثر
space-free-up = إفراغ مساحة…
space-free-question = ملفات أيّها يمكن أن تذهب؟
space-free-text = يبقى نص كل منها، فتظل القراءة والبحث ممكنين. وتعود الملفات بتنزيلها. ولا يُذكر هنا ما في المحفوظات.
space-free-none = لا شيء هنا له ملفات يمكن أن تذهب.
files-remove-size = إزالة الملفات، { $size }
space-limit = حدّ المساحة
space-limit-set = الحدّ…
space-limit-text = تشغل المكتبة الآن { $size }. تنتظر الملفات التي تتجاوز الحدّ، أما النصوص والإشعارات فتأتي دائمًا. ولا يُزال شيء مما هنا.
space-limit-at = على الأكثر
space-limit-gigabytes = غيغابايت
space-limit-below = تشغل المكتبة أكثر من هذا بالفعل: لا تأتي ملفات جديدة حتى يُزال بعضها.
