//! What the commands share.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::{Duration, SystemTime};

use library::Library;
use library::api::Failure;
use tauri::{AppHandle, Runtime};
use tauri_plugin_opener::OpenerExt;
use tempfile::TempDir;

/// How the names of our temporary folders begin, and of nobody else's.
const OPENED: &str = "fieldshelf-opened-";

/// After how long a temporary folder is left over from a window that ended otherwise than it should.
const LEFT: Duration = Duration::from_secs(24 * 60 * 60);

/// How long a program may take until it has opened what it was asked to: a large one on a slow computer takes a minute or two.
const OPENS: Duration = Duration::from_secs(10 * 60);

/// The state that Tauri hands to every command.
pub struct AppState {
    /// The library.
    pub library: Arc<Library>,
    /// Where copies are saved without asking, where that is set.
    pub save_to: Option<PathBuf>,
    /// Where copies lie that other programs were asked to open; [`AppState::remove_opened`] takes them away.
    opened: Mutex<Option<TempDir>>,
    /// Whether what comes with the app is taken in: what is new from then on is news.
    pub begun: AtomicBool,
    /// Links and paths of cards that the system asked to open and the window has not taken yet.
    openings: Mutex<Vec<String>>,
}

impl AppState {
    /// The state over `library`.
    pub fn new(library: Arc<Library>, save_to: Option<PathBuf>) -> Self {
        Self { library, save_to, opened: Mutex::default(), begun: AtomicBool::new(false), openings: Mutex::default() }
    }

    /// Keeps what is to be opened until the window takes it.
    pub fn ask_to_open(&self, what: String) {
        self.openings.lock().unwrap_or_else(PoisonError::into_inner).push(what);
    }

    /// What is to be opened, and was not taken before.
    pub fn take_openings(&self) -> Vec<String> {
        std::mem::take(&mut *self.openings.lock().unwrap_or_else(PoisonError::into_inner))
    }

    /// Where copies for other programs go: where copies are saved without asking, else a temporary folder of this window.
    ///
    /// # Errors
    /// When no temporary folder can be made.
    pub fn folder_to_open(&self) -> Result<PathBuf, Failure> {
        if let Some(folder) = &self.save_to {
            return Ok(folder.clone());
        }
        let mut opened = self.opened.lock().unwrap_or_else(PoisonError::into_inner);
        // The system clears temporary folders that nobody wrote to for some days.
        if let Some(folder) = opened.as_ref().filter(|folder| folder.path().is_dir()) {
            return Ok(folder.path().to_owned());
        }
        let made = tempfile::Builder::new().prefix(OPENED).tempdir().map_err(|error| {
            Failure::failed(format!("no temporary folder for a copy could be made: {error}; free some space"))
        })?;
        Ok(opened.insert(made).path().to_owned())
    }

    /// Removes the copies that other programs were asked to open, because the app ends at `now`. What another program still
    /// holds, as it can on Windows, or may not have opened yet, goes at a later start.
    pub fn remove_opened(&self, now: SystemTime) {
        let Some(opened) = self.opened.lock().unwrap_or_else(PoisonError::into_inner).take() else { return };
        let changed = std::fs::metadata(opened.path()).and_then(|metadata| metadata.modified());
        if changed.is_ok_and(|changed| now.duration_since(changed).is_ok_and(|age| age > OPENS)) {
            drop(opened);
        } else {
            let _ = opened.keep();
        }
    }

    /// Opens a file in the system's own program; where copies are saved without asking, nothing is opened.
    ///
    /// # Errors
    /// When no program opens it.
    pub fn open<R: Runtime>(&self, app: &AppHandle<R>, path: &Path) -> Result<(), Failure> {
        if self.save_to.is_some() {
            return Ok(());
        }
        app.opener().open_path(path.to_string_lossy(), None::<&str>).map_err(|error| {
            let path = path.display();
            Failure::failed(format!("no program of this computer opens {path}: {error}; save a copy instead"))
        })
    }
}

