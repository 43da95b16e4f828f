//! TUF metadata as the publisher writes it: fixed order, no empty members, so the same content gives the same bytes and
//! any TUF client that parses and re-serialises it finds the same canonical form.

use std::collections::BTreeMap;

use jiff::Timestamp;
use serde::Serialize;
use sigstore_tuf::canonical_json;

use crate::Key;
use crate::format::FORMAT;

/// The member of every signed part that gives our format's major version.
pub(crate) const FORMAT_KEY: &str = "x-fieldshelf-format";

/// The member of the timestamp that says when it was signed.
pub(crate) const SIGNED_KEY: &str = "x-fieldshelf-signed";

/// The version of the TUF specification followed.
const SPECIFICATION: &str = "1.0.34";

/// The signed part of any role: what all have in common, and the role's own members.
#[derive(Serialize)]
pub(crate) struct Signed<T> {
    #[serde(rename = "_type")]
    kind: &'static str,
    expires: Timestamp,
    spec_version: &'static str,
    version: u64,
    #[serde(rename = "x-fieldshelf-format")]
    format: u32,
    #[serde(flatten)]
    body: T,
}

impl<T: Body> Signed<T> {
    pub(crate) fn new(version: u64, expires: Timestamp, body: T) -> Self {
        Self { kind: T::KIND, expires, spec_version: SPECIFICATION, version, format: FORMAT, body }
    }
}

impl<T> Signed<T> {
    /// The same, as another version.
    pub(crate) fn dated(&self, version: u64, expires: Timestamp) -> Signed<&T> {
        let Self { kind, spec_version, format, ref body, .. } = *self;
        Signed { kind, expires, spec_version, version, format, body }
    }
}

/// The members that one role has.
pub(crate) trait Body: Serialize {
    const KIND: &'static str;
}

#[derive(Serialize)]
pub(crate) struct RootBody {
    pub(crate) consistent_snapshot: bool,
    pub(crate) keys: BTreeMap<String, PublicKey>,
    pub(crate) roles: BTreeMap<&'static str, KeyIds>,
}

#[derive(Serialize)]
pub(crate) struct TimestampBody {
    pub(crate) meta: BTreeMap<String, MetaFile>,
    #[serde(rename = "x-fieldshelf-signed")]
    pub(crate) signed: Timestamp,
}

#[derive(Serialize)]
pub(crate) struct SnapshotBody {
    pub(crate) meta: BTreeMap<String, MetaFile>,
}

#[derive(Serialize)]
pub(crate) struct TargetsBody {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) delegations: Option<Delegations>,
    pub(crate) targets: BTreeMap<String, TargetFile>,
}

impl Body for RootBody {
    const KIND: &'static str = "root";
}
impl Body for TimestampBody {
    const KIND: &'static str = "timestamp";
}
impl Body for SnapshotBody {
    const KIND: &'static str = "snapshot";
}
impl Body for TargetsBody {
    const KIND: &'static str = "targets";
}

#[derive(Serialize)]
pub(crate) struct PublicKey {
    keytype: &'static str,
    keyval: KeyValue,
    scheme: &'static str,
}

#[derive(Serialize)]
struct KeyValue {
    public: String,
}

impl PublicKey {
    pub(crate) fn of(key: &crate::PublicKey) -> Self {
        Self { keytype: "ed25519", keyval: KeyValue { public: key.hex() }, scheme: "ed25519" }
    }
}

#[derive(Serialize)]
pub(crate) struct KeyIds {
    keyids: Vec<String>,
    threshold: u32,
}

impl KeyIds {
    /// `threshold` of `keys` must sign.
    pub(crate) fn of(keys: &[crate::PublicKey], threshold: u32) -> Self {
        Self { keyids: keys.iter().map(crate::PublicKey::id).collect(), threshold }
    }
}

#[derive(Serialize, Clone)]
pub(crate) struct MetaFile {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) hashes: Option<BTreeMap<String, String>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) length: Option<u64>,
    pub(crate) version: u64,
}

#[derive(Serialize)]
pub(crate) struct TargetFile {
    pub(crate) hashes: BTreeMap<String, String>,
    pub(crate) length: u64,
}

#[derive(Serialize)]
pub(crate) struct Delegations {
    pub(crate) keys: BTreeMap<String, PublicKey>,
    pub(crate) roles: Vec<Delegation>,
}

#[derive(Serialize)]
pub(crate) struct Delegation {
    keyids: Vec<String>,
    name: String,
    paths: Vec<String>,
    terminating: bool,
    threshold: u32,
}

impl Delegation {
    /// One terminating delegation of exactly `path`.
    pub(crate) fn of(name: &str, path: String, key: &crate::PublicKey) -> Self {
        Self { keyids: vec![key.id()], name: name.to_owned(), paths: vec![path], terminating: true, threshold: 1 }
    }
}

#[derive(Serialize)]
struct Envelope<'a, T> {
    signatures: Vec<Signature>,
    signed: &'a T,
}

#[derive(Serialize)]
struct Signature {
    keyid: String,
    sig: String,
}

/// The bytes that signatures over `signed` cover.
pub(crate) fn canonical<T: Serialize>(signed: &T) -> Result<Vec<u8>, String> {
    let value = serde_json::to_value(signed).map_err(|error| error.to_string())?;
    canonical_json::to_canonical_bytes(&value).map_err(|error| error.to_string())
}

/// The metadata file of `signed` with a signature by each of `keys`, each once.
pub(crate) fn seal<T: Serialize>(signed: &T, keys: &[&Key]) -> Result<Vec<u8>, String> {
    let covered = canonical(signed)?;
    let mut signatures: Vec<Signature> =
        keys.iter().map(|key| Signature { keyid: key.id(), sig: key.sign(&covered) }).collect();
    signatures.sort_by(|a, b| a.keyid.cmp(&b.keyid));
    signatures.dedup_by(|a, b| a.keyid == b.keyid);
    serde_json::to_vec(&Envelope { signatures, signed }).map_err(|error| error.to_string())
}
