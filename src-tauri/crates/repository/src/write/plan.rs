//! A release as the files it consists of, made and verified in memory before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::{BlobId, CollectionId, ShortName};
use jiff::Timestamp;
use sigstore_tuf::{Role, TrustedMetadataSet};

use super::WriteError;
use super::earlier::Patches;
use super::existing::{Existing, Issued};
use super::office::{Answer, OfficeSigner, Offices, SigningRequest};
use crate::catalogue::target_name;
use crate::format::{self, FORMAT};
use crate::release::{BlobContent, CollectionRelease, Release, ReleaseBlob};
use crate::shard::{self, divide};
use crate::signed::{
    self, Body, Delegation, Delegations, MetaFile, PublicKey, Signed, SnapshotBody, TargetFile, TargetsBody,
    TimestampBody,
};
use crate::workflow::RESERVED_ROLES;
use crate::{CatalogueIndex, Key, Keys, RepositoryPath, ShardRef};

/// Files of a repository and their bytes.
type Files = Vec<(RepositoryPath, Vec<u8>)>;

/// What is to be written, in the order of writing.
pub(super) struct Plan<'a> {
    /// New blobs of the publications.
    pub(super) blobs: Vec<&'a ReleaseBlob>,
    /// New shards, catalogues and metadata below the timestamp.
    pub(super) files: Files,
    /// All roots, oldest first.
    pub(super) roots: Files,
    pub(super) timestamp: (RepositoryPath, Vec<u8>),
    pub(super) version: u64,
    pub(super) collections: Vec<ShortName>,
    pub(super) root_expires: Timestamp,
    /// What offices are asked to sign.
    pub(super) requests: Vec<SigningRequest>,
}

/// What is asked for.
pub(super) struct Task<'a> {
    pub(super) out: &'a Path,
    pub(super) memory: Option<&'a Path>,
    pub(super) release: &'a Release,
    pub(super) keys: &'a Keys,
    pub(super) offices: &'a Offices,
    /// Whether what lies there is signed again, instead of the collections of `release`.
    pub(super) again: bool,
    pub(super) now: Timestamp,
}

/// The moment `count` days after `now`.
pub(super) fn days(now: Timestamp, count: i64) -> Timestamp {
    domain::time::days_after(whole_second(now), count)
}

