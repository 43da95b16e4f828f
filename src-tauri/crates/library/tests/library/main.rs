//! The use-cases over real repositories, from a content folder to a search hit.

#[path = "../fixture/mod.rs"]
mod fixture;

use std::collections::BTreeMap;
use std::sync::Arc;

use disk::{Disk, Fault, Step};
use domain::NoticeStatus;
use fixture::{Office, at};
use library::Library;
use library::api::{
    Availability, CopyForm, ErrorCode, Extent, Failure, ListQuery, Place, SearchQuery, SyncRequest, SyncState,
};

#[test]
fn what_an_office_publishes_can_be_listed_read_searched_and_saved() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let list = library.publications(&ListQuery { prefer: vec!["fr".to_owned()], ..ListQuery::default() }).unwrap();
    let titles: Vec<&str> = list.items.iter().map(|row| row.editions[row.best as usize].title.as_str()).collect();
    assert_eq!(titles, ["Guichet fermé", "Guide du centre"]);
    assert!(
        list.items.iter().flat_map(|row| &row.editions).all(|edition| edition.availability == Availability::Downloaded)
    );

    let reading = library.read("office/books/guide@en", &[]).unwrap();
    let ids: Vec<&str> = reading.sections.iter().map(|section| section.id.as_str()).collect();
    assert_eq!(ids, ["opening", "privacy"]);
    assert!(reading.sections[1].html.contains("locked cupboard"));

    let answer = library.search(&SearchQuery { query: "locked cupb".to_owned(), ..SearchQuery::default() }).unwrap();
    let hit = &answer.hits[0];
    assert_eq!((hit.id.as_str(), hit.lang.as_str(), hit.section.as_str()), ("office/books/guide", "en", "privacy"));
    assert!(
        hit.snippet.contains("\u{E000}locked\u{E001}") && hit.snippet.contains("\u{E000}cupboard\u{E001}"),
        "{}",
        hit.snippet
    );

    let copy = library.save_copy_into("books/guide@en", CopyForm::File, &office.folder("copies")).unwrap();
    let page = std::fs::read_to_string(&copy.path).unwrap();
    for part in ["locked cupboard", "As of", "data:image/png;base64,"] {
        assert!(page.contains(part), "{part} is not in the copy");
    }
    assert!(!page.contains("<script"));
}

#[test]
fn a_notice_lapses_without_anybody_touching_it() {
    let office = Office::new();
    for (now, status) in [
        ("2026-11-23T09:00:00Z", NoticeStatus::InForce),
        ("2026-11-30T22:59:59Z", NoticeStatus::InForce),
        ("2026-11-30T23:00:00Z", NoticeStatus::ExpiredNotConfirmed),
    ] {
        let library = office.library("seen", now);
        let _ = library.add_source(&office.repository(), &office.card());
        library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        let notices = library.notices(&[]).unwrap();
        assert_eq!(notices.items[0].notice.as_ref().unwrap().status, status, "{now}");
        assert_eq!(notices.unread, u32::from(status == NoticeStatus::InForce), "{now}");
    }
}

#[test]
fn after_the_signature_has_expired_a_notice_is_only_as_of_its_date() {
    let office = Office::new();
    office.subscribed("2026-11-23T09:00:00Z");
    let notice = |now: &str| office.library("library", now).notices(&[]).unwrap().items[0].notice.clone().unwrap();
    assert_eq!(notice("2026-12-20T09:00:00Z").as_of, None);
    assert_eq!(notice("2026-12-25T09:00:00Z").as_of.as_deref(), Some("2026-11-23T08:00:00Z"));
}

#[test]
fn a_clock_that_runs_behind_is_said() {
    let office = Office::new();
    office.subscribed("2026-11-23T09:00:00Z");
    let behind = |now: &str| office.library("library", now).notices(&[]).unwrap().clock_behind;
    assert_eq!(behind("2026-11-23T09:00:00Z"), None);
    assert_eq!(behind("2016-11-23T09:00:00Z").as_deref(), Some("2026-11-23T08:00:00Z"));
}

#[test]
fn an_acknowledgement_stays_until_it_is_taken_back() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    assert_eq!(library.notices(&[]).unwrap().to_acknowledge, 1);
    let row = library.acknowledge("office/notices/desk", true).unwrap();
    assert_eq!(row.notice.unwrap().acknowledged.as_deref(), Some("2026-11-23T09:00:00Z"));
    let again = office.library("library", "2026-11-24T09:00:00Z");
    assert_eq!(again.notices(&[]).unwrap().to_acknowledge, 0);
    assert!(again.acknowledge("office/notices/desk", false).unwrap().notice.unwrap().acknowledged.is_none());
    assert_eq!(again.acknowledge("office/books/guide", true).unwrap_err().code, ErrorCode::WrongInput);
}

#[test]
fn a_new_revision_replaces_the_old_one_and_its_index_entries() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    office.write(
        "collections/books/guide/en.md",
        "# Guide to the centre\n\n## Opening {#opening}\n\nWe open on Sundays.\n",
    );
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    let plan = library.plan(&SyncRequest::default()).unwrap();
    assert_eq!(
        plan.sources[0].items.iter().map(|item| item.id.as_str()).collect::<Vec<_>>(),
        ["office/books/guide@en"]
    );
    assert!(plan.bytes > 0 && plan.bytes == plan.sources[0].bytes);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 1);
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    let total =
        |query: &str| library.search(&SearchQuery { query: query.to_owned(), ..SearchQuery::default() }).unwrap().total;
    assert_eq!((total("Sundays"), total("cupboard")), (1, 0));
    let row = &library.publication("office/books/guide", &[]).unwrap().row;
    let french = row.editions.iter().find(|edition| edition.lang == "fr").unwrap();
    assert!(french.outdated, "the French translates revision 1, and the English has revision 2");
}

