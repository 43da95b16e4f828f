//! Every change a publisher makes on disk, in steps that a test can stop at.
//!
//! A file appears whole or not at all: written to one side, made durable, renamed into place, its folder made durable.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder, inside a repository, for files that are not finished.
const WRITING: &str = ".writing";

/// A step on the disk of whoever writes a repository or a copy.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Step<'a> {
    /// A folder is made, with those above it that are not there yet.
    CreateFolder(&'a Path),
    /// A file is made to one side and filled.
    Write(&'a Path),
    /// A file's bytes are forced to the disk.
    SyncFile(&'a Path),
    /// A finished file gets its name, in place of what has it.
    Rename {
        /// Where it was written.
        from: &'a Path,
        /// Its name.
        to: &'a Path,
    },
    /// A folder's names are forced to the disk.
    SyncFolder(&'a Path),
    /// A file, or what is left of unfinished ones, is removed.
    Remove(&'a Path),
}

/// Asked before each step; a test's answer may be that the power went out.
pub type Seam<'a> = &'a mut dyn FnMut(Step<'_>) -> io::Result<()>;

/// A repository folder that is being written, by one process at a time.
pub(crate) struct Disk<'a> {
    root: PathBuf,
    seam: Seam<'a>,
    touched: BTreeSet<PathBuf>,
    /// Held while writing.
    _lock: File,
}

/// Fills the file it is given.
pub(crate) type Fill<'a> = &'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

impl<'a> Disk<'a> {
    /// Takes the folder `root`, made if it is not there; `None` when another process is writing it.
    pub(crate) fn take(root: &Path, seam: Seam<'a>) -> io::Result<Option<Self>> {
        let aside = root.join(WRITING);
        let mut touched = BTreeSet::new();
        if !aside.is_dir() {
            // The names of all that is made here last only once the folders above are forced to the disk.
            touched.extend(above_missing(&aside));
            let missing: Vec<&Path> = aside.ancestors().take_while(|folder| !folder.is_dir()).collect();
            seam(Step::CreateFolder(&aside))?;
            // One by one: where the stick is gone by now its own folder shall not appear.
            for folder in missing.into_iter().rev().filter(|folder| !folder.as_os_str().is_empty()) {
                match fs::create_dir(folder) {
                    Err(error) if error.kind() == io::ErrorKind::AlreadyExists && folder.is_dir() => {}
                    made => made?,
                }
            }
        }
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(aside.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            // Some network file systems know no locks; there the publisher takes care of it.
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        Ok(Some(Self { root: root.to_owned(), seam, touched, _lock: lock }))
    }

    /// Puts a file at `path`, with what `fill` writes, in place of any that is there.
    pub(crate) fn put(&mut self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        let name = path.file_name().unwrap_or_default();
        let aside = self.root.join(WRITING).join(name);
        let folder = path.parent().unwrap_or(&self.root);
        (self.seam)(Step::Write(&aside))?;
        let mut file = io::BufWriter::with_capacity(256 << 10, File::create(&aside)?);
        fill(&mut file)?;
        let file = file.into_inner().map_err(|error| error.into_error())?;
        (self.seam)(Step::SyncFile(&aside))?;
        file.sync_all()?;
        drop(file);
        if !folder.is_dir() {
            (self.seam)(Step::CreateFolder(folder))?;
            // Where the stick is gone no folder shall appear in its place.
            fs::metadata(&aside)?;
            self.touched.extend(above_missing(folder));
            fs::create_dir_all(folder)?;
        }
        (self.seam)(Step::Rename { from: &aside, to: path })?;
        fs::rename(&aside, path)?;
        self.touched.insert(folder.to_owned());
        Ok(())
    }

    /// Removes a file that nothing names any more.
    pub(crate) fn remove(&mut self, path: &Path) -> io::Result<()> {
        (self.seam)(Step::Remove(path))?;
        fs::remove_file(path)
    }

    /// Makes what was put so far outlast a power cut.
    pub(crate) fn settle(&mut self) -> io::Result<()> {
        for folder in std::mem::take(&mut self.touched) {
            (self.seam)(Step::SyncFolder(&folder))?;
            sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Clears away what is left of unfinished files. Failing to is no failure: the repository is whole.
    pub(crate) fn finish(self) {
        let aside = self.root.join(WRITING);
        if (self.seam)(Step::Remove(&aside)).is_err() {
            return;
        }
        let _ = fs::remove_dir_all(aside).and_then(|()| sync_folder(&self.root));
    }
}

/// The folders whose names change when `path` is made with all above it that is not there yet.
fn above_missing(path: &Path) -> Vec<PathBuf> {
    let missing = path.ancestors().take_while(|folder| !folder.as_os_str().is_empty() && !folder.is_dir());
    let above = missing.filter_map(Path::parent);
    above.map(|folder| if folder.as_os_str().is_empty() { PathBuf::from(".") } else { folder.to_owned() }).collect()
}

/// Forces the names in `folder` to the disk. Some file systems of sticks and shares know no such call for folders; they
/// write names through.
///
/// # Errors
/// What the system says.
#[cfg(unix)]
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    match File::open(folder)?.sync_all() {
        Err(error) if matches!(error.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        synced => synced,
    }
}

/// Windows has no such call; renames there are journalled.
///
/// # Errors
/// None there.
#[cfg(not(unix))]
pub fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
