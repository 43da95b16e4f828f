//! The removable drives of this computer: where their file systems are found now.

use std::path::{Path, PathBuf};
use std::sync::Arc;

/// Gives the roots of the removable drives that are plugged in: those of the system in the app, told ones in tests.
pub type Drives = Arc<dyn Fn() -> Vec<PathBuf> + Send + Sync>;

/// Gives the number of the disk that a folder lies on, where the system has such: of the system in the app, told in tests.
pub type Devices = Arc<dyn Fn(&Path) -> Option<u64> + Send + Sync>;

/// Names folders that count as removable drives too, as in `PATH`: for computers that mount sticks elsewhere.
const MORE: &str = "FIELDSHELF_DRIVES";

/// The drives of this computer.
pub fn connected() -> Vec<PathBuf> {
    let more = std::env::var_os(MORE).unwrap_or_default();
    let more = std::env::split_paths(&more).filter(|folder| folder.is_dir());
    let mut roots: Vec<PathBuf> = disk::removable_drives().into_iter().chain(more).collect();
    roots.sort();
    roots.dedup();
    roots
}
