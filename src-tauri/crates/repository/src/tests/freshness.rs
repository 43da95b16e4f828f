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
        let shard = read_shard(&office.copy(), &refreshed.collections[0].id, &shard).unwrap().0;
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

/// Ten years, in days.
const TEN_YEARS: i64 = 3653;

#[test]
fn a_clock_ten_years_off_leaves_nothing_behind_when_it_is_right_again() {
    for off in [TEN_YEARS, -TEN_YEARS] {
        let mut office = Office::new();
        office.publish(1);
        let trust = InMemoryTrust::new();
        let wrong = refresh(office.card(), &office.copy(), &trust, day(1 + off), Expired::Refuse);
        assert_eq!(wrong.is_err(), off > 0, "a late clock takes all for expired, an early one nothing");
        let as_of = refresh(office.card(), &office.copy(), &trust, day(1 + off), Expired::AcceptAsOf).unwrap();
        assert_eq!(as_of.as_of, off > 0);
        office.says("health", "water", 2, "Boil it for a minute.");
        office.publish(2);
        for expired in [Expired::Refuse, Expired::AcceptAsOf] {
            let right = refresh(office.card(), &office.copy(), &trust, day(2), expired).unwrap();
            assert_eq!((right.signed, right.as_of, right.refused.len()), (day(2), false, 0));
        }
    }
}

#[test]
fn a_clock_that_steps_back_between_or_during_refreshes_lowers_no_floor() {
    let mut office = Office::new();
    office.publish(1);
    let old = office.copy();
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(40);
    let new = office.copy();
    let trust = InMemoryTrust::new();
    refresh(office.card(), &new, &trust, day(41), Expired::Refuse).unwrap();
    let before = trust.files();
    // On day 2 by this clock the old copy has not expired, and is still behind what is known.
    for expired in [Expired::Refuse, Expired::AcceptAsOf] {
        match refresh(office.card(), &old, &trust, day(2), expired) {
            Err(RefreshError::Refused { reason: Refusal::Rollback { trusted: 2, offered: 1 }, .. }) => {}
            other => panic!("{other:?}"),
        }
        assert_eq!(trust.files(), before);
        let again = refresh(office.card(), &new, &trust, day(2), expired).unwrap();
        assert_eq!(again.signed, day(40), "the caller can see that its clock is behind");
    }
    // A refresh is told one moment, so that a step in the middle of it changes nothing: what is fresh at its start is
    // judged at that start to its end, and the next one judges anew.
    let refreshed = refresh(office.card(), &new, &trust, day(69), Expired::Refuse).unwrap();
    assert!(!refreshed.as_of);
    assert!(refresh(office.card(), &new, &trust, day(71), Expired::Refuse).is_err());
    assert!(refresh(office.card(), &new, &trust, day(69), Expired::Refuse).is_ok());
}
