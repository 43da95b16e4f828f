space = Espacio en este equipo
space-blobs = Documentos e imágenes
space-database = Texto para leer
space-index = Índice de búsqueda