/// Removes from the folder for temporary files, `temporary`, what earlier windows could not remove when they ended: our
/// folders, and of these only such that got nothing new for a day before `now`, since another window may still use its own.
pub(crate) fn remove_left(temporary: &Path, now: SystemTime) {
    let Ok(entries) = std::fs::read_dir(temporary) else { return };
    for entry in entries.flatten() {
        let ours = entry.file_name().to_string_lossy().starts_with(OPENED);
        // Of the entry itself: what a link leads to is nobody's to remove.
        let Some(metadata) = entry.metadata().ok().filter(|metadata| ours && metadata.is_dir()) else { continue };
        if metadata.modified().is_ok_and(|changed| now.duration_since(changed).is_ok_and(|age| age > LEFT)) {
            let _ = std::fs::remove_dir_all(entry.path());
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn state(save_to: Option<PathBuf>) -> (TempDir, AppState) {
        let folder = tempfile::tempdir().unwrap();
        let library = Library::open(folder.path(), Arc::new(|| jiff::Timestamp::UNIX_EPOCH)).unwrap();
        (folder, AppState::new(Arc::new(library), save_to))
    }

    fn changed(folder: &Path) -> SystemTime {
        std::fs::metadata(folder).unwrap().modified().unwrap()
    }

    #[test]
    fn copies_that_were_opened_go_with_the_app() {
        let (_library, state) = state(None);
        let folder = state.folder_to_open().unwrap();
        std::fs::write(folder.join("copy.pdf"), "x").unwrap();
        assert_eq!(state.folder_to_open().unwrap(), folder);
        let later = changed(&folder) + 2 * OPENS;
        state.remove_opened(later);
        assert!(!folder.exists());
        // One that the system has cleared is made anew.
        let folder = state.folder_to_open().unwrap();
        std::fs::remove_dir(&folder).unwrap();
        let again = state.folder_to_open().unwrap();
        assert!(again.is_dir());
        state.remove_opened(later);
        assert!(!again.exists());
    }

    #[test]
    fn a_copy_that_may_not_be_opened_yet_stays() {
        let (_library, state) = state(None);
        let folder = state.folder_to_open().unwrap();
        std::fs::write(folder.join("copy.pdf"), "x").unwrap();
        state.remove_opened(changed(&folder));
        assert!(folder.join("copy.pdf").is_file());
        std::fs::remove_dir_all(folder).unwrap();
    }

    #[test]
    fn where_copies_are_saved_without_asking_they_stay() {
        let kept = tempfile::tempdir().unwrap();
        let (_library, state) = state(Some(kept.path().to_owned()));
        assert_eq!(state.folder_to_open().unwrap(), kept.path());
        state.remove_opened(changed(kept.path()) + 2 * OPENS);
        assert!(kept.path().is_dir());
    }

    #[test]
    fn what_earlier_windows_left_goes_a_day_later_and_nothing_else() {
        let temporary = tempfile::tempdir().unwrap();
        let path = |name: &str| temporary.path().join(name);
        for name in ["fieldshelf-opened-a1", "fieldshelf-index-b2", "another"] {
            std::fs::create_dir(path(name)).unwrap();
            std::fs::write(path(name).join("file"), "x").unwrap();
        }
        std::fs::write(path("fieldshelf-opened-file"), "x").unwrap();
        let now = std::fs::metadata(path("another")).unwrap().modified().unwrap();
        let names = || {
            let mut names: Vec<_> =
                std::fs::read_dir(temporary.path()).unwrap().map(|entry| entry.unwrap().file_name()).collect();
            names.sort();
            names
        };
        remove_left(temporary.path(), now + LEFT / 2);
        assert_eq!(names(), ["another", "fieldshelf-index-b2", "fieldshelf-opened-a1", "fieldshelf-opened-file"]);
        remove_left(temporary.path(), now + 2 * LEFT);
        assert_eq!(names(), ["another", "fieldshelf-index-b2", "fieldshelf-opened-file"]);
    }
}
