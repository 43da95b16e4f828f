//! Blobs: bytes in files named by their SHA-256, each either whole and right or not there.
//!
//! Bytes go to a temporary file, are hashed on the way, forced to the disk, given their name, the folder is forced to
//! the disk, and only then the database says that the blob is here. A crash at any point leaves at worst a temporary
//! file, or a whole file without a row, which the next [`Store::put_blob`] adopts after hashing it.
//!
//! A blob that travels as it is may also come piece by piece ([`Store::put_partial`]).
//!
//! Whoever puts a blob holds a shared lock on `blobs/tmp/in-use`; temporary files are removed under an exclusive one.

use std::collections::HashSet;
use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::atomic::Ordering;

use domain::{BlobId, Edition};
use sha2::{Digest, Sha256};

use crate::table::blob;
use crate::{BlobRecord, Lease, Store, StoreError, column};
use disk::DiskFile;

/// The folder, inside a library, of files that were found damaged.
const DAMAGED: &str = "damaged";
/// The file in the temporary folder that is locked.
const IN_USE: &str = "in-use";

/// Hashes and counts what is written, and takes no byte more than was promised.
struct Hashed<'a> {
    file: DiskFile<'a>,
    hash: Sha256,
    written: u64,
    promised: u64,
    too_long: bool,
    /// What the disk said, to be told from what the giver of the bytes says.
    disk_error: Option<io::Error>,
}

impl Write for Hashed<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if bytes.len() as u64 > self.promised - self.written {
            self.too_long = true;
            return Err(io::Error::other("longer than promised"));
        }
        let written = self.file.write(bytes).map_err(|error| {
            let told = io::Error::new(error.kind(), error.to_string());
            self.disk_error = Some(error);
            told
        })?;
        self.hash.update(&bytes[..written]);
        self.written += written as u64;
        Ok(written)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}

impl Store {
    /// Whether blob `id` is here: the database says so, and a file of that size is there.
    ///
    /// # Errors
    /// Any of the database.
    pub fn has_blob(&self, id: &BlobId) -> Result<bool, StoreError> {
        let size = self.read(|tables| blob::size(tables, id))?;
        Ok(size.is_some_and(|size| self.file_size(id) == Some(size)))
    }

    /// As [`Store::has_blob`], for a blob of `bytes` bytes that is wanted now: a file that is whole but that the database does
    /// not know yet, because a crash came between, is hashed and taken for the blob.
    ///
    /// # Errors
    /// Any of the database.
    pub fn find_blob(&self, id: &BlobId, bytes: u64) -> Result<bool, StoreError> {
        if self.has_blob(id)? {
            return Ok(true);
        }
        if self.is_read_only() || !self.is_whole(id, bytes) {
            return Ok(false);
        }
        self.write_leased(|tables| blob::put(tables, id, bytes))?;
        Ok(true)
    }

    /// Takes in blob `expected` of `bytes` bytes, which `write` writes. Does nothing when it is here already.
    ///
    /// # Errors
    /// [`StoreError::WrongBytes`] when what was written is not the blob, [`StoreError::Interrupted`] with what `write`
    /// failed with, [`StoreError::DiskFull`] and others of the disk. Nothing is kept then.
    pub fn put_blob(
        &self,
        expected: &BlobId,
        bytes: u64,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), StoreError> {
        let writing = self.writing()?;
        if self.has_blob(expected)? {
            return Ok(());
        }
        let path = self.blob_path(expected);
        let _in_use = self.use_temporary_folder()?;
        if !self.is_whole(expected, bytes) {
            let temporary = self.temporary_folder().join(format!(
                "{}-{}",
                writing.presence.token(),
                self.inner.names.fetch_add(1, Ordering::Relaxed)
            ));
            let outcome = self.write_whole(&temporary, expected, bytes, write);
            if let Err(error) = outcome.and_then(|()| self.give_name(&temporary, &path)) {
                // Should this fail too, the file is swept at the next start.
                let _ = self.inner.disk.remove(&temporary);
                return Err(error);
            }
        }
        self.write_leased(|tables| blob::put(tables, expected, bytes))
    }

    /// Opens blob `id` for reading.
    ///
    /// # Errors
    /// [`StoreError::NotHere`] when its bytes are not on this computer.
    pub fn open_blob(&self, id: &BlobId) -> Result<File, StoreError> {
        let path = self.blob_path(id);
        File::open(&path).map_err(|error| match error.kind() {
            io::ErrorKind::NotFound => StoreError::NotHere { blob: *id },
            _ => StoreError::io("opening", &path, error),
        })
    }

