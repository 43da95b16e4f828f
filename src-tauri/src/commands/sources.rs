//! Whom the library trusts, and where their repositories are taken from.

use library::api::{CardCopy, CardRow, Failure, Removal, SetByOffice, SourceRow};
use tauri::{AppHandle, Runtime, State};

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The sources with their publishers.
#[tauri::command]
pub async fn sources(state: State<'_, AppState>) -> Result<Vec<SourceRow>, Failure> {
    off_the_main_thread(&state, |library| library.sources()).await
}

/// Looks at a card, given as text, as a link, or by where it lies, before anything is trusted.
#[tauri::command]
pub async fn look_at_card(state: State<'_, AppState>, text: String) -> Result<CardRow, Failure> {
    off_the_main_thread(&state, move |library| library.look_at_card(&text)).await
}

/// Trusts a card whose fingerprint was compared, and takes its repository from `location`.
#[tauri::command]
pub async fn trust_card(
    state: State<'_, AppState>,
    location: String,
    card: String,
    fingerprint: String,
) -> Result<SourceRow, Failure> {
    off_the_main_thread(&state, move |library| library.trust_card(&location, &card, &fingerprint)).await
}

/// One more place to take a publisher's repository from.
#[tauri::command]
pub async fn add_location(
    state: State<'_, AppState>,
    publisher: String,
    location: String,
) -> Result<SourceRow, Failure> {
    off_the_main_thread(&state, move |library| library.add_location(&publisher, &location)).await
}

/// Takes a publisher's repository no longer from there; what came from it stays.
#[tauri::command]
pub async fn remove_location(state: State<'_, AppState>, publisher: String, location: String) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.remove_location(&publisher, &location)).await
}

/// What would go with a publisher.
#[tauri::command]
pub async fn removal(state: State<'_, AppState>, publisher: String) -> Result<Removal, Failure> {
    off_the_main_thread(&state, move |library| library.removal(&publisher)).await
}

/// Removes a publisher with all that came from it, what was saved too where the person was told so.
#[tauri::command]
pub async fn remove_publisher(state: State<'_, AppState>, publisher: String, saved: bool) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.remove_source(&publisher, saved)).await
}

/// The card of a publisher, to be handed on.
#[tauri::command]
pub async fn card_copy(state: State<'_, AppState>, publisher: String) -> Result<CardCopy, Failure> {
    off_the_main_thread(&state, move |library| library.card_copy(&publisher)).await
}

/// Saves a card's file where the person says; nothing when they think better of it.
#[tauri::command]
pub async fn save_card<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    publisher: String,
) -> Result<Option<String>, Failure> {
    let save_to = state.save_to.clone();
    off_the_main_thread(&state, move |library| {
        let name = library.card_copy(&publisher)?.file;
        let Some(path) = super::save_where(&app, save_to, &name)? else { return Ok(None) };
        library.write_card(&publisher, &path).map(|_| Some(path.to_string_lossy().into_owned()))
    })
    .await
}

/// What the office set for this computer, where it did.
#[tauri::command]
pub async fn set_by_office(state: State<'_, AppState>) -> Result<Option<SetByOffice>, Failure> {
    off_the_main_thread(&state, |library| Ok(library.set_by_office())).await
}
