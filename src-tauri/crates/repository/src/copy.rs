//! A copy of a repository that anybody can carry on: to a stick, a disk, a share.
//!
//! A copy is what a carrier has, in the publisher's own layout, so that whoever reads it verifies it as ever. It can be
//! made again over an older one and then brings only what is new. What it holds is whole at every moment: blobs come
//! first, the timestamp last, and only then goes what is no longer named. In the end what was there before is read: a stick
//! that wears out, or was pulled out under another system, keeps names and lengths and loses bytes.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::io::{self, Read, Write};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use disk::Disk;
use domain::BlobId;
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use sigstore_tuf::{Metadata, TrustedMetadataSet};

use crate::on_disk::OnDisk;
use crate::{Card, Carrier, CarrierError, Folder, RepositoryPath};

/// The largest file that FAT32 can hold, one byte less than 4 GiB.
pub const FAT32_LARGEST: u64 = u32::MAX as u64;

/// The name of the card in a repository's folder.
pub const CARD_NAME: &str = "publisher.fieldshelf-card";

/// What tells a copy, which may be brought up to date and cleared, from a publisher's own repository, which may not.
pub const MARK: &str = "COPY.txt";
const MARK_TEXT: &str = "This folder is a copy that Fieldshelf made. It is checked when it is read, so it can be handed on.\r\n\
                         To take it in: shelf source add THIS-FOLDER --trust THIS-FOLDER/publisher.fieldshelf-card\r\n";

/// The most bytes of a root or timestamp at the goal that are looked at.
const METADATA_LIMIT: u64 = 512_000;

/// How many bytes are written between two reports of progress.
const REPORT_EVERY: u64 = 1 << 20;

/// What is copied, and how.
pub struct Copy<'a> {
    /// The publisher's card.
    pub card: &'a Card,
    /// What brings the bytes of blobs.
    pub carrier: &'a dyn Carrier,
    /// Metadata and catalogues, verified.
    pub files: &'a BTreeMap<RepositoryPath, Vec<u8>>,
    /// The blobs, with their sizes. Those that `carrier` does not have are left out.
    pub blobs: &'a BTreeMap<BlobId, u64>,
    /// A file of more bytes is left out: [`FAT32_LARGEST`].
    pub largest: u64,
}

/// How far a copy is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct CopyProgress {
    /// Files written or read again, and how many there are of both.
    pub files: (u64, u64),
    /// Bytes written or read again, and how many there are of both.
    pub bytes: (u64, u64),
}

/// What a copy did.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Copied {
    /// Blobs written.
    pub written: u64,
    /// Bytes of blobs written.
    pub bytes: u64,
    /// Blobs that were there already, and are what their name says.
    pub kept: u64,
    /// Files that were no longer named and were removed.
    pub removed: u64,
    /// Blobs that are named and not at the carrier.
    pub absent: u64,
    /// Blobs that are too large for a stick.
    pub too_large: Vec<BlobId>,
    /// Blobs that are not what their name says.
    pub damaged: Vec<BlobId>,
    /// Whether the caller asked to stop. The same copy can be made again and goes on from there.
    pub stopped: bool,
}

