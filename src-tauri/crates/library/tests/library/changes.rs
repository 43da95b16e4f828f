//! What changed since it was read: the person decides what that is, and no sync takes it from them.

use crate::fixture::Office;
use library::Library;
use library::api::{Comparison, Detail, Edit, ErrorCode, ReadState, SyncRequest};

const NOW: &str = "2026-11-23T09:00:00Z";
const GUIDE: &str = "office/books/guide@en";
const DESK: &str = "office/notices/desk@en";

fn compared(library: &Library, edition: &str) -> Comparison {
    let [found] = <[Comparison; 1]>::try_from(library.changes(edition).unwrap()).unwrap();
    found
}

/// Publishes what was written anew, and takes it in.
fn take_in(office: &Office, library: &Library, now: &str) {
    office.build(now);
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(report.sources[0].failed, vec![]);
}

fn revise(office: &Office, library: &Library, revision: u32, text: &str) {
    office.write("collections/books/guide/en.md", &format!("# Guide to the centre\n\n{text}"));
    office.write("collections/books/guide/en.toml", &format!("format = 1\nrevision = {revision}\n"));
    take_in(office, library, &format!("2026-11-23T08:{revision:02}:00Z"));
}

/// What changed, a line each.
fn lines(found: &Comparison) -> Vec<String> {
    let words = |runs: &[library::api::WordRun]| -> String {
        let part = |run: &library::api::WordRun| match run.edit {
            Edit::Added => format!("+{}+", run.text),
            Edit::Removed => format!("-{}-", run.text),
            Edit::Same | Edit::Changed | Edit::Moved => run.text.clone(),
        };
        runs.iter().map(part).collect()
    };
    let section = |section: &library::api::ChangedSection| {
        let heading =
            (!section.heading.is_empty()).then(|| format!("{} = {}", section.section, words(&section.heading)));
        let passages =
            section.passages.iter().map(|one| format!("{} {} {}", section.section, one.at, words(&one.words)));
        heading.into_iter().chain(passages).collect::<Vec<_>>()
    };
    found.sections.iter().flat_map(section).collect()
}

#[test]
fn a_revision_is_compared_with_the_one_that_was_read_until_the_person_has_done_so() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let nine = "## Opening {#opening}\n\nThe centre opens at nine.\n\n## Privacy {#privacy}\n\nFiles stay in a locked \
                cupboard.\n\nKnock first.\n";
    revise(&office, &library, 2, nine);
    let found = compared(&library, GUIDE);
    assert_eq!((found.state, found.revision, found.read_revision), (ReadState::Unread, 2, None));
    library.mark_text_read(GUIDE, 2, false).unwrap();
    let found = compared(&library, GUIDE);
    assert_eq!((found.state, found.read.as_deref()), (ReadState::Current, Some(NOW)));

    let ten = "## Opening {#opening}\n\nThe centre opens at ten.\n\n## Privacy {#privacy}\n\nFiles stay in a locked steel \
               cupboard.\n\n- Ask for the key.\n";
    revise(&office, &library, 3, ten);
    let found = compared(&library, GUIDE);
    assert_eq!((found.state, found.read_revision, found.revision), (ReadState::Changed, Some(2), 3));
    assert_eq!(
        lines(&found),
        [
            "opening 0 The centre opens at -nine-+ten+.",
            "privacy 0 Files stay in a locked +steel +cupboard.",
            "privacy 32 -Knock first.-",
            "privacy 32 +Ask for the key.+",
        ]
    );
    assert_eq!((found.changed, found.unchanged), (4, 0));
    let texts = |library: &Library| library.space().unwrap().collections.iter().map(|row| row.text).sum::<u64>();

    // It is shown, and shown again, by this process and another; another revision comes. Nothing of that is a comparison.
    library.mark_text_read(GUIDE, 3, false).unwrap();
    library.mark_text_read(GUIDE, 2, false).unwrap();
    revise(&office, &library, 4, &format!("{ten}\n## New {{#new}}\n\nMore.\n"));
    let again = office.library("library", "2026-11-24T09:00:00Z");
    again.mark_text_read(GUIDE, 4, false).unwrap();
    let found = compared(&again, GUIDE);
    assert_eq!((found.read_revision, found.revision, found.read.as_deref()), (Some(2), 4, Some(NOW)));
    assert_eq!(lines(&found)[4..], ["new = +New+", "new 0 +More.+"]);
    assert_eq!(found.sections.last().map(|one| (one.section.as_str(), one.edit)), Some(("new", Edit::Added)));

    let before = texts(&library);
    again.mark_text_read(GUIDE, 4, true).unwrap();
    assert!(texts(&library) < before, "what is kept counts as space");
    let found = compared(&library, GUIDE);
    assert_eq!((found.state, found.read_revision), (ReadState::Current, Some(4)));
    assert_eq!(found.read.as_deref(), Some("2026-11-24T09:00:00Z"));
}

