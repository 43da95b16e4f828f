//! Copies for carrying on: whole at every moment, never set back, and of what was chosen.

use std::collections::BTreeMap;
use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use disk::{Disk, Step};
use domain::BlobId;
use testkit::power::{Failing, Power};

use super::fixture::*;
use crate::copy::{Copied, CopyError, FAT32_LARGEST, MARK, copy_on};
use crate::*;

/// What a library that follows the office would copy.
struct Held {
    card: Card,
    carrier: Folder,
    files: BTreeMap<RepositoryPath, Vec<u8>>,
    blobs: BTreeMap<BlobId, u64>,
    _folder: tempfile::TempDir,
}

fn held(office: &Office, on: i64) -> Held {
    let folder = tempfile::tempdir().unwrap();
    for (name, bytes) in files(office.path()) {
        let path = folder.path().join(name);
        std::fs::create_dir_all(path.parent().unwrap()).unwrap();
        std::fs::write(path, bytes).unwrap();
    }
    let carrier = Folder::new(folder.path());
    let trust = InMemoryTrust::new();
    refresh(office.card(), &carrier, &trust, day(on), Expired::Refuse).unwrap();
    let kept = kept(office.card(), &trust, day(on)).unwrap();
    let mut blobs = BTreeMap::new();
    for collection in &kept.refreshed.collections {
        for shard in &collection.catalogue.shards {
            blobs.insert(shard.sha256, shard.bytes);
            for publication in read_shard(&carrier, &collection.id, shard).unwrap().0.publications {
                let editions = publication.editions.iter();
                for file in editions.flat_map(|edition| edition.sections.iter().chain(&edition.files)) {
                    blobs.insert(file.transport.sha256, file.transport.bytes);
                }
            }
        }
    }
    Held { card: office.card().clone(), carrier, files: kept.files, blobs, _folder: folder }
}

fn make(held: &Held, to: &Path, room: u64, largest: u64) -> Result<Copied, CopyError> {
    on(held, to, room, largest, &Disk::default())
}

fn on(held: &Held, to: &Path, room: u64, largest: u64, disk: &Disk) -> Result<Copied, CopyError> {
    let Held { card, carrier, files, blobs, .. } = held;
    let copy = copy::Copy { card, carrier, files, blobs, largest };
    copy_on(disk, &copy, to, &|_| Ok(room), &mut |_| ControlFlow::Continue(()))
}

fn all(held: &Held, to: &Path) -> Result<Copied, CopyError> {
    make(held, to, u64::MAX, FAT32_LARGEST)
}

/// The day on which what lies in `to` was signed; everything it names is there.
fn read(office: &Office, to: &Path) -> Option<jiff::Timestamp> {
    let folder = Folder::new(to);
    let trust = InMemoryTrust::new();
    let refreshed = match refresh(office.card(), &folder, &trust, day(9), Expired::Refuse) {
        Ok(refreshed) => refreshed,
        Err(RefreshError::Incomplete { item, .. }) if item == "metadata/timestamp.json" => return None,
        Err(error) => panic!("{error}"),
    };
    assert!(refreshed.refused.is_empty(), "{:?}", refreshed.refused);
    for collection in &refreshed.collections {
        for shard in &collection.catalogue.shards {
            for publication in read_shard(&folder, &collection.id, shard).unwrap().0.publications {
                for edition in publication.editions {
                    let blob = RepositoryPath::Blob(edition.sections.unwrap().transport.sha256);
                    assert!(folder.open(&blob).unwrap().is_some());
                }
            }
        }
    }
    Some(refreshed.signed)
}

