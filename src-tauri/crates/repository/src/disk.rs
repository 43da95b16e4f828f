//! Every change a publisher makes on disk, in steps that a test can stop at.
//!
//! A file appears whole or not at all: written to one side, made durable, renamed into place, its folder made durable.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

/// The folder, inside a repository, for files that are not finished.
const WRITING: &str = ".writing";

/// Asked before each step; a test's answer may be that the power went out.
pub(crate) type Seam<'a> = &'a mut dyn FnMut(&Path) -> io::Result<()>;

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
        seam(root)?;
        let aside = root.join(WRITING);
        fs::create_dir_all(&aside)?;
        let lock = OpenOptions::new().create(true).truncate(false).write(true).open(aside.join("lock"))?;
        match lock.try_lock() {
            Ok(()) => {}
            Err(fs::TryLockError::WouldBlock) => return Ok(None),
            // Some network file systems know no locks; there the publisher takes care of it.
            Err(fs::TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
            Err(fs::TryLockError::Error(error)) => return Err(error),
        }
        Ok(Some(Self { root: root.to_owned(), seam, touched: BTreeSet::new(), _lock: lock }))
    }

    /// Puts a file at `path`, with what `fill` writes, in place of any that is there.
    pub(crate) fn put(&mut self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        (self.seam)(path)?;
        let name = path.file_name().unwrap_or_default();
        let aside = self.root.join(WRITING).join(name);
        let folder = path.parent().unwrap_or(&self.root);
        if !folder.is_dir() {
            fs::create_dir_all(folder)?;
            self.touched
                .extend(folder.ancestors().skip(1).take_while(|up| up.starts_with(&self.root)).map(Path::to_owned));
        }
        let mut file = io::BufWriter::with_capacity(256 << 10, File::create(&aside)?);
        fill(&mut file)?;
        let file = file.into_inner().map_err(|error| error.into_error())?;
        (self.seam)(path)?;
        file.sync_all()?;
        drop(file);
        (self.seam)(path)?;
        fs::rename(&aside, path)?;
        self.touched.insert(folder.to_owned());
        Ok(())
    }

    /// Removes a file that nothing names any more.
    pub(crate) fn remove(&mut self, path: &Path) -> io::Result<()> {
        (self.seam)(path)?;
        fs::remove_file(path)
    }

    /// Makes what was put so far outlast a power cut.
    pub(crate) fn settle(&mut self) -> io::Result<()> {
        for folder in std::mem::take(&mut self.touched) {
            (self.seam)(&folder)?;
            sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Clears away what is left of unfinished files. Failing to is no failure: the repository is whole.
    pub(crate) fn finish(self) {
        if (self.seam)(&self.root).is_err() {
            return;
        }
        let _ = fs::remove_dir_all(self.root.join(WRITING));
    }
}

#[cfg(unix)]
fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Windows has no such call; renames there are journalled.
#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
