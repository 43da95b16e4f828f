# Jobs, under Updates.

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
