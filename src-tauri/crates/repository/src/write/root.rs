//! Roots: the first, and those that follow it as keys change.

use jiff::Timestamp;
use sigstore_tuf::{Metadata, Root, TrustedMetadataSet};

use super::{WriteError, issue};
use crate::signed::{self, KeyIds, RootBody, Signed};
use crate::{Expiry, Key, Keys, PublicKey};

/// What a root says: whose signatures count.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct RootKeys {
    /// The keys that may sign the root.
    pub root: Vec<PublicKey>,
    /// How many of them must.
    pub threshold: u32,
    /// The key that signs targets, snapshot and timestamp.
    pub release: PublicKey,
}

/// A root that is there already.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct KnownRoot {
    /// Its version.
    pub version: u64,
    /// Until when it is good.
    pub expires: Timestamp,
    /// What it says.
    pub keys: RootKeys,
}

impl KnownRoot {
    /// Reads a root that this software wrote. Who signed it is not looked at.
    ///
    /// # Errors
    /// [`WriteError::Root`] when it is no root, or not one of ours.
    pub fn read(root: &str) -> Result<Self, WriteError> {
        let parsed = parsed(root)?;
        let version = parsed.version;
        let unknown = || WriteError::Root { version, reason: "its keys are not of this software's making".to_owned() };
        let key = |id: &String| parsed.keys.get(id).and_then(|key| PublicKey::from_hex(&key.keyval.public));
        let role = parsed.role("root").ok_or_else(unknown)?;
        let root = role.keyids.iter().map(key).collect::<Option<Vec<_>>>().ok_or_else(unknown)?;
        let threshold = u32::try_from(role.threshold).map_err(|_| unknown())?;
        let release =
            parsed.role("timestamp").and_then(|role| role.keyids.first()).and_then(key).ok_or_else(unknown)?;
        Ok(Self { version, expires: parsed.expires, keys: RootKeys { root, threshold, release } })
    }
}

fn parsed(root: &str) -> Result<Root, WriteError> {
    let parsed = Metadata::<Root>::from_slice(root.as_bytes());
    Ok(parsed.map_err(|error| WriteError::Root { version: 0, reason: error.to_string() })?.into_signed())
}

/// The first root: it names the keys of all four roles, and is what a [`Card`](crate::Card) carries.
///
/// # Errors
/// [`WriteError::MissingKey`] without the root key.
pub fn new_root(keys: &Keys, expiry: &Expiry, now: Timestamp) -> Result<String, WriteError> {
    let Some(root) = &keys.root else { return Err(WriteError::MissingKey { role: "root".to_owned() }) };
    let named = RootKeys { root: vec![root.public()], threshold: 1, release: keys.release.public() };
    sign(1, &named, &[root], expiry, now)
}

/// The root after `previous`, which says `keys`. It counts where it has enough signatures by what `previous` says and by
/// what it says itself; those of `signers` that neither names are left out.
///
/// Replacing the release key is also how readers are freed from versions that a thief made too high.
///
/// # Errors
/// [`WriteError::Root`] when `previous` is no root, [`WriteError::RootKeys`] without enough signers.
pub fn next_root(
    previous: &str,
    keys: &RootKeys,
    signers: &[Key],
    expiry: &Expiry,
    now: Timestamp,
) -> Result<String, WriteError> {
    let before = KnownRoot::read(previous)?;
    let version = before.version.saturating_add(1);
    let among = |named: &RootKeys| -> Vec<&Key> {
        signers.iter().filter(|signer| named.root.contains(&signer.public())).collect()
    };
    for (named, of) in [(&before.keys, before.version), (keys, version)] {
        let mut ids: Vec<String> = among(named).into_iter().map(Key::id).collect();
        ids.sort();
        ids.dedup();
        if ids.len() < named.threshold as usize {
            return Err(WriteError::RootKeys { version: of, given: ids.len(), needed: named.threshold });
        }
    }
    let signers = [among(&before.keys), among(keys)].concat();
    let root = sign(version, keys, &signers, expiry, now)?;
    // As a reader who trusts the one before will see it.
    let failed = |error: sigstore_tuf::Error| WriteError::Root { version, reason: error.to_string() };
    TrustedMetadataSet::from_root(previous.as_bytes())
        .and_then(|mut set| set.update_root(root.as_bytes()))
        .map_err(failed)?;
    Ok(root)
}

fn sign(
    version: u64,
    named: &RootKeys,
    signers: &[&Key],
    expiry: &Expiry,
    now: Timestamp,
) -> Result<String, WriteError> {
    let one = std::slice::from_ref(&named.release);
    let roles = [("root", named.root.as_slice(), named.threshold)]
        .into_iter()
        .chain(["snapshot", "targets", "timestamp"].map(|role| (role, one, 1)));
    let body = RootBody {
        consistent_snapshot: true,
        keys: named.root.iter().chain(one).map(|key| (key.id(), signed::PublicKey::of(key))).collect(),
        roles: roles.map(|(role, keys, threshold)| (role, KeyIds::of(keys, threshold))).collect(),
    };
    let signed = Signed::new(version, issue::days(now, expiry.root), body);
    let failed = |reason: String| WriteError::Metadata { role: "root".to_owned(), reason };
    let bytes = signed::seal(&signed, signers).map_err(failed)?;
    String::from_utf8(bytes).map_err(|error| failed(error.to_string()))
}
