//! Keys that are replaced, and the way back from a thief's versions.

use super::fixture::*;
use crate::*;

/// The office with its release key replaced on day 3.
fn rotated(office: &Office) -> (Keys, String) {
    let keys = Keys { release: Key::from_seed([60; 32]), ..office.keys.clone() };
    let root = next(&office.keys, &keys, office.card().root(), 3);
    (keys, root)
}

#[test]
fn a_thief_cannot_keep_readers_at_versions_above_the_offices() {
    let mut office = Office::new();
    office.publish(1);
    let trust = InMemoryTrust::new();
    let mut stolen = office.copy();
    stolen.sign_top(1_000_000, &[("targets", 1), ("health", 1), ("law", 1)], &office.keys.release);
    refresh(office.card(), &stolen, &trust, day(2), Expired::Refuse).unwrap();
    office.says("health", "water", 2, "Still boil it.");
    office.publish(2);
    let error = refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Refused { reason: Refusal::Rollback { .. }, .. }), "{error}");

    let (keys, root) = rotated(&office);
    office.keys = keys;
    office.release.later_roots.push(root);
    assert_eq!(office.publish(3).version, 3);
    let refreshed = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!(refreshed.signed, day(3));
    let error = refresh(office.card(), &stolen, &trust, day(3), Expired::AcceptAsOf).unwrap_err();
    assert!(matches!(error, RefreshError::Refused { reason: Refusal::Signature { .. }, .. }), "{error}");
}

#[test]
fn a_verified_new_root_stays_known_when_the_rest_is_refused() {
    let office = Office::new();
    office.publish(1);
    let trust = InMemoryTrust::new();
    refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
    let before = trust.files();
    let (_, root) = rotated(&office);
    let mut copy = office.copy();
    copy.put("metadata/2.root.json", root.clone());
    let error = refresh(office.card(), &copy, &trust, day(3), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Refused { reason: Refusal::Signature { .. }, .. }), "{error}");
    let mut expected = before;
    expected.insert("2.root.json".to_owned(), root.into_bytes());
    assert_eq!(trust.files(), expected, "only the root was added");
    let error = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse).unwrap_err();
    assert!(
        matches!(error, RefreshError::Refused { reason: Refusal::Signature { .. }, .. }),
        "the old key came back: {error}"
    );
}

#[test]
fn a_key_that_the_root_does_not_name_signs_nothing() {
    let mut office = Office::new();
    office.publish(1);
    let before = office.copy();
    office.keys = rotated(&office).0;
    let error = write(office.path(), &office.release, &office.keys, day(3)).unwrap_err();
    assert!(matches!(error, WriteError::WrongKey { .. }), "{error}");
    assert_eq!(office.copy().files["metadata/timestamp.json"], before.files["metadata/timestamp.json"]);
}
