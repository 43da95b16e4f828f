//! Looking after a library: verifying and mending, and what happens while nobody is there.

use std::path::{Path, PathBuf};

use crate::fixture::{self, Office, walk};
use library::Library;
use library::api::{ErrorCode, SearchQuery, SyncRequest, VerifyReport};

const NOW: &str = "2026-11-23T09:00:00Z";

/// All blobs of the office's library.
fn blobs(office: &Office) -> Vec<PathBuf> {
    walk(&office.folder("library").join("blobs"))
        .into_iter()
        .filter(|path| path.file_name().is_some_and(|name| name.len() == 64))
        .collect()
}

fn verified(library: &Library) -> VerifyReport {
    library.verify(&mut |_| {}).unwrap()
}

fn repaired(library: &Library) -> VerifyReport {
    library.repair(&mut |_| {}).unwrap()
}

#[test]
fn every_file_that_is_damaged_or_gone_is_found_set_aside_and_fetched_again() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let all = blobs(&office);
    assert!(all.len() >= 5, "{all:?}");
    for (at, blob) in all.iter().enumerate() {
        let whole = std::fs::read(blob).unwrap();
        let gone = at % 2 == 0;
        if gone {
            std::fs::remove_file(blob).unwrap();
        } else {
            // As many bytes, one of them another.
            let mut bytes = whole.clone();
            bytes[whole.len() / 2] ^= 1;
            std::fs::write(blob, bytes).unwrap();
        }
        let report = verified(&library);
        let [problem] = report.problems.as_slice() else { panic!("{:?}", report.problems) };
        assert!(problem.error.message.contains(" of office/"), "a person knows which: {}", problem.error.message);
        assert_eq!(verified(&library).problems, report.problems, "looking changes nothing");

        let report = repaired(&library);
        let done = report.repaired.unwrap();
        assert_eq!((report.problems.len(), &done.left), (1, &vec![]));
        assert_eq!(done.set_aside.len(), usize::from(!gone));
        for aside in &done.set_aside {
            assert_eq!(Path::new(aside).parent(), Some(office.folder("library").join("damaged").as_path()));
            assert_ne!(std::fs::read(aside).unwrap(), whole);
        }
        assert_eq!(std::fs::read(blob).unwrap(), whole);
        assert!(done.bytes > 0 && !done.mended.is_empty() && !done.index_rebuilt);
        assert_eq!(verified(&library).problems, []);
    }
}

#[test]
fn what_no_source_has_is_named_with_the_next_step_and_comes_when_one_has_it() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    for (what, code) in [("gone", ErrorCode::Unreachable), ("without it", ErrorCode::NotHere)] {
        let blob = office.sections_blob("office/books/guide@en");
        let repository = office.folder("repository");
        let aside = office.folder("aside");
        for blob in blobs(&office) {
            std::fs::write(blob, b"damaged").unwrap();
        }
        if code == ErrorCode::Unreachable {
            std::fs::rename(&repository, &aside).unwrap();
        } else {
            std::fs::rename(&blob, &aside).unwrap();
        }
        let done = repaired(&library).repaired.unwrap();
        let left: Vec<_> = done.left.iter().map(|left| (left.id.as_str(), left.error.code)).collect();
        assert!(left.contains(&("office/books/guide@en", code)), "{what}: {left:?}");
        assert!(done.left.iter().all(|left| left.error.message.contains("shelf verify --repair")), "{:?}", done.left);
        // The text was in the database all the time.
        assert!(!library.read("guide@en", &[]).unwrap().sections.is_empty());
        assert!(verified(&library).problems.iter().any(|problem| problem.id == "office/books/guide@en"));

        std::fs::rename(&aside, if code == ErrorCode::Unreachable { &repository } else { &blob }).unwrap();
        let done = repaired(&library).repaired.unwrap();
        assert_eq!(done.left, [], "{what}");
        assert!(done.mended.contains(&"office/books/guide@en".to_owned()), "{done:?}");
        assert_eq!(verified(&library).problems, []);
    }
}

