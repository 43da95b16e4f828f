//! What the commands share.

use std::path::PathBuf;
use std::sync::Arc;

use library::Library;

/// The state that Tauri hands to every command.
pub struct AppState {
    /// The library.
    pub library: Arc<Library>,
    /// Where copies are saved without asking, where that is set.
    pub save_to: Option<PathBuf>,
}

impl AppState {
    /// The state over `library`.
    pub fn new(library: Arc<Library>, save_to: Option<PathBuf>) -> Self {
        Self { library, save_to }
    }
}
