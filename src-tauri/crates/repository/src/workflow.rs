//! What Fieldshelf asks of a repository beyond TUF: its format's keys, consistent snapshots, and one delegation for
//! each collection that is for the collection's catalogue alone.

use std::collections::{BTreeMap, BTreeSet};

use domain::{BlobId, ShortName};
use jiff::Timestamp;
use serde_json::Value;
use sigstore_tuf::{Role, Root, TrustedMetadataSet};

use crate::format::{self, FORMAT};
use crate::signed::{FORMAT_KEY, SIGNED_KEY};
pub use crate::tuf::RESERVED_ROLES;
use crate::tuf::{Client, Files, MetadataFile, ROLES_LIMIT, Rules, malformed};
use crate::{Card, Carrier, CarrierError, RefreshError, Refusal, RepositoryPath, TrustedMetadata};

/// A collection that the verified targets metadata delegates to.
pub(crate) struct CollectionRole {
    pub(crate) collection: ShortName,
    /// What is wrong with the delegation itself.
    flaw: Option<&'static str>,
}

/// The catalogue that a verified collection role names.
pub(crate) struct CollectionTarget {
    pub(crate) sha256: BlobId,
    pub(crate) bytes: u64,
    pub(crate) expires: Timestamp,
    pub(crate) metadata: Vec<u8>,
}

/// A carrier as what brings metadata: files of our names and no others.
pub(crate) struct Carried<'a>(pub(crate) &'a dyn Carrier);

impl Files for Carried<'_> {
    fn metadata(&self, file: MetadataFile<'_>, limit: u64) -> Result<Option<Vec<u8>>, RefreshError> {
        let path = match file {
            MetadataFile::Root(version) => Some(RepositoryPath::Root(version)),
            MetadataFile::Timestamp => Some(RepositoryPath::Timestamp),
            MetadataFile::Snapshot(version) => version.map(RepositoryPath::Snapshot),
            MetadataFile::Targets { role: "targets", version } => version.map(RepositoryPath::Targets),
            MetadataFile::Targets { role, version } => match (role.parse(), version) {
                (Ok(collection), Some(version)) => Some(RepositoryPath::Collection { version, collection }),
                _ => None,
            },
        };
        let Some(path) = path else { return Err(malformed(&file.name(), "the format has no file of this name")) };
        read(self.0, &path, limit)
    }

    fn describe(&self) -> String {
        self.0.describe()
    }
}

/// The rules for what the top level says.
pub(crate) struct OurRules;

impl Rules for OurRules {
    fn root(&self, item: &str, root: &Root) -> Result<(), RefreshError> {
        readable(item, &root.extra)?;
        if root.consistent_snapshot { Ok(()) } else { Err(malformed(item, "it does not use consistent snapshots")) }
    }

    fn timestamp(&self, item: &str, timestamp: &sigstore_tuf::Timestamp) -> Result<(), RefreshError> {
        readable(item, &timestamp.extra)?;
        signed(timestamp).map(drop)
    }
}

pub(crate) struct Workflow<'a> {
    carrier: &'a dyn Carrier,
    client: Client<'a>,
}

impl<'a> Workflow<'a> {
    /// Starts from the card's root and the roots that were verified after it. `files` are those of `carrier`.
    pub(crate) fn new(
        card: &Card,
        files: &'a Carried<'a>,
        trusted: &'a dyn TrustedMetadata,
        judged: Timestamp,
    ) -> Result<Self, RefreshError> {
        let client = Client::with_rules(card.root().as_bytes(), files, trusted, judged, &OurRules)?;
        Ok(Self { carrier: files.0, client })
    }

    /// Root, timestamp, snapshot and targets; returns the collections that targets delegates to.
    pub(crate) fn top_level(&mut self) -> Result<Vec<CollectionRole>, RefreshError> {
        self.client.refresh()?;
        self.collections()
    }

    /// The delegations of the verified targets metadata. A name that is no collection's refuses the whole of it.
    fn collections(&self) -> Result<Vec<CollectionRole>, RefreshError> {
        let Some(targets) = self.set().targets_role("targets") else { return Ok(Vec::new()) };
        let item = RepositoryPath::Targets(targets.version).to_string();
        readable(&item, &targets.extra)?;
        let delegations = targets.delegations.iter().flat_map(|delegations| &delegations.roles);
        if delegations.clone().count() > ROLES_LIMIT {
            return Err(malformed(&item, &format!("it has more than {ROLES_LIMIT} collections")));
        }
        let mut names = BTreeSet::new();
        let mut roles: Vec<CollectionRole> = Vec::new();
        for role in delegations {
            let Ok(collection) = role.name.parse::<ShortName>() else {
                return Err(malformed(&item, &format!("“{}” is not the name of a collection", role.name)));
            };
            if RESERVED_ROLES.contains(&role.name.as_str()) {
                return Err(malformed(&item, &format!("a collection may not be called “{}”", role.name)));
            }
            if !names.insert(collection.clone()) {
                return Err(malformed(&item, &format!("“{}” is delegated twice", role.name)));
            }
            let path = crate::catalogue::target_name(&collection);
            // Exactly its own catalogue: so no collection can speak for another, and the order does not matter.
            let own = role.paths.as_ref().is_some_and(|paths| *paths == [path.as_str()]);
            let flaw = match (own && role.path_hash_prefixes.is_none(), role.terminating) {
                (true, true) => targets.targets.contains_key(&path).then_some("it is listed beside its delegation"),
                (false, _) => Some("its delegation is not for its own catalogue alone"),
                (true, false) => Some("its delegation does not terminate"),
            };
            roles.push(CollectionRole { collection, flaw });
        }
        roles.sort_by(|a, b| a.collection.cmp(&b.collection));
        Ok(roles)
    }

