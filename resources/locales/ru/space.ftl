space = Место на этом компьютере
space-blobs = Документы и изображения
space-database = Текст для чтения
space-index = Поисковый указатель
