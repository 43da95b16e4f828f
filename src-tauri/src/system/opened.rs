//! What a running app is asked to open. macOS tells it; other systems start the app a second time.

use tauri::RunEvent;

/// The links and paths that `event` asks to open.
#[cfg(target_os = "macos")]
pub(crate) fn asked(event: RunEvent) -> Vec<String> {
    let RunEvent::Opened { urls } = event else { return Vec::new() };
    let what = |url: tauri::Url| match url.to_file_path() {
        Ok(path) => path.to_string_lossy().into_owned(),
        Err(()) => url.into(),
    };
    urls.into_iter().map(what).collect()
}

/// None: they come as arguments.
#[cfg(not(target_os = "macos"))]
pub(crate) fn asked(_event: RunEvent) -> Vec<String> {
    Vec::new()
}
