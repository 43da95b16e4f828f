//! What the commands share.

use std::path::{Path, PathBuf};
use std::sync::atomic::AtomicBool;
use std::sync::{Arc, Mutex, OnceLock, PoisonError};

use library::Library;
use library::api::Failure;
use tauri::{AppHandle, Runtime};
use tauri_plugin_opener::OpenerExt;

/// The state that Tauri hands to every command.
pub struct AppState {
    /// The library.
    pub library: Arc<Library>,
    /// Where copies are saved without asking, where that is set.
    pub save_to: Option<PathBuf>,
    /// Where copies lie that other programs were asked to open. Another program may still hold one when the window closes;
    /// what is left the system clears with its temporary files.
    pub opened: OnceLock<tempfile::TempDir>,
    /// Whether what comes with the app is taken in: what is new from then on is news.
    pub begun: AtomicBool,
    /// Links and paths of cards that the system asked to open and the window has not taken yet.
    openings: Mutex<Vec<String>>,
}

impl AppState {
    /// The state over `library`.
    pub fn new(library: Arc<Library>, save_to: Option<PathBuf>) -> Self {
        Self { library, save_to, opened: OnceLock::new(), begun: AtomicBool::new(false), openings: Mutex::default() }
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
        match (&self.save_to, self.opened.get()) {
            (Some(folder), _) => Ok(folder.clone()),
            (None, Some(opened)) => Ok(opened.path().to_owned()),
            (None, None) => {
                let made = tempfile::Builder::new().prefix("fieldshelf-").tempdir();
                let made = made.map_err(|error| {
                    Failure::failed(format!("no temporary folder for a copy could be made: {error}; free some space"))
                })?;
                Ok(self.opened.get_or_init(|| made).path().to_owned())
            }
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
