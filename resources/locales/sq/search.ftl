# Kërkimi.

search-label = Kërko në tekstin e plotë
search-hint = Kërko gjithçka në këtë kompjuter
search-clear = Pastro kërkimin
search-time = { $seconds } s
search-narrow = Ngushto
search-narrow-on = Ngushto, { $count } aktive
search-results = Rezultatet
search-hits =
    { $count ->
        [one] { $count } rezultat
       *[other] { $count } rezultate
    }
search-publications =
    { $count ->
        [one] në { $count } botim
       *[other] në { $count } botime
    }
search-more-here =
    { $count ->
        [one] edhe { $count } në këtë botim
       *[other] edhe { $count } në këtë botim
    }
search-more = Shfaq më shumë rezultate
search-misread-language = “{ $text }” nuk është kodi i ndonjë gjuhe, si fr ose sr-Latn. U mor si fjalë të zakonshme.
search-misread-kind = “{ $text }” nuk është lloj botimi, si notice ose handbook. U mor si fjalë të zakonshme.
search-misread-nothing_wanted = “{ $text }” thotë vetëm çfarë nuk dëshirohet. U mor si fjalë të zakonshme.
search-corrected = Rezultate për
search-as-typed = Kërko “{ $query }” siç u shkrua
search-any-word = Pak pjesë i kanë të gjitha këto fjalë. Shfaqen edhe ato që kanë ndonjërën.
search-none-title = Asnjë rezultat për “{ $query }”
search-none-text = U kërkua në të gjithë tekstin në këtë kompjuter. Provoni më pak fjalë ose një drejtshkrim tjetër.
empty-search-title = Kërko gjithçka në këtë kompjuter
empty-search-text = Kërkohet në të gjitha gjuhët njëherësh. Vendoseni një frazë në thonjëza për ta gjetur fjalë për fjalë.

not-searched = Pa u kërkuar
not-searched-text =
    { $count ->
        [one] Teksti i { $count } botimi nuk është në këtë kompjuter dhe nuk u kërkua. Mund të ketë një përgjigje.
       *[other] Teksti i { $count } botimeve nuk është në këtë kompjuter dhe nuk u kërkua. Mund të ketë një përgjigje.
    }
not-searched-next = Hap Përditësimet
