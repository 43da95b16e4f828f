# Sources, under Updates.

sources = Sources
sources-none = No source has been added. Add the card of your office.
source-built-in = Came with the app
source-signed = Newest signature
source-verified = Signature checked
source-unverified = Nothing checked yet
source-preview = Not signed: this is a preview
fingerprint = Key; compare it with the card from your office

add = Add…
remove = Remove…
keep = Keep
set-by-office = Set by your office

source-add = Add a source
source-add-button = Add a source…
source-add-text = A source begins with a card. Your office has it as a file, as a code, or at the address of its updates.
source-add-field = Card, address or folder
source-add-hint = Paste the card or what a code says, type an address or a folder, or drop a card’s file on the window.
source-added = { $publisher } was added
source-refused = Nothing was added. Tell your office that the key of { $publisher } differs.
source-place = Take its updates from
source-place-none = The card names no address. Choose the folder or stick, or type the address.
source-place-add = Add this place
source-place-remove = Remove this place only
source-place-remove-text = There are several places to take its updates from. What came from them stays when one is removed:
source-place-removed = Place removed
source-remove-of = Remove { $publisher }, { $location }
folder-choose = Choose a folder…

card-choose = Choose a card’s file…
card-look = Look at the card
card-looking = Looking for the card.
card-compare = Is this the key on your card?
card-compare-text = Compare it with what your office gives you by another way: on paper, or by telephone. If one character differs, do not use this source.
card-differs = It differs
card-same = It is the same
card-known = Already trusted
card-known-text = This publisher is trusted on this computer under this key. You can add another place to take its updates from.
card-conflict = This card is refused
card-conflict-text = { $publisher } ({ $name }) is trusted on this computer under another key. Nothing was changed.
card-conflict-next = Ask your office by another way which key is right. To trust the other, remove the publisher first.
card-key-trusted = Trusted here
card-key-offered = On this card
card-show = Card of this publisher
card-show-short = Card
card-show-of = Card of { $publisher }
card-code = Code of { $publisher }
card-code-text = Read with a telephone, the code gives the publisher’s name, this key and its addresses. Pasted into “Add a source” it fetches the card and takes it only under this key.
card-copy = Copy the card
card-copy-link = Copy what the code says
card-save = Save the card’s file…
card-copied = Copied
card-not-copied = This computer did not let it be copied. Save the file instead.
card-saved = Saved: { $path }

publisher-remove = Remove the publisher
publisher-remove-question = Remove { $publisher }?
publisher-remove-text =
    { $count ->
        [one] { $count } publication goes from this computer, { $size }. It comes back only if you add the source again.
       *[other] { $count } publications go from this computer, { $size }. They come back only if you add the source again.
    }
publisher-remove-saved =
    { $count ->
        [one] You saved { $count } of them, and it would go too:
       *[other] You saved { $count } of them, and they would go too:
    }
publisher-removed = { $publisher } was removed
