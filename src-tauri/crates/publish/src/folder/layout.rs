//! Lists a folder of the content folder in a fixed order.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use crate::problem::Problems;

/// The size of the file at `path`, below `root`. Nothing is opened: a named pipe would be waited on for ever, and a link
/// could lead to what is not to be published.
///
/// # Errors
/// What to tell the publisher of `path`.
pub(crate) fn plain_file(root: &Path, path: &Path) -> Result<u64, String> {
    let mut whole = root.to_owned();
    let mut found = None;
    for part in path.components() {
        whole.push(part);
        let metadata = std::fs::symlink_metadata(&whole).map_err(|error| match error.kind() {
            std::io::ErrorKind::NotFound | std::io::ErrorKind::NotADirectory => MISSING.to_owned(),
            _ => format!("cannot be read: {error}"),
        })?;
        if metadata.is_symlink() {
            return Err(LINK.to_owned());
        }
        found = Some(metadata);
    }
    match found {
        Some(metadata) if metadata.is_file() => Ok(metadata.len()),
        Some(metadata) if !metadata.is_dir() => Err(SPECIAL.to_owned()),
        _ => Err("is a folder: put a file here".to_owned()),
    }
}

/// What is said of a file that is not there.
pub(super) const MISSING: &str = "is missing";
const LINK: &str = "is a link: put the file itself here";
const SPECIAL: &str = "is neither a file nor a folder";

/// Something in a folder.
pub(super) struct Entry {
    /// Its name.
    pub name: String,
    /// Its path, relative to the content folder.
    pub path: PathBuf,
    /// Whether it is a folder.
    pub is_folder: bool,
}

/// Whether a file of that name is what systems and editors leave behind: hidden, or a copy that an editor keeps.
pub(crate) fn is_clutter(name: &str) -> bool {
    name.starts_with('.') || name.ends_with('~') || ["thumbs.db", "desktop.ini"].contains(&&*name.to_ascii_lowercase())
}

/// The entries of `folder` (relative to `root`) in order of name, without hidden ones. A folder that is not there has
/// none. Links are refused, so that nothing outside the content folder is published by accident; names that differ
/// only in case are refused, because Windows and macOS take them for one.
pub(super) fn visible_entries(root: &Path, folder: &Path, problems: &mut Problems) -> Vec<Entry> {
    let listing = match std::fs::read_dir(root.join(folder)) {
        Ok(listing) => listing,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Vec::new(),
        Err(error) => {
            problems.error(folder, None, format!("cannot be read: {error}"));
            return Vec::new();
        }
    };
    let mut entries = BTreeMap::new();
    let mut folded: BTreeMap<String, String> = BTreeMap::new();
    for entry in listing {
        let (name, kind) = match entry.and_then(|entry| Ok((entry.file_name(), entry.file_type()?))) {
            Ok(found) => found,
            Err(error) => {
                problems.error(folder, None, format!("cannot be read: {error}"));
                continue;
            }
        };
        let Some(name) = name.to_str().map(str::to_owned) else {
            problems.error(&folder.join(&name), None, "its name is not Unicode: rename it");
            continue;
        };
        if is_clutter(&name) {
            continue;
        }
        let path = folder.join(&name);
        if kind.is_symlink() {
            problems.error(&path, None, LINK);
            continue;
        }
        if !kind.is_dir() && !kind.is_file() {
            problems.error(&path, None, SPECIAL);
            continue;
        }
        if let Some(twin) = folded.insert(name.to_lowercase(), name.clone()) {
            problems.error(&path, None, format!("differs from “{twin}” only in capitals: rename one"));
            continue;
        }
        entries.insert(name.clone(), Entry { name, path, is_folder: kind.is_dir() });
    }
    entries.into_values().collect()
}
