//! Shards: up to a hundred publications of a collection, in a blob.
//!
//! Which publication lies in which shard follows from the ids alone, so adding, changing or removing one publication
//! changes the shard it lies in and seldom another.

use std::collections::BTreeSet;

use domain::publication::Encoding;
use domain::{BlobId, CollectionId, Kind, Publication, printable};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::catalogue::CatalogueError;
use crate::format::{self, FORMAT};
use crate::{Carrier, RepositoryPath, ShardRef};

/// The most publications in a shard.
pub const SHARD_PUBLICATIONS: u32 = 100;

/// The most bytes a shard may have as it travels: a hundred publications in fifty languages are some 3 MiB, packed.
pub const SHARD_LIMIT: u64 = 8 << 20;

/// The most bytes a shard may unpack to.
const UNPACKED_LIMIT: u64 = 64 << 20;

/// The most patches to one file.
const PATCHES: usize = 8;

/// One publication in so many ends its shard, by the hash of its id: the mean size of a shard.
const MEAN_PUBLICATIONS: u32 = 32;

/// Some publications of one collection, in order of their ids.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shard {
    /// The format's major version, 1.
    pub format: u32,
    /// The publications.
    pub publications: Vec<Publication>,
}

impl Shard {
    /// Reads a shard of `collection` from `bytes` as they travel: one zstd frame. The caller has checked their hash.
    ///
    /// # Errors
    /// [`CatalogueError::NewerFormat`] and [`CatalogueError::Malformed`], naming the shard `item`; never panics, whatever
    /// the bytes.
    pub fn parse(collection: &CollectionId, item: &str, bytes: &[u8]) -> Result<Self, CatalogueError> {
        let malformed = |reason: String| CatalogueError::Malformed { item: item.to_owned(), reason };
        let json = format::decompress(bytes, UNPACKED_LIMIT).map_err(malformed)?;
        let mut shard: Self = format::parse(&json).map_err(|error| CatalogueError::of(item, error))?;
        shard.publications.iter_mut().for_each(make_printable);
        if shard.publications.len() > SHARD_PUBLICATIONS as usize {
            return Err(malformed(format!("it lists more than {SHARD_PUBLICATIONS} publications")));
        }
        let mut ids = BTreeSet::new();
        for publication in &shard.publications {
            check(collection, publication).map_err(malformed)?;
            if !ids.insert(&publication.id) {
                return Err(malformed(format!("it lists {} twice", publication.id)));
            }
        }
        Ok(shard)
    }

    /// The shard as it travels; the same shard gives the same bytes.
    ///
    /// # Errors
    /// [`CatalogueError::Malformed`] when it is larger than [`SHARD_LIMIT`].
    pub fn to_bytes(&self) -> Result<Vec<u8>, CatalogueError> {
        let item = self.publications.first().map(|first| format!("the shard that begins with {}", first.id));
        let item = item.unwrap_or_else(|| "an empty shard".to_owned());
        let malformed = |reason: String| CatalogueError::Malformed { item: item.clone(), reason };
        let json =
            serde_json::to_vec(&Self { format: FORMAT, ..self.clone() }).map_err(|e| malformed(e.to_string()))?;
        let bytes = format::compress(&json).map_err(|e| malformed(e.to_string()))?;
        if bytes.len() as u64 > SHARD_LIMIT || json.len() as u64 > UNPACKED_LIMIT {
            return Err(malformed(format!("it is larger than {SHARD_LIMIT} bytes; shorten the summaries")));
        }
        Ok(bytes)
    }
}

/// Brings and checks one shard of a verified catalogue; gives it with its bytes.
///
/// The length is bounded before anything is read, and the hash is checked before anything is unpacked or parsed.
///
/// # Errors
/// [`CatalogueError`]: the blob is missing or wrong at this source, or the publisher signed something that breaks the
/// format, such as a publication of another collection.
pub fn read_shard(
    carrier: &dyn Carrier,
    collection: &CollectionId,
    shard: &ShardRef,
) -> Result<(Shard, Vec<u8>), CatalogueError> {
    let path = RepositoryPath::Blob(shard.sha256);
    let item = path.to_string();
    let limit = shard.bytes.min(SHARD_LIMIT);
    let bytes = match carrier.read(&path, limit) {
        Ok(Some(bytes)) => bytes,
        Ok(None) => return Err(CatalogueError::Missing { item }),
        Err(crate::CarrierError::TooLong { .. }) => return Err(CatalogueError::Wrong { item }),
        Err(error) => return Err(error.into()),
    };
    let parsed = check_shard(collection, shard, &bytes)?;
    Ok((parsed, bytes))
}

/// Checks that `bytes` are the shard that a verified catalogue names, and reads it.
///
/// # Errors
/// As [`read_shard`].
pub fn check_shard(collection: &CollectionId, shard: &ShardRef, bytes: &[u8]) -> Result<Shard, CatalogueError> {
    let item = RepositoryPath::Blob(shard.sha256).to_string();
    if bytes.len() as u64 != shard.bytes || format::sha256(bytes) != shard.sha256 {
        return Err(CatalogueError::Wrong { item });
    }
    let parsed = Shard::parse(collection, &item, bytes)?;
    if parsed.publications.len() != shard.publications as usize {
        let reason =
            format!("it lists {} publications, the catalogue says {}", parsed.publications.len(), shard.publications);
        return Err(CatalogueError::Malformed { item, reason });
    }
    Ok(parsed)
}

