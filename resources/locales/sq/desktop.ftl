# The app on the desktop: links from outside, notifications, the log.
sheet-same = Fleta thotë atë që thotë ky njoftim.
sheet-older = Fleta është më e vjetër: ky njoftim u rishikua pasi ajo u shtyp.
sheet-unknown = Fleta ka një gjuhë ose rishikim që nuk është në këtë kompjuter. Një përditësim mund ta sjellë.
sheet-other-publisher = Fleta nuk është nga botuesi që besohet këtu. Mos u mbështetni tek ajo.
settings-notify = Më njofto për njoftime urgjente jashtë dritares, nga një herë
log-text = Ditari thotë çfarë bënë përditësimet dhe çfarë llojesh gabimesh pati, sipas botuesit dhe identifikuesit. Nuk ka tituj, dosje, as asgjë nga ajo që lexoni.
log-save = Ruaj ditarin…
toast-log-saved = Ditari u ruajt
