//! Beginning, settings, and what lies outside the window.

use library::api::{Failure, LinkTarget, Settings, Start};
use tauri::{AppHandle, Runtime, State, WebviewWindow};
use tauri_plugin_opener::OpenerExt;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// What the window needs to begin.
#[tauri::command]
pub async fn start(state: State<'_, AppState>) -> Result<Start, Failure> {
    off_the_main_thread(&state, |library| library.start(env!("CARGO_PKG_VERSION"))).await
}

/// Keeps the settings.
#[tauri::command]
pub async fn set_settings(state: State<'_, AppState>, settings: Settings) -> Result<(), Failure> {
    off_the_main_thread(&state, move |library| library.set_settings(&settings)).await
}

/// Hears that the first screen is painted; says so to whoever started the app and asked with `FIELDSHELF_ANNOUNCE=1`.
#[tauri::command]
pub fn painted(screen: String) {
    super::announce(|| format!("FIELDSHELF_READY {screen}"));
}

/// Lets the window take the whole screen, or no longer.
#[tauri::command]
pub fn set_full_screen<R: Runtime>(window: WebviewWindow<R>, on: bool) -> Result<(), Failure> {
    window.set_fullscreen(on).map_err(|error| Failure::failed(format!("the window cannot change its size: {error}")))
}

/// What the system asked the app to open since this was asked last: links, and paths of cards.
#[tauri::command]
pub fn openings(state: State<'_, AppState>) -> Vec<String> {
    state.take_openings()
}

/// What a link from outside leads to.
#[tauri::command]
pub async fn look_at_link(state: State<'_, AppState>, link: String) -> Result<LinkTarget, Failure> {
    off_the_main_thread(&state, move |library| library.look_at_link(&link)).await
}

/// Opens an `https:`, `http:` or `mailto:` address in the system's own program.
#[tauri::command]
pub async fn open_external<R: Runtime>(
    app: AppHandle<R>,
    state: State<'_, AppState>,
    url: String,
) -> Result<(), Failure> {
    let lower = url.to_ascii_lowercase();
    if !["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme)) {
        return Err(Failure::wrong_input(format!("“{url}” is not an address to open in the browser")));
    }
    // The system may take seconds to find the program.
    off_the_main_thread(&state, move |_| {
        app.opener().open_url(&url, None::<&str>).map_err(|error| {
            Failure::failed(format!("the system could not open {url}: {error}; copy the address instead"))
        })
    })
    .await
}
