# Library, Saved, and what is said of a publication everywhere.

publications = Publications
publications-count =
    { $count ->
        [one] { $count } publication
       *[other] { $count } publications
    }
publications-found = { $count } of { $total } publications
library-find = Find in titles; Enter searches the full text
library-find-hint = Titles; Enter for full text
search-full-text = Search the full text for “{ $query }”

filter-language = Language
filter-kind = Kind
filter-collection = Collection
filter-topic = Topic
filter-year = Year
filter-here = On this computer
filter-any = any
filter-chosen = { $count } chosen
filter-clear = Clear
filter-clear-all = Show everything
sort = Order
sort-newest = Newest first
sort-title = By title
sort-collection = By collection
group-week = This week
group-earlier = Earlier in { $year }
group-all = All publications

kind-notice = Notice
kind-handbook = Handbook
kind-report = Report
kind-brief = Brief
kind-article = Article
kind-page = Page
kind-gallery = Gallery
kind-recording = Recording
kind-dataset = Dataset
kind-form = Form
kind-in = { $kind } · { $collection }
publication-meta = { $kind } · revision { $revision } · { $date }
revision = Revision { $revision }
revision-issued = Revision { $revision }, issued { $date }
issued = issued { $date }
published-by = Published by { $publisher }
withdrawn = Withdrawn
withdrawn-text = Its publisher has withdrawn this. It stays readable here, and is no longer updated.

avail-here = Downloaded
avail-text = Text only
avail-absent = Not on this computer
avail-older = Older translation
here-in-languages =
    { $count ->
        [0] In no language on this computer
        [one] In { $count } language on this computer
       *[other] In { $count } languages on this computer
    }
tag-present = { $language }, on this computer
tag-older = { $language }, older translation
tag-absent = { $language }, not on this computer
tag-current = { $language }, shown now
legend-sign = EN
legend-current = Current
legend-absent = Not downloaded
older = older
edition-older = The text this translation was made from has changed since. { $language } may not say the newest.

detail-of = Details: { $title }
details = Details
details-close = Back to the list
save-copy = Save a copy…
save-copy-of = Save a copy in { $language }…
saved-add = Add to Saved
saved-remove = Remove from Saved
editions = Editions
column-revision = Revision
column-here = On this computer
column-size = Size
size-to-fetch = { $size } to download
column-copy = Copy
links = Links
files = Files
file-drag = Drag it into a folder or a message: it goes as it was published.
file-drag-ready = The file is ready. Drag it again.

empty-library-title = Your shelf is empty
empty-library-text = Nothing has been taken in yet. After the first update everything here works without a connection.
empty-library-next = Open Updates
empty-saved-title = Nothing saved yet
empty-saved-text = What you add to Saved stays on this computer, whatever the rules say.
empty-saved-next = Open Library
empty-filter-title = Nothing matches
empty-filter-text = No title or summary here fits what is chosen above.

download = Download… { $size }
download-file = Download the file… { $size }
download-in = Download in { $language }… { $size }
download-of = Download of { $title }
downloading = Downloading
files-remove = Remove files
files-remove-ask = Remove files, { $size }…
files-remove-question = Remove the files?
files-remove-text = This frees { $size }. The text stays on this computer, so you can still read and search. Files come back with a download.
files-removed = Files removed, { $size } free
forget = Forget
toast-forgotten = Forgotten
withdrawn-saved = It is in Saved, so it stays. Remove it from Saved to forget it.
