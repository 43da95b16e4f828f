# Sticks: what one carries, and copies to one.

sticks = Sticks
sticks-none = No stick is plugged in.
stick-empty = Carries no library.
stick-title = On this stick
stick-offer-title = A stick is here
stick-offer = <b>A stick with the library of { $name } is here</b>, as of { $when }.
stick-look = Look at it
stick-look-at = Look at { $name }
stick-later = Not now
stick-as-of = As of
stick-where = Where
stick-news-new = Nothing of this publisher is on this computer yet.
stick-news-newer = Newer than what is on this computer: as of { $when }.
stick-news-same = The same as what is on this computer.
stick-news-older = Older than what is on this computer. Nothing of it is needed.
stick-news-refused = What is on this stick does not hold its signatures.
stick-key = Key of this publisher
stick-trust-unknown = Compare it with what the publisher tells you by another way, such as the telephone. Whoever you trust can publish on this computer.
stick-trust-other = Another publisher of this name is trusted on this computer, with another key. Ask which is right. Nothing is taken from this stick.
stick-trust = Trust this key and take it in
stick-no-trust = Do not trust it
stick-take = Take it in
stick-gone = This stick is no longer plugged in.
source-stick-here = Stick, plugged in:
source-stick-away = Stick, not plugged in. It is found again wherever it is plugged in.

copy-open = Copy to a stick…
copy-title = Copy to a stick
copy-text = Whoever gets the stick can read from it or take it in. What is on it is checked against the publisher’s signature.
copy-where = Where to
copy-no-stick = No stick is plugged in. Plug one in, or choose a folder.
copy-browse = Another folder…
copy-free = { $size } free
copy-looking = Looking at it.
copy-what = What
copy-there = on it already
copy-older = an older state is on it
copy-goes = goes from the stick
copy-nothing = Nothing is on this computer yet that could be copied. It comes with an update.
copy-room = Takes { $needed }; { $free } are free.
copy-no-room = Takes { $needed }, but only { $free } are free. Choose less, or free some space.
copy-begin = Copy, { $size }
copy-running = Copying
copy-leave-in = Leave the stick in. You can close this and read on.
copy-goes-on = What is written stays, and an older copy can still be read. Copy again and it goes on from there.
copy-again = Copy again…
copy-stopped = Stopped. Copy again and it goes on from there.
copy-done = Everything is written. Eject the stick, then take it out.
copy-written =
    { $count ->
        [0] nothing was new
        [one] { $count } file written, { $size }
       *[other] { $count } files written, { $size }
    }
copy-absent =
    { $count ->
        [one] { $count } file is not on this computer, so the stick is without it.
       *[other] { $count } files are not on this computer, so the stick is without them.
    }
copy-too-large = Too large for most sticks, 4 GiB or more, and left out:
copy-damaged = Damaged on this computer and left out; an update fetches it again:
