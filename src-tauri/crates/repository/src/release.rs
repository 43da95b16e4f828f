//! What a publisher puts out: the collections, their publications, and the blobs they name.

use std::collections::BTreeMap;
use std::path::PathBuf;

use domain::{BlobId, Language, Publication, ShortName, Term};

use crate::Card;

/// Everything a repository is to hold after it is written.
#[derive(Debug, Clone)]
pub struct Release {
    /// The publisher's card, with the first root.
    pub card: Card,
    /// Roots that followed the card's, oldest first, as [`next_root`](crate::next_root) made them.
    pub later_roots: Vec<String>,
    /// The collections, with all their publications.
    pub collections: Vec<CollectionRelease>,
    /// The blobs that the publications name. Those that already lie in the repository need not be given again.
    pub blobs: Vec<ReleaseBlob>,
    /// How long the signatures are good.
    pub expiry: Expiry,
}

/// One collection of a release.
#[derive(Debug, Clone)]
pub struct CollectionRelease {
    /// Its short name, which is also its role's.
    pub collection: ShortName,
    /// Its title by language.
    pub titles: BTreeMap<Language, String>,
    /// The colour of its covers: teal, brick, ochre, moss, plum or slate.
    pub cover: String,
    /// Terms that mean the same, for searching.
    pub glossary: Vec<Term>,
    /// All its publications; their order does not matter.
    pub publications: Vec<Publication>,
}

/// A blob of a release.
#[derive(Debug, Clone)]
pub struct ReleaseBlob {
    /// Its name: the SHA-256 of its bytes, checked while it is written.
    pub id: BlobId,
    /// Where its bytes are.
    pub content: BlobContent,
}

/// Where the bytes of a blob are.
#[derive(Debug, Clone)]
pub enum BlobContent {
    /// Here.
    Bytes(Vec<u8>),
    /// In a file, such as one of the publisher's cache.
    File(PathBuf),
}

impl From<crate::Encoded> for ReleaseBlob {
    fn from(encoded: crate::Encoded) -> Self {
        Self { id: encoded.file.transport.sha256, content: BlobContent::Bytes(encoded.blob) }
    }
}

/// For how many days each role's signature is good.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Expiry {
    /// The root.
    pub root: i64,
    /// Targets: which collections there are and who signs them.
    pub targets: i64,
    /// Each collection.
    pub collections: i64,
    /// The snapshot.
    pub snapshot: i64,
    /// The timestamp: how long a reader takes the newest news to be new.
    pub timestamp: i64,
}

impl Default for Expiry {
    /// A year for what changes seldom, thirty days for what says that nothing newer is known.
    fn default() -> Self {
        Self { root: 365, targets: 365, collections: 365, snapshot: 30, timestamp: 30 }
    }
}