#[test]
fn what_its_publisher_has_replaced_is_mended_with_the_newer_revision() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let old = office.sections_blob("office/books/guide@en");
    office.write("collections/books/guide/en.md", "# Guide to the centre\n\n## Opening {#opening}\n\nOn Sundays.\n");
    office.write("collections/books/guide/en.toml", "format = 1\nrevision = 2\n");
    office.build("2026-11-23T10:00:00Z");
    let _ = std::fs::remove_file(old);
    for blob in blobs(&office) {
        std::fs::write(blob, b"damaged").unwrap();
    }
    let report = repaired(&library);
    assert_eq!(report.repaired.unwrap().left, []);
    let row = library.publication("guide", &[]).unwrap().row;
    assert_eq!(row.editions.iter().find(|edition| edition.lang == "en").unwrap().revision, 2);
    assert_eq!(verified(&library).problems, []);
}

#[test]
fn what_was_withdrawn_is_mended_and_stays_withdrawn() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let before = office.copy_of_repository("before");
    std::fs::remove_dir_all(office.content().join("collections/notices")).unwrap();
    office.build("2026-11-23T10:00:00Z");
    library.sync(&SyncRequest::default(), &mut |_| {}).unwrap();
    // An old stick holds what the repository no longer names.
    library.add_source(&before.to_string_lossy(), &office.card()).unwrap();
    for blob in blobs(&office) {
        std::fs::write(blob, b"damaged").unwrap();
    }
    assert_eq!(repaired(&library).repaired.unwrap().left, []);
    assert!(library.publication("desk", &[]).unwrap().row.withdrawn);
    assert_eq!(verified(&library).problems, []);
}

#[test]
fn an_index_that_is_damaged_or_holds_something_else_is_made_anew() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let found =
        || library.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap().total;
    assert_eq!(found(), 1);
    // An index that says it has reached the store's last change, and lacks a section.
    let store = store::Store::open(&office.folder("library"), fixture::at(NOW)).unwrap();
    let generation = store.index_generation().unwrap().unwrap();
    let index = search::Index::open(&office.folder("library").join("index").join(&generation)).unwrap();
    let guide = store.publication(&"office/books/guide".parse().unwrap()).unwrap().unwrap();
    let mut writer = index.writer(search::MIN_WRITER_BYTES).unwrap();
    writer.remove_edition(guide.edition(&"en".parse().unwrap()).unwrap().key);
    writer.commit(store.change_number().unwrap()).unwrap();
    writer.finish().unwrap();
    drop((index, store));
    assert_eq!(found(), 0);
    assert!(!verified(&library).index_complete);
    let report = repaired(&library);
    assert!(report.index_complete && report.repaired.unwrap().index_rebuilt);
    assert_eq!(found(), 1);

    let generation = std::fs::read_dir(office.folder("library").join("index"))
        .unwrap()
        .flatten()
        .filter(|entry| entry.path().is_dir())
        .max_by_key(|entry| entry.file_name())
        .unwrap();
    let meta = generation.path().join("meta.json");
    std::fs::write(&meta, b"not an index").unwrap();
    let again = office.library("library", NOW);
    let report = repaired(&again);
    assert!(report.index_complete && report.repaired.unwrap().index_rebuilt);
    assert_eq!(again.search(&SearchQuery { query: "cupboard".to_owned(), ..SearchQuery::default() }).unwrap().total, 1);
}

#[test]
fn a_damaged_database_is_found_and_the_way_out_is_named() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    let path = office.folder("library").join("library.sqlite");
    let database = rusqlite::Connection::open(&path).unwrap();
    // An index of the database that lacks what its table has.
    database
        .execute_batch(
            "PRAGMA foreign_keys = OFF; PRAGMA writable_schema = ON;
             CREATE TABLE lost (id INTEGER PRIMARY KEY, edition INTEGER REFERENCES edition (key));
             INSERT INTO lost VALUES (1, 999999);",
        )
        .unwrap();
    drop(database);
    let library = office.library("library", NOW);
    let report = repaired(&library);
    assert!(!report.database_sound);
    let left = report.repaired.unwrap().left;
    assert!(left[0].id == "database" && left[0].error.message.contains("shelf restore"), "{left:?}");
}

