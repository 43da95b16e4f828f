space = Hely ezen a számítógépen
space-blobs = Dokumentumok és képek
space-database = Olvasható szöveg
space-index = Keresőindex
