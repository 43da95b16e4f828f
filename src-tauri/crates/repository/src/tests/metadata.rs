//! Metadata made to exhaust or confuse a reader: too large, too deep, saying a thing twice, roles without end.

use std::cell::RefCell;
use std::collections::BTreeMap;

use serde_json::{Value, json};

use super::fixture::*;
use crate::signed::{PublicKey, seal};
use crate::tuf::{Client, Files, MetadataFile};
use crate::workflow::Carried;
use crate::*;

/// A file, a little less than its limit, and how the rest of a copy is made to point to it.
type Bounded = (&'static str, usize, fn(&Office, &mut Copy));

fn office() -> (Office, Copy) {
    let office = Office::new();
    office.publish(1);
    let copy = office.copy();
    (office, copy)
}

fn refusal(office: &Office, copy: &Copy) -> (String, Refusal) {
    let trust = InMemoryTrust::new();
    match refresh(office.card(), copy, &trust, day(2), Expired::Refuse) {
        Err(RefreshError::Refused { item, reason }) => (item, reason),
        other => panic!("{other:?}"),
    }
}

#[test]
fn what_is_too_large_or_too_deep_is_refused_by_name() {
    let deep = |bytes: usize| "[".repeat(bytes);
    let in_signed = |bytes: usize| format!(r#"{{"signatures":[],"signed":{}"#, r#"{"a":"#.repeat(bytes / 5));
    let spaces = |bytes: usize| " ".repeat(bytes);
    let files: [Bounded; 4] = [
        ("metadata/2.root.json", 511_000, |_, _| {}),
        ("metadata/timestamp.json", 16_000, |_, _| {}),
        ("metadata/2.snapshot.json", 1_999_000, |office, copy| copy.sign_timestamp(2, 2, &office.keys.release)),
        ("metadata/2.targets.json", 4_999_000, |office, copy| {
            copy.sign_top(2, &[("targets", 2), ("health", 1), ("law", 1)], &office.keys.release);
        }),
    ];
    for (file, below, point) in files {
        for junk in [deep(below), in_signed(below), spaces(below)] {
            let (office, mut copy) = office();
            copy.put(file, junk);
            point(&office, &mut copy);
            let (item, reason) = refusal(&office, &copy);
            assert_eq!(item, file);
            assert!(matches!(reason, Refusal::Malformed(_)), "{file}: {reason}");
        }
        let (office, mut copy) = office();
        copy.put(file, spaces(below + 2000));
        point(&office, &mut copy);
        let (item, reason) = refusal(&office, &copy);
        assert_eq!(item, file);
        assert!(matches!(&reason, Refusal::Mismatch(said) if said.contains("longer")), "{file}: {reason}");
    }
}

#[test]
fn what_is_said_twice_is_never_read_otherwise_than_it_was_signed() {
    let (office, honest) = office();
    let text = honest.text("metadata/timestamp.json");
    let signed = serde_json::from_str::<Value>(&text).unwrap()["signed"].to_string();
    let forged = signed.replace(r#""version":1"#, r#""version":7"#);
    assert_ne!(signed, forged);
    let signatures = serde_json::from_str::<Value>(&text).unwrap()["signatures"].to_string();
    for (what, twice) in [
        ("a version before", text.replace(r#""version":1"#, r#""version":7,"version":1"#)),
        ("a version after", text.replace(r#""version":1"#, r#""version":1,"version":7"#)),
        ("a signed part before", format!(r#"{{"signed":{forged},"signatures":{signatures},"signed":{signed}}}"#)),
        ("a signed part after", format!(r#"{{"signed":{signed},"signatures":{signatures},"signed":{forged}}}"#)),
        ("no signatures before", format!(r#"{{"signatures":[],"signed":{signed},"signatures":{signatures}}}"#)),
        ("no signatures after", format!(r#"{{"signatures":{signatures},"signed":{signed},"signatures":[]}}"#)),
    ] {
        assert_ne!(twice, text, "{what}");
        let mut copy = honest.clone();
        copy.put("metadata/timestamp.json", twice);
        let trust = InMemoryTrust::new();
        match refresh(office.card(), &copy, &trust, day(2), Expired::Refuse) {
            Ok(refreshed) => assert_eq!((refreshed.signed, what.ends_with("before")), (day(1), true), "{what}"),
            Err(RefreshError::Refused { item, .. }) => {
                assert_eq!((item.as_str(), what.ends_with("after")), ("metadata/timestamp.json", true), "{what}");
            }
            other => panic!("{what}: {other:?}"),
        }
    }
    // What this crate reads itself knows each member once.
    let card = String::from_utf8(office.card().to_bytes()).unwrap();
    let twice = card.replacen(r#""publisher""#, r#""publisher": "another", "publisher""#, 1);
    assert!(matches!(Card::parse(twice.as_bytes()), Err(CardError::Malformed(_))));
    let index = r#"{"format":1,"format":1,"shards":[]}"#;
    let index = zstd::bulk::compress(index.as_bytes(), 1).unwrap();
    assert!(CatalogueIndex::parse(&name("health"), &index).is_err());
}

/// The signed part of a targets role that delegates everything to `roles`, in the name of `key`.
fn delegating_all(roles: &[String], key: &Key) -> Value {
    let roles: Vec<Value> = roles
        .iter()
        .map(|role| json!({"keyids": [key.id()], "name": role, "paths": ["*"], "terminating": false, "threshold": 1}))
        .collect();
    let keys = json!({ key.id(): serde_json::to_value(PublicKey::of(&key.public())).unwrap() });
    json!({
        "_type": "targets", "expires": day(400).to_string(), "spec_version": "1.0.34", "version": 2,
        "x-fieldshelf-format": 1, "targets": {}, "delegations": {"keys": keys, "roles": roles},
    })
}

/// A carrier's metadata, with a note of each file that was asked for; every delegated role has the same file.
struct Noted<'a> {
    top: Carried<'a>,
    delegated: Vec<u8>,
    asked: RefCell<Vec<String>>,
}

impl Files for Noted<'_> {
    fn metadata(&self, file: MetadataFile<'_>, limit: u64) -> Result<Option<Vec<u8>>, RefreshError> {
        self.asked.borrow_mut().push(file.name());
        match file {
            MetadataFile::Targets { role, .. } if role != "targets" => Ok(Some(self.delegated.clone())),
            _ => self.top.metadata(file, limit),
        }
    }

    fn describe(&self) -> String {
        self.top.describe()
    }
}

/// Looks for a target that nobody has, where targets delegates to `roles` and each of them to `below`; gives the
/// delegated roles' files that were asked for.
fn looked_for(roles: &[String], below: &[String]) -> Vec<String> {
    let (office, mut copy) = office();
    let key = &office.keys.release;
    let targets = seal(&delegating_all(roles, key), &[key]).unwrap();
    copy.put("metadata/2.targets.json", targets);
    let mut meta: BTreeMap<String, Value> =
        roles.iter().map(|role| (format!("{role}.json"), json!({"version": 2}))).collect();
    meta.insert("targets.json".to_owned(), json!({"version": 2}));
    let snapshot = json!({
        "_type": "snapshot", "expires": day(400).to_string(), "spec_version": "1.0.34", "version": 2, "meta": meta,
        "x-fieldshelf-format": 1,
    });
    copy.put("metadata/2.snapshot.json", seal(&snapshot, &[key]).unwrap());
    copy.sign_timestamp(2, 2, key);
    let delegated = seal(&delegating_all(below, key), &[key]).unwrap();
    let noted = Noted { top: Carried(&copy), delegated, asked: RefCell::default() };
    let trust = InMemoryTrust::new();
    let mut client = Client::new(office.card().root().as_bytes(), &noted, &trust, day(2), Expired::Refuse).unwrap();
    client.refresh().unwrap();
    noted.asked.borrow_mut().clear();
    assert_eq!(client.find("nobody-has-this").unwrap(), None);
    noted.asked.into_inner()
}

#[test]
fn delegations_in_a_circle_are_walked_once() {
    let roles = ["aa", "bb", "cc"].map(str::to_owned);
    assert_eq!(looked_for(&roles, &roles), ["2.aa.json", "2.bb.json", "2.cc.json"]);
}

#[test]
fn ten_thousand_roles_are_not_all_asked_for() {
    let roles: Vec<String> = (0..10_000).map(|role| format!("role-{role}")).collect();
    let asked = looked_for(&roles, &[]);
    assert_eq!(asked.len(), crate::tuf::ROLES_LIMIT - 1, "and the targets role itself");
    assert_eq!(asked.last().unwrap(), "2.role-1022.json", "in their order");

    let (office, mut copy) = office();
    let key = &office.keys.release;
    copy.put("metadata/2.targets.json", seal(&delegating_all(&roles, key), &[key]).unwrap());
    copy.sign_top(2, &[("targets", 2), ("health", 1), ("law", 1)], key);
    let (item, reason) = refusal(&office, &copy);
    assert_eq!(item, "metadata/2.targets.json");
    assert!(matches!(&reason, Refusal::Malformed(said) if said.contains("collections")), "{reason}");
}

#[test]
fn a_target_is_its_length_and_every_hash_that_is_known() {
    let (office, mut copy) = office();
    let key = &office.keys.release;
    let sha256 = crate::format::sha256(b"bytes").to_string();
    let cases = [
        (json!({"sha256": sha256}), 5, true),
        (json!({"sha256": sha256.to_uppercase()}), 5, true),
        (json!({"sha256": sha256}), 6, false),
        (json!({"sha256": sha256, "sha512": "00"}), 5, false),
        (json!({"sha256": sha256, "md5": "00"}), 5, true),
        (json!({"md5": "00"}), 5, false),
    ];
    for (hashes, length, right) in cases {
        let mut targets = delegating_all(&[], key);
        targets["targets"] = json!({"dir/file": {"hashes": hashes, "length": length}});
        copy.put("metadata/2.targets.json", seal(&targets, &[key]).unwrap());
        copy.sign_top(2, &[("targets", 2), ("health", 1), ("law", 1)], key);
        let (trust, files) = (InMemoryTrust::new(), Carried(&copy));
        let mut client = Client::new(office.card().root().as_bytes(), &files, &trust, day(2), Expired::Refuse).unwrap();
        client.refresh().unwrap();
        let target = client.find("dir/file").unwrap().unwrap();
        assert_eq!(target.is(b"bytes"), right, "{hashes} {length}");
        if hashes["sha256"] == json!(sha256) {
            assert_eq!(target.file_name("dir/file"), format!("dir/{sha256}.file"));
        }
    }
}
