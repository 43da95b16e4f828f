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
search-misread-language_not_here = “{ $text }” names a language that nothing here is in. It was taken as plain words.
search-misread-kind = “{ $text }” names no kind of publication, such as notice or handbook. It was taken as plain words.
search-misread-kind_not_here = “{ $text }” names a kind of publication that nothing here is of. It was taken as plain words.
search-misread-collection = “{ $text }” names no collection that is here. It was taken as plain words.
search-misread-topic = “{ $text }” names no topic that anything here has. It was taken as plain words.
search-misread-date = “{ $text }” names no year, month or day, such as 2026 or 2026-11-23. It was taken as plain words.
search-misread-days = “{ $text }” leaves no day between the two dates. It was taken as plain words.
search-misread-no_value = “{ $text }” has nothing right after its colon, as lang:fr has. It was taken as plain words.
search-misread-field = “{ $text }” begins with no filter: those are lang:, kind:, collection:, topic:, after:, before: and title:. It was taken as plain words.
search-misread-star = “{ $text }” holds a star, which stands for no letters: the last word is found as the beginning of longer ones anyway. It was taken as plain words.
search-misread-nothing_left = “{ $text }” leaves out everything that is here or was asked for. It was taken as plain words.
search-misread-operator = “{ $text }” does not stand between two words or phrases. It was taken as plain words.
search-misread-not = “{ $text }” does not stand before a word, a phrase or a filter. It was taken as plain words.
search-misread-bracket = “{ $text }” holds a bracket, but brackets group nothing. It was taken as plain words.
search-misread-quote = “{ $text }” begins with a quote that is never closed. It was taken as plain words.
search-misread-nothing_wanted = “{ $text }” says only what is not wanted. It was taken as plain words.
search-corrected = Showing results for
search-as-typed = Search for “{ $query }” as typed
search-any-word = Few sections hold all of these words. Sections with any of them are shown too.
search-alike = No section holds these words as typed. These hold words that look like them.
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

search-facet-more = { $count } more
search-limits = Searched only
search-within = In
search-after = Issued from
search-before = Issued before
search-limit-clear = Search beyond “{ $limit }” again
search-suggestion = Did you mean
search-glossary = By the glossary, also searched for:
search-by-glossary = found by the glossary
search-most = The best { $count } are shown. Add a word, or narrow, to see the others.
search-also-in = Also in
search-order-relevance = Best match
search-not-here =
    { $count ->
        [one] { $count } edition matches by its title or summary. Its text is not on this computer and was not searched.
       *[other] { $count } editions match by title or summary. Their text is not on this computer and was not searched.
    }
search-not-here-more =
    { $count ->
        [one] { $count } more is not shown.
       *[other] { $count } more are not shown.
    }

search-keep = Save this search
search-kept = Search saved
search-save-remove = Remove the saved search “{ $name }”
search-news =
    { $count ->
        [one] { $count } new hit
       *[other] { $count } new hits
    }
toast-search-saved = Search saved. After an update it tells you of new hits.
toast-search-removed = Saved search removed
saved-searches = Saved searches
recent-searches = Recent searches
recent-searches-forget = Forget recent searches

search-ways = What you can type
search-way-phrase = Finds the words exactly so, one after the other
search-way-without = Leaves out what has the second word
search-way-or = Finds either word
search-way-fields = Looks in titles only, in one language, for one kind, from a date on
search-way-list = Lists all of a kind from a date on, newest first