/// TUF knows no fractions of seconds.
fn whole_second(at: Timestamp) -> Timestamp {
    // Every second of a timestamp is a second a timestamp can have.
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

impl<'a> Plan<'a> {
    pub(super) fn new(task: &Task<'a>) -> Result<Self, WriteError> {
        let Task { out, release, keys, again, .. } = *task;
        let now = whole_second(task.now);
        let (mut set, roots) = roots(release)?;
        for role in ["targets", "snapshot", "timestamp"] {
            let named = set.root().role(role).is_some_and(|named| named.keyids.contains(&keys.release.id()));
            if !named {
                return Err(WriteError::WrongKey { role: role.to_owned() });
            }
        }
        let existing = newest(task, set.root().version)?;
        if let Some(last) = existing.signed.filter(|last| *last > now) {
            return Err(WriteError::Earlier { last, now });
        }
        let blobs = new_blobs(out, release)?;

        let mut roles = Roles {
            task,
            now,
            existing: &existing,
            listed: existing.listed.iter().map(|(name, meta)| (name.clone(), as_listed(meta))).collect(),
            delegations: Delegations { keys: BTreeMap::new(), roles: Vec::new() },
            delegated: Vec::new(),
            files: Vec::new(),
            changed: Vec::new(),
            requests: Vec::new(),
        };
        if again {
            for collection in existing.collections.keys() {
                roles.again(collection)?;
            }
            // One that was never signed is in no repository yet: its office's answer is what brings it there.
            for collection in task.offices.keys().filter(|collection| !existing.collections.contains_key(*collection)) {
                roles.again(collection)?;
            }
        } else {
            // What is wrong with a collection is found before the time for its patches is spent.
            for collection in in_order(&release.collections)? {
                checked(release, collection)?;
            }
            let patches = Patches::new(out, release, &existing)?;
            for collection in in_order(&release.collections)? {
                let before = existing.collections.get(&collection.collection);
                let collection = &patches.named_in(collection);
                let (catalogue, shards) = catalogue(collection, before.map(|(_, index)| index), now)?;
                roles.collection(collection, catalogue, shards)?;
            }
            roles.files.extend(patches.files);
        }
        let Roles { mut listed, delegations, delegated, mut files, changed, requests, .. } = roles;

        let key = &keys.release;
        let expiry = &release.expiry;
        // What says that nothing newer is known is renewed for its whole time where that is what was asked for.
        let left = |days: i64| if again { days } else { days / 2 };
        let floor = listed.get("targets.json").map_or(0, |meta| meta.version);
        let body = TargetsBody { delegations: Some(delegations), targets: BTreeMap::new() };
        let terms = Terms { floor, days: expiry.targets, left: expiry.targets / 2, now };
        let targets = issue("targets", existing.targets.as_ref(), &terms, key, body)?;
        listed.insert("targets.json".to_owned(), meta(&targets));
        let body = SnapshotBody { meta: listed };
        let terms = Terms { floor: 0, days: expiry.snapshot, left: left(expiry.snapshot), now };
        let snapshot = issue("snapshot", existing.snapshot.as_ref(), &terms, key, body)?;
        let body = TimestampBody { meta: BTreeMap::from([("snapshot.json".to_owned(), meta(&snapshot))]), signed: now };
        let terms = Terms { floor: 0, days: expiry.timestamp, left: left(expiry.timestamp), now };
        let timestamp = issue("timestamp", existing.timestamp.as_ref(), &terms, key, body)?;

        verify(&mut set, &timestamp.bytes, &snapshot.bytes, &targets.bytes, &delegated)?;
        files.push((RepositoryPath::Targets(targets.version), targets.bytes));
        files.push((RepositoryPath::Snapshot(snapshot.version), snapshot.bytes));
        Ok(Self {
            blobs,
            files,
            roots,
            timestamp: (RepositoryPath::Timestamp, timestamp.bytes),
            version: timestamp.version,
            collections: changed,
            root_expires: set.root().expires(),
            requests,
        })
    }
}

/// What is gone on from: the newer of what lies in the folder and what is remembered.
fn newest(task: &Task<'_>, known: u64) -> Result<Existing, WriteError> {
    let read = |folder: &Path| {
        let existing = Existing::read(folder, &task.release.card)?;
        if existing.newest_root > known {
            let there = existing.newest_root;
            return Err(WriteError::OlderKeys { path: folder.to_owned(), there, known });
        }
        Ok(existing)
    };
    let existing = read(task.out)?;
    let remembered = task.memory.map(read).transpose()?.filter(|remembered| remembered.version() > existing.version());
    if task.again {
        let last = remembered.as_ref().map_or(existing.version(), Existing::version);
        if existing.version() == 0 || existing.version() < last {
            return Err(WriteError::NotNewest { path: task.out.to_owned(), version: existing.version(), last });
        }
        if let Some(reason) = existing.damaged {
            return Err(WriteError::Existing { path: task.out.to_owned(), reason: Box::new(reason) });
        }
    }
    Ok(remembered.unwrap_or(existing))
}

/// The collections as they are put together, and who signs them.
struct Roles<'t, 'a> {
    task: &'t Task<'a>,
    now: Timestamp,
    existing: &'t Existing,
    /// What the snapshot will list.
    listed: BTreeMap<String, MetaFile>,
    delegations: Delegations,
    /// The metadata of the collections that readers will see.
    delegated: Vec<(ShortName, Vec<u8>)>,
    files: Files,
    changed: Vec<ShortName>,
    requests: Vec<SigningRequest>,
}

impl Roles<'_, '_> {
    /// A collection of a release, with its catalogue and shards.
    fn collection(
        &mut self,
        collection: &CollectionRelease,
        index: CatalogueIndex,
        shards: Files,
    ) -> Result<(), WriteError> {
        let id = &collection.collection;
        let bytes = index.to_bytes().map_err(|error| refused(collection, error.to_string()))?;
        if let Some(office) = self.task.offices.get(id) {
            return self.of_office(id, office, index, bytes, shards);
        }
        let Some(key) = self.task.keys.collections.get(id) else {
            return Err(WriteError::MissingKey { role: id.as_str().to_owned() });
        };
        self.files.extend(shards);
        self.signed_here(id, key, bytes)
    }

    /// A collection that lies there and is signed again.
    fn again(&mut self, id: &ShortName) -> Result<(), WriteError> {
        let office = self.task.offices.get(id);
        if let Some((office, answer)) = office.and_then(|office| Some((office, office.answer.as_ref()?))) {
            return self.answered(id, office, answer);
        }
        let (Some((_, index)), Some(catalogue)) = (self.existing.collections.get(id), self.existing.catalogues.get(id))
        else {
            return self.still_asked(id, office);
        };
        match (office, self.task.keys.collections.get(id)) {
            (Some(office), _) => {
                if self.asked(id, office).is_some() {
                    self.still_asked(id, Some(office))?;
                    return self.as_it_is(id);
                }
                let shards = self.shards_of(index)?;
                self.of_office(id, office, index.clone(), catalogue.clone(), shards)
            }
            (None, Some(key)) => self.signed_here(id, key, catalogue.clone()),
            (None, None) => self.as_it_is(id),
        }
    }

    /// The shards of a catalogue that lies there.
    fn shards_of(&self, index: &CatalogueIndex) -> Result<Files, WriteError> {
        let read = |shard: &ShardRef| {
            let path = RepositoryPath::Blob(shard.sha256);
            let whole = path.under(self.task.out);
            let bytes = std::fs::read(&whole).map_err(|source| WriteError::Io { path: whole, source })?;
            Ok((path, bytes))
        };
        index.shards.iter().map(read).collect()
    }

    /// The version below which nothing of the role may be issued: a collection that was away for a while goes on from
    /// what readers remember.
    fn floor(&self, id: &ShortName) -> u64 {
        self.listed.get(&file_name(id)).map_or(0, |meta| meta.version)
    }

    fn terms(&self, id: &ShortName) -> Terms {
        let days = self.task.release.expiry.collections;
        Terms { floor: self.floor(id), days, left: days / 2, now: self.now }
    }

    /// Signs a collection with the publisher's own key for it.
    fn signed_here(&mut self, id: &ShortName, key: &Key, catalogue: Vec<u8>) -> Result<(), WriteError> {
        let before = self.existing.collections.get(id).map(|(issued, _)| issued);
        let issued = issue(id.as_str(), before, &self.terms(id), key, body(id, &catalogue))?;
        if issued.new {
            self.changed.push(id.clone());
        }
        self.put(id, issued, catalogue);
        self.delegate(id, &key.public());
        Ok(())
    }

    /// A collection that its office signs: as it signed it last where that still says the same, else as it was, while
    /// the office is asked.
    fn of_office(
        &mut self,
        id: &ShortName,
        office: &OfficeSigner,
        index: CatalogueIndex,
        catalogue: Vec<u8>,
        shards: Files,
    ) -> Result<(), WriteError> {
        let terms = self.terms(id);
        let before = self.existing.collections.get(id).map(|(issued, _)| issued);
        if let Some(before) = before
            && before
                .still_good(&Signed::new(0, self.now, body(id, &catalogue)), &office.key.id(), &terms)
                .map_err(|reason| WriteError::Metadata { role: id.as_str().to_owned(), reason })?
        {
            let issued = New { version: before.version, bytes: before.bytes.clone(), new: false };
            self.files.extend(shards);
            self.put(id, issued, catalogue);
            self.delegate(id, &office.key);
            return Ok(());
        }
        let asked = self.asked(id, office);
        // The same again, but for the moment it was put together, is not asked for twice.
        let same = |asked: &SigningRequest| {
            CatalogueIndex { published: asked.index.published, ..index.clone() } == asked.index
                && asked.expires >= days(self.now, terms.left)
        };
        let request = match asked.filter(same) {
            Some(asked) => asked,
            None => {
                let version = before.map_or(0, |before| before.version).max(terms.floor).saturating_add(1);
                let signed = Signed::new(version, days(self.now, terms.days), body(id, &catalogue));
                let failed = |reason: String| WriteError::Metadata { role: id.as_str().to_owned(), reason };
                let signed = serde_json::to_value(&signed).map_err(|error| failed(error.to_string()))?;
                let publisher = self.task.release.card.publisher.clone();
                let shards = shards.into_iter().map(|(_, bytes)| bytes).collect();
                SigningRequest::new(publisher, id.clone(), office.key.id(), signed, catalogue, shards)
                    .map_err(|error| failed(error.to_string()))?
            }
        };
        self.files.extend(request.files());
        self.requests.push(request);
        self.as_it_is(id)
    }

    /// What the office was asked to sign and has not, as far as it still can be.
    fn asked(&self, id: &ShortName, office: &OfficeSigner) -> Option<SigningRequest> {
        let asked = SigningRequest::parse(office.asked.as_deref()?).ok()?;
        let ours = asked.id.collection == *id && asked.id.publisher == self.task.release.card.publisher;
        (ours && asked.key == office.key.id() && asked.version > self.floor(id) && asked.expires > self.now)
            .then_some(asked)
    }

    fn still_asked(&mut self, id: &ShortName, office: Option<&OfficeSigner>) -> Result<(), WriteError> {
        let asked = office.and_then(|office| self.asked(id, office));
        self.requests.extend(asked);
        Ok(())
    }

    /// Takes in what an office signed.
    fn answered(&mut self, id: &ShortName, office: &OfficeSigner, answer: &[u8]) -> Result<(), WriteError> {
        let whole = CollectionId { publisher: self.task.release.card.publisher.clone(), collection: id.clone() };
        let checked = Answer::check(self.task.out, &whole, &office.key, self.floor(id), self.now, answer)?;
        self.changed.push(id.clone());
        self.put(id, New { version: checked.version, bytes: answer.to_vec(), new: true }, checked.catalogue.1);
        self.delegate(id, &office.key);
        Ok(())
    }

    /// Leaves a collection as readers see it, under the key that signed it; one that they do not see stays unseen.
    fn as_it_is(&mut self, id: &ShortName) -> Result<(), WriteError> {
        let (Some((issued, _)), Some(catalogue)) =
            (self.existing.collections.get(id), self.existing.catalogues.get(id))
        else {
            return Ok(());
        };
        let delegations = self.existing.delegations.iter();
        let role = delegations.clone().flat_map(|all| &all.roles).find(|role| role.name == id.as_str());
        let key = role.and_then(|role| role.keyids.first()).and_then(|key| {
            let key = delegations.clone().find_map(|all| all.keys.get(key))?;
            crate::PublicKey::from_hex(&key.keyval.public)
        });
        let unknown = || WriteError::Metadata { role: id.as_str().to_owned(), reason: "its key is unknown".to_owned() };
        let key = key.ok_or_else(unknown)?;
        let issued = New { version: issued.version, bytes: issued.bytes.clone(), new: false };
        self.put(id, issued, catalogue.clone());
        self.delegate(id, &key);
        Ok(())
    }

    fn put(&mut self, id: &ShortName, issued: New, catalogue: Vec<u8>) {
        let sha256 = format::sha256(&catalogue);
        self.files.push((RepositoryPath::Catalogue { sha256, collection: id.clone() }, catalogue));
        self.listed.insert(file_name(id), meta(&issued));
        let path = RepositoryPath::Collection { version: issued.version, collection: id.clone() };
        self.files.push((path, issued.bytes.clone()));
        self.delegated.push((id.clone(), issued.bytes));
    }

    fn delegate(&mut self, id: &ShortName, key: &crate::PublicKey) {
        self.delegations.keys.insert(key.id(), PublicKey::of(key));
        self.delegations.roles.push(Delegation::of(id.as_str(), target_name(id), key));
    }
}

fn file_name(id: &ShortName) -> String {
    format!("{}.json", id.as_str())
}

fn as_listed(meta: &sigstore_tuf::MetaFile) -> MetaFile {
    MetaFile { hashes: meta.hashes.clone(), length: meta.length, version: meta.version }
}

/// What the metadata of a collection says: which catalogue it has.
fn body(id: &ShortName, catalogue: &[u8]) -> TargetsBody {
    let file = TargetFile { hashes: hashes(format::sha256(catalogue)), length: catalogue.len() as u64 };
    TargetsBody { delegations: None, targets: BTreeMap::from([(target_name(id), file)]) }
}

/// The chain of roots, verified, and the files it consists of.
fn roots(release: &Release) -> Result<(TrustedMetadataSet, Files), WriteError> {
    let first = release.card.root_version();
    let failed = |version| move |error: sigstore_tuf::Error| WriteError::Root { version, reason: error.to_string() };
    let mut set = TrustedMetadataSet::from_root(release.card.root().as_bytes()).map_err(failed(first))?;
    let mut files = vec![(RepositoryPath::Root(first), release.card.root().as_bytes().to_vec())];
    for (version, root) in (first + 1..).zip(&release.later_roots) {
        set.update_root(root.as_bytes()).map_err(failed(version))?;
        files.push((RepositoryPath::Root(version), root.as_bytes().to_vec()));
    }
    Ok((set, files))
}

fn in_order(collections: &[CollectionRelease]) -> Result<Vec<&CollectionRelease>, WriteError> {
    let mut ordered: Vec<&CollectionRelease> = collections.iter().collect();
    ordered.sort_by(|a, b| a.collection.cmp(&b.collection));
    if let Some(pair) = ordered.windows(2).find(|pair| pair[0].collection == pair[1].collection) {
        return Err(refused(pair[0], "it is there twice".to_owned()));
    }
    match ordered.iter().find(|collection| RESERVED_ROLES.contains(&collection.collection.as_str())) {
        Some(reserved) => Err(refused(reserved, "the name is taken by the format; choose another".to_owned())),
        None => Ok(ordered),
    }
}

fn refused(collection: &CollectionRelease, reason: String) -> WriteError {
    WriteError::Collection { collection: collection.collection.as_str().to_owned(), reason }
}

/// The blobs that are not in `out` yet; every blob that a publication names is there or given.
fn new_blobs<'a>(out: &Path, release: &'a Release) -> Result<Vec<&'a ReleaseBlob>, WriteError> {
    let given: BTreeMap<BlobId, &ReleaseBlob> = release.blobs.iter().map(|blob| (blob.id, blob)).collect();
    let mut seen = BTreeSet::new();
    let mut new = Vec::new();
    for publication in release.collections.iter().flat_map(|collection| &collection.publications) {
        for file in publication.editions.iter().flat_map(|edition| edition.sections.iter().chain(&edition.files)) {
            let id = file.transport.sha256;
            if !seen.insert(id) {
                continue;
            }
            // A file gets its name only once it is whole, so one of the right size is the right one.
            let there = std::fs::metadata(RepositoryPath::Blob(id).under(out));
            if there.is_ok_and(|there| there.len() == file.transport.bytes) {
                continue;
            }
            let Some(blob) = given.get(&id) else {
                return Err(WriteError::MissingBlob {
                    publication: publication.id.to_string(),
                    file: file.name.clone(),
                    blob: id,
                });
            };
            let size = match &blob.content {
                BlobContent::Bytes(bytes) => bytes.len() as u64,
                BlobContent::File(path) => {
                    std::fs::metadata(path).map_err(|source| WriteError::Io { path: path.clone(), source })?.len()
                }
            };
            if size != file.transport.bytes {
                return Err(WriteError::WrongBlob { blob: id });
            }
            new.push(*blob);
        }
    }
    Ok(new)
}

