//! The TUF client workflow (specification 1.0.34, section 5) over the metadata trusted so far and wherever newer comes
//! from: any repository that follows TUF, not only ours.
//!
//! `sigstore-tuf` decides what verifies. What is decided here is the order, where bytes come from, and what is kept.
//! What Fieldshelf asks of metadata beyond TUF is a layer above it (`workflow`), which looks at each role as it is
//! verified: there is one path, with or without it.

mod files;

use std::collections::{BTreeMap, BTreeSet};

use domain::BlobId;
use jiff::Timestamp;
use sigstore_tuf::{Error, Metadata, Root, Targets, TrustedMetadataSet};

pub use self::files::{Files, MetadataFile, Target};
use self::files::{encoded, item};
use crate::format;
use crate::{Expired, RefreshError, Refusal, TrustError, TrustedMetadata};

/// The most bytes of each kind of metadata, those of the TUF reference client.
const ROOT_LIMIT: u64 = 512_000;
const TIMESTAMP_LIMIT: u64 = 16_384;
const SNAPSHOT_LIMIT: u64 = 2_000_000;
const TARGETS_LIMIT: u64 = 5_000_000;

/// The most roots followed in one refresh: one a month for twenty years.
const ROOTS_LIMIT: u64 = 256;

/// The most roles that are looked at for one target, and the most collections of a publisher: each costs a request.
pub(crate) const ROLES_LIMIT: usize = 1024;

/// Names of the trusted files.
pub(crate) const TIMESTAMP: &str = "timestamp.json";
pub(crate) const SNAPSHOT: &str = "snapshot.json";
pub(crate) const TARGETS: &str = "targets.json";
/// The root under which the stored timestamp and snapshot were verified. Only a later root of the same chain that
/// replaces their keys lets their versions fall; damage does not.
const ROOT_OF_REST: &str = "rest.root.json";
/// The timestamp under which the stored snapshot was verified, where a newer one was stored without its snapshot.
const TIMESTAMP_OF_SNAPSHOT: &str = "snapshot.timestamp.json";

/// Names that TUF gives to its own roles, so that no delegated role may have them.
pub const RESERVED_ROLES: [&str; 4] = ["root", "timestamp", "snapshot", "targets"];

/// What is asked of metadata beyond TUF, as each role is verified.
pub(crate) trait Rules {
    fn root(&self, item: &str, root: &Root) -> Result<(), RefreshError>;
    fn timestamp(&self, item: &str, timestamp: &sigstore_tuf::Timestamp) -> Result<(), RefreshError>;
}

/// Nothing.
pub(crate) struct NoRules;

impl Rules for NoRules {
    fn root(&self, _: &str, _: &Root) -> Result<(), RefreshError> {
        Ok(())
    }

    fn timestamp(&self, _: &str, _: &sigstore_tuf::Timestamp) -> Result<(), RefreshError> {
        Ok(())
    }
}

/// One update of what is trusted of a repository. Nothing is stored before [`Client::keep`] or a like.
pub struct Client<'a> {
    files: &'a dyn Files,
    trusted: &'a dyn TrustedMetadata,
    rules: &'a dyn Rules,
    /// The moment against which expiry is judged.
    judged: Timestamp,
    set: TrustedMetadataSet,
    /// Canonical forms' hashes of the roots from the first to the newest.
    chain: BTreeSet<BlobId>,
    roots: Vec<(String, Vec<u8>)>,
    accepted: BTreeMap<String, Vec<u8>>,
    /// The delegated roles that were verified.
    delegated: BTreeSet<String>,
    /// The timestamp under which the recalled snapshot was verified.
    timestamp_of_snapshot: Option<Vec<u8>>,
}