#[test]
fn another_revision_that_says_the_same_needs_no_comparison() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.mark_text_read(GUIDE, 1, false).unwrap();
    // The words are the same, the markup is not.
    let text = "## Opening {#opening}\n\nThe centre opens at **nine**.\n\n## Privacy {#privacy}\n\nFiles stay in a locked cupboard. ![A plan](media/plan.png \"The plan\")\n";
    revise(&office, &library, 2, text);
    let found = compared(&library, GUIDE);
    assert_eq!((found.state, found.read_revision, lines(&found)), (ReadState::Current, Some(1), vec![]));
    library.mark_text_read(GUIDE, 2, false).unwrap();
    assert_eq!(compared(&library, GUIDE).read_revision, Some(2));
}

#[test]
fn what_a_notice_says_beside_its_text_is_compared_too() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.mark_text_read(DESK, 1, false).unwrap();
    library.acknowledge("desk", true).unwrap();
    office.write(
        "collections/notices/desk/publication.toml",
        "format = 1\nkind = \"notice\"\nissued = 2026-11-02\n[notice]\nmessage = \"update\"\nseverity = \"severe\"\nexpected-to-resume = 2026-12-15\nmust-acknowledge = true\n",
    );
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    take_in(&office, &library, "2026-11-23T08:30:00Z");
    let found = compared(&library, DESK);
    let details: Vec<_> = found
        .details
        .iter()
        .map(|one| (one.detail, one.before.as_deref().unwrap_or("–"), one.after.as_deref().unwrap_or("–")))
        .collect();
    assert_eq!(details, [(Detail::Message, "alert", "update"), (Detail::ExpectedToResume, "2026-11-30", "2026-12-15")]);
    assert_eq!((found.state, found.changed), (ReadState::Changed, 0));
    library.mark_text_read(DESK, 2, false).unwrap();
    assert_eq!(compared(&library, DESK).state, ReadState::Changed, "it was shown, and not compared");
    library.mark_text_read(DESK, 2, true).unwrap();
    assert_eq!(compared(&library, DESK).state, ReadState::Current);
}

#[test]
fn each_edition_is_read_for_itself_and_what_is_not_here_is_said() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.mark_text_read("guide@fr", 1, false).unwrap();
    let found: Vec<_> = library.changes("guide").unwrap().into_iter().map(|one| (one.lang, one.state)).collect();
    assert_eq!(found, [("en".to_owned(), ReadState::Unread), ("fr".to_owned(), ReadState::Current)]);
    for (id, code) in
        [("nothing", ErrorCode::NotFound), ("guide@sq", ErrorCode::NotFound), ("guide@!!", ErrorCode::WrongInput)]
    {
        let failure = library.changes(id).unwrap_err();
        assert_eq!(failure.code, code, "{}", failure.message);
    }
    assert_eq!(library.mark_text_read("guide@sq", 1, false).unwrap_err().code, ErrorCode::NotFound);
}
