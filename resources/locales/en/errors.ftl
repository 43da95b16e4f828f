# What can go wrong: what happened, then what is safe and what to do. One pair a code.

start-failed = The library cannot be opened
error-details = The whole story, for whoever helps you

error-wrong-input = This request makes no sense to the library.
error-wrong-input-next = Nothing was changed. Go back and choose again.
error-not-found = This is not in the library.
error-not-found-next = It may have been replaced or withdrawn. Look for it in the Library or with Search.
error-not-here = Its file is not on this computer.
error-not-here-next = It comes with an update. Open Updates to see what is missing.
error-missing-there = A file of it is missing at { $source }.
error-missing-there-next = Use another source that has it, or tell the publisher; then try again.
error-about-in = { $title } ({ $language })
error-unreachable = A source cannot be reached.
error-unreachable-next = Everything on this computer still works. Check the folder, stick or connection, then try again.
error-unplugged = No stick with anything newer is plugged in.
error-unplugged-next = What is on this computer stays as it is. Plug in a newer stick, then check again.
error-refused = What a source offered was refused.
error-refused-next = Its signatures do not hold, so nothing of it was taken. The library is as it was. Tell the office that publishes it.
error-held = Another program is writing to this library.
error-held-next = Reading and searching still work. Try again when it has finished.
error-newer-library = This library was written by a newer version.
error-newer-library-next = Nothing was changed. Install the newer version of Fieldshelf on this computer.
error-disk-full = The disk is full.
error-disk-full-next = What was complete is kept. Free some space, then try again.
error-read-only = This folder or file cannot be written.
error-read-only-next = Nothing was changed. Choose another folder, or ask for the right to write there.
error-damaged = Something stored on this computer is damaged.
error-damaged-next = The rest still works. The next update fetches it again.
error-failed = This did not work.
error-failed-next = Nothing that was complete is lost. Try again; if it stays so, show the whole story to whoever helps you.
error-over-limit = It does not fit under the limit to space.
error-over-limit-next = Nothing was removed. Free some space or raise the limit, both under Updates.
error-not-taken = The pages of this document cannot be taken as they are.
error-not-taken-next = Nothing was changed. Take its text instead, or save the file as published.
