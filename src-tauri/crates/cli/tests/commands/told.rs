//! What commands tell people: what is wrong, what there is, and what to do next.

use crate::desk::{Desk, typed};

/// A library that holds what one office published: a publication of one section.
fn desk() -> Desk {
    Desk::holding(&[
        ("collections/books/collection.toml", "format = 1\n[titles]\nen = \"Books\"\n"),
        ("collections/books/desk/publication.toml", ABOUT),
        ("collections/books/desk/en.md", "# The desk\n\nBring a document to the window, and a pencil.\n"),
    ])
}

impl Desk {
    /// Publishes a PDF beside that, and takes it in; gives how many pages it has.
    fn add_sheet(&self) -> u64 {
        let (_, saved) = self.json(&typed("save desk@en --to copies --as pdf"));
        let pdf = self.path(saved["copies"][0]["path"].as_str().unwrap());
        self.write("collections/books/sheet/publication.toml", ABOUT);
        self.write("collections/books/sheet/en.toml", "format = 1\ntitle = \"The sheet\"\n");
        std::fs::copy(pdf, self.path("content/collections/books/sheet/en.pdf")).unwrap();
        self.build("2026-11-23T09:00:00Z");
        self.ok(&typed("sync"));
        saved["copies"][0]["pages"].as_u64().unwrap()
    }

    /// The exit code, and all that was printed.
    fn told(&self, arguments: &[&str]) -> (Option<i32>, String) {
        let output = self.run(arguments);
        let text = [output.stdout, output.stderr].map(|bytes| String::from_utf8(bytes).unwrap());
        (output.status.code(), text.concat())
    }

    /// All that is printed by a command that succeeds.
    fn said(&self, arguments: &[&str]) -> String {
        let (code, text) = self.told(arguments);
        assert_eq!(code, Some(0), "{arguments:?}: {text}");
        text
    }
}

const ABOUT: &str = "format = 1\nkind = \"article\"\nissued = 2026-11-01\n";

#[test]
fn a_page_that_a_document_does_not_have_is_refused_with_how_many_it_has() {
    let desk = desk();
    let pages = desk.add_sheet();
    desk.said(&["marks", "add", "sheet@en", "--page", &pages.to_string()]);
    let has = if pages == 1 { "it has 1 page;".to_owned() } else { format!("it has {pages} pages;") };
    for (page, said) in [((pages + 1).to_string(), &*has), ("999".to_owned(), &*has), ("0".to_owned(), "from 1")] {
        let (code, text) = desk.told(&["marks", "add", "sheet@en", "--page", &page]);
        assert_eq!(code, Some(2), "{text}");
        let parts = [said, &*format!("page {page} of office/books/sheet@en"), "see: shelf show office/books/sheet@en"];
        assert!(parts.iter().all(|part| text.contains(part)), "{text}");
    }
}

#[test]
fn a_limit_below_what_is_here_says_that_nothing_goes_and_what_makes_room() {
    let desk = desk();
    let text = desk.said(&["limit", "1kB"]);
    for part in ["more than that. Nothing is removed", "shelf limit SIZE"] {
        assert!(text.contains(part), "{text}");
    }
    desk.said(&["limit", "none"]);
    desk.add_sheet();
    let text = desk.said(&["limit", "1kB"]);
    assert!(text.contains("Nothing is removed") && text.contains("shelf free office/books/sheet (frees "), "{text}");
    assert!(desk.said(&["list"]).contains("office/books/sheet"));
    for enough in ["1GB", "none"] {
        assert!(!desk.said(&["limit", enough]).contains("Nothing is removed"), "{enough}");
    }
}

