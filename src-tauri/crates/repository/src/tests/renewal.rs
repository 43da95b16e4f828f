//! Signing again without contents, roots of several keys, and collections that an office signs itself.

use super::fixture::*;
use crate::*;

/// The office after a release on day 1, with a folder that remembers.
struct Desk {
    office: Office,
    memory: tempfile::TempDir,
    offices: Offices,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { office: Office::new(), memory: tempfile::tempdir().unwrap(), offices: Offices::new() };
        desk.publish(1);
        desk
    }

    fn places(&self) -> Places<'_> {
        Places { out: self.office.path(), memory: self.memory.path() }
    }

    fn publish(&self, on: i64) -> Written {
        write_remembering(self.places(), &self.office.release, &self.office.keys, &self.offices, day(on)).unwrap()
    }

    fn renew(&self, on: i64) -> Result<Written, WriteError> {
        let publisher = Publisher {
            card: self.office.card(),
            later_roots: &self.office.release.later_roots,
            keys: &self.office.keys,
            offices: &self.offices,
            expiry: Expiry::default(),
        };
        renew(self.places(), publisher, day(on), &mut || Ok(()))
    }

    fn refresh(&self, trust: &InMemoryTrust, on: i64) -> Refreshed {
        refresh(self.office.card(), &self.office.copy(), trust, day(on), Expired::Refuse).unwrap()
    }

    /// The names of metadata that `work` added or changed.
    fn new_metadata(&self, work: impl FnOnce()) -> Vec<String> {
        let before = self.office.copy().files;
        work();
        let after = self.office.copy().files;
        after.into_iter().filter(|(name, bytes)| before.get(name) != Some(bytes)).map(|(name, _)| name).collect()
    }
}

#[test]
fn a_renewal_signs_what_says_that_nothing_newer_is_known_and_the_rest_at_half_its_time() {
    let desk = Desk::new();
    let trust = InMemoryTrust::new();
    desk.refresh(&trust, 1);
    let renewed = |on: i64| desk.new_metadata(|| drop(desk.renew(on).unwrap()));
    assert_eq!(renewed(2), ["metadata/2.snapshot.json", "metadata/timestamp.json"]);
    assert_eq!(renewed(2), [""; 0], "the same again changes nothing");
    assert_eq!(
        renewed(200),
        [
            "metadata/2.health.json",
            "metadata/2.law.json",
            "metadata/2.targets.json",
            "metadata/3.snapshot.json",
            "metadata/timestamp.json"
        ]
    );
    let refreshed = desk.refresh(&trust, 229);
    assert_eq!((refreshed.as_of, refreshed.signed, refreshed.collections.len()), (false, day(200), 2));
    assert!(matches!(desk.renew(199), Err(WriteError::Earlier { .. })), "time went back");
    assert_eq!(desk.publish(200).version, 3, "a build finds nothing to do");
}

#[test]
fn a_renewal_needs_the_newest_release_whole() {
    let mut desk = Desk::new();
    let elsewhere = tempfile::tempdir().unwrap();
    let other = Places { out: elsewhere.path(), memory: desk.memory.path() };
    desk.office.says("health", "water", 2, "Boil it for a minute.");
    write_remembering(other, &desk.office.release, &desk.office.keys, &desk.offices, day(2)).unwrap();
    let before = desk.office.copy();
    let error = desk.renew(3).unwrap_err();
    assert!(matches!(error, WriteError::NotNewest { version: 1, last: 2, .. }), "{error}");
    assert_eq!(desk.office.copy(), before);

    let desk = Desk::new();
    std::fs::write(desk.office.path().join("metadata/1.law.json"), "{}").unwrap();
    assert!(matches!(desk.renew(3), Err(WriteError::Existing { .. })), "a collection would have been dropped");
    std::fs::remove_file(desk.office.path().join("metadata/timestamp.json")).unwrap();
    assert!(matches!(desk.renew(3), Err(WriteError::NotNewest { .. })));
}

#[test]
fn a_collection_whose_key_is_elsewhere_keeps_its_signature() {
    let mut desk = Desk::new();
    let trust = InMemoryTrust::new();
    desk.office.keys.collections.clear();
    let renewed = desk.new_metadata(|| drop(desk.renew(2).unwrap()));
    assert_eq!(renewed, ["metadata/2.snapshot.json", "metadata/timestamp.json"]);
    assert_eq!(desk.refresh(&trust, 3).collections.len(), 2);
}