/// What can be wrong with a collection.
fn checked(release: &Release, collection: &CollectionRelease) -> Result<(), WriteError> {
    let id = CollectionId { publisher: release.card.publisher.clone(), collection: collection.collection.clone() };
    let mut ids = BTreeSet::new();
    for publication in &collection.publications {
        shard::check(&id, publication).map_err(|reason| refused(collection, reason))?;
        if !ids.insert(&publication.id) {
            return Err(refused(collection, format!("{} is there twice", publication.id)));
        }
    }
    Ok(())
}

/// The catalogue of a collection, and its shards as files.
fn catalogue(
    collection: &CollectionRelease,
    before: Option<&CatalogueIndex>,
    now: Timestamp,
) -> Result<(CatalogueIndex, Files), WriteError> {
    let mut files = Vec::new();
    let mut shards = Vec::new();
    for shard in divide(collection.publications.clone()) {
        let bytes = shard.to_bytes().map_err(|error| refused(collection, error.to_string()))?;
        let sha256 = format::sha256(&bytes);
        // At most a hundred.
        let publications = shard.publications.len() as u32;
        shards.push(ShardRef { sha256, bytes: bytes.len() as u64, publications });
        files.push((RepositoryPath::Blob(sha256), bytes));
    }
    let mut index = CatalogueIndex {
        format: FORMAT,
        collection: collection.collection.clone(),
        titles: collection.titles.clone(),
        cover: collection.cover.clone(),
        published: before.map_or(now, |before| before.published),
        glossary: collection.glossary.clone(),
        shards,
    };
    if before != Some(&index) {
        index.published = now;
    }
    Ok((index, files))
}

