//! What a library has verified of a repository, as files that can be handed on.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::sync::{Mutex, PoisonError};

use domain::ShortName;
use jiff::Timestamp;

use crate::{
    Card, Carrier, CarrierError, Expired, InMemoryTrust, RefreshError, Refreshed, RepositoryPath, TrustError,
    TrustedMetadata, refresh, tuf, workflow,
};

/// The metadata and catalogues that a library can hand on, byte for byte as they were signed.
#[derive(Debug)]
pub struct Kept {
    /// What somebody who has only the card makes of them.
    pub refreshed: Refreshed,
    /// The files: every root from the card's on, the top level, and the role and catalogue of each collection that is
    /// in `refreshed`.
    pub files: BTreeMap<RepositoryPath, Vec<u8>>,
}

/// Finds in `trusted` what can be handed on.
///
/// It is found by a refresh that knows only `card` and to which the trusted files are brought: what it took is what it
/// verified, and nothing else is in the answer.
///
/// # Errors
/// As [`refresh()`]: nothing was verified yet, or what is stored is damaged.
pub fn kept(card: &Card, trusted: &(dyn TrustedMetadata + Sync), now: Timestamp) -> Result<Kept, RefreshError> {
    let carrier = Stored { card, trusted, taken: Mutex::default() };
    let refreshed = refresh(card, &carrier, &InMemoryTrust::new(), now, Expired::AcceptAsOf)?;
    let whole: BTreeSet<&ShortName> = refreshed.collections.iter().map(|found| &found.id.collection).collect();
    let mut files = carrier.taken.into_inner().unwrap_or_else(PoisonError::into_inner);
    files.retain(|path, _| match path {
        RepositoryPath::Collection { collection, .. } | RepositoryPath::Catalogue { collection, .. } => {
            whole.contains(collection)
        }
        _ => true,
    });
    files.insert(RepositoryPath::Root(card.root_version()), card.root().as_bytes().to_vec());
    Ok(Kept { refreshed, files })
}

/// The trusted files under the names that they have in a repository. Those that have a version are told from others by
/// whoever reads them: each is checked against what names it.
struct Stored<'a> {
    card: &'a Card,
    trusted: &'a (dyn TrustedMetadata + Sync),
    taken: Mutex<BTreeMap<RepositoryPath, Vec<u8>>>,
}

impl Stored<'_> {
    fn load(&self, path: &RepositoryPath) -> Result<Option<Vec<u8>>, TrustError> {
        let name = match path {
            RepositoryPath::Root(version) if *version <= self.card.root_version() => return Ok(None),
            RepositoryPath::Root(version) => tuf::root_name(*version),
            RepositoryPath::Timestamp => tuf::TIMESTAMP.to_owned(),
            RepositoryPath::Snapshot(_) => tuf::SNAPSHOT.to_owned(),
            RepositoryPath::Targets(_) => tuf::TARGETS.to_owned(),
            RepositoryPath::Collection { collection, .. } => tuf::delegated_name(collection.as_str()),
            RepositoryPath::Catalogue { collection, .. } => workflow::catalogue_name(collection),
            RepositoryPath::Blob(_) | RepositoryPath::Patch(_) | RepositoryPath::Card => return Ok(None),
        };
        // An empty file is none.
        Ok(self.trusted.load(&name)?.filter(|bytes| !bytes.is_empty()))
    }
}

impl Carrier for Stored<'_> {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        let unreadable =
            |error: TrustError| CarrierError::Unreachable { location: self.describe(), reason: error.to_string() };
        let Some(bytes) = self.load(path).map_err(unreadable)? else { return Ok(None) };
        if bytes.len() as u64 > limit {
            return Err(CarrierError::TooLong { location: self.describe(), path: path.clone(), limit });
        }
        self.taken.lock().unwrap_or_else(PoisonError::into_inner).insert(path.clone(), bytes.clone());
        Ok(Some(bytes))
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        Ok(self.read(path, u64::MAX)?.map(|bytes| Box::new(std::io::Cursor::new(bytes)) as Box<dyn Read + Send>))
    }

    fn describe(&self) -> String {
        "this library".to_owned()
    }
}
