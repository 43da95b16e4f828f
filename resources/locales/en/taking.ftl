# Taking away: copies, printing, hand-outs.
take-title = Print or save as…
take-save = Save
take-file = As published
take-file-text = The file as its publisher made it; a web page where there is none.
take-pdf = PDF
take-pdf-text = Every page names publisher, revision, language and date: its own pages where it has some, else pages set anew.
take-text = Plain text
take-text-text = The words alone, for any program.
take-print = Print
take-all = Everything
take-all-text = All of it, with publisher, revision, language and date on every page.
take-section = This section: { $section }
take-section-text = With the sections below it.
take-selection = The selected words
take-selection-text = What you selected in the text.
take-handout = Hand-out
take-handout-text = One sheet in large type, in several languages, with a code that leads back to the notice. What is too long gets a sheet for each language.
take-as-text = As text, set anew
take-as-text-text = In place of the pages as published.
take-languages = Languages
take-open = Open for printing
take-handout-save = Save the hand-out…
take-copies =
    { $count ->
        [one] Save the copy…
       *[other] Save { $count } copies…
    }
take-sheets =
    { $count ->
        [one] Too long for one side in large type: { $count } sheet, on both sides.
       *[other] Too long for one sheet in large type: { $count } sheets, each language on its own.
    }
take-working = Setting the pages.
take-opened = Opened for printing
take-opened-text = Print it from the program that shows the pages.
take-missing = The app has no letters for { $characters }: boxes stand in their place.
toast-copies-saved = Copies saved
handout = Hand-out or copy…
keys-print = Print or save as
