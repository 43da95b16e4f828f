//! The publisher's side: roots, and a release written into a repository folder.
//!
//! Everything is made and checked in memory first, so a mistake touches nothing. Then blobs, catalogues and metadata get
//! names that no reader knows yet, and the timestamp, renamed into place last, makes them the repository. Whatever
//! stops that halfway leaves the old repository whole.

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use disk::Disk;
use domain::{BlobId, ShortName};
use jiff::Timestamp;
use sha2::{Digest, Sha256};

use crate::on_disk::OnDisk;
use crate::release::{BlobContent, Expiry, Release, ReleaseBlob};
use crate::{Card, Keys, RefreshError, RepositoryPath};

mod earlier;
mod existing;
mod issue;
mod office;
mod plan;
mod roles;
mod root;

pub use office::{OfficeSigner, Offices, RequestError, SigningRequest};
use plan::{Plan, Task};
pub use root::{KnownRoot, RootKeys, new_root, next_root};

/// What was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The version of the timestamp: it grows with every release that differs.
    pub version: u64,
    /// The collections that changed, or were signed again because half their time had passed.
    pub collections: Vec<ShortName>,
    /// How many blobs were new.
    pub blobs: u64,
    /// How many bytes those have.
    pub bytes: u64,
    /// Until when the newest root is good: before that, the root key must sign the next one.
    pub root_expires: Timestamp,
    /// What offices are asked to sign. Until they did, readers see their collections as they were.
    pub requests: Vec<SigningRequest>,
}

/// Why nothing was released. The repository is what it was.
#[derive(Debug, thiserror::Error)]
pub enum WriteError {
    /// A key is needed that was not given.
    #[error("the key of {role} is needed and was not given; load it from where it is kept")]
    MissingKey {
        /// The role.
        role: String,
    },
    /// The key given is not the one that the root names.
    #[error(
        "the key given for {role} is not the one that the root names; use that key, or make a next root for this one"
    )]
    WrongKey {
        /// The role.
        role: String,
    },
    /// The next root has too few signatures.
    #[error(
        "a next root needs {needed} of the root keys of version {version}, and {given} were given; give the others too, from where they are kept"
    )]
    RootKeys {
        /// The version of the root whose keys are needed.
        version: u64,
        /// How many there were.
        given: usize,
        /// How many it takes.
        needed: u32,
    },
    /// The repository has been signed under a later root than is known here.
    #[error(
        "{path} has root version {there}, and the keys know only {known}; they are an older copy: use the newer one, from where the keys were replaced"
    )]
    OlderKeys {
        /// The folder.
        path: PathBuf,
        /// The newest root there.
        there: u64,
        /// The newest one known.
        known: u64,
    },
    /// What is to be signed again is not what was signed last.
    #[error(
        "{path} holds version {version}, but version {last} was signed last; name the folder that holds that, or build again"
    )]
    NotNewest {
        /// The folder.
        path: PathBuf,
        /// Its version; 0 where there is no repository.
        version: u64,
        /// The newest version.
        last: u64,
    },
    /// What an office gave back is not taken.
    #[error("what the office of {collection} signed is not taken: {reason}; have it sign the newest request")]
    Answer {
        /// The collection.
        collection: String,
        /// Why not.
        reason: String,
    },
    /// Something that had to be done before the first byte was written failed.
    #[error("nothing was signed: {0}")]
    Before(String),
    /// The card or one of the later roots does not verify.
    #[error("root version {version} does not follow from the card: {reason}")]
    Root {
        /// Its version.
        version: u64,
        /// Why.
        reason: String,
    },
    /// A collection cannot be released as it is.
    #[error("collection {collection}: {reason}")]
    Collection {
        /// The collection.
        collection: String,
        /// What is wrong.
        reason: String,
    },
    /// A publication names a blob that is neither given nor there already.
    #[error("{publication} names blob {blob} ({file}), which is neither given nor in the repository; build it again")]
    MissingBlob {
        /// The publication.
        publication: String,
        /// The file.
        file: String,
        /// The blob.
        blob: BlobId,
    },
    /// A blob's bytes are not those of its name.
    #[error("the bytes given for blob {blob} are others; the cache is damaged: clear it and build again")]
    WrongBlob {
        /// The blob.
        blob: BlobId,
    },
    /// What lies in the folder is not a repository of this card.
    #[error(
        "{path} holds no whole repository of this card: {reason}; restore it from what was published (readers refuse versions lower than those they have seen), or choose another folder"
    )]
    Existing {
        /// The folder.
        path: PathBuf,
        /// Why not.
        #[source]
        reason: Box<RefreshError>,
    },
    /// The last release was signed at a later time.
    #[error(
        "the last release was signed at {last} and this one would be at {now}, before it; set this computer's clock right, or give a time from {last} on"
    )]
    Earlier {
        /// When the last one was signed.
        last: Timestamp,
        /// When this one would be.
        now: Timestamp,
    },
    /// Another process is writing.
    #[error("{path} is being written by another process; wait until it is done")]
    Busy {
        /// The folder.
        path: PathBuf,
    },
    /// The disk failed.
    #[error("{path} cannot be written: {source}; the repository is as it was")]
    Io {
        /// The file or folder.
        path: PathBuf,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// A role could not be put into words: a fault of this software.
    #[error("the metadata of {role} cannot be made: {reason}")]
    Metadata {
        /// The role.
        role: String,
        /// Why.
        reason: String,
    },
}

