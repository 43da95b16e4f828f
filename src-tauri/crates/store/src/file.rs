//! A file beside the library, such as a backup: written whole or not at all.

use std::io::Write;
use std::path::Path;
use std::sync::atomic::{AtomicU64, Ordering};

use crate::{Store, StoreError};

/// Counts the parts of this process, whichever library writes them.
static PARTS: AtomicU64 = AtomicU64::new(0);

impl Store {
    /// Puts a file with `bytes` at `path`, in place of what is there. Whatever happens meanwhile, what was there or the whole
    /// new file is there afterwards; a crash leaves at worst a hidden `.part` file beside it.
    ///
    /// # Errors
    /// Any of the disk. What was there before is there still.
    pub fn write_file(&self, path: &Path, bytes: &[u8]) -> Result<(), StoreError> {
        let failed = |error| StoreError::io("writing", path, error);
        let path_there = std::path::absolute(path).map_err(failed)?;
        let folder = path_there.parent().unwrap_or(&path_there);
        let name = path_there.file_name().unwrap_or_default().to_string_lossy();
        let number = PARTS.fetch_add(1, Ordering::Relaxed);
        let part = folder.join(format!(".{name}.{}-{number}.part", std::process::id()));
        let disk = &self.inner.disk;
        let written = (|| {
            let mut file = match disk.create_new(&part) {
                // This process never gave that name: a crash left it, and the system has given the process's number again.
                Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => {
                    disk.remove(&part)?;
                    disk.create_new(&part)?
                }
                created => created?,
            };
            file.write_all(bytes)?;
            file.sync()?;
            disk.rename(&part, &path_there)?;
            disk.sync_folder(folder)
        })();
        written.map_err(|error| {
            // Should this fail too, the part is small and named.
            let _ = disk.remove(&part);
            failed(error)
        })
    }
}