#[test]
fn what_a_publisher_withdraws_stays_and_says_so() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    std::fs::remove_dir_all(office.content().join("collections/notices")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].withdrawn, 1);
    let notice = &library.notices(&[]).unwrap().items[0];
    assert!(notice.withdrawn);
    assert_eq!(notice.notice.as_ref().unwrap().status, NoticeStatus::Cancelled);
    assert!(!library.read("office/notices/desk@en", &[]).unwrap().sections.is_empty());
}

#[test]
fn the_index_can_be_deleted_or_damaged_and_loses_nothing() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let index = office.folder("library").join("index");
    let find = || {
        let library = office.library("library", "2026-11-23T09:00:00Z");
        let query = SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() };
        (library.search(&query).unwrap().total, library.verify(&mut |_| {}).unwrap().index_complete)
    };
    assert_eq!(find(), (1, true));
    std::fs::remove_dir_all(&index).unwrap();
    assert_eq!(find(), (1, true), "after the index was deleted");
    for entry in walk(&index) {
        std::fs::write(entry, b"damaged").unwrap();
    }
    assert_eq!(find(), (1, true), "after the index was damaged");
}

/// A disk on which nothing can be made, as in a folder that may only be read.
struct OnlyRead;

impl Fault for OnlyRead {
    fn before(&self, step: Step) -> std::io::Result<()> {
        if step == Step::CreateFile { Err(std::io::ErrorKind::PermissionDenied.into()) } else { Ok(()) }
    }
}

#[test]
fn a_library_that_can_only_be_read_is_searched_even_where_its_index_is_gone() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let folder = office.folder("library");
    let damages: [fn(&std::path::Path); 2] = [|_| (), |index| std::fs::remove_dir_all(index).unwrap()];
    for damage in damages {
        damage(&folder.join("index"));
        // Without what SQLite makes and removes beside its file.
        let files = || walk(&folder).into_iter().filter(|path| !path.to_string_lossy().contains(".sqlite-"));
        let before: Vec<_> = files().collect();
        let clock = std::sync::Arc::new(|| at("2026-11-23T09:00:00Z"));
        let library =
            library::Library::open_on(Disk::with_fault(std::sync::Arc::new(OnlyRead)), &folder, clock).unwrap();
        library.bring_index_up_to_date().unwrap();
        for query in ["cupboard", "neuf heures"] {
            let query = SearchQuery { query: query.to_owned(), ..SearchQuery::default() };
            assert_eq!(library.search(&query).unwrap().total, 1);
        }
        assert_eq!(files().collect::<Vec<_>>(), before, "nothing was made");
    }
}

fn walk(folder: &std::path::Path) -> Vec<std::path::PathBuf> {
    let mut files = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap().flatten() {
        if entry.path().is_dir() { files.extend(walk(&entry.path())) } else { files.push(entry.path()) }
    }
    files
}

#[test]
fn a_missing_or_wrong_blob_costs_its_edition_and_nothing_else() {
    for damage in [Damage::Removed, Damage::Changed] {
        let office = Office::new();
        let library = office.library("library", "2026-11-23T09:00:00Z");
        library.add_source(&office.repository(), &office.card()).unwrap();
        let blob = office.sections_blob("office/books/guide@en");
        let whole = std::fs::read(&blob).unwrap();
        match damage {
            Damage::Removed => std::fs::remove_file(&blob).unwrap(),
            Damage::Changed => std::fs::write(&blob, vec![0; whole.len()]).unwrap(),
        }
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        let failed: Vec<&str> = report.sources[0].failed.iter().map(|item| item.id.as_str()).collect();
        assert_eq!(failed, ["office/books/guide@en"]);
        assert_eq!(report.sources[0].applied, 3);
        let rows = library.publication("office/books/guide", &[]).unwrap().row.editions;
        assert_eq!(rows.iter().find(|row| row.lang == "en").unwrap().availability, Availability::NotHere);
        std::fs::write(&blob, whole).unwrap();
        let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        assert_eq!((report.sources[0].applied, report.sources[0].failed.len()), (1, 0));
    }
}