#[test]
fn a_job_that_is_told_to_stop_says_that_it_did_not_look_at_everything() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let other = office.library("library", NOW);
    let report = library
        .verify(&mut |job| {
            other.cancel_job(job.id).unwrap();
        })
        .unwrap();
    assert!(report.stopped && report.blobs < blobs(&office).len() as u64, "{report:?}");
    assert_eq!(library.jobs().unwrap()[0].phase, library::api::JobPhase::Cancelled);
}

#[test]
fn what_syncs_do_is_logged_a_line_an_event_without_anything_personal() {
    let office = Office::new();
    let library = office.library("library", NOW);
    library.add_source(&office.repository(), &office.card()).unwrap();
    let unattended = SyncRequest { unattended: true, ..SyncRequest::default() };
    let sync = || library.sync_unattended(&unattended, &mut |_| {});
    let logged = || std::fs::read_to_string(office.folder("library/log/sync.log")).unwrap();
    sync().unwrap();
    std::fs::rename(office.folder("repository"), office.folder("unplugged")).unwrap();
    sync().unwrap();
    let lease = store::Store::open(&office.folder("library"), fixture::at(NOW)).unwrap();
    let lease = lease.lease("the other desk", || fixture::at(NOW)).unwrap();
    assert_eq!(sync().unwrap_err().code, ErrorCode::Held);
    drop(lease);
    // As the window has it done, and what a person asks for by name.
    library.begin_sync(SyncRequest::default()).unwrap();
    while library.jobs().unwrap()[0].ended.is_none() {
        std::thread::yield_now();
    }
    std::fs::rename(office.folder("unplugged"), office.folder("repository")).unwrap();
    let guide = "office/books/guide@fr";
    office.write("collections/books/guide/fr.md", "# Guide\n\n## Autre\n\nTout autre chose.\n");
    office.build("2026-11-23T08:30:00Z");
    std::fs::remove_file(office.sections_blob(guide)).unwrap();
    let by_name = SyncRequest { only: vec![guide.to_owned()], ..SyncRequest::default() };
    library.sync(&by_name, &mut |job| library.cancel_job(job.id).unwrap_or_default()).unwrap();
    library.sync(&by_name, &mut |_| {}).unwrap();
    let text = logged();
    let bytes = text.split(" withdrawn, ").nth(1).unwrap().split(' ').next().unwrap();
    let expected = [
        "sync begun".to_owned(),
        format!("office: 4 taken in, 0 withdrawn, {bytes} bytes, 0 wait"),
        "sync ended".to_owned(),
        "sync begun".to_owned(),
        "office: source 1 failed: unreachable".to_owned(),
        "office: nothing taken in: unreachable".to_owned(),
        "sync ended".to_owned(),
        "sync begun".to_owned(),
        "sync failed: held".to_owned(),
        "sync begun".to_owned(),
        "office: source 1 failed: unreachable".to_owned(),
        "office: nothing taken in: unreachable".to_owned(),
        "sync ended".to_owned(),
        "sync begun".to_owned(),
        "office: 0 taken in, 0 withdrawn, 0 bytes, 0 wait".to_owned(),
        "sync cancelled".to_owned(),
        "sync begun".to_owned(),
        "office: what was asked for failed: not_here".to_owned(),
        "office: 0 taken in, 0 withdrawn, 0 bytes, 0 wait".to_owned(),
        "sync ended".to_owned(),
    ];
    assert_eq!(
        text.lines().map(|line| line.strip_prefix("2026-11-23T09:00:00Z ").unwrap()).collect::<Vec<_>>(),
        expected
    );
    assert!(!text.contains(&*office.folder("").to_string_lossy()) && !text.contains("guide"));
}

