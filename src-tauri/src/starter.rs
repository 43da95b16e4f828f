//! The starter library comes with the app, and arrives by the same path as every other: its card is embedded, its
//! repository lies beside the app, and a sync takes it in.

use std::path::PathBuf;

use library::{Background, Library};
use tauri::{AppHandle, Manager};

/// The card, as `cargo xtask starter` made it; empty when this build carries none.
const CARD: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/starter.fieldshelf-card"));

/// Makes the starter library a source, and takes in what is new; later, while another process writes.
pub(crate) fn take_in(app: &AppHandle, library: &Library, background: &mut Background) {
    if CARD.is_empty() || library.is_preview() {
        return;
    }
    let Some(repository) = repository(app) else {
        eprintln!("the starter library is not beside the app; install the app again");
        return;
    };
    if let Err(failure) = background.take_in_built_in(CARD, &repository.to_string_lossy()) {
        eprintln!("{}", failure.message);
    }
}

/// Where the starter's repository lies: named by the environment, beside the app, or where it was built.
fn repository(app: &AppHandle) -> Option<PathBuf> {
    let named = std::env::var_os("FIELDSHELF_STARTER").map(PathBuf::from);
    let bundled = app.path().resource_dir().ok().map(|folder| folder.join("starter"));
    let built = cfg!(debug_assertions).then(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(".fieldshelf/starter"));
    [named, bundled, built].into_iter().flatten().find(|folder| folder.join("metadata").is_dir())
}
