//! The executor with sources that fail and lie, and a library that is killed at every step.

use std::io::{self, Read};
use std::ops::ControlFlow;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use disk::{Disk, Fault, Step as DiskStep};
use repository::{Carrier, CarrierError, RepositoryPath};
use store::{Lease, Store};

use super::fixture::*;
use crate::*;

/// A folder of which something is wrong.
struct Odd<'a> {
    folder: &'a Folder,
    how: How,
}

enum How {
    /// One blob is not there.
    Lacks(RepositoryPath),
    /// One blob has other bytes.
    Alters(RepositoryPath),
    /// One blob stops in the middle.
    Breaks(RepositoryPath),
    /// After so many openings, nothing is there any more.
    PulledAfter(AtomicI64),
}

impl Carrier for Odd<'_> {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        self.folder.read(path, limit)
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        match &self.how {
            How::Lacks(lacking) if lacking == path => Ok(None),
            How::Alters(altered) if altered == path => {
                let mut bytes = self.folder.read(path, u64::MAX - 1)?.unwrap();
                bytes[0] ^= 1;
                Ok(Some(Box::new(io::Cursor::new(bytes))))
            }
            How::Breaks(broken) if broken == path => {
                let bytes = self.folder.read(path, u64::MAX - 1)?.unwrap();
                let half = io::Cursor::new(bytes[..bytes.len() / 2].to_vec());
                Ok(Some(Box::new(half.chain(Pulled))))
            }
            How::PulledAfter(left) if left.fetch_sub(1, Ordering::Relaxed) <= 0 => {
                Err(CarrierError::Unreachable { location: self.describe(), reason: "pulled".to_owned() })
            }
            _ => self.folder.open(path),
        }
    }

    fn describe(&self) -> String {
        "the odd one".to_owned()
    }
}

struct Pulled;

impl Read for Pulled {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("pulled out"))
    }
}

/// A library subscribed to an office that offers three publications.
fn ready() -> (tempfile::TempDir, Lease, Office, Folder) {
    let library = tempfile::tempdir().unwrap();
    let store = taking(Store::open(library.path(), day(1)).unwrap());
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    office.says("soap", 1, "Use it.", 5000);
    office.says("beds", 1, "Make them.", 0);
    let folder = office.publish(1);
    subscribe(&store, &office);
    recorded(&store, &office, 1);
    (library, store, office, folder)
}

fn blob(steps: &[Step], id: &str) -> RepositoryPath {
    let step = steps.iter().find(|step| step.publication.id.publication.as_str() == id).unwrap();
    RepositoryPath::Blob(step.fetch.last().unwrap().transport.sha256)
}

#[test]
fn a_copy_that_holds_the_files_as_they_are_serves_like_the_publishers_own() {
    let (_library, store, mut office, folder) = ready();
    let long = "Wash your hands. ".repeat(100);
    office.says("hands", 1, &long, 5000);
    office.publish(2);
    recorded(&store, &office, 2);
    let steps = planned(&store, &office, 2);
    let of = |id: domain::BlobId| RepositoryPath::Blob(id).under(office.folder.path());
    let mut plain = 0;
    for file in steps.iter().flat_map(|step| &step.fetch) {
        let mut bytes = Vec::new();
        let mut stream = folder.open(&RepositoryPath::Blob(file.transport.sha256)).unwrap().unwrap();
        repository::blob::decode(file.transport.encoding, &mut stream, file, &mut bytes).unwrap();
        std::fs::remove_file(of(file.transport.sha256)).unwrap();
        std::fs::create_dir_all(of(file.sha256).parent().unwrap()).unwrap();
        std::fs::write(of(file.sha256), bytes).unwrap();
        plain += usize::from(file.sha256 != file.transport.sha256);
    }
    assert!(plain > 0, "some of them travel packed");
    let outcome = run(&store, &steps, &[&folder]);
    assert!(outcome.failed.is_empty(), "{:?}", outcome.failed);
    assert_eq!(seen(&store, "hands"), Some((1, long)));
}

