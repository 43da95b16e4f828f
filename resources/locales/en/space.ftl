# Space, under Updates.

space = Space on this computer
space-files = Documents and pictures
space-text = Text for reading and search
space-covers = Covers
space-other = Everything else
space-by-collection = By collection
space-free-on-disk = { $size } free on this disk
space-no-limit = No limit
space-limit-is = At most { $size }
space-free-up = Free up space…
space-free-question = Whose files may go?
space-free-text = The text of each stays, so you can still read and search. Files come back with a download. What is in Saved is not listed.
space-free-none = Nothing here has files that may go.
files-remove-size = Remove files, { $size }
space-limit = Limit to space
space-limit-set = Limit…
space-limit-text = The library takes { $size } now. Files that would pass the limit wait; texts and notices always come. Nothing that is here is removed.
space-limit-at = At most
space-limit-gigabytes = Gigabytes
space-limit-below = The library takes more than this already: no new files come until some are removed.

move = Move the library
move-ask = Move the library…
move-text = Everything, { $size }, is copied to the new folder and checked there; only then does it count, and the old one is emptied. Choose an empty folder on a disk of this computer, not on a network. Fieldshelf starts again afterwards.
move-to = To the folder
move-now = Move and start again
move-running = Copying and checking
move-restarting = Moved. Starting again.
