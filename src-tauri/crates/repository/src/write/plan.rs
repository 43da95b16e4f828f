//! A release as the files it consists of, made and verified in memory before anything is written.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use domain::{BlobId, CollectionId, ShortName};
use jiff::Timestamp;
use sigstore_tuf::{Role, TrustedMetadataSet};

use super::WriteError;
use super::earlier::Patches;
use super::existing::Existing;
use super::issue::{Terms, issue, meta, whole_second};
use super::office::{Offices, SigningRequest};
use super::roles::{Roles, as_listed};
use crate::format::{self, FORMAT};
use crate::release::{BlobContent, CollectionRelease, Release, ReleaseBlob};
use crate::shard::{self, divide};
use crate::signed::{Delegations, SnapshotBody, TargetsBody, TimestampBody};
use crate::workflow::RESERVED_ROLES;
use crate::{CatalogueIndex, Keys, RepositoryPath, ShardRef};

/// Files of a repository and their bytes.
pub(super) type Files = Vec<(RepositoryPath, Vec<u8>)>;

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

pub(super) fn refused(collection: &CollectionRelease, reason: String) -> WriteError {
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
