//! Sources, and what is taken from them.

use library::api::{Failure, JobRow, Plan, SourceRow, Stats, SyncRequest, SyncStatus};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The sources with their publishers.
#[tauri::command]
pub async fn sources(state: State<'_, AppState>) -> Result<Vec<SourceRow>, Failure> {
    off_the_main_thread(&state, |library| library.sources()).await
}

/// What a sync as `request` wants it would do now.
#[tauri::command]
pub async fn plan(state: State<'_, AppState>, request: SyncRequest) -> Result<Plan, Failure> {
    off_the_main_thread(&state, move |library| library.plan(&request)).await
}

/// Begins a sync in the background and gives its job.
#[tauri::command]
pub async fn sync(state: State<'_, AppState>, request: SyncRequest) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, |library| library.begin_sync(request)).await
}

/// What the sync chip says.
#[tauri::command]
pub async fn sync_status(state: State<'_, AppState>) -> Result<SyncStatus, Failure> {
    off_the_main_thread(&state, |library| library.sync_status()).await
}

/// Numbers about the library.
#[tauri::command]
pub async fn stats(state: State<'_, AppState>) -> Result<Stats, Failure> {
    off_the_main_thread(&state, |library| library.stats()).await
}