/// Why no copy was made.
#[derive(Debug, thiserror::Error)]
pub enum CopyError {
    /// The folder holds something else.
    #[error("{} is not a copy that was made here, so it is left alone; choose another folder", .0.display())]
    NotACopy(PathBuf),
    /// The copy there is another publisher's.
    #[error("{} is a copy of another publisher of that name, with the fingerprint {there}; choose another folder", .folder.display())]
    OtherCard {
        /// The folder.
        folder: PathBuf,
        /// The fingerprint of the card there.
        there: BlobId,
    },
    /// The copy there is newer.
    #[error("the copy in {} is newer ({item} has version {there}) than what is here (version {here}); it is left alone: take it in instead", .folder.display())]
    Newer {
        /// The folder.
        folder: PathBuf,
        /// The metadata file that is newer.
        item: &'static str,
        /// Its version there.
        there: u64,
        /// Its version here.
        here: u64,
    },
    /// Another process is writing it.
    #[error("another process is writing {}; wait for it to end", .0.display())]
    Held(PathBuf),
    /// There is no room.
    #[error("{} has {free} bytes free and {needed} are needed; choose fewer collections, or free some space", .folder.display())]
    NoRoom {
        /// The folder.
        folder: PathBuf,
        /// Bytes that are needed.
        needed: u64,
        /// Bytes that are free.
        free: u64,
    },
    /// What is to be copied cannot be read.
    #[error(transparent)]
    Carrier(#[from] CarrierError),
    /// Writing failed.
    #[error("could not write {}: {source}; check the disk or stick and try again, it goes on from there", .path.display())]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

/// Makes the folder `to` a copy, or brings the older copy there up to date.
///
/// `free` gives the bytes that are free at a folder. `progress` is told where it stands about every mebibyte and after
/// each file, and may ask to stop.
///
/// # Errors
/// [`CopyError`]; what was written until then stays, and an older copy stays readable.
pub fn copy(
    copy: &Copy<'_>,
    to: &Path,
    free: &dyn Fn(&Path) -> io::Result<u64>,
    progress: &mut dyn FnMut(CopyProgress) -> ControlFlow<()>,
) -> Result<Copied, CopyError> {
    copy_on(&Disk::default(), copy, to, free, progress)
}

/// As [`copy()`], on a disk that a test may make fail.
///
/// # Errors
/// As [`copy()`], and what the disk's fault gives.
pub fn copy_on(
    disk: &Disk,
    copy: &Copy<'_>,
    to: &Path,
    free: &dyn Fn(&Path) -> io::Result<u64>,
    progress: &mut dyn FnMut(CopyProgress) -> ControlFlow<()>,
) -> Result<Copied, CopyError> {
    // Before anything is made there: what is no copy is left as it is.
    copy.may_write(to)?;
    let failed = |path: &Path| {
        let path = path.to_owned();
        move |source| CopyError::Io { path, source }
    };
    let Some(mut disk) = OnDisk::take(to, disk).map_err(failed(to))? else {
        return Err(CopyError::Held(to.to_owned()));
    };
    // Again, as another process may have brought it up to date since; from here on nobody else writes.
    if let Err(error) = copy.may_write(to) {
        disk.finish();
        return Err(error);
    }
    let Compared { mut copied, missing, there } = copy.compare(to)?;
    let blobs: u64 = missing.iter().map(|(_, bytes)| bytes).sum();
    let (needed, room) = (copy.metadata_bytes() + blobs, free(to).map_err(failed(to))?);
    if needed > room {
        return Err(CopyError::NoRoom { folder: to.to_owned(), needed, free: room });
    }
    let put = |disk: &mut OnDisk, path: &Path, bytes: &[u8]| {
        if fs::read(path).is_ok_and(|there| there == bytes) {
            return Ok(());
        }
        disk.put(path, &mut |out| out.write_all(bytes)).map_err(failed(path))
    };
    put(&mut disk, &to.join(MARK), MARK_TEXT.as_bytes())?;
    // What lies here without its mark could never be carried on.
    disk.settle().map_err(failed(to))?;

    let read: u64 = there.iter().map(|(_, bytes)| bytes).sum();
    let mut at = CopyProgress { files: (0, (missing.len() + there.len()) as u64), bytes: (0, blobs + read) };
    for (id, bytes) in missing {
        if progress(at).is_break() || !copy.bring(&mut disk, to, (id, bytes), &mut at, progress, &mut copied)? {
            copied.stopped = true;
            break;
        }
        at.files.0 += 1;
    }
    disk.settle().map_err(failed(to))?;
    if copied.stopped {
        return Ok(copied);
    }
    for (path, bytes) in copy.files.iter().filter(|(path, _)| **path != RepositoryPath::Timestamp) {
        put(&mut disk, &path.under(to), bytes)?;
    }
    put(&mut disk, &to.join(CARD_NAME), &copy.card.to_bytes())?;
    disk.settle().map_err(failed(to))?;
    if let Some(bytes) = copy.files.get(&RepositoryPath::Timestamp) {
        put(&mut disk, &RepositoryPath::Timestamp.under(to), bytes)?;
    }
    disk.settle().map_err(failed(to))?;
    copied.removed = copy.sweep(to, &mut disk).map_err(failed(to))?;
    for (id, bytes) in there {
        let path = RepositoryPath::Blob(id).under(to);
        let (before, written) = (at.bytes.0, copied.written);
        match is_sound(&path, &id, &mut at, progress) {
            Some(true) => {}
            None => copied.stopped = true,
            Some(false) => {
                copied.kept -= 1;
                at.bytes.0 = before;
                copied.stopped = !copy.bring(&mut disk, to, (id, bytes), &mut at, progress, &mut copied)?;
                if !copied.stopped && copied.written == written {
                    // Nothing better is here: without it the copy says itself what it lacks.
                    disk.remove(&path).map_err(failed(&path))?;
                }
            }
        }
        if copied.stopped {
            break;
        }
        at.files.0 += 1;
    }
    disk.settle().map_err(failed(to))?;
    disk.finish();
    let _ = progress(at);
    Ok(copied)
}

/// What of a copy's blobs is where.
struct Compared {
    copied: Copied,
    /// Those to be written.
    missing: Vec<(BlobId, u64)>,
    /// Those that are there in their length.
    there: Vec<(BlobId, u64)>,
}

/// Whether the file at `path` is the blob `id`; one that cannot be read is not. Nothing when `progress` says to stop.
fn is_sound(
    path: &Path,
    id: &BlobId,
    at: &mut CopyProgress,
    progress: &mut dyn FnMut(CopyProgress) -> ControlFlow<()>,
) -> Option<bool> {
    let Ok(mut file) = fs::File::open(path) else { return Some(false) };
    let (mut buffer, mut hash) = (vec![0; 256 << 10], Sha256::new());
    loop {
        if progress(*at).is_break() {
            return None;
        }
        match file.read(&mut buffer) {
            Ok(0) => return Some(BlobId::from_bytes(hash.finalize().into()) == *id),
            Ok(read) => {
                hash.update(&buffer[..read]);
                at.bytes.0 += read as u64;
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Some(false),
        }
    }
}

impl Copy<'_> {
    /// How many bytes would be written to make `to` this copy, or to bring the one there up to date.
    ///
    /// # Errors
    /// As [`copy()`], where it would refuse to begin.
    pub fn needs(&self, to: &Path) -> Result<u64, CopyError> {
        self.may_write(to)?;
        let missing = self.compare(to)?.missing;
        Ok(self.metadata_bytes() + missing.iter().map(|(_, bytes)| bytes).sum::<u64>())
    }

    /// Writes a blob, of that many bytes, to where it belongs in `to`, and notes in `copied` how that went; gives whether
    /// `progress` let it come to its end.
    fn bring(
        &self,
        disk: &mut OnDisk,
        to: &Path,
        (id, bytes): (BlobId, u64),
        at: &mut CopyProgress,
        progress: &mut dyn FnMut(CopyProgress) -> ControlFlow<()>,
        copied: &mut Copied,
    ) -> Result<bool, CopyError> {
        let path = RepositoryPath::Blob(id);
        let Some(stream) = self.carrier.open(&path)? else {
            copied.absent += 1;
            return Ok(true);
        };
        let before = at.bytes.0;
        let target = path.under(to);
        let mut writing = Writing { stream, id, bytes, at: &mut *at, progress, unreported: 0, end: None };
        let put = disk.put(&target, &mut |out| writing.all(out));
        match (put, writing.end) {
            (Ok(()), _) => {
                copied.written += 1;
                copied.bytes += bytes;
            }
            (Err(_), Some(Unfinished::Stopped)) => return Ok(false),
            (Err(_), Some(Unfinished::Damaged)) => {
                at.bytes.0 = before;
                copied.damaged.push(id);
            }
            (Err(_), Some(Unfinished::Unreadable(source))) => {
                return Err(CarrierError::Io { location: self.carrier.describe(), path, source }.into());
            }
            (Err(source), None) => return Err(CopyError::Io { path: target, source }),
        }
        Ok(true)
    }

    fn metadata_bytes(&self) -> u64 {
        self.files.values().map(|bytes| bytes.len() as u64).sum()
    }

    /// What of the blobs is at `to` already or cannot come there, and what is to be written.
    fn compare(&self, to: &Path) -> Result<Compared, CopyError> {
        let (mut copied, mut missing, mut there) = (Copied::default(), Vec::new(), Vec::new());
        for (id, bytes) in self.blobs {
            let path = RepositoryPath::Blob(*id);
            // A blob appears under its name only when it is whole, so one of the right length was.
            if fs::metadata(path.under(to)).is_ok_and(|there| there.is_file() && there.len() == *bytes) {
                copied.kept += 1;
                there.push((*id, *bytes));
            } else if self.carrier.open(&path)?.is_none() {
                // Looked at first, so that what is not here takes no room.
                copied.absent += 1;
            } else if *bytes > self.largest {
                copied.too_large.push(*id);
            } else {
                missing.push((*id, *bytes));
            }
        }
        Ok(Compared { copied, missing, there })
    }

    /// Refuses a folder that holds something else than an older copy, or one of the same version, of this publisher.
    fn may_write(&self, to: &Path) -> Result<(), CopyError> {
        let empty = match fs::read_dir(to) {
            // What an interrupted first copy or the lock left is nothing.
            Ok(entries) => entries.flatten().all(|entry| entry.file_name().to_string_lossy().starts_with('.')),
            Err(error) if error.kind() == io::ErrorKind::NotFound => true,
            Err(source) => return Err(CopyError::Io { path: to.to_owned(), source }),
        };
        if empty {
            return Ok(());
        }
        if !to.join(MARK).is_file() {
            return Err(CopyError::NotACopy(to.to_owned()));
        }
        if let Ok(card) = Card::read(&to.join(CARD_NAME))
            && card.fingerprint() != self.card.fingerprint()
        {
            return Err(CopyError::OtherCard { folder: to.to_owned(), there: card.fingerprint() });
        }
        self.not_newer(to)
    }

    /// Refuses to go behind what the publisher signed for the copy that is there. What does not verify there is no copy
    /// of theirs, and is replaced.
    fn not_newer(&self, to: &Path) -> Result<(), CopyError> {
        let there = Folder::new(to);
        let read = |path: RepositoryPath| there.read(&path, METADATA_LIMIT).ok().flatten();
        let Ok(mut set) = TrustedMetadataSet::from_root(self.card.root().as_bytes()) else { return Ok(()) };
        let mut newest = None;
        loop {
            let path = RepositoryPath::Root(set.root().version.saturating_add(1));
            let (ours, theirs) = (self.files.get(&path), read(path.clone()));
            let taken = ours.into_iter().chain(&theirs).any(|bytes| set.update_root(bytes).is_ok());
            if !taken {
                break;
            }
            if ours.is_none() {
                newest = Some(set.root().version);
            }
        }
        let newer = |item, there, here| Err(CopyError::Newer { folder: to.to_owned(), item, there, here });
        if let Some(version) = newest {
            let here = self.files.keys().filter_map(|path| match path {
                RepositoryPath::Root(version) => Some(*version),
                _ => None,
            });
            return newer("the root", version, here.max().unwrap_or_default());
        }
        let version =
            |bytes: &[u8]| Some(Metadata::<sigstore_tuf::Timestamp>::from_slice(bytes).ok()?.signed().version);
        let Some(ours) = self.files.get(&RepositoryPath::Timestamp).and_then(|bytes| version(bytes)) else {
            return Ok(());
        };
        match read(RepositoryPath::Timestamp) {
            Some(bytes) if set.update_timestamp(&bytes, Timestamp::MIN).is_ok() => match version(&bytes) {
                Some(theirs) if theirs > ours => newer("the timestamp", theirs, ours),
                _ => Ok(()),
            },
            _ => Ok(()),
        }
    }

    /// Removes what has a name of the format and is not of this copy; gives how many files that were.
    fn sweep(&self, to: &Path, disk: &mut OnDisk) -> io::Result<u64> {
        let keep: BTreeSet<PathBuf> = self
            .files
            .keys()
            .map(|path| path.under(to))
            .chain(self.blobs.keys().map(|id| RepositoryPath::Blob(*id).under(to)))
            .collect();
        let mut removed = 0;
        let mut folders = vec![to.join("metadata"), to.join("targets")];
        if let Ok(entries) = fs::read_dir(to.join("blobs")) {
            folders.extend(entries.flatten().map(|entry| entry.path()).filter(|path| path.is_dir()));
        }
        for folder in folders {
            let Ok(entries) = fs::read_dir(&folder) else { continue };
            for path in entries.flatten().map(|entry| entry.path()) {
                if path.is_file() && !keep.contains(&path) {
                    disk.remove(&path)?;
                    removed += 1;
                }
            }
        }
        Ok(removed)
    }
}

/// Why a blob was not written to its end.
enum Unfinished {
    Stopped,
    Damaged,
    Unreadable(io::Error),
}

/// A blob on its way out, hashed as it goes.
struct Writing<'a> {
    stream: Box<dyn Read + Send>,
    id: BlobId,
    bytes: u64,
    at: &'a mut CopyProgress,
    progress: &'a mut dyn FnMut(CopyProgress) -> ControlFlow<()>,
    unreported: u64,
    end: Option<Unfinished>,
}

impl Writing<'_> {
    fn all(&mut self, out: &mut dyn Write) -> io::Result<()> {
        let mut buffer = vec![0; 256 << 10];
        let (mut hash, mut written) = (Sha256::new(), 0);
        loop {
            let read = match self.stream.read(&mut buffer) {
                Ok(0) => break,
                Ok(read) => read,
                Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
                Err(error) => return self.ended(Unfinished::Unreadable(error)),
            };
            written += read as u64;
            if written > self.bytes {
                return self.ended(Unfinished::Damaged);
            }
            hash.update(&buffer[..read]);
            out.write_all(&buffer[..read])?;
            self.at.bytes.0 += read as u64;
            self.unreported += read as u64;
            if self.unreported >= REPORT_EVERY {
                self.unreported = 0;
                if (self.progress)(*self.at).is_break() {
                    return self.ended(Unfinished::Stopped);
                }
            }
        }
        let right = written == self.bytes && BlobId::from_bytes(hash.finalize().into()) == self.id;
        if right { Ok(()) } else { self.ended(Unfinished::Damaged) }
    }

    fn ended(&mut self, end: Unfinished) -> io::Result<()> {
        self.end = Some(end);
        Err(io::Error::other("not finished"))
    }
}
