//! What writing a release does to the folder, again, further, and when it is stopped.

use std::collections::BTreeSet;
use std::path::Path;
use std::sync::{Arc, OnceLock};

use disk::{Disk, Step};
use testkit::power::{Failing, Power};

use super::fixture::*;
use crate::*;

/// What the system says of a disk that failed to read or write.
const EIO: i32 = 5;

#[test]
fn the_same_release_keys_time_and_folder_give_the_same_bytes() {
    let (one, mut two) = (Office::new(), Office::new());
    two.release.collections.reverse();
    two.release.blobs.reverse();
    one.publish(1);
    two.publish(1);
    assert_eq!(one.copy(), two.copy());
    let again = one.publish(1);
    assert_eq!(one.copy(), two.copy(), "writing the same again changes nothing");
    assert_eq!((again.version, again.blobs, again.collections), (1, 0, vec![]));
}

#[test]
fn a_correction_signs_only_what_it_touches() {
    let mut office = Office::new();
    office.publish(1);
    let before: BTreeSet<String> = office.copy().files.into_keys().collect();
    office.says("health", "water", 2, "Boil it for a minute.");
    let written = office.publish(2);
    assert_eq!((written.version, written.collections, written.blobs), (2, vec![name("health")], 1));
    let after = office.copy();
    let new: Vec<&str> = after.files.keys().filter(|file| !before.contains(*file)).map(String::as_str).collect();
    let blobs = new.iter().filter(|file| file.starts_with("blobs/")).count();
    let rest: Vec<&str> = new.iter().copied().filter(|file| file.starts_with("metadata/")).collect();
    assert_eq!(blobs, 2, "the sections and their shard: {new:?}");
    assert_eq!(rest, ["metadata/2.health.json", "metadata/2.snapshot.json"]);
}

#[test]
fn signatures_are_renewed_when_half_their_time_has_passed() {
    let office = Office::new();
    office.publish(1);
    let versions = |on: i64| {
        let written = office.publish(on);
        (written.version, written.collections.len())
    };
    assert_eq!(versions(20), (2, 0), "the timestamp says when it was signed; the snapshot is renewed");
    assert!(office.copy().files.contains_key("metadata/2.snapshot.json"));
    assert!(!office.copy().files.contains_key("metadata/2.targets.json"));
    assert_eq!(versions(200), (3, 2));
    assert!(office.copy().files.contains_key("metadata/2.targets.json"));
    let catalogues = office.copy().files.keys().filter(|file| file.starts_with("targets/")).count();
    assert_eq!(catalogues, 2, "a catalogue that did not change keeps its bytes");
    let fresh = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(201), Expired::Refuse).unwrap();
    assert!(!fresh.as_of);
}

#[test]
fn a_collection_can_go_and_come_back() {
    let mut office = Office::new();
    office.publish(1);
    let trust = InMemoryTrust::new();
    refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
    let law = office.release.collections.remove(1);
    office.publish(2);
    let refreshed = refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap();
    assert_eq!((refreshed.collections.len(), refreshed.refused.len()), (1, 0));
    office.release.collections.push(law);
    office.publish(3);
    let refreshed = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!((refreshed.collections.len(), refreshed.refused.len()), (2, 0));
    assert!(office.copy().files.contains_key("metadata/2.law.json"), "its version goes on");
}

#[test]
fn a_write_that_stops_at_any_step_leaves_the_old_release_and_can_be_done_again() {
    let run = |stop_at: usize, cut: bool| {
        let mut office = Office::new();
        office.publish(1);
        office.says("health", "water", 2, "Boil it for a minute.");
        office.says("law", "visas", 1, "Ask early.");
        let power = Arc::new(Power::new(Failing::Cut(stop_at - 1)));
        let disk = Disk::with_fault(power.clone());
        let result = write::write_on(office.path(), None, &office.release, &office.keys, day(2), &disk);
        if cut {
            power.lose();
        }
        (office, result, power.steps().len())
    };
    let (_, result, steps) = run(usize::MAX, false);
    result.unwrap();
    assert!(steps > 20, "{steps} steps");
    for cut in [false, true] {
        // The last step only clears up.
        for stop_at in 1..=steps {
            let (office, result, _) = run(stop_at, cut);
            let here = format!("stopped at step {stop_at}, {}", if cut { "by a power cut" } else { "killed" });
            match result {
                Ok(_) => assert_eq!(stop_at, steps, "{here}"),
                Err(error) => assert!(matches!(error, WriteError::Io { .. }), "{here}: {error}"),
            }
            let trust = InMemoryTrust::new();
            let seen = refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap();
            // The step before the last makes the timestamp's name last: who is only killed there may leave it to be seen.
            let expected = if stop_at == steps || (stop_at == steps - 1 && !cut) { day(2) } else { day(1) };
            assert_eq!((seen.signed, seen.refused.len()), (expected, 0), "{here}");
            for collection in &seen.collections {
                for shard in &collection.catalogue.shards {
                    for publication in read_shard(&office.copy(), &collection.id, shard).unwrap().0.publications {
                        let file = publication.editions[0].sections.clone().unwrap();
                        let blob = office.copy().open(&RepositoryPath::Blob(file.transport.sha256)).unwrap();
                        let mut text = Vec::new();
                        blob::decode(file.transport.encoding, &mut blob.unwrap(), &file, &mut text).unwrap();
                    }
                }
            }
            office.publish(2);
            let after = refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap();
            assert_eq!((after.signed, after.collections.len()), (day(2), 2), "{here}: done again");
            assert!(!office.path().join(".writing").exists(), "{here}: nothing unfinished is left");
        }
    }
}

