//! Sources, and what is taken from them.

use library::api::{Failure, JobRow, Plan, PublicationRow, Stats, SyncRequest, SyncStatus};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

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

/// Begins to fetch a publication, or one edition of it, and gives its job.
#[tauri::command]
pub async fn fetch(state: State<'_, AppState>, id: String) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, move |library| library.begin_fetch(&id)).await
}

/// Calls off a download, and takes back that it was asked for.
#[tauri::command]
pub async fn cancel_fetch(state: State<'_, AppState>, job: i64, id: String) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.cancel_fetch(job, &id)).await
}

/// Removes the files of a publication and keeps its texts.
#[tauri::command]
pub async fn free(state: State<'_, AppState>, id: String) -> Result<PublicationRow, Failure> {
    off_the_main_thread(&state, move |library| library.free(&id)).await
}

/// Lets a withdrawn publication go.
#[tauri::command]
pub async fn let_go(state: State<'_, AppState>, id: String) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.let_go(&id)).await
}
