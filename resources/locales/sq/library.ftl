# Biblioteka, Të ruajturat dhe çfarë thuhet kudo për një botim.

publications = Botimet
publications-count =
    { $count ->
        [one] { $count } botim
       *[other] { $count } botime
    }
publications-found = { $count } nga { $total } botime
library-find = Kërko në tituj; Enter kërkon në tekstin e plotë
library-find-hint = Tituj; Enter për tekstin e plotë
search-full-text = Kërko “{ $query }” në tekstin e plotë

filter-language = Gjuha
filter-kind = Lloji
filter-collection = Koleksioni
filter-topic = Tema
filter-year = Viti
filter-here = Në këtë kompjuter
filter-any = çdo
filter-chosen = { $count } të zgjedhura
filter-clear = Pastro
filter-clear-all = Shfaq gjithçka
sort = Renditja
sort-newest = Më të rejat në fillim
sort-title = Sipas titullit
sort-collection = Sipas koleksionit
group-week = Këtë javë
group-earlier = Më herët në { $year }
group-all = Të gjitha botimet

kind-notice = Njoftim
kind-handbook = Manual
kind-report = Raport
kind-brief = Përmbledhje
kind-article = Artikull
kind-page = Faqe
kind-gallery = Galeri
kind-recording = Regjistrim
kind-dataset = Të dhëna
kind-form = Formular
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · rishikimi { $revision } · { $date }
revision = Rishikimi { $revision }
revision-issued = Rishikimi { $revision }, lëshuar më { $date }
issued = lëshuar më { $date }
published-by = Botuar nga { $publisher }
withdrawn = I tërhequr
withdrawn-text = Botuesi e ka tërhequr. Këtu mund të lexohet ende, por nuk përditësohet më.

avail-here = I shkarkuar
avail-text = Vetëm teksti
avail-absent = Jo në këtë kompjuter
avail-older = Përkthim më i vjetër
here-in-languages =
    { $count ->
        [0] Në asnjë gjuhë në këtë kompjuter
        [one] Në { $count } gjuhë në këtë kompjuter
       *[other] Në { $count } gjuhë në këtë kompjuter
    }
tag-present = { $language }, në këtë kompjuter
tag-older = { $language }, përkthim më i vjetër
tag-absent = { $language }, jo në këtë kompjuter
tag-current = { $language }, po shfaqet
legend-sign = SQ
legend-current = Aktual
legend-absent = I pashkarkuar
older = më i vjetër
edition-older = Teksti nga i cili u përkthye ka ndryshuar më pas. { $language } mund të mos thotë më të renë.

detail-of = Hollësi: { $title }
details = Hollësi
details-close = Kthehu te lista
save-copy = Ruaj një kopje…
save-copy-of = Ruaj një kopje: { $language }…
saved-add = Shto te Të ruajturat
saved-remove = Hiq nga Të ruajturat
editions = Gjuhët
column-revision = Rishikimi
column-here = Në këtë kompjuter
column-size = Madhësia
size-to-fetch = { $size } për shkarkim
column-copy = Kopje
links = Lidhje
files = Skedarë
file-drag = Tërhiqeni në një dosje ose mesazh: del siç u botua.
file-drag-ready = Skedari është gati. Tërhiqeni përsëri.

empty-library-title = Rafti juaj është bosh
empty-library-text = Ende nuk ka ardhur asgjë. Pas përditësimit të parë gjithçka këtu funksionon pa lidhje.
empty-library-next = Hap Përditësimet
empty-saved-title = Ende asgjë e ruajtur
empty-saved-text = Ajo që shtoni te Të ruajturat mbetet në këtë kompjuter, çfarëdo që thonë rregullat.
empty-saved-next = Hap Bibliotekën
empty-filter-title = Asgjë nuk përputhet
empty-filter-text = Asnjë titull a përmbledhje nuk i përgjigjet zgjedhjes më sipër.

download = Shkarko… { $size }
download-file = Shkarko skedarin… { $size }
download-in = Shkarko në { $language }… { $size }
download-of = Shkarkimi i { $title }
downloading = Po shkarkohet
files-remove = Hiq skedarët
files-remove-ask = Hiq skedarët, { $size }…
files-remove-question = Të hiqen skedarët?
files-remove-text = Kjo liron { $size }. Teksti mbetet në këtë kompjuter, kështu që mund të lexoni e kërkoni. Skedarët kthehen me një shkarkim.
files-removed = Skedarët u hoqën, u liruan { $size }
forget = Harro
toast-forgotten = U harrua
withdrawn-saved = Është te Të ruajturat, prandaj mbetet. Hiqeni nga Të ruajturat për ta harruar.
