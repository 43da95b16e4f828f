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