#[test]
fn a_damaged_collection_in_the_folder_is_made_anew_with_a_higher_version() {
    for file in ["metadata/1.health.json", "targets/"] {
        let office = Office::new();
        office.publish(1);
        let trust = InMemoryTrust::new();
        refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
        let damaged = office.copy().files.into_keys().find(|name| name.starts_with(file)).unwrap();
        std::fs::write(office.path().join(damaged), "damaged").unwrap();
        assert_eq!(office.publish(2).collections.len(), 1, "{file}");
        let refreshed = refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap();
        assert_eq!((refreshed.collections.len(), refreshed.refused.len()), (2, 0), "{file}");
    }
}

#[test]
fn a_new_key_that_stops_halfway_can_be_completed() {
    let stopped = |failing: Failing| {
        let mut office = Office::new();
        office.publish(1);
        let keys = Keys { release: Key::from_seed([60; 32]), ..office.keys.clone() };
        let root = next(&office.keys, &keys, office.card().root(), 3);
        office.keys = keys;
        office.release.later_roots.push(root);
        let power = Arc::new(Power::new(failing));
        let disk = Disk::with_fault(power.clone());
        let _ = write::write_on(office.path(), None, &office.release, &office.keys, day(3), &disk);
        (office, power.steps().len())
    };
    for step in 0..stopped(Failing::Never).1 {
        let (office, _) = stopped(Failing::Once(step, EIO));
        office.publish(3);
        refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(3), Expired::Refuse).unwrap();
    }
}

