//! Collections that an office signs with its own key, on a computer that the publisher never sees: what it is asked to
//! sign, and what it gives back.

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;

use data_encoding::BASE64;
use domain::{BlobId, CollectionId, Publication, ShortName};
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;
use sigstore_tuf::{Metadata, Targets};

use super::WriteError;
use crate::catalogue::{CATALOGUE_LIMIT, target_name};
use crate::format::{self, FORMAT, FormatError};
use crate::signed::{self, FORMAT_KEY};
use crate::{CatalogueIndex, Folder, Key, PublicKey, RepositoryPath, check_shard, read_shard};

/// The office of a collection, as the publisher knows it.
#[derive(Debug, Clone)]
pub struct OfficeSigner {
    /// Its public key.
    pub key: PublicKey,
    /// What it was asked to sign last, where it was asked: [`SigningRequest::to_bytes`].
    pub asked: Option<Vec<u8>>,
    /// What it gave back, to be taken in now.
    pub answer: Option<Vec<u8>>,
}

/// What an office is asked to sign: the metadata of its collection, and all that this stands for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SigningRequest {
    /// The collection.
    pub id: CollectionId,
    /// The id of the key that is to sign.
    pub key: String,
    /// The version of the collection's metadata.
    pub version: u64,
    /// Until when it will be good.
    pub expires: Timestamp,
    /// All publications that the collection will have.
    pub publications: Vec<Publication>,
    pub(super) index: CatalogueIndex,
    signed: Value,
    catalogue: Vec<u8>,
    shards: Vec<Vec<u8>>,
}

/// Why an office signs nothing.
#[derive(Debug, thiserror::Error)]
pub enum RequestError {
    /// Written by a newer version of the format.
    #[error("this request has format {0}, which is newer than this software; update Fieldshelf")]
    NewerFormat(u64),
    /// It is no request, or does not stand for what it shows.
    #[error("this is not a request to sign: {0}; ask the publisher for it again")]
    Malformed(String),
    /// It is for another key.
    #[error(
        "this request is for the key {wanted}, and the key given is {given}; use the office's key for {collection}"
    )]
    WrongKey {
        /// The collection.
        collection: String,
        /// The key that is to sign.
        wanted: String,
        /// The one given.
        given: String,
    },
}

#[derive(Serialize, Deserialize)]
struct Wire {
    format: u32,
    publisher: ShortName,
    collection: ShortName,
    key: String,
    signed: Value,
    catalogue: String,
    shards: Vec<String>,
}

impl SigningRequest {
    /// Reads a request, and checks that what is to be signed names exactly the publications that are shown.
    ///
    /// # Errors
    /// [`RequestError::NewerFormat`] and [`RequestError::Malformed`].
    pub fn parse(bytes: &[u8]) -> Result<Self, RequestError> {
        let malformed = |reason: &str| RequestError::Malformed(reason.to_owned());
        let wire: Wire = format::parse(bytes).map_err(|error| match error {
            FormatError::Newer(format) => RequestError::NewerFormat(format),
            FormatError::Malformed(reason) => RequestError::Malformed(reason),
        })?;
        let decoded = |text: &String| BASE64.decode(text.as_bytes()).map_err(|_| malformed("it is damaged"));
        let catalogue = decoded(&wire.catalogue)?;
        let shards = wire.shards.iter().map(decoded).collect::<Result<Vec<_>, _>>()?;
        Self::new(wire.publisher, wire.collection, wire.key, wire.signed, catalogue, shards)
    }

    pub(super) fn new(
        publisher: ShortName,
        collection: ShortName,
        key: String,
        signed: Value,
        catalogue: Vec<u8>,
        shards: Vec<Vec<u8>>,
    ) -> Result<Self, RequestError> {
        let malformed = |reason: &str| RequestError::Malformed(reason.to_owned());
        let targets: Targets =
            serde_json::from_value(signed.clone()).map_err(|error| RequestError::Malformed(error.to_string()))?;
        let sha256 = only_catalogue(&targets, &collection).map_err(malformed)?;
        if format::sha256(&catalogue) != sha256 {
            return Err(malformed("its catalogue is not the one that is to be signed"));
        }
        let wrong = |error: crate::CatalogueError| RequestError::Malformed(error.to_string());
        let index = CatalogueIndex::parse(&collection, &catalogue).map_err(wrong)?;
        let id = CollectionId { publisher, collection };
        if shards.len() != index.shards.len() {
            return Err(malformed("not every part of its catalogue is there"));
        }
        let mut publications = Vec::new();
        for (shard, bytes) in index.shards.iter().zip(&shards) {
            publications.extend(check_shard(&id, shard, bytes).map_err(wrong)?.publications);
        }
        let (version, expires) = (targets.version, targets.expires);
        Ok(Self { id, key, version, expires, publications, index, signed, catalogue, shards })
    }

