//! The files of an index on this computer's disk: Tantivy's own, but readable where nothing may be written.

use std::fs::File;
use std::io::{self, Write as _};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::{Disk, Step};
use tantivy::directory::error::{DeleteError, LockError, OpenDirectoryError, OpenReadError, OpenWriteError};
use tantivy::directory::{
    Directory, DirectoryLock, FileHandle, Lock, META_LOCK, MmapDirectory, WatchCallback, WatchHandle, WritePtr,
};

/// Mapped files, as [`MmapDirectory`].
///
/// Tantivy takes a lock file also to load what was committed, lest a writer remove files meanwhile. In a folder where none
/// can be made, and on a full disk, that lock is done without: somebody who can write may then remove a file under this
/// reader, which shows as damage, and opening the index again mends.
#[derive(Debug, Clone)]
pub(crate) struct IndexDirectory {
    files: MmapDirectory,
    folder: PathBuf,
    disk: Disk,
}

impl IndexDirectory {
    /// The folder `path`, which must be there; what is done in it is asked of `disk` first.
    pub(crate) fn open(path: &Path, disk: &Disk) -> Result<Self, OpenDirectoryError> {
        Ok(Self { files: MmapDirectory::open(path)?, folder: path.to_owned(), disk: disk.clone() })
    }
}

impl Directory for IndexDirectory {
    fn acquire_lock(&self, lock: &Lock) -> Result<DirectoryLock, LockError> {
        or_without(lock, self.files.acquire_lock(lock))
    }

    fn get_file_handle(&self, path: &Path) -> Result<Arc<dyn FileHandle>, OpenReadError> {
        self.files.get_file_handle(path)
    }

    fn delete(&self, path: &Path) -> Result<(), DeleteError> {
        self.disk
            .before(Step::Remove, path)
            .map_err(|error| DeleteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() })?;
        self.files.delete(path)
    }

    fn exists(&self, path: &Path) -> Result<bool, OpenReadError> {
        self.files.exists(path)
    }

    fn open_write(&self, path: &Path) -> Result<WritePtr, OpenWriteError> {
        self.disk
            .before(Step::CreateFile, path)
            .map_err(|error| OpenWriteError::IoError { io_error: Arc::new(error), filepath: path.to_owned() })?;
        self.files.open_write(path)
    }

    fn atomic_read(&self, path: &Path) -> Result<Vec<u8>, OpenReadError> {
        self.files.atomic_read(path)
    }

    fn atomic_write(&self, path: &Path, data: &[u8]) -> io::Result<()> {
        self.disk.before(Step::Write, path)?;
        // Not Tantivy's: that makes the file for its owner's eyes alone, whatever the folder's other files are, and who may
        // read the library could not search it.
        let next = self.folder.join(format!("{}.next", path.display()));
        let mut file = File::create(&next)?;
        file.write_all(data)?;
        file.sync_all()?;
        drop(file);
        std::fs::rename(next, self.folder.join(path))
    }

    fn sync_directory(&self) -> io::Result<()> {
        self.disk.before(Step::SyncFolder, Path::new("."))?;
        self.files.sync_directory()
    }

    fn watch(&self, callback: WatchCallback) -> tantivy::Result<WatchHandle> {
        self.files.watch(callback)
    }
}

/// What to make of the attempt to take `lock`: a reader that cannot write in its folder reads without it.
fn or_without(lock: &Lock, taken: Result<DirectoryLock, LockError>) -> Result<DirectoryLock, LockError> {
    let refused = |kind| {
        use io::ErrorKind::{PermissionDenied, QuotaExceeded, ReadOnlyFilesystem, StorageFull};
        matches!(kind, PermissionDenied | ReadOnlyFilesystem | StorageFull | QuotaExceeded)
    };
    match taken {
        Err(LockError::IoError(error)) if lock.filepath == META_LOCK.filepath && refused(error.kind()) => {
            Ok(DirectoryLock::from(Box::new(())))
        }
        taken => taken,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use tantivy::directory::INDEX_WRITER_LOCK;

    #[test]
    fn a_reader_does_without_a_lock_that_cannot_be_written_and_a_writer_does_not() {
        let refused = |kind: io::ErrorKind| Err(LockError::IoError(Arc::new(kind.into())));
        for (lock, kind, taken) in [
            (&*META_LOCK, io::ErrorKind::ReadOnlyFilesystem, true),
            (&*META_LOCK, io::ErrorKind::PermissionDenied, true),
            (&*META_LOCK, io::ErrorKind::StorageFull, true),
            (&*META_LOCK, io::ErrorKind::QuotaExceeded, true),
            (&*META_LOCK, io::ErrorKind::NotFound, false),
            (&*INDEX_WRITER_LOCK, io::ErrorKind::StorageFull, false),
            (&*INDEX_WRITER_LOCK, io::ErrorKind::ReadOnlyFilesystem, false),
        ] {
            assert_eq!(or_without(lock, refused(kind)).is_ok(), taken, "{lock:?} {kind}");
        }
        assert!(matches!(or_without(&META_LOCK, Err(LockError::LockBusy)), Err(LockError::LockBusy)));
    }
}
