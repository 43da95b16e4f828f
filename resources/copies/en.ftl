# What a saved page says about itself, above its text.
publisher = Publisher
publication = Publication
revision = Revision
revision-of = { $revision }, issued { $issued }
status = Status
status-in-force = in force
status-scheduled = scheduled
status-expired = expired – not confirmed
status-superseded = superseded
status-cancelled = cancelled
status-as-of = { $status }, as of { $date }, not confirmed since
effective = Effective
expires = Expires
expected-to-resume = Expected to resume
audience = For
withdrawn = Withdrawn
withdrawn-by = by its publisher
as-of = As of
as-of-copied = { $signed }; copied { $copied }
not-known = not known

# What marks say that are written to a file.
marks-title = Marks
marks-page = p. { $page }
marks-yellow = yellow highlight
marks-green = green highlight
marks-blue = blue highlight
marks-pink = pink highlight
marks-bookmark = bookmark
marks-orphaned = no longer in the text
marks-was = As it was marked; the publisher has changed it since:
