//! What a library holds of a publisher's repository, as a repository that others can fill themselves from.
//!
//! Metadata, catalogues and shards are there byte for byte as they were signed. Files lie in the store as they are, and
//! so they are offered under their own hash (see [`domain::File::as_plain`]), not in the form the publisher packed them.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::File;
use std::io::{Cursor, Read, Seek, SeekFrom};

use domain::{BlobId, CollectionId, Publication, ShortName};
use jiff::Timestamp;
use repository::{
    Card, CardError, Carrier, CarrierError, InMemoryTrust, Kept, Opened, Part, RefreshError, RepositoryPath,
    TrustError, TrustedMetadata, VerifiedCollection, check_shard, kept,
};
use store::{Store, StoreError};

/// A carrier over a library's own store, as of the moment it was made.
///
/// It has what verifies from the publisher's card on and nothing else: the metadata that was trusted then, the
/// catalogues it names whose shards are all here, and of the blobs that those name the ones that are here.
#[derive(Clone)]
pub struct Own {
    store: Store,
    publisher: ShortName,
    card: Card,
    signed: Timestamp,
    files: BTreeMap<RepositoryPath, Vec<u8>>,
    collections: BTreeMap<CollectionId, BTreeMap<BlobId, Named>>,
    whole: bool,
}

/// A blob that a verified catalogue names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Named {
    bytes: u64,
    shard: bool,
}

/// Why a library has nothing to offer of a publisher.
#[derive(Debug, thiserror::Error)]
pub enum OwnError {
    /// The publisher is not known here.
    #[error("“{0}” is no publisher of this library; see: shelf source list")]
    Unknown(ShortName),
    /// The stored card is none.
    #[error(transparent)]
    Card(#[from] CardError),
    /// The store cannot be read.
    #[error(transparent)]
    Store(#[from] StoreError),
    /// What is trusted does not verify, or nothing was taken in yet.
    #[error("what is here of “{publisher}” does not verify: {reason}")]
    Unverified {
        /// The publisher.
        publisher: ShortName,
        /// Why.
        #[source]
        reason: Box<RefreshError>,
    },
    /// Nothing was taken in yet.
    #[error("nothing of “{0}” is here yet; sync first")]
    Nothing(ShortName),
}

impl Own {
    /// What `store` holds of `publisher`. `now` decides nothing: metadata that has expired is offered as it is.
    ///
    /// # Errors
    /// [`OwnError`].
    pub fn new(store: &Store, publisher: &ShortName, now: Timestamp) -> Result<Self, OwnError> {
        let (card, kept) = metadata(store, publisher, now)?;
        let mut collections = BTreeMap::new();
        let mut all_whole = kept.refreshed.refused.is_empty() && kept.refreshed.absent.is_empty();
        for verified in &kept.refreshed.collections {
            let mut blobs = BTreeMap::new();
            for shard in &verified.catalogue.shards {
                let Some(bytes) = store.shard(&verified.id, &shard.sha256)? else { break };
                // What is damaged here is as good as absent.
                let Ok(listed) = check_shard(&verified.id, shard, &bytes) else { break };
                let editions = listed.publications.iter().flat_map(|publication| &publication.editions);
                for file in editions.flat_map(|edition| edition.sections.iter().chain(&edition.files)) {
                    blobs.insert(file.sha256, Named { bytes: file.bytes, shard: false });
                }
                blobs.insert(shard.sha256, Named { bytes: shard.bytes, shard: true });
            }
            let whole = verified.catalogue.shards.iter().all(|shard| blobs.contains_key(&shard.sha256));
            all_whole &= whole;
            if whole {
                collections.insert(verified.id.clone(), blobs);
            }
        }
        let own = Self {
            store: store.clone(),
            publisher: publisher.clone(),
            card,
            signed: kept.refreshed.signed,
            files: kept.files,
            collections,
            whole: all_whole,
        };
        Ok(own.only(|_| true))
    }

    /// The same, without the collections that are not `chosen`.
    #[must_use]
    pub fn only(mut self, chosen: impl Fn(&ShortName) -> bool) -> Self {
        self.collections.retain(|id, _| chosen(&id.collection));
        let offered: BTreeSet<&ShortName> = self.collections.keys().map(|id| &id.collection).collect();
        self.files.retain(|path, _| match path {
            RepositoryPath::Collection { collection, .. } | RepositoryPath::Catalogue { collection, .. } => {
                offered.contains(collection)
            }
            _ => true,
        });
        self
    }

    /// Whether no collection had to be left out because a part of its catalogue is not here.
    pub fn is_whole(&self) -> bool {
        self.whole
    }

    /// The publisher.
    pub fn publisher(&self) -> &ShortName {
        &self.publisher
    }

    /// The publisher's card.
    pub fn card(&self) -> &Card {
        &self.card
    }

    /// When the publisher signed the newest metadata that is here.
    pub fn signed(&self) -> Timestamp {
        self.signed
    }

    /// The collections that are offered.
    pub fn collections(&self) -> impl Iterator<Item = &CollectionId> {
        self.collections.keys()
    }

    /// Metadata and catalogues, with their bytes.
    pub fn files(&self) -> impl Iterator<Item = (&RepositoryPath, &[u8])> {
        self.files.iter().map(|(path, bytes)| (path, bytes.as_slice()))
    }

    /// The blobs that the offered catalogues name, each with its size; not all of them need be here.
    pub fn blobs(&self) -> BTreeMap<BlobId, u64> {
        self.collections.values().flatten().map(|(id, named)| (*id, named.bytes)).collect()
    }

    /// As [`Own::blobs`], of one collection; nothing where it is not offered.
    pub fn blobs_of(&self, collection: &CollectionId) -> BTreeMap<BlobId, u64> {
        self.collections.get(collection).into_iter().flatten().map(|(id, named)| (*id, named.bytes)).collect()
    }

    /// The file at `path` and its length, where it is offered and here.
    ///
    /// # Errors
    /// [`CarrierError::Io`] when the store cannot be read.
    pub fn find(&self, path: &RepositoryPath) -> Result<Option<Found>, CarrierError> {
        if let Some(bytes) = self.files.get(path) {
            return Ok(Some(Found::Bytes(bytes.clone())));
        }
        let RepositoryPath::Blob(id) = path else { return Ok(None) };
        let named = self.collections.iter().find_map(|(collection, blobs)| Some((collection, blobs.get(id)?)));
        let Some((collection, named)) = named else { return Ok(None) };
        let failed = |error: StoreError| CarrierError::Io {
            location: self.describe(),
            path: path.clone(),
            source: std::io::Error::other(error.to_string()),
        };
        if named.shard {
            return Ok(self.store.shard(collection, id).map_err(failed)?.map(Found::Bytes));
        }
        match self.store.open_blob(id) {
            Ok(file) => Ok(Some(Found::File(file, named.bytes))),
            Err(StoreError::NotHere { .. }) => Ok(None),
            Err(error) => Err(failed(error)),
        }
    }
}

/// The publisher's card, and what of its metadata a newcomer who has only that would verify.
fn metadata(store: &Store, publisher: &ShortName, now: Timestamp) -> Result<(Card, Kept), OwnError> {
    let record = store.publisher(publisher)?.ok_or_else(|| OwnError::Unknown(publisher.clone()))?;
    let card = Card::parse(&record.card)?;
    let trusted = InMemoryTrust::new();
    let unverified =
        |reason: RefreshError| OwnError::Unverified { publisher: publisher.clone(), reason: Box::new(reason) };
    let stored = store.trusted_files(publisher)?;
    if stored.iter().all(|(name, _)| name != "timestamp.json") {
        return Err(OwnError::Nothing(publisher.clone()));
    }
    trusted.replace(&stored).map_err(|error: TrustError| unverified(error.into()))?;
    let kept = kept(&card, &trusted, now).map_err(unverified)?;
    Ok((card, kept))
}

/// What one collection's signed catalogue says, by the bytes of it that the library keeps.
#[derive(Debug)]
pub struct Listing {
    /// The collection, with its catalogue.
    pub verified: VerifiedCollection,
    /// The publications of the shards that are here.
    pub publications: Vec<Publication>,
    /// The shards that are here and are not what was signed.
    pub damaged: Vec<BlobId>,
}

/// What `store` holds of the signed catalogues of `publisher`, as far as it verifies from the card on. `now` decides nothing.
///
/// # Errors
/// [`OwnError`].
pub fn listings(store: &Store, publisher: &ShortName, now: Timestamp) -> Result<Vec<Listing>, OwnError> {
    let (_, kept) = metadata(store, publisher, now)?;
    let mut listings = Vec::new();
    for verified in kept.refreshed.collections {
        let (mut publications, mut damaged) = (Vec::new(), Vec::new());
        for shard in &verified.catalogue.shards {
            // One that is not here was not taken in yet.
            let Some(bytes) = store.shard(&verified.id, &shard.sha256)? else { continue };
            match check_shard(&verified.id, shard, &bytes) {
                Ok(listed) => publications.extend(listed.publications),
                Err(_) => damaged.push(shard.sha256),
            }
        }
        listings.push(Listing { verified, publications, damaged });
    }
    Ok(listings)
}

/// A file that is offered.
pub enum Found {
    /// One that is held whole.
    Bytes(Vec<u8>),
    /// One on the disk, and its signed length.
    File(File, u64),
}

impl Found {
    /// Its length in bytes.
    pub fn length(&self) -> u64 {
        match self {
            Self::Bytes(bytes) => bytes.len() as u64,
            Self::File(_, length) => *length,
        }
    }

    /// Its bytes from `start` on.
    ///
    /// # Errors
    /// What the disk fails with.
    pub fn from(self, start: u64) -> std::io::Result<Box<dyn Read + Send>> {
        Ok(match self {
            Self::Bytes(bytes) => {
                let mut cursor = Cursor::new(bytes);
                cursor.set_position(start);
                Box::new(cursor)
            }
            Self::File(mut file, _) => {
                file.seek(SeekFrom::Start(start))?;
                Box::new(file)
            }
        })
    }
}

impl Carrier for Own {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        let Some(found) = self.find(path)? else { return Ok(None) };
        if found.length() > limit {
            return Err(CarrierError::TooLong { location: self.describe(), path: path.clone(), limit });
        }
        let io = |source| CarrierError::Io { location: self.describe(), path: path.clone(), source };
        let mut bytes = Vec::new();
        found.from(0).and_then(|stream| stream.take(limit).read_to_end(&mut bytes)).map_err(io)?;
        Ok(Some(bytes))
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        Ok(self.open_at(path, &Part::whole(u64::MAX))?.map(|opened| opened.stream))
    }

    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        let Some(found) = self.find(path)? else { return Ok(None) };
        // A file of the right length is the same file unless it is damaged: blobs are named by their hash.
        let start = if found.length() == part.length { part.start.min(part.length) } else { 0 };
        let io = |source| CarrierError::Io { location: self.describe(), path: path.clone(), source };
        Ok(Some(Opened { stream: found.from(start).map_err(io)?, start, validator: None }))
    }

    fn describe(&self) -> String {
        format!("this library's own copy of {}", self.publisher)
    }
}