    /// Verifies the metadata of one collection and finds its catalogue in it.
    pub(crate) fn collection(&mut self, role: &CollectionRole) -> Result<CollectionTarget, RefreshError> {
        let name = role.collection.as_str();
        if let Some(flaw) = role.flaw {
            return Err(malformed(name, flaw));
        }
        let metadata = self.client.delegated(name, "targets")?;
        let Some(signed) = self.set().targets_role(name) else { return Err(malformed(name, "it was not taken")) };
        let path = RepositoryPath::Collection { version: signed.version, collection: role.collection.clone() };
        let item = path.to_string();
        readable(&item, &signed.extra)?;
        let target = crate::catalogue::target_name(&role.collection);
        let Some(file) = signed.target(&target) else { return Err(malformed(&item, "it names no catalogue")) };
        let Some(sha256) = file.hashes.get("sha256").and_then(|hash| hash.parse().ok()) else {
            return Err(malformed(&item, "it names its catalogue without a SHA-256"));
        };
        Ok(CollectionTarget { sha256, bytes: file.length, expires: signed.expires(), metadata })
    }

    /// Brings a catalogue and checks that it is the one the collection's metadata names.
    pub(crate) fn target(&self, role: &CollectionRole, target: &CollectionTarget) -> Result<Vec<u8>, RefreshError> {
        if let Some(bytes) = self.client.load(&catalogue_name(&role.collection))?
            && format::sha256(&bytes) == target.sha256
        {
            return Ok(bytes);
        }
        let path = RepositoryPath::Catalogue { sha256: target.sha256, collection: role.collection.clone() };
        let missing = || RefreshError::Incomplete { item: path.to_string(), location: self.carrier.describe() };
        let bytes = read(self.carrier, &path, target.bytes)?.ok_or_else(missing)?;
        if bytes.len() as u64 != target.bytes || format::sha256(&bytes) != target.sha256 {
            let reason = Refusal::Mismatch("its length or SHA-256 differs".to_owned());
            return Err(RefreshError::Refused { item: path.to_string(), reason });
        }
        Ok(bytes)
    }

    /// Has the collection's metadata and catalogue stored with the rest.
    pub(crate) fn accept_collection(&mut self, role: &CollectionRole, metadata: Vec<u8>, catalogue: Vec<u8>) {
        self.client.accept(role.collection.as_str(), metadata);
        self.client.accept_file(catalogue_name(&role.collection), catalogue);
    }

    /// Stores everything accepted, in one transaction.
    pub(crate) fn keep(&mut self) -> Result<(), RefreshError> {
        self.client.keep()
    }

    /// Stores only the roots that were verified, for a refresh that failed after them.
    ///
    /// TUF would keep the timestamp and snapshot too. But a link that breaks between the two, or a stick that is damaged
    /// there, would raise the floor above what the library has, and a sound stick of the version between be refused.
    pub(crate) fn keep_roots(&mut self) -> Result<(), RefreshError> {
        self.client.keep_roots()
    }

    /// Whether anything of the top level had expired at `now`.
    pub(crate) fn expired_at(&self, now: Timestamp) -> bool {
        let set = self.set();
        set.root().is_expired(now)
            || set.timestamp().is_some_and(|role| role.is_expired(now))
            || set.snapshot().is_some_and(|role| role.is_expired(now))
            || set.targets_role("targets").is_some_and(|role| role.is_expired(now))
    }

    /// When the timestamp was signed, and until when it and all that it stands on is good.
    pub(crate) fn signed_and_expires(&self) -> Result<(Timestamp, Timestamp), RefreshError> {
        let set = self.set();
        let timestamp = set.timestamp().ok_or_else(unsigned)?;
        let others = [set.snapshot().map(|role| role.expires), set.targets_role("targets").map(|role| role.expires)];
        let expires = others.into_iter().flatten().fold(timestamp.expires.min(set.root().expires), Timestamp::min);
        Ok((signed(timestamp)?, expires))
    }

    /// What is verified so far, for the publisher who goes on from it.
    pub(crate) fn set(&self) -> &TrustedMetadataSet {
        self.client.set()
    }
}

fn read(carrier: &dyn Carrier, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, RefreshError> {
    carrier.read(path, limit).map_err(|error| match error {
        CarrierError::TooLong { path, limit, .. } => {
            let reason = Refusal::Mismatch(format!("it is longer than {limit} bytes"));
            RefreshError::Refused { item: path.to_string(), reason }
        }
        other => other.into(),
    })
}

pub(crate) fn catalogue_name(collection: &ShortName) -> String {
    format!("catalogue.{}.json.zst", collection.as_str())
}

/// When a timestamp was signed.
fn signed(timestamp: &sigstore_tuf::Timestamp) -> Result<Timestamp, RefreshError> {
    let signed = timestamp.extra.get(SIGNED_KEY).and_then(Value::as_str).and_then(|signed| signed.parse().ok());
    signed.ok_or_else(unsigned)
}

fn unsigned() -> RefreshError {
    malformed(&RepositoryPath::Timestamp.to_string(), "it does not say when it was signed")
}

/// Refuses metadata of a newer major version of our format.
fn readable(item: &str, extra: &BTreeMap<String, Value>) -> Result<(), RefreshError> {
    match extra.get(FORMAT_KEY).and_then(Value::as_u64) {
        Some(format) if format == u64::from(FORMAT) => Ok(()),
        Some(format) if format > u64::from(FORMAT) => Err(RefreshError::NewerFormat { item: item.to_owned(), format }),
        _ => Err(malformed(item, "it does not say which format it has")),
    }
}
