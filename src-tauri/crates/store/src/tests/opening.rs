//! Opening a library: made, found, read only, damaged, newer, held.

use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::Duration;

use super::*;
use crate::StoreError;
use crate::error::DATABASE;
use crate::migration::{self, Migration};
use disk::Disk;

/// A disk on which nothing can be made, as in a folder that may only be read.
fn read_only_disk() -> Disk {
    Disk::with_fault(Arc::new(Always(Step::CreateFile, io::ErrorKind::PermissionDenied)))
}

#[test]
fn a_library_is_made_where_there_is_none_even_in_folders_that_are_not_there() {
    let folder = tempfile::tempdir().unwrap();
    let deep = folder.path().join("data/Fieldshelf Österreich #1/library");
    let store = Store::open(&deep, at(0)).unwrap();
    assert!(!store.is_read_only());
    assert_eq!(store.folder(), deep);
    assert!(store.publications().unwrap().is_empty());
    assert!(store.integrity_check().unwrap().is_empty());
    assert_eq!(store.change_number().unwrap(), 0);
}

#[test]
fn the_database_is_set_up_to_last_and_to_be_shared() {
    let (_folder, store) = library();
    let (journal, synchronous, keys, patience): (String, i64, i64, i64) = store
        .write(|tables| {
            let one = |name| tables.pragma_query_value(None, name, |row| row.get(0));
            Ok((
                tables.pragma_query_value(None, "journal_mode", |row| row.get(0))?,
                one("synchronous")?,
                one("foreign_keys")?,
                one("busy_timeout")?,
            ))
        })
        .unwrap();
    assert_eq!((journal.as_str(), synchronous, keys, patience), ("wal", 2, 1, 5000));
    store
        .read(|tables| {
            assert!(tables.execute("DELETE FROM setting", []).is_err(), "readers cannot write");
            Ok(())
        })
        .unwrap();
}

#[test]
fn what_was_there_is_there_after_closing_and_opening() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop(store);
    let store = Store::open(folder.path(), at(0)).unwrap();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 4)));
    assert!(!folder.path().join("backups").exists(), "nothing was changed, so nothing was backed up");
}

#[test]
fn many_may_make_and_open_one_library_at_once() {
    let folder = tempfile::tempdir().unwrap();
    std::thread::scope(|scope| {
        for index in 0..6 {
            let folder = folder.path();
            scope.spawn(move || {
                let store = Store::open(folder, at(0)).unwrap();
                store.set_setting(&format!("from-{index}"), &serde_json::json!(index)).unwrap();
            });
        }
    });
    let store = Store::open(folder.path(), at(0)).unwrap();
    for index in 0..6 {
        assert_eq!(store.setting(&format!("from-{index}")).unwrap(), Some(serde_json::json!(index)));
    }
}

#[test]
fn a_folder_that_cannot_be_written_is_read() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    store.put_blob(&hash(b"bytes"), 5, |out| out.write_all(b"bytes")).unwrap();
    let looks_right = || {
        let reader = Store::open_on(read_only_disk(), folder.path(), at(0)).unwrap();
        assert!(reader.is_read_only());
        assert_eq!(whole_revision(&reader, "p/c/a@en"), Some((1, 4)));
        assert_eq!(reader.publications().unwrap().len(), 1);
        assert!(reader.has_blob(&hash(b"bytes")).unwrap());
        let id = publication_id("p/c/a");
        assert!(matches!(reader.set_saved(&id, true), Err(StoreError::ReadOnly { .. })));
        assert!(matches!(reader.put_blob(&hash(b""), 0, |_| Ok(())), Err(StoreError::ReadOnly { .. })));
        reader
    };
    let reader = looks_right();
    apply(&store, "p/c/a@en", 2, 5).unwrap();
    assert_eq!(whole_revision(&reader, "p/c/a@en"), Some((2, 5)), "it follows what another process writes");
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop((store, reader));
    looks_right();
}

