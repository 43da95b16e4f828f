# The reader.

outline = Contents
view = View
view-text = Text
view-pages = Pages
pages-of = Pages of { $title }
text-size = Size of the text
zoom = Size of the pages
smaller = Smaller
larger = Larger
fit-width = Fit width
section-in = This section in
section-elsewhere = { $language } does not have this section. You are at the nearest one before it.
start = Beginning
page = page { $page }
page-of = page { $page } of { $pages }
find = Find in this document
find-open = Find
find-count = { $at } of { $count }
find-count-most = { $at } of { $count } or more
find-none = none
find-busy = looking
find-next = Next hit
find-previous = Previous hit
find-close = Close find
find-search = Search this publication: all forms of the words, all languages
newer-revision = What is on this computer has changed while you were reading.
newer-open = Show the new text
newer-known = Revision { $newer } is out and is not on this computer yet. This is revision { $revision }.
newer-get = Get revision { $newer }
reading-gone = This was taken from this computer while you were reading. It stays on the screen until you leave it.
reading-notice = Dates and acknowledgement
earlier-here = Only the text of revision { $revision } is here, without its file. The file of revision { $earlier } is still on this computer.
earlier-open = Show the pages of revision { $earlier }
earlier-shown = These pages are revision { $earlier }, issued { $date }. The newest is revision { $revision }; its text is here.
earlier-back = Read the text of revision { $revision }
read-in = Read it in { $language }
text-absent-title = Not on this computer
text-absent-text = The text of this edition has not been downloaded. You can get it now.
text-absent-withdrawn = Its publisher withdrew it before it was downloaded, so no source offers it any more.
text-none-title = There is no text to show
text-none-text = This edition is only a file, and it cannot be shown here. Save a copy and open it with another program.
picture-missing = A picture is missing here.
picture-missing-alt = Picture not on this computer: { $alt }

# Pictures, tables, recordings, and what another program shows.

view-table = Table
view-gallery = Pictures
picture-unfit = A picture is here that this window does not show.
picture-unfit-alt = This window does not show this picture: { $alt }
picture-enlarge = Enlarge: { $title }
picture-of = { $at } of { $count }
picture-before = Previous picture
picture-after = Next picture
plot-show = Show
plot-by = by
plot-says = { $y } by { $x }, { $count ->
    [one] one value
   *[other] { $count } values
  }: lowest { $low } ({ $lowplace }), highest { $high } ({ $highplace }).
rows-shown = { $count ->
    [one] Row { $from } of { $count }
   *[other] Rows { $from } to { $to } of { $count }
  }
rows-before = Rows before
rows-after = Rows after
player = Recording
player-play = Play
player-pause = Pause
player-back = { $seconds } seconds back
player-on = { $seconds } seconds on
player-place = Place in the recording
player-at = { $time } of { $length }
player-speed = Speed
player-follow = Follow the words
player-failed = This computer cannot play the recording in this window.
player-too-large = This recording is too large to be played in this window.
play-from = Play from { $time }
transcript-none-title = No transcript
transcript-none-text = Nobody has written down what is said in this recording.
outside-title = For another program
outside-text = This document ({ $size }) cannot be shown in this window. It is on this computer, as it was published.
open-outside = Open in another program…
outside-ask = Open in another program?
outside-ask-text = The other program gets a copy. It may show or do more than this window, such as run macros or load things from the internet. Open it only if you trust who published it.
outside-open = Open the copy

# The tools of a document's own pages.

page-tools = Tools for the pages
reader-tools = Tools
reader-place = Place in the document
page-field = Go to page
page-before = Page before
page-after = Next page
page-of-all = of { $pages }
page-place = ({ $page } of { $pages })
page-unknown = There is no such page.
page-broken = This page cannot be drawn.
fit-page = Whole page
one-page = One page at a time
turn-page = Turn the pages
thumbnails = Small pages
