# Space, under Updates.

space = Space on this computer
space-blobs = Documents and pictures
space-database = Text for reading
space-index = Search index