#[test]
fn a_copy_is_the_repository_and_the_next_brings_only_what_is_new() {
    let mut office = Office::new();
    office.publish(1);
    let old = held(&office, 1);
    let to = tempfile::tempdir().unwrap();
    let first = all(&old, to.path()).unwrap();
    assert_eq!((first.written, first.kept, first.removed), (4, 0, 0), "two shards and two texts");
    assert_eq!(read(&office, to.path()), Some(day(1)));
    assert_eq!(all(&old, to.path()).unwrap(), Copied { kept: 4, ..Copied::default() });

    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    let new = held(&office, 2);
    let second = all(&new, to.path()).unwrap();
    assert_eq!((second.written, second.kept), (2, 2), "a shard and a text");
    // A shard and a text; the snapshot, the collection's role and its catalogue.
    assert_eq!(second.removed, 5, "{second:?}");
    assert_eq!(read(&office, to.path()), Some(day(2)));
    for (path, bytes) in &new.files {
        assert!(std::fs::read(path.under(to.path())).unwrap() == *bytes, "{path}");
    }
    let card = std::fs::read(to.path().join("publisher.fieldshelf-card")).unwrap();
    assert_eq!(Card::parse(&card).unwrap(), *office.card());
    // Never back behind it.
    let error = all(&old, to.path()).unwrap_err();
    assert!(matches!(error, CopyError::Newer { item: "the timestamp", there: 2, here: 1, .. }), "{error}");
    assert_eq!(read(&office, to.path()), Some(day(2)));
}

#[test]
fn one_that_another_process_made_newer_meanwhile_is_not_set_back() {
    let mut office = Office::new();
    office.publish(1);
    let old = held(&office, 1);
    let to = tempfile::tempdir().unwrap();
    all(&old, to.path()).unwrap();
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    let new = held(&office, 2);
    // Between the look at what is there and the lock.
    let (first, there) = (AtomicBool::new(true), to.path().to_owned());
    let meanwhile = move |_: Step, _: &Path, _: Option<&Path>| {
        if first.swap(false, Ordering::Relaxed) {
            all(&new, &there).unwrap();
        }
        Ok(())
    };
    let disk = Disk::with_fault(Arc::new(meanwhile));
    let error = on(&old, to.path(), u64::MAX, FAT32_LARGEST, &disk).unwrap_err();
    assert!(matches!(error, CopyError::Newer { item: "the timestamp", there: 2, here: 1, .. }), "{error}");
    assert_eq!(read(&office, to.path()), Some(day(2)));
    assert!(files(to.path()).keys().all(|name| !name.starts_with('.')), "nothing is left of it");
}

#[test]
fn a_copy_under_a_newer_root_is_newer() {
    let mut office = Office::new();
    office.publish(1);
    let old = held(&office, 1);
    let keys = Keys { release: Key::from_seed([77; 32]), ..office.keys.clone() };
    let root = next(&office.keys, &keys, office.card().root(), 2);
    office.release.later_roots.push(root);
    office.keys = keys;
    office.publish(2);
    let to = tempfile::tempdir().unwrap();
    all(&held(&office, 2), to.path()).unwrap();
    let error = all(&old, to.path()).unwrap_err();
    assert!(matches!(error, CopyError::Newer { item: "the root", there: 2, here: 1, .. }), "{error}");
}

#[test]
fn stopped_anywhere_the_older_copy_or_the_newer_is_there_and_it_goes_on() {
    let mut office = Office::new();
    office.publish(1);
    let old = held(&office, 1);
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    let new = held(&office, 2);
    let mut steps = 0;
    all(&old, tempfile::tempdir().unwrap().path()).unwrap();
    for over_older in [false, true] {
        for stop in 0.. {
            let to = tempfile::tempdir().unwrap();
            if over_older {
                all(&old, to.path()).unwrap();
            }
            let power = Arc::new(Power::new(Failing::Cut(stop)));
            let result = on(&new, to.path(), u64::MAX, FAT32_LARGEST, &Disk::with_fault(power.clone()));
            let signed = read(&office, to.path());
            let whole = if over_older { vec![Some(day(1)), Some(day(2))] } else { vec![None, Some(day(2))] };
            assert!(whole.contains(&signed), "step {stop}: {signed:?}");
            let again = all(&new, to.path()).unwrap();
            assert_eq!(read(&office, to.path()), Some(day(2)), "step {stop}: {again:?}");
            assert!(!to.path().join(".writing").exists());
            steps += 1;
            if result.is_ok() && !power.has_failed() {
                break;
            }
        }
    }
    assert!(steps > 60, "{steps}");
}