#[test]
fn the_log_is_bounded_and_the_newest_lines_are_kept() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let unattended = SyncRequest { unattended: true, ..SyncRequest::default() };
    let folder = office.folder("library/log");
    for round in 0..6 {
        library.sync_unattended(&unattended, &mut |_| {}).unwrap();
        let log = folder.join("sync.log");
        let text = std::fs::read_to_string(&log).unwrap();
        assert!(text.ends_with("sync ended\n"));
        std::fs::write(&log, format!("round {round}\n{}", "x".repeat(256 << 10))).unwrap();
    }
    let mut rounds: Vec<String> = std::fs::read_dir(&folder)
        .unwrap()
        .map(|entry| std::fs::read_to_string(entry.unwrap().path()).unwrap().lines().next().unwrap().to_owned())
        .collect();
    rounds.sort();
    assert_eq!(rounds, ["round 2", "round 3", "round 4", "round 5"]);
}

#[test]
fn what_takes_space_is_told_by_collection_and_adds_up() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let space = library.space().unwrap();
    let books = space.collections.iter().find(|row| row.collection == "office/books").unwrap();
    let notices = space.collections.iter().find(|row| row.collection == "office/notices").unwrap();
    assert!(books.text > 0 && books.files > 0 && books.index > 0, "{books:?}");
    assert!(notices.text > 0 && notices.files == 0, "only the guide has a picture: {notices:?}");
    let stats = library.stats().unwrap();
    assert_eq!(space.total, stats.database_bytes + stats.blob_bytes + stats.index_bytes);
    let all: u64 = space.collections.iter().map(|row| row.text + row.files + row.covers + row.index).sum();
    assert_eq!(all + space.other, space.total);
    let files: u64 = space.collections.iter().map(|row| row.files + row.covers).sum();
    assert!(files < stats.blob_bytes && stats.blob_bytes < all);
}

#[test]
fn at_the_limit_files_wait_and_are_named_and_texts_come() {
    let office = Office::new();
    let library = office.library("library", NOW);
    library.add_source(&office.repository(), &office.card()).unwrap();
    library.set_space_limit(Some(1)).unwrap();
    let plan = library.plan(&SyncRequest::default()).unwrap().sources.remove(0);
    let waits = |items: &[library::api::PlanItem]| -> Vec<String> {
        items.iter().filter(|item| item.waits.is_some()).map(|item| item.id.clone()).collect()
    };
    assert_eq!(waits(&plan.items), ["office/books/guide@en"], "the one with a picture");
    let sync = || library.sync(&SyncRequest::default(), &mut |_| {}).unwrap().sources.remove(0);
    let report = sync();
    assert_eq!((report.applied, report.waiting, waits(&report.waits)), (4, 1, waits(&plan.items)));
    assert!(!library.read("guide@en", &[]).unwrap().sections.is_empty());
    assert!(
        !library
            .read("guide@en", &[])
            .unwrap()
            .files
            .iter()
            .any(|file| file.here && file.role == domain::FileRole::Media)
    );
    // What waits by the limit is not missing, and a repair does not pass it either.
    assert_eq!(verified(&library).problems, []);
    assert_eq!(repaired(&library).repaired.unwrap().bytes, 0);
    let text = std::fs::read_dir(office.folder("library/blobs")).unwrap().count();
    // Texts that are damaged come back all the same.
    for blob in blobs(&office) {
        std::fs::write(blob, b"damaged").unwrap();
    }
    assert_eq!(repaired(&library).repaired.unwrap().left, []);
    assert_eq!(std::fs::read_dir(office.folder("library/blobs")).unwrap().count(), text);

    library.set_space_limit(None).unwrap();
    let report = sync();
    assert_eq!((report.applied, report.waiting), (1, 0));
    assert_eq!(library.space().unwrap().limit, None);
}

/// The database of the office's library, as a bad sector or a stray hand changes it.
fn damage(office: &Office, sql: &str) {
    let database = rusqlite::Connection::open(office.folder("library/library.sqlite")).unwrap();
    assert!(database.execute(sql, []).unwrap() > 0, "{sql}");
}

