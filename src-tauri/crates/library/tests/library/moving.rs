//! Moving a library: whole in the old folder or in the new one, whatever is cut off when.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use crate::fixture::{Office, at, copy};
use disk::Disk;
use library::Library;
use library::api::{ErrorCode, JobKind, JobPhase, SearchQuery};
use testkit::Power;
use testkit::power::Failing;

const NOW: &str = "2026-11-23T09:00:00Z";

/// The library is whole and holds what the person marked.
fn assert_whole(library: &Library, here: &str) {
    let row = library.publication("office/books/guide", &[]).unwrap().row;
    assert!(row.saved, "{here}: what was marked is there");
    let hits = library.search(&SearchQuery { query: "locked cupboard".to_owned(), ..SearchQuery::default() }).unwrap();
    assert_eq!(hits.total, 1, "{here}: it is searched");
    let report = library.verify(&mut |_| {}).unwrap();
    assert!(report.problems.is_empty() && report.database_sound, "{here}: {:?}", report.problems);
    assert!(library.rules().is_ok() && !library.sources().unwrap().is_empty(), "{here}");
}

/// The file of a blob of the library in `folder`.
fn some_blob(folder: &Path) -> PathBuf {
    let store = store::Store::open(folder, at(NOW)).unwrap();
    store.blob_path(&store.blobs().unwrap()[0].id)
}

#[test]
fn a_moved_library_is_found_by_its_old_folder_and_moves_on_and_back() {
    let office = Office::new();
    office.subscribed(NOW).set_saved("guide", true).unwrap();
    let (second, third) = (office.folder("second"), office.folder("third"));
    for (to, name) in [(&second, "second"), (&third, "third"), (&office.folder("library"), "library")] {
        let library = office.library("library", NOW);
        let before = library.stats().unwrap().library;
        let moved = library.move_to(to, &mut |_| {}).unwrap();
        assert_eq!((Path::new(&moved.to), &moved.from), (to.as_path(), &before));
        assert!(moved.bytes > 0);
        drop(library);
        let library = office.library("library", NOW);
        assert_eq!(library.stats().unwrap().library, moved.to, "the folder that people know leads there");
        assert_whole(&library, name);
        assert!(!Path::new(&before).join("library.sqlite").exists(), "the old folder is cleared");
        assert!(!Path::new(&before).join("blobs").exists());
        let log = std::fs::read_to_string(Path::new(&moved.to).join("log/sync.log")).unwrap();
        assert!(log.contains("sync ended"), "{name}: what was synced before it moved is told there: {log}");
        assert!(!Path::new(&before).join("log").exists(), "{name}: and nowhere else");
        let leads = office.library(Path::new(&before).file_name().unwrap().to_str().unwrap(), NOW);
        assert_eq!(leads.stats().unwrap().library, moved.to, "so does the one it was in");
        let job = &library.jobs().unwrap()[1];
        assert_eq!((job.kind, job.phase), (JobKind::Move, JobPhase::Done), "after it there was a check");
    }
}

#[test]
fn whatever_is_cut_off_when_the_library_is_whole_and_the_move_can_be_done() {
    let office = Office::new();
    office.subscribed(NOW).set_saved("guide", true).unwrap();
    let (home, away) = (office.folder("home"), office.folder("away"));
    let run = |failing: Failing| {
        for folder in [&home, &away] {
            let _ = std::fs::remove_dir_all(folder);
        }
        copy(&office.folder("library"), &home);
        let power = Arc::new(Power::new(failing));
        let clock: library::Clock = Arc::new(|| at(NOW));
        let moved = Library::open_on(Disk::with_fault(power.clone()), &home, clock)
            .and_then(|library| library.move_to(&away, &mut |_| {}));
        if matches!(failing, Failing::Never) {
            moved.unwrap();
        } else {
            power.lose();
        }
        let here = format!("{failing:?}");
        let library = office.library("home", NOW);
        assert_whole(&library, &here);
        if library.stats().unwrap().library == home.to_string_lossy() {
            library.move_to(&away, &mut |_| {}).unwrap_or_else(|failure| panic!("{here}: {}", failure.message));
            drop(library);
            assert_whole(&office.library("home", NOW), &here);
        }
        power.steps().len()
    };
    let steps = run(Failing::Never);
    assert!(steps > 20, "{steps}");
    for at in 0..steps {
        run(Failing::Cut(at));
    }
}

#[test]
fn a_library_that_somebody_else_has_open_stays_and_so_does_one_whose_goal_is_taken() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let other = office.library("library", NOW);
    let refused = |to: &str| library.move_to(&office.folder(to), &mut |_| {}).unwrap_err();
    assert_eq!(refused("elsewhere").code, ErrorCode::Held);
    drop(other);
    for taken in ["content", "library/inside", "library", "."] {
        let failure = refused(taken);
        assert_eq!(failure.code, ErrorCode::WrongInput, "{taken}: {}", failure.message);
    }
    assert!(library.set_saved("guide", true).is_ok(), "it is as it was");
}

