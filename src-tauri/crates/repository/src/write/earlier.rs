//! Patches to new revisions, made from what the folder still holds of the last ones.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Read;
use std::path::Path;

use domain::publication::Patch;
use domain::{BlobId, CollectionId, File, Language, Publication, PublicationId};
use serde::Deserialize;

use super::WriteError;
use super::existing::{Existing, Issued};
use crate::catalogue::{CATALOGUE_LIMIT, target_name};
use crate::release::{BlobContent, CollectionRelease, Release, ReleaseBlob};
use crate::{Carrier, CatalogueIndex, Folder, RepositoryPath, ShardRef, blob, format, patch, read_shard};

/// From how many of the last revisions of a file there are patches.
const REVISIONS: usize = 3;

/// How many versions of a collection are looked at to find them; each costs a small file, and the shards it changed.
const VERSIONS: u64 = 50;

/// A patch is kept where it has less than so many hundredths of the file's own bytes …
const OF_FILE_PER_CENT: u64 = 60;

/// … and less than so many hundredths of the bytes that the whole takes on the way: it costs the reader's computer more.
const OF_WHOLE_PER_CENT: u64 = 95;

/// What a patch must save at least, in bytes: naming it in the catalogue takes some 120.
const SAVED_BYTES: u64 = 1024;

/// How many bytes of patches one release makes at most: they are held in memory until everything is checked.
const BUDGET: u64 = 256 << 20;

/// The most metadata of a collection that is read.
const METADATA_LIMIT: u64 = 1 << 20;

/// Patches to the files of a release.
#[derive(Default)]
pub(super) struct Patches {
    /// By the file they lead to, newest first.
    pub(super) listed: BTreeMap<BlobId, Vec<Patch>>,
    /// The new ones.
    pub(super) files: Vec<(RepositoryPath, Vec<u8>)>,
    bytes: u64,
}

/// What stays the same from one revision of a file to the next.
type Place = (PublicationId, Language, String);

impl Patches {
    /// Those of `release`: the ones that `existing` lists for files that did not change, and new ones for those that did.
    ///
    /// Earlier files that cannot be read any more are passed over: a patch only saves bytes.
    pub(super) fn new(out: &Path, release: &Release, existing: &Existing) -> Result<Self, WriteError> {
        let mut patches = Self::default();
        let given: BTreeMap<BlobId, &ReleaseBlob> = release.blobs.iter().map(|blob| (blob.id, blob)).collect();
        for collection in &release.collections {
            let Some((issued, index)) = existing.collections.get(&collection.collection) else { continue };
            let id =
                CollectionId { publisher: release.card.publisher.clone(), collection: collection.collection.clone() };
            for (file, earlier) in earlier(out, &id, collection, issued, index) {
                patches.to(out, &given, &file, &earlier)?;
            }
        }
        Ok(patches)
    }

    /// `collection` with the patches named.
    pub(super) fn named_in(&self, collection: &CollectionRelease) -> CollectionRelease {
        let mut collection = collection.clone();
        for publication in &mut collection.publications {
            for edition in &mut publication.editions {
                for file in edition.sections.iter_mut().chain(&mut edition.files) {
                    file.transport.patches = self.listed.get(&file.sha256).cloned().unwrap_or_default();
                }
            }
        }
        collection
    }

    fn to(
        &mut self,
        out: &Path,
        given: &BTreeMap<BlobId, &ReleaseBlob>,
        file: &File,
        earlier: &[File],
    ) -> Result<(), WriteError> {
        if self.listed.contains_key(&file.sha256) {
            return Ok(());
        }
        // Where the newest is this file itself, its patches were made already.
        if let Some(same) = earlier.first().filter(|newest| newest.sha256 == file.sha256) {
            let there = |patch: &&Patch| {
                let path = RepositoryPath::patch(patch.from, file.sha256).under(out);
                std::fs::metadata(path).is_ok_and(|there| there.len() == patch.bytes)
            };
            self.listed.insert(file.sha256, same.transport.patches.iter().filter(there).copied().collect());
            return Ok(());
        }
        let largest = patch::FORM_LIMIT as u64;
        let whole = file.transport.bytes;
        let worth = (file.bytes * OF_FILE_PER_CENT / 100)
            .min(whole * OF_WHOLE_PER_CENT / 100)
            .min(whole.saturating_sub(SAVED_BYTES));
        if worth == 0 || file.bytes > largest {
            return Ok(());
        }
        let mut listed = Vec::new();
        let mut content = None;
        for old in earlier.iter().filter(|old| old.bytes <= largest) {
            let Some(old_content) = content_of(out, given, old) else { continue };
            if content.is_none() {
                content = content_of(out, given, file);
            }
            let Some(content) = &content else { break };
            let made = patch::between(&old_content, content);
            let made = made.map_err(|source| WriteError::Io { path: out.to_owned(), source })?;
            let Some((patch, bytes)) = made.filter(|(patch, _)| patch.bytes < worth) else { continue };
            if self.bytes + patch.bytes > BUDGET {
                break;
            }
            self.bytes += patch.bytes;
            self.files.push((RepositoryPath::patch(patch.from, file.sha256), bytes));
            listed.push(patch);
        }
        self.listed.insert(file.sha256, listed);
        Ok(())
    }
}