/// Metadata of a role, old or new.
struct New {
    version: u64,
    bytes: Vec<u8>,
    new: bool,
}

/// When a role is signed, and for how long.
struct Terms {
    /// The version that readers may have seen.
    floor: u64,
    /// For how many days a signature is good.
    days: i64,
    /// How many days one must have left not to be made anew.
    left: i64,
    now: Timestamp,
}

impl Issued {
    /// Whether it says `signed` but for version and date, is signed by the key with the id `key` alone, and has enough
    /// days left.
    fn still_good<T: Body>(&self, signed: &Signed<T>, key: &str, terms: &Terms) -> Result<bool, String> {
        let same = signed::canonical(&signed.dated(self.version, self.expires))? == self.canonical;
        Ok(same && self.signers == [key] && self.expires >= days(terms.now, terms.left))
    }
}

/// What lies there, if it says `body`, is signed by `key` and enough days are left; else the next version.
fn issue<T: Body>(role: &str, before: Option<&Issued>, terms: &Terms, key: &Key, body: T) -> Result<New, WriteError> {
    let failed = |reason| WriteError::Metadata { role: role.to_owned(), reason };
    let signed = Signed::new(0, terms.now, body);
    if let Some(before) = before
        && before.still_good(&signed, &key.id(), terms).map_err(failed)?
    {
        return Ok(New { version: before.version, bytes: before.bytes.clone(), new: false });
    }
    let version = before.map_or(0, |before| before.version).max(terms.floor).saturating_add(1);
    let signed = signed.dated(version, days(terms.now, terms.days));
    let bytes = signed::seal(&signed, &[key]).map_err(failed)?;
    Ok(New { version, bytes, new: true })
}