#[test]
fn what_the_handle_would_write_after_a_move_is_refused_and_what_it_reads_is_there() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.move_to(&office.folder("second"), &mut |_| {}).unwrap();
    assert_eq!(library.set_saved("guide", true).unwrap_err().code, ErrorCode::ReadOnly);
    assert!(!library.publication("office/books/guide", &[]).unwrap().row.saved);
    assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Done);
    assert!(office.folder("library/blobs").exists(), "nothing is cleared while somebody reads it");
    let second = office.library("library", NOW);
    assert!(office.folder("library/blobs").exists());
    drop(library);
    second.background(Arc::new(|| None)).tick();
    assert!(!office.folder("library/blobs").exists(), "it is cleared when nobody does any more");
}

#[test]
fn a_move_that_is_stopped_leaves_the_library_where_it_was_and_is_done_when_it_is_asked_for_again() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    let second = office.folder("second");
    let asking = library.clone();
    let failure = library.move_to(&second, &mut |job| asking.cancel_job(job.id).unwrap_or_default()).unwrap_err();
    assert!(failure.message.contains("where it was"), "{}", failure.message);
    assert!(library.set_saved("guide", true).is_ok());
    assert_eq!(library.jobs().unwrap()[0].phase, JobPhase::Cancelled);
    library.move_to(&second, &mut |_| {}).unwrap();
    drop(library);
    assert_whole(&office.library("library", NOW), "second");
}

#[test]
fn a_copy_that_its_disk_did_not_keep_is_made_again_and_a_damaged_library_is_mended_before_it_moves() {
    let office = Office::new();
    office.subscribed(NOW).set_saved("guide", true).unwrap();
    let library = office.library("library", NOW);
    let second = office.folder("second");
    let blob = some_blob(&office.folder("library"));
    let there = second.join(blob.strip_prefix(office.folder("library")).unwrap());
    // What an earlier move left: as long as it should be, and wrong.
    std::fs::create_dir_all(there.parent().unwrap()).unwrap();
    std::fs::write(second.join("moving-here.txt"), office.folder("library").to_str().unwrap()).unwrap();
    std::fs::write(&there, vec![b'x'; usize::try_from(blob.metadata().unwrap().len()).unwrap()]).unwrap();
    let kept = std::fs::read(&blob).unwrap();
    std::fs::write(&blob, vec![b'y'; kept.len()]).unwrap();
    let failure = library.move_to(&second, &mut |_| {}).unwrap_err();
    assert_eq!(failure.code, ErrorCode::Damaged);
    assert!(failure.message.contains("shelf verify --repair"), "{}", failure.message);
    std::fs::write(&blob, kept).unwrap();
    library.move_to(&second, &mut |_| {}).unwrap();
    drop(library);
    assert_whole(&office.library("library", NOW), "second");
}

#[test]
#[cfg(target_os = "linux")]
fn folders_that_cannot_be_written_or_are_on_a_network_are_refused_by_name() {
    use std::os::unix::fs::PermissionsExt;
    let office = Office::new();
    let library = office.subscribed(NOW);
    // Permissions hold nobody who may do everything; no such folder can be made in the table of processes by anyone.
    let failure = library.move_to(Path::new("/proc/fieldshelf"), &mut |_| {}).unwrap_err();
    assert!(failure.message.contains("/proc/fieldshelf"), "{}", failure.message);
    let closed = office.folder("closed");
    std::fs::create_dir(&closed).unwrap();
    std::fs::set_permissions(&closed, std::fs::Permissions::from_mode(0o555)).unwrap();
    if std::fs::write(closed.join("probe"), "").is_err() {
        let failure = library.move_to(&closed, &mut |_| {}).unwrap_err();
        assert!(failure.message.contains(closed.to_str().unwrap()), "{}", failure.message);
    }
    assert!(library.set_saved("guide", true).is_ok(), "it is as it was");
}

#[test]
fn a_library_whose_new_folder_is_out_of_reach_is_named_and_not_begun_anew() {
    let office = Office::new();
    let library = office.subscribed(NOW);
    library.move_to(&office.folder("disk/library"), &mut |_| {}).unwrap();
    drop(library);
    std::fs::rename(office.folder("disk"), office.folder("unplugged")).unwrap();
    let failure = office.try_library("library", NOW).err().expect("it is not there");
    assert_eq!(failure.code, ErrorCode::Unreachable);
    assert!(failure.message.contains("disk"), "{}", failure.message);
    std::fs::rename(office.folder("unplugged"), office.folder("disk")).unwrap();
    assert_eq!(office.library("library", NOW).sources().unwrap().len(), 1);
}