/// Writes `release` into the folder `out`, signed with `keys` at the time `now` (to the second).
///
/// Versions go on from what lies in `out`. What has not changed is not signed again, unless half its time has passed; a
/// collection that is no longer in the release is no longer delegated to. The same release, keys, time and folder give
/// the same bytes, and writing the same twice changes nothing; time never goes back from a release to the next. Blobs that nothing names any more stay, for readers who
/// are still on the release before.
///
/// # Errors
/// [`WriteError`], naming what is wrong; readers of `out` then still see the release before.
pub fn write(out: &Path, release: &Release, keys: &Keys, now: Timestamp) -> Result<Written, WriteError> {
    write_on(out, None, release, keys, now, &Disk::default())
}

/// The folders that hold what was published.
#[derive(Debug, Clone, Copy)]
pub struct Places<'a> {
    /// The repository.
    pub out: &'a Path,
    /// What is remembered of all that was signed.
    pub memory: &'a Path,
}

/// What is known of the publisher when something is signed again.
#[derive(Debug, Clone, Copy)]
pub struct Publisher<'a> {
    /// The publisher's card, with the first root.
    pub card: &'a Card,
    /// The roots that followed it, oldest first.
    pub later_roots: &'a [String],
    /// The keys at hand. A collection whose key is not among them keeps the signature it has.
    pub keys: &'a Keys,
    /// The offices that sign their collections themselves.
    pub offices: &'a Offices,
    /// How long new signatures are good.
    pub expiry: Expiry,
}

/// Signs again what lies in the repository, without its contents: timestamp and snapshot for their whole time, the rest
/// where half its time has passed or its key is another. `before_writing` runs once all is made and checked, before the
/// first byte is written.
///
/// # Errors
/// As [`write_remembering`]; [`WriteError::NotNewest`] when the newest release lies elsewhere, [`WriteError::Before`] with
/// what `before_writing` said.
pub fn renew(
    places: Places<'_>,
    publisher: Publisher<'_>,
    now: Timestamp,
    before_writing: &mut dyn FnMut() -> Result<(), String>,
) -> Result<Written, WriteError> {
    let release = Release {
        card: publisher.card.clone(),
        later_roots: publisher.later_roots.to_vec(),
        collections: Vec::new(),
        blobs: Vec::new(),
        expiry: publisher.expiry,
    };
    let mut memory = take(places.memory, &Disk::default())?;
    let mut disk = take(places.out, &Disk::default())?;
    let task = Task {
        out: places.out,
        memory: Some(places.memory),
        release: &release,
        keys: publisher.keys,
        offices: publisher.offices,
        again: true,
        now,
    };
    let written = Plan::new(&task).and_then(|plan| {
        before_writing().map_err(WriteError::Before)?;
        write_plan(&mut disk, places.out, Some((&mut memory, places.memory)), plan)
    });
    disk.finish();
    memory.finish();
    written
}

/// As [`write()`], and keeps what was signed, which is small, in the folder that remembers too. Versions go on from the newer of
/// what lies in `out` and what is remembered: a release into another folder, or into one that was lost, is a later one
/// to readers. The memory is written before readers can see the release, so it never knows of less than they do.
///
/// Collections of `offices` need no key here. What they have to sign is in [`Written::requests`], and what that stands for
/// lies in `out`, unseen by readers.
///
/// # Errors
/// As [`write()`]. [`WriteError::Existing`] names the memory when what lies there is damaged.
pub fn write_remembering(
    places: Places<'_>,
    release: &Release,
    keys: &Keys,
    offices: &Offices,
    now: Timestamp,
) -> Result<Written, WriteError> {
    let Places { out, memory } = places;
    write_task(&Task { out, memory: Some(memory), release, keys, offices, again: false, now }, &Disk::default())
}

