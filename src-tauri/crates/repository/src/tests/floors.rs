//! What stays known of a refresh that failed, as TUF says and as Fieldshelf does, and who may sign how few.

use serde_json::{Value, json};

use super::fixture::*;
use crate::signed::{PublicKey, seal};
use crate::tuf::Client;
use crate::workflow::Carried;
use crate::*;

/// One update by TUF's rules alone, which keeps what it verified also where it failed.
fn update(office: &Office, copy: &Copy, trust: &InMemoryTrust, on: i64) -> Result<(), RefreshError> {
    let files = Carried(copy);
    let mut client = Client::new(office.card().root().as_bytes(), &files, trust, day(on), Expired::Refuse).unwrap();
    let updated = client.refresh();
    client.keep().unwrap();
    updated
}

fn is_rollback(result: Result<(), RefreshError>) -> bool {
    matches!(result, Err(RefreshError::Refused { reason: Refusal::Rollback { .. }, .. }))
}

/// An office at version 2, what is trusted of it, and a copy with a timestamp of version 3 whose snapshot is missing.
fn half() -> (Office, InMemoryTrust, Copy) {
    let mut office = Office::new();
    office.publish(1);
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    let trust = InMemoryTrust::new();
    update(&office, &office.copy(), &trust, 2).unwrap();
    let mut half = office.copy();
    half.sign_top(3, &[("targets", 1), ("health", 2), ("law", 1)], &office.keys.release);
    half.files.remove("metadata/3.snapshot.json");
    (office, trust, half)
}

#[test]
fn a_timestamp_that_was_verified_is_a_floor_and_so_is_the_snapshot_before_it() {
    let (office, trust, half) = half();
    assert!(matches!(update(&office, &half, &trust, 2), Err(RefreshError::Incomplete { .. })));
    assert_eq!(trust.files()["timestamp.json"], half.files["metadata/timestamp.json"]);
    assert!(is_rollback(update(&office, &office.copy(), &trust, 2)), "the timestamp before it");
    let mut lowered = office.copy();
    lowered.sign_top(4, &[("targets", 1), ("health", 1), ("law", 1)], &office.keys.release);
    for _ in 0..2 {
        assert!(is_rollback(update(&office, &lowered, &trust, 2)), "a snapshot that goes behind the last whole one");
    }
    let mut whole = office.copy();
    whole.sign_top(5, &[("targets", 1), ("health", 2), ("law", 1)], &office.keys.release);
    update(&office, &whole, &trust, 2).unwrap();
    update(&office, &whole, &trust, 3).unwrap();
    assert!(is_rollback(update(&office, &lowered, &trust, 3)));
}

#[test]
fn only_a_root_that_replaces_the_keys_lets_go_of_a_floor_without_its_snapshot() {
    let (mut office, trust, half) = half();
    update(&office, &half, &trust, 2).unwrap_err();
    let same = next(&office.keys, &office.keys, office.card().root(), 3);
    let mut copy = office.copy();
    copy.put("metadata/2.root.json", same.clone());
    assert!(is_rollback(update(&office, &copy, &trust, 3)), "a newer root with the same keys");

    let keys = Keys { release: Key::from_seed([60; 32]), ..office.keys.clone() };
    let root = next(&office.keys, &keys, &same, 3);
    office.release.later_roots = vec![same, root];
    office.keys = keys;
    office.publish(3);
    let mut without = office.copy();
    without.files.retain(|file, _| !file.ends_with(".snapshot.json"));
    assert!(matches!(update(&office, &without, &trust, 3), Err(RefreshError::Incomplete { .. })));
    assert_eq!(trust.files()["timestamp.json"], office.copy().files["metadata/timestamp.json"]);
    update(&office, &office.copy(), &trust, 3).unwrap();
    assert!(matches!(update(&office, &half, &trust, 3), Err(RefreshError::Refused { .. })), "the old key's again");
    let refreshed = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!(refreshed.collections.len(), 2, "and both ways of asking share what is known");
}