#[test]
fn what_was_applied_before_an_interruption_is_found_after_the_next_start() {
    type Way = (&'static str, fn(&library::Library));
    let ways: [Way; 2] = [
        ("asked for", |library| library.bring_index_up_to_date().unwrap()),
        ("in the background, as the window does at its start", |library| {
            library.refresh_index_in_background();
            for _ in 0..20_000 {
                if library.search(&query("Sundays")).unwrap().total == 1 {
                    return;
                }
                std::thread::yield_now();
            }
        }),
    ];
    for (way, bring_up) in ways {
        let office = Office::new();
        drop(office.subscribed("2026-11-23T09:00:00Z"));
        let index = office.folder("library").join("index");
        let behind = office.folder("index as it was");
        fixture::copy(&index, &behind);
        office.write(
            "collections/books/guide/en.md",
            "# Guide to the centre\n\n## Opening {#opening}\n\nWe open on Sundays.\n",
        );
        office.build("2026-11-23T10:00:00Z");
        office.library("library", "2026-11-23T11:00:00Z").sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        std::fs::remove_dir_all(&index).unwrap();
        fixture::copy(&behind, &index);
        let library = office.library("library", "2026-11-23T12:00:00Z");
        assert_eq!(library.search(&query("Sundays")).unwrap().total, 0, "{way}: a search alone changes nothing");
        bring_up(&library);
        assert_eq!(library.search(&query("Sundays")).unwrap().total, 1, "{way}");
    }
}

fn query(text: &str) -> SearchQuery {
    SearchQuery { query: text.to_owned(), ..SearchQuery::default() }
}

enum Damage {
    Removed,
    Changed,
}

#[test]
fn a_repository_that_is_older_or_not_signed_is_refused_and_changes_nothing() {
    let office = Office::new();
    let old = office.copy_of_repository("old");
    let library = office.subscribed("2026-11-23T09:00:00Z");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nNewer.\n");
    office.build("2026-11-24T09:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let before = library.stats().unwrap().sections;

    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    library.remove_location("office", &office.repository()).unwrap();
    assert_eq!(only_failure(&library).code, ErrorCode::Refused, "an older version");

    library.add_source(&office.repository(), &office.card()).unwrap();
    library.remove_location("office", &old.to_string_lossy()).unwrap();
    let timestamp = std::path::Path::new(&office.repository()).join("metadata/timestamp.json");
    let signed = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(&timestamp, signed.replacen("\"version\":", "\"version\":9", 1)).unwrap();
    assert_eq!(only_failure(&library).code, ErrorCode::Refused, "a changed signature");
    assert_eq!(library.stats().unwrap().sections, before);
    assert!(library.sources().unwrap()[0].last_error.is_some());
}

/// Changes the last signature of every collection of a repository.
fn spoil_collections(repository: &str) -> usize {
    let metadata = std::path::Path::new(repository).join("metadata");
    let own = |name: &str| {
        !["root.json", "targets.json", "snapshot.json", "timestamp.json"].iter().any(|role| name.ends_with(role))
    };
    let files = std::fs::read_dir(metadata).unwrap().map(|entry| entry.unwrap().path());
    let files: Vec<_> = files.filter(|path| own(&path.file_name().unwrap().to_string_lossy())).collect();
    for file in &files {
        let signed = std::fs::read_to_string(file).unwrap();
        let at = signed.find("\"sig\":\"").unwrap() + "\"sig\":\"".len();
        let other = if signed[at..].starts_with('0') { "1" } else { "0" };
        std::fs::write(file, format!("{}{other}{}", &signed[..at], &signed[at + 1..])).unwrap();
    }
    files.len()
}

#[test]
fn a_source_of_which_everything_is_refused_was_not_looked_at_with_success() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    assert!(spoil_collections(&office.repository()) > 0);
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert!(report.failed.iter().all(|failed| failed.error.code == ErrorCode::Refused), "{report:?}");
    let source = library.sources().unwrap().remove(0);
    assert!(source.last_attempt.is_some() && source.last_success.is_none(), "{source:?}");
    assert_eq!(source.last_error.map(|error| error.code), Some(ErrorCode::Refused));
    let status = library.sync_status().unwrap();
    assert_eq!((status.state, status.last_success), (SyncState::CheckFailed, None));
}

/// A repository whose one edition holds `html` as it is: signed by a publisher whose software sanitised nothing. Gives the
/// path of its card.
fn signed_unsanitised(folder: &std::path::Path, html: &str) -> std::path::PathBuf {
    use repository::{Card, CollectionRelease, Expiry, Key, Keys, Release, blob, new_root};
    let now = at("2026-11-23T08:00:00Z");
    let keys = Keys {
        root: Some(Key::from_seed([1; 32])),
        release: Key::from_seed([2; 32]),
        collections: BTreeMap::from([("books".parse().unwrap(), Key::from_seed([3; 32]))]),
    };
    let root = new_root(&keys, &Expiry::default(), now).unwrap();
    let card = Card::new("office".parse().unwrap(), "An office".into(), BTreeMap::new(), vec![], root).unwrap();
    let section = domain::Section {
        id: "1".parse().unwrap(),
        level: 1,
        heading: "Hello".into(),
        html: Some(html.to_owned()),
        text: None,
        pages: vec![],
    };
    let sections = domain::Sections { format: domain::Sections::FORMAT, pages: None, sections: vec![section] };
    let json = serde_json::to_vec(&sections).unwrap();
    let sections =
        blob::encode(domain::FileRole::Sections, "sections.json".into(), "application/json".into(), json).unwrap();
    let edition = domain::Edition {
        language: "en".parse().unwrap(),
        title: "Guide".into(),
        summary: String::new(),
        audience: String::new(),
        revision: 1,
        issued: "2026-11-01".parse().unwrap(),
        translates: None,
        sections: Some(sections.file.clone()),
        files: vec![],
    };
    let publication = domain::Publication {
        id: "office/books/guide".parse().unwrap(),
        kind: domain::Kind::Article,
        topics: vec![],
        issued: "2026-11-01".parse().unwrap(),
        stage: domain::Stage::Published,
        notice: None,
        links: vec![],
        editions: vec![edition],
    };
    let collection = CollectionRelease {
        collection: "books".parse().unwrap(),
        titles: BTreeMap::from([("en".parse().unwrap(), "Books".to_owned())]),
        cover: "teal".into(),
        glossary: vec![],
        publications: vec![publication],
    };
    let release = Release {
        card: card.clone(),
        later_roots: vec![],
        collections: vec![collection],
        blobs: vec![sections.into()],
        expiry: Expiry::default(),
    };
    repository::write(folder, &release, &keys, now).unwrap();
    let path = folder.join("publisher.fieldshelf-card");
    std::fs::write(&path, card.to_bytes()).unwrap();
    path
}

#[test]
fn html_that_its_publisher_did_not_sanitise_is_sanitised_before_it_is_shown_or_searched() {
    let folder = tempfile::tempdir().unwrap();
    let (repository, place) = (folder.path().join("repository"), folder.path().join("library"));
    let hostile = "<p onclick=\"x()\">Welcome</p><script>hiddenword()</script><a href=\"javascript:x()\">here</a>\
                   <img src=\"https://example.org/x.png\"><iframe src=\"https://example.org/\"></iframe>";
    let card = signed_unsanitised(&repository, hostile);
    let library = library::Library::open(&place, std::sync::Arc::new(|| at("2026-11-23T09:00:00Z"))).unwrap();
    library.add_source(&repository.to_string_lossy(), &card).unwrap();
    let check = |when: &str| {
        let sections = library.read("guide@en", &[]).unwrap().sections;
        assert!(sections[0].html.contains("Welcome"), "{when}: {}", sections[0].html);
        for active in ["onclick", "script", "javascript:", "example.org", "iframe"] {
            assert!(!sections[0].html.contains(active), "{when}: {active} in {}", sections[0].html);
        }
        let total = |text: &str| library.search(&query(text)).unwrap().total;
        assert_eq!((total("Welcome"), total("hiddenword")), (1, 0), "{when}");
    };
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    check("taken in");
    for blob in walk(&place.join("blobs")) {
        std::fs::write(blob, b"damaged").unwrap();
    }
    assert!(library.repair(&mut |_| {}).unwrap().repaired.is_some_and(|repaired| !repaired.mended.is_empty()));
    check("mended");
}

#[test]
fn another_card_of_a_known_publisher_is_refused() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let impostor = Office::new();
    let failure = library.add_source(&impostor.repository(), &impostor.card()).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Refused);
    assert!(failure.message.contains("fingerprint"), "{}", failure.message);
}

