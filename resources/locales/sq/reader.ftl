# Leximi.

outline = Përmbajtja
view = Pamja
view-text = Teksti
view-pages = Faqet
pages-of = Faqet e { $title }
text-size = Madhësia e tekstit
zoom = Madhësia e faqeve
smaller = Më i vogël
larger = Më i madh
fit-width = Sa gjerësia
section-in = Kjo pjesë në
section-elsewhere = { $language } nuk e ka këtë pjesë. Jeni te më e afërta para saj.
start = Fillimi
page = faqja { $page }
page-of = faqja { $page } nga { $pages }
find = Kërko në këtë dokument
find-open = Kërko
find-count = { $at } nga { $count }
find-count-most = { $at } nga { $count } ose më shumë
find-none = asnjë
find-busy = po kërkohet
find-next = Rezultati tjetër
find-previous = Rezultati i mëparshëm
find-close = Mbyll kërkimin
find-search = Kërko në këtë botim: të gjitha trajtat e fjalëve, të gjitha gjuhët
newer-revision = Ajo që është në këtë kompjuter ndryshoi ndërsa lexonit.
newer-open = Shfaq tekstin e ri
newer-known = Rishikimi { $newer } ka dalë dhe ende nuk është në këtë kompjuter. Ky është rishikimi { $revision }.
newer-get = Merr rishikimin { $newer }
reading-gone = Kjo u hoq nga ky kompjuter ndërsa po lexonit. Mbetet në ekran derisa ta lini.
reading-notice = Datat dhe konfirmimi
earlier-here = Këtu është vetëm teksti i rishikimit { $revision }, pa skedarin e tij. Skedari i rishikimit { $earlier } është ende në këtë kompjuter.
earlier-open = Shfaq faqet e rishikimit { $earlier }
earlier-shown = Këto janë faqet e rishikimit { $earlier }, lëshuar më { $date }. Më i riu është rishikimi { $revision }; teksti i tij është këtu.
earlier-back = Lexo tekstin e rishikimit { $revision }
read-in = Lexoje në: { $language }
text-absent-title = Jo në këtë kompjuter
text-absent-text = Teksti i këtij botimi nuk është shkarkuar. Mund ta merrni tani.
text-absent-withdrawn = Botuesi e tërhoqi para se të shkarkohej, kështu që asnjë burim nuk e ofron më.
text-none-title = Nuk ka tekst për t’u shfaqur
text-none-text = Ky botim është vetëm një skedar dhe nuk mund të shfaqet këtu. Ruani një kopje dhe hapeni me një program tjetër.
picture-missing = Këtu mungon një figurë.
picture-missing-alt = Figurë që nuk është në këtë kompjuter: { $alt }

view-table = Tabelë
view-gallery = Figura
picture-unfit = Këtu është një figurë që kjo dritare nuk e shfaq.
picture-unfit-alt = Kjo dritare nuk e shfaq këtë figurë: { $alt }
picture-enlarge = Zmadho: { $title }
picture-of = { $at } nga { $count }
picture-before = Figura e mëparshme
picture-after = Figura tjetër
plot-show = Shfaq
plot-by = sipas
plot-says = { $y } sipas { $x }, { $count ->
    [one] një vlerë
   *[other] { $count } vlera
  }: më e ulëta { $low } ({ $lowplace }), më e larta { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Rreshti { $from } nga { $count }
   *[other] Rreshtat { $from } deri { $to } nga { $count }
  }
rows-before = Rreshtat e mëparshëm
rows-after = Rreshtat e tjerë
player = Regjistrim
player-play = Dëgjo
player-pause = Pauzë
player-back = { $seconds } sekonda prapa
player-on = { $seconds } sekonda përpara
player-place = Vendi në regjistrim
player-at = { $time } nga { $length }
player-speed = Shpejtësia
player-follow = Ndiq fjalët
player-failed = Ky kompjuter nuk mund ta luajë regjistrimin në këtë dritare.
player-too-large = Ky regjistrim është tepër i madh për t’u luajtur në këtë dritare.
play-from = Dëgjo nga { $time }
transcript-none-title = Nuk ka transkript
transcript-none-text = Askush nuk e ka shkruar çfarë thuhet në këtë regjistrim.
outside-title = Për një program tjetër
outside-text = Ky dokument ({ $size }) nuk mund të shfaqet në këtë dritare. Është në këtë kompjuter, siç u botua.
open-outside = Hap me një program tjetër…
outside-ask = Të hapet me një program tjetër?
outside-ask-text = Programi tjetër merr një kopje. Mund të shfaqë ose të bëjë më shumë se kjo dritare, si të nisë makro ose të ngarkojë gjëra nga interneti. Hapeni vetëm nëse i besoni atij që e botoi.
outside-open = Hap kopjen

# Mjetet për faqet e një dokumenti.

page-tools = Mjetet e faqeve
reader-tools = Mjetet
reader-place = Vendi në dokument
page-field = Shko te faqja
page-before = Faqja e mëparshme
page-after = Faqja tjetër
page-of-all = nga { $pages }
page-place = ({ $page } nga { $pages })
page-unknown = Nuk ka faqe të tillë.
page-broken = Kjo faqe nuk mund të shfaqet.
fit-page = Faqja e plotë
one-page = Një faqe njëherësh
turn-page = Rrotullo faqet
thumbnails = Faqe të vogla
