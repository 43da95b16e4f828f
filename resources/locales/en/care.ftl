# Checking what is stored, and backups, under Settings.

care = Check what is stored
care-text = Reads every file and compares it with what was signed, checks the database, and compares the search index with it. Reading goes on meanwhile.
care-check = Check everything
care-repair = Repair
care-running = Checking
care-stopped = Stopped before everything was looked at.
care-sound = Everything is as it should be.
care-mended = Everything is whole again.
care-problems =
    { $count ->
        [one] { $count } problem was found
       *[other] { $count } problems were found
    }
care-looked =
    { $count ->
        [one] { $count } file, { $size } read
       *[other] { $count } files, { $size } read
    }
care-mended-editions =
    { $count ->
        [one] { $count } edition is whole again, { $size } fetched
       *[other] { $count } editions are whole again, { $size } fetched
    }
care-index-rebuilt = The search index was made anew.
care-index-incomplete = The search index does not hold everything; repairing makes it anew.
care-set-aside = Set aside:

backup = Backup
backup-text = One file with your sources, settings, rules, acknowledgements, what you saved, marked and noted, and reading positions. No content is in it; that comes with the next update.
backup-save = Save a backup…
backup-restore = Restore a backup…
backup-saved = Backup saved
backup-saved-text = Publishers: { $publishers }. Saved: { $saved }. Reading positions: { $positions }. Marks: { $annotations }. Keep it where nobody else can change it: whom it trusts is trusted where it is restored.
backup-question = Restore this backup?
backup-question-text = It was made { $when } and has marks on { $marks } publications. What is set or marked on this computer stays.
backup-trusts =
    { $count ->
        [one] { $count } publisher would be trusted from then on.
       *[other] { $count } publishers would be trusted from then on.
    }
backup-kept = { $publisher } stays as it is: this computer trusts it under another key.
backup-restore-now = Restore
backup-restored = Backup restored
backup-restored-text = Publishers added: { $publishers }. Publications with marks: { $marks }.
