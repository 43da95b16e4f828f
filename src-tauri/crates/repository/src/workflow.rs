//! The TUF client workflow (specification 1.0.34, section 5.3 to 5.6) over a carrier and the metadata trusted so far.
//!
//! `sigstore-tuf` decides what verifies. What is decided here is the order, where bytes come from, and what is kept:
//! nothing is stored before the whole chain down to targets was verified, roots excepted.

use std::collections::BTreeSet;

use domain::{BlobId, ShortName};
use jiff::Timestamp;
use serde_json::Value;
use sigstore_tuf::{Error, Metadata, Role, Root, TrustedMetadataSet};

use crate::format::{self, FORMAT};
use crate::signed::{FORMAT_KEY, SIGNED_KEY};
use crate::{Card, Carrier, CarrierError, RefreshError, Refusal, RepositoryPath, TrustError, TrustedMetadata};

/// The most bytes of each kind of metadata, those of the TUF reference client.
const ROOT_LIMIT: u64 = 512_000;
const TIMESTAMP_LIMIT: u64 = 16_384;
const SNAPSHOT_LIMIT: u64 = 2_000_000;
const TARGETS_LIMIT: u64 = 5_000_000;

/// The most roots followed in one refresh: one a month for twenty years.
const ROOTS_LIMIT: u64 = 256;

/// Names of the trusted files.
const TIMESTAMP: &str = "timestamp.json";
const SNAPSHOT: &str = "snapshot.json";
const TARGETS: &str = "targets.json";
/// The root under which the stored timestamp and snapshot were verified. Only a later root of the same chain that
/// replaces their keys lets their versions fall; damage does not.
const ROOT_OF_REST: &str = "rest.root.json";

/// Names that TUF gives to its own roles, so that no collection may have them.
pub const RESERVED_ROLES: [&str; 4] = ["root", "timestamp", "snapshot", "targets"];

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

pub(crate) struct Workflow<'a> {
    carrier: &'a dyn Carrier,
    trusted: &'a dyn TrustedMetadata,
    /// The moment against which expiry is judged.
    judged: Timestamp,
    set: TrustedMetadataSet,
    /// Canonical forms' hashes of the roots from the card's to the newest.
    chain: BTreeSet<BlobId>,
    roots: Vec<(String, Vec<u8>)>,
    accepted: Vec<(String, Vec<u8>)>,
}

impl<'a> Workflow<'a> {
    /// Starts from the card's root and the roots that were verified after it.
    pub(crate) fn new(
        card: &Card,
        carrier: &'a dyn Carrier,
        trusted: &'a dyn TrustedMetadata,
        judged: Timestamp,
    ) -> Result<Self, RefreshError> {
        let set = TrustedMetadataSet::from_root(card.root().as_bytes()).map_err(|error| refused("the card", error))?;
        let chain = BTreeSet::from([card.fingerprint()]);
        let mut workflow = Self { carrier, trusted, judged, set, chain, roots: Vec::new(), accepted: Vec::new() };
        loop {
            let name = root_name(workflow.set.root().version.saturating_add(1));
            let Some(bytes) = trusted.load(&name)? else { break };
            workflow.set.update_root(&bytes).map_err(|_| TrustError::Damaged { item: name })?;
            workflow.chain.insert(canonical_hash(&bytes)?);
        }
        Ok(workflow)
    }

    /// Root, timestamp, snapshot and targets; returns the collections that targets delegates to.
    pub(crate) fn top_level(&mut self) -> Result<Vec<CollectionRole>, RefreshError> {
        self.update_roots()?;
        let item = root_name(self.set.root().version);
        readable(&item, &self.set.root().extra)?;
        if !self.set.root().consistent_snapshot {
            return Err(malformed(&item, "it does not use consistent snapshots"));
        }
        self.set.check_root_expired(self.judged).map_err(|error| refused(&item, error))?;
        self.recall()?;
        self.update_timestamp()?;
        self.update_snapshot()?;
        self.update_targets()?;
        self.collections()
    }

    fn update_roots(&mut self) -> Result<(), RefreshError> {
        for _ in 0..ROOTS_LIMIT {
            let next = self.set.root().version.saturating_add(1);
            let path = RepositoryPath::Root(next);
            let Some(bytes) = self.read(&path, ROOT_LIMIT)? else { return Ok(()) };
            self.set.update_root(&bytes).map_err(|error| refused(&path.to_string(), error))?;
            self.chain.insert(canonical_hash(&bytes)?);
            self.roots.push((root_name(next), bytes));
        }
        Err(malformed("the root metadata", "it has too many versions"))
    }

