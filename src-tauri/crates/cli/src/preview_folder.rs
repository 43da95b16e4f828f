//! The folder of a preview, which goes away with it.
//!
//! A preview that is killed cannot clear up. Each folder holds a file that is locked while the preview, or the window it
//! opened, runs; the system frees the lock at their death, and the next preview removes the folders of the dead.

use std::fs::{File, OpenOptions};
use std::io;
use std::path::Path;

/// What the names of these folders begin with.
const PREFIX: &str = "fieldshelf-preview-";
const LOCK: &str = "lock";

/// A folder for one preview. Dropped, it is removed.
pub(crate) struct PreviewFolder {
    lock: File,
    folder: tempfile::TempDir,
}

impl PreviewFolder {
    /// Makes one in `place`, and removes those there whose previews are dead.
    pub(crate) fn new(place: &Path) -> io::Result<Self> {
        remove_dead(place);
        let folder = tempfile::Builder::new().prefix(PREFIX).tempdir_in(place)?;
        // Locked before it has its name, so that no other preview takes the folder for a dead one.
        let unnamed = folder.path().join("new-lock");
        let lock = OpenOptions::new().create_new(true).write(true).open(&unnamed)?;
        match lock.lock() {
            // Where there are no locks, a folder left behind stays.
            Err(error) if error.kind() != io::ErrorKind::Unsupported => return Err(error),
            _ => {}
        }
        std::fs::rename(unnamed, folder.path().join(LOCK))?;
        Ok(Self { lock, folder })
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// The lock, to be given to the window as its input, so that it is held as long as the window runs.
    pub(crate) fn lock(&self) -> io::Result<File> {
        self.lock.try_clone()
    }
}

/// Failing to remove something is no failure of the preview that is asked for; other people's folders cannot be opened.
fn remove_dead(place: &Path) {
    for entry in std::fs::read_dir(place).into_iter().flatten().flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(PREFIX);
        if !ours || !entry.file_type().is_ok_and(|kind| kind.is_dir()) {
            continue;
        }
        let Ok(lock) = OpenOptions::new().write(true).open(entry.path().join(LOCK)) else { continue };
        if lock.try_lock().is_ok() {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_folders_of_dead_previews_are_removed_and_those_of_living_ones_are_not() {
        let place = tempfile::tempdir().unwrap();
        let living = PreviewFolder::new(place.path()).unwrap();
        let killed = PreviewFolder::new(place.path()).unwrap();
        let with_window = PreviewFolder::new(place.path()).unwrap();
        // A killed process drops its locks, but not its folders; one whose window still runs has given its lock on.
        let window = with_window.lock().unwrap();
        let forget = |preview: PreviewFolder| {
            drop(preview.lock);
            preview.folder.keep()
        };
        let (killed, with_window) = (forget(killed), forget(with_window));
        std::fs::write(killed.join("root.pem"), "secret").unwrap();
        let other = place.path().join("fieldshelf-preview-of-something-else");
        std::fs::create_dir(&other).unwrap();

        let next = PreviewFolder::new(place.path()).unwrap();
        assert!(!killed.exists());
        for kept in [living.path(), next.path(), with_window.as_path(), other.as_path()] {
            assert!(kept.exists(), "{}", kept.display());
        }
        drop(window);
        drop(PreviewFolder::new(place.path()).unwrap());
        assert!(!with_window.exists());
        let path = next.path().to_owned();
        drop(next);
        assert!(!path.exists());
    }
}