impl<'a> Client<'a> {
    /// Starts from the first root, trusted as it is, and the roots that were verified after it.
    ///
    /// # Errors
    /// A root that does not sign itself is refused; [`TrustError`] where what is stored cannot be read.
    pub fn new(
        root: &[u8],
        files: &'a dyn Files,
        trusted: &'a dyn TrustedMetadata,
        now: Timestamp,
        expired: Expired,
    ) -> Result<Self, RefreshError> {
        Self::with_rules(root, files, trusted, expired.judged(now), &NoRules)
    }

    pub(crate) fn with_rules(
        root: &[u8],
        files: &'a dyn Files,
        trusted: &'a dyn TrustedMetadata,
        judged: Timestamp,
        rules: &'a dyn Rules,
    ) -> Result<Self, RefreshError> {
        let set = TrustedMetadataSet::from_root(root).map_err(|error| refused("the first root", error))?;
        let chain = BTreeSet::from([canonical_hash(root)?]);
        let mut client = Self {
            files,
            trusted,
            rules,
            judged,
            set,
            chain,
            roots: Vec::new(),
            accepted: BTreeMap::new(),
            delegated: BTreeSet::new(),
            timestamp_of_snapshot: None,
        };
        loop {
            let name = root_name(client.set.root().version.saturating_add(1));
            let Some(bytes) = trusted.load(&name)? else { break };
            client.set.update_root(&bytes).map_err(|_| TrustError::Damaged { item: name })?;
            client.chain.insert(canonical_hash(&bytes)?);
        }
        Ok(client)
    }

    /// Root, timestamp, snapshot and targets.
    ///
    /// # Errors
    /// [`RefreshError`] at the first that is refused or not to be had. What was verified before it can still be kept.
    pub fn refresh(&mut self) -> Result<(), RefreshError> {
        self.update_roots()?;
        let root = item(MetadataFile::Root(self.set.root().version));
        self.rules.root(&root, self.set.root())?;
        self.set.check_root_expired(self.judged).map_err(|error| refused(&root, error))?;
        self.recall()?;
        self.update_timestamp()?;
        self.update_snapshot()?;
        self.update_targets()
    }

    fn update_roots(&mut self) -> Result<(), RefreshError> {
        for _ in 0..ROOTS_LIMIT {
            let next = self.set.root().version.saturating_add(1);
            let file = MetadataFile::Root(next);
            let Some(bytes) = self.files.metadata(file, ROOT_LIMIT)? else { return Ok(()) };
            self.set.update_root(&bytes).map_err(|error| refused(&item(file), error))?;
            self.chain.insert(canonical_hash(&bytes)?);
            self.roots.push((root_name(next), bytes));
        }
        Err(malformed("the root metadata", "it has too many versions"))
    }

    /// Takes up the timestamp and snapshot that were trusted before, as floors for what is offered now.
    fn recall(&mut self) -> Result<(), RefreshError> {
        let (newest, snapshot) = (self.load(TIMESTAMP)?, self.load(SNAPSHOT)?);
        let (newest, root) = match (newest, self.load(ROOT_OF_REST)?) {
            (None, None) if snapshot.is_none() => return Ok(()),
            (Some(newest), Some(root)) => (newest, root),
            _ => return Err(TrustError::Damaged { item: TIMESTAMP.to_owned() }.into()),
        };
        let under = self.load(TIMESTAMP_OF_SNAPSHOT)?.filter(|_| snapshot.is_some());
        if !self.chain.contains(&canonical_hash(&root)?) {
            return Err(TrustError::OtherCard.into());
        }
        // Expiry is for what is offered, not for floors.
        let take_up = |set: &mut TrustedMetadataSet| -> Result<(), (&'static str, Error)> {
            let timestamp = under.as_ref().unwrap_or(&newest);
            set.update_timestamp(timestamp, Timestamp::MIN).map_err(|error| (TIMESTAMP, error))?;
            if let Some(snapshot) = &snapshot {
                set.update_snapshot(snapshot, Timestamp::MIN).map_err(|error| (SNAPSHOT, error))?;
            }
            match set.update_timestamp(&newest, Timestamp::MIN) {
                Err(Error::EqualVersion { .. }) | Ok(()) => Ok(()),
                Err(error) => Err((TIMESTAMP, error)),
            }
        };
        // Intact, and of this card? A floor that is merely unreadable must not be forgotten.
        let damaged = |item: &str| TrustError::Damaged { item: item.to_owned() };
        let mut before = TrustedMetadataSet::from_root(&root).map_err(|_| damaged(ROOT_OF_REST))?;
        take_up(&mut before).map_err(|(item, _)| damaged(item))?;
        // Under a newer root that replaced either key, both are forgotten: TUF's recovery from a stolen key (5.3.11).
        let mut now = self.set.clone();
        if take_up(&mut now).is_ok() {
            self.set = now;
            self.timestamp_of_snapshot = snapshot.is_some().then(|| under.unwrap_or(newest));
        }
        Ok(())
    }

