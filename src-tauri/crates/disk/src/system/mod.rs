//! What systems do differently with files and drives, in one place: whoever ports Fieldshelf reads this folder.
//!
//! Linux is asked about drives by hand, because only its table of mounts tells without touching a single file system, and a
//! share whose server is gone would hold up whoever looks. Windows and macOS are asked through `sysinfo`.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};

#[cfg(any(windows, target_os = "macos"))]
mod asked;
#[cfg(any(target_os = "linux", test))]
mod linux;
#[cfg(unix)]
mod unix;
#[cfg(windows)]
mod windows;

#[cfg(unix)]
use unix as files;
#[cfg(windows)]
use windows as files;

/// Who may read what is made: a file, or a folder and what is in it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Access {
    /// Whoever the system lets by default, as with what other programs make.
    Usual,
    /// Its owner only. On Windows a folder in a person's own profile is closed to other people by what it inherits; elsewhere
    /// nothing is.
    Owner,
}

impl Access {
    /// Makes a file that is not there yet, to be written.
    ///
    /// # Errors
    /// What the system says; [`io::ErrorKind::AlreadyExists`] where there is one.
    pub fn create_new(self, path: &Path) -> io::Result<File> {
        files::create_new(self).open(path)
    }

    /// Makes temporary files that such may read, which `tempfile` alone would close to all but their owner.
    pub fn temporary_file(self) -> tempfile::Builder<'static, 'static> {
        let mut builder = tempfile::Builder::new();
        files::permit_file(&mut builder, self);
        builder
    }

    /// Makes temporary folders that such may look into.
    pub fn temporary_folder(self) -> tempfile::Builder<'static, 'static> {
        let mut builder = tempfile::Builder::new();
        files::permit_folder(&mut builder, self);
        builder
    }
}

/// Forces the names in `folder` to the disk. Some file systems of sticks and shares know no such call for folders; they
/// write names through. Windows has none either; renames there are journalled.
///
/// # Errors
/// What the system says.
pub fn sync_folder(folder: &Path) -> io::Result<()> {
    files::sync_folder(folder)
}

/// What tells the disk that `folder` lies on from others; nothing where the folder is not there. A drive letter goes with its
/// stick, so on Windows all disks have one number.
pub fn device(folder: &Path) -> Option<u64> {
    files::device(folder)
}

/// The roots of the removable drives that are plugged in now; none where the system does not tell.
pub fn removable_drives() -> Vec<PathBuf> {
    #[cfg(target_os = "linux")]
    return linux::removable_drives();
    #[cfg(any(windows, target_os = "macos"))]
    return asked::removable_drives();
    #[cfg(not(any(target_os = "linux", windows, target_os = "macos")))]
    return Vec::new();
}

/// The kind of network share that `folder` (or the nearest folder above it that exists) lies on: there SQLite's locks and
/// memory maps cannot be trusted. Nothing when it lies on this computer or the system does not tell.
pub fn network_share(folder: &Path) -> Option<String> {
    let real = nearest_existing(folder).and_then(|path| path.canonicalize().ok()).unwrap_or_else(|| folder.to_owned());
    #[cfg(target_os = "linux")]
    return linux::share(&real);
    #[cfg(windows)]
    return windows::share(&real);
    #[cfg(not(any(target_os = "linux", windows)))]
    return {
        let _ = real;
        None
    };
}

fn nearest_existing(folder: &Path) -> Option<PathBuf> {
    let whole = std::path::absolute(folder).ok()?;
    whole.ancestors().find(|path| path.exists()).map(Path::to_path_buf)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_that_is_not_there_yet_is_judged_by_the_one_above_it() {
        let here = tempfile::tempdir().unwrap();
        assert_eq!(network_share(&here.path().join("a/b/c")), None);
    }
}
