//! The files of a repository that follows TUF: metadata by its role, targets by their hashes, and where they come from.

use std::collections::BTreeMap;

use sha2::{Digest, Sha256, Sha512};

use super::TIMESTAMP;
use crate::RefreshError;

/// Where metadata comes from. Whoever brings it is not trusted.
pub trait Files {
    /// The file of the role, or `None` where there is none.
    ///
    /// # Errors
    /// What bringing it can fail with; a file longer than `limit` bytes is refused.
    fn metadata(&self, file: MetadataFile<'_>, limit: u64) -> Result<Option<Vec<u8>>, RefreshError>;

    /// What to call the place when telling a person.
    fn describe(&self) -> String;
}

/// A metadata file by its role. A version is given where it is part of the file's name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MetadataFile<'a> {
    /// A version of the root.
    Root(u64),
    /// The timestamp.
    Timestamp,
    /// The snapshot.
    Snapshot(Option<u64>),
    /// The targets role or one that it delegates to.
    Targets {
        /// The role's name, which may be any text.
        role: &'a str,
        /// Its version.
        version: Option<u64>,
    },
}

impl MetadataFile<'_> {
    /// The file's name, with the role's name percent-encoded so that it is a single, safe part of an address.
    pub fn name(&self) -> String {
        let versioned = |version: &Option<u64>, name: &str| match version {
            Some(version) => format!("{version}.{name}.json"),
            None => format!("{name}.json"),
        };
        match self {
            Self::Root(version) => format!("{version}.root.json"),
            Self::Timestamp => TIMESTAMP.to_owned(),
            Self::Snapshot(version) => versioned(version, "snapshot"),
            Self::Targets { role, version } => versioned(version, &encoded(role)),
        }
    }
}

/// A file that some role signed for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// Its length.
    pub length: u64,
    /// Its hashes, in hexadecimal, by algorithm.
    pub(super) hashes: BTreeMap<String, String>,
    /// Whether its hash is part of its name.
    pub(super) consistent: bool,
}

impl Target {
    /// The names under which the target called `name` may lie: with the hash before the last part, where the repository
    /// has consistent snapshots.
    pub fn file_name(&self, name: &str) -> String {
        let hash = ["sha256", "sha512"].iter().find_map(|algorithm| self.hashes.get(*algorithm));
        match (self.consistent, hash, name.rsplit_once('/')) {
            (true, Some(hash), Some((folder, file))) => format!("{folder}/{hash}.{file}"),
            (true, Some(hash), None) => format!("{hash}.{name}"),
            _ => name.to_owned(),
        }
    }

    /// Whether `bytes` are the target: of its length, and right by every hash known here, of which there must be one.
    pub fn is(&self, bytes: &[u8]) -> bool {
        let known: Vec<bool> = self
            .hashes
            .iter()
            .filter_map(|(algorithm, hash)| match algorithm.as_str() {
                "sha256" => Some(hash.eq_ignore_ascii_case(&hex::encode(Sha256::digest(bytes)))),
                "sha512" => Some(hash.eq_ignore_ascii_case(&hex::encode(Sha512::digest(bytes)))),
                _ => None,
            })
            .collect();
        bytes.len() as u64 == self.length && !known.is_empty() && known.iter().all(|right| *right)
    }
}

/// What to call a file when telling of it.
pub(super) fn item(file: MetadataFile<'_>) -> String {
    format!("metadata/{}", file.name())
}

/// `role` with all but unreserved characters (RFC 3986, section 2.3) percent-encoded.
pub(super) fn encoded(role: &str) -> String {
    let mut out = String::with_capacity(role.len());
    for byte in role.bytes() {
        match byte {
            b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'_' | b'.' | b'~' => out.push(byte.into()),
            _ => out.push_str(&format!("%{byte:02X}")),
        }
    }
    out
}
