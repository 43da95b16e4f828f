//! The one stream of events: what changed in the store, whoever changed it, and how jobs go on.
//!
//! Changes cross processes through the store, so the window looks there, four times a second, and never listens to
//! its own commands. A look costs one read of a number.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use library::Library;
use tauri::{AppHandle, Emitter, Manager};

use crate::notifying;
use crate::state::AppState;

/// How often the store is looked at: jobs report at most four times a second.
const PERIOD: Duration = Duration::from_millis(250);

/// How often is looked for sticks: calmly, and soon enough that a person does not wonder.
const STICKS_PERIOD: Duration = Duration::from_secs(2);

/// Tells the window of drives that are plugged in or taken out, until the app ends. Apart from the other events: a drive
/// that wakes up slowly holds up nobody.
pub fn watch_sticks(app: AppHandle, library: Arc<Library>) {
    std::thread::spawn(move || {
        let mut watch = library.watch_drives();
        while app.get_webview_window("main").is_some() {
            if watch.look() {
                // What is on them is asked for by the window.
                let _ = app.emit("sticks", ());
            }
            std::thread::sleep(STICKS_PERIOD);
        }
    });
}

/// Tells the window of changes until the app ends.
pub fn watch(app: AppHandle, library: Arc<Library>) {
    std::thread::spawn(move || {
        let mut watch = library.watch();
        // What came while no window was open is news, too.
        let mut news = true;
        while app.get_webview_window("main").is_some() {
            // Switched on or off by the window or by another process.
            library.attend_nearby(false);
            if let Some((change, jobs)) = watch.look() {
                for job in jobs {
                    // A window that is closing hears nothing; there is nobody left to tell.
                    let _ = app.emit("job", &job);
                    library.follow_up(&job);
                }
                news |= change.publications;
                let _ = app.emit("change", &change);
            }
            if news && app.state::<AppState>().begun.load(Ordering::Acquire) {
                news = false;
                notifying::tell(&app, &library);
            }
            std::thread::sleep(PERIOD);
        }
    });
}
