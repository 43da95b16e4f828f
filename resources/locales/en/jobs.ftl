# Jobs, under Updates.

jobs = History
jobs-running = Receiving
jobs-none = Nothing has been done yet.
jobs-done-of = { $done } of { $total } done
jobs-more =
    { $count ->
        [one] and { $count } more
       *[other] and { $count } more
    }
job-sync = Update
job-index = New search index
job-verify = Check of what is stored
job-copy = Copy to a stick
job-move = Move of the library
job-phase-queued = waits for its turn
job-phase-running = at work
job-phase-paused = paused
job-phase-interrupted = interrupted
job-phase-done = Complete
job-phase-failed = Stopped by an error
job-phase-cancelled = Cancelled
job-asked-pause = pausing
job-asked-cancel = ending
job-asking = Asking
nothing-lost = Nothing received is lost.
pause = Pause
resume = Resume
cancel = Cancel
retry-all = Retry

item-waiting = Waits
item-running = Receiving
item-paused = Paused
item-done = Received and checked
item-mended = Failed here, received later
part-withdrawal = withdrawal
part-notice = notice
part-correction = correction
part-text = text
part-files = files

rate = { $size }/s
rate-left = { $rate } · about { $left }
span-seconds = { $count } s
span-minutes = { $count } min
span-hours = { $count } h

history-when = When
history-what = What
history-result = Result
history-size = Size
history-sync-person = Update
history-sync-schedule = Update, by itself
history-sync-app = What the app brought
history-nothing-new = Nothing new
history-interrupted = Interrupted
history-offline = No source in reach