    /// Takes up the timestamp and snapshot that were trusted before, as floors for what is offered now.
    fn recall(&mut self) -> Result<(), RefreshError> {
        let (timestamp, snapshot) = (self.trusted.load(TIMESTAMP)?, self.trusted.load(SNAPSHOT)?);
        let root = self.trusted.load(ROOT_OF_REST)?;
        let (timestamp, snapshot, root) = match (timestamp, snapshot, root) {
            (None, None, None) => return Ok(()),
            (Some(timestamp), Some(snapshot), Some(root)) => (timestamp, snapshot, root),
            _ => return Err(TrustError::Damaged { item: TIMESTAMP.to_owned() }.into()),
        };
        // Intact, and of this card? A floor that is merely unreadable must not be forgotten.
        let intact = |item: &'static str| move |_| TrustError::Damaged { item: item.to_owned() };
        if !self.chain.contains(&canonical_hash(&root)?) {
            return Err(TrustError::OtherCard.into());
        }
        let mut before = TrustedMetadataSet::from_root(&root).map_err(intact(ROOT_OF_REST))?;
        before.update_timestamp(&timestamp, Timestamp::MIN).map_err(intact(TIMESTAMP))?;
        before.update_snapshot(&snapshot, Timestamp::MIN).map_err(intact(SNAPSHOT))?;
        // Under a newer root that replaced either key, both are forgotten: TUF's recovery from a stolen key (5.3.11).
        let mut now = self.set.clone();
        let kept = now
            .update_timestamp(&timestamp, Timestamp::MIN)
            .and_then(|()| now.update_snapshot(&snapshot, Timestamp::MIN));
        if kept.is_ok() {
            self.set = now;
        }
        Ok(())
    }

    fn update_timestamp(&mut self) -> Result<(), RefreshError> {
        let path = RepositoryPath::Timestamp;
        let item = path.to_string();
        let bytes = self.require(&path, TIMESTAMP_LIMIT)?;
        match self.set.update_timestamp(&bytes, self.judged) {
            Ok(()) => self.accepted.push((TIMESTAMP.to_owned(), bytes)),
            Err(Error::EqualVersion { .. }) => {
                self.set.check_timestamp_expired(self.judged).map_err(|error| refused(&item, error))?;
            }
            Err(error) => return Err(refused(&item, error)),
        }
        readable(&item, self.set.timestamp().map(|timestamp| &timestamp.extra).unwrap_or(&Default::default()))?;
        self.signed_and_expires().map(drop)
    }

    fn update_snapshot(&mut self) -> Result<(), RefreshError> {
        let pin = self.set.timestamp().and_then(|timestamp| timestamp.snapshot_meta()).cloned();
        let Some(pin) = pin else {
            return Err(malformed(&RepositoryPath::Timestamp.to_string(), "it names no snapshot"));
        };
        let path = RepositoryPath::Snapshot(pin.version);
        let item = path.to_string();
        if self.set.snapshot().is_some_and(|snapshot| snapshot.version == pin.version) {
            // The same file as before needs no reading; the same version over another hash is refused below.
            let here = self.trusted.load(SNAPSHOT)?;
            let same = here.is_some_and(|bytes| pin.hashes.as_ref().is_none_or(|hashes| names(hashes, &bytes)));
            if same {
                return self.set.check_snapshot_expired(self.judged).map_err(|error| refused(&item, error));
            }
        }
        let bytes = self.require(&path, pin.length.unwrap_or(SNAPSHOT_LIMIT).min(SNAPSHOT_LIMIT))?;
        self.set.update_snapshot(&bytes, self.judged).map_err(|error| refused(&item, error))?;
        self.accepted.push((SNAPSHOT.to_owned(), bytes));
        Ok(())
    }

    fn update_targets(&mut self) -> Result<(), RefreshError> {
        if let Some(bytes) = self.trusted.load(TARGETS)?
            && self.set.update_targets(&bytes, self.judged).is_ok()
        {
            return Ok(());
        }
        let (version, limit) = self.pin("targets")?;
        let path = RepositoryPath::Targets(version);
        let bytes = self.require(&path, limit)?;
        self.set.update_targets(&bytes, self.judged).map_err(|error| refused(&path.to_string(), error))?;
        self.accepted.push((TARGETS.to_owned(), bytes));
        Ok(())
    }

