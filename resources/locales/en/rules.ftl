# What to take of each collection, under Updates.

rules = What to take
rules-default = All other collections
rules-as-default = As all other collections
rules-change = Change…
rules-change-of = Change what is taken: { $title }
rules-use-default = As all other collections
rules-apply = Apply
rules-applied = Applied from the next update on
rules-applied-freed = Applied, { $size } free
rules-fetch =
    { $count ->
        [one] With this, the next update fetches { $count } edition, { $size } at most.
       *[other] With this, the next update fetches { $count } editions, { $size } at most.
    }
rules-fetch-none = With this, nothing that is known here is still to be fetched.
rules-free =
    { $count ->
        [one] { $size } of files of { $count } publication here are then not wanted.
       *[other] { $size } of files of { $count } publications here are then not wanted.
    }
rules-free-now = Remove those files now. Texts stay, and so does what is in Saved.

rule-take = How much
rule-take-everything = Everything
rule-take-everything-note = Texts and files
rule-take-text = Text only
rule-take-text-note = To read and search; files when you ask for them
rule-take-on-demand = On demand
rule-take-on-demand-note = Notices, and what you ask for
rule-languages = Languages
rule-languages-all = All languages
rule-size = Files wait to be asked for above
rule-size-any = No size
rule-largest = files up to { $size }
rule-trigger = When
rule-trigger-automatic = Automatic
rule-trigger-ask = Ask first
rule-trigger-by-hand = By hand
