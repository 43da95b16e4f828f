//! Writes the signed repository of a content folder.

use std::path::{Path, PathBuf};

use domain::{BlobId, ShortName};
use extract::Extractor;
use jiff::Timestamp;
use repository::{CollectionRelease, Expiry, Places, Release, WriteError};

use crate::assemble::assemble;
use crate::error::PublishError;
use crate::folder::is_clutter;
use crate::keys::{CARD, KeyFolder};
use crate::problem::Problem;
use crate::revisions;
use crate::staged::replace;

/// What a build is told.
#[derive(Debug)]
pub struct BuildOptions<'a> {
    /// The content folder.
    pub content: &'a Path,
    /// The repository to write; made when it is not there, continued when it is. Either way its versions go on from what
    /// was last signed with these keys.
    pub out: &'a Path,
    /// The keys.
    pub keys: &'a KeyFolder,
    /// How long the signatures are good.
    pub expiry: Expiry,
    /// The time of signing.
    pub now: Timestamp,
    /// Publish documents that changed and kept their revision, or have a lower one than was published.
    pub same_revision: bool,
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// The card that readers need, in the repository.
    pub card: PathBuf,
    /// What people compare before they trust it.
    pub fingerprint: BlobId,
    /// Publications in the repository.
    pub publications: usize,
    /// Editions in the repository.
    pub editions: usize,
    /// Collections that got a new key, to be backed up.
    pub new_keys: Vec<ShortName>,
    /// What offices are asked to sign. Until they did, readers see their collections as they were.
    pub requests: Vec<PathBuf>,
    /// Warnings.
    pub warnings: Vec<Problem>,
}

/// Builds. `each` is told every document's path before it is opened, with how many there are in all.
///
/// # Errors
/// [`PublishError::Problems`] when the content folder has any; the repository is then as it was, as it is after every
/// other error.
pub fn build(
    options: &BuildOptions<'_>,
    extractor: &Extractor,
    each: &mut dyn FnMut(&Path, usize),
) -> Result<Built, PublishError> {
    check_target(options)?;
    let (assembly, warnings) = assemble(options.content, extractor, each)?;
    let published = options.keys.published();
    if !options.same_revision {
        let unraised = revisions::problems(&published, &assembly.documents)?;
        if !unraised.is_empty() {
            return Err(PublishError::Problems(unraised));
        }
    }
    let card = options.keys.card(&assembly.publisher)?;
    let offices = options.keys.offices()?;
    let names = assembly.collections.iter().map(|collection| &collection.id);
    let names: Vec<ShortName> = names.filter(|name| !offices.contains_key(*name)).cloned().collect();
    let later_roots = options.keys.later_roots(&card)?;
    let (keys, new_keys) = options.keys.load(&names)?;
    let fingerprint = card.fingerprint();
    let publications = assembly.collections.iter().map(|collection| collection.publications.len()).sum();
    let editions =
        assembly.collections.iter().flat_map(|collection| &collection.publications).map(|p| p.editions.len()).sum();
    let collections = assembly
        .collections
        .into_iter()
        .map(|collection| CollectionRelease {
            collection: collection.id,
            titles: collection.titles,
            cover: collection.cover,
            glossary: collection.glossary,
            publications: collection.publications,
        })
        .collect();
    let release =
        Release { card: card.clone(), later_roots, collections, blobs: assembly.blobs, expiry: options.expiry };
    let places = Places { out: options.out, memory: &published };
    let written = repository::write_remembering(places, &release, &keys, &offices, options.now)
        .map_err(|error| of_memory(error, &published))?;
    let requests = options.keys.ask(&written.requests)?;
    revisions::remember(&published, &assembly.documents)?;
    let path = options.out.join(CARD);
    replace(&path, &card.to_bytes())?;
    Ok(Built { card: path, fingerprint, publications, editions, new_keys, requests, warnings })
}

/// Tells damage of what is remembered from damage of the repository: other things are to be done about it.
pub(crate) fn of_memory(error: WriteError, published: &Path) -> PublishError {
    match error {
        WriteError::Existing { path, reason } if path == published => PublishError::Memory { path, reason },
        other => other.into(),
    }
}

/// A repository goes into a folder of its own: a new or empty one, or one that was built before.
fn check_target(options: &BuildOptions<'_>) -> Result<(), PublishError> {
    if crate::keys::absolute(options.out).starts_with(crate::keys::absolute(options.content)) {
        return Err(PublishError::OutInside { out: options.out.to_owned(), content: options.content.to_owned() });
    }
    let ours = |name: &std::ffi::OsStr| {
        name.to_str().is_some_and(|name| {
            name == CARD || is_clutter(name) || ["metadata", "targets", "blobs", "patches"].contains(&name)
        })
    };
    let foreign = std::fs::read_dir(options.out).into_iter().flatten().flatten().any(|entry| !ours(&entry.file_name()));
    if foreign { Err(PublishError::NotARepository { path: options.out.to_owned() }) } else { Ok(()) }
}
