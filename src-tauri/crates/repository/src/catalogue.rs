//! A collection's catalogue: a small index of content-addressed shards, so that a correction costs one shard.
//!
//! Only the index is a TUF target; shards are blobs that the index names by hash and length.

use std::collections::{BTreeMap, BTreeSet};

use domain::glossary::GLOSSARY_TERMS;
use domain::{BlobId, Language, ShortName, Term, printable};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};

use crate::format::{self, FORMAT, FormatError};
use crate::shard::{SHARD_LIMIT, SHARD_PUBLICATIONS};

/// The most bytes a catalogue may have as it travels: at about 120 bytes a shard, packed, this is two million publications.
pub const CATALOGUE_LIMIT: u64 = 4 << 20;

/// The most bytes a catalogue may unpack to.
const UNPACKED_LIMIT: u64 = 32 << 20;

/// The index of a collection.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct CatalogueIndex {
    /// The format's major version, 1.
    pub format: u32,
    /// The collection's short name, the same as the role that signs it.
    pub collection: ShortName,
    /// Its title by language.
    pub titles: BTreeMap<Language, String>,
    /// The colour of its covers: teal, brick, ochre, moss, plum or slate.
    pub cover: String,
    /// When what it lists last changed.
    pub published: Timestamp,
    /// Terms that mean the same, for searching.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub glossary: Vec<Term>,
    /// The shards, in order of the ids in them.
    pub shards: Vec<ShardRef>,
}

/// A shard of a catalogue, by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShardRef {
    /// SHA-256 of the blob, which is the shard's JSON in one zstd frame.
    pub sha256: BlobId,
    /// Size of the blob in bytes.
    pub bytes: u64,
    /// How many publications it lists.
    pub publications: u32,
}

/// Why a catalogue or a shard is not taken.
#[derive(Debug, thiserror::Error)]
pub enum CatalogueError {
    /// A carrier failed.
    #[error(transparent)]
    Carrier(#[from] crate::CarrierError),
    /// The source has no such blob.
    #[error("{item} is missing at this source; the copy is not whole: copy it again, or use another source")]
    Missing {
        /// The file.
        item: String,
    },
    /// The bytes are not those the signed catalogue names.
    #[error("{item} is not what the publisher signed; the copy is damaged: use another source")]
    Wrong {
        /// The file.
        item: String,
    },
    /// Written by a newer version of the format.
    #[error("{item} has format {format}, which is newer than this software; update Fieldshelf")]
    NewerFormat {
        /// The file.
        item: String,
        /// Its format.
        format: u64,
    },
    /// What the publisher signed breaks the format.
    #[error("{item} breaks the format: {reason}; tell the publisher")]
    Malformed {
        /// The file.
        item: String,
        /// What is wrong.
        reason: String,
    },
}

impl CatalogueError {
    pub(crate) fn of(item: &str, error: FormatError) -> Self {
        let item = item.to_owned();
        match error {
            FormatError::Newer(format) => Self::NewerFormat { item, format },
            FormatError::Malformed(reason) => Self::Malformed { item, reason },
        }
    }
}

impl CatalogueIndex {
    /// Reads the catalogue of `collection` from `bytes` as they travel: one zstd frame. The caller has checked their hash.
    ///
    /// # Errors
    /// [`CatalogueError::NewerFormat`] and [`CatalogueError::Malformed`]; never panics, whatever the bytes.
    pub fn parse(collection: &ShortName, bytes: &[u8]) -> Result<Self, CatalogueError> {
        let item = target_name(collection);
        let malformed = |reason: String| CatalogueError::Malformed { item: item.clone(), reason };
        let json = format::decompress(bytes, UNPACKED_LIMIT).map_err(malformed)?;
        let mut index: Self = format::parse(&json).map_err(|error| CatalogueError::of(&item, error))?;
        index.titles.values_mut().for_each(|title| *title = printable(title, false).into_owned());
        if &index.collection != collection {
            return Err(malformed(format!("it is the catalogue of “{}”", index.collection.as_str())));
        }
        if let Some(shard) = index.shards.iter().find(|shard| shard.bytes > SHARD_LIMIT) {
            return Err(malformed(format!(
                "shard {} has {} bytes, more than {SHARD_LIMIT}",
                shard.sha256, shard.bytes
            )));
        }
        if index.shards.iter().any(|shard| shard.publications == 0 || shard.publications > SHARD_PUBLICATIONS) {
            return Err(malformed(format!("a shard lists none, or more than {SHARD_PUBLICATIONS} publications")));
        }
        if index.glossary.len() > GLOSSARY_TERMS {
            return Err(malformed(format!("its glossary has more than {GLOSSARY_TERMS} terms")));
        }
        if let Some(error) = index.glossary.iter().find_map(|term| term.check().err()) {
            return Err(malformed(format!("its glossary: {error}")));
        }
        let mut seen = BTreeSet::new();
        if let Some(twice) = index.shards.iter().find(|shard| !seen.insert(shard.sha256)) {
            return Err(malformed(format!("shard {} is named twice", twice.sha256)));
        }
        Ok(index)
    }

    /// The catalogue as it travels; the same index gives the same bytes.
    ///
    /// # Errors
    /// [`CatalogueError::Malformed`] when it is larger than [`CATALOGUE_LIMIT`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, CatalogueError> {
        let item = target_name(&self.collection);
        let malformed = |reason: String| CatalogueError::Malformed { item: item.clone(), reason };
        let json =
            serde_json::to_vec(&Self { format: FORMAT, ..self.clone() }).map_err(|e| malformed(e.to_string()))?;
        let bytes = format::compress(&json).map_err(|e| malformed(e.to_string()))?;
        if bytes.len() as u64 > CATALOGUE_LIMIT || json.len() as u64 > UNPACKED_LIMIT {
            return Err(malformed(format!("it is larger than {CATALOGUE_LIMIT} bytes; split the collection")));
        }
        Ok(bytes)
    }

    /// How many publications it lists.
    pub fn publications(&self) -> u64 {
        self.shards.iter().map(|shard| u64::from(shard.publications)).sum()
    }
}

/// The TUF target path of the catalogue of `collection`.
pub(crate) fn target_name(collection: &ShortName) -> String {
    format!("{}.json.zst", collection.as_str())
}
