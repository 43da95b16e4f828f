# Notices.

notice = Notice
notices-list = List of notices
notices-all =
    { $count ->
        [one] { $count } notice
       *[other] All { $count } notices
    }
notices-show = Show
notices-filter-all = All
notices-filter-unread = Unread
notices-filter-to-acknowledge = To acknowledge
notices-group-force = In force
notices-group-check = Check before you rely on it
notices-group-scheduled = Scheduled
notices-group-past = No longer in force

status-in-force = In force
status-in-force-as-of = In force, as of { $date }, not confirmed since
status-in-force-unsure = In force, not confirmed
status-scheduled = Scheduled
status-expired-not-confirmed = Expired – not confirmed
status-superseded = Superseded
status-cancelled = Cancelled

message-alert = Notice
message-update = Update of an earlier notice
message-cancel = Cancellation
severity-unknown = not stated
severity-minor = minor
severity-moderate = moderate
severity-severe = severe
severity-extreme = extreme

unread-mark = Unread
notice-issued-short = issued { $date }
notice-ended = ended { $date }, nothing has confirmed it since
notice-begins = begins { $date }
notice-was-replaced = issued { $date }, replaced
notice-as-of = as of { $date }, not confirmed since
notice-issued = { $kind } · issued { $date } by { $publisher }
notice-languages = Language of this notice
notice-replaces = Replaces
notice-replaced-by = Replaced by

as-of-fresh = <b>As of { $when }.</b> Signed then by { $publisher }; the signature is valid.
as-of-stale = <b>As of { $when }.</b> Not confirmed since. This notice may have changed.
as-of-never = <b>Not signed.</b> Nothing has confirmed this notice.

timeline-today = Today, { $date }
timeline-begin = In force from
timeline-will-begin = Begins
timeline-end-expires = Ends
timeline-end-expected = Expected to resume, not confirmed
timeline-end-open = No end is given
timeline-now-in-force = Holds now
timeline-now-as-of = Not confirmed since { $date }
timeline-now-scheduled = Not yet in force
timeline-now-expired-not-confirmed = Not confirmed
timeline-now-superseded = Replaced
timeline-now-cancelled = Taken back
fact-for = For
fact-severity = Severity
fact-revision = Revision

acknowledgement = Acknowledgement
acknowledge = Acknowledge
acknowledge-question = Have you read this notice?
acknowledge-note = Kept on this computer. You can undo it.
acknowledge-wanted = to acknowledge
acknowledge-not-wanted = This notice asks for no acknowledgement.
acknowledged-short = acknowledged
acknowledged-at = Acknowledged { $when }
acknowledged-here = It stays on this computer.

empty-notices-title = No notices
empty-notices-text = Nobody has published a notice that this library has taken in.
empty-notices-filter = None of these
empty-notices-filter-text = No notice fits what is chosen above.
