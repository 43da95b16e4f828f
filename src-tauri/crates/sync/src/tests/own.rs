//! A library that fills itself from another one.

use domain::{BlobId, FileRole};
use repository::{Carrier, Expired, Key, RepositoryPath, RootKeys, next_root, refresh};
use store::{Lease, Store};

use super::fixture::*;
use crate::*;

fn library(office: &Office) -> (tempfile::TempDir, Lease) {
    let folder = tempfile::tempdir().unwrap();
    let store = taking(Store::open(folder.path(), day(1)).unwrap());
    subscribe(&store, office);
    (folder, store)
}

/// Fills `store` from `carrier` alone; gives what could not be applied.
fn fill(store: &Store, office: &Office, carrier: &dyn Carrier, on: i64) -> Outcome {
    let trust = PublisherTrust::new(store, name("office"));
    let refreshed = refresh(&office.release.card, carrier, &trust, day(on), Expired::Refuse).unwrap();
    assert!(refreshed.refused.is_empty(), "{:?}", refreshed.refused);
    let mut offers = Vec::new();
    for verified in &refreshed.collections {
        let offer = read_offer(store, &[carrier], verified).unwrap();
        record_offer(store, verified, &offer).unwrap();
        offers.push(offer);
    }
    let here = |id: &BlobId| store.has_blob(id).unwrap();
    run(store, &plan(&store.publications().unwrap(), &offers, &domain::Rules::default(), &here), &[carrier])
}

fn own(store: &Store, on: i64) -> Own {
    Own::new(store, &name("office"), day(on)).unwrap()
}

#[test]
fn a_library_fills_itself_wholly_from_another_over_every_root_there_was() {
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 5000);
    office.says("light", 1, "Buy candles.", 0);
    office.publish(1);
    let (_a, first) = library(&office);
    assert_eq!(fill(&first, &office, &Folder::new(office.folder.path()), 1).failed.len(), 0);
    // Two more roots, a correction, and a library that saw each of them.
    for version in 2..=3 {
        let previous = office.release.later_roots.last().cloned();
        let previous = previous.unwrap_or_else(|| office.release.card.root().to_owned());
        let root_key = Key::from_seed([1; 32]);
        let named = RootKeys { root: vec![root_key.public()], threshold: 1, release: office.keys.release.public() };
        let root = next_root(&previous, &named, &[root_key], &Default::default(), day(version)).unwrap();
        office.release.later_roots.push(root);
        office.says("water", version as u32, &format!("Boil it for {version} minutes."), 5000);
        office.publish(version);
        assert_eq!(fill(&first, &office, &Folder::new(office.folder.path()), version).failed.len(), 0);
    }
    let offered = own(&first, 3);
    for (path, bytes) in offered.files() {
        let published = std::fs::read(path.under(office.folder.path())).unwrap();
        assert!(published == bytes, "{path} is not as it was published");
    }
    assert_eq!(offered.files().filter(|(path, _)| matches!(path, RepositoryPath::Root(_))).count(), 3);

    let (_b, second) = library(&office);
    std::fs::remove_dir_all(office.folder.path()).unwrap();
    let outcome = fill(&second, &office, &offered, 3);
    assert_eq!((outcome.applied.len(), outcome.failed.len()), (2, 0), "{:?}", outcome.failed);
    for id in ["water", "light"] {
        assert_eq!(seen(&second, id), seen(&first, id));
    }
    // And a third one from the second: what was handed on can be handed on.
    let (_c, third) = library(&office);
    assert_eq!(fill(&third, &office, &own(&second, 3), 3).applied.len(), 2);
    assert_eq!(seen(&third, "water"), Some((3, "Boil it for 3 minutes.".to_owned())));
}

#[test]
fn nothing_is_offered_that_no_verified_catalogue_names() {
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 5000);
    office.publish(1);
    let (_a, store) = library(&office);
    fill(&store, &office, &Folder::new(office.folder.path()), 1);
    let stray = repository::blob::encode(FileRole::Media, "letter".into(), "text/plain".into(), b"private".to_vec());
    let stray = stray.unwrap().file.sha256;
    store.put_blob(&stray, 7, |out| out.write_all(b"private")).unwrap();
    let offered = own(&store, 1);
    let old = offered.blobs();
    for path in [
        RepositoryPath::Root(2),
        RepositoryPath::Snapshot(2),
        RepositoryPath::Targets(9),
        RepositoryPath::Collection { version: 2, collection: name("health") },
        RepositoryPath::Collection { version: 1, collection: name("law") },
        RepositoryPath::Catalogue { sha256: stray, collection: name("health") },
        RepositoryPath::Blob(stray),
    ] {
        assert!(offered.read(&path, 1 << 20).unwrap().is_none(), "{path}");
        assert!(offered.open(&path).unwrap().is_none(), "{path}");
    }
    // What a newer catalogue no longer names goes, though it lies in the store still.
    office.says("water", 2, "Boil it for a minute.", 5000);
    office.publish(2);
    fill(&store, &office, &Folder::new(office.folder.path()), 2);
    let now = own(&store, 2);
    let gone: Vec<_> = old.keys().filter(|id| !now.blobs().contains_key(*id)).collect();
    assert_eq!(gone.len(), 3, "a shard, a text and a document");
    for id in gone {
        assert!(now.open(&RepositoryPath::Blob(*id)).unwrap().is_none());
    }
}

#[test]
fn a_collection_that_is_not_chosen_or_not_whole_is_absent_and_costs_the_others_nothing() {
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    office.publish(1);
    let (_a, store) = library(&office);
    fill(&store, &office, &Folder::new(office.folder.path()), 1);
    let without = Own::new(&store, &name("office"), day(1)).unwrap().only(|_| false);
    let trust = repository::InMemoryTrust::new();
    let refreshed = refresh(&office.release.card, &without, &trust, day(1), Expired::Refuse).unwrap();
    assert_eq!((refreshed.collections.len(), refreshed.refused.len()), (0, 0));
    assert_eq!(refreshed.absent, [name("health")]);
    // A catalogue came, its shards did not.
    office.says("water", 2, "Boil it for a minute.", 0);
    let folder = office.publish(2);
    let known = PublisherTrust::new(&store, name("office"));
    refresh(&office.release.card, &folder, &known, day(2), Expired::Refuse).unwrap();
    assert_eq!(own(&store, 2).collections().count(), 0);
}

#[test]
fn a_library_with_nothing_of_a_publisher_offers_nothing() {
    let office = Office::new();
    let (_a, store) = library(&office);
    assert!(matches!(Own::new(&store, &name("office"), day(1)), Err(OwnError::Nothing(_))));
    assert!(matches!(Own::new(&store, &name("other"), day(1)), Err(OwnError::Unknown(_))));
}