    fn update_timestamp(&mut self) -> Result<(), RefreshError> {
        let item = item(MetadataFile::Timestamp);
        let bytes = self.require(MetadataFile::Timestamp, TIMESTAMP_LIMIT)?;
        match self.set.update_timestamp(&bytes, self.judged) {
            Ok(()) => drop(self.accepted.insert(TIMESTAMP.to_owned(), bytes)),
            Err(Error::EqualVersion { .. }) => {
                self.set.check_timestamp_expired(self.judged).map_err(|error| refused(&item, error))?;
            }
            Err(error) => return Err(refused(&item, error)),
        }
        self.set.timestamp().map_or(Ok(()), |timestamp| self.rules.timestamp(&item, timestamp))
    }

    fn update_snapshot(&mut self) -> Result<(), RefreshError> {
        let pin = self.set.timestamp().and_then(|timestamp| timestamp.snapshot_meta()).cloned();
        let Some(pin) = pin else {
            return Err(malformed(&item(MetadataFile::Timestamp), "it names no snapshot"));
        };
        let file = MetadataFile::Snapshot(self.versioned(pin.version));
        let item = item(file);
        if self.set.snapshot().is_some_and(|snapshot| snapshot.version == pin.version) {
            // The same file as before needs no reading; the same version over another hash is refused below.
            let here = self.load(SNAPSHOT)?;
            let same = here.is_some_and(|bytes| pin.hashes.as_ref().is_none_or(|hashes| names(hashes, &bytes)));
            if same {
                return self.set.check_snapshot_expired(self.judged).map_err(|error| refused(&item, error));
            }
        }
        let bytes = self.require(file, pin.length.unwrap_or(SNAPSHOT_LIMIT).min(SNAPSHOT_LIMIT))?;
        self.set.update_snapshot(&bytes, self.judged).map_err(|error| refused(&item, error))?;
        self.accepted.insert(SNAPSHOT.to_owned(), bytes);
        Ok(())
    }

    fn update_targets(&mut self) -> Result<(), RefreshError> {
        if let Some(bytes) = self.load(TARGETS)?
            && self.set.update_targets(&bytes, self.judged).is_ok()
        {
            return Ok(());
        }
        let (file, limit) = self.pin("targets")?;
        let bytes = self.require(file, limit)?;
        self.set.update_targets(&bytes, self.judged).map_err(|error| refused(&item(file), error))?;
        self.accepted.insert(TARGETS.to_owned(), bytes);
        Ok(())
    }

    /// Verifies the role `role` by what `delegator` says of it, from what is stored or else brought; returns its bytes.
    pub(crate) fn delegated(&mut self, role: &str, delegator: &str) -> Result<Vec<u8>, RefreshError> {
        let (file, limit) = self.pin(role)?;
        if let Some(bytes) = self.load(&delegated_name(role))?
            && self.set.update_delegated_targets(&bytes, role, delegator, self.judged).is_ok()
        {
            return Ok(bytes);
        }
        let bytes = self.require(file, limit)?;
        let updated = self.set.update_delegated_targets(&bytes, role, delegator, self.judged);
        updated.map_err(|error| refused(&item(file), error))?;
        Ok(bytes)
    }

