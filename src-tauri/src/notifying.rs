//! Urgent notices are told of outside the window, too, by the system's own notifications.

use std::sync::Arc;

use library::Library;
use library::api::UrgentNotice;
use notify_rust::Notification;
use tauri::AppHandle;

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

/// Shows one notification; a click on it opens the notice, where the system tells of clicks.
fn show(app: &AppHandle, notice: &UrgentNotice) {
    let mut notification = Notification::new();
    notification.appname("Fieldshelf").summary(&notice.title).body(&body(notice));
    #[cfg(windows)]
    if !cfg!(debug_assertions) {
        // Windows shows notifications of installed programs, by the name that the installer gave.
        notification.app_id(&app.config().identifier);
    }
    #[cfg(all(unix, not(target_os = "macos")))]
    notification
        .icon("fieldshelf")
        .hint(notify_rust::Hint::DesktopEntry("Fieldshelf".to_owned()))
        .urgency(notify_rust::Urgency::Critical)
        .action("default", &notice.title);
    match notification.show() {
        Err(error) => eprintln!("no notification could be shown: {error}"),
        #[cfg(all(unix, not(target_os = "macos")))]
        Ok(shown) => shown.wait_for_action(|action| {
            if action == "default" {
                crate::opening::open(app, format!("fieldshelf://{}@{}", notice.id, notice.lang));
            }
        }),
        #[cfg(not(all(unix, not(target_os = "macos"))))]
        Ok(_) => {
            let _ = app;
        }
    }
}

/// The publisher, then what it says: a notification names who speaks.
fn body(notice: &UrgentNotice) -> String {
    match notice.summary.as_str() {
        "" => notice.publisher.clone(),
        summary => format!("{}: {summary}", notice.publisher),
    }
}
