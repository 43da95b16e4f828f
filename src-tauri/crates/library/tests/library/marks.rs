//! Marks keep to their words whatever a publisher and a sync do, and only the person's hand removes them.

use crate::fixture::Office;
use domain::{Colour, Marked};
use library::Library;
use library::api::{ErrorCode, MarkChange, MarkQuery, MarkRow, NewMark, SyncRequest};

const NOW: &str = "2026-11-23T09:00:00Z";
const GUIDE: &str = "office/books/guide@en";

fn highlight(words: &str) -> NewMark {
    NewMark { edition: GUIDE.to_owned(), words: Some(words.to_owned()), ..NewMark::default() }
}

fn bookmark(section: &str) -> NewMark {
    NewMark { edition: GUIDE.to_owned(), section: Some(section.to_owned()), ..NewMark::default() }
}

fn all(library: &Library) -> Vec<MarkRow> {
    library.marks(&MarkQuery::default()).unwrap().items
}

/// Publishes a new revision of the guide and takes it in.
fn revise(office: &Office, library: &Library, revision: u32, text: &str) {
    office.write("collections/books/guide/en.md", text);
    office.write("collections/books/guide/en.toml", &format!("format = 1\nrevision = {revision}\n"));
    office.build(&format!("2026-11-23T08:{revision:02}:00Z"));
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(report.sources[0].failed, vec![]);
}

#[test]
fn a_mark_knows_its_words_and_its_place() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let mark = library.add_mark(&NewMark { note: " Ask Ana. ".to_owned(), ..highlight("locked  cupboard") }).unwrap();
    assert_eq!(
        (mark.section.as_str(), mark.words.as_str(), mark.note.as_str()),
        ("privacy", "locked cupboard", "Ask Ana.")
    );
    assert_eq!((mark.of, mark.colour, mark.orphaned, mark.here), (Marked::Words, Some(Colour::Yellow), false, true));
    assert_eq!((mark.title.as_str(), mark.heading.as_str()), ("Guide to the centre", "Privacy"));
    let place = library.add_mark(&bookmark("opening")).unwrap();
    assert_eq!((place.of, place.colour, place.words.as_str()), (Marked::Section, None, "The centre opens at nine."));
    // In reading order, whenever they were made.
    assert_eq!(all(&library), [place, mark]);
}

#[test]
fn what_is_not_there_cannot_be_marked_and_the_reason_is_told() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    for (new, code, said) in [
        (highlight("no such words"), ErrorCode::WrongInput, "does not stand in"),
        (highlight("e"), ErrorCode::WrongInput, "name more words"),
        (highlight(""), ErrorCode::WrongInput, "does not stand in"),
        (bookmark("nowhere"), ErrorCode::NotFound, "#nowhere"),
        (NewMark { edition: GUIDE.to_owned(), ..NewMark::default() }, ErrorCode::WrongInput, "name a section"),
        (NewMark { edition: "office/books/guide@sq".to_owned(), ..bookmark("opening") }, ErrorCode::NotHere, "fetch"),
    ] {
        let failure = library.add_mark(&new).unwrap_err();
        assert_eq!(failure.code, code, "{}", failure.message);
        assert!(failure.message.contains(said), "{}", failure.message);
    }
    assert_eq!(library.change_mark("none", &MarkChange::default()).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(library.set_mark_removed("none", true).unwrap_err().code, ErrorCode::NotFound);
    assert_eq!(all(&library), []);
}

