# Faqeshënues, theksime dhe shënime.

marks = Shenjat
marks-count = Shenja në këtë dokument: { $count }
marks-close = Mbyll shenjat
marks-none-here = Asgjë nuk është shënuar në këtë dokument. Përzgjidhni fjalë për t’i theksuar, ose vendosni faqeshënues te një pjesë.
marks-export = Eksporto shenjat…
marks-find = Kërko te shenjat
marks-find-hint = Fjalë dhe shënime
marks-all =
    { $count ->
        [one] { $count } shenjë
       *[other] { $count } shenja
    }
marks-found =
    { $count ->
        [one] { $count } shenjë nga { $total }
       *[other] { $count } shenja nga { $total }
    }
mark-tools = Shëno këto fjalë
mark-in = Thekso me ngjyrë: { $colour }
mark-remove = Hiq shenjën
mark-orphaned = Këto fjalë nuk gjenden më në tekst
mark-changed = Botuesi e ka ndryshuar që kur e shënuat. Ishte:
colour-yellow = e verdhë
colour-green = e gjelbër
colour-blue = blu
colour-pink = rozë
pen-sign = Aa
bookmark = Faqeshënues
bookmark-add-section = Vendos faqeshënues te kjo pjesë
bookmark-add-page = Vendos faqeshënues te kjo faqe
bookmark-remove-section = Hiq faqeshënuesin e kësaj pjese
bookmark-remove-page = Hiq faqeshënuesin e kësaj faqeje
note-add = Shto shënim
note-edit = Ndrysho shënimin
note-save = Ruaj shënimin
note-of = Shënim për: { $words }
words-copy = Kopjo
saved-parts = Pjesët e të ruajturave
filter-publication = Botimi
filter-colour = Ngjyra
empty-marks-title = Ende asgjë e shënuar
empty-marks-text = Vendosni faqeshënues te një faqe ose përzgjidhni fjalë gjatë leximit: theksimet dhe shënimet mblidhen këtu dhe mbeten në këtë kompjuter.
empty-marks-filter = Asnjë shenjë nuk përputhet me zgjedhjet më sipër.
toast-highlighted = U theksua
toast-bookmarked = U vendos faqeshënuesi
toast-mark-removed = Shenja u hoq
toast-words-copied = U kopjua
toast-marks-saved =
    { $count ->
        [one] { $count } shenjë u ruajt
       *[other] { $count } shenja u ruajtën
    }
palette-marks = Hap shenjat
keys-bookmark = Faqeshënues
keys-highlight = Thekso; pa fjalë të përzgjedhura, zgjidhi fjali pas fjalie
keys-marks = Shenjat pranë tekstit
