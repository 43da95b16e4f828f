//! Bookmarks, highlights and notes.

use library::api::{Failure, MarkChange, MarkList, MarkQuery, MarkRow, NewMark, SavedMarks};
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The name that is offered for a file of marks.
const MARKS: &str = "marks.md";

/// The marks that match.
#[tauri::command]
pub async fn marks(state: State<'_, AppState>, query: MarkQuery) -> Result<MarkList, Failure> {
    off_the_main_thread(&state, move |library| library.marks(&query)).await
}

/// Makes a mark.
#[tauri::command]
pub async fn add_mark(state: State<'_, AppState>, mark: NewMark) -> Result<MarkRow, Failure> {
    off_the_main_thread(&state, move |library| library.add_mark(&mark)).await
}

/// Changes the colour or the note of a mark.
#[tauri::command]
pub async fn change_mark(state: State<'_, AppState>, id: String, change: MarkChange) -> Result<MarkRow, Failure> {
    off_the_main_thread(&state, move |library| library.change_mark(&id, &change)).await
}

/// Removes a mark, or puts it back.
#[tauri::command]
pub async fn set_mark_removed(state: State<'_, AppState>, id: String, removed: bool) -> Result<MarkRow, Failure> {
    off_the_main_thread(&state, move |library| library.set_mark_removed(&id, removed)).await
}

/// Writes the marks that match as Markdown where the person says; nothing when they think better of it.
#[tauri::command]
pub async fn save_marks<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    query: MarkQuery,
    language: String,
) -> Result<Option<SavedMarks>, Failure> {
    let save_to = state.save_to.clone();
    off_the_main_thread(&state, move |library| {
        let Some(path) = super::save_where(&app, save_to, MARKS)? else { return Ok(None) };
        library.save_marks(&query, &language, &path).map(Some)
    })
    .await
}
