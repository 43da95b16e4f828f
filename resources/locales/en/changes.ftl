# What changed in a text since it was read.

changed-since =
    { $count ->
        [one] Changed since you read it on { $date } (revision { $before } to { $after }): { $count } passage
       *[other] Changed since you read it on { $date } (revision { $before } to { $after }): { $count } passages
    }
changed-beside = Changed since you read it on { $date } (revision { $before } to { $after }).
changed-acknowledged = You acknowledged this notice on { $date }.
changed-not-kept = The text you read is not kept on this computer, so the changes cannot be shown.
changed-moved = Moved here, word for word
changes-region = Changes since you read it
changes-show = Show changes
changes-hide = Hide changes
changes-next = Next change
changes-previous = Previous change
changes-at = Change { $at } of { $count }
changes-read = Mark as read
changes-detail-title = Title
changes-detail-summary = Summary
changes-detail-message = Kind
changes-detail-effective = In force from
changes-detail-onset = Begins
changes-detail-expires = Ends
changes-detail-expected-to-resume = Expected to resume
toast-changes-read = Marked as read
palette-changes = Show what changed since you read this
keys-change-next = Next change since you read it
keys-change-previous = Previous change
