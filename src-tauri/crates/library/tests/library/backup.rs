//! What a backup keeps, and what restoring it does to a new and to a used computer.

use std::collections::BTreeMap;

use crate::fixture::{Office, at, copy};
use domain::{Hold, Rule, Rules, Take};
use library::Library;
use library::api::{ErrorCode, Place, SearchQuery, Settings, SourceKind, SyncRequest};
use proptest::prelude::*;
use serde_json::Value;

const NOW: &str = "2026-11-23T09:00:00Z";
const PUBLICATIONS: [&str; 2] = ["office/books/guide", "office/notices/desk"];
const EDITIONS: [&str; 4] =
    ["office/books/guide@en", "office/books/guide@fr", "office/notices/desk@en", "office/notices/desk@fr"];

/// Something that a person does.
#[derive(Debug, Clone)]
enum Did {
    Saved(usize),
    Acknowledged,
    Read(usize),
    Asked(usize),
    Stopped(usize, u32),
    Shown(usize),
    Default(Take),
    Collection(Take, u64),
    Language(&'static str),
    Slim,
}

fn did() -> impl Strategy<Value = Did> {
    let take = prop_oneof![Just(Take::Everything), Just(Take::Text), Just(Take::OnDemand)];
    prop_oneof![
        (0..2_usize).prop_map(Did::Saved),
        Just(Did::Acknowledged),
        (0..2_usize).prop_map(Did::Read),
        (0..2_usize).prop_map(Did::Asked),
        ((0..4_usize), 1..9_u32).prop_map(|(edition, page)| Did::Stopped(edition, page)),
        (0..4_usize).prop_map(Did::Shown),
        take.clone().prop_map(Did::Default),
        (take, 1..9_u64).prop_map(|(take, largest)| Did::Collection(take, largest)),
        prop_oneof![Just("sq"), Just("ar")].prop_map(Did::Language),
        Just(Did::Slim),
    ]
}

fn does(library: &Library, did: &Did) {
    let rules = |change: &dyn Fn(&mut Rules)| {
        let mut rules = library.rules().unwrap();
        change(&mut rules);
        library.set_rules(&rules).unwrap();
    };
    let settings = |change: &dyn Fn(&mut Settings)| {
        let mut settings = library.start("1").unwrap().settings;
        change(&mut settings);
        library.set_settings(&settings).unwrap();
    };
    match did {
        Did::Saved(at) => drop(library.set_saved(PUBLICATIONS[*at], true).unwrap()),
        Did::Acknowledged => drop(library.acknowledge(PUBLICATIONS[1], true).unwrap()),
        Did::Read(at) => library.mark_read(PUBLICATIONS[*at]).unwrap(),
        Did::Asked(publication) => {
            let folder = library.stats().unwrap().library;
            let store = store::Store::open(folder.as_ref(), at(NOW)).unwrap();
            store.set_hold(&PUBLICATIONS[*publication].parse().unwrap(), Some(Hold::Files)).unwrap();
        }
        Did::Stopped(edition, page) => {
            let place = Place { section: "opening".to_owned(), page: Some(*page), view: "pages".to_owned(), at: None };
            library.set_position(EDITIONS[*edition], &place).unwrap();
        }
        Did::Shown(edition) => library.mark_text_read(EDITIONS[*edition], 1, false).unwrap(),
        Did::Default(take) => rules(&|rules| rules.default.take = *take),
        Did::Collection(take, largest) => rules(&|rules| {
            let rule = Rule { take: *take, largest: Some(*largest), ..Rule::default() };
            rules.collections.insert("office/books".parse().unwrap(), rule);
        }),
        Did::Language(tag) => settings(&|settings| settings.language = Some((*tag).to_owned())),
        Did::Slim => settings(&|settings| settings.slim_rail = true),
    }
}

/// Saved, what is wanted of it, acknowledged and read.
type Marks = (bool, Option<Hold>, Option<String>, Option<String>);

/// Everything that is the person's, as the store has it.
#[derive(Debug, Clone, PartialEq)]
struct Person {
    marks: BTreeMap<String, Marks>,
    positions: BTreeMap<String, Value>,
    /// The revision that was read last of each edition, and when.
    texts: BTreeMap<String, (u32, String)>,
    rules: Rules,
    settings: Settings,
    /// Whether the settings were ever set.
    set: bool,
    sources: Vec<(String, String, String)>,
}

fn person(office: &Office, folder: &str) -> Person {
    let library = office.library(folder, NOW);
    let store = store::Store::open(&office.folder(folder), at(NOW)).unwrap();
    let text = |moment: Option<jiff::Timestamp>| moment.map(|moment| moment.to_string());
    let marks = store.publications().unwrap().into_iter().map(|stored| {
        let marks = (stored.saved, stored.hold, text(stored.acknowledged), text(stored.read));
        (stored.publication.id.to_string(), marks)
    });
    Person {
        marks: marks.collect(),
        positions: store.positions().unwrap().into_iter().map(|(id, place)| (id.to_string(), place)).collect(),
        texts: {
            let texts = store.texts_read().unwrap().into_iter();
            texts.map(|(id, last)| (id.to_string(), (last.revision, last.read.to_string()))).collect()
        },
        rules: library.rules().unwrap(),
        settings: library.start("1").unwrap().settings,
        set: store.setting("window").unwrap().is_some(),
        sources: library
            .sources()
            .unwrap()
            .into_iter()
            .map(|row| (row.publisher, row.location, row.fingerprint))
            .collect(),
    }
}

/// An office whose folder `library` holds a library that was synchronised and in which nothing was marked.
fn office() -> Office {
    let office = Office::new();
    drop(office.subscribed(NOW));
    office
}

fn lived(office: &Office, name: &str, now: &str, life: &[Did]) -> Library {
    let _ = std::fs::remove_dir_all(office.folder(name));
    copy(&office.folder("library"), &office.folder(name));
    let library = office.library(name, now);
    life.iter().for_each(|did| does(&library, did));
    library
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 16, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_new_computer_becomes_what_the_old_one_was(life in prop::collection::vec(did(), 0..10)) {
        let office = office();
        let old = lived(&office, "old", NOW, &life);
        let file = office.folder("my.backup");
        old.backup(&file).unwrap();
        let new = office.library("new", NOW);
        let report = new.restore(&file).unwrap();
        prop_assert_eq!(report.added.len(), 1);
        // A backup of what still waits loses nothing either.
        let second = office.folder("second.backup");
        new.backup(&second).unwrap();
        prop_assert_eq!(std::fs::read(&file).unwrap(), std::fs::read(&second).unwrap());
        let done = new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        prop_assert_eq!(&done.sources[0].failed, &vec![]);
        drop(new);
        let (old, new) = (person(&office, "old"), person(&office, "new"));
        prop_assert_eq!(&old, &new);
        // What was saved or asked for came with that first sync, whatever the rules say.
        let again = office.library("new", NOW).sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        prop_assert_eq!(again.sources[0].applied, 0);
        let report = office.library("new", NOW).restore(&file).unwrap();
        prop_assert_eq!((report.added.len(), report.locations, report.settings), (0, 0, 0));
        prop_assert_eq!((report.marks, report.positions, report.waiting), (0, 0, 0));
    }

    #[test]
    fn a_used_computer_loses_nothing_and_gains_what_it_did_not_have(
        theirs in prop::collection::vec(did(), 0..10),
        ours in prop::collection::vec(did(), 0..10),
    ) {
        let office = office();
        let file = office.folder("my.backup");
        // The backup is of a day before.
        lived(&office, "theirs", "2026-11-22T09:00:00Z", &theirs).backup(&file).unwrap();
        let library = lived(&office, "ours", NOW, &ours);
        let (theirs, before) = (person(&office, "theirs"), person(&office, "ours"));
        library.restore(&file).unwrap();
        let after = person(&office, "ours");
        for (id, (saved, hold, acknowledged, read)) in &after.marks {
            let (a, b) = (&theirs.marks[id], &before.marks[id]);
            prop_assert_eq!(*saved, a.0 || b.0);
            prop_assert_eq!(*hold, b.1.or(a.1));
            // Theirs is the earlier one.
            prop_assert_eq!(acknowledged, if a.2.is_some() { &a.2 } else { &b.2 });
            prop_assert_eq!(read, if b.3.is_some() { &b.3 } else { &a.3 });
        }
        let mut positions = theirs.positions;
        positions.extend(before.positions);
        prop_assert_eq!(after.positions, positions);
        let mut texts = theirs.texts;
        texts.extend(before.texts);
        prop_assert_eq!(after.texts, texts);
        let mut collections = theirs.rules.collections;
        collections.extend(before.rules.collections);
        prop_assert_eq!(after.rules.collections, collections);
        let set = before.rules.default != Rule::default();
        prop_assert_eq!(after.rules.default, if set { before.rules.default } else { theirs.rules.default });
        prop_assert_eq!(after.settings.language, before.settings.language.or(theirs.settings.language));
        let slim_rail = if before.set { before.settings.slim_rail } else { theirs.settings.slim_rail };
        prop_assert_eq!(after.settings.slim_rail, slim_rail);
        prop_assert_eq!(after.sources, before.sources);
    }
}

#[test]
fn saved_searches_come_along_and_tell_of_what_comes_after() {
    let office = office();
    let file = office.folder("my.backup");
    let asks = |library: &Library, name: &str, query: &str| {
        let query = SearchQuery { query: query.to_owned(), langs: vec!["en".to_owned()], ..SearchQuery::default() };
        library.save_search(name, &query).unwrap();
    };
    // The number of each, its name, and whether it has news.
    let named = |library: &Library| -> Vec<(u32, String, bool)> {
        let kept = library.saved_searches().unwrap();
        kept.into_iter().map(|kept| (kept.id, kept.name, kept.news > 0)).collect()
    };
    let old = lived(&office, "old", NOW, &[]);
    asks(&old, "Hours", "opening");
    asks(&old, "Desk", "closed");
    old.backup(&file).unwrap();
    let new = office.library("new", NOW);
    assert_eq!(new.restore(&file).unwrap().settings, 1);
    assert_eq!(new.restore(&file).unwrap().settings, 0, "once is enough");
    new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert_eq!(named(&new), [(1, "Hours".to_owned(), true), (2, "Desk".to_owned(), true)], "all of it is new there");
    let second = office.folder("second.backup");
    new.backup(&second).unwrap();
    let settings = |file| serde_json::from_slice::<Value>(&std::fs::read(file).unwrap()).unwrap()["settings"].take();
    assert_eq!(settings(&file)["saved searches"], settings(&second)["saved searches"]);
    // Of one question that both know that here counts, and each search has a number of its own.
    let ours = lived(&office, "ours", NOW, &[]);
    asks(&ours, "Our desk", "closed");
    ours.restore(&file).unwrap();
    assert_eq!(named(&ours), [(1, "Our desk".to_owned(), false), (2, "Hours".to_owned(), false)]);
}

#[test]
fn what_was_read_in_an_older_revision_stays_unread() {
    let office = office();
    let file = office.folder("my.backup");
    lived(&office, "old", NOW, &[Did::Read(1), Did::Acknowledged]).backup(&file).unwrap();
    office.write("collections/notices/desk/en.md", "# Desk closed\n\n## What has changed {#changed}\n\nUntil May.\n");
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    let new = office.library("new", "2026-11-23T11:00:00Z");
    new.restore(&file).unwrap();
    new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let notice = new.notices(&[]).unwrap().items[0].notice.clone().unwrap();
    assert!(!notice.read && notice.acknowledged.is_some());
}

#[test]
fn what_was_read_last_is_known_on_a_new_computer_and_an_older_backup_says_nothing_of_it() {
    let office = office();
    let file = office.folder("my.backup");
    lived(&office, "old", NOW, &[Did::Shown(2)]).backup(&file).unwrap();
    let new = office.library("new", NOW);
    new.restore(&file).unwrap();
    new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    // Its text is kept from here on, so what changes next can be shown.
    office.write("collections/notices/desk/en.md", "# Desk closed\n\n## What has changed {#changed}\n\nUntil May.\n");
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    let new = office.library("new", "2026-11-23T11:00:00Z");
    new.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = new.changes(EDITIONS[2]).unwrap();
    assert_eq!(found.first().and_then(|found| found.read_revision), Some(1), "{found:?}");

    let mut older: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    assert!(older.as_object_mut().unwrap().remove("texts").is_some());
    std::fs::write(&file, older.to_string()).unwrap();
    let third = office.library("third", NOW);
    third.restore(&file).unwrap();
}

#[test]
fn another_card_of_a_known_publisher_is_named_and_not_taken() {
    let (here, there) = (office(), office());
    let file = there.folder("my.backup");
    lived(&there, "old", NOW, &[]).backup(&file).unwrap();
    let library = here.library("library", NOW);
    let before = library.sources().unwrap();
    let report = library.restore(&file).unwrap();
    assert_eq!((report.kept.len(), report.kept[0].error.code), (1, ErrorCode::Refused));
    assert_eq!(library.sources().unwrap(), before);
}

#[test]
fn what_was_switched_off_here_is_not_switched_on_by_a_backup() {
    let office = office();
    let file = office.folder("my.backup");
    let theirs = lived(&office, "theirs", NOW, &[]);
    theirs.set_nearby(true, None, None).unwrap();
    theirs.set_settings(&Settings { metered: true, ..Settings::default() }).unwrap();
    theirs.backup(&file).unwrap();
    let ours = lived(&office, "ours", NOW, &[]);
    ours.set_nearby(true, None, None).unwrap();
    ours.set_nearby(false, None, None).unwrap();
    ours.set_settings(&Settings { language: Some("fr".to_owned()), ..Settings::default() }).unwrap();
    ours.restore(&file).unwrap();
    assert!(!ours.nearby().unwrap().on);
    assert!(!ours.start("1").unwrap().settings.metered);
    let new = office.library("new", NOW);
    new.restore(&file).unwrap();
    assert!(new.nearby().unwrap().on && new.start("1").unwrap().settings.metered);
}

#[test]
fn a_location_that_cannot_be_used_here_is_named_and_stops_nothing() {
    let office = office();
    let file = office.folder("my.backup");
    let old = lived(&office, "old", NOW, &[]);
    old.backup(&file).unwrap();
    let foreign = if cfg!(windows) { "/media/stick" } else { "C:\\Users\\ana\\repository" };
    let mut backup: Value = serde_json::from_slice(&std::fs::read(&file).unwrap()).unwrap();
    let locations = backup["publishers"][0]["locations"].as_array_mut().unwrap();
    locations.extend(["ftp://example.org/office".into(), foreign.into()]);
    backup["settings"]["something newer"] = true.into();
    std::fs::write(&file, backup.to_string()).unwrap();
    let new = office.library("new", NOW);
    let report = new.restore(&file).unwrap();
    assert_eq!((report.added.len(), report.locations), (1, 1));
    let named: Vec<&str> = report.kept.iter().map(|kept| kept.error.args["item"].as_str()).collect();
    assert_eq!(named, ["ftp://example.org/office", foreign]);
    let store = store::Store::open(&office.folder("new"), at(NOW)).unwrap();
    assert_eq!(store.setting("something newer").unwrap(), None, "what is not known to be a choice is not taken");
    // One that lies in a library all the same is that source's failure, and no other's.
    store.put_source(&"office".parse().unwrap(), "ftp://example.org/office").unwrap();
    let done = new.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((done.error, done.applied), (None, 4));
    let sources = new.sources().unwrap();
    let bad = sources.iter().find(|source| source.location.starts_with("ftp:")).unwrap();
    assert_eq!((bad.kind, bad.last_error.as_ref().unwrap().code), (SourceKind::Address, ErrorCode::WrongInput));
    assert!(sources.iter().any(|source| source.last_success.is_some()));
    new.remove_location("office", &office.repository()).unwrap();
    let done = new.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(done.error.unwrap().code, ErrorCode::WrongInput, "there is no other");
}

#[test]
fn a_file_that_is_no_backup_changes_nothing_and_says_why() {
    let office = office();
    let file = office.folder("my.backup");
    let library = lived(&office, "old", NOW, &[Did::Saved(0), Did::Language("sq")]);
    library.backup(&file).unwrap();
    let whole = std::fs::read_to_string(&file).unwrap();
    let mut value: Value = serde_json::from_str(&whole).unwrap();
    let new = office.library("new", NOW);
    let tries = |text: &str| {
        std::fs::write(&file, text).unwrap();
        new.restore(&file)
    };
    let mut newer = value.clone();
    newer["format"] = 2.into();
    let mut card = value.clone();
    card["publishers"][0]["card"] = "{}".into();
    let mut rules = value.clone();
    rules["settings"]["rules"] = serde_json::json!({ "default": { "take": "much" } });
    let mut searches = value.clone();
    searches["settings"]["saved searches"] = serde_json::json!({ "query": "desk" });
    for (text, said) in [
        (searches.to_string(), "its saved searches"),
        (newer.to_string(), "newer version of Fieldshelf (its format is 2"),
        (card.to_string(), "not a backup"),
        (rules.to_string(), "its rules"),
        (whole[..whole.len() / 2].to_owned(), "not a backup"),
        ("[]".to_owned(), "not a backup"),
        ("{}".to_owned(), "which format"),
        (String::new(), "not a backup"),
    ] {
        let failure = tries(&text).unwrap_err();
        assert_eq!(failure.code, ErrorCode::WrongInput);
        assert!(failure.message.contains(said) && failure.message.contains("my.backup"), "{}", failure.message);
        let next = ["name a file that", "update Fieldshelf"];
        assert!(next.iter().any(|step| failure.message.contains(step)), "{}", failure.message);
        assert_eq!(new.sources().unwrap(), []);
        assert_eq!(new.start("1").unwrap().settings, Settings::default());
    }
    // What a later version added to this format does not matter.
    value["a later thing"] = 7.into();
    value["publications"]["office/books/guide"]["a later mark"] = "x".into();
    assert_eq!(tries(&value.to_string()).unwrap().added.len(), 1);
}

#[test]
fn a_backup_replaces_an_older_one_and_leaves_nothing_beside_it() {
    let office = office();
    let folder = office.folder("backups");
    std::fs::create_dir(&folder).unwrap();
    let library = office.library("library", NOW);
    for _ in 0..2 {
        let report = library.backup(&folder.join("my.backup")).unwrap();
        assert_eq!(std::fs::metadata(&report.path).unwrap().len(), report.bytes);
    }
    assert_eq!(std::fs::read_dir(&folder).unwrap().count(), 1);
    std::fs::write(folder.join("letter.txt"), "Dear colleague").unwrap();
    let refused = library.backup(&folder.join("letter.txt")).unwrap_err();
    assert!(refused.message.contains("is there already and is no backup"), "{refused:?}");
    assert_eq!(std::fs::read_to_string(folder.join("letter.txt")).unwrap(), "Dear colleague");
    std::fs::remove_file(folder.join("letter.txt")).unwrap();
    // Where it cannot be written, what to do is about the file and not about the library.
    let folder = office.folder("backups");
    for (path, advice) in [
        (office.folder("nowhere").join("my.backup"), "check the path"),
        (folder.join("my.backup/my.backup"), "choose another folder"),
        (folder, "choose another name"),
    ] {
        let refused = library.backup(&path).unwrap_err();
        let told = [&*path.to_string_lossy(), advice];
        assert!(told.iter().all(|part| refused.message.contains(part)), "{}", refused.message);
        assert_eq!(refused.code, ErrorCode::WrongInput, "{}", refused.message);
    }
}
