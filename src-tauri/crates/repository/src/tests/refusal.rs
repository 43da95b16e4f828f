//! What a liar, a thief or a careless office can offer, and that it is refused by name with nothing changed.

use super::fixture::*;
use crate::signed::TargetFile;
use crate::*;

/// A library that has seen day 1 and 2 of an office, and what the office offers on day 2.
fn seen() -> (Office, Copy, Copy, InMemoryTrust) {
    let mut office = Office::new();
    office.publish(1);
    let old = office.copy();
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    let trust = InMemoryTrust::new();
    let new = office.copy();
    refresh(office.card(), &new, &trust, day(2), Expired::Refuse).unwrap();
    (office, old, new, trust)
}

fn kind(reason: &Refusal) -> &'static str {
    match reason {
        Refusal::Rollback { .. } => "rollback",
        Refusal::Signature { .. } => "signature",
        Refusal::Expired(_) => "expired",
        Refusal::Mismatch(_) => "mismatch",
        Refusal::Malformed(_) => "malformed",
    }
}

/// One lie: what it is called, how it is told, and the file and reason it is refused by.
type Lie = (&'static str, fn(&Office, &Copy, &mut Copy), &'static str, &'static str);

const LIES: &[Lie] = &[
    (
        "an older timestamp",
        |_, old, copy| copy.put("metadata/timestamp.json", old.text("metadata/timestamp.json")),
        "metadata/timestamp.json",
        "rollback",
    ),
    (
        "the whole repository of the day before",
        |_, old, copy| *copy = old.clone(),
        "metadata/timestamp.json",
        "rollback",
    ),
    (
        "a changed timestamp",
        |_, _, copy| {
            let text = copy.text("metadata/timestamp.json").replace(r#""version":2"#, r#""version":3"#);
            copy.put("metadata/timestamp.json", text);
        },
        "metadata/timestamp.json",
        "signature",
    ),
    (
        "a timestamp by a collection's key",
        |office, _, copy| {
            copy.sign_timestamp(3, 2, &office.keys.collections[&name("health")]);
        },
        "metadata/timestamp.json",
        "signature",
    ),
    (
        "a timestamp by the root key",
        |office, _, copy| copy.sign_timestamp(3, 2, office.keys.root.as_ref().unwrap()),
        "metadata/timestamp.json",
        "signature",
    ),
    (
        "a timestamp by a stranger",
        |_, _, copy| copy.sign_timestamp(3, 2, &Key::from_seed([99; 32])),
        "metadata/timestamp.json",
        "signature",
    ),
    (
        "a new timestamp for an old snapshot",
        |office, _, copy| copy.sign_timestamp(3, 1, &office.keys.release),
        "metadata/timestamp.json",
        "rollback",
    ),
    (
        "a timestamp that never ends",
        |_, _, copy| copy.put("metadata/timestamp.json", vec![b' '; 20_000]),
        "metadata/timestamp.json",
        "mismatch",
    ),
    (
        "a timestamp that is no JSON",
        |_, _, copy| copy.put("metadata/timestamp.json", "<html>"),
        "metadata/timestamp.json",
        "malformed",
    ),
    (
        "a snapshot in place of the timestamp",
        |_, _, copy| {
            copy.put("metadata/timestamp.json", copy.text("metadata/2.snapshot.json"));
        },
        "metadata/timestamp.json",
        "malformed",
    ),
    (
        "mixed: the new timestamp with an old snapshot",
        |office, old, copy| {
            copy.sign_top(3, &[("targets", 1), ("health", 2), ("law", 1)], &office.keys.release);
            copy.put("metadata/3.snapshot.json", old.text("metadata/1.snapshot.json"));
        },
        "metadata/3.snapshot.json",
        "mismatch",
    ),
    (
        "a snapshot that takes a collection's version back",
        |office, _, copy| {
            copy.sign_top(3, &[("targets", 1), ("health", 1), ("law", 1)], &office.keys.release);
        },
        "metadata/3.snapshot.json",
        "rollback",
    ),
    (
        "a snapshot that drops a collection",
        |office, _, copy| {
            copy.sign_top(3, &[("targets", 1), ("health", 2)], &office.keys.release);
        },
        "metadata/3.snapshot.json",
        "mismatch",
    ),
    (
        "a snapshot by the root key",
        |office, _, copy| {
            copy.sign_top(3, &[("targets", 1), ("health", 2), ("law", 1)], office.keys.root.as_ref().unwrap());
            copy.sign_timestamp(3, 3, &office.keys.release);
        },
        "metadata/3.snapshot.json",
        "signature",
    ),
    (
        "targets by a collection's key",
        |office, _, copy| {
            let thief = &office.keys.collections[&name("law")];
            copy.sign("metadata/2.targets.json", 2, day(400), delegating(&[("law", "law.json.zst")], thief), thief);
            copy.sign_top(3, &[("targets", 2), ("health", 2), ("law", 1)], &office.keys.release);
        },
        "metadata/2.targets.json",
        "signature",
    ),
    (
        "a collection called ..",
        |office, _, copy| {
            let key = &office.keys.release;
            copy.sign(
                "metadata/2.targets.json",
                2,
                day(400),
                delegating(&[("../../law", "../../law.json.zst")], key),
                key,
            );
            copy.sign_top(3, &[("targets", 2), ("health", 2), ("law", 1)], key);
        },
        "metadata/2.targets.json",
        "malformed",
    ),
    (
        "a collection called root",
        |office, _, copy| {
            let key = &office.keys.release;
            copy.sign("metadata/2.targets.json", 2, day(400), delegating(&[("root", "root.json.zst")], key), key);
            copy.sign_top(3, &[("targets", 2), ("health", 2), ("law", 1)], key);
        },
        "metadata/2.targets.json",
        "malformed",
    ),
    (
        "a root that only its own new key signed",
        |office, _, copy| {
            let thief = Key::from_seed([98; 32]);
            let named = |root: &mut serde_json::Value| {
                root["keys"][thief.id()] = serde_json::to_value(crate::signed::PublicKey::of(&thief.public())).unwrap();
                root["roles"]["root"]["keyids"] = serde_json::json!([thief.id()]);
            };
            copy.put("metadata/2.root.json", super::floors::root(office, 2, named, &[&thief]));
        },
        "metadata/2.root.json",
        "signature",
    ),
    (
        "the first root again as the second",
        |office, _, copy| copy.put("metadata/2.root.json", office.card().root()),
        "metadata/2.root.json",
        "rollback",
    ),
];

#[test]
fn a_lie_about_the_repository_is_refused_by_name_and_nothing_changes() {
    for (lie, tell, item, reason) in LIES {
        for expired in [Expired::Refuse, Expired::AcceptAsOf] {
            let (office, old, mut copy, trust) = seen();
            let before = trust.files();
            tell(&office, &old, &mut copy);
            match refresh(office.card(), &copy, &trust, day(2), expired) {
                Err(RefreshError::Refused { item: named, reason: why }) => {
                    assert_eq!((named.as_str(), kind(&why)), (*item, *reason), "{lie}: {why}");
                }
                other => panic!("{lie}: {other:?}"),
            }
            assert_eq!(trust.files(), before, "{lie} changed what is trusted");
            refresh(office.card(), &office.copy(), &trust, day(2), expired)
                .expect("the office itself is still believed");
        }
    }
}

/// As [`LIES`], but about the collection `health` alone.
const LIES_ABOUT_HEALTH: &[Lie] = &[
    (
        "its catalogue is missing",
        |_, _, copy| copy.files.retain(|f, _| !f.ends_with(".health.json.zst")),
        "",
        "incomplete",
    ),
    (
        "the metadata of the day before",
        |_, old, copy| {
            copy.put("metadata/3.health.json", old.text("metadata/1.health.json"));
        },
        "metadata/3.health.json",
        "mismatch",
    ),
    (
        "signed by another collection's key",
        |office, _, copy| {
            let file = TargetFile { hashes: [("sha256".to_owned(), "00".repeat(32))].into(), length: 1 };
            let body = crate::signed::TargetsBody {
                delegations: None,
                targets: [("health.json.zst".to_owned(), file)].into(),
            };
            copy.sign("metadata/3.health.json", 3, day(400), body, &office.keys.collections[&name("law")]);
            copy.sign_top(4, &[("targets", 1), ("health", 3), ("law", 1)], &office.keys.release);
        },
        "metadata/3.health.json",
        "signature",
    ),
    (
        "expired",
        |office, _, copy| {
            let file = TargetFile { hashes: [("sha256".to_owned(), "00".repeat(32))].into(), length: 1 };
            let body = crate::signed::TargetsBody {
                delegations: None,
                targets: [("health.json.zst".to_owned(), file)].into(),
            };
            copy.sign("metadata/3.health.json", 3, day(2), body, &office.keys.collections[&name("health")]);
            copy.sign_top(4, &[("targets", 1), ("health", 3), ("law", 1)], &office.keys.release);
        },
        "metadata/3.health.json",
        "expired",
    ),
    (
        "it lists no catalogue",
        |office, _, copy| {
            let body = crate::signed::TargetsBody { delegations: None, targets: Default::default() };
            copy.sign("metadata/3.health.json", 3, day(400), body, &office.keys.collections[&name("health")]);
            copy.sign_top(4, &[("targets", 1), ("health", 3), ("law", 1)], &office.keys.release);
        },
        "metadata/3.health.json",
        "malformed",
    ),
    (
        "its delegation is for another's catalogue",
        |office, _, copy| {
            let key = &office.keys.collections[&name("law")];
            let body = delegating(&[("health", "law.json.zst"), ("law", "law.json.zst")], key);
            copy.sign("metadata/2.targets.json", 2, day(400), body, &office.keys.release);
            copy.sign_top(4, &[("targets", 2), ("health", 3), ("law", 1)], &office.keys.release);
        },
        "health",
        "malformed",
    ),
    (
        "another catalogue in place of its own",
        |_, _, copy| {
            let law = copy.files.iter().find(|(file, _)| file.ends_with(".law.json.zst")).unwrap().1.clone();
            let own: Vec<_> = copy.files.keys().filter(|file| file.ends_with(".health.json.zst")).cloned().collect();
            own.iter().for_each(|file| copy.put(file, law.clone()));
        },
        ".health.json.zst",
        "mismatch",
    ),
];

#[test]
fn a_collection_that_is_refused_leaves_the_others_alone() {
    for (lie, tell, item, reason) in LIES_ABOUT_HEALTH {
        let (mut office, old, _, trust) = seen();
        let before = trust.files();
        office.says("health", "water", 3, "Boil it for two minutes.");
        office.publish(3);
        let mut copy = office.copy();
        tell(&office, &old, &mut copy);
        let refreshed = refresh(office.card(), &copy, &trust, day(3), Expired::Refuse).unwrap();
        let ids: Vec<String> = refreshed.collections.iter().map(|c| c.id.to_string()).collect();
        assert_eq!(ids, ["office/law"], "{lie}");
        let [(collection, error)] = refreshed.refused.as_slice() else { panic!("{lie}: {:?}", refreshed.refused) };
        assert_eq!(collection.as_str(), "health", "{lie}");
        match error {
            RefreshError::Refused { item: named, reason: why } => {
                assert!(named.ends_with(item) && kind(why) == *reason, "{lie}: {named}: {why}");
            }
            RefreshError::Incomplete { .. } => assert_eq!(*reason, "incomplete", "{lie}"),
            other => panic!("{lie}: {other}"),
        }
        for file in ["collection.health.json", "catalogue.health.json.zst"] {
            assert_eq!(trust.files().get(file), before.get(file), "{lie} changed {file}");
        }
        let healed = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse);
        if office.copy().files["metadata/timestamp.json"] == copy.files["metadata/timestamp.json"] {
            assert_eq!(healed.unwrap().collections.len(), 2, "{lie}: an honest copy afterwards");
        }
    }
}

#[test]
fn a_collection_that_is_not_at_this_source_is_absent_and_stays_as_it_was() {
    let (mut office, _, _, trust) = seen();
    let before = trust.files();
    office.says("health", "water", 3, "Boil it for two minutes.");
    office.publish(3);
    let mut hidden = office.copy();
    hidden.files.remove("metadata/3.health.json");
    let refreshed = refresh(office.card(), &hidden, &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!((refreshed.absent.as_slice(), refreshed.refused.len()), (&[name("health")][..], 0));
    for file in ["collection.health.json", "catalogue.health.json.zst"] {
        assert_eq!(trust.files().get(file), before.get(file), "{file}");
    }
    // Whoever hid it cannot bring an older one in its place, and an honest copy has it.
    hidden.put("metadata/3.health.json", String::from_utf8(before["collection.health.json"].clone()).unwrap());
    assert_eq!(refresh(office.card(), &hidden, &trust, day(3), Expired::Refuse).unwrap().refused.len(), 1);
    let honest = refresh(office.card(), &office.copy(), &trust, day(3), Expired::Refuse).unwrap();
    assert_eq!((honest.collections.len(), honest.absent.len()), (2, 0));
    // Where what is known is the newest, its absence is no matter.
    hidden.files.remove("metadata/3.health.json");
    assert_eq!(refresh(office.card(), &hidden, &trust, day(3), Expired::Refuse).unwrap().absent, []);
}

#[test]
fn what_is_accepted_is_stored_in_one_transaction_and_a_failed_one_fails_the_refresh() {
    let office = Office::new();
    office.publish(1);
    let trust = Watched::default();
    refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
    assert_eq!(*trust.transactions.lock().unwrap(), 1);
    let names: Vec<String> = trust.inner.files().into_keys().collect();
    assert_eq!(
        names,
        [
            "catalogue.health.json.zst",
            "catalogue.law.json.zst",
            "collection.health.json",
            "collection.law.json",
            "rest.root.json",
            "snapshot.json",
            "targets.json",
            "timestamp.json",
        ]
    );
    refresh(office.card(), &office.copy(), &trust, day(1), Expired::Refuse).unwrap();
    assert_eq!(*trust.transactions.lock().unwrap(), 1, "nothing new, nothing stored");

    let full = Watched { full: true, ..Watched::default() };
    let error = refresh(office.card(), &office.copy(), &full, day(1), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Trust(TrustError::Storage { .. })), "{error}");
    assert!(full.inner.files().is_empty());
}

#[test]
fn a_copy_that_is_not_whole_is_named_and_one_that_is_gone_is_unreachable() {
    let (office, _, _, _) = seen();
    for (file, said) in [
        ("metadata/timestamp.json", "metadata/timestamp.json"),
        ("metadata/2.snapshot.json", "metadata/2.snapshot.json"),
        ("metadata/1.targets.json", "metadata/1.targets.json"),
    ] {
        let mut copy = office.copy();
        copy.files.remove(file);
        let trust = InMemoryTrust::new();
        match refresh(office.card(), &copy, &trust, day(2), Expired::Refuse) {
            Err(RefreshError::Incomplete { item, .. }) => assert_eq!(item, said),
            other => panic!("{file}: {other:?}"),
        }
        assert!(trust.files().is_empty());
    }
    let gone = Folder::new(office.path().join("stick"));
    let error = refresh(office.card(), &gone, &InMemoryTrust::new(), day(2), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Unreachable(_)), "{error}");
}

