last-success = I fundit me sukses
last-attempt = Përpjekja e fundit
plan = Plani
plan-first = Së pari
plan-then = Pastaj
plan-later = Më vonë
plan-notice =
    { $count ->
        [one] { $count } njoftim
       *[other] { $count } njoftime
    }
plan-correction =
    { $count ->
        [one] { $count } korrigjim
       *[other] { $count } korrigjime
    }
plan-text =
    { $count ->
        [one] { $count } tekst
       *[other] { $count } tekste
    }
plan-files =
    { $count ->
        [one] Skedarët e { $count } botimi
       *[other] Skedarët e { $count } botimeve
    }
plan-withdrawal =
    { $count ->
        [one] { $count } tërheqje
       *[other] { $count } tërheqje
    }
plan-waits =
    { $count ->
        [one] { $count } ndryshim pret
       *[other] { $count } ndryshime presin
    }
plan-waits-budget = Më shumë sesa mund të marrë ky përditësim.
plan-waits-extent = Jo pjesë e asaj që u zgjodh për këtë përditësim.
plan-waits-ask = Koleksioni i saj ju pyet më parë.
plan-waits-by-hand = Koleksioni i saj vjen vetëm kur e kërkoni.
plan-waits-space = Nuk nxë nën kufirin e vendit në këtë kompjuter.
plan-offline = Asnjë burim nuk arrihet. Ajo që është këtu mund të lexohet.
plan-and-more = dhe { $count } të tjera
plan-none = Asgjë për t’u marrë. Gjithçka që ofrojnë burimet është në këtë kompjuter.
plan-making = Po pyeten burimet.
plan-while-running = Plani vjen kur të ketë mbaruar përditësimi.
get-all = Merr tani, { $size }
get-now = Merr tani
take-over = Merre përsipër

choice = Më së shumti
choice-notices = Vetëm njoftime
choice-texts = Vetëm tekste
choice-all = Pa kufi
choice-used = u përdorën { $done } nga { $total }
