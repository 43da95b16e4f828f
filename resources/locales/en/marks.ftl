# Bookmarks, highlights and notes.

marks = Marks
marks-count = Marks in this document: { $count }
marks-close = Close marks
marks-none-here = Nothing is marked in this document. Select words to highlight them, or bookmark a section.
marks-export = Export marks…
marks-find = Find in marks
marks-find-hint = Words and notes
marks-all =
    { $count ->
        [one] { $count } mark
       *[other] { $count } marks
    }
marks-found =
    { $count ->
        [one] { $count } of { $total } mark
       *[other] { $count } of { $total } marks
    }
mark-tools = Mark these words
mark-in = Highlight in { $colour }
mark-remove = Remove mark
mark-orphaned = These words are no longer in the text
mark-changed = Changed by the publisher since you marked it. It was:
colour-yellow = yellow
colour-green = green
colour-blue = blue
colour-pink = pink
pen-sign = Aa
bookmark = Bookmark
bookmark-add-section = Bookmark this section
bookmark-add-page = Bookmark this page
bookmark-remove-section = Remove the bookmark of this section
bookmark-remove-page = Remove the bookmark of this page
note-add = Add note
note-edit = Edit note
note-save = Save note
note-of = Note on: { $words }
words-copy = Copy
saved-parts = Parts of Saved
filter-publication = Publication
filter-colour = Colour
empty-marks-title = Nothing marked yet
empty-marks-text = Bookmark a page, or select words while you read: highlights and notes gather here, and stay on this computer.
empty-marks-filter = No mark fits what is chosen above.
toast-highlighted = Highlighted
toast-bookmarked = Bookmarked
toast-mark-removed = Mark removed
toast-words-copied = Copied
toast-marks-saved =
    { $count ->
        [one] { $count } mark saved
       *[other] { $count } marks saved
    }
palette-marks = Open marks
keys-bookmark = Bookmark
keys-highlight = Highlight; without selected words, choose them sentence by sentence
keys-marks = Marks beside the text
