//! Sticks: what is on them, and copies to them.

use std::path::{Path, PathBuf};

use library::api::{CopyChoices, CopyReport, CopyRequest, Failure, JobRow, StickRow};
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The sticks that are plugged in, with the copies on them.
#[tauri::command]
pub async fn sticks(state: State<'_, AppState>) -> Result<Vec<StickRow>, Failure> {
    off_the_main_thread(&state, |library| library.sticks()).await
}

/// Trusts the publisher of the copy in `folder`, whose fingerprint the person was shown, and begins to take it in.
#[tauri::command]
pub async fn take_stick(state: State<'_, AppState>, folder: String, fingerprint: String) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, move |library| library.take_stick(Path::new(&folder), &fingerprint)).await
}

/// Asks the person for a folder; nothing when they think better of it.
#[tauri::command]
pub async fn choose_folder<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(folder) = state.save_to.clone() {
        return Ok(Some(folder));
    }
    off_the_main_thread(&state, move |_| {
        let Some(chosen) = super::file_dialog(&app).blocking_pick_folder() else { return Ok(None) };
        chosen.into_path().map(Some).map_err(|error| Failure::wrong_input(format!("that is no folder: {error}")))
    })
    .await
}

/// What could be copied to `folder`, and what that takes.
#[tauri::command]
pub async fn copy_choices(
    state: State<'_, AppState>,
    folder: String,
    prefer: Vec<String>,
) -> Result<CopyChoices, Failure> {
    off_the_main_thread(&state, move |library| library.copy_choices(Path::new(&folder), &prefer)).await
}

/// Copies what was chosen to `folder`, and answers when that has ended; how far it is comes as the events of its job.
#[tauri::command]
pub async fn copy_to(state: State<'_, AppState>, folder: String, request: CopyRequest) -> Result<CopyReport, Failure> {
    off_the_main_thread(&state, move |library| library.copy_to(Path::new(&folder), &request, &mut |_| {})).await
}