/// What of the database was signed, as text.
fn rows(office: &Office) -> Vec<String> {
    let database = rusqlite::Connection::open(office.folder("library/library.sqlite")).unwrap();
    let mut query = database
        .prepare(
            "SELECT id || kind || meta || withdrawn || coalesce(digest, '') FROM publication
             UNION ALL SELECT language || known || offered || applied || title || coalesce(digest, '') || coalesce(about, '')
             FROM edition
             UNION ALL SELECT id || titles || cover || expires || glossary || coalesce(digest, '') FROM collection
             UNION ALL SELECT ordinal || id || level || heading || coalesce(pages, '') || text || coalesce(html, '')
             FROM section",
        )
        .unwrap();
    let mut rows: Vec<String> = query.query_map([], |row| row.get(0)).unwrap().flatten().collect();
    rows.sort();
    rows
}

/// Each way to change what people read, and the item whose it is.
const CHANGED: [(&str, &str); 20] = [
    ("UPDATE section SET text = replace(text, 'nine', 'five') WHERE text LIKE '%at nine%'", "office/books/guide@en"),
    (
        "UPDATE section SET html = replace(html, 'closed', 'open') WHERE html LIKE '%desk is closed%'",
        "office/notices/desk@en",
    ),
    ("UPDATE section SET heading = 'Closing' WHERE heading = 'Opening'", "office/books/guide@en"),
    ("UPDATE section SET ordinal = 7 WHERE heading = 'Privacy'", "office/books/guide@en"),
    ("DELETE FROM section WHERE heading = 'Privacy'", "office/books/guide@en"),
    ("UPDATE section SET id = 'not an id' WHERE heading = 'Privacy'", "office/books/guide@en"),
    (
        "UPDATE edition SET applied = replace(applied, 'Desk closed', 'Desk open') WHERE title = 'Desk closed'",
        "office/notices/desk@en",
    ),
    (
        "UPDATE edition SET known = replace(known, 'Desk closed', 'Desk open') WHERE title = 'Desk closed'",
        "office/notices/desk",
    ),
    ("UPDATE edition SET applied = substr(applied, 1, 40) WHERE title = 'Desk closed'", "office/notices/desk"),
    ("UPDATE publication SET meta = replace(meta, '2026-11-30', '2026-12-30')", "office/notices/desk"),
    ("UPDATE publication SET meta = replace(meta, 'severe', 'minor')", "office/notices/desk"),
    ("UPDATE publication SET meta = substr(meta, 1, 30) WHERE kind = 'notice'", "office/notices/desk"),
    ("UPDATE publication SET withdrawn = 1 WHERE kind = 'notice'", "office/notices/desk"),
    ("UPDATE publication SET kind = 'article' WHERE kind = 'notice'", "office/notices/desk"),
    ("UPDATE edition SET title = 'Desk open' WHERE title = 'Desk closed'", "office/notices/desk@en"),
    ("UPDATE edition SET offered = 0 WHERE title = 'Desk closed'", "office/notices/desk"),
    (
        "UPDATE collection SET titles = replace(titles, 'Notices', 'Rumours') WHERE titles LIKE '%Notices%'",
        "office/notices",
    ),
    ("UPDATE collection SET titles = substr(titles, 1, 5) WHERE titles LIKE '%Notices%'", "office/notices"),
    ("UPDATE collection SET glossary = '[{\"en\":[\"nine\",\"five\"]}]' WHERE id = 'office/books'", "office/books"),
    ("UPDATE collection SET expires = '2036-01-01T00:00:00Z' WHERE id = 'office/notices'", "office/notices"),
];

