//! A repository or a copy on the disk while it is written.
//!
//! A file appears whole or not at all: written to one side, made durable, renamed into place, its folder made durable.

use std::collections::BTreeSet;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use disk::{Disk, Step, sync_folder};

/// The folder, inside a repository, for files that are not finished.
const WRITING: &str = ".writing";

/// A repository folder that is being written, by one process at a time.
pub(crate) struct OnDisk {
    root: PathBuf,
    disk: Disk,
    touched: BTreeSet<PathBuf>,
    /// Held while writing.
    _lock: File,
}

/// Fills the file it is given.
pub(crate) type Fill<'a> = &'a mut dyn FnMut(&mut dyn Write) -> io::Result<()>;

impl OnDisk {
    /// Takes the folder `root`, made if it is not there; `None` when another process is writing it.
    pub(crate) fn take(root: &Path, disk: &Disk) -> io::Result<Option<Self>> {
        let aside = root.join(WRITING);
        let mut touched = BTreeSet::new();
        if !aside.is_dir() {
            // The names of all that is made here last only once the folders above are forced to the disk.
            touched.extend(above_missing(&aside));
            let missing: Vec<&Path> = aside.ancestors().take_while(|folder| !folder.is_dir()).collect();
            disk.before(Step::CreateFolder, &aside)?;
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
        Ok(Some(Self { root: root.to_owned(), disk: disk.clone(), touched, _lock: lock }))
    }

    /// Puts a file at `path`, with what `fill` writes, in place of any that is there.
    pub(crate) fn put(&mut self, path: &Path, fill: Fill<'_>) -> io::Result<()> {
        let name = path.file_name().unwrap_or_default();
        let aside = self.root.join(WRITING).join(name);
        let folder = path.parent().unwrap_or(&self.root);
        self.disk.before(Step::CreateFile, &aside)?;
        let file = File::create(&aside)?;
        self.disk.before(Step::Write, &aside)?;
        let mut file = io::BufWriter::with_capacity(256 << 10, file);
        fill(&mut file)?;
        let file = file.into_inner().map_err(|error| error.into_error())?;
        self.disk.before(Step::SyncFile, &aside)?;
        file.sync_all()?;
        drop(file);
        if !folder.is_dir() {
            self.disk.before(Step::CreateFolder, folder)?;
            // Where the stick is gone no folder shall appear in its place.
            fs::metadata(&aside)?;
            self.touched.extend(above_missing(folder));
            fs::create_dir_all(folder)?;
        }
        self.disk.rename(&aside, path)?;
        self.touched.insert(folder.to_owned());
        Ok(())
    }

    /// Removes a file that nothing names any more.
    pub(crate) fn remove(&mut self, path: &Path) -> io::Result<()> {
        self.disk.before(Step::Remove, path)?;
        fs::remove_file(path)
    }

    /// Makes what was put so far outlast a power cut.
    pub(crate) fn settle(&mut self) -> io::Result<()> {
        for folder in std::mem::take(&mut self.touched) {
            self.disk.sync_folder(&folder)?;
        }
        Ok(())
    }

    /// Clears away what is left of unfinished files. Failing to is no failure: the repository is whole.
    pub(crate) fn finish(self) {
        let aside = self.root.join(WRITING);
        if self.disk.before(Step::Remove, &aside).is_err() {
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
