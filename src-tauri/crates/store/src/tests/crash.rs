//! A process that is really killed: the test program runs itself again, and the child aborts where it was told to.

use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use domain::JobPhase;

use super::*;
use crate::JobProgress;
use disk::Disk;

/// Tells the child in which library to die, and how.
const LIBRARY: &str = "STORE_TEST_DIES_IN";
const WHERE: &str = "STORE_TEST_DIES_AT";

/// Kills its process at a step, once it is armed.
struct Kill(Step, AtomicBool);

impl Fault for Kill {
    fn before(&self, step: Step) -> io::Result<()> {
        if step == self.0 && self.1.load(Ordering::Relaxed) {
            std::process::abort();
        }
        Ok(())
    }
}

/// Runs this program again so that it dies in `folder`, at the step called `place`.
fn die_in(folder: &TempDir, place: &str) {
    let program = std::env::current_exe().unwrap();
    let child = Command::new(program)
        .args(["--exact", "tests::crash::the_child_that_dies", "--nocapture"])
        .env(LIBRARY, folder.path())
        .env(WHERE, place)
        .output()
        .unwrap();
    assert!(!child.status.success(), "the child was to die: {}", String::from_utf8_lossy(&child.stdout));
}

/// Does nothing in an ordinary run.
#[test]
fn the_child_that_dies() {
    let Some(folder) = std::env::var_os(LIBRARY) else { return };
    let place = std::env::var(WHERE).unwrap();
    let step = [Step::Write, Step::Rename, Step::Commit].into_iter().find(|step| format!("{step:?}") == place).unwrap();
    let kill = Arc::new(Kill(step, AtomicBool::new(false)));
    let dying = Store::open_on(Disk::with_fault(kill.clone()), folder.as_ref(), at(0)).unwrap();
    let dying = dying.lease("the one that dies", || at(0)).unwrap();
    let job = dying.create_job(&a_sync(), at(0)).unwrap();
    dying.start_job(job).unwrap();
    dying.update_job(job, &JobProgress { done: 3, ..JobProgress::default() }, &[]).unwrap();
    kill.1.store(true, Ordering::Relaxed);
    if step == Step::Commit {
        apply(&dying, "p/c/a@en", 2, 500).unwrap();
    } else {
        dying.put_blob(&hash(b"bytes"), 5, |out| out.write_all(b"bytes")).unwrap();
    }
}

#[test]
fn a_killed_process_leaves_the_old_revision_and_its_lease_is_free_at_once() {
    let (folder, store) = library_with_collection();
    apply(&store, "p/c/a@en", 1, 3).unwrap();
    let number = store.change_number().unwrap();
    drop(store);
    let store = Store::open(folder.path(), at(0)).unwrap();
    die_in(&folder, "Commit");
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((1, 3)));
    assert_eq!(store.change_number().unwrap(), number);
    assert_eq!(store.lease_holder().unwrap().unwrap().owner, "the one that dies");
    // No time has passed: the lease is taken over because its process is gone.
    let store = store.lease("the next", || at(0)).unwrap();
    let job = store.jobs(10).unwrap().remove(0);
    assert_eq!((job.phase, job.interrupted, job.progress.done), (JobPhase::Paused, true, 3));
    assert!(store.integrity_check().unwrap().is_empty());
    apply(&store, "p/c/a@en", 2, 500).unwrap();
    assert_eq!(whole_revision(&store, "p/c/a@en"), Some((2, 500)));
}

#[test]
fn a_process_killed_while_it_puts_a_blob_leaves_nothing_after_the_next_start() {
    for place in ["Write", "Rename"] {
        let (folder, store) = library();
        drop(store);
        die_in(&folder, place);
        let half_written = || std::fs::read_dir(folder.path().join("blobs/tmp")).unwrap().count() - 1;
        assert_eq!(half_written(), 1, "{place}");
        let store = Store::open(folder.path(), at(0)).unwrap();
        assert_eq!(half_written(), 0, "{place}");
        assert!(!store.has_blob(&hash(b"bytes")).unwrap());
        assert!(!store.blob_path(&hash(b"bytes")).exists());
    }
}