#[test]
fn the_library_that_comes_with_the_app_is_replaced_by_the_one_a_newer_app_brings() {
    let (old, new) = (Office::new(), Office::new());
    new.write(
        "collections/books/guide/en.md",
        "# Guide to the centre\n\n## Opening {#opening}\n\nFrom the newer app.\n",
    );
    new.build("2026-11-23T10:00:00Z");
    let library = old.library("library", "2026-11-23T12:00:00Z");
    let card = |office: &Office| std::fs::read(office.card()).unwrap();
    library.take_in_built_in(&card(&old), &old.repository()).unwrap();
    library.take_in_built_in(&card(&old), &old.repository()).unwrap();
    assert_eq!(library.jobs().unwrap().len(), 1, "nothing new makes no second job");
    library.take_in_built_in(&card(&new), &new.repository()).unwrap();
    let query = SearchQuery { query: "newer app".to_owned(), ..SearchQuery::default() };
    assert_eq!(library.search(&query).unwrap().total, 1);
    assert!(library.sources().unwrap()[0].built_in);
}

#[test]
fn what_the_app_brought_is_no_longer_waiting_once_it_is_taken_in() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T12:00:00Z");
    let card = std::fs::read(office.card()).unwrap();
    library.take_in_built_in(&card, &office.repository()).unwrap();
    office.write("collections/books/guide/en.md", "# Guide\n\n## Opening {#opening}\n\nFrom the newer app.\n");
    office.build("2026-11-23T10:00:00Z");
    library.plan(&SyncRequest::default()).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    library.take_in_built_in(&card, &office.repository()).unwrap();
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
}

#[test]
fn while_one_writes_the_other_reads_and_is_told_who_writes() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let other = office.library("library", "2026-11-23T09:00:01Z");
    let held = store::Store::open(&office.folder("library"), at("2026-11-23T09:00:00Z")).unwrap();
    let lease = held.lease("a long sync", || at("2026-11-23T09:00:00Z")).unwrap();
    let failure = other.sync(&SyncRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Held);
    assert!(failure.message.contains("a long sync"), "{}", failure.message);
    assert_eq!(library.publications(&ListQuery::default()).unwrap().total, 2);
    drop(lease);
    other.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
}

#[test]
fn a_window_notices_what_another_process_changed() {
    let office = Office::new();
    let window = office.library("library", "2026-11-23T09:00:00Z");
    let mut watch = window.watch();
    assert!(watch.look().is_none());
    office.subscribed("2026-11-23T09:00:00Z");
    let (change, jobs) = watch.look().unwrap();
    assert!(change.publications && change.number > 0);
    assert_eq!(jobs.len(), 1);
    assert!(watch.look().is_none());
}

#[test]
fn a_window_is_told_when_a_notice_lapses_or_the_clock_is_set_back_though_nothing_was_received() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    // The desk is expected to be open again after the last of November, in Belgrade.
    let clock = testkit::ToldClock::at("2026-11-30T22:59:59Z");
    let window = Library::open(&office.folder("library"), Arc::new(clock.as_fn())).unwrap();
    let status = || window.notices(&[]).unwrap().items[0].notice.as_ref().unwrap().status;
    let mut watch = window.watch();
    assert!(watch.look().is_none());
    assert_eq!(status(), NoticeStatus::InForce);
    for (seconds, now) in [(1, NoticeStatus::ExpiredNotConfirmed), (-1, NoticeStatus::InForce)] {
        clock.pass(jiff::SignedDuration::from_secs(seconds));
        let (change, jobs) = watch.look().expect("what is shown is true no longer");
        assert!(change.publications && !change.jobs && jobs.is_empty());
        assert_eq!(status(), now);
        assert!(watch.look().is_none(), "it is told once");
    }
    // A clock that is behind what was signed is told of until it is right again.
    let behind = || window.notices(&[]).unwrap().clock_behind.is_some();
    for (now, is_behind) in [("2026-11-23T07:00:00Z", true), ("2026-11-23T09:00:00Z", false)] {
        clock.tell(at(now));
        assert!(watch.look().is_some_and(|(change, _)| change.publications), "{now}");
        assert_eq!(behind(), is_behind, "{now}");
    }
}