/// A disk on which nothing has room, until it is told otherwise.
fn full_disk() -> (Disk, Arc<AtomicBool>) {
    let full = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&full);
    let fault = move |_: Step, _: &Path, _: Option<&Path>| -> io::Result<()> {
        if asked.load(Ordering::SeqCst) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    };
    (Disk::with_fault(Arc::new(fault)), full)
}

#[test]
fn a_library_on_a_full_disk_is_read_and_is_written_again_as_soon_as_there_is_room() {
    // With the log's shared memory, and where that cannot be made.
    let logs: &[bool] = if cfg!(unix) { &[true, false] } else { &[true] };
    for log in logs {
        let (folder, store) = library_with_collection();
        apply(&store, "p/c/a@en", 1, 4).unwrap();
        drop(store);
        let memory = folder.path().join(format!("{DATABASE}-shm"));
        if !log {
            std::fs::remove_file(&memory).unwrap();
            // SQLite follows no link for it.
            #[cfg(unix)]
            std::os::unix::fs::symlink("nowhere", &memory).unwrap();
        }
        let (disk, full) = full_disk();
        let store = Store::open_on(disk, folder.path(), at(0)).unwrap();
        assert!(!store.is_read_only());
        assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 4)));
        let id = publication_id("p/c/a");
        for refused in [store.set_saved(&id, true), store.lease("a test", || at(0)).map(drop)] {
            match refused {
                Err(error @ StoreError::DiskFull { .. }) => {
                    let text = error.to_string();
                    let folder = folder.path().to_string_lossy();
                    assert!(text.contains(&*folder) && text.contains("free some space"), "{text}");
                }
                other => panic!("{other:?}"),
            }
        }
        if !log {
            std::fs::remove_file(&memory).unwrap();
        }
        let other = taking(Store::open(folder.path(), at(0)).unwrap());
        apply(&other, "p/c/a@en", 2, 5).unwrap();
        assert_eq!(whole_revision(&store, "p/c/a@en"), Some((2, 5)), "it follows what another process writes");
        drop(other);
        full.store(false, Ordering::SeqCst);
        store.set_saved(&id, true).unwrap();
        assert!(store.publication(&id).unwrap().unwrap().saved);
    }
}

/// SQLite finds no room for the log's shared memory, and says the same as of a database that it cannot open.
#[cfg(unix)]
#[test]
fn a_disk_that_takes_no_new_names_is_told_from_a_database_that_cannot_be_opened() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop(store);
    let memory = folder.path().join(format!("{DATABASE}-shm"));
    std::fs::remove_file(&memory).unwrap();
    // SQLite follows no link for it.
    std::os::unix::fs::symlink("nowhere", &memory).unwrap();
    match Store::open(folder.path(), at(0)).map(|_| ()) {
        Err(error @ StoreError::Database { .. }) => assert!(error.is_not_opened(), "{error}"),
        other => panic!("the disk takes names: {other:?}"),
    }
    let taken = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&taken);
    let fault = move |step: Step, path: &Path, _: Option<&Path>| -> io::Result<()> {
        let new = step == Step::CreateFile && !path.exists();
        if new && asked.load(Ordering::SeqCst) { Err(io::ErrorKind::StorageFull.into()) } else { Ok(()) }
    };
    let store = Store::open_on(Disk::with_fault(Arc::new(fault)), folder.path(), at(0)).unwrap();
    assert!(!store.is_read_only());
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 4)));
    let id = publication_id("p/c/a");
    match store.set_saved(&id, true) {
        Err(error @ StoreError::DiskFull { .. }) => assert!(error.to_string().contains("free some space"), "{error}"),
        other => panic!("{other:?}"),
    }
    taken.store(false, Ordering::SeqCst);
    std::fs::remove_file(&memory).unwrap();
    store.set_saved(&id, true).unwrap();
    assert!(store.publication(&id).unwrap().unwrap().saved);
}

