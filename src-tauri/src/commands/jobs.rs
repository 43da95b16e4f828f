//! Jobs: listed, paused, taken up again, called off.

use library::api::{Failure, JobDetail, JobRow};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The latest jobs, newest first.
#[tauri::command]
pub async fn jobs(state: State<'_, AppState>) -> Result<Vec<JobRow>, Failure> {
    off_the_main_thread(&state, |library| library.jobs()).await
}

/// One job with the items that matter now.
#[tauri::command]
pub async fn job(state: State<'_, AppState>, job: i64) -> Result<JobDetail, Failure> {
    off_the_main_thread(&state, move |library| library.job(job)).await
}

/// Asks a job to rest where it is.
#[tauri::command]
pub async fn pause_job(state: State<'_, AppState>, job: i64) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.pause_job(job)).await
}

/// Has a job that rests go on, or one that failed tried again.
#[tauri::command]
pub async fn resume_job(state: State<'_, AppState>, job: i64) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, move |library| library.resume_job(job)).await
}

/// Asks a job to end; what it did stays done.
#[tauri::command]
pub async fn cancel_job(state: State<'_, AppState>, job: i64) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.cancel_job(job)).await
}

/// Fetches one item of a sync again, as a job of its own.
#[tauri::command]
pub async fn retry_item(state: State<'_, AppState>, job: i64, item: String) -> Result<JobRow, Failure> {
    off_the_main_thread(&state, move |library| library.retry_item(job, &item)).await
}