    /// The target called `name`, where a role that may has signed for it: TUF's search (5.6.7), each role before those
    /// it delegates to, those in their order, each role once.
    ///
    /// # Errors
    /// [`RefreshError`] at the first role on the way that is refused or not to be had.
    pub fn find(&mut self, name: &str) -> Result<Option<Target>, RefreshError> {
        let mut ahead = vec![("targets".to_owned(), String::new())];
        let mut seen = BTreeSet::new();
        while let Some((role, delegator)) = ahead.pop() {
            if seen.contains(&role) || seen.len() >= ROLES_LIMIT {
                continue;
            }
            if role != "targets" {
                // A role that the snapshot does not list is not there.
                if self.pin(&role).is_err() {
                    continue;
                }
                // By another role's word it was verified against other keys.
                if self.set.verify_delegated_targets(&role, &delegator, self.judged).is_err() {
                    let bytes = self.delegated(&role, &delegator)?;
                    self.accept(&role, bytes);
                    self.delegated.insert(role.clone());
                }
            }
            seen.insert(role.clone());
            let Some(targets) = self.set.targets_role(&role) else { continue };
            if let Some(found) = targets.target(name) {
                let consistent = self.set.root().consistent_snapshot;
                return Ok(Some(Target { length: found.length, hashes: found.hashes.clone(), consistent }));
            }
            let (children, terminated) =
                children(targets, name).map_err(|error| refused(&format!("{}.json", encoded(&role)), error))?;
            if terminated {
                ahead.clear();
            }
            ahead.extend(children.into_iter().rev().map(|child| (child, role.clone())));
        }
        Ok(None)
    }

    /// Has a delegated role's metadata stored with the rest.
    pub(crate) fn accept(&mut self, role: &str, metadata: Vec<u8>) {
        self.accept_file(delegated_name(role), metadata);
    }

    /// Has another file stored with the rest.
    pub(crate) fn accept_file(&mut self, name: String, bytes: Vec<u8>) {
        self.accepted.insert(name, bytes);
    }

    /// Stores all that was verified, in one transaction, also when something after it was refused: what TUF says.
    ///
    /// # Errors
    /// [`TrustError::Storage`]; then nothing has changed.
    pub fn keep(&mut self) -> Result<(), RefreshError> {
        let mut files = std::mem::take(&mut self.roots);
        if self.accepted.contains_key(SNAPSHOT) {
            // The snapshot is under the newest timestamp again.
            if self.load(TIMESTAMP_OF_SNAPSHOT)?.is_some() {
                files.push((TIMESTAMP_OF_SNAPSHOT.to_owned(), Vec::new()));
            }
        } else if self.accepted.contains_key(TIMESTAMP) {
            match self.timestamp_of_snapshot.clone() {
                Some(timestamp) => files.push((TIMESTAMP_OF_SNAPSHOT.to_owned(), timestamp)),
                // A snapshot that a newer root let go of is no floor any more; an empty file is none.
                None if self.load(SNAPSHOT)?.is_some() => files.push((SNAPSHOT.to_owned(), Vec::new())),
                None => {}
            }
        }
        files.extend(std::mem::take(&mut self.accepted));
        if self.set.timestamp().is_some() {
            files.push((ROOT_OF_REST.to_owned(), self.set.root_bytes().to_vec()));
        }
        let mut changed = Vec::new();
        for (name, bytes) in files {
            if self.trusted.load(&name)?.as_ref() != Some(&bytes) {
                changed.push((name, bytes));
            }
        }
        if changed.is_empty() { Ok(()) } else { Ok(self.trusted.replace(&changed)?) }
    }