    /// The request as it is written to a file: JSON; the same request gives the same bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        let wire = Wire {
            format: FORMAT,
            publisher: self.id.publisher.clone(),
            collection: self.id.collection.clone(),
            key: self.key.clone(),
            signed: self.signed.clone(),
            catalogue: BASE64.encode(&self.catalogue),
            shards: self.shards.iter().map(|shard| BASE64.encode(shard)).collect(),
        };
        // Names, numbers and text: there is nothing that could fail to serialise.
        serde_json::to_vec(&wire).expect("a request is serialisable")
    }

    /// Signs: the collection's metadata, for the publisher to take in.
    ///
    /// # Errors
    /// [`RequestError::WrongKey`].
    pub fn sign(&self, key: &Key) -> Result<Vec<u8>, RequestError> {
        if key.id() != self.key {
            let collection = self.id.collection.to_string();
            return Err(RequestError::WrongKey { collection, wanted: self.key.clone(), given: key.id() });
        }
        signed::seal(&self.signed, &[key]).map_err(RequestError::Malformed)
    }

    /// The files that the request stands for, to lie in the repository when the answer comes.
    pub(super) fn files(&self) -> Vec<(RepositoryPath, Vec<u8>)> {
        let sha256 = format::sha256(&self.catalogue);
        let catalogue = RepositoryPath::Catalogue { sha256, collection: self.id.collection.clone() };
        let shards = self.index.shards.iter().zip(&self.shards);
        let shards = shards.map(|(shard, bytes)| (RepositoryPath::Blob(shard.sha256), bytes.clone()));
        shards.chain([(catalogue, self.catalogue.clone())]).collect()
    }
}

/// The catalogue that a collection's metadata names, which is all that it may say.
fn only_catalogue(targets: &Targets, collection: &ShortName) -> Result<BlobId, &'static str> {
    if targets.type_ != "targets" || targets.delegations.is_some() || targets.targets.len() != 1 {
        return Err("it says more than which catalogue the collection has");
    }
    if targets.extra.get(FORMAT_KEY).and_then(Value::as_u64) != Some(u64::from(FORMAT)) {
        return Err("it has another format");
    }
    let file = targets.target(&target_name(collection)).ok_or("it is for another collection")?;
    if file.length > CATALOGUE_LIMIT {
        return Err("its catalogue is too long");
    }
    file.hashes.get("sha256").and_then(|hash| hash.parse().ok()).ok_or("it names its catalogue without a SHA-256")
}

/// What an office gave back, checked.
pub(super) struct Answer {
    pub(super) version: u64,
    pub(super) catalogue: (RepositoryPath, Vec<u8>),
}

impl Answer {
    /// Checks that `bytes` are signed by `key`, are newer than version `floor`, and name nothing that is not in the
    /// repository in the folder `out`.
    pub(super) fn check(
        out: &Path,
        id: &CollectionId,
        key: &PublicKey,
        floor: u64,
        now: Timestamp,
        bytes: &[u8],
    ) -> Result<Self, WriteError> {
        let refused = |reason: String| WriteError::Answer { collection: id.collection.to_string(), reason };
        let metadata = Metadata::<Targets>::from_slice(bytes).map_err(|error| refused(error.to_string()))?;
        let covered = metadata.signed_canonical();
        if !metadata.signatures().iter().any(|one| one.keyid == key.id() && key.verifies(covered, &one.sig)) {
            return Err(refused(format!("it is not signed by the office's key {}", key.id())));
        }
        let targets = metadata.signed();
        if targets.version <= floor {
            return Err(refused(format!("its version {} is not above {floor}, which readers have", targets.version)));
        }
        if targets.expires <= now {
            return Err(refused(format!("it expired on {}", targets.expires)));
        }
        let sha256 = only_catalogue(targets, &id.collection).map_err(|reason| refused(reason.to_owned()))?;
        let path = RepositoryPath::Catalogue { sha256, collection: id.collection.clone() };
        let gone = |what: &dyn std::fmt::Display| refused(format!("{what} is not in the repository any more"));
        let catalogue = std::fs::read(path.under(out)).map_err(|_| gone(&path))?;
        if format::sha256(&catalogue) != sha256 {
            return Err(refused(format!("{path} is damaged")));
        }
        let index = CatalogueIndex::parse(&id.collection, &catalogue).map_err(|error| refused(error.to_string()))?;
        let folder = Folder::new(out);
        for shard in &index.shards {
            let (shard, _) = read_shard(&folder, id, shard).map_err(|error| refused(error.to_string()))?;
            for file in files(&shard.publications) {
                let blob = RepositoryPath::Blob(file.0);
                if !std::fs::metadata(blob.under(out)).is_ok_and(|there| there.len() == file.1) {
                    return Err(gone(&blob));
                }
            }
        }
        Ok(Self { version: targets.version, catalogue: (path, catalogue) })
    }
}

/// The blobs that `publications` name, with their sizes.
fn files(publications: &[Publication]) -> BTreeSet<(BlobId, u64)> {
    let editions = publications.iter().flat_map(|publication| &publication.editions);
    let files = editions.flat_map(|edition| edition.sections.iter().chain(&edition.files));
    files.map(|file| (file.transport.sha256, file.transport.bytes)).collect()
}

/// Offices by their collections.
pub type Offices = BTreeMap<ShortName, OfficeSigner>;
