//! What came of a blob before its fetch was cut off, so that another fetch goes on from there.
//!
//! ```text
//! blobs/partial/<id>       its first bytes, in the form in which they travel
//! blobs/partial/<id>.log   where they came from, and after each piece how many there are by then and their SHA-256
//! ```
//!
//! Nothing of this is forced to the disk while it grows. Whoever goes on hashes what is there again, and keeps as much as the
//! log confirms: what a power cut took costs that much and no more. A blob is what its hash says, so it does not matter
//! whether one source brought all of it or several did in turn.
//!
//! Whoever writes here holds a lock on the file of bytes. A second one keeps nothing, and a file system without locks
//! keeps nothing either.

use std::collections::HashSet;
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::PathBuf;

use domain::BlobId;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

use crate::{Lease, Store, StoreError};
use disk::DiskFile;

/// The folder, inside that of the blobs.
const FOLDER: &str = "partial";
/// What the log's name ends with.
const LOG: &str = ".log";
/// How many bytes are held back before they go to the disk: at 64 kbit/s eight seconds' worth, which is the most that a
/// killed process loses. A blob of fewer bytes leaves no trace here unless its fetch is cut off.
const PIECE: usize = 64 << 10;

/// Where bytes came from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Origin {
    /// What the source calls itself.
    pub source: String,
    /// The name it gave to the state of the file, where it gave one (a strong entity tag).
    pub validator: Option<String>,
}

/// A line of the log.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
enum Line {
    /// What comes now is from there.
    From(Origin),
    /// So many bytes are there, and this is their hash.
    At(u64, BlobId),
}

/// The first bytes of a blob that is on its way here. Made by [`Store::partial`].
pub struct Partial<'a> {
    store: &'a Store,
    id: BlobId,
    promised: u64,
    files: Option<Files<'a>>,
    /// Bytes on the disk, and those that are to follow.
    written: u64,
    pending: Vec<u8>,
    /// Of both.
    hash: Sha256,
    origin: Option<Origin>,
    /// Whether the log tells the origin.
    told: bool,
}

struct Files<'a> {
    bytes: DiskFile<'a>,
    /// Made with the first piece that is not the whole.
    log: Option<DiskFile<'a>>,
}

impl Partial<'_> {
    /// How many bytes are here.
    pub fn length(&self) -> u64 {
        self.written + self.pending.len() as u64
    }

    /// Where the last of them came from.
    pub fn origin(&self) -> Option<&Origin> {
        self.origin.as_ref()
    }

    /// Says where the bytes come from that are appended from now on.
    pub fn comes_from(&mut self, origin: Origin) {
        if self.origin.as_ref() != Some(&origin) {
            self.origin = Some(origin);
            self.told = false;
        }
    }

    /// Takes in the next bytes.
    ///
    /// # Errors
    /// What the disk fails with; some of the bytes may be lost then, and this is of no use any more.
    pub fn append(&mut self, bytes: &[u8]) -> Result<(), StoreError> {
        let (store, id) = (self.store, self.id);
        let failed = |error| StoreError::io("writing", &store.partial_path(&id), error);
        if bytes.len() as u64 > self.promised.saturating_sub(self.length()) {
            return Err(failed(io::Error::other("longer than promised")));
        }
        self.hash.update(bytes);
        self.pending.extend_from_slice(bytes);
        if self.pending.len() < PIECE { Ok(()) } else { self.note().map_err(failed) }
    }

    /// Bytes of those on the disk from `at` on, as many as there are and fit into `buffer`.
    ///
    /// # Errors
    /// What the disk fails with.
    pub fn read_at(&mut self, at: u64, buffer: &mut [u8]) -> io::Result<usize> {
        let Some(files) = &mut self.files else { return Ok(0) };
        let room = buffer.len().min(usize::try_from(self.written.saturating_sub(at)).unwrap_or(usize::MAX));
        files.bytes.seek(SeekFrom::Start(at))?;
        files.bytes.read(&mut buffer[..room])
    }

    /// Forgets all bytes: they were not those of the blob, or come again from the first on.
    ///
    /// # Errors
    /// What the disk fails with.
    pub fn restart(&mut self) -> io::Result<()> {
        (self.written, self.hash, self.origin, self.told) = (0, Sha256::new(), None, false);
        self.pending.clear();
        let Some(files) = &mut self.files else { return Ok(()) };
        // The log first: without it no byte counts.
        if let Some(log) = &mut files.log {
            log.truncate(0)?;
        }
        files.bytes.truncate(0)
    }

    /// Keeps what is here for the next fetch, as well as the disk allows.
    pub fn keep(mut self) {
        if self.length() == 0 || (!self.pending.is_empty() && self.note().is_err()) {
            self.remove();
        }
    }

    /// Removes what is here: the blob has come, or is none. What cannot be removed now is swept later.
    pub fn remove(mut self) {
        let held = self.files.take();
        if held.is_some() {
            let _ = self.store.remove_partial(&self.id);
        }
    }

    /// Writes what was held back, and notes in the log that it is there.
    fn note(&mut self) -> io::Result<()> {
        self.write()?;
        let hash = BlobId::from_bytes(self.hash.clone().finalize().into());
        let mut lines = Vec::new();
        if let Some(origin) = self.origin.as_ref().filter(|_| !self.told) {
            push(&mut lines, &Line::From(origin.clone()))?;
        }
        push(&mut lines, &Line::At(self.written, hash))?;
        let (disk, path) = (&self.store.inner.disk, self.store.partial_log(&self.id));
        let Some(files) = &mut self.files else { return Ok(()) };
        let log = match &mut files.log {
            Some(log) => log,
            none => none.insert(disk.open_or_create(&path)?),
        };
        log.seek(SeekFrom::End(0))?;
        log.write_all(&lines)?;
        self.told = true;
        Ok(())
    }

    /// Writes what was held back.
    fn write(&mut self) -> io::Result<()> {
        let files = match &mut self.files {
            Some(files) => files,
            none => {
                let bytes = self.store.take_partial(&self.id)?;
                none.insert(Files { bytes, log: None })
            }
        };
        files.bytes.seek(SeekFrom::Start(self.written))?;
        files.bytes.write_all(&self.pending)?;
        self.written += self.pending.len() as u64;
        self.pending.clear();
        Ok(())
    }
}

