//! Searching, and the searches a person keeps.

use library::api::{Failure, SavedSearch, SearchQuery, SearchResults};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The publications that match, each with its best sections.
#[tauri::command]
pub async fn search(state: State<'_, AppState>, query: SearchQuery) -> Result<SearchResults, Failure> {
    off_the_main_thread(&state, move |library| library.search_results(&query)).await
}

/// The saved searches, with what is new in each.
#[tauri::command]
pub async fn saved_searches(state: State<'_, AppState>) -> Result<Vec<SavedSearch>, Failure> {
    off_the_main_thread(&state, |library| library.saved_searches()).await
}

/// Saves a search.
#[tauri::command]
pub async fn save_search(state: State<'_, AppState>, name: String, query: SearchQuery) -> Result<SavedSearch, Failure> {
    off_the_main_thread(&state, move |library| library.save_search(&name, &query)).await
}

/// Removes a saved search.
#[tauri::command]
pub async fn remove_saved_search(state: State<'_, AppState>, search: u32) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.remove_saved_search(search)).await
}

/// Notes that the person looked at a saved search.
#[tauri::command]
pub async fn mark_search_seen(state: State<'_, AppState>, search: u32) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.mark_search_seen(search)).await
}

/// The questions asked last.
#[tauri::command]
pub async fn recent_searches(state: State<'_, AppState>) -> Result<Vec<String>, Failure> {
    off_the_main_thread(&state, |library| library.recent_searches()).await
}

/// Remembers a question.
#[tauri::command]
pub async fn remember_search(state: State<'_, AppState>, query: String) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.remember_search(&query)).await
}

/// Forgets the questions asked last.
#[tauri::command]
pub async fn forget_recent_searches(state: State<'_, AppState>) -> Result<(), Failure> {
    off_the_main_thread(&state, |library| library.forget_recent_searches()).await
}