#[test]
fn everything_offered_is_applied_and_then_nothing_is_left_to_do() {
    let (_library, store, mut office, folder) = ready();
    let steps = planned(&store, &office, 1);
    let mut reports = Vec::new();
    let outcome = execute(&steps, &[&folder], &store, &clean, &mut |progress| {
        reports.push((progress.done, progress.bytes_done));
        ControlFlow::Continue(())
    });
    assert!(matches!(outcome.ended, Ended::Complete) && outcome.failed.is_empty(), "{outcome:?}");
    assert_eq!(outcome.applied.len(), 3);
    assert_eq!(outcome.bytes, bytes_to_fetch(&steps));
    assert!(reports.is_sorted(), "{reports:?}");
    assert_eq!(seen(&store, "soap"), Some((1, "Use it.".to_owned())));
    assert_eq!(planned(&store, &office, 1), []);

    office.says("water", 2, "Boil it for a minute.", 0);
    office.release.collections[0].publications.retain(|p| p.id.publication.as_str() != "beds");
    office.publish(2);
    recorded(&store, &office, 2);
    let outcome = run(&store, &planned(&store, &office, 2), &[&folder]);
    assert_eq!((outcome.applied.len(), outcome.withdrawn.len()), (1, 1), "{outcome:?}");
    assert_eq!(seen(&store, "water"), Some((2, "Boil it for a minute.".to_owned())));
    assert_eq!(seen(&store, "beds"), Some((1, "Make them.".to_owned())), "what was withdrawn can still be read");
    assert_eq!(planned(&store, &office, 2), []);
}

#[test]
fn a_missing_or_wrong_blob_costs_its_edition_and_is_named_with_every_source() {
    let hows: [fn(RepositoryPath) -> How; 3] = [How::Lacks, How::Alters, How::Breaks];
    for how in hows {
        let (_library, store, office, folder) = ready();
        let steps = planned(&store, &office, 1);
        let odd = Odd { folder: &folder, how: how(blob(&steps, "soap")) };
        let outcome = run(&store, &steps, &[&odd, &odd]);
        assert!(matches!(outcome.ended, Ended::Complete));
        assert_eq!(outcome.applied.len(), 2);
        let [(id, ItemError::Fetch { file, attempts })] = outcome.failed.as_slice() else { panic!("{outcome:?}") };
        assert_eq!((id.to_string().as_str(), file.as_str()), ("office/health/soap@en", "en.pdf"));
        assert_eq!(attempts.iter().map(|a| a.source.as_str()).collect::<Vec<_>>(), ["the odd one", "the odd one"]);
        assert_eq!(seen(&store, "soap"), None);
        // At the next source, and at the next time, the rest comes.
        let steps = planned(&store, &office, 1);
        assert_eq!((steps.len(), steps[0].fetch.len()), (1, 1), "its text is here already");
        let outcome = run(&store, &steps, &[&odd, &folder]);
        assert_eq!((outcome.applied.len(), outcome.failed.len()), (1, 0));
        assert_eq!(seen(&store, "soap"), Some((1, "Use it.".to_owned())));
    }
}

#[test]
fn a_stick_that_is_pulled_at_any_moment_leaves_whole_editions() {
    for after in 0..=4 {
        let (_library, store, office, folder) = ready();
        let steps = planned(&store, &office, 1);
        let odd = Odd { folder: &folder, how: How::PulledAfter(AtomicI64::new(after)) };
        let outcome = run(&store, &steps, &[&odd]);
        assert_eq!(outcome.applied.len() + outcome.failed.len(), 3);
        assert_eq!(outcome.failed.is_empty(), after == 4, "pulled after {after}");
        for id in ["water", "soap", "beds"] {
            let _ = seen(&store, id);
        }
        let How::PulledAfter(left) = &odd.how else { unreachable!() };
        assert!(left.load(Ordering::Relaxed) >= -1, "a source that is gone is asked no more");
        run(&store, &planned(&store, &office, 1), &[&folder]);
        assert_eq!(planned(&store, &office, 1), []);
    }
}

#[test]
fn stopping_keeps_what_is_done_and_goes_on_later() {
    let (_library, store, mut office, folder) = ready();
    office.says("long", 1, "A long one.", 3 << 20);
    office.publish(2);
    recorded(&store, &office, 2);
    let steps = planned(&store, &office, 2);
    let calls = |stop_at: u32| {
        let mut calls = 0;
        let outcome = execute(&steps, &[&folder], &store, &clean, &mut |_| {
            calls += 1;
            if calls == stop_at { ControlFlow::Break(()) } else { ControlFlow::Continue(()) }
        });
        (outcome, calls)
    };
    let (outcome, _) = calls(3);
    assert!(matches!(outcome.ended, Ended::Stopped));
    assert_eq!((outcome.applied.len(), outcome.failed.len()), (2, 0));
    let (outcome, made) = calls(6);
    assert!(matches!(outcome.ended, Ended::Stopped), "{outcome:?}");
    assert_eq!((outcome.failed.len(), made), (0, 6), "stopped within the long file");
    assert_eq!(seen(&store, "long"), None);
    let outcome = run(&store, &planned(&store, &office, 2), &[&folder]);
    assert_eq!((outcome.failed.len(), planned(&store, &office, 2).len()), (0, 0));
}

