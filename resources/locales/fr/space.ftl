space = Espace sur cet ordinateur
space-blobs = Documents et images
space-database = Texte à lire
space-index = Index de recherche