#[test]
fn a_library_from_a_newer_version_is_refused_by_name() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    let database = office.folder("library").join("library.sqlite");
    rusqlite::Connection::open(database).unwrap().pragma_update(None, "user_version", 999).unwrap();
    let failure = office.try_library("library", "2026-11-23T09:00:00Z").err().unwrap();
    assert_eq!(failure.code, ErrorCode::NewerLibrary);
    assert!(failure.message.contains("999"), "{}", failure.message);
}

#[test]
fn names_may_be_short_where_they_are_unambiguous() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    for id in ["office/books/guide@en", "books/guide@en", "guide@en"] {
        assert_eq!(library.read(id, &[]).unwrap().sections.len(), 2, "{id}");
    }
    for (id, code) in [
        ("nothing@en", ErrorCode::NotFound),
        ("guide", ErrorCode::WrongInput),
        ("guide@de", ErrorCode::NotFound),
        ("guide@!!", ErrorCode::WrongInput),
    ] {
        assert_eq!(library.read(id, &[]).unwrap_err().code, code, "{id}");
    }
}

#[test]
fn a_place_is_found_again() {
    let office = Office::new();
    let place = Place { section: "privacy".to_owned(), page: None, view: "text".to_owned(), at: Some(12) };
    office.subscribed("2026-11-23T09:00:00Z").set_position("guide@en", &place).unwrap();
    let again = office.library("library", "2026-11-24T09:00:00Z");
    assert_eq!(again.read("guide@en", &[]).unwrap().position, Some(place));
}

#[test]
fn filters_narrow_a_search_and_wrong_ones_are_named() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let total = |change: &dyn Fn(&mut SearchQuery)| {
        let mut query = SearchQuery { query: "centre".to_owned(), ..SearchQuery::default() };
        change(&mut query);
        library.search(&query).map(|answer| answer.hits.len())
    };
    assert!(total(&|_| ()).unwrap() >= 2);
    assert!(total(&|query| query.langs = vec!["fr".to_owned()]).unwrap() < total(&|_| ()).unwrap());
    assert_eq!(total(&|query| query.kinds = vec![domain::Kind::Form]).unwrap(), 0);
    assert!(total(&|query| query.collections = vec!["books".to_owned()]).unwrap() >= 2);
    assert!(total(&|query| query.langs = vec!["not a tag".to_owned()]).is_err());
    assert!(total(&|query| query.collections = vec!["nothing".to_owned()]).is_err());
    for text in ["", "«…»", "\"unclosed", &"word ".repeat(2000), "\u{E000}", "a:b:c -- AND OR"] {
        library.search(&SearchQuery { query: text.to_owned(), ..SearchQuery::default() }).unwrap();
    }
}

#[test]
fn a_group_has_the_best_sections_and_more_on_demand() {
    let office = Office::new();
    let days = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday"];
    let sections = days.map(|day| format!("## {day}\n\nThe lantern is lit on {day}.\n\n")).concat();
    office.write("collections/books/guide/en.md", &format!("# Guide to the centre\n\n{sections}"));
    office.build("2026-11-23T08:30:00Z");
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let query = SearchQuery { query: "lantern".to_owned(), ..SearchQuery::default() };
    for (sections, shown) in [(None, 3), (Some(20), 5)] {
        let query = SearchQuery { sections, within: Some("guide".to_owned()), ..query.clone() };
        let results = library.search_results(&query).unwrap();
        let groups: Vec<_> = results.groups.iter().map(|group| (group.total, group.hits.len())).collect();
        assert_eq!((results.total, groups), (5, vec![(5, shown)]));
    }
}

#[test]
fn a_file_being_read_stays_of_one_revision_while_a_sync_brings_the_next() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let plan = |library: &library::Library| {
        let files = library.read("office/books/guide@en", &[]).unwrap().files;
        files.into_iter().find(|file| file.name == "media/plan.png").unwrap()
    };
    let before = plan(&library);
    let beginning = library.file_range(&before.sha256, 0, 20).unwrap();

    let picture = office.content().join("collections/books/guide/media/plan.png");
    let mut bytes = std::fs::read(&picture).unwrap();
    let whole = bytes.clone();
    bytes.extend(b"another revision");
    std::fs::write(&picture, bytes).unwrap();
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();

    assert_ne!(plan(&library).sha256, before.sha256, "the sync brought another picture");
    let rest = library.file_range(&before.sha256, 20, before.bytes).unwrap();
    assert_eq!([beginning, rest].concat(), whole, "who had begun to read the old one reads it to its end");
    assert_eq!(library.file_range("nonsense", 0, 1).unwrap_err().code, ErrorCode::WrongInput);
}

