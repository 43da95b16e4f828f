//! What the app does about the system's own webview on Linux. Elsewhere it is left as it comes.

use std::sync::atomic::{AtomicBool, Ordering};

use tauri::webview::{PageLoadEvent, PageLoadPayload};
use tauri::{AppHandle, WebviewWindow};

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

/// Whether a screen reader runs, as far as is known.
static READ_OUT: AtomicBool = AtomicBool::new(false);

/// Tells the page that has just loaded whether a screen reader runs.
pub(crate) fn on_page_load(window: WebviewWindow, page: PageLoadPayload<'_>) {
    if page.event() == PageLoadEvent::Finished {
        tell(&window);
    }
}

fn tell(window: &WebviewWindow) {
    let on = READ_OUT.load(Ordering::Acquire);
    // A window that is closing is told nothing.
    let _ = window.eval(format!("document.documentElement.toggleAttribute('data-read-out', {on})"));
}

/// Watches whether a screen reader runs, and lets all of a text be laid out then (`data-read-out`, modes.css).
///
/// What is out of view is laid out when it comes near (`content-visibility`). WebKitGTK leaves what is not laid out out of
/// what assistive technology reads, too: 38 of 40 headings of a handbook had no name, and their paragraphs no words.
/// Screen readers say that they run on the session bus (`org.a11y.Status`); GTK asks the same bus at every start.
#[cfg(target_os = "linux")]
pub(crate) fn heed_screen_readers(app: AppHandle) {
    use tauri::Manager;
    use zbus::blocking::{Connection, Proxy};
    const PROPERTY: &str = "ScreenReaderEnabled";
    // Who switches off what GTK says to assistive technology has none.
    if std::env::var_os("NO_AT_BRIDGE").is_some_and(|value| value == "1") {
        return;
    }
    std::thread::spawn(move || {
        let Ok(bus) = Connection::session() else { return };
        let Ok(status) = Proxy::new(&bus, "org.a11y.Bus", "/org/a11y/bus", "org.a11y.Status") else { return };
        let heed = |on: bool| {
            READ_OUT.store(on, Ordering::Release);
            if let Some(window) = app.get_webview_window("main") {
                tell(&window);
            }
        };
        let changes = status.receive_property_changed::<bool>(PROPERTY);
        // Whoever has no accessibility bus has no screen reader either.
        heed(status.get_property(PROPERTY).unwrap_or(false));
        for change in changes {
            if let Ok(on) = change.get() {
                heed(on);
            }
        }
    });
}

#[cfg(not(target_os = "linux"))]
pub(crate) fn heed_screen_readers(_: AppHandle) {}