/// Each file of `collection` that was there before in another revision, with the last ones of those, newest first; or,
/// where it has not changed, with itself alone.
fn earlier(
    out: &Path,
    id: &CollectionId,
    collection: &CollectionRelease,
    issued: &Issued,
    index: &CatalogueIndex,
) -> Vec<(File, Vec<File>)> {
    let mut new: BTreeMap<Place, (File, Vec<File>)> =
        places(&collection.publications).map(|(place, file)| (place, (file.clone(), Vec::new()))).collect();
    let folder = Folder::new(out);
    let mut seen: BTreeSet<BlobId> = BTreeSet::new();
    let mut index = index.clone();
    let mut version = issued.version;
    loop {
        for shard in index.shards.iter().filter(|shard| seen.insert(shard.sha256)) {
            note(&folder, id, shard, &mut new);
        }
        let wanted = |(file, found): &(File, Vec<File>)| {
            found.first().is_some_and(|newest| newest.sha256 != file.sha256) && found.len() < REVISIONS
        };
        if !new.values().any(wanted) || issued.version - version == VERSIONS {
            break;
        }
        // Versions that are missing were never here, or were cleared away.
        version = match version.checked_sub(1) {
            Some(before) if before > 0 => before,
            _ => break,
        };
        if let Some(before) = index_of(&folder, id, version) {
            index = before;
        }
    }
    new.into_values().filter(|(_, found)| !found.is_empty()).collect()
}

/// Adds the files of a shard to those already found in later versions.
fn note(folder: &Folder, id: &CollectionId, shard: &ShardRef, new: &mut BTreeMap<Place, (File, Vec<File>)>) {
    let Ok((shard, _)) = read_shard(folder, id, shard) else { return };
    for (place, old) in places(&shard.publications) {
        let Some((file, found)) = new.get_mut(&place) else { continue };
        let unchanged = found.first().is_some_and(|newest| newest.sha256 == file.sha256);
        let known = found.iter().any(|known| known.sha256 == old.sha256);
        let itself = old.sha256 == file.sha256 && !found.is_empty();
        if !unchanged && !known && !itself && found.len() < REVISIONS {
            found.push(old.clone());
        }
    }
}

fn places(publications: &[Publication]) -> impl Iterator<Item = (Place, &File)> {
    publications.iter().flat_map(|publication| {
        publication.editions.iter().flat_map(move |edition| {
            edition
                .sections
                .iter()
                .chain(&edition.files)
                .map(move |file| ((publication.id.clone(), edition.language.clone(), file.name.clone()), file))
        })
    })
}

/// The catalogue that the metadata of that version names. It is the publisher's own folder, and everything but the
/// metadata is checked by its hash, so signatures are not looked at.
fn index_of(folder: &Folder, id: &CollectionId, version: u64) -> Option<CatalogueIndex> {
    #[derive(Deserialize)]
    struct Metadata {
        signed: Signed,
    }
    #[derive(Deserialize)]
    struct Signed {
        targets: BTreeMap<String, Target>,
    }
    #[derive(Deserialize)]
    struct Target {
        hashes: BTreeMap<String, String>,
    }
    let collection = id.collection.clone();
    let path = RepositoryPath::Collection { version, collection: collection.clone() };
    let metadata: Metadata = serde_json::from_slice(&folder.read(&path, METADATA_LIMIT).ok()??).ok()?;
    let sha256: BlobId = metadata.signed.targets.get(&target_name(&collection))?.hashes.get("sha256")?.parse().ok()?;
    let path = RepositoryPath::Catalogue { sha256, collection: collection.clone() };
    let bytes = folder.read(&path, CATALOGUE_LIMIT).ok()??;
    (format::sha256(&bytes) == sha256).then_some(())?;
    CatalogueIndex::parse(&collection, &bytes).ok()
}

/// The file itself, unpacked from the blob that was given or that lies in the folder.
fn content_of(out: &Path, given: &BTreeMap<BlobId, &ReleaseBlob>, file: &File) -> Option<Vec<u8>> {
    let id = file.transport.sha256;
    let mut reader: Box<dyn Read> = match given.get(&id).map(|blob| &blob.content) {
        Some(BlobContent::Bytes(bytes)) => Box::new(bytes.as_slice()),
        Some(BlobContent::File(path)) => Box::new(std::fs::File::open(path).ok()?),
        None => Box::new(std::fs::File::open(RepositoryPath::Blob(id).under(out)).ok()?),
    };
    let mut content = Vec::new();
    blob::decode(file.transport.encoding, &mut reader, file, &mut content).ok()?;
    Some(content)
}