#[test]
fn of_several_sources_the_newest_counts_and_each_can_mend_what_another_has_damaged() {
    let office = Office::new();
    let old = office.copy_of_repository("old stick");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten.\n");
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    // The newest source has lost a text that the old one has whole, and the other way round.
    let lost = office.sections_blob("office/notices/desk@fr");
    std::fs::remove_file(&lost).unwrap();

    let library = office.library("library", "2026-11-23T11:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    library.add_source(&old.to_string_lossy(), &office.card()).unwrap();
    assert_eq!(library.sources().unwrap().len(), 2, "the same twice is one");
    let plan = library.plan(&SyncRequest::default()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(report.failed, []);
    assert_eq!(plan.sources[0].items.len(), report.applied as usize, "the plan was what was done");
    assert_eq!(report.sources.iter().filter(|source| source.error.is_some()).count(), 0, "{report:?}");
    assert!(library.read("office/notices/desk@fr", &[]).unwrap().sections[0].html.contains("guichet"));
    assert!(library.read("office/books/guide@en", &[]).unwrap().sections[0].html.contains("At ten"));

    // The one that is behind has not failed, whichever is asked first.
    library.remove_location("office", &office.repository()).unwrap();
    library.add_source(&office.repository(), &office.card()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(report.sources.iter().filter(|source| source.error.is_some()).count(), 0, "{report:?}");

    // One that is gone costs nothing while the other is there, and is named.
    std::fs::remove_dir_all(office.folder("repository")).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    let failed: Vec<_> = report.sources.iter().filter_map(|source| source.error.as_ref()).map(|e| e.code).collect();
    assert_eq!(failed, [ErrorCode::Refused, ErrorCode::Unreachable], "alone, the old one is behind what is known");
    assert_eq!(report.error.map(|failure| failure.code), Some(ErrorCode::Refused));

    library.remove_location("office", &office.repository()).unwrap();
    let only = library.remove_location("office", &old.to_string_lossy()).unwrap_err();
    assert_eq!(only.code, ErrorCode::WrongInput, "{}", only.message);
    assert_eq!(library.read("office/books/guide@en", &[]).unwrap().sections.len(), 1, "what came from it stays");
}

#[test]
fn a_collection_that_is_withheld_is_not_called_up_to_date() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    // A cancellation is signed, and somebody on the way damages that collection's metadata alone.
    office.write("collections/notices/desk/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    for file in walk(&office.folder("repository")) {
        if file.to_string_lossy().ends_with("2.notices.json") {
            std::fs::write(file, "{}").unwrap();
        }
    }
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(report.failed.iter().map(|failed| failed.id.as_str()).collect::<Vec<_>>(), ["office/notices"]);
    assert_eq!(report.as_of.as_deref(), Some("2026-11-23T08:00:00Z"), "as of when all was whole");
    assert_ne!(library.sync_status().unwrap().state, SyncState::UpToDate);
    let notice = library.publication("office/notices/desk", &[]).unwrap().row.notice.unwrap();
    assert_eq!(notice.verified.as_deref(), Some("2026-11-23T08:00:00Z"), "nothing newer is known of it");
}

#[test]
fn files_that_a_sync_replaced_are_cleared_away_by_the_next() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let files = library.stats().unwrap().blob_bytes;
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten.\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.stats().unwrap().blob_bytes > files, "whoever reads the old revision can go on");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(library.stats().unwrap().blob_bytes < files, "then it is cleared away");
    assert_eq!(library.verify(&mut |_| {}).unwrap().problems, []);
}

/// Bytes that nothing can pack (splitmix64).
fn noise(seed: u64, length: u64) -> Vec<u8> {
    let byte = |at: u64| {
        let mixed = seed.wrapping_add(at).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        (mixed ^ mixed >> 27) as u8
    };
    (1..=length).map(byte).collect()
}

/// Gives the guide another picture, with `bytes` that nothing looks at; gives all of it.
fn another_picture(office: &Office, bytes: &[u8]) -> Vec<u8> {
    let path = office.content().join("collections/books/guide/media/plan.png");
    let bytes = [fixture::PIXEL, bytes].concat();
    std::fs::write(&path, &bytes).unwrap();
    bytes
}

/// Revision 2 of the guide, with another picture; gives where the picture lies in the repository.
fn guide_with_another_picture(office: &Office, bytes: &[u8]) -> std::path::PathBuf {
    let bytes = another_picture(office, bytes);
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    let text = "# Guide to the centre\n\n## Opening {#opening}\n\nAt ten. ![A plan](media/plan.png \"The plan\")\n";
    office.write("collections/books/guide/en.md", text);
    office.build("2026-11-23T10:00:00Z");
    walk(&office.folder("repository/blobs")).into_iter().find(|blob| std::fs::read(blob).unwrap() == bytes).unwrap()
}

