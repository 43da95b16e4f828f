//! Who is alive: each open handle keeps a locked file, and the system lets go of the lock when its process dies.
//!
//! That tells a crashed writer from a slow one at once and on every system, where process numbers would not:
//! they are used again, and there is no portable way to ask for one.

use std::fs::{File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use disk::Disk;

/// The folder of the locked files, inside a library.
const FOLDER: &str = "processes";
/// The file that is locked while handles come and go.
const REGISTER: &str = "register";

/// This handle's own locked file.
pub(crate) struct Presence {
    token: String,
    path: PathBuf,
    /// Held only for its lock; `None` where the file system has no locks.
    lock: Option<File>,
}

/// The register, locked: nobody else opens the library for writing meanwhile.
pub(crate) struct Register {
    folder: PathBuf,
    _lock: File,
}

/// What is known of a handle.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Alive {
    /// Its process runs.
    Yes,
    /// Its process is gone.
    No,
    /// The file system has no locks, so nobody can tell.
    Unknown,
}

impl Register {
    /// Waits for the register of the library in `library`, and locks it.
    pub(crate) fn lock(disk: &Disk, library: &Path) -> io::Result<Self> {
        let folder = library.join(FOLDER);
        disk.create_folder(&folder)?;
        let file = disk.lock_file(&folder.join(REGISTER))?;
        match file.lock() {
            Err(error) if error.kind() != io::ErrorKind::Unsupported => Err(error),
            _ => Ok(Self { folder, _lock: file }),
        }
    }

    /// Makes the locked file of a new handle called `token`, and removes those of handles that are gone.
    pub(crate) fn enter(&self, disk: &Disk, token: String) -> io::Result<Presence> {
        for entry in std::fs::read_dir(&self.folder)? {
            let entry = entry?;
            if entry.file_name() != REGISTER && alive_at(&entry.path()) == Alive::No {
                disk.remove(&entry.path())?;
            }
        }
        let path = self.folder.join(&token);
        let file = disk.lock_file(&path)?;
        // The name is new, so nobody keeps the lock; who looks whether this handle is alive has it for a moment.
        let lock = file.lock().is_ok().then_some(file);
        if lock.is_none() {
            disk.remove(&path)?;
        }
        Ok(Presence { token, path, lock })
    }
}

impl Presence {
    /// The name of this handle: 32 hexadecimal digits that no other handle had.
    pub(crate) fn token(&self) -> &str {
        &self.token
    }

    /// Whether others can tell if this handle is alive.
    pub(crate) fn is_locked(&self) -> bool {
        self.lock.is_some()
    }
}

impl Drop for Presence {
    fn drop(&mut self) {
        self.lock = None;
        // A file that stays is removed by the next handle that comes.
        let _ = std::fs::remove_file(&self.path);
    }
}

/// Whether a handle other than `own` has the library in `library` open; one of which nobody can tell counts as open.
pub(crate) fn others(library: &Path, own: &str) -> bool {
    let Ok(entries) = std::fs::read_dir(library.join(FOLDER)) else { return false };
    let mut names = entries.flatten().map(|entry| (entry.file_name(), entry.path()));
    names.any(|(name, path)| name != REGISTER && name != own && alive_at(&path) != Alive::No)
}

/// Whether the handle called `token`, which had a lock, is alive.
pub(crate) fn alive(library: &Path, token: &str) -> Alive {
    alive_at(&library.join(FOLDER).join(token))
}

fn alive_at(path: &Path) -> Alive {
    let file = match File::options().read(true).write(true).open(path) {
        Ok(file) => file,
        Err(error) if error.kind() == io::ErrorKind::NotFound => return Alive::No,
        Err(_) => return Alive::Unknown,
    };
    match file.try_lock() {
        Ok(()) => Alive::No,
        Err(TryLockError::WouldBlock) => Alive::Yes,
        Err(TryLockError::Error(_)) => Alive::Unknown,
    }
}
