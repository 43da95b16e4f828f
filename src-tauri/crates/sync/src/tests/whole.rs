//! The trusted metadata in a real store, and offers from several sources.

use repository::{Carrier, CatalogueError, Expired, RefreshError, Refusal, RepositoryPath, TrustedMetadata, refresh};
use store::Store;

use super::fixture::*;
use crate::*;

#[test]
fn what_a_store_trusts_outlives_it_and_is_not_gone_behind() {
    let library = tempfile::tempdir().unwrap();
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    office.publish(1);
    let old = tempfile::tempdir().unwrap();
    std::fs::create_dir(old.path().join("metadata")).unwrap();
    for file in ["1.root.json", "timestamp.json"] {
        let from = office.folder.path().join("metadata").join(file);
        std::fs::copy(from, old.path().join("metadata").join(file)).unwrap();
    }
    office.says("water", 2, "Boil it for a minute.", 0);
    office.publish(2);
    {
        let store = taking(Store::open(library.path(), day(2)).unwrap());
        subscribe(&store, &office);
        offered(&store, &office, 2);
    }
    let store = taking(Store::open(library.path(), day(2)).unwrap());
    let trust = PublisherTrust::new(&store, name("office"));
    let before = trust.load("timestamp.json").unwrap();
    let error = refresh(&office.release.card, &Folder::new(old.path()), &trust, day(2), Expired::AcceptAsOf);
    let is_rollback = matches!(error, Err(RefreshError::Refused { reason: Refusal::Rollback { .. }, .. }));
    assert!(is_rollback);
    assert_eq!(trust.load("timestamp.json").unwrap(), before);
}

#[test]
fn a_publisher_that_the_store_does_not_know_is_trusted_nothing() {
    let library = tempfile::tempdir().unwrap();
    let store = taking(Store::open(library.path(), day(1)).unwrap());
    let office = Office::new();
    let folder = office.publish(1);
    let trust = PublisherTrust::new(&store, name("office"));
    let error = refresh(&office.release.card, &folder, &trust, day(1), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Trust(_)), "{error}");
}

#[test]
fn a_shard_comes_from_the_source_that_has_it_right() {
    let library = tempfile::tempdir().unwrap();
    let store = taking(Store::open(library.path(), day(1)).unwrap());
    let mut office = Office::new();
    office.says("water", 1, "Boil it.", 0);
    let folder = office.publish(1);
    subscribe(&store, &office);
    let trust = PublisherTrust::new(&store, name("office"));
    let refreshed = refresh(&office.release.card, &folder, &trust, day(1), Expired::Refuse).unwrap();
    let verified = &refreshed.collections[0];
    let empty = tempfile::tempdir().unwrap();
    let damaged = tempfile::tempdir().unwrap();
    let path = RepositoryPath::Blob(verified.catalogue.shards[0].sha256);
    std::fs::create_dir_all(path.under(damaged.path()).parent().unwrap()).unwrap();
    std::fs::write(path.under(damaged.path()), "something else").unwrap();
    let (empty, damaged) = (Folder::new(empty.path()), Folder::new(damaged.path()));
    let sources: [&dyn Carrier; 3] = [&empty, &damaged, &folder];
    let offer = read_offer(&store, &sources, verified).unwrap();
    assert_eq!(offer.publications, office.release.collections[0].publications);
    assert!(matches!(read_offer(&store, &sources[..1], verified), Err(CatalogueError::Missing { .. })));
    assert!(matches!(read_offer(&store, &sources[..2], verified), Err(CatalogueError::Wrong { .. })));
    assert!(matches!(read_offer(&store, &[], verified), Err(CatalogueError::Missing { .. })));
    // Once recorded it is not fetched again, unless what is here is damaged.
    crate::record_offer(&store, verified, &offer).unwrap();
    let again = read_offer(&store, &[], verified).unwrap();
    assert_eq!((again.publications, again.fetched), (offer.publications.clone(), vec![]));
    let shard = verified.catalogue.shards[0].sha256;
    store.put_shards(&verified.id, &[shard], &[(shard, b"something else".to_vec())]).unwrap();
    assert_eq!(read_offer(&store, &sources, verified).unwrap(), offer);
}
