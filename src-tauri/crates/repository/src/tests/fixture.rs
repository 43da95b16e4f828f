//! A publisher in a temporary folder, a carrier that can be lied with, and metadata signed by hand.

use std::collections::BTreeMap;
use std::io::Read;
use std::path::Path;
use std::sync::Mutex;

use domain::{Edition, FileRole, Kind, Publication, ShortName};
use jiff::Timestamp;
use tempfile::TempDir;

use crate::signed::{self, Body, Delegation, Delegations, MetaFile, PublicKey, Signed, SnapshotBody, TargetsBody};
use crate::*;

/// The day the story begins.
pub(super) fn day(number: i64) -> Timestamp {
    domain::time::days_after("2026-11-01T08:00:00Z".parse().unwrap(), number)
}

pub(super) fn name(text: &str) -> ShortName {
    text.parse().unwrap()
}

pub(super) fn keys() -> Keys {
    let collections = [("health", 3), ("law", 4), ("training", 5)];
    Keys {
        root: Some(Key::from_seed([1; 32])),
        release: Key::from_seed([2; 32]),
        collections: collections.into_iter().map(|(text, seed)| (name(text), Key::from_seed([seed; 32]))).collect(),
    }
}

/// The root after `previous` that names `keys`, signed by the root keys of `before` and of `keys`.
pub(super) fn next(before: &Keys, keys: &Keys, previous: &str, on: i64) -> String {
    let signers = [before.root.clone().unwrap(), keys.root.clone().unwrap()];
    let named = RootKeys { root: vec![signers[1].public()], threshold: 1, release: keys.release.public() };
    next_root(previous, &named, &signers, &Expiry::default(), day(on)).unwrap()
}

/// An article in English whose sections say `text`, and its blob.
pub(super) fn article(id: &str, revision: u32, text: &str) -> (Publication, ReleaseBlob) {
    let sections = format!(r#"{{"format":1,"sections":[{{"id":"1","level":1,"text":"{text}"}}]}}"#);
    let encoded =
        blob::encode(FileRole::Sections, "sections.json".into(), "application/json".into(), sections.into_bytes())
            .unwrap();
    let edition = Edition {
        language: "en".parse().unwrap(),
        title: format!("About {id}"),
        summary: String::new(),
        audience: String::new(),
        revision,
        issued: "2026-11-01".parse().unwrap(),
        translates: None,
        sections: Some(encoded.file.clone()),
        files: Vec::new(),
    };
    let publication = Publication {
        id: id.to_owned().try_into().unwrap(),
        kind: Kind::Article,
        stage: domain::Stage::Published,
        topics: Vec::new(),
        issued: "2026-11-01".parse().unwrap(),
        notice: None,
        links: Vec::new(),
        editions: vec![edition],
    };
    (publication, encoded.into())
}

/// A publisher called `office` with the collections `health` and `law`.
pub(super) struct Office {
    pub(super) folder: TempDir,
    pub(super) keys: Keys,
    pub(super) release: Release,
}

impl Office {
    pub(super) fn new() -> Self {
        let keys = keys();
        let root = new_root(&keys, &Expiry::default(), day(0)).unwrap();
        let card = Card::new(name("office"), "An office".to_owned(), BTreeMap::new(), Vec::new(), root).unwrap();
        let mut release =
            Release { card, later_roots: vec![], collections: vec![], blobs: vec![], expiry: Expiry::default() };
        for collection in ["health", "law"] {
            release.collections.push(CollectionRelease {
                collection: name(collection),
                titles: BTreeMap::from([("en".parse().unwrap(), collection.to_owned())]),
                cover: "teal".to_owned(),
                glossary: vec![],
                publications: vec![],
            });
        }
        let mut office = Self { folder: tempfile::tempdir().unwrap(), keys, release };
        office.says("health", "water", 1, "Boil it.");
        office.says("law", "permits", 1, "Ask first.");
        office
    }

    pub(super) fn card(&self) -> &Card {
        &self.release.card
    }

    pub(super) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(super) fn collection(&mut self, collection: &str) -> &mut CollectionRelease {
        self.release.collections.iter_mut().find(|c| c.collection == name(collection)).unwrap()
    }

    /// Puts an article, in place of one of the same name.
    pub(super) fn says(&mut self, collection: &str, publication: &str, revision: u32, text: &str) {
        let (made, blob) = article(&format!("office/{collection}/{publication}"), revision, text);
        self.release.blobs.push(blob);
        let there = &mut self.collection(collection).publications;
        there.retain(|other| other.id != made.id);
        there.push(made);
    }

    pub(super) fn publish(&self, on: i64) -> Written {
        write(self.path(), &self.release, &self.keys, day(on)).unwrap()
    }

    /// The repository as it lies in the folder now.
    pub(super) fn copy(&self) -> Copy {
        Copy { files: files(self.path()) }
    }
}

/// All files under `folder`, by name with `/`.
pub(super) fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut open = vec![folder.to_owned()];
    while let Some(next) = open.pop() {
        for entry in std::fs::read_dir(next).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else {
                let parts = path.strip_prefix(folder).unwrap().iter().map(|part| part.to_str().unwrap());
                found.insert(parts.collect::<Vec<_>>().join("/"), std::fs::read(&path).unwrap());
            }
        }
    }
    found
}