    /// The delegations of the verified targets metadata. A name that is no collection's refuses the whole of it.
    fn collections(&self) -> Result<Vec<CollectionRole>, RefreshError> {
        let Some(targets) = self.set.targets_role("targets") else { return Ok(Vec::new()) };
        let item = RepositoryPath::Targets(targets.version).to_string();
        readable(&item, &targets.extra)?;
        let mut roles: Vec<CollectionRole> = Vec::new();
        for role in targets.delegations.iter().flat_map(|delegations| &delegations.roles) {
            let Ok(collection) = role.name.parse::<ShortName>() else {
                return Err(malformed(&item, &format!("“{}” is not the name of a collection", role.name)));
            };
            if RESERVED_ROLES.contains(&role.name.as_str()) {
                return Err(malformed(&item, &format!("a collection may not be called “{}”", role.name)));
            }
            if roles.iter().any(|other| other.collection == collection) {
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
        let (version, limit) = self.pin(name)?;
        let path = RepositoryPath::Collection { version, collection: role.collection.clone() };
        let item = path.to_string();
        let stored = self.trusted.load(&collection_name(&role.collection))?;
        let stored =
            stored.filter(|bytes| self.set.update_delegated_targets(bytes, name, "targets", self.judged).is_ok());
        let metadata = match stored {
            Some(bytes) => bytes,
            None => {
                let bytes = self.require(&path, limit)?;
                let updated = self.set.update_delegated_targets(&bytes, name, "targets", self.judged);
                updated.map_err(|error| refused(&item, error))?;
                bytes
            }
        };
        let Some(signed) = self.set.targets_role(name) else { return Err(malformed(&item, "it was not taken")) };
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
        if let Some(bytes) = self.trusted.load(&catalogue_name(&role.collection))?
            && format::sha256(&bytes) == target.sha256
        {
            return Ok(bytes);
        }
        let path = RepositoryPath::Catalogue { sha256: target.sha256, collection: role.collection.clone() };
        let bytes = self.require(&path, target.bytes)?;
        if bytes.len() as u64 != target.bytes || format::sha256(&bytes) != target.sha256 {
            let reason = Refusal::Mismatch("its length or SHA-256 differs".to_owned());
            return Err(RefreshError::Refused { item: path.to_string(), reason });
        }
        Ok(bytes)
    }

    /// Has the collection's metadata and catalogue stored with the rest.
    pub(crate) fn accept_collection(&mut self, role: &CollectionRole, metadata: Vec<u8>, catalogue: Vec<u8>) {
        self.accepted.push((collection_name(&role.collection), metadata));
        self.accepted.push((catalogue_name(&role.collection), catalogue));
    }

    /// Stores everything accepted, in one transaction.
    pub(crate) fn store(&mut self) -> Result<(), RefreshError> {
        let mut files = std::mem::take(&mut self.roots);
        files.append(&mut self.accepted);
        files.push((ROOT_OF_REST.to_owned(), self.set.root_bytes().to_vec()));
        let mut changed = Vec::new();
        for (name, bytes) in files {
            if self.trusted.load(&name)?.as_ref() != Some(&bytes) {
                changed.push((name, bytes));
            }
        }
        if changed.is_empty() { Ok(()) } else { Ok(self.trusted.replace(&changed)?) }
    }

    /// Stores only the roots that were verified, for a refresh that failed after them.
    pub(crate) fn keep_roots(&mut self) -> Result<(), RefreshError> {
        let roots = std::mem::take(&mut self.roots);
        if roots.is_empty() { Ok(()) } else { Ok(self.trusted.replace(&roots)?) }
    }

    /// Whether anything of the top level had expired at `now`.
    pub(crate) fn expired_at(&self, now: Timestamp) -> bool {
        let set = &self.set;
        set.root().is_expired(now)
            || set.timestamp().is_some_and(|role| role.is_expired(now))
            || set.snapshot().is_some_and(|role| role.is_expired(now))
            || set.targets_role("targets").is_some_and(|role| role.is_expired(now))
    }

    /// When the timestamp was signed, and until when it is good.
    pub(crate) fn signed_and_expires(&self) -> Result<(Timestamp, Timestamp), RefreshError> {
        let timestamp = self.set.timestamp();
        let signed =
            timestamp.and_then(|t| t.extra.get(SIGNED_KEY)).and_then(Value::as_str).and_then(|s| s.parse().ok());
        match (signed, timestamp) {
            (Some(signed), Some(timestamp)) => Ok((signed, timestamp.expires)),
            _ => Err(malformed(&RepositoryPath::Timestamp.to_string(), "it does not say when it was signed")),
        }
    }

    /// What is verified so far, for the publisher who goes on from it.
    pub(crate) fn set(&self) -> &TrustedMetadataSet {
        &self.set
    }

    /// The version and the most bytes of a targets role, as the snapshot gives them.
    fn pin(&self, role: &str) -> Result<(u64, u64), RefreshError> {
        let snapshot = self.set.snapshot();
        let Some(pin) = snapshot.and_then(|snapshot| snapshot.meta.get(&format!("{role}.json"))) else {
            let version = snapshot.map_or(0, |snapshot| snapshot.version);
            return Err(malformed(&RepositoryPath::Snapshot(version).to_string(), &format!("it does not list {role}")));
        };
        Ok((pin.version, pin.length.unwrap_or(TARGETS_LIMIT).min(TARGETS_LIMIT)))
    }

    fn require(&self, path: &RepositoryPath, limit: u64) -> Result<Vec<u8>, RefreshError> {
        let missing = || RefreshError::Incomplete { item: path.to_string(), location: self.carrier.describe() };
        self.read(path, limit)?.ok_or_else(missing)
    }

    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, RefreshError> {
        self.carrier.read(path, limit).map_err(|error| match error {
            CarrierError::TooLong { path, limit, .. } => {
                let reason = Refusal::Mismatch(format!("it is longer than {limit} bytes"));
                RefreshError::Refused { item: path.to_string(), reason }
            }
            other => other.into(),
        })
    }
}

fn root_name(version: u64) -> String {
    format!("{version}.root.json")
}

fn collection_name(collection: &ShortName) -> String {
    format!("collection.{}.json", collection.as_str())
}

fn catalogue_name(collection: &ShortName) -> String {
    format!("catalogue.{}.json.zst", collection.as_str())
}

fn canonical_hash(root: &[u8]) -> Result<BlobId, RefreshError> {
    let parsed =
        Metadata::<Root>::from_slice(root).map_err(|_| TrustError::Damaged { item: "root.json".to_owned() })?;
    Ok(format::sha256(parsed.signed_canonical()))
}

/// Whether `hashes` name `bytes` by SHA-256.
fn names(hashes: &std::collections::BTreeMap<String, String>, bytes: &[u8]) -> bool {
    hashes.get("sha256").is_some_and(|hash| *hash == format::sha256(bytes).to_string())
}

/// Refuses metadata of a newer major version of our format.
fn readable(item: &str, extra: &std::collections::BTreeMap<String, Value>) -> Result<(), RefreshError> {
    match extra.get(FORMAT_KEY).and_then(Value::as_u64) {
        Some(format) if format == u64::from(FORMAT) => Ok(()),
        Some(format) if format > u64::from(FORMAT) => Err(RefreshError::NewerFormat { item: item.to_owned(), format }),
        _ => Err(malformed(item, "it does not say which format it has")),
    }
}

pub(crate) fn malformed(item: &str, reason: &str) -> RefreshError {
    RefreshError::Refused { item: item.to_owned(), reason: Refusal::Malformed(reason.to_owned()) }
}

/// Names the file and the cause of what `sigstore-tuf` refused.
pub(crate) fn refused(item: &str, error: Error) -> RefreshError {
    let reason = match error {
        Error::Rollback { trusted, new, .. } => Refusal::Rollback { trusted, offered: new },
        Error::BadRootVersion { trusted, new } if new <= trusted => Refusal::Rollback { trusted, offered: new },
        Error::ThresholdNotMet { found, threshold, .. } => Refusal::Signature { valid: found, needed: threshold },
        Error::Expired { expires, .. } => Refusal::Expired(expires),
        Error::IntegrityMismatch(reason) => Refusal::Mismatch(reason),
        Error::Json(error) => Refusal::Malformed(error.to_string()),
        other => Refusal::Malformed(other.to_string()),
    };
    RefreshError::Refused { item: item.to_owned(), reason }
}
