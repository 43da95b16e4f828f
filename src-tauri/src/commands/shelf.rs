//! Publications and notices.

use library::api::{Failure, ListQuery, NoticeList, PublicationDetail, PublicationList, PublicationRow};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The publications that match.
#[tauri::command]
pub async fn publications(state: State<'_, AppState>, query: ListQuery) -> Result<PublicationList, Failure> {
    off_the_main_thread(&state, move |library| library.publications(&query)).await
}

/// One publication with everything the detail pane shows.
#[tauri::command]
pub async fn publication(
    state: State<'_, AppState>,
    id: String,
    prefer: Vec<String>,
) -> Result<PublicationDetail, Failure> {
    off_the_main_thread(&state, move |library| library.publication(&id, &prefer)).await
}

/// The notices with their status now.
#[tauri::command]
pub async fn notices(state: State<'_, AppState>, prefer: Vec<String>) -> Result<NoticeList, Failure> {
    off_the_main_thread(&state, move |library| library.notices(&prefer)).await
}

/// Saves a publication on this computer, or lets it go.
#[tauri::command]
pub async fn set_saved(
    state: State<'_, AppState>,
    publication: String,
    saved: bool,
) -> Result<PublicationRow, Failure> {
    off_the_main_thread(&state, move |library| library.set_saved(&publication, saved)).await
}

/// Acknowledges a notice, or takes that back.
#[tauri::command]
pub async fn acknowledge(
    state: State<'_, AppState>,
    publication: String,
    given: bool,
) -> Result<PublicationRow, Failure> {
    off_the_main_thread(&state, move |library| library.acknowledge(&publication, given)).await
}

/// Notes that a notice was opened.
#[tauri::command]
pub async fn mark_read(state: State<'_, AppState>, publication: String) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.mark_read(&publication)).await
}
