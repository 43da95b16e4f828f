//! What the app asks of the system's own webview before there is one. Elsewhere than on Linux it is left as it comes.

/// Whether there is a display to open a window on. Elsewhere than on Linux there always is.
pub(crate) fn has_display() -> bool {
    let named = |name| std::env::var_os(name).is_some_and(|value| !value.is_empty());
    !cfg!(target_os = "linux") || named("DISPLAY") || named("WAYLAND_DISPLAY")
}

/// Starts the program anew where its environment does not yet make WebKitGTK draw without the graphics card; gives
/// back control where that is not needed, or not possible: then the app works and takes more memory.
///
/// The interface is text and still covers. Drawn through the graphics card they cost the engine's web process a
/// graphics context, its buffers and its shader compiler: with 1,000 publications all processes took 390 MB with it
/// and 284 MB without. The setting of the webview to the same end, hardware acceleration policy "never", left 295 MB,
/// because the context is there before the setting is. The engine reads the variable only while it starts, and a
/// program cannot safely change the environment of its own threads, so it is changed for the same process begun again.
/// Who sets the variable to 0 keeps the graphics card.
#[cfg(target_os = "linux")]
pub(crate) fn draw_in_memory() {
    use std::os::unix::process::CommandExt;
    const VARIABLE: &str = "WEBKIT_DISABLE_DMABUF_RENDERER";
    if std::env::var_os(VARIABLE).is_some() {
        return;
    }
    if let Ok(program) = std::env::current_exe() {
        let error = std::process::Command::new(program).args(std::env::args_os().skip(1)).env(VARIABLE, "1").exec();
        eprintln!("the app could not be started anew to save memory: {error}");
    }
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn draw_in_memory() {}