#[test]
fn a_link_that_breaks_leaves_what_is_saved_as_it_was_and_loses_no_file_of_the_rest() {
    let whole = SyncRequest::default();
    let no_files = SyncRequest { extent: Extent::Texts, ..SyncRequest::default() };
    let small = SyncRequest { budget: Some(3000), ..SyncRequest::default() };
    for (case, saved, request, text) in [
        ("saved", true, &whole, "opens at nine"),
        ("not saved", false, &whole, "At ten"),
        ("saved, and no files come", true, &no_files, "At ten"),
        ("saved, and the whole is beyond the budget", true, &small, "At ten"),
    ] {
        let office = Office::new();
        let library = office.subscribed("2026-11-23T09:00:00Z");
        library.set_saved("office/books/guide", saved).unwrap();
        let guide = || {
            let reading = library.read("office/books/guide@en", &[]).unwrap();
            let picture = reading.files.into_iter().find(|file| file.name == "media/plan.png").unwrap();
            (reading.sections[0].html.clone(), picture.sha256, picture.here)
        };
        let (_, before, _) = guide();
        let blob = guide_with_another_picture(&office, &noise(1, 5000));
        std::fs::rename(&blob, office.folder("away")).unwrap();
        // The second begins with sweeping.
        for _ in 0..2 {
            library.sync(request, &mut |_| {}).unwrap();
        }
        let (found, picture, here) = guide();
        assert!(found.contains(text), "{case}: {found}");
        assert_eq!((picture == before, here), (text == "opens at nine", text == "opens at nine"), "{case}");
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: the old picture is still on the disk");
        assert_eq!(library.verify(&mut |_| {}).unwrap().problems.len(), usize::from(!here), "{case}");

        std::fs::rename(office.folder("away"), &blob).unwrap();
        library.sync(&whole, &mut |_| {}).unwrap();
        let (found, picture, here) = guide();
        assert!(found.contains("At ten") && picture != before && here, "{case}");
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: whoever reads the old one reads on");
        let one = SyncRequest { only: vec!["office/books/guide@fr".to_owned()], ..SyncRequest::default() };
        library.sync(&one, &mut |_| {}).unwrap();
        assert!(library.file_range(&before, 0, 20).is_ok(), "{case}: one download clears nothing away");
        library.sync(&whole, &mut |_| {}).unwrap();
        assert_eq!(library.file_range(&before, 0, 20).unwrap_err().code, ErrorCode::NotHere, "{case}");
    }
}

#[test]
fn while_only_a_new_text_is_here_the_document_before_it_is_offered_as_what_it_is() {
    let office = Office::new();
    let visits = |revision: u32, rows: &str| {
        let about = format!("format = 1\ntitle = \"Visits\"\nrevision = {revision}\nissued = 2026-11-0{revision}\n");
        office.write("collections/books/visits/en.toml", &about);
        office.write("collections/books/visits/en.csv", &format!("Day,Visits\n{rows}"));
    };
    office.write("collections/books/visits/publication.toml", "format = 1\nkind = \"dataset\"\nissued = 2026-11-01\n");
    visits(1, "Monday,14\n");
    office.build("2026-11-23T08:30:00Z");
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let read = || library.read("office/books/visits@en", &[]).unwrap();
    let before = read();
    assert!(before.earlier.is_none(), "nothing came before it");

    visits(2, "Monday,14\nTuesday,11\n");
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest { extent: Extent::Texts, ..SyncRequest::default() }, &mut |_| {}).unwrap();
    let reading = read();
    assert_eq!(reading.publication.editions[reading.edition as usize].revision, 2);
    assert!(reading.files.iter().all(|file| !file.here), "of the new revision only the text came");
    let earlier = reading.earlier.expect("the document of the first revision is still here");
    assert_eq!((earlier.revision, earlier.issued.as_str()), (1, "2026-11-01"));
    assert_eq!(earlier.files, before.files);

    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    assert!(read().earlier.is_none(), "the new document is here, and nobody needs the old one");
}

#[test]
fn at_the_limit_what_is_replaced_gives_its_place_to_what_replaces_it() {
    for saved in [true, false] {
        let office = Office::new();
        another_picture(&office, &noise(1, 3_000_000));
        office.build("2026-11-23T08:30:00Z");
        let library = office.subscribed("2026-11-23T09:00:00Z");
        library.set_saved("office/books/guide", saved).unwrap();
        guide_with_another_picture(&office, &noise(2, 3_000_000));
        // Room for the texts and the database's log, and for no picture beside the one that is here.
        library.set_space_limit(Some(library.space().unwrap().total + 1_500_000)).unwrap();
        for _ in 0..2 {
            library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
        }
        let files = library.read("office/books/guide@en", &[]).unwrap().files;
        assert!(files.iter().all(|file| file.here), "saved: {saved}; {:?}", library.space().unwrap());
    }
}

#[test]
fn processes_that_find_no_index_make_one_and_do_not_disturb_each_other() {
    let office = Office::new();
    drop(office.subscribed("2026-11-23T09:00:00Z"));
    std::fs::remove_dir_all(office.folder("library").join("index")).unwrap();
    std::thread::scope(|scope| {
        let searching = (0..4).map(|_| {
            // Each has the library open for itself, as another process has.
            let library = office.library("library", "2026-11-23T09:00:00Z");
            scope.spawn(move || {
                let found = library.search(&SearchQuery { query: "centre".to_owned(), ..SearchQuery::default() });
                assert!(found.unwrap().total > 0);
            })
        });
        searching.collect::<Vec<_>>().into_iter().for_each(|one| one.join().unwrap());
    });
    let generations = std::fs::read_dir(office.folder("library").join("index")).unwrap().flatten();
    assert_eq!(generations.filter(|entry| entry.path().is_dir()).count(), 1);
}

