//! The names of a repository's files. Only names of the format can be made: no `..` and no other folder can be spelled.

use std::fmt;
use std::path::{Path, PathBuf};
use std::str::FromStr;

use domain::{BlobId, ShortName};

use crate::copy::CARD_NAME;

/// A file of a repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepositoryPath {
    /// `metadata/<version>.root.json`.
    Root(u64),
    /// `metadata/timestamp.json`, the only file that ever changes in place.
    Timestamp,
    /// `publisher.fieldshelf-card`: whom to trust is for people to say, so nothing that verifies reads it.
    Card,
    /// `metadata/<version>.snapshot.json`.
    Snapshot(u64),
    /// `metadata/<version>.targets.json`.
    Targets(u64),
    /// `metadata/<version>.<collection>.json`.
    Collection {
        /// The version of the role's metadata.
        version: u64,
        /// The collection, which is the role's name.
        collection: ShortName,
    },
    /// `targets/<sha256>.<collection>.json.zst`.
    Catalogue {
        /// The SHA-256 of the file.
        sha256: BlobId,
        /// The collection.
        collection: ShortName,
    },
    /// `blobs/<first two digits>/<sha256>`.
    Blob(BlobId),
    /// `patches/<from>-<to>`: the SHA-256 of the earlier and of the later file, as published. Boxed, because errors
    /// carry paths; see [`Self::patch`].
    Patch(Box<(BlobId, BlobId)>),
}

impl RepositoryPath {
    /// The patch from the file `from` to the file `to`.
    pub fn patch(from: BlobId, to: BlobId) -> Self {
        Self::Patch(Box::new((from, to)))
    }

    /// The parts of the name: up to two folders and the file.
    pub fn segments(&self) -> Vec<String> {
        let metadata = |file: String| vec!["metadata".to_owned(), file];
        match self {
            Self::Root(version) => metadata(format!("{version}.root.json")),
            Self::Timestamp => metadata("timestamp.json".to_owned()),
            Self::Card => vec![CARD_NAME.to_owned()],
            Self::Snapshot(version) => metadata(format!("{version}.snapshot.json")),
            Self::Targets(version) => metadata(format!("{version}.targets.json")),
            Self::Collection { version, collection } => metadata(format!("{version}.{}.json", collection.as_str())),
            Self::Catalogue { sha256, collection } => {
                vec!["targets".to_owned(), format!("{sha256}.{}.json.zst", collection.as_str())]
            }
            Self::Blob(id) => vec!["blobs".to_owned(), id.prefix(), id.to_string()],
            Self::Patch(files) => vec!["patches".to_owned(), format!("{}-{}", files.0, files.1)],
        }
    }

    /// Where the file lies under the folder `repository`, with this system's separators.
    pub fn under(&self, repository: &Path) -> PathBuf {
        self.segments().iter().fold(repository.to_path_buf(), |path, part| path.join(part))
    }
}

impl fmt::Display for RepositoryPath {
    /// The name as an address relative to the repository's, with `/`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.segments().join("/"))
    }
}

/// The text is not a name of the format, exactly as it would be written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("there is no such file in a repository")]
pub struct RepositoryPathError;

impl FromStr for RepositoryPath {
    type Err = RepositoryPathError;

    /// Reads a name as it is written, and no other spelling of it.
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts: Vec<&str> = text.split('/').collect();
        let found = match parts.as_slice() {
            ["metadata", "timestamp.json"] => Some(Self::Timestamp),
            ["metadata", file] => versioned(file),
            ["targets", file] => file.split_once('.').and_then(|(hash, rest)| {
                let collection = rest.strip_suffix(".json.zst")?.parse().ok()?;
                Some(Self::Catalogue { sha256: hash.parse().ok()?, collection })
            }),
            ["blobs", _, hash] => hash.parse().ok().map(Self::Blob),
            ["patches", file] => {
                file.split_once('-').and_then(|(from, to)| Some(Self::patch(from.parse().ok()?, to.parse().ok()?)))
            }
            _ => None,
        };
        found.filter(|path| path.to_string() == text).ok_or(RepositoryPathError)
    }
}

/// The metadata file `<version>.<role>.json`.
fn versioned(file: &str) -> Option<RepositoryPath> {
    let (version, rest) = file.split_once('.')?;
    let version = version.parse().ok()?;
    Some(match rest.strip_suffix(".json")? {
        "root" => RepositoryPath::Root(version),
        "snapshot" => RepositoryPath::Snapshot(version),
        "targets" => RepositoryPath::Targets(version),
        collection => RepositoryPath::Collection { version, collection: collection.parse().ok()? },
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_name_is_the_one_the_format_gives() {
        let id = BlobId::from_bytes([0xab; 32]);
        let health: ShortName = "health".parse().unwrap();
        let cases = [
            (RepositoryPath::Root(3), "metadata/3.root.json".to_owned()),
            (RepositoryPath::Timestamp, "metadata/timestamp.json".to_owned()),
            (RepositoryPath::Snapshot(1), "metadata/1.snapshot.json".to_owned()),
            (RepositoryPath::Targets(2), "metadata/2.targets.json".to_owned()),
            (
                RepositoryPath::Collection { version: 7, collection: health.clone() },
                "metadata/7.health.json".to_owned(),
            ),
            (
                RepositoryPath::Catalogue { sha256: id, collection: health },
                format!("targets/{}.health.json.zst", "ab".repeat(32)),
            ),
            (RepositoryPath::Blob(id), format!("blobs/ab/{}", "ab".repeat(32))),
            (
                RepositoryPath::patch(id, BlobId::from_bytes([0xcd; 32])),
                format!("patches/{}-{}", "ab".repeat(32), "cd".repeat(32)),
            ),
        ];
        for (path, expected) in cases {
            assert_eq!(path.to_string(), expected);
            assert_eq!(expected.parse(), Ok(path.clone()));
            assert!(path.under(Path::new("repository")).starts_with("repository"));
        }
    }
    #[test]
    fn the_card_has_a_name_and_is_not_asked_for_by_it() {
        assert_eq!(RepositoryPath::Card.to_string(), CARD_NAME);
        assert_eq!(CARD_NAME.parse::<RepositoryPath>(), Err(RepositoryPathError));
    }

    #[test]
    fn no_other_spelling_is_a_name() {
        let id = "ab".repeat(32);
        for text in [
            String::new(),
            "/".to_owned(),
            "metadata".to_owned(),
            "metadata/".to_owned(),
            "metadata/timestamp.json/".to_owned(),
            "/metadata/timestamp.json".to_owned(),
            "metadata//timestamp.json".to_owned(),
            "metadata/01.root.json".to_owned(),
            "metadata/+1.root.json".to_owned(),
            "metadata/-1.root.json".to_owned(),
            "metadata/1.Health.json".to_owned(),
            "metadata/1.../../x.json".to_owned(),
            "metadata/../metadata/timestamp.json".to_owned(),
            "metadata\\timestamp.json".to_owned(),
            "publisher.fieldshelf-card".to_owned(),
            format!("blobs/{id}"),
            format!("blobs/cd/{id}"),
            format!("blobs/ab/{}", "AB".repeat(32)),
            format!("blobs/ab/{id}.part"),
            "blobs/ab/../../library.db".to_owned(),
            format!("targets/{id}.health.json"),
            format!("patches/{id}"),
            format!("patches/{id}-{id}-{id}"),
        ] {
            assert_eq!(text.parse::<RepositoryPath>(), Err(RepositoryPathError), "{text}");
        }
    }
}