#[test]
fn keys_that_know_less_than_the_repository_sign_nothing() {
    let mut desk = Desk::new();
    let old = (desk.office.keys.clone(), Vec::new());
    let keys = Keys { release: Key::from_seed([60; 32]), ..desk.office.keys.clone() };
    desk.office.release.later_roots.push(next(&desk.office.keys, &keys, desk.office.card().root(), 2));
    desk.office.keys = keys;
    desk.renew(2).unwrap();
    (desk.office.keys, desk.office.release.later_roots) = old;
    let before = desk.office.copy();
    for error in [
        desk.renew(3).unwrap_err(),
        write(desk.office.path(), &desk.office.release, &desk.office.keys, day(3)).unwrap_err(),
    ] {
        assert!(matches!(error, WriteError::OlderKeys { there: 2, known: 1, .. }), "{error}");
    }
    assert_eq!(desk.office.copy(), before);
}

#[test]
fn a_root_of_several_keys_is_followed_and_takes_as_many_as_it_says() {
    let mut desk = Desk::new();
    let trust = InMemoryTrust::new();
    desk.refresh(&trust, 1);
    let first = desk.office.keys.root.clone().unwrap();
    let three: Vec<Key> = [71, 72, 73].map(|seed| Key::from_seed([seed; 32])).into();
    let release = desk.office.keys.release.public();
    let named = RootKeys { root: three.iter().map(Key::public).collect(), threshold: 2, release };
    let make = |previous: &str, signers: &[&Key]| {
        let signers: Vec<Key> = signers.iter().map(|key| (*key).clone()).collect();
        next_root(previous, &named, &signers, &Expiry::default(), day(2))
    };
    let card = desk.office.card().root().to_owned();
    for (signers, version, given) in [
        (vec![&first], 2, 0),
        (vec![&first, &three[0]], 2, 1),
        (vec![&first, &three[0], &three[0]], 2, 1),
        (vec![&three[0], &three[1]], 1, 0),
    ] {
        let error = make(&card, &signers).unwrap_err();
        let expected = matches!(error, WriteError::RootKeys { version: v, given: g, .. } if (v, g) == (version, given));
        assert!(expected, "{error}");
    }
    let second = make(&card, &[&first, &three[0], &three[2]]).unwrap();
    let third = make(&second, &[&three[1], &three[2]]).unwrap();
    assert_eq!(KnownRoot::read(&third).unwrap().keys, named);
    desk.office.release.later_roots = vec![second.clone(), third];
    desk.renew(3).unwrap();
    assert_eq!(desk.refresh(&trust, 3).signed, day(3));
    let error = make(&second, &[&first, &three[0]]).unwrap_err();
    assert!(matches!(error, WriteError::RootKeys { given: 1, needed: 2, .. }), "the first key counts no more: {error}");
}

#[test]
fn an_office_signs_its_collection_where_nobody_else_can() {
    let mut desk = Desk::new();
    let trust = InMemoryTrust::new();
    desk.refresh(&trust, 1);
    let office = Key::from_seed([80; 32]);
    let law = name("law");
    desk.office.keys.collections.remove(&law);
    let known = |asked: Option<&SigningRequest>, answer: Option<Vec<u8>>| {
        let asked = asked.map(SigningRequest::to_bytes);
        Offices::from([(name("law"), OfficeSigner { key: office.public(), asked, answer })])
    };

    // It is asked; until it answers, readers see what they saw, and others go on.
    desk.offices = known(None, None);
    desk.office.says("health", "water", 2, "Boil it for a minute.");
    desk.office.says("law", "permits", 2, "Ask twice.");
    let written = desk.publish(2);
    assert_eq!(written.collections, [name("health")]);
    let [request] = written.requests.as_slice() else { panic!("{written:?}") };
    assert_eq!((request.version, request.publications.len()), (2, 1));
    let seen = desk.refresh(&trust, 2);
    assert_eq!((seen.collections.len(), seen.refused.len()), (2, 0));
    assert_eq!(seen.collections[1].catalogue.published, day(1));

    // The same again asks for the same; other contents ask anew.
    desk.offices = known(Some(request), None);
    assert_eq!(desk.publish(3).requests, *written.requests);
    assert_eq!(desk.renew(3).unwrap().requests, *written.requests);

    // What it gives back is checked.
    let read = SigningRequest::parse(&request.to_bytes()).unwrap();
    assert_eq!(&read, request);
    let stranger = Key::from_seed([81; 32]);
    assert!(matches!(read.sign(&stranger), Err(RequestError::WrongKey { .. })));
    let answer = read.sign(&office).unwrap();
    let text = String::from_utf8(answer.clone()).unwrap();
    let mut forged = serde_json::from_str::<serde_json::Value>(&text).unwrap();
    forged["signatures"][0]["sig"] = "00".repeat(64).into();
    for (wrong, why) in [
        (text.replace("\"version\":2", "\"version\":3"), "not signed by"),
        (forged.to_string(), "not signed by"),
        (text.replace(&office.id(), &stranger.id()), "not signed by"),
        ("{}".to_owned(), "missing"),
    ] {
        desk.offices = known(Some(request), Some(wrong.into_bytes()));
        let before = desk.office.copy();
        let error = desk.renew(4).unwrap_err();
        assert!(matches!(&error, WriteError::Answer { reason, .. } if reason.contains(why)), "{error}");
        assert_eq!(desk.office.copy(), before);
    }

    // Taken in, readers follow with nothing typed.
    desk.offices = known(Some(request), Some(answer.clone()));
    assert_eq!(desk.renew(4).unwrap().collections, [name("law")]);
    let seen = desk.refresh(&trust, 4);
    assert_eq!((seen.collections.len(), seen.refused.len()), (2, 0));
    assert_eq!(seen.collections[1].catalogue.published, day(2));
    desk.offices = known(None, Some(answer));
    let error = desk.renew(5).unwrap_err().to_string();
    assert!(error.contains("is not above 2"), "an old answer is no answer: {error}");
    desk.offices = known(None, None);
    let built = desk.publish(5);
    assert_eq!((built.requests.len(), built.collections.len()), (0, 0), "what it signed stays as it is");
    assert_eq!(desk.renew(199).unwrap().requests.len(), 1, "half a year on it is asked to sign the same again");
}

