//! What the app does by itself, on a thread of its own, so that the window never waits for it.

use std::sync::Arc;
use std::sync::atomic::Ordering;
use std::time::Duration;

use library::Library;
use tauri::{AppHandle, Manager};

use crate::starter;
use crate::state::AppState;
use crate::system::metered;

/// How often it is asked whether something is due.
const PERIOD: Duration = Duration::from_secs(1);

/// Takes in the starter library, has the jobs go on whose process died, and from then on does what is due, until the app
/// ends.
pub(crate) fn begin(app: AppHandle, library: Arc<Library>) {
    std::thread::spawn(move || {
        let mut background = library.background(Arc::new(metered::is_metered));
        starter::take_in(&app, &library, &mut background);
        app.state::<AppState>().begun.store(true, Ordering::Release);
        while app.get_webview_window("main").is_some() {
            background.tick();
            std::thread::sleep(PERIOD);
        }
    });
}
