//! What a repository's metadata says of itself: who may sign each role, who did, and until when it is good.

use domain::ShortName;
use jiff::Timestamp;
use sigstore_tuf::{Metadata, Role, RoleKeys};

use crate::workflow::{Carried, Workflow};
use crate::{Card, Carrier, InMemoryTrust, RefreshError};

/// One role of a repository, verified.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RoleReport {
    /// `root`, `timestamp`, `snapshot`, `targets`, or the collection's name.
    pub role: String,
    /// The version of its metadata.
    pub version: u64,
    /// The ids of the keys that may sign it.
    pub keys: Vec<String>,
    /// How many of them must.
    pub threshold: usize,
    /// The ids of those that did.
    pub signed_by: Vec<String>,
    /// Until when it is good.
    pub expires: Timestamp,
}

/// All roles of a repository.
#[derive(Debug)]
pub struct Inspection {
    /// When the newest metadata was signed.
    pub signed: Timestamp,
    /// Root, timestamp, snapshot, targets, then the collections by name.
    pub roles: Vec<RoleReport>,
    /// The collections that do not verify, and why.
    pub refused: Vec<(ShortName, RefreshError)>,
}

impl Inspection {
    /// The version of the release: that of its timestamp.
    pub fn version(&self) -> u64 {
        self.roles.iter().find(|role| role.role == "timestamp").map_or(0, |role| role.version)
    }
}

/// Reads the metadata that `carrier` offers, as a reader does who has only the card, and takes what has expired for good.
/// Shards and blobs are not looked at.
///
/// # Errors
/// [`RefreshError`], naming the file; a collection that fails alone is in [`Inspection::refused`] instead.
pub fn inspect(card: &Card, carrier: &dyn Carrier) -> Result<Inspection, RefreshError> {
    let trust = InMemoryTrust::new();
    let files = Carried(carrier);
    let mut workflow = Workflow::new(card, &files, &trust, Timestamp::MIN)?;
    let collections = workflow.top_level()?;
    let mut verified = Vec::new();
    let mut refused = Vec::new();
    for role in &collections {
        match workflow.collection(role) {
            Ok(target) => verified.push((role.collection.clone(), target.metadata)),
            Err(error) => refused.push((role.collection.clone(), error)),
        }
    }
    let (signed, _) = workflow.signed_and_expires()?;
    workflow.keep()?;
    let kept = trust.files();
    let bytes = |name: &str| kept.get(name).map_or(&[][..], Vec::as_slice);
    let set = workflow.set();
    let of = |role: &str| set.root().role(role).cloned();
    let mut roles = vec![
        report::<sigstore_tuf::Root>("root", set.root_bytes(), of("root"))?,
        report::<sigstore_tuf::Timestamp>("timestamp", bytes("timestamp.json"), of("timestamp"))?,
        report::<sigstore_tuf::Snapshot>("snapshot", bytes("snapshot.json"), of("snapshot"))?,
        report::<sigstore_tuf::Targets>("targets", bytes("targets.json"), of("targets"))?,
    ];
    let delegations = set.targets_role("targets").and_then(|targets| targets.delegations.as_ref());
    for (collection, metadata) in verified {
        let name = collection.as_str();
        let delegated = delegations.iter().flat_map(|all| &all.roles).find(|role| role.name == name);
        let keys = delegated.map(sigstore_tuf::DelegatedRole::role_keys);
        roles.push(report::<sigstore_tuf::Targets>(name, &metadata, keys)?);
    }
    Ok(Inspection { signed, roles, refused })
}

/// The version of the timestamp in `bytes`, where it is signed as `root` says; expired or not.
pub fn timestamp_version(root: &[u8], bytes: &[u8]) -> Option<u64> {
    let mut set = sigstore_tuf::TrustedMetadataSet::from_root(root).ok()?;
    set.update_timestamp(bytes, Timestamp::MIN).ok()?;
    set.timestamp().map(|timestamp| timestamp.version)
}

/// The report on a verified role; `keys` are those that its parent names.
fn report<T: Role>(role: &str, bytes: &[u8], keys: Option<RoleKeys>) -> Result<RoleReport, RefreshError> {
    let metadata = Metadata::<T>::from_slice(bytes).map_err(|error| crate::tuf::refused(role, error))?;
    let (mut keys, threshold) = keys.map_or((Vec::new(), 0), |keys| (keys.keyids, keys.threshold));
    keys.sort();
    let mut signed_by: Vec<String> = metadata.signatures().iter().map(|signature| signature.keyid.clone()).collect();
    signed_by.retain(|key| keys.contains(key));
    signed_by.sort();
    let signed = metadata.signed();
    let (version, expires) = (signed.version(), signed.expires());
    Ok(RoleReport { role: role.to_owned(), version, keys, threshold, signed_by, expires })
}
