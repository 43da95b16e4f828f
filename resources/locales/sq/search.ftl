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
search-misread-language_not_here = “{ $text }” është një gjuhë në të cilën këtu nuk ka asgjë. U mor si fjalë të zakonshme.
search-misread-kind = “{ $text }” nuk është lloj botimi, si notice ose handbook. U mor si fjalë të zakonshme.
search-misread-kind_not_here = “{ $text }” është një lloj botimi që nuk ndodhet këtu. U mor si fjalë të zakonshme.
search-misread-collection = “{ $text }” nuk është koleksion që ndodhet këtu. U mor si fjalë të zakonshme.
search-misread-topic = “{ $text }” nuk është temë e asgjëje këtu. U mor si fjalë të zakonshme.
search-misread-date = “{ $text }” nuk është vit, muaj a ditë, si 2026 ose 2026-11-23. U mor si fjalë të zakonshme.
search-misread-days = “{ $text }” nuk lë asnjë ditë midis dy datave. U mor si fjalë të zakonshme.
search-misread-no_value = “{ $text }” nuk ka asgjë menjëherë pas dy pikave, ndryshe nga lang:fr. U mor si fjalë të zakonshme.
search-misread-field = “{ $text }” nuk fillon me ndonjë filtër: ka lang:, kind:, collection:, topic:, after:, before: dhe title:. U mor si fjalë të zakonshme.
search-misread-star = “{ $text }” ka një yll, që nuk zëvendëson asnjë shkronjë: fjala e fundit kërkohet gjithsesi edhe si fillim fjalësh më të gjata. U mor si fjalë të zakonshme.
search-misread-nothing_left = “{ $text }” përjashton gjithçka që është këtu ose që u kërkua. U mor si fjalë të zakonshme.
search-misread-operator = “{ $text }” nuk qëndron midis dy fjalëve ose frazave. U mor si fjalë të zakonshme.
search-misread-not = “{ $text }” nuk qëndron para një fjale, fraze ose filtri. U mor si fjalë të zakonshme.
search-misread-bracket = “{ $text }” ka një kllapë, por kllapat nuk grupojnë asgjë. U mor si fjalë të zakonshme.
search-misread-quote = “{ $text }” fillon me një thonjëz që nuk mbyllet. U mor si fjalë të zakonshme.
search-misread-nothing_wanted = “{ $text }” thotë vetëm çfarë nuk dëshirohet. U mor si fjalë të zakonshme.
search-corrected = Rezultate për
search-as-typed = Kërko “{ $query }” siç u shkrua
search-any-word = Pak pjesë i kanë të gjitha këto fjalë. Shfaqen edhe ato që kanë ndonjërën.
search-alike = Asnjë pjesë nuk i ka këto fjalë siç janë shkruar. Këto kanë fjalë që u ngjajnë.
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

search-facet-more = edhe { $count }
search-limits = U kërkua vetëm
search-within = Në
search-after = Botuar nga
search-before = Botuar para
search-limit-clear = Kërko sërish përtej “{ $limit }”
search-suggestion = Mos deshët të thoni
search-glossary = Sipas fjalorthit u kërkua edhe:
search-by-glossary = gjetur nga fjalorthi
search-most = Shfaqen { $count } më të mirat. Shtoni një fjalë ose ngushtoni për të parë të tjerat.
search-also-in = Edhe në
search-order-relevance = Përputhja më e mirë
search-not-here =
    { $count ->
        [one] { $count } botim përputhet nga titulli ose përmbledhja. Teksti i tij nuk është në këtë kompjuter dhe nuk u kërkua.
       *[other] { $count } botime përputhen nga titulli ose përmbledhja. Teksti i tyre nuk është në këtë kompjuter dhe nuk u kërkua.
    }
search-not-here-more =
    { $count ->
        [one] Edhe { $count } nuk shfaqet.
       *[other] Edhe { $count } nuk shfaqen.
    }

search-keep = Ruaj këtë kërkim
search-kept = Kërkimi u ruajt
search-save-remove = Hiq kërkimin e ruajtur “{ $name }”
search-news =
    { $count ->
        [one] { $count } rezultat i ri
       *[other] { $count } rezultate të reja
    }
toast-search-saved = Kërkimi u ruajt. Pas një përditësimi ju tregon rezultatet e reja.
toast-search-removed = Kërkimi i ruajtur u hoq
saved-searches = Kërkimet e ruajtura
recent-searches = Kërkimet e fundit
recent-searches-forget = Harro kërkimet e fundit

search-ways = Çfarë mund të shkruani
search-way-phrase = Gjen fjalët pikërisht kështu, njëra pas tjetrës
search-way-without = Lë jashtë atë që ka fjalën e dytë
search-way-or = Gjen njërën ose tjetrën fjalë
search-way-fields = Kërkon vetëm në tituj, në një gjuhë, për një lloj, nga një datë
search-way-list = Liston gjithçka të një lloji nga një datë, më të rejat të parat
