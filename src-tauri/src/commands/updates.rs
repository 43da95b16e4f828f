//! Sources, plans and jobs.

use library::api::{Failure, JobRow, Plan, SourceRow, Stats, SyncRequest, SyncStatus};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The sources with their publishers.
#[tauri::command]
pub async fn sources(state: State<'_, AppState>) -> Result<Vec<SourceRow>, Failure> {
    off_the_main_thread(&state, |library| library.sources()).await
}

/// What a sync would do now.
#[tauri::command]
pub async fn plan(state: State<'_, AppState>) -> Result<Plan, Failure> {
    off_the_main_thread(&state, |library| library.plan(&SyncRequest::default())).await
}

/// Begins a sync in the background and gives its job.
#[tauri::command]
pub async fn sync(state: State<'_, AppState>) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, |library| library.begin_sync(SyncRequest::default())).await
}

/// Asks a job to stop after the item it is at.
#[tauri::command]
pub async fn stop_job(state: State<'_, AppState>, job: i64) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.stop_job(job)).await
}

/// The latest jobs, newest first.
#[tauri::command]
pub async fn jobs(state: State<'_, AppState>) -> Result<Vec<JobRow>, Failure> {
    off_the_main_thread(&state, |library| library.jobs()).await
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
