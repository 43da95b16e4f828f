space = Простор на овом рачунару
space-blobs = Документи и слике
space-database = Текст за читање
space-index = Индекс претраге
