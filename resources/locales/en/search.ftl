# Search.

search-label = Search the full text
search-hint = Search everything on this computer
search-clear = Clear the search
search-time = { $seconds } s
search-narrow = Narrow
search-narrow-on = Narrow, { $count } on
search-results = Results
search-hits =
    { $count ->
        [one] { $count } hit
       *[other] { $count } hits
    }
search-publications =
    { $count ->
        [one] in { $count } publication
       *[other] in { $count } publications
    }
search-more-here =
    { $count ->
        [one] { $count } more in this publication
       *[other] { $count } more in this publication
    }
search-more = Show more hits
search-misread-language = “{ $text }” names no language by its tag, such as fr or sr-Latn. It was taken as plain words.
search-misread-kind = “{ $text }” names no kind of publication, such as notice or handbook. It was taken as plain words.
search-misread-nothing_wanted = “{ $text }” says only what is not wanted. It was taken as plain words.
search-corrected = Showing results for
search-as-typed = Search for “{ $query }” as typed
search-any-word = Few sections hold all of these words. Sections with any of them are shown too.
search-none-title = No hits for “{ $query }”
search-none-text = All text on this computer was searched. Try fewer words, or another spelling.
empty-search-title = Search everything on this computer
empty-search-text = All languages are searched at once. Put a phrase in quotation marks to find it word for word.

not-searched = Not searched
not-searched-text =
    { $count ->
        [one] The text of { $count } edition is not on this computer and was not searched. It may still hold an answer.
       *[other] The text of { $count } editions is not on this computer and was not searched. They may still hold an answer.
    }
not-searched-next = Open Updates