    /// At most `length` bytes of blob `id` from byte `start`; fewer at its end, none after it.
    ///
    /// # Errors
    /// [`StoreError::NotHere`] when its bytes are not on this computer.
    pub fn read_range(&self, id: &BlobId, start: u64, length: u64) -> Result<Vec<u8>, StoreError> {
        let mut file = self.open_blob(id)?;
        let read = |error| StoreError::io("reading", &self.blob_path(id), error);
        let size = file.metadata().map_err(read)?.len();
        // Systems refuse to seek beyond what a signed number holds.
        let start = start.min(size);
        let left = (size - start).min(length);
        let mut bytes = Vec::with_capacity(usize::try_from(left).unwrap_or(0));
        file.seek(SeekFrom::Start(start)).map_err(read)?;
        file.take(left).read_to_end(&mut bytes).map_err(read)?;
        Ok(bytes)
    }

    /// Where the bytes of blob `id` lie, or would lie. Not to be written to.
    pub fn blob_path(&self, id: &BlobId) -> PathBuf {
        self.inner.folder.join("blobs").join(id.prefix()).join(id.to_string())
    }

    /// Hashes blob `id` as it lies on the disk: whether its bytes are what its name says.
    ///
    /// # Errors
    /// [`StoreError::NotHere`] when its bytes are not on this computer, and others of the disk.
    pub fn blob_is_sound(&self, id: &BlobId) -> Result<bool, StoreError> {
        Ok(self.blob_is_sound_while(id, &mut |_| true)?.unwrap_or(false))
    }

    /// As [`Store::blob_is_sound`], telling `go_on` of every piece how many bytes it had; nothing once that gives `false`.
    ///
    /// # Errors
    /// As [`Store::blob_is_sound`].
    pub fn blob_is_sound_while(
        &self,
        id: &BlobId,
        go_on: &mut dyn FnMut(u64) -> bool,
    ) -> Result<Option<bool>, StoreError> {
        let file = self.open_blob(id)?;
        let found = hash(file, go_on).map_err(|error| StoreError::io("reading", &self.blob_path(id), error))?;
        Ok(found.map(|found| found == *id))
    }

    /// Forgets blob `id`, so that it is fetched again, and moves its bytes out of the way into `damaged/`: somebody may want
    /// to know what became of them. Returns where they are now; nothing when they were gone already.
    ///
    /// # Errors
    /// Any of the database and the disk.
    pub fn set_aside(&self, id: &BlobId) -> Result<Option<PathBuf>, StoreError> {
        // The row first: without it the file is hashed before it is used again, should the move not come about.
        self.write_leased(|tables| blob::remove(tables, id))?;
        let (from, folder) = (self.blob_path(id), self.inner.folder.join(DAMAGED));
        if !from.exists() {
            return Ok(None);
        }
        let to = folder.join(id.to_string());
        let disk = &self.inner.disk;
        let failed = |error| StoreError::io("setting aside", &from, error);
        disk.create_folder(&folder).map_err(failed)?;
        disk.rename(&from, &to).map_err(failed)?;
        disk.sync_folder(&folder).map_err(failed)?;
        Ok(Some(to))
    }

    /// Forgets blob `id` and removes its bytes, so that they are fetched again: what to do with a damaged one.
    ///
    /// # Errors
    /// Any of the database and the disk.
    pub fn remove_blob(&self, id: &BlobId) -> Result<(), StoreError> {
        self.write_leased(|tables| blob::remove(tables, id))?;
        let path = self.blob_path(id);
        self.inner.disk.remove(&path).map_err(|error| StoreError::io("removing", &path, error))
    }