#[test]
fn where_there_are_no_files_to_free_that_is_said() {
    let desk = desk();
    let nothing = "has no files of its own on this computer: there was nothing to free.";
    assert!(desk.said(&["free", "desk"]).contains(&format!("office/books/desk {nothing}")));
    desk.add_sheet();
    assert!(desk.said(&["free", "sheet"]).starts_with("The files of office/books/sheet are gone from this computer ("));
    assert!(desk.said(&["free", "sheet"]).contains(nothing), "they are gone already");
    let (code, saved) = desk.told(&["save", "sheet@en", "--to", "copies"]);
    let next =
        "the file of office/books/sheet@en is not on this computer; fetch it with: shelf fetch office/books/sheet@en";
    assert!(code == Some(1) && saved.contains(next), "{saved}");
}

#[test]
fn what_words_were_taken_for_is_said_before_what_was_found() {
    let desk = desk();
    let found = desk.said(&["search", "documant pencil"]);
    assert!(found.starts_with("Showing results for “document pencil”; --as-typed looks for"), "{found}");
    assert!(found.lines().last().unwrap().starts_with("1 section, in "), "{found}");
    let alike = desk.said(&["search", "documentary ", "--as-typed"]);
    let (before, hits) = alike.split_once("office/books/desk@en#").unwrap();
    assert!(before.contains("No section holds the words as typed; these hold words that look like them."), "{alike}");
    assert!(!hits.contains("0 sections"), "{alike}");
    let help = desk.said(&["search", "--help"]).split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(help.contains("Sections whose words only look like them are still shown"), "{help}");
}

#[test]
fn what_is_written_like_a_filter_or_with_a_star_is_explained_and_answered() {
    let desk = desk();
    for (query, said) in [
        ("docu*", "“docu*” holds a star, which stands for no letters"),
        ("language:en document", "“language:en” begins with no filter: those are lang:, kind:,"),
        ("type:article document", "“type:article” begins with no filter: those are lang:, kind:,"),
    ] {
        let found = desk.said(&["search", query]);
        assert!(found.starts_with(said) && found.contains("office/books/desk@en#"), "{query}: {found}");
    }
}

#[test]
fn what_is_counted_is_one_or_many() {
    let desk = desk();
    assert!(desk.said(&["list"]).contains("1 of 1 publication."));
    desk.said(&["marks", "add", "desk@en", "--words", "pencil"]);
    assert!(desk.said(&["marks", "list"]).contains("1 of 1 mark."));
    desk.add_sheet();
    assert!(desk.said(&["list"]).contains("2 of 2 publications."));
    assert!(desk.said(&["search", "document", "--limit", "0"]).contains(" sections hold “document”"));
    assert!(
        desk.said(&["search", "document", "--limit", "0", "--within", "desk"]).contains("1 section holds “document”")
    );
}

#[test]
fn an_empty_library_says_what_fills_it() {
    let desk = desk();
    desk.said(&["backup", "kept.fieldshelf-backup"]);
    std::fs::remove_dir_all(desk.path("library")).unwrap();
    desk.said(&["restore", "kept.fieldshelf-backup"]);
    let empty = desk.said(&["list"]);
    assert!(empty.contains("shelf sync") && !empty.contains("source add"), "{empty}");
    desk.said(&["source", "remove", "office"]);
    assert!(desk.said(&["list"]).contains("shelf source add"));
}