#[test]
fn marks_follow_their_words_through_revisions_and_are_orphaned_when_those_are_gone() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let marked = library.add_mark(&highlight("Files stay in a locked cupboard.")).unwrap();
    library.add_mark(&bookmark("opening")).unwrap();

    let moved = "# Guide to the centre\n\n## Opening {#opening}\n\nThe centre opens at ten.\n\n## Files {#files}\n\nFiles stay \
                 in a locked steel cupboard. ![A plan](media/plan.png \"The plan\")\n";
    revise(&office, &library, 2, moved);
    let [place, mark] = &all(&library)[..] else { panic!("two marks") };
    assert_eq!((place.section.as_str(), place.words.as_str()), ("opening", "The centre opens at ten."));
    assert_eq!((mark.id.as_str(), mark.section.as_str(), mark.orphaned), (marked.id.as_str(), "files", false));
    assert_eq!(mark.words, "Files stay in a locked steel cupboard.");
    assert_eq!(mark.was.as_deref(), Some("Files stay in a locked cupboard."));

    revise(&office, &library, 3, "# Guide to the centre\n\n## Other {#other}\n\nAll of this is about another thing.\n");
    let [place, mark] = &all(&library)[..] else { panic!("two marks") };
    assert!(place.orphaned && mark.orphaned);
    assert_eq!((mark.words.as_str(), mark.span), ("Files stay in a locked steel cupboard.", None));

    // What was taken out comes back.
    revise(&office, &library, 4, moved);
    assert!(all(&library).iter().all(|mark| !mark.orphaned && mark.span.is_some()));
}

#[test]
fn marks_stay_when_their_publication_is_withdrawn_let_go_or_its_publisher_removed() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let mark = library.add_mark(&NewMark { note: "Keep.".to_owned(), ..highlight("locked cupboard") }).unwrap();
    office.write("collections/books/other/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    office.write("collections/books/other/en.md", "# Another\n\nText.\n");
    std::fs::remove_dir_all(office.content().join("collections/books/guide")).unwrap();
    office.build("2026-11-23T08:30:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(all(&library), std::slice::from_ref(&mark), "its text is here still");
    library.let_go("office/books/guide").unwrap();
    assert_eq!(all(&library), [MarkRow { here: false, ..mark.clone() }]);
    library.remove_source("office", true).unwrap();
    assert_eq!(all(&library), [MarkRow { here: false, ..mark }]);
}

#[test]
fn marks_are_filtered_counted_and_found_by_their_words() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.add_mark(&NewMark { colour: Some(Colour::Green), ..highlight("locked cupboard") }).unwrap();
    library.add_mark(&NewMark { note: "Schließfächer".to_owned(), ..highlight("opens at nine") }).unwrap();
    let desk = NewMark { edition: "office/notices/desk@fr".to_owned(), ..bookmark("changed") };
    library.add_mark(&desk).unwrap();
    let found = |query: MarkQuery| -> Vec<String> {
        let list = library.marks(&query).unwrap();
        assert_eq!(list.total, 3);
        list.items.into_iter().map(|mark| mark.words).collect()
    };
    let query = MarkQuery::default;
    for (query, expected) in [
        (query(), vec!["Le guichet est fermé.", "opens at nine", "locked cupboard"]),
        (MarkQuery { colours: vec![Colour::Green], ..query() }, vec!["locked cupboard"]),
        (MarkQuery { bookmarks: true, ..query() }, vec!["Le guichet est fermé."]),
        (
            MarkQuery { colours: vec![Colour::Yellow], bookmarks: true, ..query() },
            vec!["Le guichet est fermé.", "opens at nine"],
        ),
        (MarkQuery { publications: vec!["guide".to_owned()], ..query() }, vec!["opens at nine", "locked cupboard"]),
        (MarkQuery { text: "FERME".to_owned(), ..query() }, vec!["Le guichet est fermé."]),
        (MarkQuery { text: "schliessfach".to_owned(), ..query() }, vec!["opens at nine"]),
        (MarkQuery { text: "privacy".to_owned(), ..query() }, vec!["locked cupboard"]),
    ] {
        assert_eq!(found(query.clone()), expected, "{query:?}");
    }
    let list = library.marks(&query()).unwrap();
    let counts = |facets: Vec<library::api::FacetCount>| -> Vec<(String, u32)> {
        facets.into_iter().map(|facet| (facet.label, facet.count)).collect()
    };
    assert_eq!(counts(list.publications), [("Guide to the centre".to_owned(), 2), ("Guichet fermé".to_owned(), 1)]);
    assert_eq!(counts(list.colours), ["bookmark", "green", "yellow"].map(|name| (name.to_owned(), 1)));
    let only = MarkQuery { edition: Some("office/notices/desk@fr".to_owned()), ..query() };
    assert_eq!(library.marks(&only).unwrap().total, 1);
}