/// Divides `publications` into shards. The order given does not matter; within and between shards they come in the
/// order of their ids.
pub fn divide(mut publications: Vec<Publication>) -> Vec<Shard> {
    publications.sort_by(|a, b| a.id.cmp(&b.id));
    let mut shards = Vec::new();
    let mut current = Vec::new();
    for publication in publications {
        let last = ends_shard(&publication);
        current.push(publication);
        if last || current.len() == SHARD_PUBLICATIONS as usize {
            shards.push(Shard { format: FORMAT, publications: std::mem::take(&mut current) });
        }
    }
    if !current.is_empty() {
        shards.push(Shard { format: FORMAT, publications: current });
    }
    shards
}

/// Whether a shard ends after this publication: decided by the hash of its own name, so that neighbours do not matter.
fn ends_shard(publication: &Publication) -> bool {
    let hash = Sha256::digest(publication.id.publication.as_str());
    u32::from_be_bytes([hash[0], hash[1], hash[2], hash[3]]) % MEAN_PUBLICATIONS == 0
}

/// Takes what steers a terminal out of what people are shown of a publication.
fn make_printable(publication: &mut Publication) {
    let plain = |text: &mut String, lines: bool| {
        if text.contains(char::is_control) {
            *text = printable(text, lines).into_owned();
        }
    };
    publication.links.iter_mut().flat_map(|link| link.titles.values_mut()).for_each(|title| plain(title, false));
    for edition in &mut publication.editions {
        plain(&mut edition.title, false);
        plain(&mut edition.summary, true);
        plain(&mut edition.audience, true);
    }
}

/// What a type cannot say about a publication of `collection`.
pub(crate) fn check(collection: &CollectionId, publication: &Publication) -> Result<(), String> {
    let id = &publication.id;
    if &publication.id.collection != collection {
        return Err(format!("it lists {id}, which is not of {}", collection));
    }
    if (publication.kind == Kind::Notice) != publication.notice.is_some() {
        return Err(format!("{id} is a {} with the wrong fields", publication.kind));
    }
    if let Some(link) =
        publication.links.iter().find(|l| !l.url.starts_with("https://") && !l.url.starts_with("mailto:"))
    {
        return Err(format!("{id} links to “{}”, which is neither https: nor mailto:", link.url));
    }
    let mut languages = BTreeSet::new();
    for edition in &publication.editions {
        let language = edition.language.as_str();
        if !languages.insert(&edition.language) {
            return Err(format!("{id} has two editions in {language}"));
        }
        if edition.revision == 0 {
            return Err(format!("{id}@{language} has revision 0"));
        }
        for file in edition.sections.iter().chain(&edition.files) {
            if !is_plain_name(&file.name) {
                return Err(format!("{id}@{language} has a file called “{}”", file.name));
            }
            if !is_media_type(&file.media_type) {
                let (name, media_type) = (&file.name, &file.media_type);
                return Err(format!("{id}@{language}: {name} has the media type “{media_type}”, which is none"));
            }
            let same = file.transport.sha256 == file.sha256 && file.transport.bytes == file.bytes;
            if file.transport.encoding == Encoding::Plain && !same {
                return Err(format!("{id}@{language}: {} travels plain under another hash or size", file.name));
            }
            let patches = &file.transport.patches;
            let from: BTreeSet<&BlobId> = patches.iter().map(|patch| &patch.from).collect();
            if patches.len() > PATCHES || from.len() < patches.len() || from.contains(&file.sha256) {
                return Err(format!("{id}@{language}: {} has too many patches, or one twice", file.name));
            }
            if patches.iter().any(|patch| patch.bytes >= file.transport.bytes) {
                return Err(format!("{id}@{language}: {} has a patch larger than itself", file.name));
            }
        }
    }
    Ok(())
}

/// Whether a text is a media type: `type/subtype`, each a restricted name of RFC 6838, section 4.2. Parameters are not
/// needed and so not allowed.
fn is_media_type(text: &str) -> bool {
    let restricted = |name: &str| {
        (1..=127).contains(&name.len())
            && name.starts_with(|c: char| c.is_ascii_alphanumeric())
            && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"!#$&-^_.+".contains(&byte))
    };
    text.split_once('/').is_some_and(|(kind, subtype)| restricted(kind) && restricted(subtype))
}

/// Whether a file's name is a relative path of ordinary parts: no `..`, no root, no drive, no control character.
fn is_plain_name(name: &str) -> bool {
    let part = |part: &str| !part.is_empty() && part != "." && part != ".." && !part.contains(['\\', ':']);
    name.len() <= 255 && !name.chars().any(char::is_control) && name.split('/').all(part)
}

#[cfg(test)]
mod tests {
    use super::is_media_type;

    #[test]
    fn a_media_type_is_two_restricted_names() {
        for (text, expected) in [
            ("application/pdf", true),
            ("image/svg+xml", true),
            ("application/vnd.openxmlformats-officedocument.wordprocessingml.document", true),
            ("application/x-1!#$&-^_.+", true),
            ("", false),
            ("pdf", false),
            ("/", false),
            ("application/", false),
            ("/pdf", false),
            ("text/html; charset=utf-8", false),
            ("text/html\r\nx: y", false),
            ("text/ html", false),
            ("text/html/x", false),
            ("text/.html", false),
            ("text/héml", false),
            ("text/\u{0}", false),
        ] {
            assert_eq!(is_media_type(text), expected, "{text:?}");
        }
        assert!(is_media_type(&format!("a/{}", "b".repeat(127))));
        assert!(!is_media_type(&format!("a/{}", "b".repeat(128))));
    }
}
