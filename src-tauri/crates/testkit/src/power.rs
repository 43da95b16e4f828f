//! A disk whose power is cut at a chosen step, and which then has lost what was not forced to it; or on which one step fails.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use disk::{Fault, Step};

/// What happens to the disk, and when.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Failing {
    /// Nothing: the steps are counted.
    Never,
    /// After so many steps the power is cut: none happens any more.
    Cut(usize),
    /// The step of that number, from 0, fails with that error of the system; those after it happen.
    Once(usize, i32),
}

/// A fault for [`disk::Disk::with_fault`]. Share it to count, and to take away what was not forced to the disk.
///
/// What a power cut may take is taken, as POSIX allows it: bytes of files that were not synced, and names (a rename, a new
/// folder) in folders that were not. SQLite's own files and those of the search index are not touched: SQLite forces its
/// commits itself, and the index is a cache.
pub struct Power {
    failing: Failing,
    state: Mutex<State>,
}

#[derive(Default)]
struct State {
    steps: Vec<Step>,
    failed: bool,
    /// Files with bytes that were not forced to the disk.
    unsynced: HashSet<PathBuf>,
    /// What got a name in a folder that was not forced to the disk since, in their order.
    unnamed: Vec<Named>,
}

/// A name given.
struct Named {
    path: PathBuf,
    /// The name it had before; `None` for a new folder.
    from: Option<PathBuf>,
    /// What had the name before.
    replaced: Option<Vec<u8>>,
}

impl Power {
    /// A disk that fails as `failing` says.
    pub fn new(failing: Failing) -> Self {
        Self { failing, state: Mutex::default() }
    }

    fn state(&self) -> std::sync::MutexGuard<'_, State> {
        self.state.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// The steps that happened.
    pub fn steps(&self) -> Vec<Step> {
        self.state().steps.clone()
    }

    /// Whether it has failed by now.
    pub fn has_failed(&self) -> bool {
        self.state().failed
    }

    /// Takes away what was not forced to the disk, as the power cut does. To be called when nobody has the library open.
    ///
    /// # Panics
    /// When the test's own folder cannot be changed.
    pub fn lose(&self) {
        self.lose_but(0);
    }

    /// As [`Power::lose`], but for the name given last, which the disk kept: names reach it in any order.
    ///
    /// # Panics
    /// As [`Power::lose`].
    pub fn lose_all_but_the_newest_name(&self) {
        self.lose_but(1);
    }

    fn lose_but(&self, kept: usize) {
        let mut state = self.state();
        for path in std::mem::take(&mut state.unsynced) {
            if let Ok(bytes) = std::fs::read(&path) {
                std::fs::write(&path, vec![0; bytes.len() / 2]).expect("the test's file can be written");
            }
        }
        for named in std::mem::take(&mut state.unnamed).into_iter().rev().skip(kept) {
            match &named.from {
                None => {
                    let _ = std::fs::remove_dir_all(&named.path);
                }
                Some(from) if named.path.exists() && from.parent().is_some_and(Path::is_dir) => {
                    std::fs::rename(&named.path, from).expect("the test's file can be renamed");
                    if let Some(bytes) = named.replaced {
                        std::fs::write(&named.path, bytes).expect("the test's file can be written");
                    }
                }
                Some(_) => {}
            }
        }
    }
}

impl Fault for Power {
    fn before(&self, step: Step) -> io::Result<()> {
        self.touching(step, Path::new(""), None)
    }

    fn touching(&self, step: Step, path: &Path, to: Option<&Path>) -> io::Result<()> {
        let mut state = self.state();
        let number = state.steps.len();
        match self.failing {
            Failing::Cut(at) if number >= at => {
                state.failed = true;
                return Err(io::Error::other("the power was cut"));
            }
            Failing::Once(at, error) if number == at && !state.failed => {
                state.failed = true;
                return Err(io::Error::from_raw_os_error(error));
            }
            _ => state.steps.push(step),
        }
        // Of the index, whose paths are relative, nothing is taken away.
        if !path.is_absolute() {
            return Ok(());
        }
        match step {
            Step::CreateFolder => {
                let missing = path.ancestors().take_while(|folder| !folder.exists());
                let missing: Vec<PathBuf> = missing.map(Path::to_path_buf).collect();
                state.unnamed.extend(missing.into_iter().rev().map(|path| Named { path, from: None, replaced: None }));
            }
            Step::Write => drop(state.unsynced.insert(path.to_path_buf())),
            Step::SyncFile => drop(state.unsynced.remove(path)),
            Step::Rename => {
                let to = to.unwrap_or(path);
                if state.unsynced.remove(path) {
                    state.unsynced.insert(to.to_path_buf());
                }
                let replaced = std::fs::read(to).ok();
                state.unnamed.push(Named { path: to.to_path_buf(), from: Some(path.to_path_buf()), replaced });
            }
            Step::SyncFolder => state.unnamed.retain(|named| named.path.parent() != Some(path)),
            Step::CreateFile | Step::Remove | Step::Commit => {}
        }
        Ok(())
    }
}
