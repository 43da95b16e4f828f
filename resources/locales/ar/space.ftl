# المساحة، ضمن التحديثات.

space = المساحة على هذا الحاسوب
space-blobs = المستندات والصور
space-database = نصوص القراءة
space-index = فهرس البحث
