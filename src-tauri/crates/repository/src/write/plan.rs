//! A release as the files it consists of, made and verified in memory before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::{BlobId, CollectionId, ShortName};
use jiff::Timestamp;
use sigstore_tuf::{Role, TrustedMetadataSet};

use super::WriteError;
use super::earlier::Patches;
use super::existing::{Existing, Issued};
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
    pub(super) fn new(
        out: &Path,
        memory: Option<&Path>,
        release: &'a Release,
        keys: &Keys,
        now: Timestamp,
    ) -> Result<Self, WriteError> {
        let now = whole_second(now);
        let (mut set, roots) = roots(release)?;
        for role in ["targets", "snapshot", "timestamp"] {
            let named = set.root().role(role).is_some_and(|named| named.keyids.contains(&keys.release.id()));
            if !named {
                return Err(WriteError::WrongKey { role: role.to_owned() });
            }
        }
        let mut existing = Existing::read(out, &release.card)?;
        if let Some(memory) = memory {
            let remembered = Existing::read(memory, &release.card)?;
            if remembered.version() > existing.version() {
                existing = remembered;
            }
        }
        if let Some(last) = existing.signed.filter(|last| *last > now) {
            return Err(WriteError::Earlier { last, now });
        }
        let blobs = new_blobs(out, release)?;

        // What is wrong with a collection is found before the time for its patches is spent.
        for collection in in_order(&release.collections)? {
            checked(release, collection)?;
        }
        let patches = Patches::new(out, release, &existing)?;
        let mut files = Vec::new();
        let mut changed = Vec::new();
        let mut listed: BTreeMap<String, MetaFile> = existing
            .listed
            .iter()
            .map(|(name, meta)| {
                (name.clone(), MetaFile { hashes: meta.hashes.clone(), length: meta.length, version: meta.version })
            })
            .collect();
        let mut delegations = Delegations { keys: BTreeMap::new(), roles: Vec::new() };
        let mut delegated: Vec<(ShortName, Vec<u8>)> = Vec::new();
        for collection in in_order(&release.collections)? {
            let name = collection.collection.as_str();
            let Some(key) = keys.collections.get(&collection.collection) else {
                return Err(WriteError::MissingKey { role: name.to_owned() });
            };
            let before = existing.collections.get(&collection.collection);
            let collection = &patches.named_in(collection);
            let (catalogue, published_files) = catalogue(collection, before.map(|(_, index)| index), now)?;
            files.extend(published_files);
            let catalogue_bytes = catalogue.to_bytes().map_err(|error| refused(collection, error.to_string()))?;
            let sha256 = format::sha256(&catalogue_bytes);
            let length = catalogue_bytes.len() as u64;
            files.push((
                RepositoryPath::Catalogue { sha256, collection: collection.collection.clone() },
                catalogue_bytes,
            ));
            let file_name = format!("{name}.json");
            // A collection that was away for a while goes on from the version readers remember.
            let floor = listed.get(&file_name).map_or(0, |meta| meta.version);
            let file = TargetFile { hashes: hashes(sha256), length };
            let targets = BTreeMap::from([(target_name(&collection.collection), file)]);
            let body = TargetsBody { delegations: None, targets };
            let issued =
                issue(name, before.map(|(issued, _)| issued), floor, release.expiry.collections, now, key, body)?;
            if issued.new {
                changed.push(collection.collection.clone());
            }
            let path =
                RepositoryPath::Collection { version: issued.version, collection: collection.collection.clone() };
            listed.insert(file_name, meta(&issued));
            files.push((path, issued.bytes.clone()));
            delegated.push((collection.collection.clone(), issued.bytes));
            delegations.keys.insert(key.id(), PublicKey::of(key));
            delegations.roles.push(Delegation::of(name, target_name(&collection.collection), key));
        }

        let key = &keys.release;
        let floor = listed.get("targets.json").map_or(0, |meta| meta.version);
        let body = TargetsBody { delegations: Some(delegations), targets: BTreeMap::new() };
        let targets = issue("targets", existing.targets.as_ref(), floor, release.expiry.targets, now, key, body)?;
        listed.insert("targets.json".to_owned(), meta(&targets));
        let body = SnapshotBody { meta: listed };
        let snapshot = issue("snapshot", existing.snapshot.as_ref(), 0, release.expiry.snapshot, now, key, body)?;
        let body = TimestampBody { meta: BTreeMap::from([("snapshot.json".to_owned(), meta(&snapshot))]), signed: now };
        let timestamp = issue("timestamp", existing.timestamp.as_ref(), 0, release.expiry.timestamp, now, key, body)?;

        files.extend(patches.files);
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
        })
    }
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

/// What lies there, if it says `body`, is signed by `key` and at least half its days are left; else the next version.
fn issue<T: Body>(
    role: &str,
    before: Option<&Issued>,
    floor: u64,
    good_for: i64,
    now: Timestamp,
    key: &Key,
    body: T,
) -> Result<New, WriteError> {
    let failed = |reason| WriteError::Metadata { role: role.to_owned(), reason };
    let mut signed = Signed::new(0, now, body);
    if let Some(before) = before {
        signed = signed.dated(before.version, before.expires);
        let same = signed::canonical(&signed).map_err(failed)? == before.canonical;
        if same && before.signers == [key.id()] && before.expires >= days(now, good_for / 2) {
            return Ok(New { version: before.version, bytes: before.bytes.clone(), new: false });
        }
    }
    let version = before.map_or(0, |before| before.version).max(floor).saturating_add(1);
    signed = signed.dated(version, days(now, good_for));
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
