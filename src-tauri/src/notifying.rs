//! Urgent notices are told of outside the window, too, by the system's own notifications.

use std::sync::Arc;

use library::Library;
use library::api::UrgentNotice;
use tauri::AppHandle;

use crate::system::notification;

/// At most so many at once: whoever takes a new publisher in needs no wall of them. The window counts them all.
const MOST: usize = 3;

/// Tells of what is urgent and was not told of yet.
pub(crate) fn tell(app: &AppHandle, library: &Arc<Library>) {
    let language = library.start(env!("CARGO_PKG_VERSION")).ok().and_then(|start| start.settings.language);
    let prefer: Vec<String> = language.into_iter().collect();
    match library.take_urgent(&prefer) {
        Ok(urgent) => {
            for notice in urgent.into_iter().take(MOST) {
                let app = app.clone();
                // A system that is slow to answer, or waits for a click, holds up nobody.
                std::thread::spawn(move || show(&app, &notice));
            }
        }
        Err(failure) => eprintln!("{}", failure.message),
    }
}

/// Shows one notification; a click on it opens the notice.
fn show(app: &AppHandle, notice: &UrgentNotice) {
    notification::show(app, &notice.title, &body(notice), || {
        crate::opening::open(app, format!("fieldshelf://{}@{}", notice.id, notice.lang));
    });
}

/// The publisher, then what it says: a notification names who speaks.
fn body(notice: &UrgentNotice) -> String {
    match notice.summary.as_str() {
        "" => notice.publisher.clone(),
        summary => format!("{}: {summary}", notice.publisher),
    }
}
