//! Computers nearby.

use library::api::{Failure, NearbyState, Neighbour};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// What is set about computers nearby, and how it is going.
#[tauri::command]
pub async fn nearby(state: State<'_, AppState>) -> Result<NearbyState, Failure> {
    off_the_main_thread(&state, |library| library.nearby()).await
}

/// Switches sharing with computers nearby on or off.
#[tauri::command]
pub async fn set_nearby(state: State<'_, AppState>, on: bool) -> Result<NearbyState, Failure> {
    off_the_main_thread(&state, move |library| library.switch_nearby(on)).await
}

/// Who is nearby now, and what each holds.
#[tauri::command]
pub async fn neighbours(state: State<'_, AppState>) -> Result<Vec<Neighbour>, Failure> {
    off_the_main_thread(&state, |library| library.neighbours()).await
}

/// Remembers the address of a computer nearby.
#[tauri::command]
pub async fn add_neighbour(state: State<'_, AppState>, address: String) -> Result<NearbyState, Failure> {
    off_the_main_thread(&state, move |library| library.add_neighbour(&address, false)).await
}

/// Forgets the address of a computer nearby.
#[tauri::command]
pub async fn remove_neighbour(state: State<'_, AppState>, address: String) -> Result<NearbyState, Failure> {
    off_the_main_thread(&state, move |library| library.remove_neighbour(&address)).await
}
