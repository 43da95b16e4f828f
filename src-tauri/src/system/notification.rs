//! The system's own notifications.

use notify_rust::Notification;
use tauri::AppHandle;

/// Shows one, and calls `clicked` on a click on it, where the system tells of clicks: until then it may not come back.
pub(crate) fn show(app: &AppHandle, title: &str, body: &str, clicked: impl FnOnce()) {
    let mut notification = Notification::new();
    notification.appname("Fieldshelf").summary(title).body(body);
    dress(&mut notification, app, title);
    match notification.show() {
        Err(error) => eprintln!("no notification could be shown: {error}"),
        #[cfg(all(unix, not(target_os = "macos")))]
        Ok(shown) => shown.wait_for_action(|action| {
            if action == "default" {
                clicked();
            }
        }),
        #[cfg(not(all(unix, not(target_os = "macos"))))]
        Ok(_) => drop(clicked),
    }
}

#[cfg(all(unix, not(target_os = "macos")))]
fn dress(notification: &mut Notification, _app: &AppHandle, title: &str) {
    notification
        .icon("fieldshelf")
        .hint(notify_rust::Hint::DesktopEntry("Fieldshelf".to_owned()))
        .urgency(notify_rust::Urgency::Critical)
        .action("default", title);
}

/// Windows shows notifications of installed programs, by the name that the installer gave.
#[cfg(windows)]
fn dress(notification: &mut Notification, app: &AppHandle, _title: &str) {
    if !cfg!(debug_assertions) {
        notification.app_id(&app.config().identifier);
    }
}

#[cfg(target_os = "macos")]
fn dress(_notification: &mut Notification, _app: &AppHandle, _title: &str) {}
