# The window: rail, banners, updates in one line, keys, and what every screen shares.

app-name = Fieldshelf
app-tagline = Works offline
window-title = { $screen } – { $app }
skip = Skip to the content
rail = Main
rail-collapse = Collapse the side rail
rail-expand = Expand the side rail
collections = Collections

nav-notices = Notices
nav-library = Library
nav-search = Search
nav-saved = Saved
nav-updates = Updates
nav-settings = Settings
unread = { $count } unread

# Two short texts that belong together, and the mark between several.
pair = { $first }: { $second }
list-separator = {"; "}
list-comma = ,{ " " }
loading = Loading
open = Open
close = Close
undo = Undo
stop = Stop
retry = Retry
back = Back
forward = Forward
check-now = Check now
never = never

moment-today = today
moment-today-at = today, { $time }
moment-day-at = { $date }, { $time }
size-bytes = { $value } bytes
size-kb = { $value } kB
size-mb = { $value } MB
size-gb = { $value } GB
size-of = { $done } of { $total }
percent = { $value }%

# The state of updates
sync-up-to-date = Up to date
sync-update-ready = Update ready
sync-updating = Updating
sync-updating-of = Updating, { $done } of { $total }
sync-checking = checking
sync-checked = checked { $when }
sync-last = last { $when }
sync-not-checked =
    { $days ->
        [one] Not checked for { $days } day
       *[other] Not checked for { $days } days
    }
sync-unconfirmed = Not confirmed
sync-never = Never checked
sync-no-check = no check has succeeded
sync-failed = Last check failed
sync-offline = Offline
sync-preview = Preview
sync-unsigned = not signed
sync-paused = paused
sync-paused-at = paused, { $done } of { $total }

# Banners
preview-title = Preview, not signed.
preview-text = This shows the content folder { $folder }. Nobody has signed it, and nothing of it is kept.
clock-behind-title = This computer’s clock is behind.
clock-behind-text = The newest update was signed { $when }, which is later than the clock says. What is in force may be shown wrongly. Correct the date and time.
unwritable-full = The disk is full.
unwritable-full-text = You can read and search. Nothing can be saved, marked or updated until there is room: free some space.
unwritable-locked = This library can only be read here.
unwritable-locked-text = You can read and search. Nothing is saved, marked or updated: for that, ask for the right to write in { $folder }.
urgent-notice = Urgent notice
urgent-notice-in-force = Urgent notice, in force:
urgent-notice-as-of = Urgent notice, in force as of { $date }, not confirmed since:
read-notice = Read notice
stale-since =
    { $days ->
        [one] <b>Not checked for { $days } day.</b> Notices may have changed since { $when }.
       *[other] <b>Not checked for { $days } days.</b> Notices may have changed since { $when }.
    }
stale-unconfirmed = <b>Not confirmed.</b> A signature has expired. Notices may have changed since { $when }.
stale-never = <b>Never checked.</b> Notices may have changed since this library was made.

# Results of what was just done
toast-saved = Added to Saved
toast-unsaved = Removed from Saved
toast-copy-saved = Copy saved

# Keys
keys-title = Keys
keys-of-window = Everywhere
keys-of-lists = Lists
keys-of-reader = Reading
keys-of-pages = Pages
keys-all = all keys
keys-clear = clear
keys-move-short = move
keys-open-hit = open at the hit
keys-palette = Commands
keys-search = Search everything
keys-find = Find in this document
keys-next = Next hit
keys-previous = Previous hit
keys-region = Next region of the window
keys-move = Move in a list
keys-open = Open
keys-preview = Show beside the list
keys-close = Close what is on top, then clear
keys-back = Back
keys-forward = Forward
keys-language = Next language, same section
keys-larger = Larger
keys-normal = Normal size
keys-view = Text or pages, at the same place
keys-page = Next page; the other arrow goes back
keys-go-to-page = Go to a page
keys-whole-page = Whole page in the window
keys-one-page = One page at a time, or all
keys-turn = Turn the pages
keys-thumbnails = Small pages to choose from
keys-sheet = These keys
key-ctrl = Ctrl
key-alt = Alt
key-shift = Shift
key-enter = Enter
key-space = Space
key-esc = Esc

# Command palette
palette = Commands and publications
palette-hint = Go to a screen or a publication
palette-commands = Commands
palette-publications = Publications
palette-none = Nothing has this name.
palette-notices = Open Notices
palette-library = Open Library
palette-search = Open Search
palette-saved = Open Saved
palette-updates = Open Updates
palette-settings = Open Settings

# Settings
settings-language = Language of the window
settings-language-note = Publications keep their own languages.
settings-system = As this computer
settings-theme = Light and dark
settings-theme-light = Light
settings-theme-dark = Dark
settings-window = Window and keys
settings-slim-rail = Slim side rail
settings-single-keys = Single keys such as / and ? act outside fields
settings-keys = Show all keys
settings-updates = Updates by themselves
settings-updates-note = Collections that ask first are only offered.
settings-updates-office = Set by your office.
settings-every = Look for updates
every-0 = Never
every-hours =
    { $hours ->
        [one] Every hour
       *[other] Every { $hours } hours
    }
every-minutes =
    { $minutes ->
        [one] Every minute
       *[other] Every { $minutes } minutes
    }
settings-metered = This connection is metered: files wait until I fetch them
settings-metered-system = Updates that begin by themselves leave files for later also whenever the system calls the connection metered.
settings-about = About this library
about-version = Version
about-folder = Folder
about-holds = Holds
about-holds-value =
    { $publications ->
        [one] { $publications } publication
       *[other] { $publications } publications
    } in { $editions ->
        [one] { $editions } edition
       *[other] { $editions } editions
    }, { $sections } sections of text