    /// The blobs that some edition refers to, as known, as applied, or as it was before where its files are kept: files and
    /// text, in either form.
    fn referenced_blobs(&self) -> Result<HashSet<BlobId>, StoreError> {
        self.read(|tables| {
            let mut referenced = HashSet::new();
            let mut query = tables.prepare(
                "SELECT known AS edition FROM edition
                 UNION ALL SELECT applied FROM edition WHERE applied IS NOT NULL AND applied <> known
                 UNION ALL SELECT replaced FROM edition WHERE replaced IS NOT NULL",
            )?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let edition: Edition = column::json(row, "edition")?;
                for file in edition.files.iter().chain(&edition.sections) {
                    referenced.extend([file.sha256, file.transport.sha256]);
                }
            }
            Ok(referenced)
        })
    }

    /// Removes the blobs that no edition refers to, and returns them. The lease says that nobody is taking in
    /// blobs for an edition that is not known yet.
    ///
    /// # Errors
    /// Any of the database and the disk; what was removed until then stays removed.
    pub fn remove_unreferenced(&self, _lease: &Lease) -> Result<Vec<BlobRecord>, StoreError> {
        let referenced = self.referenced_blobs()?;
        let mut unreferenced = self.blobs()?;
        unreferenced.retain(|record| !referenced.contains(&record.id));
        for record in &unreferenced {
            self.remove_blob(&record.id)?;
        }
        Ok(unreferenced)
    }

    /// Removes temporary files, unless some process is putting a blob right now.
    pub(crate) fn remove_half_written(&self) -> Result<(), StoreError> {
        let folder = self.temporary_folder();
        if self.is_read_only() || !folder.is_dir() {
            return Ok(());
        }
        let failed = |error| StoreError::io("sweeping", &folder, error);
        let in_use = self.inner.disk.lock_file(&folder.join(IN_USE)).map_err(failed)?;
        if in_use.try_lock().is_err() {
            return Ok(());
        }
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            if entry.file_name() != IN_USE {
                self.inner.disk.remove(&entry.path()).map_err(failed)?;
            }
        }
        Ok(())
    }

    fn temporary_folder(&self) -> PathBuf {
        self.inner.folder.join("blobs").join("tmp")
    }

    /// The lock that keeps others from removing temporary files; none where the file system has no locks, and there
    /// nobody removes them.
    fn use_temporary_folder(&self) -> Result<Option<File>, StoreError> {
        let folder = self.temporary_folder();
        let failed = |error| StoreError::io("using", &folder, error);
        let disk = &self.inner.disk;
        if !folder.is_dir() {
            disk.create_folder(&folder).map_err(failed)?;
            // A row must not outlive the folder that its file is in.
            disk.sync_folder(&self.inner.folder.join("blobs")).map_err(failed)?;
            disk.sync_folder(&self.inner.folder).map_err(failed)?;
        }
        let file = disk.lock_file(&folder.join(IN_USE)).map_err(failed)?;
        Ok(file.lock_shared().is_ok().then_some(file))
    }

    fn file_size(&self, id: &BlobId) -> Option<u64> {
        self.blob_path(id).metadata().ok().filter(|metadata| metadata.is_file()).map(|metadata| metadata.len())
    }

    /// Whether the blob's file is there, and right: a crash came between its rename and its row.
    pub(crate) fn is_whole(&self, id: &BlobId, bytes: u64) -> bool {
        self.file_size(id) == Some(bytes) && self.blob_is_sound(id).unwrap_or(false)
    }

    fn write_whole(
        &self,
        temporary: &Path,
        expected: &BlobId,
        bytes: u64,
        write: impl FnOnce(&mut dyn Write) -> io::Result<()>,
    ) -> Result<(), StoreError> {
        let failed = |error| StoreError::io("writing", temporary, error);
        let wrong = |detail: String| StoreError::WrongBytes { blob: *expected, detail };
        let file = self.inner.disk.create_new(temporary).map_err(failed)?;
        let mut hashed =
            Hashed { file, hash: Sha256::new(), written: 0, promised: bytes, too_long: false, disk_error: None };
        let outcome = write(&mut hashed);
        if let Some(error) = hashed.disk_error {
            return Err(failed(error));
        }
        if hashed.too_long {
            return Err(wrong(format!("more than the promised {bytes} bytes")));
        }
        outcome.map_err(|source| StoreError::Interrupted { blob: *expected, source })?;
        if hashed.written != bytes {
            return Err(wrong(format!("{} bytes instead of {bytes}", hashed.written)));
        }
        let found = BlobId::from_bytes(hashed.hash.finalize().into());
        if found != *expected {
            return Err(wrong(format!("their hash is {found}")));
        }
        hashed.file.sync().map_err(failed)
    }

    pub(crate) fn give_name(&self, temporary: &Path, path: &Path) -> Result<(), StoreError> {
        let disk = &self.inner.disk;
        let blobs = self.inner.folder.join("blobs");
        let folder = path.parent().unwrap_or(&blobs);
        let failed = |error| StoreError::io("writing", path, error);
        if !folder.is_dir() {
            disk.create_folder(folder).map_err(failed)?;
            disk.sync_folder(&blobs).map_err(failed)?;
        }
        disk.rename(temporary, path).map_err(failed)?;
        disk.sync_folder(folder).map_err(failed)
    }
}

/// The SHA-256 of all of `reader`; nothing when `go_on`, told how many bytes each piece had, says to stop.
fn hash(mut reader: impl Read, go_on: &mut dyn FnMut(u64) -> bool) -> io::Result<Option<BlobId>> {
    let mut hash = Sha256::new();
    let mut buffer = vec![0; 64 * 1024];
    loop {
        match reader.read(&mut buffer) {
            Ok(0) => return Ok(Some(BlobId::from_bytes(hash.finalize().into()))),
            Ok(read) => {
                hash.update(&buffer[..read]);
                if !go_on(read as u64) {
                    return Ok(None);
                }
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => (),
            Err(error) => return Err(error),
        }
    }
}
