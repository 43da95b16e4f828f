//! The commands, one module a domain. Each parses, calls one use-case of [`library`], and hands back its answer.

use std::path::PathBuf;

use library::api::Failure;
use tauri::{AppHandle, Manager, Runtime};
use tauri_plugin_dialog::{DialogExt, FileDialogBuilder};

pub mod care;
pub mod copies;
pub mod jobs;
pub mod marks;
pub mod nearby;
pub mod reading;
pub mod rules;
pub mod search;
pub mod shelf;
pub mod sources;
pub mod start;
pub mod sticks;
pub mod updates;

/// Where the person wants a file that is to be called `name`: asked for, unless the app was told a folder for such files.
fn save_where<R: Runtime>(
    app: &AppHandle<R>,
    save_to: Option<PathBuf>,
    name: &str,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(folder) = save_to {
        return Ok(Some(folder.join(name)));
    }
    let Some(chosen) = file_dialog(app).set_file_name(name).blocking_save_file() else { return Ok(None) };
    let path = chosen.into_path();
    path.map(Some).map_err(|error| Failure::wrong_input(format!("that is no file to save to: {error}")))
}

/// A dialog that asks for a file or a folder. It belongs to the window: it would fall behind one that stays live otherwise.
fn file_dialog<R: Runtime>(app: &AppHandle<R>) -> FileDialogBuilder<R> {
    let dialog = app.dialog().file();
    match app.get_webview_window("main") {
        Some(window) => dialog.set_parent(&window),
        None => dialog,
    }
}

/// Tells whoever started the app with `FIELDSHELF_ANNOUNCE=1` what happens: for the benchmark and for pictures.
fn announce(words: impl FnOnce() -> String) {
    if std::env::var_os("FIELDSHELF_ANNOUNCE").is_some_and(|value| value == "1") {
        println!("{}", words());
    }
}
