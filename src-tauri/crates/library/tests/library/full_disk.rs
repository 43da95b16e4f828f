//! A library on a real disk that runs full, or can only be read: a small file system in memory, where the tests may mount one.

use std::path::Path;
use std::sync::Arc;

use crate::fixture::{Office, at};
use crate::stick;
use library::Library;
use library::api::{CopyRequest, ErrorCode, Failure, JobPhase, MarkQuery, SearchQuery, SyncRequest, Unwritable};
use testkit::Stick;

const NOW: &str = "2026-11-24T12:00:00Z";
const ROOM: &str = "size=64m";

/// Opens the library in `folder`, subscribes it and takes in what there is.
fn fill(office: &Office, folder: &Path) -> Result<(), Failure> {
    let library = Library::open(folder, Arc::new(|| at(NOW)))?;
    library.add_source(&office.repository(), &office.card())?;
    let report = library.sync(&SyncRequest::default(), &mut |_| {})?;
    let source = report.sources.into_iter().next().unwrap();
    source.error.into_iter().chain(source.failed.into_iter().map(|item| item.error)).next().map_or(Ok(()), Err)
}

/// The library is whole, and holds all that the office has.
fn assert_full(folder: &Path) {
    let library = Library::open(folder, Arc::new(|| at(NOW))).unwrap();
    assert_eq!(library.stats().unwrap().editions, 4);
    let verified = library.verify(&mut |_| {}).unwrap();
    assert!(verified.problems.is_empty() && verified.index_complete, "{verified:?}");
}

#[test]
fn a_disk_that_is_full_is_said_and_with_room_the_work_finishes() {
    let office = Office::new();
    let Some(disk) = Stick::mount(&office.folder("disk"), ROOM) else { return };
    let mut full = 0;
    // From a disk on which nothing has room to one on which all has.
    for kilobytes in [16, 96, 160, 224, 288, 352, 416, 512, 768, 8192] {
        let folder = disk.path().join("library");
        disk.again(&format!("size={kilobytes}k"));
        let done = fill(&office, &folder);
        if let Err(failure) = &done {
            assert_eq!(failure.code, ErrorCode::DiskFull, "{kilobytes} kB: {}", failure.message);
            full += 1;
        }
        disk.again(ROOM);
        fill(&office, &folder).unwrap_or_else(|failure| panic!("{kilobytes} kB: {}", failure.message));
        assert_full(&folder);
        std::fs::remove_dir_all(&folder).unwrap();
    }
    assert!((3..10).contains(&full), "full {full} times of 10");
}

#[test]
fn a_library_on_a_full_disk_is_read_and_searched_and_is_written_again_once_there_is_room() {
    let office = Office::new();
    let Some(disk) = Stick::mount(&office.folder("disk"), ROOM) else { return };
    let folder = disk.path().join("library");
    fill(&office, &folder).unwrap();
    // As it was left, without what SQLite needs beside the database, and without an index.
    for gone in ["", "library.sqlite-shm", "index"] {
        let left = folder.join(gone);
        match gone {
            "" => {}
            "index" => std::fs::remove_dir_all(left).unwrap(),
            _ => std::fs::remove_file(left).unwrap(),
        }
        let filling = disk.fill();
        let library = Library::open(&folder, Arc::new(|| at(NOW))).unwrap();
        assert_eq!(library.start("1").unwrap().unwritable, Some(Unwritable::DiskFull), "{gone}");
        assert_eq!(library.stats().unwrap().editions, 4);
        assert!(library.read("office/books/guide@en", &[]).unwrap().sections.len() > 1);
        let query = SearchQuery { query: "opens ".to_owned(), ..SearchQuery::default() };
        assert!(library.search_results(&query).unwrap().total > 0, "{gone}");
        library.remember_search("opens").unwrap();
        assert_eq!(library.marks(&MarkQuery::default()).unwrap().total, 0);
        assert_eq!(library.saved_searches().unwrap().len(), 0);
        library.notices(&[]).unwrap();
        library.sync_status().unwrap();
        assert!(library.verify(&mut |_| {}).unwrap().problems.iter().all(|problem| problem.id == "index"), "{gone}");
        let stick = office.folder(&format!("stick-{gone}"));
        std::fs::create_dir(&stick).unwrap();
        library.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap();
        assert!(stick::read(&stick::copies_on(&stick)[0]).is_some(), "what can be read can be handed on");
        for failure in [
            library.set_saved("guide", true).unwrap_err(),
            library.sync(&SyncRequest::default(), &mut |_| {}).unwrap_err(),
            library.set_space_limit(Some(1)).unwrap_err(),
        ] {
            assert_eq!(failure.code, ErrorCode::DiskFull, "{gone}: {}", failure.message);
            let said = [&*folder.to_string_lossy(), "the disk is full", "free some space"];
            assert!(said.iter().all(|part| failure.message.contains(part)), "{gone}: {}", failure.message);
        }
        drop(filling);
        assert_eq!(library.unwritable(), None);
        library.set_saved("guide", true).unwrap();
        library.set_saved("guide", false).unwrap();
        library.bring_index_up_to_date().unwrap();
        drop(library);
        assert_full(&folder);
    }
}

