//! Searching.

use library::api::{Failure, SearchQuery, SearchResults};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The sections that match, grouped by publication.
#[tauri::command]
pub async fn search(state: State<'_, AppState>, query: SearchQuery) -> Result<SearchResults, Failure> {
    off_the_main_thread(&state, move |library| library.search_results(&query)).await
}
