//! A publisher's card: who signs, and the first root to check everything else against.
//!
//! A card is trusted because a person compared its fingerprint, or because the app brought it; nothing here decides that.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::Path;

use domain::{BlobId, Language, ShortName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use sigstore_tuf::{Metadata, Root, TrustedMetadataSet};

use crate::format::{self, FORMAT, FormatError};

/// The most bytes a card may have: a root of at most 512,000 bytes, names in every language and addresses.
pub const CARD_LIMIT: usize = 1 << 20;

/// The contents of a `.fieldshelf-card` file.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Card {
    /// The short name that begins the ids of everything this publisher publishes.
    pub publisher: ShortName,
    /// The full name.
    pub name: String,
    /// The full name in other languages.
    pub names: BTreeMap<Language, String>,
    /// Where the repository can be had: `https:` addresses.
    pub addresses: Vec<String>,
    root: String,
    root_version: u64,
    root_expires: Timestamp,
    fingerprint: BlobId,
}

/// Why a card is not taken.
#[derive(Debug, thiserror::Error)]
pub enum CardError {
    /// Written by a newer version of the format.
    #[error("this card has format {0}, which is newer than this software; update Fieldshelf")]
    NewerFormat(u64),
    /// Longer than [`CARD_LIMIT`].
    #[error("this file is too long to be a card; ask the publisher for it again")]
    TooLong,
    /// It is not a card.
    #[error("this is not a card: {0}; ask the publisher for it again")]
    Malformed(String),
    /// The root metadata in it does not verify.
    #[error("the card's root metadata is not valid: {0}; ask the publisher for the card again")]
    Root(String),
}

/// Why a file gives no card.
#[derive(Debug, thiserror::Error)]
pub enum CardFileError {
    /// It cannot be read.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// What is in it is not taken.
    #[error(transparent)]
    Card(#[from] CardError),
}

#[derive(Serialize, Deserialize)]
struct Wire {
    format: u32,
    publisher: ShortName,
    name: String,
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    names: BTreeMap<Language, String>,
    #[serde(default)]
    addresses: Vec<String>,
    root: Box<RawValue>,
}

/// Whether a character ends the line or turns the writing around: controls, separators of lines, embeddings and overrides
/// of the writing direction (UAX #9).
fn steers(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}') || domain::printable::turns(letter)
}

impl Card {
    /// A card over the signed `root` metadata (its exact text).
    ///
    /// # Errors
    /// [`CardError::Root`] when the root is not signed by its own keys, [`CardError::Malformed`] when an address is not
    /// `https:`.
    pub fn new(
        publisher: ShortName,
        name: String,
        names: BTreeMap<Language, String>,
        addresses: Vec<String>,
        root: String,
    ) -> Result<Self, CardError> {
        let refused = |error: sigstore_tuf::Error| CardError::Root(error.to_string());
        let metadata = Metadata::<Root>::from_slice(root.as_bytes()).map_err(refused)?;
        TrustedMetadataSet::from_root(root.as_bytes()).map_err(refused)?;
        if let Some(address) = addresses.iter().find(|address| !address.starts_with("https://")) {
            return Err(CardError::Malformed(format!("“{address}” is not an https: address")));
        }
        if name.trim().is_empty() {
            return Err(CardError::Malformed("it has no name".to_owned()));
        }
        // It stands beside the fingerprint that a person compares, on a terminal too, and must not pass for a part of that.
        if std::iter::once(&name).chain(names.values()).any(|name| name.contains(steers)) {
            return Err(CardError::Malformed("its name holds characters that no name has".to_owned()));
        }
        let fingerprint = format::sha256(metadata.signed_canonical());
        let root_version = metadata.signed().version;
        let root_expires = metadata.signed().expires;
        Ok(Self { publisher, name, names, addresses, root, root_version, root_expires, fingerprint })
    }

    /// Reads a card.
    ///
    /// # Errors
    /// See [`CardError`]; nothing of a card that is not valid is returned.
    pub fn parse(bytes: &[u8]) -> Result<Self, CardError> {
        if bytes.len() > CARD_LIMIT {
            return Err(CardError::TooLong);
        }
        let wire: Wire = format::parse(bytes).map_err(|error| match error {
            FormatError::Newer(format) => CardError::NewerFormat(format),
            FormatError::Malformed(reason) => CardError::Malformed(reason),
        })?;
        Self::new(wire.publisher, wire.name, wire.names, wire.addresses, wire.root.get().to_owned())
    }

    /// Reads the card in the file `path`, which anybody may have put there.
    ///
    /// # Errors
    /// What the system says, and [`CardError`].
    pub fn read(path: &Path) -> Result<Self, CardFileError> {
        // A pipe or a device would be waited for without end.
        if !std::fs::metadata(path)?.is_file() {
            return Err(CardError::Malformed("it is no file".to_owned()).into());
        }
        let mut bytes = Vec::new();
        File::open(path)?.take(CARD_LIMIT as u64 + 1).read_to_end(&mut bytes)?;
        Ok(Self::parse(&bytes)?)
    }

    /// The card as it is written to a file: JSON, ending with a line feed; the same card gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let wire = Wire {
            format: FORMAT,
            publisher: self.publisher.clone(),
            name: self.name.clone(),
            names: self.names.clone(),
            addresses: self.addresses.clone(),
            // The root was parsed as JSON when the card was made.
            root: RawValue::from_string(self.root.clone()).expect("a card's root is JSON"),
        };
        // Names are strings and the root is JSON: there is nothing that could fail to serialise.
        let mut bytes = serde_json::to_vec_pretty(&wire).expect("a card is serialisable");
        bytes.push(b'\n');
        bytes
    }

    /// The first root metadata, exactly as signed.
    pub fn root(&self) -> &str {
        &self.root
    }

    /// The version of that root, normally 1.
    pub fn root_version(&self) -> u64 {
        self.root_version
    }

    /// Until when that root is good.
    pub fn root_expires(&self) -> Timestamp {
        self.root_expires
    }

    /// What people compare: SHA-256 of the root's signed part in TUF's canonical form.
    pub fn fingerprint(&self) -> BlobId {
        self.fingerprint
    }
}
