//! What the app asks of the system's own webview. One function a system; elsewhere the webview is left as it comes.

use tauri::WebviewWindow;

/// Makes the webview of `window` take less memory.
///
/// The interface is text and still covers: it needs no compositor on the graphics card, no WebGL, no audio graph, and
/// no cache of pages to go back to, for it is one page. Without the compositor neither process of the engine keeps a
/// graphics context, its buffers and its shader compiler. docs/measurements.md has the figures.
#[cfg(target_os = "linux")]
pub(crate) fn save_memory(window: &WebviewWindow) -> tauri::Result<()> {
    use webkit2gtk::{CacheModel, HardwareAccelerationPolicy, SettingsExt, WebContextExt, WebViewExt};
    window.with_webview(|webview| {
        let view = webview.inner();
        if let Some(settings) = view.settings() {
            settings.set_hardware_acceleration_policy(HardwareAccelerationPolicy::Never);
            settings.set_enable_webgl(false);
            settings.set_enable_webaudio(false);
            settings.set_enable_page_cache(false);
        }
        if let Some(context) = view.context() {
            context.set_cache_model(CacheModel::DocumentViewer);
        }
    })
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn save_memory(_window: &WebviewWindow) -> tauri::Result<()> {
    Ok(())
}
