# Updates.

last-success = Last successful
last-attempt = Last attempt
plan = The plan
plan-first = First
plan-then = Then
plan-later = Later
plan-notice =
    { $count ->
        [one] { $count } notice
       *[other] { $count } notices
    }
plan-correction =
    { $count ->
        [one] { $count } correction
       *[other] { $count } corrections
    }
plan-text =
    { $count ->
        [one] { $count } text
       *[other] { $count } texts
    }
plan-files =
    { $count ->
        [one] Files of { $count } edition
       *[other] Files of { $count } editions
    }
plan-withdrawal =
    { $count ->
        [one] { $count } withdrawal
       *[other] { $count } withdrawals
    }
plan-waits =
    { $count ->
        [one] { $count } change waits
       *[other] { $count } changes wait
    }
plan-waits-budget = More than this update may fetch.
plan-waits-extent = Not part of what was chosen for this update.
plan-waits-ask = Its collection asks you first.
plan-waits-by-hand = Its collection comes only when you fetch it.
plan-waits-space = It does not fit under the limit to space on this computer.
plan-offline = No source is in reach. What is here stays readable.
plan-and-more = and { $count } more
plan-none = Nothing to fetch. Everything the sources offer is on this computer.
plan-making = Asking the sources.
plan-while-running = The plan follows when the update has ended.
get-all = Get now, { $size }
get-now = Get now
take-over = Take over now

choice = Use at most
choice-notices = Notices only
choice-texts = Texts only
choice-all = No limit
choice-used = { $done } of { $total } used