#[test]
fn the_rules_keep_files_away_until_they_are_asked_for_and_they_can_be_removed_again() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let mut rules = library.rules().unwrap();
    rules.default.take = domain::Take::Text;
    rules.collections.insert(
        "office/notices".parse().unwrap(),
        domain::Rule { languages: vec!["fr".parse().unwrap()], ..domain::Rule::default() },
    );
    library.set_rules(&rules).unwrap();
    let sync = || library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!(sync().applied, 3, "two books as texts, the notice in French");
    let here = |id: &str| {
        let row = library.publication(id, &[]).unwrap().row;
        row.editions.iter().map(|edition| edition.availability).collect::<Vec<_>>()
    };
    let files = || library.stats().unwrap().blob_bytes;
    assert_eq!(here("guide"), [Availability::TextOnly, Availability::Downloaded], "the French one is text alone");
    assert_eq!(here("desk"), [Availability::NotHere, Availability::Downloaded]);
    assert_eq!(library.verify(&mut |_| {}).unwrap().problems, [], "what does not belong here is not missing");
    assert_eq!(sync().applied, 0);
    let texts = files();

    library.fetch("guide", &mut |_| {}).unwrap();
    assert_eq!(here("guide"), [Availability::Downloaded, Availability::Downloaded]);
    assert!(files() > texts);
    let guide = library.publication("guide", &[]).unwrap();
    let kept: Vec<u64> = guide.files.iter().map(|files| files.iter().map(|file| file.bytes).sum()).collect();
    assert_eq!((guide.row.editions[0].size, kept[1]), (kept[0], 0), "its size is that of what lies here");
    assert!(guide.row.editions[1].size > 0, "and of a text alone that of the text");
    library.set_saved("guide", true).unwrap();
    assert_eq!(library.free("guide").unwrap_err().code, ErrorCode::WrongInput, "what is saved stays");
    library.set_saved("guide", false).unwrap();
    library.free("guide").unwrap();
    assert_eq!((here("guide"), files()), (vec![Availability::TextOnly, Availability::Downloaded], texts));
    assert_eq!(sync().applied, 0, "and it does not come back by itself");
}

#[test]
fn a_budget_brings_the_notice_first_and_says_what_waits() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let all = library.plan(&SyncRequest::default()).unwrap().bytes;
    let notices: u64 = {
        let items = library
            .plan(&SyncRequest { budget: Some(u64::MAX), ..SyncRequest::default() })
            .unwrap()
            .sources
            .remove(0)
            .items;
        items.iter().filter(|item| item.id.contains("desk")).map(|item| item.bytes).take(2).sum()
    };
    let request = SyncRequest { budget: Some(notices), ..SyncRequest::default() };
    let plan = library.plan(&request).unwrap();
    assert!(plan.bytes <= notices && plan.sources[0].items.iter().any(|item| item.waits.is_some()));
    let report = library.sync(&request, &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((report.applied, report.bytes), (2, notices));
    assert!(report.waiting > 0);
    assert!(!library.read("desk@en", &[]).unwrap().sections.is_empty());
    assert!(library.read("guide@en", &[]).unwrap().sections.is_empty());
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpdateReady);
    let rest = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((rest.waiting, rest.bytes + notices), (0, all));
}

#[test]
fn nobody_being_there_takes_only_what_the_rules_let_it() {
    let office = Office::new();
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&office.repository(), &office.card()).unwrap();
    let mut rules = library.rules().unwrap();
    let books = domain::Rule { trigger: domain::Trigger::Ask, ..domain::Rule::default() };
    rules.collections.insert("office/books".parse().unwrap(), books);
    library.set_rules(&rules).unwrap();
    let unattended = SyncRequest { unattended: true, ..SyncRequest::default() };
    let report = library.sync(&unattended, &mut |_| {}).unwrap().sources.remove(0);
    assert_eq!((report.applied, report.waiting), (2, 3));
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 2);
}

#[test]
fn a_withdrawn_publication_goes_when_the_person_lets_it_and_stays_away() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    assert_eq!(library.let_go("guide").unwrap_err().code, ErrorCode::WrongInput, "it is still offered");
    std::fs::remove_dir_all(office.content().join("collections/books/guide")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    let sync = || library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    sync();
    let found =
        || library.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap().total;
    assert!(library.publication("guide", &[]).unwrap().row.withdrawn && found() > 0);
    library.let_go("guide").unwrap();
    assert_eq!(found(), 0);
    sync();
    assert_eq!(library.publication("guide", &[]).unwrap_err().code, ErrorCode::NotFound);
}

#[test]
fn a_copy_of_a_part_brings_that_part_and_withdraws_nothing() {
    let office = Office::new();
    // As a copy of some collections is: the role and the catalogue of the other are not in it.
    let without_books = |stick: &std::path::Path| {
        for file in walk(stick).into_iter().filter(|file| file.to_string_lossy().contains(".books.json")) {
            std::fs::remove_file(file).unwrap();
        }
    };
    let stick = office.copy_of_repository("stick");
    without_books(&stick);
    let library = office.library("library", "2026-11-23T09:00:00Z");
    library.add_source(&stick.to_string_lossy(), &office.card()).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = &report.sources[0];
    assert_eq!((found.applied, found.failed.len(), &found.as_of, &found.error), (2, 0, &None, &None), "{report:?}");
    assert_eq!(library.sync_status().unwrap().state, SyncState::UpToDate);
    // Another source has the rest.
    library.add_source(&office.repository(), &office.card()).unwrap();
    assert_eq!(library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources[0].applied, 2);

    // A newer copy that hides what is known here: it stays, and nobody says that all is up to date.
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T08:30:00Z");
    std::fs::remove_dir_all(&stick).unwrap();
    office.copy_of_repository("stick");
    without_books(&stick);
    std::fs::rename(office.repository(), office.folder("gone")).unwrap();
    let report = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    let found = &report.sources[0];
    assert_eq!((found.withdrawn, found.failed[0].id.as_str()), (0, "office/books"));
    assert_eq!(found.failed[0].error.code, ErrorCode::NotHere);
    assert_eq!(found.as_of.as_deref(), Some("2026-11-23T08:00:00Z"), "as of when all of it was here");
    assert_ne!(library.sync_status().unwrap().state, SyncState::UpToDate);
    assert!(!library.publication("guide", &[]).unwrap().row.withdrawn);
}

/// Why the only source of a library could not be synchronised.
fn only_failure(library: &library::Library) -> Failure {
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0).error.expect("the sync fails")
}