#[test]
fn an_error_names_the_next_step() {
    let desk = desk();
    for (arguments, step) in [
        (&["jobs", "pause", "1"][..], "see: shelf jobs show 1"),
        (&["list", "--lang", "!!"], "examples: en, ar, sr-Latn"),
        (&["search", "desk", "--lang", "!!"], "examples: en, ar, sr-Latn"),
        (&["search", "--batch", "nowhere"], "check the path"),
        (&["search", "desk", "--limit", "-1"], "'-1' for '--limit <LIMIT>': write a whole number from 0 to 200"),
        (&["search", "desk", "--limit", "many"], "'many' for '--limit <LIMIT>': write a whole number from 0 to 200"),
        (&["search", "desk", "--year", "-5"], "'-5' for '--year <YEAR>': write a whole number from 1 to 9999"),
        (&["nearby", "on", "--port", "-1"], "'-1' for '--port <PORT>': write a whole number from 1 to 65535"),
        (&["publish", "keys", "content", "--expires-days", "-1"], "write a whole number from 1 to 36500"),
        (&["sync", "--budget", "-1"], "'--budget <SIZE>': “-1” is no size"),
        (&["limit", "-1"], "“-1” is no size"),
        (
            &["free", "desk@en"],
            "“desk@en” names one language, and this takes a publication as a whole: write office/books/desk",
        ),
        (&["forget", "books/desk@en"], "whole: write office/books/desk"),
        (&["handout", "office/books/desk@en", "--lang", "en", "--to", "sheet.pdf"], "whole: write office/books/desk"),
        (&["search", "document", "--within", "desk@en"], "whole: write office/books/desk"),
        (&["list", "--collection", "maps"], "“maps” names no collection that is here; there is: office/books"),
        (
            &["rules", "set", "office/maps", "--take", "text"],
            "“office/maps” names no collection that is here; there is:",
        ),
        (&["copy-to", ".", "--collection", "maps"], "“maps” names no collection that is here; there is:"),
        (&["jobs", "show", "abc"], "invalid value 'abc' for '<ID>': write its number, as it stands in: shelf jobs"),
        (&["jobs", "watch", "1.5"], "write its number, as it stands in: shelf jobs"),
        (&["saved", "run", "ours"], "write its number, as it stands in: shelf saved list"),
        (
            &["handout", "desk", "--lang", "en, fr", "--to", "new/"],
            "names a folder; name the file: --to new/desk.en-fr.handout.pdf",
        ),
        (
            &["handout", "desk", "--lang", "en", "--to", "content"],
            "content names a folder; name the file: --to content",
        ),
        (
            &["publish", "add-office", "books", "repository", "--keys", "content.keys", "--public-key", "none.pub"],
            "there is no public key at none.pub; check the path: the office makes it with: shelf publish office-key",
        ),
        (&["free", "nothing@en"], "“nothing” is not in this library; see: shelf list"),
        (&["jobs", "show", "-1"], "there is no job -1; see: shelf jobs"),
    ] {
        let (code, text) = desk.told(arguments);
        assert!(code == Some(2) && text.contains(step), "{arguments:?}: {text}");
    }
    let notice =
        "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n[notice]\nmessage = \"alert\"\nseverity = \"minor\"\n";
    desk.write("collections/books/closed/publication.toml", notice);
    desk.write("collections/books/closed/en.md", "# Closed\n\nUntil Monday.\n");
    desk.build("2026-11-24T08:00:00Z");
    desk.said(&["sync"]);
    let (code, text) = desk.told(&["handout", "closed", "--lang", "en", "--to", "nowhere/sheet.pdf"]);
    let says = text.starts_with("error: could not save a copy in nowhere: ") && text.ends_with("; check the path\n");
    assert!(code == Some(2) && says && !text.contains(".tmp"), "{text}");
}

#[test]
fn a_title_reorders_no_line_that_is_printed_and_who_publishes_it_is_warned() {
    let desk = desk();
    desk.write("collections/books/order/publication.toml", ABOUT);
    let isolated = "\u{2066}COVID-19\u{2069}";
    let text = format!("# Plan\u{202e}fdp\u{2067} {isolated}\n\n## Steps\u{202a} {{#steps}}\n\nQuince\u{202d} jam.\n");
    desk.write("collections/books/order/en.md", &text);
    let checked = desk.said(&["publish", "check", "content"]);
    assert!(checked.contains("order/en.md: warning: its title holds U+202E"), "{checked}");
    desk.build("2026-11-23T09:00:00Z");
    desk.said(&["sync"]);
    for arguments in [&["list"][..], &["search", "quince"], &["show", "order"], &["show", "order@en"]] {
        let printed = desk.said(arguments);
        assert!(printed.contains(&format!("Planfdp {isolated}")), "{arguments:?}: {printed:?}");
        assert!(!printed.contains(['\u{202a}', '\u{202d}', '\u{202e}', '\u{2067}']), "{arguments:?}: {printed:?}");
    }
    assert!(!desk.said(&["show", "order@en", "--text"]).contains('\u{202d}'));
}

