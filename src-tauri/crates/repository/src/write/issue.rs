//! Metadata of a role: what lies there where that still says the same and is good for long enough, else the next version.

use std::collections::BTreeMap;

use domain::BlobId;
use jiff::Timestamp;

use super::WriteError;
use super::existing::Issued;
use crate::signed::{self, Body, MetaFile, Signed};
use crate::{Key, format};

/// The moment `count` days after `now`.
pub(super) fn days(now: Timestamp, count: i64) -> Timestamp {
    domain::time::days_after(whole_second(now), count)
}

/// TUF knows no fractions of seconds.
pub(super) fn whole_second(at: Timestamp) -> Timestamp {
    // Every second of a timestamp is a second a timestamp can have.
    Timestamp::from_second(at.as_second()).unwrap_or(at)
}

/// Metadata of a role, old or new.
pub(super) struct New {
    pub(super) version: u64,
    pub(super) bytes: Vec<u8>,
    pub(super) new: bool,
}

/// When a role is signed, and for how long.
pub(super) struct Terms {
    /// The version that readers may have seen.
    pub(super) floor: u64,
    /// For how many days a signature is good.
    pub(super) days: i64,
    /// How many days one must have left not to be made anew.
    pub(super) left: i64,
    pub(super) now: Timestamp,
}

impl Issued {
    /// Whether it says `signed` but for version and date, is signed by the key with the id `key` alone, and has enough
    /// days left.
    pub(super) fn still_good<T: Body>(&self, signed: &Signed<T>, key: &str, terms: &Terms) -> Result<bool, String> {
        let same = signed::canonical(&signed.dated(self.version, self.expires))? == self.canonical;
        Ok(same && self.signers == [key] && self.expires >= days(terms.now, terms.left))
    }
}

/// What lies there, if it says `body`, is signed by `key` and enough days are left; else the next version.
pub(super) fn issue<T: Body>(
    role: &str,
    before: Option<&Issued>,
    terms: &Terms,
    key: &Key,
    body: T,
) -> Result<New, WriteError> {
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

/// How the snapshot and the timestamp list it.
pub(super) fn meta(issued: &New) -> MetaFile {
    MetaFile {
        hashes: Some(hashes(format::sha256(&issued.bytes))),
        length: Some(issued.bytes.len() as u64),
        version: issued.version,
    }
}

pub(super) fn hashes(sha256: BlobId) -> BTreeMap<String, String> {
    BTreeMap::from([("sha256".to_owned(), sha256.to_string())])
}
