//! Sticks for tests, and what reads them.

use std::collections::BTreeMap;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use disk::{Fault, Step};
use jiff::Timestamp;
use repository::{Card, Expired, Folder, InMemoryTrust, RefreshError, RepositoryPath, read_shard, refresh};
use sha2::{Digest, Sha256};

/// A temporary folder in memory, where the system has such.
pub fn quick_folder() -> tempfile::TempDir {
    tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir()).unwrap()
}

/// The copies on a stick.
pub fn copies_on(stick: &Path) -> Vec<PathBuf> {
    let Ok(entries) = std::fs::read_dir(stick.join("fieldshelf")) else { return Vec::new() };
    let mut copies: Vec<PathBuf> = entries.flatten().map(|entry| entry.path()).collect();
    copies.sort();
    copies
}

/// When what lies in `copy` was signed, as somebody who has nothing but its card finds; everything that is named is there
/// and hashes. `None` where nobody could take it for a repository.
pub fn read(copy: &Path) -> Option<Timestamp> {
    let card = Card::parse(&std::fs::read(copy.join("publisher.fieldshelf-card")).ok()?).unwrap();
    let folder = Folder::new(copy);
    let found = match refresh(&card, &folder, &InMemoryTrust::new(), Timestamp::MIN, Expired::AcceptAsOf) {
        Ok(found) => found,
        Err(RefreshError::Incomplete { item, .. }) if item == "metadata/timestamp.json" => return None,
        Err(error) => panic!("{error}"),
    };
    assert!(found.refused.is_empty(), "{:?}", found.refused);
    for collection in &found.collections {
        for shard in &collection.catalogue.shards {
            for publication in read_shard(&folder, &collection.id, shard).unwrap().0.publications {
                let editions = publication.editions.iter();
                for file in editions.flat_map(|edition| edition.sections.iter().chain(&edition.files)) {
                    let bytes = std::fs::read(RepositoryPath::Blob(file.sha256).under(copy)).unwrap();
                    assert_eq!(domain::BlobId::from_bytes(Sha256::digest(&bytes).into()), file.sha256);
                }
            }
        }
    }
    Some(found.signed)
}

/// Every file below `folder` by its path, with its bytes.
pub fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    let mut found = BTreeMap::new();
    let mut folders = vec![folder.to_owned()];
    while let Some(next) = folders.pop() {
        for entry in std::fs::read_dir(next).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else {
                let name = path.strip_prefix(folder).unwrap().to_string_lossy().replace('\\', "/");
                found.insert(name, std::fs::read(path).unwrap());
            }
        }
    }
    found
}

/// Whether Windows and FAT32 can have a file of that path: no letters they forbid, no device's name, and the same where they
/// make no difference of case.
pub fn safe_on_windows(path: &str) -> bool {
    let devices = ["con", "prn", "aux", "nul"];
    path.len() < 200
        && path.split('/').all(|name| {
            let stem = name.split('.').next().unwrap_or_default().to_ascii_lowercase();
            let forbidden = |letter: char| letter.is_control() || "<>:\"\\|?*".contains(letter);
            let numbered = stem.len() == 4 && (stem.starts_with("com") || stem.starts_with("lpt"));
            let device =
                devices.contains(&stem.as_str()) || numbered && stem.ends_with(|last: char| last.is_ascii_digit());
            let ends_well = !name.is_empty() && !name.ends_with(['.', ' ']);
            ends_well && name.is_ascii() && !name.contains(forbidden) && !device
        })
}

/// A fault that hears only of what is below a folder.
pub struct Under {
    pub folder: PathBuf,
    pub fault: Arc<dyn Fault>,
}

impl Fault for Under {
    fn before(&self, _: Step) -> io::Result<()> {
        Ok(())
    }

    fn touching(&self, step: Step, path: &Path, to: Option<&Path>) -> io::Result<()> {
        if path.starts_with(&self.folder) { self.fault.touching(step, path, to) } else { Ok(()) }
    }
}

/// A stick that is pulled out before a step: its folder is elsewhere from then on, with nothing in its place when that was
/// the first step, and an empty folder later on, as may be left where it was mounted.
pub struct Pulled {
    stick: PathBuf,
    away: PathBuf,
    at: usize,
    steps: AtomicUsize,
}

impl Pulled {
    pub fn new(stick: &Path, away: &Path, at: usize) -> Self {
        Self { stick: stick.to_owned(), away: away.to_owned(), at, steps: AtomicUsize::new(0) }
    }
}

impl Fault for Pulled {
    fn before(&self, _: Step) -> io::Result<()> {
        if self.steps.fetch_add(1, Ordering::Relaxed) == self.at {
            std::fs::rename(&self.stick, &self.away).unwrap();
            if self.at > 0 {
                std::fs::create_dir(&self.stick).unwrap();
            }
        }
        Ok(())
    }
}