fn meta(issued: &New) -> MetaFile {
    MetaFile {
        hashes: Some(hashes(format::sha256(&issued.bytes))),
        length: Some(issued.bytes.len() as u64),
        version: issued.version,
    }
}

fn hashes(sha256: BlobId) -> BTreeMap<String, String> {
    BTreeMap::from([("sha256".to_owned(), sha256.to_string())])
}

/// Reads what was made as a reader will, before anything is written.
fn verify(
    set: &mut TrustedMetadataSet,
    timestamp: &[u8],
    snapshot: &[u8],
    targets: &[u8],
    collections: &[(ShortName, Vec<u8>)],
) -> Result<(), WriteError> {
    let failed = |role: &str| {
        let role = role.to_owned();
        move |error: sigstore_tuf::Error| WriteError::Metadata { role, reason: error.to_string() }
    };
    set.update_timestamp(timestamp, Timestamp::MIN).map_err(failed("timestamp"))?;
    set.update_snapshot(snapshot, Timestamp::MIN).map_err(failed("snapshot"))?;
    set.update_targets(targets, Timestamp::MIN).map_err(failed("targets"))?;
    for (collection, bytes) in collections {
        let name = collection.as_str();
        set.update_delegated_targets(bytes, name, "targets", Timestamp::MIN).map_err(failed(name))?;
    }
    Ok(())
}