#[test]
fn a_damaged_memory_or_another_publishers_is_not_taken_for_no_memory() {
    for file in ["timestamp.json", "snapshot.json", "rest.root.json"] {
        let (office, _, copy, trust) = seen();
        let mut bytes = trust.files()[file].clone();
        let at = bytes.len() / 2;
        bytes[at] ^= 1;
        trust.replace(&[(file.to_owned(), bytes)]).unwrap();
        let error = refresh(office.card(), &copy, &trust, day(2), Expired::AcceptAsOf).unwrap_err();
        assert!(matches!(error, RefreshError::Trust(_)), "{file}: {error}");
    }
    let (office, _, copy, _) = seen();
    let stranger_keys = Keys { root: Some(Key::from_seed([50; 32])), ..office.keys.clone() };
    let root = new_root(&stranger_keys, &Expiry::default(), day(0)).unwrap();
    let card = Card::new(name("office"), "Another".to_owned(), Default::default(), vec![], root).unwrap();
    let trust = InMemoryTrust::new();
    refresh(&card, &copy, &trust, day(2), Expired::Refuse).unwrap();
    let error = refresh(office.card(), &copy, &trust, day(2), Expired::Refuse).unwrap_err();
    assert!(matches!(error, RefreshError::Trust(TrustError::OtherCard)), "{error}");
}
