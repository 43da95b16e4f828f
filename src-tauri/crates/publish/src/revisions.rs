//! What was published of each document, so that one that changes under the revision it had is noticed: readers are told of a
//! change by its revision, and of no other.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::BlobId;
use serde::{Deserialize, Serialize};

use crate::error::PublishError;
use crate::problem::{Problem, Problems};
use crate::staged::replace;

/// The file, among what is remembered beside the keys.
const NAME: &str = "revisions.json";

/// A document, as a build would publish it.
#[derive(Debug, Clone)]
pub struct Document {
    /// The edition: `publisher/collection/publication@language`.
    pub(crate) id: String,
    /// The document, relative to the content folder.
    pub(crate) path: PathBuf,
    /// Its revision.
    pub(crate) revision: u32,
    /// Of its bytes, and of those of the files that come with it.
    pub(crate) sha256: BlobId,
}

/// What was published, by edition. What is no longer published is remembered, too: it may come back.
#[derive(Debug, Default, Serialize, Deserialize)]
struct Remembered {
    format: u32,
    editions: BTreeMap<String, Published>,
}

#[derive(Debug, Clone, Serialize, Deserialize)]
struct Published {
    revision: u32,
    sha256: BlobId,
}

fn remembered(folder: &Path) -> Result<Remembered, PublishError> {
    let path = folder.join(NAME);
    match std::fs::read(&path) {
        Ok(bytes) => serde_json::from_slice(&bytes)
            .map_err(|error| PublishError::io("read", &path, std::io::Error::other(error.to_string()))),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Ok(Remembered::default()),
        Err(error) => Err(PublishError::io("read", &path, error)),
    }
}

/// What is wrong with the revisions of `documents`, by what is remembered in `folder`.
pub(crate) fn problems(folder: &Path, documents: &[Document]) -> Result<Vec<Problem>, PublishError> {
    let remembered = remembered(folder)?;
    let mut problems = Problems::default();
    for document in documents {
        let Some(published) = remembered.editions.get(&document.id) else { continue };
        let next = published.revision.saturating_add(1);
        let about = document.path.with_extension("toml");
        let about = about.file_name().unwrap_or_default().to_string_lossy();
        if document.revision < published.revision {
            let message = format!(
                "revision {} was published, and this is revision {}: set revision = {next} in {about}",
                published.revision, document.revision
            );
            problems.error(&document.path, None, message);
        } else if document.revision == published.revision && document.sha256 != published.sha256 {
            let message = format!(
                "has changed since revision {} was published, and readers would not be told: set revision = {next} in {about}",
                published.revision
            );
            problems.error(&document.path, None, message);
        }
    }
    Ok(problems.into_sorted())
}

/// Remembers in `folder` that `documents` were published.
pub(crate) fn remember(folder: &Path, documents: &[Document]) -> Result<(), PublishError> {
    let mut remembered = remembered(folder)?;
    remembered.format = 1;
    remembered.editions.extend(
        documents
            .iter()
            .map(|document| (document.id.clone(), Published { revision: document.revision, sha256: document.sha256 })),
    );
    let path = folder.join(NAME);
    let bytes = serde_json::to_vec(&remembered)
        .map_err(|error| PublishError::io("write", &path, std::io::Error::other(error.to_string())))?;
    replace(&path, &bytes)
}