#[test]
fn a_mistake_in_the_release_is_named_and_touches_nothing() {
    type Mistake = (&'static str, fn(&mut Office), fn(&WriteError) -> bool);
    let mistakes: &[Mistake] = &[
        (
            "no key",
            |office| drop(office.keys.collections.remove(&name("law"))),
            |e| matches!(e, WriteError::MissingKey { .. }),
        ),
        (
            "a blob that is nowhere",
            |office| {
                office.says("law", "visas", 1, "Ask early.");
                office.release.blobs.pop();
            },
            |e| matches!(e, WriteError::MissingBlob { .. }),
        ),
        (
            "a blob of other bytes",
            |office| {
                office.says("law", "visas", 1, "Ask early.");
                let Some(ReleaseBlob { content: BlobContent::Bytes(bytes), .. }) = office.release.blobs.last_mut()
                else {
                    panic!()
                };
                bytes[9] ^= 1;
            },
            |e| matches!(e, WriteError::WrongBlob { .. }),
        ),
        (
            "a publication of another collection",
            |office| {
                let law = office.collection("law").publications.clone();
                office.collection("health").publications.extend(law);
            },
            |e| matches!(e, WriteError::Collection { .. }),
        ),
        (
            "a publication twice",
            |office| {
                let law = office.collection("law").publications.clone();
                office.collection("law").publications.extend(law);
            },
            |e| matches!(e, WriteError::Collection { .. }),
        ),
        (
            "a collection called targets",
            |office| {
                office.collection("law").collection = name("targets");
            },
            |e| matches!(e, WriteError::Collection { .. }),
        ),
        (
            "a path with ..",
            |office| {
                office.says("law", "visas", 1, "Ask early.");
                let sections = &mut office.collection("law").publications[1].editions[0].sections;
                sections.as_mut().unwrap().name = "../../visas.json".to_owned();
            },
            |e| matches!(e, WriteError::Collection { .. }),
        ),
        (
            "another publisher's folder",
            |office| {
                let keys = Keys {
                    root: Some(Key::from_seed([70; 32])),
                    release: Key::from_seed([71; 32]),
                    ..office.keys.clone()
                };
                let root = new_root(&keys, &Expiry::default(), day(0)).unwrap();
                office.release.card =
                    Card::new(name("office"), "Other".to_owned(), Default::default(), vec![], root).unwrap();
                office.keys = keys;
            },
            |e| matches!(e, WriteError::Existing { .. }),
        ),
    ];
    for (mistake, make, expected) in mistakes {
        let mut office = Office::new();
        office.publish(1);
        let before = office.copy();
        make(&mut office);
        let error = write(office.path(), &office.release, &office.keys, day(2)).unwrap_err();
        assert!(expected(&error), "{mistake}: {error}");
        assert_eq!(office.copy(), before, "{mistake}");
    }
}

#[test]
fn two_processes_do_not_write_one_repository_at_once() {
    let mut office = Office::new();
    office.publish(1);
    office.says("law", "visas", 1, "Ask early.");
    let (office, second) = (Arc::new(office), Arc::new(OnceLock::new()));
    let (other, answer) = (Arc::clone(&office), Arc::clone(&second));
    let meanwhile = move |_: Step, _: &Path, _: Option<&Path>| {
        if other.path().join(".writing/lock").exists() {
            answer.get_or_init(|| write(other.path(), &other.release, &other.keys, day(2)));
        }
        Ok(())
    };
    let disk = Disk::with_fault(Arc::new(meanwhile));
    write::write_on(office.path(), None, &office.release, &office.keys, day(2), &disk).unwrap();
    assert!(matches!(second.get(), Some(Err(WriteError::Busy { .. }))), "{second:?}");
}

#[test]
fn a_release_goes_on_from_what_is_remembered_when_its_folder_is_lost() {
    let mut office = Office::new();
    let folders = tempfile::tempdir().unwrap();
    let (memory, one, two) = (folders.path().join("memory"), folders.path().join("one"), folders.path().join("two"));
    let write = |office: &Office, out: &std::path::Path, on: i64| {
        let places = Places { out, memory: &memory };
        write_remembering(places, &office.release, &office.keys, &Offices::new(), day(on)).unwrap().version
    };
    assert_eq!(write(&office, &one, 1), 1);
    office.says("health", "water", 2, "Boil it for a minute.");
    assert_eq!(write(&office, &one, 2), 2);
    assert!(files(&memory).keys().all(|file| !file.starts_with("blobs/")), "blobs are not kept twice");
    let trust = InMemoryTrust::new();
    refresh(office.card(), &Copy { files: files(&one) }, &trust, day(2), Expired::Refuse).unwrap();

    // The folder is lost. The same again is the same release, and readers take the next one for what it is.
    std::fs::remove_dir_all(&one).unwrap();
    assert_eq!(write(&office, &two, 2), 2);
    office.says("health", "water", 3, "Boil it for two minutes.");
    assert_eq!(write(&office, &one, 3), 3);
    let copy = Copy { files: files(&one) };
    let refreshed = refresh(office.card(), &copy, &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!((refreshed.collections.len(), refreshed.refused.len()), (2, 0));
    // A folder that lagged behind catches up, and what lies there counts where it is the newer.
    assert_eq!(write(&office, &two, 4), 4);
    std::fs::remove_dir_all(&memory).unwrap();
    assert_eq!(write(&office, &two, 5), 5);
    assert_eq!(write(&office, &one, 6), 6);
}

#[test]
fn what_readers_can_see_is_remembered_whenever_a_release_is_stopped() {
    for stop in 0.. {
        let mut office = Office::new();
        let folders = tempfile::tempdir().unwrap();
        let (memory, out) = (folders.path().join("memory"), folders.path().join("out"));
        let places = Places { out: &out, memory: &memory };
        write_remembering(places, &office.release, &office.keys, &Offices::new(), day(1)).unwrap();
        office.says("health", "water", 2, "Boil it for a minute.");
        let disk = Disk::with_fault(Arc::new(Power::new(Failing::Cut(stop))));
        let result = write::write_on(&out, Some(&memory), &office.release, &office.keys, day(2), &disk).map(|_| ());
        let seen = std::fs::read(out.join("metadata/timestamp.json")).unwrap();
        let remembered = std::fs::read(memory.join("metadata/timestamp.json")).unwrap();
        let version =
            |bytes: &[u8]| serde_json::from_slice::<serde_json::Value>(bytes).unwrap()["signed"]["version"].as_u64();
        assert!(version(&seen) <= version(&remembered), "stopped at step {stop}");
        if result.is_ok() {
            assert!(stop > 10, "every step was stopped at");
            break;
        }
    }
}

#[test]
fn time_does_not_go_back_from_a_release_to_the_next() {
    let office = Office::new();
    office.publish(5);
    let before = office.copy();
    let error = write(office.path(), &office.release, &office.keys, day(4)).unwrap_err();
    let message = error.to_string();
    assert!(message.contains(&day(5).to_string()) && message.contains(&day(4).to_string()), "{message}");
    assert_eq!(office.copy(), before);
    assert_eq!(office.publish(5).version, 1, "the same again changes nothing");
}