#[test]
fn a_damaged_text_on_this_disk_is_fetched_again() {
    let (_library, store, mut office, folder) = ready();
    run(&store, &planned(&store, &office, 1), &[&folder]);
    let text = office.release.collections[0].publications[0].editions[0].sections.clone().unwrap();
    let path = store.blob_path(&text.sha256);
    let bytes = std::fs::read(&path).unwrap();
    std::fs::write(&path, vec![b'x'; bytes.len()]).unwrap();
    office.release.collections[0].publications[0].editions[0].title = "Another title".to_owned();
    office.publish(2);
    recorded(&store, &office, 2);
    let outcome = run(&store, &planned(&store, &office, 2), &[&folder]);
    assert_eq!((outcome.applied.len(), outcome.failed.len()), (1, 0), "{outcome:?}");
    assert_eq!(seen(&store, "water"), Some((1, "Boil it.".to_owned())));
}

#[test]
fn a_text_that_breaks_the_format_or_is_newer_costs_its_edition() {
    for (json, expected) in [
        (r#"{"format":2,"parts":[]}"#, "newer"),
        (r#"{"format":1}"#, "malformed"),
        ("<html>", "malformed"),
        (r#"{"format":1,"sections":[{"id":"1","level":1,"text":"a"},{"id":"1","level":1,"text":"b"}]}"#, "malformed"),
    ] {
        let (_library, store, mut office, folder) = ready();
        let role = domain::FileRole::Sections;
        let encoded =
            repository::blob::encode(role, "sections.json".into(), "application/json".into(), json.into()).unwrap();
        let (mut odd, _) = edition("en", 1, "", 0);
        odd.sections = Some(encoded.file.clone());
        office.puts(publication("odd", vec![odd]), vec![encoded]);
        office.publish(2);
        recorded(&store, &office, 2);
        let outcome = run(&store, &planned(&store, &office, 2), &[&folder]);
        assert_eq!(outcome.applied.len(), 3);
        let word = match &outcome.failed[0].1 {
            ItemError::NewerFormat(2) => "newer",
            ItemError::Malformed(_) => "malformed",
            other => panic!("{other}"),
        };
        assert_eq!(word, expected, "{json}");
    }
}

/// Lets so many steps of the disk happen, and none after that, as when the power is cut.
struct PowerCut(AtomicI64);

impl Fault for PowerCut {
    fn before(&self, _: DiskStep) -> io::Result<()> {
        if self.0.fetch_sub(1, Ordering::SeqCst) > 0 { Ok(()) } else { Err(io::Error::other("power cut")) }
    }
}

/// Two publications read at revision 1, and revision 2 of both offered; the power is cut after `steps` steps of the
/// disk. Returns how many steps were left.
fn killed_after(steps: i64) -> i64 {
    let library = tempfile::tempdir().unwrap();
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    office.says("soap", 1, "Use it.", 5000);
    let folder = office.publish(1);
    {
        let store = taking(Store::open(library.path(), day(1)).unwrap());
        subscribe(&store, &office);
        recorded(&store, &office, 1);
        run(&store, &planned(&store, &office, 1), &[&folder]);
    }
    office.says("water", 2, "Boil it for a minute.", 0);
    office.says("soap", 2, "Use it often.", 5000);
    office.publish(2);
    let old = [Some((1, "Boil it.".to_owned())), Some((1, "Use it.".to_owned()))];
    let new = [Some((2, "Boil it for a minute.".to_owned())), Some((2, "Use it often.".to_owned()))];

    let power = Arc::new(PowerCut(AtomicI64::new(i64::MAX)));
    let left = {
        let store = taking(Store::open_on(Disk::with_fault(power.clone()), library.path(), day(2)).unwrap());
        recorded(&store, &office, 2);
        let plan = planned(&store, &office, 2);
        power.0.store(steps, Ordering::SeqCst);
        let outcome = run(&store, &plan, &[&folder]);
        let left = power.0.load(Ordering::SeqCst);
        assert_eq!(matches!(outcome.ended, Ended::Complete), left >= 0, "{outcome:?}");
        assert_eq!(matches!(outcome.ended, Ended::Store(_)), left < 0, "{outcome:?}");
        left
    };
    let store = taking(Store::open(library.path(), day(2)).unwrap());
    let is = [seen(&store, "water"), seen(&store, "soap")];
    for ((is, old), new) in is.iter().zip(&old).zip(&new) {
        assert!(is == old || is == new, "after {steps} steps a reader sees {is:?}");
    }
    let outcome = run(&store, &planned(&store, &office, 2), &[&folder]);
    assert!(matches!(outcome.ended, Ended::Complete) && outcome.failed.is_empty(), "resumed: {outcome:?}");
    assert_eq!([seen(&store, "water"), seen(&store, "soap")], new);
    assert_eq!(planned(&store, &office, 2), []);
    assert_eq!(store.integrity_check().unwrap(), Vec::<String>::new());
    left
}

#[test]
fn killed_at_any_step_of_the_disk_a_reader_sees_the_old_or_the_new_revision_and_resuming_completes() {
    let many = 1_000_000;
    let steps = many - killed_after(many);
    assert!(steps > 10, "{steps} steps");
    for after in 0..steps {
        assert!(killed_after(after) < 0, "{after} of {steps}");
    }
}

/// Words that zstd cannot pack, of which `revision` changes one.
fn long(revision: u32) -> String {
    let mut state = 7u32;
    let mut word = |at| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        if at == 1500 { format!("revision {revision}") } else { format!("{:x}", state >> 3) }
    };
    (0..3000).map(&mut word).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_new_revision_comes_as_a_patch_and_as_the_whole_where_the_patch_is_no_good() {
    type Spoils = fn(RepositoryPath) -> How;
    let hows: [Option<Spoils>; 4] = [None, Some(How::Lacks), Some(How::Alters), Some(How::Breaks)];
    for how in hows {
        let (_library, store, mut office, _) = ready();
        office.says("water", 2, &long(1), 0);
        let folder = office.publish(2);
        recorded(&store, &office, 2);
        run(&store, &planned(&store, &office, 2), &[&folder]);
        office.says("water", 3, &long(2), 0);
        let folder = office.publish(3);
        recorded(&store, &office, 3);
        let steps = planned(&store, &office, 3);
        let file = &steps[0].fetch[0];
        let patch = file.transport.patches[0];
        assert!(patch.bytes < file.transport.bytes / 20, "{patch:?}");
        assert_eq!((steps[0].bytes, bytes_to_fetch(&steps)), (patch.bytes, patch.bytes));
        let path = RepositoryPath::patch(patch.from, file.sha256);
        let outcome = match how {
            None => run(&store, &steps, &[&folder]),
            Some(how) => run(&store, &steps, &[&Odd { folder: &folder, how: how(path) }]),
        };
        assert!(outcome.failed.is_empty(), "{:?}", outcome.failed);
        assert_eq!(seen(&store, "water"), Some((3, long(2))));
        let whole = outcome.bytes >= file.transport.bytes;
        assert_eq!((outcome.bytes == patch.bytes, whole), (how.is_none(), how.is_some()), "{} bytes", outcome.bytes);
    }
}

#[test]
fn a_patch_from_a_file_that_is_damaged_here_or_not_here_is_not_used() {
    let (_library, store, mut office, _) = ready();
    office.says("water", 2, &long(1), 0);
    let folder = office.publish(2);
    recorded(&store, &office, 2);
    run(&store, &planned(&store, &office, 2), &[&folder]);
    office.says("water", 3, &long(2), 0);
    let folder = office.publish(3);
    recorded(&store, &office, 3);
    let steps = planned(&store, &office, 3);
    let old = store.blob_path(&steps[0].fetch[0].transport.patches[0].from);
    let mut bytes = std::fs::read(&old).unwrap();
    bytes[10] ^= 1;
    std::fs::write(&old, bytes).unwrap();
    assert!(run(&store, &steps, &[&folder]).failed.is_empty());
    assert_eq!(seen(&store, "water"), Some((3, long(2))));

    let library = tempfile::tempdir().unwrap();
    let empty = taking(Store::open(library.path(), day(1)).unwrap());
    subscribe(&empty, &office);
    let steps = planned(&empty, &office, 3);
    assert!(steps.iter().flat_map(|step| &step.fetch).all(|file| file.transport.patches.is_empty()));
}