#[test]
fn what_is_not_ours_to_write_is_left_alone() {
    let office = Office::new();
    office.publish(1);
    let held = held(&office, 1);
    // A publisher's own repository is no copy.
    let before = files(office.path());
    assert!(matches!(all(&held, office.path()), Err(CopyError::NotACopy(_))));
    assert!(files(office.path()) == before);
    // Another publisher of the same name.
    let to = tempfile::tempdir().unwrap();
    let mut stranger = Office::new();
    stranger.keys.root = Some(Key::from_seed([50; 32]));
    let root = new_root(&stranger.keys, &Expiry::default(), day(0)).unwrap();
    stranger.release.card = Card::new(name("office"), "Another".to_owned(), BTreeMap::new(), vec![], root).unwrap();
    stranger.publish(1);
    all(&self::held(&stranger, 1), to.path()).unwrap();
    assert!(matches!(all(&held, to.path()), Err(CopyError::OtherCard { .. })));
    // No room: nothing but the older copy is there.
    let to = tempfile::tempdir().unwrap();
    let error = make(&held, to.path(), 100, FAT32_LARGEST).unwrap_err();
    assert!(matches!(error, CopyError::NoRoom { free: 100, .. }), "{error}");
    assert!(!to.path().join(MARK).exists());
}

#[test]
fn files_too_large_damaged_or_missing_are_left_out_by_name() {
    let office = Office::new();
    office.publish(1);
    let held = held(&office, 1);
    let mut ids: Vec<(BlobId, u64)> = held.blobs.iter().map(|(id, bytes)| (*id, *bytes)).collect();
    ids.sort_by_key(|(_, bytes)| *bytes);
    let [(gone, _), (damaged, length), _, (largest, bytes)] = ids[..] else { panic!("{ids:?}") };
    let of = |id| RepositoryPath::Blob(id).under(held.carrier.path());
    std::fs::remove_file(of(gone)).unwrap();
    std::fs::write(of(damaged), vec![b'x'; length as usize]).unwrap();
    let to = tempfile::tempdir().unwrap();
    let copied = make(&held, to.path(), u64::MAX, bytes - 1).unwrap();
    assert_eq!((copied.absent, copied.damaged, copied.too_large), (1, vec![damaged], vec![largest]));
    for id in [gone, damaged, largest] {
        assert!(!RepositoryPath::Blob(id).under(to.path()).exists());
    }
}

#[test]
fn what_a_stick_lost_of_an_older_copy_is_written_again() {
    let office = Office::new();
    office.publish(1);
    let held = held(&office, 1);
    let to = tempfile::tempdir().unwrap();
    all(&held, to.path()).unwrap();
    let whole = files(to.path());
    let blobs: Vec<&String> = whole.keys().filter(|name| name.starts_with("blobs/")).collect();
    // Names and lengths stay, as after clusters of a stick were lost; one has nothing to come from any more.
    for name in &blobs[..2] {
        std::fs::write(to.path().join(name), vec![0; whole[*name].len()]).unwrap();
    }
    std::fs::remove_file(held.carrier.path().join(blobs[1])).unwrap();
    let copied = all(&held, to.path()).unwrap();
    assert_eq!((copied.written, copied.kept, copied.absent), (1, 2, 1), "{copied:?}");
    let mut left = whole.clone();
    left.remove(blobs[1]);
    assert!(files(to.path()) == left, "the one is whole again, and the other does not look as if it were there");
    // Who stops while it is read has the copy as it was.
    std::fs::write(to.path().join(blobs[0]), vec![0; whole[blobs[0]].len()]).unwrap();
    let Held { card, carrier, files: metadata, blobs: named, .. } = &held;
    let copy = copy::Copy { card, carrier, files: metadata, blobs: named, largest: FAT32_LARGEST };
    let stopped = copy::copy(&copy, to.path(), &|_| Ok(u64::MAX), &mut |_| ControlFlow::Break(())).unwrap();
    assert!(stopped.stopped && stopped.written == 0, "{stopped:?}");
    assert_eq!(all(&held, to.path()).unwrap().written, 1);
    assert!(files(to.path()) == left);
}