#[test]
fn a_link_that_breaks_after_the_timestamp_does_not_turn_a_sound_stick_away() {
    let (office, _, half) = half();
    let trust = InMemoryTrust::new();
    refresh(office.card(), &half, &trust, day(2), Expired::Refuse).unwrap_err();
    refresh(office.card(), &office.copy(), &trust, day(2), Expired::Refuse).unwrap();
}

/// The office's root as `change` leaves it, signed by `keys`.
pub(super) fn root(office: &Office, version: u64, change: impl Fn(&mut Value), keys: &[&Key]) -> String {
    let mut parsed: Value = serde_json::from_str(office.card().root()).unwrap();
    parsed["signed"]["version"] = version.into();
    change(&mut parsed["signed"]);
    String::from_utf8(seal(&parsed["signed"], keys).unwrap()).unwrap()
}

#[test]
fn fewer_signatures_than_a_role_needs_are_none() {
    let mut office = Office::new();
    let [first, second, third] = [71, 72, 73].map(|seed| Key::from_seed([seed; 32]));
    let two_of_three = |root: &mut Value| {
        for key in [&first, &second, &third] {
            root["keys"][key.id()] = serde_json::to_value(PublicKey::of(&key.public())).unwrap();
        }
        root["roles"]["root"] = json!({"keyids": [first.id(), second.id(), third.id()], "threshold": 2});
    };
    let alone = root(&office, 1, two_of_three, &[&first]);
    assert!(matches!(
        Card::new(name("office"), "An office".into(), Default::default(), vec![], alone),
        Err(CardError::Root(_))
    ));
    let own = root(&office, 1, two_of_three, &[&first, &second]);
    office.publish(1);
    office.release.card = Card::new(name("office"), "An office".into(), Default::default(), vec![], own).unwrap();
    let stranger = Key::from_seed([99; 32]);
    for (what, signers, valid) in [
        ("one", vec![&first], 1),
        ("one and a stranger", vec![&third, &stranger], 1),
        ("a stranger", vec![&stranger], 0),
        ("the release key", vec![&office.keys.release], 0),
    ] {
        let mut copy = office.copy();
        copy.put("metadata/2.root.json", root(&office, 2, |_| {}, &signers));
        match refresh(office.card(), &copy, &InMemoryTrust::new(), day(2), Expired::AcceptAsOf) {
            Err(RefreshError::Refused { item, reason }) => {
                assert_eq!(item, "metadata/2.root.json", "{what}");
                assert_eq!(reason, Refusal::Signature { valid, needed: 2 }, "{what}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
    // The same signature twice is not two.
    let mut twice: Value = serde_json::from_str(&root(&office, 2, |_| {}, &[&first])).unwrap();
    let again = twice["signatures"][0].clone();
    twice["signatures"].as_array_mut().unwrap().push(again);
    let mut copy = office.copy();
    copy.put("metadata/2.root.json", twice.to_string());
    assert!(matches!(
        refresh(office.card(), &copy, &InMemoryTrust::new(), day(2), Expired::Refuse),
        Err(RefreshError::Refused { .. })
    ));
    copy.put("metadata/2.root.json", root(&office, 2, |_| {}, &[&first, &third]));
    refresh(office.card(), &copy, &InMemoryTrust::new(), day(2), Expired::Refuse).unwrap();
    // Lowering the threshold needs as many as the old one does, and then fewer are enough.
    let lowered = |root: &mut Value| root["roles"]["root"]["threshold"] = 1.into();
    copy.put("metadata/3.root.json", root(&office, 3, lowered, &[&first]));
    assert!(matches!(
        refresh(office.card(), &copy, &InMemoryTrust::new(), day(2), Expired::Refuse),
        Err(RefreshError::Refused { reason: Refusal::Signature { valid: 1, needed: 2 }, .. })
    ));
    copy.put("metadata/3.root.json", root(&office, 3, lowered, &[&first, &second]));
    copy.put("metadata/4.root.json", root(&office, 4, lowered, &[&first]));
    refresh(office.card(), &copy, &InMemoryTrust::new(), day(2), Expired::Refuse).unwrap();
}