/// A repository in memory, which a liar can change.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Copy {
    pub(super) files: BTreeMap<String, Vec<u8>>,
}

impl Carrier for Copy {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        match self.files.get(&path.to_string()) {
            Some(bytes) if bytes.len() as u64 > limit => {
                Err(CarrierError::TooLong { location: self.describe(), path: path.clone(), limit })
            }
            other => Ok(other.cloned()),
        }
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        let bytes = self.files.get(&path.to_string()).cloned();
        Ok(bytes.map(|bytes| Box::new(std::io::Cursor::new(bytes)) as Box<dyn Read + Send>))
    }

    fn describe(&self) -> String {
        "the copy".to_owned()
    }
}

impl Copy {
    pub(super) fn text(&self, file: &str) -> String {
        String::from_utf8(self.files[file].clone()).unwrap()
    }

    pub(super) fn put(&mut self, file: &str, bytes: impl Into<Vec<u8>>) {
        self.files.insert(file.to_owned(), bytes.into());
    }

    /// Signs `body` as the role's metadata under `file`.
    pub(super) fn sign<T: Body>(&mut self, file: &str, version: u64, expires: Timestamp, body: T, key: &Key) {
        self.put(file, signed::seal(&Signed::new(version, expires, body), &[key]).unwrap());
    }

    /// A snapshot of `version` that lists the given files of this copy, and a timestamp of the same version for it.
    pub(super) fn sign_top(&mut self, version: u64, listed: &[(&str, u64)], key: &Key) {
        let meta = listed.iter().map(|(role, version)| (format!("{role}.json"), self.meta(role, *version))).collect();
        self.sign(&format!("metadata/{version}.snapshot.json"), version, day(400), SnapshotBody { meta }, key);
        self.sign_timestamp(version, version, key);
    }

    pub(super) fn sign_timestamp(&mut self, version: u64, snapshot: u64, key: &Key) {
        let meta = BTreeMap::from([("snapshot.json".to_owned(), self.meta("snapshot", snapshot))]);
        let body = signed::TimestampBody { meta, signed: day(1) };
        self.sign("metadata/timestamp.json", version, day(400), body, key);
    }

    fn meta(&self, role: &str, version: u64) -> MetaFile {
        let bytes = &self.files[&format!("metadata/{version}.{role}.json")];
        let hash = crate::format::sha256(bytes).to_string();
        MetaFile {
            version,
            length: Some(bytes.len() as u64),
            hashes: Some(BTreeMap::from([("sha256".to_owned(), hash)])),
        }
    }
}

/// Targets that delegate each path to the role of the name.
pub(super) fn delegating(roles: &[(&str, &str)], key: &Key) -> TargetsBody {
    let delegations = Delegations {
        keys: BTreeMap::from([(key.id(), PublicKey::of(&key.public()))]),
        roles: roles.iter().map(|(role, path)| Delegation::of(role, (*path).to_owned(), &key.public())).collect(),
    };
    TargetsBody { delegations: Some(delegations), targets: BTreeMap::new() }
}

/// Trusted metadata that counts its transactions, or refuses them.
#[derive(Default)]
pub(super) struct Watched {
    pub(super) inner: InMemoryTrust,
    pub(super) transactions: Mutex<u32>,
    pub(super) full: bool,
}

impl TrustedMetadata for Watched {
    fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError> {
        self.inner.load(name)
    }

    fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), TrustError> {
        *self.transactions.lock().unwrap() += 1;
        if self.full {
            return Err(TrustError::Storage { item: files[0].0.clone(), source: "the disk is full".into() });
        }
        self.inner.replace(files)
    }
}