pub(crate) fn write_on(
    out: &Path,
    memory: Option<&Path>,
    release: &Release,
    keys: &Keys,
    now: Timestamp,
    disk: &Disk,
) -> Result<Written, WriteError> {
    let offices = Offices::new();
    write_task(&Task { out, memory, release, keys, offices: &offices, again: false, now }, disk)
}

fn write_task(task: &Task<'_>, disk: &Disk) -> Result<Written, WriteError> {
    let mut remembered = match task.memory {
        Some(folder) => Some((take(folder, &Disk::default())?, folder)),
        None => None,
    };
    let mut disk = take(task.out, disk)?;
    let memory = remembered.as_mut().map(|(disk, folder)| (disk, *folder));
    let written = Plan::new(task).and_then(|plan| write_plan(&mut disk, task.out, memory, plan));
    disk.finish();
    if let Some((memory, _)) = remembered {
        memory.finish();
    }
    written
}

fn take(folder: &Path, disk: &Disk) -> Result<OnDisk, WriteError> {
    OnDisk::take(folder, disk).map_err(failed(folder))?.ok_or_else(|| WriteError::Busy { path: folder.to_owned() })
}

fn write_plan(
    disk: &mut OnDisk,
    out: &Path,
    remembered: Option<(&mut OnDisk, &Path)>,
    plan: Plan<'_>,
) -> Result<Written, WriteError> {
    let mut bytes = 0;
    for blob in &plan.blobs {
        bytes += put_blob(disk, out, blob)?;
    }
    if let Some((disk, folder)) = remembered {
        put_files(disk, folder, &plan, |path| !matches!(path, RepositoryPath::Blob(_)))?;
    }
    put_files(disk, out, &plan, |_| true)?;
    Ok(Written {
        version: plan.version,
        collections: plan.collections,
        blobs: plan.blobs.len() as u64,
        bytes,
        root_expires: plan.root_expires,
        requests: plan.requests,
    })
}

/// Puts those files of `plan` that are `wanted` into the folder `out`.
fn put_files(
    disk: &mut OnDisk,
    out: &Path,
    plan: &Plan<'_>,
    wanted: impl Fn(&RepositoryPath) -> bool,
) -> Result<(), WriteError> {
    for (path, content) in plan.files.iter().filter(|(path, _)| wanted(path)) {
        put(disk, &path.under(out), content)?;
    }
    settle(disk, out)?;
    // From here on readers may see the new release: first the roots that lead to its keys, then the release itself.
    for (path, content) in plan.roots.iter().chain([&plan.timestamp]) {
        put(disk, &path.under(out), content)?;
        settle(disk, out)?;
    }
    Ok(())
}

fn settle(disk: &mut OnDisk, out: &Path) -> Result<(), WriteError> {
    disk.settle().map_err(failed(out))
}

/// The error of a step on `path`.
fn failed(path: &Path) -> impl FnOnce(io::Error) -> WriteError {
    let path = path.to_owned();
    move |source| WriteError::Io { path, source }
}

/// Puts a small file, unless just that lies there already.
fn put(disk: &mut OnDisk, path: &Path, content: &[u8]) -> Result<(), WriteError> {
    match std::fs::read(path) {
        Ok(there) if there == content => Ok(()),
        _ => disk.put(path, &mut |file| file.write_all(content)).map_err(failed(path)),
    }
}

/// Puts a blob and checks on the way that its bytes are those of its name; returns its size.
fn put_blob(disk: &mut OnDisk, out: &Path, blob: &ReleaseBlob) -> Result<u64, WriteError> {
    let path = RepositoryPath::Blob(blob.id).under(out);
    let mut wrong = false;
    let mut size = 0;
    let result = disk.put(&path, &mut |file| {
        let mut hash = Sha256::new();
        let mut source: Box<dyn Read> = match &blob.content {
            BlobContent::Bytes(bytes) => Box::new(bytes.as_slice()),
            BlobContent::File(path) => Box::new(std::fs::File::open(path)?),
        };
        let mut buffer = vec![0; 256 << 10];
        loop {
            let read = source.read(&mut buffer)?;
            if read == 0 {
                break;
            }
            hash.update(&buffer[..read]);
            file.write_all(&buffer[..read])?;
            size += read as u64;
        }
        wrong = BlobId::from_bytes(hash.finalize().into()) != blob.id;
        if wrong { Err(io::Error::from(io::ErrorKind::InvalidData)) } else { Ok(()) }
    });
    match result {
        Ok(()) => Ok(size),
        Err(_) if wrong => Err(WriteError::WrongBlob { blob: blob.id }),
        Err(source) => Err(WriteError::Io { path, source }),
    }
}
