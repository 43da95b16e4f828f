space = Prostor na ovom računaru
space-blobs = Dokumenti i slike
space-database = Tekst za čitanje
space-index = Indeks pretrage
