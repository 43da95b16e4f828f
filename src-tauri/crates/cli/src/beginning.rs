//! How a library begins, and how nothing is left of one whose beginning failed.
//!
//! A mistyped backup or a card that is refused must not leave an empty library behind, which the next command would take for
//! the person's own.

use std::collections::HashSet;
use std::ffi::OsString;
use std::path::{Path, PathBuf};

use library::Library;
use library::api::Failure;

use crate::Place;

/// Makes the library at `place` where there is none, and does `what` in it. When that fails and nothing came into a library
/// that was made for it, everything is again as it was.
pub(crate) fn begin_with<T>(place: &Place, what: impl FnOnce(&Library) -> Result<T, Failure>) -> Result<T, Failure> {
    if Library::is_at(&place.folder) {
        return what(&crate::begin(place)?);
    }
    let before = Before::of(&place.folder);
    let library = crate::open_or_make(place).inspect_err(|_| before.restore(&place.folder))?;
    let done = crate::under_policy(library.clone(), place).and_then(|library| what(&library));
    let left = done.is_err() && library.is_blank();
    drop(library);
    if left {
        before.restore(&place.folder);
    }
    done
}

/// What was where a library is begun.
struct Before {
    /// The folders that had to be made, the outermost first.
    missing: Vec<PathBuf>,
    /// What lay in the library's folder.
    names: HashSet<OsString>,
}

impl Before {
    fn of(folder: &Path) -> Self {
        let missing = folder.ancestors().filter(|path| !path.as_os_str().is_empty()).take_while(|path| !path.exists());
        let mut missing: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        missing.reverse();
        Self { missing, names: names(folder) }
    }

    /// Removes what came since. What cannot be removed stays: the failure that is told is another.
    fn restore(&self, folder: &Path) {
        for name in names(folder).difference(&self.names) {
            let path = folder.join(name);
            let _ = if path.is_dir() { std::fs::remove_dir_all(&path) } else { std::fs::remove_file(&path) };
        }
        for made in self.missing.iter().rev() {
            // A folder in which somebody else put something meanwhile is not empty, and stays.
            let _ = std::fs::remove_dir(made);
        }
    }
}

fn names(folder: &Path) -> HashSet<OsString> {
    std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.file_name()).collect()
}