#[test]
fn what_a_filter_names_and_nothing_here_has_is_said_with_what_there_is() {
    let desk = desk();
    for (arguments, said) in [
        (&["list", "--lang", "xh"][..], Some("Nothing here is in the language “xh”; there is: en.")),
        (&["list", "--kind", "notice"], Some("Nothing here is of the kind “notice”; there is: article.")),
        (&["list", "--collection", "office/maps"], Some("in the collection “office/maps”; there is: office/books.")),
        (&["search", "desk", "--lang", "fr", "--lang", "en"], Some("in the language “fr”; there is: en.")),
        (&["search", "desk", "--topic", "return"], Some("Nothing here is on the topic “return”; there is none.")),
        (&["search", "desk", "--lang", "EN", "--kind", "article", "--collection", "books"], None),
        (&["list", "--lang", "en", "--collection", "office/books"], None),
        (&["list", "--lang", "en, ar"], Some("Nothing here is in the language “ar”; there is: en.")),
        (&["search", "desk", "--lang", "EN ,en-GB"], Some("Nothing here is in the language “en-GB”; there is: en.")),
    ] {
        let text = desk.said(arguments);
        assert!(
            said.map_or_else(|| !text.contains("Nothing here"), |said| text.contains(said)),
            "{arguments:?}: {text}"
        );
    }
    assert_eq!(desk.said(&["search", "desk", "--lang", "xh"]).matches("Nothing here is in").count(), 1);
    let (_, text) = desk.told(&["search", "desk", "--collection", "maps"]);
    assert_eq!(text.matches("there is: office/books").count(), 1, "{text}");
    for named in ["books", "office/books"] {
        assert!(desk.said(&["list", "--collection", named]).contains("office/books/desk"));
        assert!(desk.said(&["search", "pencil", "--collection", named]).contains("office/books/desk@en#"));
    }
}

#[test]
fn filters_that_each_let_something_through_and_nothing_together_say_so() {
    let desk = desk();
    desk.write("collections/tables/collection.toml", "format = 1\n[titles]\nen = \"Tables\"\n");
    desk.write("collections/tables/visits/publication.toml", &ABOUT.replace("article", "dataset"));
    desk.write("collections/tables/visits/fr.csv", "jour,visites\n1,2\n");
    desk.write("collections/tables/visits/fr.toml", "format = 1\ntitle = \"Visites\"\n");
    desk.build("2026-11-24T08:00:00Z");
    desk.said(&["sync"]);
    let apart = "There is something for each of these filters, but nothing for all of them; leave one out.";
    let let_none =
        "1 section holds “pencil”, but the filters let none of that through; leave one out, or choose another.";
    for (arguments, said) in [
        (&["list", "--kind", "article", "--lang", "fr"][..], apart),
        (&["list", "--saved"], "Nothing that is saved on this computer matches; see all that is here: shelf list"),
        (&["list", "--kind", "notice", "--lang", "fr"], "Nothing matches."),
        (&["search", "pencil", "--lang", "fr"], let_none),
        (&["search", "pencil", "--kind", "article", "--collection", "tables"], let_none),
        (&["search", "pencil", "--before", "2020"], let_none),
        (&["search", "pencil kind:dataset"], let_none),
        (&["search", "kind:article lang:fr"], "Nothing here matches “kind:article lang:fr”."),
        (&["search", "zebra", "--lang", "fr"], "Nothing here matches “zebra”."),
    ] {
        let text = desk.said(arguments);
        assert!(text.contains(said), "{arguments:?}: {text}");
    }
}