/// Adds `line` to `lines`.
fn push(lines: &mut Vec<u8>, line: &Line) -> io::Result<()> {
    serde_json::to_writer(&mut *lines, line)?;
    lines.push(b'\n');
    Ok(())
}

impl Store {
    /// What is here of blob `id`, which has `bytes` bytes as it travels: as much as hashes to what was noted of it. It is
    /// empty at first. Nothing when nothing can be kept: another process keeps it now, or the disk does not do as is asked.
    pub fn partial(&self, id: &BlobId, bytes: u64) -> Option<Partial<'_>> {
        if self.is_read_only() {
            return None;
        }
        let mut partial = Partial {
            store: self,
            id: *id,
            promised: bytes,
            files: None,
            written: 0,
            pending: Vec::new(),
            hash: Sha256::new(),
            origin: None,
            told: false,
        };
        if self.partial_path(id).is_file() {
            self.resume(&mut partial).ok()?;
        }
        Some(partial)
    }

    /// Finds what is sound of what was kept, and cuts off the rest.
    fn resume<'s>(&'s self, partial: &mut Partial<'s>) -> io::Result<()> {
        let mut bytes = self.take_partial(&partial.id)?;
        let mut log = self.inner.disk.open_or_create(&self.partial_log(&partial.id))?;
        let mut text = Vec::new();
        log.read_to_end(&mut text)?;
        let (mut confirmed, mut origin, mut hash, mut hashed) = (0, None, Sha256::new(), 0);
        for line in text.split_inclusive(|byte| *byte == b'\n') {
            match serde_json::from_slice(line) {
                Ok(Line::From(from)) => origin = Some(from),
                Ok(Line::At(length, sum)) if length > hashed && length <= partial.promised => {
                    let came = io::copy(&mut (&mut bytes).take(length - hashed), &mut hash)?;
                    hashed += came;
                    if hashed != length || BlobId::from_bytes(hash.clone().finalize().into()) != sum {
                        break;
                    }
                    (partial.written, partial.hash) = (length, hash.clone());
                    partial.origin.clone_from(&origin);
                }
                _ => break,
            }
            confirmed += line.len() as u64;
        }
        if bytes.length()? > partial.written {
            bytes.truncate(partial.written)?;
        }
        if text.len() as u64 > confirmed {
            log.truncate(confirmed)?;
        }
        partial.told = partial.origin.is_some() && partial.origin == origin;
        partial.files = Some(Files { bytes, log: Some(log) });
        Ok(())
    }

    /// Takes in `partial`, which is the whole blob `expected` as it is, under its name. Does nothing when it is here already.
    ///
    /// # Errors
    /// [`StoreError::WrongBytes`] when it is not the blob, and nothing is kept of it then; others of the disk.
    pub fn put_partial(&self, expected: &BlobId, mut partial: Partial<'_>) -> Result<(), StoreError> {
        if self.has_blob(expected)? {
            partial.remove();
            return Ok(());
        }
        let bytes = partial.length();
        let found = BlobId::from_bytes(partial.hash.clone().finalize().into());
        if bytes != partial.promised || found != *expected {
            let detail = format!("{bytes} bytes whose hash is {found}");
            partial.remove();
            return Err(StoreError::WrongBytes { blob: *expected, detail });
        }
        let from = self.partial_path(&partial.id);
        let failed = |error| StoreError::io("writing", &from, error);
        if !self.is_whole(expected, bytes) {
            partial.write().map_err(failed)?;
            if let Some(files) = &mut partial.files {
                files.bytes.sync().map_err(failed)?;
            }
            // The lock is held until it has its name: nobody else may write to what is whole.
            self.give_name(&from, &self.blob_path(expected))?;
        }
        self.write_leased(|tables| crate::table::blob::put(tables, expected, bytes))?;
        // What is left is the log, or both where the file was here already.
        partial.remove();
        Ok(())
    }

    /// How many bytes are kept of blob `id` as it travels, by what was noted; nobody has hashed them again yet.
    pub fn partial_length(&self, id: &BlobId) -> u64 {
        let length = |path: PathBuf| path.metadata().map_or(0, |found| found.len());
        if length(self.partial_log(id)) == 0 { 0 } else { length(self.partial_path(id)) }
    }

    /// How many bytes on the disk are of blobs whose fetch was cut off.
    pub fn partial_bytes(&self) -> u64 {
        let Ok(entries) = std::fs::read_dir(self.partial_folder()) else { return 0 };
        entries.flatten().filter_map(|entry| entry.metadata().ok()).map(|found| found.len()).sum()
    }

    /// Removes what is kept of blobs that are not in `wanted`, by their hash as they travel. The lease says that nobody is
    /// fetching.
    ///
    /// # Errors
    /// Any of the disk; what was removed until then stays removed.
    pub fn sweep_partials(&self, _lease: &Lease, wanted: &HashSet<BlobId>) -> Result<(), StoreError> {
        let folder = self.partial_folder();
        if !folder.is_dir() {
            return Ok(());
        }
        let failed = |error| StoreError::io("sweeping", &folder, error);
        for entry in std::fs::read_dir(&folder).map_err(failed)? {
            let entry = entry.map_err(failed)?;
            let name = entry.file_name().to_string_lossy().into_owned();
            let id: Option<BlobId> = name.strip_suffix(LOG).unwrap_or(&name).parse().ok();
            if !id.is_some_and(|id| wanted.contains(&id)) {
                self.inner.disk.remove(&entry.path()).map_err(failed)?;
            }
        }
        Ok(())
    }

    /// Opens the file of what is kept of blob `id`, alone.
    fn take_partial(&self, id: &BlobId) -> io::Result<DiskFile<'_>> {
        let (disk, path) = (&self.inner.disk, self.partial_path(id));
        disk.create_folder(&self.partial_folder())?;
        let file = disk.open_or_create(&path)?;
        file.try_lock()?;
        // Who held it before may have given it another name.
        if path.is_file() { Ok(file) } else { Err(io::ErrorKind::NotFound.into()) }
    }

    fn remove_partial(&self, id: &BlobId) -> io::Result<()> {
        let disk = &self.inner.disk;
        disk.remove(&self.partial_log(id))?;
        disk.remove(&self.partial_path(id))
    }

    fn partial_folder(&self) -> PathBuf {
        self.inner.folder.join("blobs").join(FOLDER)
    }

    fn partial_path(&self, id: &BlobId) -> PathBuf {
        self.partial_folder().join(id.to_string())
    }

    fn partial_log(&self, id: &BlobId) -> PathBuf {
        self.partial_folder().join(format!("{id}{LOG}"))
    }
}

impl std::fmt::Debug for Partial<'_> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Partial").field("id", &self.id).field("length", &self.length()).finish_non_exhaustive()
    }
}