#[test]
fn on_a_full_disk_a_library_that_was_moved_meanwhile_is_not_made_anew() {
    let (folder, store) = library_with_collection();
    drop(store);
    let (disk, full) = full_disk();
    let store = Store::open_on(disk, folder.path(), at(0)).unwrap();
    full.store(false, Ordering::SeqCst);
    std::fs::rename(folder.path().join(DATABASE), folder.path().join("elsewhere")).unwrap();
    let refused = store.set_setting("key", &serde_json::json!(1));
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    assert!(!folder.path().join(DATABASE).exists());
}

#[test]
fn what_was_moved_while_a_handle_waited_for_its_turn_to_write_is_not_written_where_it_was() {
    let (folder, store) = library_with_collection();
    drop(store);
    let to = tempfile::tempdir().unwrap();
    let (old, new) = (folder.path().to_owned(), to.path().to_owned());
    let full = Arc::new(AtomicBool::new(true));
    let asked = Arc::clone(&full);
    let fault = move |step: Step, path: &Path, _: Option<&Path>| -> io::Result<()> {
        if asked.load(Ordering::SeqCst) {
            return Err(io::ErrorKind::StorageFull.into());
        }
        // Here it waits for whoever holds the register: one that moves the library.
        if step == Step::CreateFile && path.ends_with("register") {
            let mover = Store::open(&old, at(1)).unwrap();
            let job = mover.create_job(&a_sync(), at(1)).unwrap();
            mover.move_database(&new, &old, job, at(1)).unwrap();
        }
        Ok(())
    };
    let store = Store::open_on(Disk::with_fault(Arc::new(fault)), folder.path(), at(0)).unwrap();
    full.store(false, Ordering::SeqCst);
    match store.set_setting("key", &serde_json::json!(1)) {
        Err(error @ StoreError::ReadOnly { .. }) => assert!(error.to_string().contains("was moved"), "{error}"),
        other => panic!("{other:?}"),
    }
    for library in [folder.path(), to.path()] {
        assert_eq!(Store::open(library, at(2)).unwrap().setting("key").unwrap(), None);
    }
}

#[test]
fn the_log_stays_emptied_when_all_have_closed_so_that_opening_needs_no_room() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop(store);
    let bytes = |end: &str| folder.path().join(format!("{DATABASE}{end}")).metadata().unwrap().len();
    assert_eq!((bytes("-wal"), bytes("-shm")), (0, 32 << 10));
}

#[test]
fn where_there_is_nothing_to_read_either_it_says_what_cannot_be_written() {
    let folder = tempfile::tempdir().unwrap();
    let refused = Store::open_on(read_only_disk(), folder.path(), at(0)).map(|_| ());
    assert!(matches!(refused, Err(StoreError::ReadOnly { .. })), "{refused:?}");
    let refused = Store::open_on(full_disk().0, folder.path(), at(0)).map(|_| ());
    assert!(matches!(refused, Err(StoreError::DiskFull { .. })), "{refused:?}");
}

/// On systems where permissions hold (a test run as root is not bound by them) the same with a real folder.
#[cfg(unix)]
#[test]
fn a_folder_whose_permissions_forbid_writing_is_read() {
    use std::os::unix::fs::PermissionsExt;
    let permit = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).unwrap();
    };
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop(store);
    let locked = [
        folder.path().join("processes/register"),
        folder.path().join("processes"),
        folder.path().join(DATABASE),
        folder.path().to_path_buf(),
    ];
    for path in &locked {
        permit(path, if path.is_dir() { 0o555 } else { 0o444 });
    }
    let bound = std::fs::File::create(folder.path().join("probe")).is_err();
    let opened = Store::open(folder.path(), at(0));
    if bound {
        let store = opened.unwrap();
        assert!(store.is_read_only());
        assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 4)));
    }
    for path in locked.iter().rev() {
        permit(path, 0o755);
    }
}