#[test]
fn a_mark_is_changed_removed_and_put_back() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let mark = library.add_mark(&highlight("locked cupboard")).unwrap();
    let change = MarkChange { colour: Some(Colour::Pink), note: Some("Why?".to_owned()) };
    let changed = library.change_mark(&mark.id, &change).unwrap();
    assert_eq!((changed.colour, changed.note.as_str()), (Some(Colour::Pink), "Why?"));
    library.set_mark_removed(&mark.id, true).unwrap();
    assert_eq!(all(&library), []);
    assert_eq!(library.set_mark_removed(&mark.id, false).unwrap(), changed);
    assert_eq!(all(&library), std::slice::from_ref(&changed));
    // After 30 days it is gone for good.
    library.set_mark_removed(&mark.id, true).unwrap();
    drop(library);
    let later = office.library("library", "2026-12-30T09:00:00Z");
    let other = later.add_mark(&highlight("opens at nine")).unwrap();
    later.set_mark_removed(&other.id, true).unwrap();
    assert_eq!(later.set_mark_removed(&mark.id, false).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn marks_are_written_as_markdown_in_the_language_asked_for() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library
        .add_mark(&NewMark { note: "Two keys.\n\nAsk Ana.".to_owned(), ..highlight("stay in a locked cupboard") })
        .unwrap();
    library.add_mark(&bookmark("opening")).unwrap();
    let (text, count) = library.export_marks(&MarkQuery::default(), "en").unwrap();
    assert_eq!(count, 2);
    assert_eq!(
        text,
        "# Marks\n\n## Guide to the centre\n\n<fieldshelf://office/books/guide@en>\n\n### Opening\n\n*bookmark · 2026-11-23*\n\n\
         ### Privacy\n\n> stay in a locked cupboard\n\n*yellow highlight · 2026-11-23*\n\nTwo keys.\n\nAsk Ana.\n"
    );
    let path = office.folder("marks.md");
    let saved = library.save_marks(&MarkQuery { bookmarks: true, ..MarkQuery::default() }, "fr", &path).unwrap();
    assert_eq!(saved.marks, 1);
    assert!(std::fs::read_to_string(&path).unwrap().contains("*signet · 2026-11-23*"));
}

#[test]
fn a_backup_brings_marks_to_another_computer_and_the_later_change_counts() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let mark = library.add_mark(&highlight("locked cupboard")).unwrap();
    let gone = library.add_mark(&bookmark("opening")).unwrap();
    let file = office.folder("my.backup");
    assert_eq!(library.backup(&file).unwrap().annotations, 2);
    drop(library);

    let new = office.library("new", NOW);
    assert_eq!(new.restore(&file).unwrap().annotations, 2);
    assert!(all(&new).iter().all(|mark| !mark.here), "before anything was taken in they are listed");
    new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(all(&new), [gone.clone(), mark.clone()]);
    assert_eq!(new.restore(&file).unwrap().annotations, 0);

    let later = office.library("library", "2026-11-24T09:00:00Z");
    later.set_mark_removed(&gone.id, true).unwrap();
    let change = MarkChange { note: Some("later".to_owned()), ..MarkChange::default() };
    later.change_mark(&mark.id, &change).unwrap();
    assert_eq!(later.restore(&file).unwrap().annotations, 0);
    assert_eq!(all(&later).len(), 1);
    assert_eq!(all(&later)[0].note, "later");
}

#[test]
fn whoever_looks_first_after_a_revision_anchors_the_marks_and_all_see_the_same() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.add_mark(&highlight("locked cupboard")).unwrap();
    drop(library);
    // Whoever reads while another writes finds the same.
    let (one, other) = (office.library("library", NOW), office.library("library", NOW));
    revise(
        &office,
        &one,
        2,
        "# Guide\n\n## Files {#files}\n\nIn the hall, files stay in a locked cupboard. Nobody has a key.\n",
    );
    assert_eq!(all(&one), all(&other));
    assert_eq!(all(&other)[0].section, "files");
}
