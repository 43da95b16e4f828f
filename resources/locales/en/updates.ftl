# Updates.

last-success = Last successful
last-attempt = Last attempt
plan = The plan
plan-first = First
plan-then = Then
plan-notices =
    { $count ->
        [one] { $count } notice
       *[other] { $count } notices
    }
plan-changed =
    { $count ->
        [one] { $count } correction
       *[other] { $count } corrections
    }
plan-new =
    { $count ->
        [one] { $count } new edition
       *[other] { $count } new editions
    }
plan-missing =
    { $count ->
        [one] { $count } edition that is incomplete here
       *[other] { $count } editions that are incomplete here
    }
plan-withdrawn =
    { $count ->
        [one] { $count } withdrawal
       *[other] { $count } withdrawals
    }
plan-and-more = and { $count } more
plan-none = Nothing to fetch. Everything the sources offer is on this computer.
plan-making = Asking the sources.
plan-while-running = The plan follows when the update has ended.
get-all = Get now, { $size }

jobs = History
jobs-running = Receiving
jobs-none = Nothing has been done yet.
job-sync = Update
job-reindex = New search index
job-verify = Check of what is stored
job-phase-queued = Waits for its turn
job-phase-running = At work
job-phase-done = Complete
job-phase-failed = Stopped by an error
job-phase-stopped = Stopped
nothing-lost = Nothing received is lost.

sources = Sources
sources-none = No source has been added. On the command line: shelf source add
source-built-in = Came with the app
source-signed = Newest signature
source-verified = Signature checked
source-unverified = Nothing checked yet
fingerprint = Key; compare it with the card from your office

space = Space on this computer
space-blobs = Documents and pictures
space-database = Text for reading
space-index = Search index