#[test]
fn damaged_and_foreign_files_are_named_and_left_alone() {
    let long = vec![b'x'; 20_000];
    for content in [&b"this is not a database, not at all"[..], &long] {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join(DATABASE);
        std::fs::write(&path, content).unwrap();
        match Store::open(folder.path(), at(0)).map(|_| ()) {
            Err(StoreError::Damaged { item, .. }) => assert!(item.contains(DATABASE) && item.len() > DATABASE.len()),
            other => panic!("{other:?}"),
        }
        assert_eq!(std::fs::read(&path).unwrap(), content);
    }
}

#[test]
fn damage_inside_is_found_by_the_check_or_named() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 3000).unwrap();
    drop(store);
    let path = folder.path().join(DATABASE);
    let mut bytes = std::fs::read(&path).unwrap();
    let (from, to) = (bytes.len() / 2, bytes.len() / 2 + 8192);
    bytes[from..to].fill(0xff);
    std::fs::write(&path, bytes).unwrap();
    let store = Store::open(folder.path(), at(0)).unwrap();
    match store.integrity_check() {
        Ok(problems) => assert!(!problems.is_empty()),
        Err(error) => assert!(matches!(error, StoreError::Damaged { .. }), "{error}"),
    }
}

/// A version that is surely newer.
const FUTURE: u32 = 1_000_000;

static NEXT: Migration = Migration { version: FUTURE, sql: "CREATE TABLE from_the_future (x)" };
static COLUMN: Migration =
    Migration { version: FUTURE, sql: "ALTER TABLE publisher ADD COLUMN region TEXT NOT NULL DEFAULT 'none'" };

fn open_as_newer(folder: &TempDir, next: &'static Migration) -> Result<Store, StoreError> {
    let mut migrations = migration::all();
    migrations.push(next);
    Store::open_with(Disk::default(), folder.path(), at(0), &migrations, Duration::ZERO)
}

#[test]
fn newer_software_brings_a_library_up_to_date_and_keeps_all_of_it_and_a_backup() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 4).unwrap();
    drop(store);
    let store = open_as_newer(&folder, &COLUMN).unwrap();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 4)));
    let region: String =
        store.read(|tables| Ok(tables.query_row("SELECT region FROM publisher", [], |row| row.get(0))?)).unwrap();
    assert_eq!(region, "none");
    let backups: Vec<_> =
        std::fs::read_dir(folder.path().join("backups")).unwrap().map(|e| e.unwrap().path()).collect();
    let restored = tempfile::tempdir().unwrap();
    std::fs::copy(&backups[0], restored.path().join(DATABASE)).unwrap();
    let old = Store::open(restored.path(), at(0)).unwrap();
    assert_eq!(whole_revision(&old, "p/c/a@en"), Some((1, 4)), "the backup is the library as it was");
}

#[test]
fn older_software_refuses_a_newer_library_by_both_versions_and_leaves_it() {
    let (folder, store) = library();
    drop(store);
    drop(open_as_newer(&folder, &NEXT).unwrap());
    let known = migration::all().last().unwrap().version;
    for disk in [Disk::default(), read_only_disk(), full_disk().0] {
        match Store::open_on(disk, folder.path(), at(0)).map(|_| ()) {
            Err(error @ StoreError::Newer { found: FUTURE, .. }) => {
                let text = error.to_string();
                assert!(text.contains(&FUTURE.to_string()) && text.contains(&format!("up to {known}")), "{text}");
            }
            other => panic!("{other:?}"),
        }
    }
    open_as_newer(&folder, &NEXT).unwrap();
}

