//! A repository in a folder: on a disk, a stick, or where the publisher builds it.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use crate::RepositoryPath;
use crate::carrier::{Carrier, CarrierError, Opened, Part, read_at_most};

/// A carrier that reads a folder of this computer.
#[derive(Debug, Clone)]
pub struct Folder {
    root: PathBuf,
}

impl Folder {
    /// The repository in the folder `root`, which need not be there now: sticks come and go.
    pub fn new(root: impl Into<PathBuf>) -> Self {
        Self { root: root.into() }
    }

    /// The folder.
    pub fn path(&self) -> &Path {
        &self.root
    }

    fn open_file(&self, path: &RepositoryPath) -> Result<Option<File>, CarrierError> {
        // A pipe or a device would be waited for without end.
        if std::fs::metadata(path.under(&self.root)).is_ok_and(|found| !found.is_file()) {
            return Ok(None);
        }
        match File::open(path.under(&self.root)) {
            Ok(file) => Ok(Some(file)),
            Err(error) if error.kind() == io::ErrorKind::NotFound || error.kind() == io::ErrorKind::NotADirectory => {
                // A missing file says something about the repository only while the folder itself is there.
                match std::fs::metadata(&self.root) {
                    Ok(folder) if folder.is_dir() => Ok(None),
                    Ok(_) => Err(self.unreachable("it is not a folder")),
                    Err(error) => Err(self.unreachable(&error.to_string())),
                }
            }
            Err(source) => Err(self.io(path, source)),
        }
    }

    fn unreachable(&self, reason: &str) -> CarrierError {
        CarrierError::Unreachable { location: self.describe(), reason: reason.to_owned() }
    }

    fn io(&self, path: &RepositoryPath, source: io::Error) -> CarrierError {
        CarrierError::Io { location: self.describe(), path: path.clone(), source }
    }
}

impl Carrier for Folder {
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError> {
        let Some(mut file) = self.open_file(path)? else { return Ok(None) };
        match read_at_most(&mut file, limit).map_err(|source| self.io(path, source))? {
            Some(bytes) => Ok(Some(bytes)),
            None => Err(CarrierError::TooLong { location: self.describe(), path: path.clone(), limit }),
        }
    }

    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError> {
        Ok(self.open_file(path)?.map(|file| Box::new(file) as Box<dyn Read + Send>))
    }

    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        let Some(mut file) = self.open_file(path)? else { return Ok(None) };
        let io = |source| self.io(path, source);
        // Blobs are named by their hash, so a file of the right length is the same file unless it is damaged.
        let start = if file.metadata().map_err(io)?.len() == part.length { part.start.min(part.length) } else { 0 };
        file.seek(SeekFrom::Start(start)).map_err(io)?;
        Ok(Some(Opened { stream: Box::new(file), start, validator: None }))
    }

    fn describe(&self) -> String {
        self.root.display().to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missing_file_is_none_and_a_missing_folder_is_unreachable() {
        let folder = tempfile::tempdir().unwrap();
        let carrier = Folder::new(folder.path());
        assert!(carrier.read(&RepositoryPath::Timestamp, 10).unwrap().is_none());
        let gone = Folder::new(folder.path().join("stick"));
        assert!(matches!(gone.read(&RepositoryPath::Timestamp, 10), Err(CarrierError::Unreachable { .. })));
        std::fs::write(folder.path().join("file"), "x").unwrap();
        let file = Folder::new(folder.path().join("file"));
        assert!(matches!(file.open(&RepositoryPath::Timestamp), Err(CarrierError::Unreachable { .. })));
    }

    #[test]
    fn the_rest_of_a_file_is_given_where_its_length_is_the_signed_one() {
        let folder = tempfile::tempdir().unwrap();
        let blob = RepositoryPath::Blob(domain::BlobId::from_bytes([7; 32]));
        std::fs::create_dir_all(blob.under(folder.path()).parent().unwrap()).unwrap();
        std::fs::write(blob.under(folder.path()), "0123456789").unwrap();
        for (start, length, from, rest) in
            [(0, 10, 0, "0123456789"), (4, 10, 4, "456789"), (10, 10, 10, ""), (4, 11, 0, "0123456789")]
        {
            let part = Part { start, validator: None, length };
            let mut opened = Folder::new(folder.path()).open_at(&blob, &part).unwrap().unwrap();
            let mut text = String::new();
            opened.stream.read_to_string(&mut text).unwrap();
            assert_eq!((opened.start, text.as_str()), (from, rest), "{part:?}");
        }
    }

    #[test]
    fn a_file_longer_than_the_limit_is_not_read() {
        let folder = tempfile::tempdir().unwrap();
        std::fs::create_dir(folder.path().join("metadata")).unwrap();
        std::fs::write(folder.path().join("metadata/timestamp.json"), "0123456789").unwrap();
        let carrier = Folder::new(folder.path());
        assert_eq!(carrier.read(&RepositoryPath::Timestamp, 10).unwrap().unwrap(), b"0123456789");
        assert!(matches!(carrier.read(&RepositoryPath::Timestamp, 9), Err(CarrierError::TooLong { .. })));
    }
}