    /// Stores only the roots that were verified.
    pub(crate) fn keep_roots(&mut self) -> Result<(), RefreshError> {
        let roots = std::mem::take(&mut self.roots);
        if roots.is_empty() { Ok(()) } else { Ok(self.trusted.replace(&roots)?) }
    }

    /// The metadata that is stored of each role that this update looked at, exactly as signed, by [`MetadataFile::name`]
    /// without a version.
    ///
    /// # Errors
    /// [`TrustError`].
    pub fn stored(&self) -> Result<BTreeMap<String, Vec<u8>>, RefreshError> {
        let mut found = BTreeMap::from([("root.json".to_owned(), self.set.root_bytes().to_vec())]);
        for name in [TIMESTAMP, SNAPSHOT, TARGETS] {
            found.extend(self.load(name)?.map(|bytes| (name.to_owned(), bytes)));
        }
        for role in &self.delegated {
            let name = MetadataFile::Targets { role, version: None }.name();
            found.extend(self.load(&delegated_name(role))?.map(|bytes| (name, bytes)));
        }
        Ok(found)
    }

    /// What is verified so far.
    pub(crate) fn set(&self) -> &TrustedMetadataSet {
        &self.set
    }

    /// What is stored under `name`; an empty file is none.
    pub(crate) fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError> {
        Ok(self.trusted.load(name)?.filter(|bytes| !bytes.is_empty()))
    }

    /// The file and the most bytes of a targets role, as the snapshot gives them.
    fn pin<'r>(&self, role: &'r str) -> Result<(MetadataFile<'r>, u64), RefreshError> {
        let snapshot = self.set.snapshot();
        let Some(pin) = snapshot.and_then(|snapshot| snapshot.meta.get(&format!("{role}.json"))) else {
            let version = snapshot.map_or(0, |snapshot| snapshot.version);
            let item = item(MetadataFile::Snapshot(self.versioned(version)));
            return Err(malformed(&item, &format!("it does not list {role}")));
        };
        let file = MetadataFile::Targets { role, version: self.versioned(pin.version) };
        Ok((file, pin.length.unwrap_or(TARGETS_LIMIT).min(TARGETS_LIMIT)))
    }

    fn versioned(&self, version: u64) -> Option<u64> {
        self.set.root().consistent_snapshot.then_some(version)
    }

    fn require(&self, file: MetadataFile<'_>, limit: u64) -> Result<Vec<u8>, RefreshError> {
        let missing = || RefreshError::Incomplete { item: item(file), location: self.files.describe() };
        self.files.metadata(file, limit)?.ok_or_else(missing)
    }
}

/// The roles that `targets` delegates `name` to, in their order, and whether the last of them ends the search.
fn children(targets: &Targets, name: &str) -> Result<(Vec<String>, bool), Error> {
    let mut children = Vec::new();
    for child in targets.delegations.iter().flat_map(|delegations| &delegations.roles) {
        if RESERVED_ROLES.contains(&child.name.as_str()) || !child.matches_path(name)? {
            continue;
        }
        children.push(child.name.clone());
        if child.terminating {
            return Ok((children, true));
        }
    }
    Ok((children, false))
}

pub(crate) fn root_name(version: u64) -> String {
    format!("{version}.root.json")
}

pub(crate) fn delegated_name(role: &str) -> String {
    format!("collection.{}.json", encoded(role))
}

fn canonical_hash(root: &[u8]) -> Result<BlobId, RefreshError> {
    let parsed =
        Metadata::<Root>::from_slice(root).map_err(|_| TrustError::Damaged { item: "root.json".to_owned() })?;
    Ok(format::sha256(parsed.signed_canonical()))
}

/// Whether `hashes` name `bytes`, by SHA-256.
fn names(hashes: &BTreeMap<String, String>, bytes: &[u8]) -> bool {
    hashes.get("sha256").is_some_and(|hash| *hash == format::sha256(bytes).to_string())
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
