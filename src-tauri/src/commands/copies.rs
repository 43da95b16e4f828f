//! Taking copies away: saved, or set on pages for the program that prints them.

use std::path::Path;

use library::api::{CopyForm, DraggedFile, Failure, PrintRange, SavedCopies, SavedCopy};
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// Saves a copy where the person says; nothing when they think better of it.
#[tauri::command]
pub async fn save_copy<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    edition: String,
    form: CopyForm,
) -> Result<Option<SavedCopy>, Failure> {
    if let Some(folder) = state.save_to.clone() {
        return off_the_main_thread(&state, move |library| library.save_copy_into(&edition, form, &folder).map(Some))
            .await;
    }
    off_the_main_thread(&state, move |library| {
        let name = library.copy_name(&edition, form)?;
        let Some(path) = super::save_where(&app, None, &name)? else { return Ok(None) };
        library.save_copy_as(&edition, form, &path).map(Some)
    })
    .await
}

/// Saves copies of several editions in `folder`.
#[tauri::command]
pub async fn save_copies(
    state: State<'_, AppState>,
    editions: Vec<String>,
    form: CopyForm,
    folder: String,
) -> Result<SavedCopies, Failure> {
    off_the_main_thread(&state, move |library| library.save_copies_into(&editions, form, Path::new(&folder))).await
}

/// Puts a copy of an edition's file where it can be dragged from: a page says what it drags at the moment it begins to.
#[tauri::command]
pub async fn copy_to_drag(state: State<'_, AppState>, edition: String) -> Result<DraggedFile, Failure> {
    let folder = state.folder_to_open()?;
    off_the_main_thread(&state, move |library| library.copy_to_drag(&edition, &folder)).await
}

/// Sets an edition, or a part of it, on pages and opens them in the system's own program, which prints them.
#[tauri::command]
pub async fn print_pages<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    edition: String,
    range: PrintRange,
) -> Result<SavedCopy, Failure> {
    let folder = state.folder_to_open()?;
    let copy = off_the_main_thread(&state, move |library| library.print_into(&edition, &range, &folder)).await?;
    state.open(&app, Path::new(&copy.path))?;
    Ok(copy)
}

/// Saves a hand-out of a notice where the person says; nothing when they think better of it.
#[tauri::command]
pub async fn save_handout<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    publication: String,
    languages: Vec<String>,
) -> Result<Option<SavedCopy>, Failure> {
    let save_to = state.save_to.clone();
    off_the_main_thread(&state, move |library| {
        let name = library.handout_name(&publication, &languages)?;
        let Some(path) = super::save_where(&app, save_to, &name)? else { return Ok(None) };
        library.save_handout_as(&publication, &languages, &path).map(Some)
    })
    .await
}

/// Sets a hand-out and opens it in the system's own program, which prints it.
#[tauri::command]
pub async fn print_handout<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    publication: String,
    languages: Vec<String>,
) -> Result<SavedCopy, Failure> {
    let folder = state.folder_to_open()?;
    let copy = off_the_main_thread(&state, move |library| library.save_handout_into(&publication, &languages, &folder))
        .await?;
    state.open(&app, Path::new(&copy.path))?;
    Ok(copy)
}