#[test]
fn an_answer_needs_all_it_stands_for() {
    let mut desk = Desk::new();
    let office = Key::from_seed([80; 32]);
    let signer = |answer| Offices::from([(name("law"), OfficeSigner { key: office.public(), asked: None, answer })]);
    desk.offices = signer(None);
    desk.office.says("law", "permits", 2, "Ask twice.");
    let request = desk.publish(2).requests.remove(0);
    let file = request.publications[0].editions[0].sections.as_ref().unwrap();
    let blob = RepositoryPath::Blob(file.transport.sha256).under(desk.office.path());
    desk.offices = signer(Some(request.sign(&office).unwrap()));
    let bytes = std::fs::read(&blob).unwrap();
    std::fs::remove_file(&blob).unwrap();
    assert!(matches!(desk.renew(3), Err(WriteError::Answer { .. })));
    std::fs::write(&blob, bytes).unwrap();
    assert!(matches!(desk.renew(400), Err(WriteError::Answer { .. })), "it has expired");
    desk.renew(3).unwrap();
}

#[test]
fn a_request_that_shows_other_than_it_asks_is_no_request() {
    let mut desk = Desk::new();
    let office = Key::from_seed([80; 32]);
    desk.offices = Offices::from([(name("law"), OfficeSigner { key: office.public(), asked: None, answer: None })]);
    desk.office.says("law", "permits", 2, "Ask twice.");
    let request = desk.publish(2).requests.remove(0);
    let json: serde_json::Value = serde_json::from_slice(&request.to_bytes()).unwrap();
    type Change = fn(&mut serde_json::Value);
    let changes: [(&str, Change); 7] = [
        ("a shard is left out", |json| json["shards"] = serde_json::json!([])),
        ("a shard is another", |json| json["shards"][0] = "AAAA".into()),
        ("the catalogue is another", |json| json["catalogue"] = "AAAA".into()),
        ("it is for another collection", |json| json["collection"] = "health".into()),
        ("it delegates on", |json| json["signed"]["delegations"] = serde_json::json!({"keys": {}, "roles": []})),
        ("it names a second file", |json| {
            json["signed"]["targets"]["x"] = serde_json::json!({"length": 1, "hashes": {"sha256": "00"}});
        }),
        ("it is a root", |json| json["signed"]["_type"] = "root".into()),
    ];
    for (what, change) in changes {
        let mut changed = json.clone();
        change(&mut changed);
        let parsed = SigningRequest::parse(changed.to_string().as_bytes());
        assert!(matches!(parsed, Err(RequestError::Malformed(_))), "{what}: {parsed:?}");
    }
    let newer = json
        .to_string()
        .replace("{\"catalogue", "{\"format\":2,\"catalogue")
        .replace("\"format\":1,\"key\"", "\"key\"");
    assert!(matches!(SigningRequest::parse(newer.as_bytes()), Err(RequestError::NewerFormat(2))));
}
