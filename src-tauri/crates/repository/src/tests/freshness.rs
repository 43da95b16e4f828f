//! What time does to what was signed.

use super::fixture::*;
use crate::*;

#[test]
fn a_fresh_repository_is_not_as_of_anything() {
    let office = Office::new();
    office.publish(1);
    for expired in [Expired::Refuse, Expired::AcceptAsOf] {
        let refreshed = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(2), expired).unwrap();
        assert_eq!((refreshed.signed, refreshed.expires, refreshed.as_of), (day(1), day(31), false));
        let shard = refreshed.collections[0].catalogue.shards[0];
        let shard = read_shard(&office.copy(), &refreshed.collections[0].id, &shard).unwrap();
        assert_eq!(shard.publications, office.release.collections[0].publications);
    }
}

/// The day, and which metadata has expired by then.
const EXPIRIES: &[(i64, &str)] = &[
    (32, "metadata/timestamp.json"),
    (365, "metadata/timestamp.json"),
    (366, "metadata/1.root.json"),
    (4000, "metadata/1.root.json"),
];

#[test]
fn a_frozen_source_is_refused_by_date_or_taken_as_of_its_date() {
    for (on, item) in EXPIRIES {
        for seen_before in [false, true] {
            let office = Office::new();
            office.publish(1);
            let trust = InMemoryTrust::new();
            if seen_before {
                refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
            }
            let before = trust.files();
            match refresh(office.card(), &office.copy(), &trust, day(*on), Expired::Refuse) {
                Err(RefreshError::Refused { item: named, reason: Refusal::Expired(_) }) => assert_eq!(named, *item),
                other => panic!("day {on}: {other:?}"),
            }
            assert_eq!(trust.files(), before);
            let refreshed = refresh(office.card(), &office.copy(), &trust, day(*on), Expired::AcceptAsOf).unwrap();
            assert!(refreshed.as_of, "day {on}");
            assert_eq!(refreshed.signed, day(1));
            assert_eq!(refreshed.collections.len(), 2);
        }
    }
}

#[test]
fn an_old_stick_is_taken_only_while_versions_do_not_fall() {
    let office = Office::new();
    office.publish(1);
    let stick = office.copy();
    office.publish(40);
    let newer = office.copy();
    let trust = InMemoryTrust::new();
    assert!(refresh(office.card(), &stick, &trust, day(100), Expired::AcceptAsOf).unwrap().as_of);
    assert!(refresh(office.card(), &newer, &trust, day(100), Expired::AcceptAsOf).unwrap().as_of);
    match refresh(office.card(), &stick, &trust, day(100), Expired::AcceptAsOf) {
        Err(RefreshError::Refused { reason: Refusal::Rollback { trusted: 2, offered: 1 }, .. }) => {}
        other => panic!("{other:?}"),
    }
}

#[test]
fn a_collection_that_expired_is_taken_as_of_or_refused_alone() {
    let mut office = Office::new();
    office.release.expiry = Expiry { collections: 5, ..Expiry::default() };
    office.publish(1);
    let refused = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(10), Expired::Refuse).unwrap();
    assert_eq!((refused.collections.len(), refused.refused.len()), (0, 2));
    let taken = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(10), Expired::AcceptAsOf).unwrap();
    assert_eq!((taken.collections.len(), taken.as_of), (2, true));
}

#[test]
fn a_clock_that_runs_behind_does_not_lock_out() {
    let office = Office::new();
    office.publish(10);
    let refreshed = refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(-3000), Expired::Refuse).unwrap();
    assert!(refreshed.signed > day(-3000), "the caller can see that its clock is behind");
}
