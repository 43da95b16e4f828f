//! What is refused, and what is made harmless.

use std::collections::BTreeMap;

use library::api::{ErrorCode, Failure, SyncRequest, SyncState};

use crate::fixture::{Office, at, query, walk};

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

/// Why the only source of a library could not be synchronised.
fn only_failure(library: &library::Library) -> Failure {
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0).error.expect("the sync fails")
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
fn another_card_of_a_known_publisher_is_refused() {
    let office = Office::new();
    let library = office.subscribed("2026-11-23T09:00:00Z");
    let impostor = Office::new();
    let failure = library.add_source(&impostor.repository(), &impostor.card()).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Refused);
    assert!(failure.message.contains("fingerprint"), "{}", failure.message);
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