#[test]
fn a_library_of_the_first_schema_keeps_its_source_and_how_it_last_went() {
    let folder = tempfile::tempdir().unwrap();
    let first: Vec<_> = migration::all().into_iter().filter(|migration| migration.version == 1).collect();
    let old = Store::open_with(Disk::default(), folder.path(), at(0), &first, Duration::ZERO).unwrap();
    old.write(|tables| {
        let sql = "INSERT INTO publisher VALUES ('p', 'The office', '{}', x'01', '/media/stick', 0);
                   INSERT INTO publisher VALUES ('q', 'Another', '{}', x'02', 'https://example.org/q', 0);
                   INSERT INTO source_check (publisher, last_attempt) VALUES ('p', '2026-11-23T08:00:00Z');";
        Ok(tables.execute_batch(sql)?)
    })
    .unwrap();
    drop(old);
    let store = Store::open(folder.path(), at(0)).unwrap();
    assert_eq!(store.publishers().unwrap().len(), 2);
    let source = store.sources(&name("p")).unwrap().remove(0);
    assert_eq!(source.location, "/media/stick");
    assert_eq!(source.last_attempt, Some("2026-11-23T08:00:00Z".parse().unwrap()));
    assert_eq!(store.sources(&name("q")).unwrap()[0].location, "https://example.org/q");
}

#[test]
fn a_database_that_was_emptied_is_not_taken_for_a_new_library() {
    let (folder, store) = library_to_fill();
    store.put_blob(&hash(b"a file"), 6, |out| io::Write::write_all(out, b"a file")).unwrap();
    drop(store);
    std::fs::write(folder.path().join(DATABASE), b"").unwrap();
    match Store::open(folder.path(), at(0)).map(|_| ()) {
        Err(error @ StoreError::Damaged { .. }) => assert!(error.to_string().contains("restore a backup"), "{error}"),
        other => panic!("{other:?}"),
    }
    std::fs::remove_dir_all(folder.path().join("blobs")).unwrap();
    assert!(Store::open(folder.path(), at(0)).is_ok(), "with nothing else there it is a new one");
}

#[test]
fn an_interrupted_backup_leaves_the_library_as_it_was() {
    let (folder, store) = library_with_collection();
    drop(store);
    let mut migrations = migration::all();
    migrations.push(&COLUMN);
    let plug = Arc::new(Plug::default());
    for pulled in 0..40 {
        plug.arm(Some(pulled));
        let disk = Disk::with_fault(plug.clone());
        let opened = Store::open_with(disk, folder.path(), at(0), &migrations, Duration::ZERO);
        plug.arm(None);
        if let Ok(store) = opened {
            assert!(pulled > 4, "a backup has several steps");
            assert_eq!(store.publishers().unwrap().len(), 1);
            return;
        }
        // A new handle with the old software still reads it, until the one commit has happened.
        let old = Store::open(folder.path(), at(0));
        assert!(matches!(old, Ok(_) | Err(StoreError::Newer { .. })), "step {pulled}: {:?}", old.map(|_| ()));
    }
    panic!("it never succeeds");
}

#[test]
fn a_short_write_that_does_not_end_is_called_held() {
    let folder = tempfile::tempdir().unwrap();
    let open = || Store::open_with(Disk::default(), folder.path(), at(0), &migration::all(), Duration::ZERO).unwrap();
    let (first, second) = (open(), open());
    first
        .write(|_| {
            let refused = second.set_setting("key", &serde_json::json!(1));
            assert!(matches!(refused, Err(StoreError::Held { since: None, .. })), "{refused:?}");
            assert_eq!(second.setting("key").unwrap(), None, "reading goes on");
            Ok(())
        })
        .unwrap();
    second.set_setting("key", &serde_json::json!(1)).unwrap();
}

#[test]
fn locked_files_of_dead_handles_are_cleared_away() {
    let (folder, store) = library();
    std::fs::write(folder.path().join("processes/0123456789abcdef"), b"").unwrap();
    let count = || std::fs::read_dir(folder.path().join("processes")).unwrap().count();
    assert_eq!(count(), 3, "the register, ours and the dead one");
    let other = Store::open(folder.path(), at(0)).unwrap();
    assert_eq!(count(), 3, "the register and two living ones");
    drop((store, other));
    assert_eq!(count(), 1);
}
