//! What the system asks the app to open: a link, or a card that somebody double-clicked. It comes with the app's own start,
//! from a second start that ends at once, or from macOS while the app runs; the window takes it from here.

use std::ffi::OsString;
use std::path::Path;

use tauri::{AppHandle, Emitter, Manager, Runtime};

use crate::options::Options;
use crate::state::AppState;

/// What begins like this is a link; everything else that is to be opened is the path of a card.
const LINK: &str = "fieldshelf:";

/// Puts what is to be opened before the window, and the window before the person.
pub(crate) fn open<R: Runtime>(app: &AppHandle<R>, what: String) {
    app.state::<AppState>().ask_to_open(what);
    // The window asks for it; one that is not ready yet asks when it is.
    let _ = app.emit("opening", ());
    come_forward(app);
}

/// Puts the window before the person.
pub(crate) fn come_forward<R: Runtime>(app: &AppHandle<R>) {
    if let Some(window) = app.get_webview_window("main") {
        // Where the system does not let a window come forward, it marks it instead.
        let _ = window.unminimize().and_then(|()| window.show()).and_then(|()| window.set_focus());
    }
}

/// What a second start of the app, in the folder `cwd`, was asked to open.
pub(crate) fn of_second_start(arguments: &[String], cwd: &Path) -> Option<String> {
    let given = arguments.get(1..).unwrap_or_default();
    match Options::parse(given.iter().map(OsString::from), cwd) {
        Ok(options) => options.open,
        // Nobody would see why it is refused: the first of several is opened.
        Err(_) => given.iter().find(|argument| !argument.starts_with("--")).map(|what| absolute(what, cwd)),
    }
}

/// A link as it is; a path, or the address of a file, as the path that does not depend on the folder it was given in.
pub(crate) fn absolute(what: &str, folder: &Path) -> String {
    if what.get(..LINK.len()).is_some_and(|start| start.eq_ignore_ascii_case(LINK)) {
        return what.to_owned();
    }
    // File managers on Linux name a file by its address (`%u` of the Desktop Entry Specification).
    if let Some(path) =
        tauri::Url::parse(what).ok().filter(|url| url.scheme() == "file").and_then(|url| url.to_file_path().ok())
    {
        return path.to_string_lossy().into_owned();
    }
    folder.join(what).to_string_lossy().into_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_start_hands_over_a_link_or_a_card() {
        for (arguments, wanted) in [
            (&["fieldshelf", "fieldshelf://a/b/c"][..], Some("fieldshelf://a/b/c")),
            (&["fieldshelf", "FieldShelf:a?key=1"], Some("FieldShelf:a?key=1")),
            (&["fieldshelf", "office.fieldshelf-card"], Some("/home/me/office.fieldshelf-card")),
            (&["fieldshelf", "/media/office.fieldshelf-card"], Some("/media/office.fieldshelf-card")),
            #[cfg(unix)]
            (
                &["fieldshelf", "file:///media/my%20stick/%D9%85%D9%83%D8%AA%D8%A8.fieldshelf-card"],
                Some("/media/my stick/مكتب.fieldshelf-card"),
            ),
            (&["fieldshelf", "--size", "800x600"], None),
            (&["fieldshelf", "a.fieldshelf-card", "b.fieldshelf-card"], Some("/home/me/a.fieldshelf-card")),
            (&["fieldshelf", "--route", "/notices", "fieldshelf:a?key=1"], Some("fieldshelf:a?key=1")),
            (&["fieldshelf"], None),
            (&[], None),
        ] {
            let arguments: Vec<String> = arguments.iter().map(|argument| (*argument).to_owned()).collect();
            assert_eq!(of_second_start(&arguments, Path::new("/home/me")).as_deref(), wanted, "{arguments:?}");
        }
    }
}
