//! A folder that appears whole or not at all: filled beside its place, then moved there.

use std::io::Write;
use std::path::{Path, PathBuf};

use disk::{Access, sync_folder};

use crate::error::PublishError;

/// A folder that is not in its place yet. Dropped, it is gone.
pub(crate) struct Staged {
    folder: tempfile::TempDir,
    target: PathBuf,
    access: Access,
}

impl Staged {
    /// Begins the folder `target`, which is not there or empty.
    ///
    /// # Errors
    /// [`PublishError::NotEmpty`], or when nothing can be written beside it.
    pub(crate) fn new(target: &Path, access: Access) -> Result<Self, PublishError> {
        match std::fs::read_dir(target).map(|mut entries| entries.next().is_some()) {
            Ok(true) => return Err(PublishError::NotEmpty { path: target.to_owned() }),
            Ok(false) => {}
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
            Err(error) => return Err(PublishError::io("read the folder", target, error)),
        }
        let whole = crate::keys::absolute(target);
        let beside = whole.parent().unwrap_or(&whole);
        std::fs::create_dir_all(beside).map_err(|error| PublishError::io("make the folder", beside, error))?;
        let folder = access
            .temporary_folder()
            .prefix(".fieldshelf-")
            .tempdir_in(beside)
            .map_err(|error| PublishError::io("write in", beside, error))?;
        Ok(Self { folder, target: target.to_owned(), access })
    }

    /// Where to write meanwhile.
    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    /// Writes a file that is not there yet, durably, making its folders.
    pub(crate) fn write(&self, path: impl AsRef<Path>, text: &[u8]) -> Result<(), PublishError> {
        let whole = self.folder.path().join(path.as_ref());
        let failed = |error| PublishError::io("write", &self.target.join(path.as_ref()), error);
        if let Some(folder) = whole.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(&whole).map_err(failed)?;
        file.write_all(text).and_then(|()| file.sync_all()).map_err(failed)
    }

    /// Copies a file to a place that is free, making its folders.
    pub(crate) fn copy(&self, source: &Path, path: &Path) -> Result<(), PublishError> {
        let whole = self.folder.path().join(path);
        if let Some(folder) = whole.parent() {
            let failed = |error| PublishError::io("write", &self.target.join(path), error);
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        let copied = std::fs::File::open(source).and_then(|mut from| {
            let mut to = std::fs::OpenOptions::new().write(true).create_new(true).open(&whole)?;
            std::io::copy(&mut from, &mut to)?;
            to.sync_all()
        });
        copied.map_err(|error| PublishError::io("copy", source, error))
    }

    /// Moves the folder to its place. An empty folder that is there stays the same folder, for whoever stands in it.
    ///
    /// # Errors
    /// When it cannot be moved; nothing is left of it then.
    pub(crate) fn place(self) -> Result<Placed, PublishError> {
        let failed = |error| PublishError::io("make the folder", &self.target, error);
        for folder in folders(self.folder.path()).map_err(failed)? {
            sync_folder(&folder).map_err(failed)?;
        }
        if !self.target.is_dir() {
            std::fs::rename(self.folder.path(), &self.target).map_err(failed)?;
            // The name it had is free again; there is nothing to remove.
            let _ = self.folder.keep();
            let placed = Placed { made: vec![self.target.clone()] };
            let whole = crate::keys::absolute(&self.target);
            return match sync_folder(whole.parent().unwrap_or(&whole)) {
                Ok(()) => Ok(placed),
                Err(error) => {
                    placed.take_back();
                    Err(PublishError::io("make the folder", &self.target, error))
                }
            };
        }
        if self.access == Access::Owner {
            let access = std::fs::metadata(self.folder.path()).map_err(failed)?.permissions();
            std::fs::set_permissions(&self.target, access).map_err(failed)?;
        }
        let mut placed = Placed { made: Vec::new() };
        let moved = std::fs::read_dir(self.folder.path()).and_then(|mut entries| {
            entries.try_for_each(|entry| {
                let entry = entry?;
                let target = self.target.join(entry.file_name());
                std::fs::rename(entry.path(), &target)?;
                placed.made.push(target);
                Ok(())
            })
        });
        let moved = moved.and_then(|()| sync_folder(&self.target));
        match moved {
            Ok(()) => Ok(placed),
            Err(error) => {
                placed.take_back();
                Err(failed(error))
            }
        }
    }
}

/// `folder` and all folders in it, those in it first.
pub(crate) fn folders(folder: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            found.extend(folders(&entry.path())?);
        }
    }
    found.push(folder.to_owned());
    Ok(found)
}

/// Puts `bytes` in place of the file at `path`, whole or not at all.
pub(crate) fn replace(path: &Path, bytes: &[u8]) -> Result<(), PublishError> {
    let failed = |error| PublishError::io("write", path, error);
    if std::fs::read(path).is_ok_and(|old| old == bytes) {
        return Ok(());
    }
    // The card lies beside files that a web server hands out, and must be as readable as they are.
    let mut file =
        Access::Usual.temporary_file().tempfile_in(path.parent().unwrap_or(Path::new("."))).map_err(failed)?;
    std::io::Write::write_all(&mut file, bytes).map_err(failed)?;
    file.as_file().sync_all().map_err(failed)?;
    file.persist(path).map_err(|error| failed(error.error))?;
    sync_folder(path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))).map_err(failed)
}

/// A folder that was moved to its place.
pub(crate) struct Placed {
    made: Vec<PathBuf>,
}

impl Placed {
    /// Removes it again, because what belongs to it failed. What cannot be removed stays; the failure is told already.
    pub(crate) fn take_back(self) {
        for path in self.made {
            let _ = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        }
    }
}
