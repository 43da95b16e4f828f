//! Reading an edition.

use library::api::{Comparison, DataTable, Failure, PageText, Place, Reading};
use tauri::ipc::Response;
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The most bytes one call hands over: a page of a PDF rarely needs more, and the window stays light.
const MAX_RANGE: u64 = 8 << 20;

/// An edition, to be read.
#[tauri::command]
pub async fn read(state: State<'_, AppState>, edition: String, prefer: Vec<String>) -> Result<Reading, Failure> {
    off_the_main_thread(&state, move |library| library.read(&edition, &prefer)).await
}

/// What changed in an edition since it was read last.
#[tauri::command]
pub async fn changes(state: State<'_, AppState>, edition: String) -> Result<Vec<Comparison>, Failure> {
    off_the_main_thread(&state, move |library| library.changes(&edition)).await
}

/// Notes that the text of an edition was shown, or compared with the one that was read before.
#[tauri::command]
pub async fn mark_text_read(
    state: State<'_, AppState>,
    edition: String,
    revision: u32,
    compared: bool,
) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.mark_text_read(&edition, revision, compared)).await
}

/// Keeps the place where the reader is.
#[tauri::command]
pub async fn set_position(state: State<'_, AppState>, edition: String, place: Place) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.set_position(&edition, &place)).await
}

/// `length` bytes of the file with that hash from `start`, fewer at its end.
#[tauri::command]
pub async fn file_range(
    state: State<'_, AppState>,
    sha256: String,
    start: u64,
    length: u64,
) -> Result<Response, Failure> {
    let length = length.min(MAX_RANGE);
    let bytes = off_the_main_thread(&state, move |library| library.file_range(&sha256, start, length)).await?;
    super::announce(|| format!("FIELDSHELF_READ {}", bytes.len()));
    Ok(Response::new(bytes))
}

/// The words of pages, with where they stand.
#[tauri::command]
pub async fn page_words(
    state: State<'_, AppState>,
    sha256: String,
    first: u32,
    count: u32,
) -> Result<Vec<PageText>, Failure> {
    off_the_main_thread(&state, move |library| library.page_words(&sha256, first, count)).await
}

/// A picture that the edition shows.
#[tauri::command]
pub async fn picture(state: State<'_, AppState>, edition: String, name: String) -> Result<Response, Failure> {
    Ok(Response::new(off_the_main_thread(&state, move |library| library.picture(&edition, &name)).await?))
}

/// The table of a dataset.
#[tauri::command]
pub async fn table(state: State<'_, AppState>, edition: String) -> Result<DataTable, Failure> {
    off_the_main_thread(&state, move |library| library.table(&edition)).await
}

/// Opens a copy of the document, or of a picture in it, in the system's own program.
#[tauri::command]
pub async fn open_outside<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    edition: String,
    picture: Option<String>,
) -> Result<(), Failure> {
    let folder = state.folder_to_open()?;
    let path =
        off_the_main_thread(&state, move |library| library.copy_to_open(&edition, picture.as_deref(), &folder)).await?;
    state.open(&app, &path)
}

/// The cover's bytes; none when there is no cover here.
#[tauri::command]
pub async fn cover(state: State<'_, AppState>, edition: String) -> Result<Response, Failure> {
    Ok(Response::new(off_the_main_thread(&state, move |library| library.cover(&edition)).await?))
}