#[test]
fn a_disk_that_takes_no_more_files_is_read_and_searched_like_a_full_one() {
    let office = Office::new();
    let Some(disk) = Stick::mount(&office.folder("disk"), &format!("{ROOM},nr_inodes=400")) else { return };
    let folder = disk.path().join("library");
    fill(&office, &folder).unwrap();
    // As it was left, and without what SQLite needs beside the database.
    for gone in [&[][..], &["library.sqlite-shm"], &["library.sqlite-shm", "library.sqlite-wal"]] {
        for left in gone {
            std::fs::remove_file(folder.join(left)).unwrap();
        }
        let filling = disk.fill_names();
        let library = Library::open(&folder, Arc::new(|| at(NOW))).unwrap();
        assert_eq!(library.stats().unwrap().editions, 4);
        assert!(library.read("office/books/guide@en", &[]).unwrap().sections.len() > 1);
        let query = SearchQuery { query: "opens ".to_owned(), ..SearchQuery::default() };
        assert!(library.search_results(&query).unwrap().total > 0, "{gone:?}");
        let failure = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap_err();
        assert_eq!(failure.code, ErrorCode::DiskFull, "{gone:?}: {}", failure.message);
        drop(filling);
        library.set_saved("guide", true).unwrap();
        library.set_saved("guide", false).unwrap();
        drop(library);
        assert_full(&folder);
    }
}

#[test]
fn what_a_full_disk_kept_the_app_from_at_its_start_is_made_up_for_once_there_is_room() {
    let office = Office::new();
    let Some(disk) = Stick::mount(&office.folder("disk"), ROOM) else { return };
    let folder = disk.path().join("library");
    let open = || Library::open(&folder, Arc::new(|| at(NOW))).unwrap();
    // A sync that waits for its turn when its process ends.
    let store = store::Store::open(&folder, at(NOW)).unwrap();
    let lease = store.lease("the other desk", || at(NOW)).unwrap();
    let sync = open().begin_sync(SyncRequest::default()).unwrap().id;
    drop((lease, store));
    let filling = disk.fill();
    let library = open();
    let mut background = library.background(Arc::new(|| None));
    let card = std::fs::read(office.card()).unwrap();
    let failure = background.take_in_built_in(&card, &office.repository()).unwrap_err();
    assert_eq!(failure.code, ErrorCode::DiskFull, "{}", failure.message);
    background.tick();
    let state = || (library.job(sync).unwrap().job.phase, library.stats().unwrap().editions);
    assert_eq!(state(), (JobPhase::Paused, 0));
    drop(filling);
    // The one may have to wait for the other.
    for _ in 0..100_000 {
        background.tick();
        if state() == (JobPhase::Done, 4) {
            return;
        }
        std::thread::yield_now();
    }
    panic!("{:?}", state());
}

#[test]
fn a_disk_that_can_only_be_read_is_read() {
    let office = Office::new();
    let Some(disk) = Stick::mount(&office.folder("disk"), ROOM) else { return };
    let folder = disk.path().join("library");
    fill(&office, &folder).unwrap();
    disk.again("ro");
    let library = Library::open(&folder, Arc::new(|| at(NOW))).unwrap();
    assert_eq!(library.unwritable(), Some(Unwritable::ReadOnly));
    assert_eq!(library.stats().unwrap().editions, 4);
    assert!(library.read("office/books/guide@en", &[]).unwrap().sections.len() > 1);
    let failure = library.sync(&SyncRequest::default(), &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::ReadOnly, "{}", failure.message);
    // What can be read can be handed on.
    let stick = office.folder("stick");
    std::fs::create_dir(&stick).unwrap();
    library.copy_to(&stick, &CopyRequest::default(), &mut |_| {}).unwrap();
    assert!(stick::read(&stick::copies_on(&stick)[0]).is_some());
    drop(library);
    disk.again("rw");
    fill(&office, &folder).unwrap();
    assert_full(&folder);
}
