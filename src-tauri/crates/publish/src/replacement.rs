//! Keys that are replaced together, so that no stop leaves a new root with an old key.
//!
//! What takes their place is gathered in a folder; renaming that to `next` decides. From there each file goes to its
//! place, after the one that was there went to `replaced`; a stop in between is made up for by whoever uses the keys next.

use std::path::{Path, PathBuf};

use repository::Key;

use crate::error::PublishError;

const NEXT: &str = "next";
const REPLACED: &str = "replaced";

/// New files of a keys folder. Dropped before it is decided, nothing has changed.
pub(crate) struct Replacement {
    folder: tempfile::TempDir,
    keys: PathBuf,
    passphrase: Option<String>,
}

impl Replacement {
    pub(crate) fn new(keys: &Path, passphrase: Option<String>) -> Result<Self, PublishError> {
        let folder = tempfile::Builder::new().prefix(".next-").tempdir_in(keys);
        let folder = folder.map_err(|error| PublishError::io("write in", keys, error))?;
        Ok(Self { folder, keys: keys.to_owned(), passphrase })
    }

    /// A key, under the folder's passphrase.
    pub(crate) fn key(&self, name: impl AsRef<Path>, key: &Key) -> Result<(), PublishError> {
        let path = self.place(name.as_ref())?;
        Ok(key.save(&path, self.passphrase.as_deref())?)
    }

    /// Another file.
    pub(crate) fn file(&self, name: impl AsRef<Path>, bytes: &[u8]) -> Result<(), PublishError> {
        let path = self.place(name.as_ref())?;
        let written = std::fs::File::create(&path).and_then(|mut file| {
            std::io::Write::write_all(&mut file, bytes)?;
            file.sync_all()
        });
        written.map_err(|error| PublishError::io("write", &path, error))
    }

    /// A file that is put aside with nothing in its place: told by an empty one.
    pub(crate) fn without(&self, name: impl AsRef<Path>) -> Result<(), PublishError> {
        self.file(name, b"")
    }

    fn place(&self, name: &Path) -> Result<PathBuf, PublishError> {
        let path = self.folder.path().join(name);
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).map_err(|error| PublishError::io("make the folder", folder, error))?;
        }
        Ok(path)
    }

    /// Decides. After a failure here the keys are what they were.
    pub(crate) fn decide(self) -> Result<(), PublishError> {
        let next = self.keys.join(NEXT);
        std::fs::rename(self.folder.path(), &next).map_err(|error| PublishError::io("write", &next, error))?;
        // The name it had is free again; there is nothing to remove.
        let _ = self.folder.keep();
        settle(&self.keys)
    }
}

/// Carries out what was decided for the folder `keys` and not finished.
pub(crate) fn settle(keys: &Path) -> Result<(), PublishError> {
    let next = keys.join(NEXT);
    if !next.is_dir() {
        return Ok(());
    }
    let failed = |error| PublishError::io("replace the keys in", keys, error);
    for name in files(&next, Path::new("")).map_err(failed)? {
        let (new, place) = (next.join(&name), keys.join(&name));
        if place.exists() {
            std::fs::rename(&place, aside(keys, &name).map_err(failed)?).map_err(failed)?;
        }
        if std::fs::metadata(&new).map_err(failed)?.len() == 0 {
            std::fs::remove_file(&new).map_err(failed)?;
            continue;
        }
        if let Some(folder) = place.parent() {
            std::fs::create_dir_all(folder).map_err(failed)?;
        }
        std::fs::rename(&new, &place).map_err(failed)?;
    }
    std::fs::remove_dir_all(&next).map_err(failed)
}

/// Where a file that is replaced goes: `replaced/<name>` with the first number that is free.
fn aside(keys: &Path, name: &Path) -> std::io::Result<PathBuf> {
    let folder = keys.join(REPLACED);
    std::fs::create_dir_all(&folder)?;
    let name = name.iter().map(|part| part.to_string_lossy()).collect::<Vec<_>>().join("-");
    let free = (1..u32::MAX).map(|number| folder.join(format!("{number}-{name}"))).find(|path| !path.exists());
    free.ok_or_else(|| std::io::Error::other("no name is free"))
}

/// The files below `folder`, as paths from it, in order.
fn files(folder: &Path, below: &Path) -> std::io::Result<Vec<PathBuf>> {
    let mut found = Vec::new();
    for entry in std::fs::read_dir(folder.join(below))? {
        let entry = entry?;
        let path = below.join(entry.file_name());
        if entry.file_type()?.is_dir() {
            found.extend(files(folder, &path)?);
        } else {
            found.push(path);
        }
    }
    found.sort();
    Ok(found)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_replacement_that_was_stopped_anywhere_is_carried_out_and_what_was_replaced_is_kept() {
        // Stopped before the first file, after the old one went aside, after the new one came, and at the end.
        for stop in 0..4 {
            let keys = tempfile::tempdir().unwrap();
            let at = |name: &str| keys.path().join(name);
            let write = |name: &str, text: &str| {
                std::fs::create_dir_all(at(name).parent().unwrap()).unwrap();
                std::fs::write(at(name), text).unwrap();
            };
            write("release.pem", "old");
            write("collections/law.pem", "law");
            write("next/release.pem", "new");
            write("next/roots/2.root.json", "root");
            write("next/collections/law.pem", "");
            if stop > 0 {
                std::fs::create_dir(at("replaced")).unwrap();
                std::fs::rename(at("release.pem"), at("replaced/1-release.pem")).unwrap();
            }
            if stop > 1 {
                std::fs::rename(at("next/release.pem"), at("release.pem")).unwrap();
            }
            if stop > 2 {
                settle(keys.path()).unwrap();
            }
            settle(keys.path()).unwrap();
            let found: Vec<(String, String)> = files(keys.path(), Path::new(""))
                .unwrap()
                .iter()
                .map(|name| (name.display().to_string(), std::fs::read_to_string(keys.path().join(name)).unwrap()))
                .collect();
            let expected = [
                ("release.pem", "new"),
                ("replaced/1-collections-law.pem", "law"),
                ("replaced/1-release.pem", "old"),
                ("roots/2.root.json", "root"),
            ];
            assert_eq!(found, expected.map(|(name, text)| (name.to_owned(), text.to_owned())), "stopped at {stop}");
            assert!(!at("next").exists());
        }
    }
}
