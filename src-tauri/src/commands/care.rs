//! Looking after the library: space, checking, backup.

use std::path::PathBuf;

use library::api::{BackupReport, BackupView, Failure, JobRow, Removable, RestoreReport, Space, VerifyReport};
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The name that is offered for the log.
const LOG: &str = "fieldshelf-log.txt";
/// The name that is offered for a backup.
const BACKUP: &str = "fieldshelf.backup";

/// What takes space.
#[tauri::command]
pub async fn space(state: State<'_, AppState>) -> Result<Space, Failure> {
    off_the_main_thread(&state, |library| library.space()).await
}

/// The publications whose files may be removed.
#[tauri::command]
pub async fn removable(state: State<'_, AppState>, prefer: Vec<String>) -> Result<Vec<Removable>, Failure> {
    off_the_main_thread(&state, move |library| library.removable(&prefer)).await
}

/// Sets how many bytes the library may take; none takes the limit away.
#[tauri::command]
pub async fn set_space_limit(state: State<'_, AppState>, bytes: Option<u64>) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.set_space_limit(bytes)).await
}

/// Checks everything that is stored, and with `repair` mends what is damaged. The job tells how far it is.
#[tauri::command]
pub async fn verify(state: State<'_, AppState>, repair: bool) -> Result<VerifyReport, Failure> {
    off_the_main_thread(
        &state,
        move |library| {
            if repair { library.repair(&mut |_| {}) } else { library.verify(&mut |_| {}) }
        },
    )
    .await
}

/// Writes a backup where the person says; nothing when they think better of it.
#[tauri::command]
pub async fn backup<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
) -> Result<Option<BackupReport>, Failure> {
    let save_to = state.save_to.clone();
    off_the_main_thread(&state, move |library| {
        let Some(path) = super::save_where(&app, save_to, BACKUP)? else { return Ok(None) };
        library.backup(&path).map(Some)
    })
    .await
}

/// Writes the log where the person says, and where that is; nothing when they think better of it.
#[tauri::command]
pub async fn save_log<R: Runtime>(app: AppHandle<R>, state: State<'_, AppState>) -> Result<Option<PathBuf>, Failure> {
    let save_to = state.save_to.clone();
    off_the_main_thread(&state, move |library| {
        let Some(path) = super::save_where(&app, save_to, LOG)? else { return Ok(None) };
        library.save_log(concat!("Fieldshelf ", env!("CARGO_PKG_VERSION")), &path).map(|()| Some(path))
    })
    .await
}

/// What is in a backup, and whom it would trust.
#[tauri::command]
pub async fn look_at_backup(state: State<'_, AppState>, text: String) -> Result<BackupView, Failure> {
    off_the_main_thread(&state, move |library| library.look_at_backup(&text)).await
}

/// Merges a backup into the library.
#[tauri::command]
pub async fn restore(state: State<'_, AppState>, text: String) -> Result<RestoreReport, Failure> {
    off_the_main_thread(&state, move |library| library.restore_text(&text)).await
}

/// Begins to move the library to another, empty folder, and gives the job. When that is done, the app is to begin again.
#[tauri::command]
pub async fn move_library(state: State<'_, AppState>, to: String) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, move |library| library.begin_move(to.as_ref())).await
}

/// Begins the app anew, over the library where it lies now.
#[tauri::command]
pub fn restart<R: Runtime>(app: AppHandle<R>) {
    app.request_restart();
}