#[test]
fn what_the_database_says_otherwise_than_was_signed_is_found_and_put_back_from_what_is_here() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    let right = rows(&office);
    // No source is asked: the signed bytes lie in the library.
    std::fs::rename(office.folder("repository"), office.folder("unplugged")).unwrap();
    for (sql, item) in CHANGED {
        damage(&office, sql);
        let library = office.library("library", NOW);
        let report = verified(&library);
        assert!(report.database_sound, "SQLite sees nothing of it: {sql}");
        let found: Vec<_> = report.problems.iter().map(|problem| problem.id.as_str()).collect();
        assert!(found.contains(&item), "{sql}: {:?}", report.problems);
        assert_ne!(rows(&office), right, "looking changes nothing: {sql}");
        let done = repaired(&library).repaired.unwrap();
        assert_eq!(done.left, [], "{sql}");
        assert!(done.mended.contains(&item.to_owned()), "{sql}: {:?}", done.mended);
        assert_eq!(rows(&office), right, "{sql}");
        assert_eq!(verified(&library).problems, [], "{sql}");
    }
}

#[test]
fn what_the_database_says_otherwise_than_was_signed_is_not_shown() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    let right = rows(&office);
    let shown = |library: &Library| {
        let desk = library.read("desk@en", &[]).unwrap();
        let guide = library.read("guide@en", &[]).unwrap();
        let text = |reading: &library::api::Reading| {
            reading.sections.iter().map(|section| format!("{section:?}")).collect::<String>()
        };
        (text(&desk), text(&guide), format!("{:?}", library.notices(&[]).unwrap().items))
    };
    let signed = shown(&office.library("library", NOW));
    for (sql, _) in CHANGED {
        damage(&office, sql);
        let held = store::Store::open(&office.folder("library"), fixture::at(NOW)).unwrap();
        let lease = held.lease("the other desk", || fixture::at(NOW)).unwrap();
        // What cannot be parsed waits until it can be put back.
        if !["substr(meta", "substr(applied"].iter().any(|unreadable| sql.contains(unreadable)) {
            assert_eq!(shown(&office.library("library", NOW)), signed, "while another process writes: {sql}");
        }
        drop((lease, held));
        let library = office.library("library", NOW);
        assert_eq!(shown(&library), signed, "{sql}");
        assert_eq!(rows(&office), right, "it was put back: {sql}");
    }
}

#[test]
fn a_damaged_text_whose_signed_bytes_are_gone_is_said_and_not_shown() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    damage(&office, CHANGED[0].0);
    for blob in blobs(&office) {
        std::fs::remove_file(blob).unwrap();
    }
    let library = office.library("library", NOW);
    let failure = library.read("guide@en", &[]).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Damaged);
    assert!(failure.message.contains("office/books/guide@en") && failure.message.contains("shelf verify --repair"));
    // A source brings it back.
    assert_eq!(repaired(&library).repaired.unwrap().left, []);
    assert!(library.read("guide@en", &[]).unwrap().sections[0].html.contains("at nine"));
}

#[test]
fn what_an_older_version_took_in_is_no_damage_and_a_repair_reads_it_again() {
    let office = Office::new();
    drop(office.subscribed(NOW));
    let right = rows(&office);
    // As before the digest was kept, and by another sanitiser.
    damage(&office, "UPDATE edition SET digest = NULL, intake = 0");
    damage(&office, "UPDATE publication SET digest = NULL");
    damage(&office, "UPDATE section SET html = replace(html, '<p>', '<p class=\"old\">')");
    let library = office.library("library", NOW);
    assert_eq!(verified(&library).problems, []);
    assert!(library.read("guide@en", &[]).unwrap().sections[1].html.contains("old"));
    let done = repaired(&library).repaired.unwrap();
    assert_eq!((done.left, done.mended), (vec![], vec![]));
    assert_eq!(rows(&office), right);
}

#[test]
fn an_index_made_anew_again_and_again_leaves_no_more_than_the_last_one_behind() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let indexes = || {
        let entries = std::fs::read_dir(office.folder("library/index")).unwrap().flatten();
        entries.filter(|entry| entry.path().is_dir()).count()
    };
    for _ in 0..4 {
        library.reindex(&mut |_| {}).unwrap();
        assert!(indexes() <= 2, "the one in use, and the one that it replaced: {}", indexes());
    }
}
