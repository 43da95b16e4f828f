//! Every durable step on the file system, one function a step, with the one seam at which a test pulls the plug; and what
//! systems do differently with files and drives (`system`).
//!
//! Whoever makes something last (the library's folder, its search index, a repository, a copy, a folder of keys) does it
//! through a [`Disk`], or asks it before each step. A test gives [`Disk::with_fault`] something that fails at the step of
//! its choice, and then at every later one, as a killed process would: what is left on the disk is then what a crash at
//! that step leaves.

use std::fs::{File, OpenOptions};
use std::io::{self, Read, Seek, SeekFrom, Write};
use std::path::{Path, PathBuf};
use std::sync::Arc;

mod system;

pub use system::{Access, device, network_share, removable_drives, sync_folder};

/// A step that makes something last.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Step {
    /// A folder is made.
    CreateFolder,
    /// A file is made.
    CreateFile,
    /// Bytes are written; when this fails, some of them may be.
    Write,
    /// A file's bytes are forced to the disk.
    SyncFile,
    /// A file gets its final name.
    Rename,
    /// A folder's names are forced to the disk.
    SyncFolder,
    /// A file is removed.
    Remove,
    /// A database transaction is about to be committed.
    Commit,
}

/// What a test does to the disk.
pub trait Fault: Send + Sync {
    /// Called before each step: an error makes the step fail.
    ///
    /// # Errors
    /// The error that the step shall fail with.
    fn before(&self, step: Step) -> io::Result<()>;

    /// As [`Fault::before`], which it asks, for a test that also wants to know what is touched: the file or folder at
    /// `path`, and for a [`Step::Rename`] the name `to` that it gets.
    ///
    /// # Errors
    /// The error that the step shall fail with.
    fn touching(&self, step: Step, path: &Path, to: Option<&Path>) -> io::Result<()> {
        let _ = (path, to);
        self.before(step)
    }
}

/// A function of what [`Fault::touching`] is told.
impl<F: Fn(Step, &Path, Option<&Path>) -> io::Result<()> + Send + Sync> Fault for F {
    fn before(&self, step: Step) -> io::Result<()> {
        self(step, Path::new(""), None)
    }

    fn touching(&self, step: Step, path: &Path, to: Option<&Path>) -> io::Result<()> {
        self(step, path, to)
    }
}

/// The disk, as it is or with a fault.
#[derive(Clone, Default)]
pub struct Disk {
    fault: Option<Arc<dyn Fault>>,
}

impl std::fmt::Debug for Disk {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(if self.fault.is_some() { "Disk with a fault" } else { "Disk" })
    }
}

impl Disk {
    /// A disk on which `fault` is asked before every step.
    pub fn with_fault(fault: Arc<dyn Fault>) -> Self {
        Self { fault: Some(fault) }
    }

    /// Asks whether `step` may happen to `path`. For those who then take it themselves, such as the search index.
    ///
    /// # Errors
    /// What the disk's fault gives.
    pub fn before(&self, step: Step, path: &Path) -> io::Result<()> {
        self.fault.as_ref().map_or(Ok(()), |fault| fault.touching(step, path, None))
    }

    /// Makes `folder` and those above it, where they are not there yet.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn create_folder(&self, folder: &Path) -> io::Result<()> {
        if folder.is_dir() {
            return Ok(());
        }
        self.before(Step::CreateFolder, folder)?;
        std::fs::create_dir_all(folder)
    }

    /// Makes a file that is not there yet, to be written.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn create_new(&self, path: &Path) -> io::Result<DiskFile<'_>> {
        self.before(Step::CreateFile, path)?;
        Ok(DiskFile {
            file: OpenOptions::new().write(true).create_new(true).open(path)?,
            path: path.to_owned(),
            disk: self,
        })
    }

    /// Opens a file to be read and written on, making it where it is not there yet.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn open_or_create(&self, path: &Path) -> io::Result<DiskFile<'_>> {
        self.before(Step::CreateFile, path)?;
        let file = OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)?;
        Ok(DiskFile { file, path: path.to_owned(), disk: self })
    }

    /// Opens a file that only exists to be locked, making it where it is not there yet.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn lock_file(&self, path: &Path) -> io::Result<File> {
        self.before(Step::CreateFile, path)?;
        OpenOptions::new().read(true).write(true).create(true).truncate(false).open(path)
    }

    /// Gives `from` the name `to`, replacing what has it.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        self.fault.as_ref().map_or(Ok(()), |fault| fault.touching(Step::Rename, from, Some(to)))?;
        std::fs::rename(from, to)
    }

    /// As [`sync_folder`].
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn sync_folder(&self, folder: &Path) -> io::Result<()> {
        self.before(Step::SyncFolder, folder)?;
        sync_folder(folder)
    }

    /// Forces the bytes of the file at `path` to the disk.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn sync_path(&self, path: &Path) -> io::Result<()> {
        self.before(Step::SyncFile, path)?;
        // Windows flushes only through a handle that may write.
        OpenOptions::new().write(true).open(path)?.sync_all()
    }

    /// Removes a file; one that is not there counts as removed.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn remove(&self, path: &Path) -> io::Result<()> {
        self.before(Step::Remove, path)?;
        match std::fs::remove_file(path) {
            Err(error) if error.kind() != io::ErrorKind::NotFound => Err(error),
            _ => Ok(()),
        }
    }
}

/// A file that is written through the seam.
pub struct DiskFile<'a> {
    file: File,
    path: PathBuf,
    disk: &'a Disk,
}

impl DiskFile<'_> {
    /// Forces the bytes to the disk.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn sync(&self) -> io::Result<()> {
        self.disk.before(Step::SyncFile, &self.path)?;
        self.file.sync_all()
    }

    /// Cuts the file off after `length` bytes.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn truncate(&self, length: u64) -> io::Result<()> {
        self.disk.before(Step::Write, &self.path)?;
        self.file.set_len(length)
    }

    /// How many bytes it has.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn length(&self) -> io::Result<u64> {
        Ok(self.file.metadata()?.len())
    }

    /// Locks it for this handle alone, until it is closed.
    ///
    /// # Errors
    /// What the system says, and what the disk's fault gives.
    pub fn try_lock(&self) -> io::Result<()> {
        Ok(self.file.try_lock()?)
    }
}

impl Read for DiskFile<'_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        self.file.read(buffer)
    }
}

impl Seek for DiskFile<'_> {
    fn seek(&mut self, to: SeekFrom) -> io::Result<u64> {
        self.file.seek(to)
    }
}

impl Write for DiskFile<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        if let Err(error) = self.disk.before(Step::Write, &self.path) {
            // A torn write: what a crash in the middle leaves.
            self.file.write_all(&bytes[..bytes.len() / 2])?;
            return Err(error);
        }
        self.file.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.file.flush()
    }
}
