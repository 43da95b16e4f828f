//! Remembers the form in which a file travels, so that an unchanged one is not packed again: that takes about a second for a
//! megabyte.
//!
//! An entry is found by the hash of the file and what packing makes of it (`repository::blob::packing`). Its blob is hashed
//! before it is used, so that a damaged one is made anew. A cache that cannot be written is no error. What is packed lies in it
//! and not in memory, however much a content folder holds.
//!
//! ```text
//! .cache/packed/<file>-<packing>        how it travels, as the catalogue says it
//! .cache/packed/<file>-<packing>.blob   the blob, where that is not the file itself
//! ```

use std::cell::RefCell;
use std::collections::BTreeSet;
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use domain::{BlobId, Encoding, FileRole, Transport};
use repository::{BlobContent, blob};

use crate::prepare::hash_file;

/// What a blob's name ends with.
const BLOB: &str = ".blob";

/// The packed files of a content folder.
pub(crate) struct PackedFiles {
    folder: PathBuf,
    /// The entries that were asked for.
    used: RefCell<BTreeSet<String>>,
}

impl PackedFiles {
    /// Those of the content folder at `root`: in a hidden folder in it.
    pub(crate) fn of(root: &Path) -> Self {
        Self { folder: root.join(".cache").join("packed"), used: RefCell::default() }
    }

    /// How the file with the hash `file` travels, with its blob where that is not the file itself. `content` gives the file's
    /// bytes, where it has to be packed.
    ///
    /// # Errors
    /// What `content` fails with, and want of memory.
    pub(crate) fn pack(
        &self,
        file: &BlobId,
        content: impl FnOnce() -> io::Result<Vec<u8>>,
    ) -> io::Result<(Transport, Option<BlobContent>)> {
        let name = format!("{file}-{}", blob::packing());
        let entry = self.folder.join(&name);
        let packed = entry.with_file_name(format!("{name}{BLOB}"));
        self.used.borrow_mut().insert(name);
        if let Some(transport) = read(&entry, &packed, file) {
            let elsewhere = transport.encoding != Encoding::Plain;
            return Ok((transport, elsewhere.then_some(BlobContent::File(packed))));
        }
        let encoded = blob::encode(FileRole::Document, String::new(), String::new(), content()?)?;
        if encoded.file.sha256 != *file {
            return Err(io::Error::other("it changed while it was read; try again"));
        }
        let transport = encoded.file.transport;
        if transport.encoding == Encoding::Plain {
            let _ = self.keep(&entry, &transport);
            return Ok((transport, None));
        }
        // The blob first: an entry leads to it.
        let kept = self.write(&packed, &encoded.blob).and_then(|()| self.keep(&entry, &transport));
        Ok((transport, Some(kept.map_or(BlobContent::Bytes(encoded.blob), |()| BlobContent::File(packed)))))
    }

    /// Removes what was not asked for: it is of documents that changed or are gone. What cannot be removed is only litter.
    pub(crate) fn forget_the_rest(&self) {
        let used = self.used.borrow();
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let name = entry.file_name();
            let name = name.to_string_lossy();
            if !used.contains(name.strip_suffix(BLOB).unwrap_or(&name)) {
                let _ = std::fs::remove_file(entry.path());
            }
        }
    }

    fn keep(&self, entry: &Path, transport: &Transport) -> io::Result<()> {
        self.write(entry, &serde_json::to_vec(transport)?)
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        file.write_all(bytes)?;
        file.persist(path).map_err(|error| error.error)?;
        Ok(())
    }
}

/// What `entry` says of `file`, where it and the blob `packed` are there and whole.
fn read(entry: &Path, packed: &Path, file: &BlobId) -> Option<Transport> {
    let transport: Transport = serde_json::from_slice(&std::fs::read(entry).ok()?).ok()?;
    let whole = match transport.encoding {
        Encoding::Plain => transport.sha256 == *file,
        _ => hash_file(packed).is_ok_and(|found| found == (transport.sha256, transport.bytes)),
    };
    whole.then_some(transport)
}

#[cfg(test)]
mod tests {
    use super::*;
    use sha2::{Digest, Sha256};

    fn bytes_of(content: Option<BlobContent>) -> Option<Vec<u8>> {
        content.map(|content| match content {
            BlobContent::Bytes(bytes) => bytes,
            BlobContent::File(path) => std::fs::read(path).unwrap(),
        })
    }

    #[test]
    fn a_file_is_packed_once_and_again_where_its_entry_is_damaged_or_gone() {
        let root = tempfile::tempdir().unwrap();
        let text = "Every office signs for itself. ".repeat(200).into_bytes();
        // Nothing packs a hash.
        let noise = Sha256::digest(&text).to_vec();
        for (content, travels_packed) in [(text, true), (noise, false)] {
            let file = BlobId::from_bytes(Sha256::digest(&content).into());
            let pack = || {
                let files = PackedFiles::of(root.path());
                let mut asked = false;
                let packed = files.pack(&file, || {
                    asked = true;
                    Ok(content.clone())
                });
                let (transport, blob) = packed.unwrap();
                (asked, transport, bytes_of(blob))
            };
            let (asked, transport, blob) = pack();
            assert_eq!((asked, blob.is_some()), (true, travels_packed));
            assert_eq!(pack(), (false, transport.clone(), blob.clone()), "the second time it is known");
            let folder = root.path().join(".cache/packed");
            for entry in std::fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()) {
                if !entry.file_name().unwrap().to_string_lossy().starts_with(&file.to_string()) {
                    continue;
                }
                for damage in [&b""[..], b"damaged"] {
                    std::fs::write(&entry, damage).unwrap();
                    assert_eq!(pack(), (true, transport.clone(), blob.clone()), "{}", entry.display());
                }
            }
            let changed = PackedFiles::of(root.path()).pack(&BlobId::from_bytes([7; 32]), || Ok(content.clone()));
            assert!(changed.is_err(), "other bytes than those that were named");
        }
        let files = PackedFiles::of(root.path());
        files.forget_the_rest();
        assert_eq!(std::fs::read_dir(root.path().join(".cache/packed")).unwrap().count(), 0);
    }
}
