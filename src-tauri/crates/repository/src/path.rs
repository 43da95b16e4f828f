//! The names of a repository's files. Only names of the format can be made: no `..` and no other folder can be spelled.

use std::fmt;
use std::path::{Path, PathBuf};

use domain::{BlobId, ShortName};

/// A file of a repository.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum RepositoryPath {
    /// `metadata/<version>.root.json`.
    Root(u64),
    /// `metadata/timestamp.json`, the only file that ever changes in place.
    Timestamp,
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

    /// The parts of the name: one or two folders and the file.
    pub fn segments(&self) -> Vec<String> {
        let metadata = |file: String| vec!["metadata".to_owned(), file];
        match self {
            Self::Root(version) => metadata(format!("{version}.root.json")),
            Self::Timestamp => metadata("timestamp.json".to_owned()),
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
            assert!(path.under(Path::new("repository")).starts_with("repository"));
        }
    }
}
