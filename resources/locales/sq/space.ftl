space = Vendi në këtë kompjuter
space-blobs = Dokumente dhe figura
space-database = Tekst për lexim
space-index = Indeksi i kërkimit
