//! Keys that are replaced together, so that no stop leaves a new root with an old key.
//!
//! What takes their place is gathered in a folder; renaming that to `next` decides. What was there then goes to `replaced`,
//! and each file to its place; a stop in between is made up for by whoever uses the keys next. Each of these steps is forced
//! to the disk before the next, and the decision before the first byte of the repository that it leads to: a power cut must
//! not leave readers a root whose keys nobody has.

use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

use disk::{Disk, Step};
use repository::Key;

use crate::error::PublishError;
use crate::staged::folders;

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

    /// Decides. After a failure here the keys are what they were, or whoever uses them next replaces them.
    pub(crate) fn decide(self) -> Result<(), PublishError> {
        self.decide_on(&Disk::default())
    }

    /// As [`Self::decide`], on a disk that a test may make fail.
    fn decide_on(self, disk: &Disk) -> Result<(), PublishError> {
        let (gathered, next) = (self.folder.path(), self.keys.join(NEXT));
        let failed = |error| PublishError::io("write", &next, error);
        sync(&folders(gathered).map_err(failed)?, disk).map_err(failed)?;
        disk.rename(gathered, &next).map_err(failed)?;
        // The name it had is free again; there is nothing to remove.
        let _ = self.folder.keep();
        sync([&self.keys], disk).map_err(failed)?;
        settle_on(&self.keys, disk)
    }
}

/// Carries out what was decided for the folder `keys` and not finished.
pub(crate) fn settle(keys: &Path) -> Result<(), PublishError> {
    settle_on(keys, &Disk::default())
}

/// As [`settle`], on a disk that a test may make fail.
fn settle_on(keys: &Path, disk: &Disk) -> Result<(), PublishError> {
    let failed = |error| PublishError::io("replace the keys in", keys, error);
    if keys.join(NEXT).is_dir() { carry_out(keys, disk).map_err(failed) } else { Ok(()) }
}

fn carry_out(keys: &Path, disk: &Disk) -> io::Result<()> {
    let next = keys.join(NEXT);
    let names = files(&next, Path::new(""))?;
    let mut touched = BTreeSet::new();
    for name in &names {
        let place = keys.join(name);
        if place.exists() {
            let aside = aside(keys, name)?;
            disk.rename(&place, &aside)?;
            touched.extend([&place, &aside].into_iter().filter_map(|path| path.parent().map(Path::to_owned)));
            touched.insert(keys.to_owned());
        }
    }
    sync(&touched, disk)?;
    touched.clear();
    for name in &names {
        let (new, place) = (next.join(name), keys.join(name));
        if std::fs::metadata(&new)?.len() == 0 {
            disk.remove(&new)?;
            continue;
        }
        let folder = place.parent().unwrap_or(keys);
        if !folder.is_dir() {
            disk.create_folder(folder)?;
        }
        disk.rename(&new, &place)?;
        touched.extend([folder.to_owned(), keys.to_owned()]);
    }
    sync(&touched, disk)?;
    disk.before(Step::Remove, &next)?;
    std::fs::remove_dir_all(&next)?;
    sync([keys], disk)
}

/// Forces the names in each of `folders` to the disk.
fn sync<P: AsRef<Path>>(folders: impl IntoIterator<Item = P>, disk: &Disk) -> io::Result<()> {
    for folder in folders {
        disk.sync_folder(folder.as_ref())?;
    }
    Ok(())
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
    use std::sync::{Arc, Mutex};

    use testkit::power::{Failing, Power};

    use super::*;

    /// A folder of keys, and their replacement.
    fn replacement() -> (tempfile::TempDir, Replacement) {
        let keys = tempfile::tempdir().unwrap();
        std::fs::write(keys.path().join("release.pem"), "old").unwrap();
        std::fs::create_dir(keys.path().join("collections")).unwrap();
        std::fs::write(keys.path().join("collections/law.pem"), "law").unwrap();
        let replacement = Replacement::new(keys.path(), None).unwrap();
        replacement.file("release.pem", b"new").unwrap();
        replacement.file("roots/2.root.json", b"root").unwrap();
        replacement.without("collections/law.pem").unwrap();
        (keys, replacement)
    }

    /// What a step does, by the names below `keys`.
    fn told(keys: &Path, step: Step, path: &Path, to: Option<&Path>) -> String {
        let name = |path: &Path| {
            let below = path.strip_prefix(keys).unwrap().display().to_string().replace('\\', "/");
            match below.strip_prefix(".next-") {
                Some(rest) => format!("gathered{}", rest.find('/').map_or("", |at| &rest[at..])),
                None if below.is_empty() => "keys".to_owned(),
                None => below,
            }
        };
        match step {
            Step::CreateFolder => format!("make {}", name(path)),
            Step::Rename => format!("{} to {}", name(path), name(to.unwrap())),
            Step::SyncFolder => format!("force {}", name(path)),
            Step::Remove => format!("remove {}", name(path)),
            Step::CreateFile | Step::Write | Step::SyncFile | Step::Commit => panic!("{}", path.display()),
        }
    }

    #[test]
    fn each_step_is_on_the_disk_before_the_next_and_wherever_it_fails_the_keys_are_the_old_or_the_new_ones() {
        let (keys, whole) = replacement();
        let noted = Arc::new(Mutex::new(Vec::new()));
        let (notes, below) = (Arc::clone(&noted), keys.path().to_owned());
        let note = move |step: Step, path: &Path, to: Option<&Path>| {
            notes.lock().unwrap().push(told(&below, step, path, to));
            Ok(())
        };
        whole.decide_on(&Disk::with_fault(Arc::new(note))).unwrap();
        let steps = noted.lock().unwrap().clone();
        let mut gathered = steps[..3].to_vec();
        gathered.sort();
        assert_eq!(gathered, ["force gathered", "force gathered/collections", "force gathered/roots"]);
        assert_eq!(steps[2], "force gathered", "after what is in it");
        assert_eq!(
            steps[3..],
            [
                "gathered to next",
                "force keys",
                "collections/law.pem to replaced/1-collections-law.pem",
                "release.pem to replaced/1-release.pem",
                "force keys",
                "force collections",
                "force replaced",
                "remove next/collections/law.pem",
                "next/release.pem to release.pem",
                "make roots",
                "next/roots/2.root.json to roots/2.root.json",
                "force keys",
                "force roots",
                "remove next",
                "force keys",
            ]
        );
        for (failing, step) in steps.iter().enumerate() {
            let (keys, replacement) = replacement();
            let power = Arc::new(Power::new(Failing::Cut(failing)));
            replacement.decide_on(&Disk::with_fault(power)).unwrap_err();
            settle(keys.path()).unwrap();
            let read = |name: &str| std::fs::read_to_string(keys.path().join(name)).ok();
            let found = (read("release.pem").unwrap(), read("roots/2.root.json"), read("collections/law.pem"));
            let expected = if failing > 3 {
                ("new".to_owned(), Some("root".to_owned()), None)
            } else {
                ("old".to_owned(), None, Some("law".to_owned()))
            };
            assert_eq!(found, expected, "failed at {step}");
        }
    }

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
