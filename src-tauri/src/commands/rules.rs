//! What is taken of each collection.

use domain::Rules;
use library::api::{Failure, RulesEffect, RulesView};
use tauri::State;

use crate::error::off_the_main_thread;
use crate::state::AppState;

/// The rules, with what there is to be ruled.
#[tauri::command]
pub async fn rules(state: State<'_, AppState>, prefer: Vec<String>) -> Result<RulesView, Failure> {
    off_the_main_thread(&state, move |library| library.rules_view(&prefer)).await
}

/// What rules would fetch and free, before they are applied.
#[tauri::command]
pub async fn rules_effect(state: State<'_, AppState>, rules: Rules) -> Result<RulesEffect, Failure> {
    off_the_main_thread(&state, move |library| library.rules_effect(&rules)).await
}

/// Applies rules, and with `free` removes the files that they do not want; gives the bytes that were freed.
#[tauri::command]
pub async fn apply_rules(state: State<'_, AppState>, rules: Rules, free: bool) -> Result<u64, Failure> {
    off_the_main_thread(&state, move |library| library.apply_rules(&rules, free)).await
}
