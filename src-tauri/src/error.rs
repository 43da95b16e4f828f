//! Runs a use-case for a command.

use std::sync::Arc;

use library::Library;
use library::api::Failure;

use crate::state::AppState;

/// Runs `work` over the library away from the window's own thread, so that nothing the window asks ever blocks it.
pub(crate) async fn off_the_main_thread<T: Send + 'static>(
    state: &tauri::State<'_, AppState>,
    work: impl FnOnce(Arc<Library>) -> Result<T, Failure> + Send + 'static,
) -> Result<T, Failure> {
    let library = Arc::clone(&state.library);
    match tauri::async_runtime::spawn_blocking(move || work(library)).await {
        Ok(answer) => answer,
        Err(error) => Err(Failure::failed(format!("the work stopped unexpectedly: {error}; try again"))),
    }
}
