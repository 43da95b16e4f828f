# The first steps on a new computer.
first-title = Set up this computer
first-text = Choose the language, who publishes, and what to take. It takes a minute.
first-begin = Begin…
first-later = Not now
first-who = Who publishes
first-who-text = Your office has a card for you, as a file, a code or an address.
first-to-fetch = { $size } to fetch
first-all-here = all of it is here
first-done = Done
