//! The shell: one window over one library. It parses what the window asks, calls [`library`], and maps the answer;
//! it decides nothing, and never opens a document in the process of the window.

#![warn(missing_docs)]

mod background;
pub mod commands;
mod error;
pub mod events;
mod notifying;
mod opening;
mod options;
mod starter;
pub mod state;
mod system;

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;

use library::Library;
use tauri::{AppHandle, Manager, PhysicalSize, RunEvent, WebviewUrl, WebviewWindowBuilder};
use tauri_plugin_window_state::StateFlags;

use crate::options::Options;
use crate::state::AppState;
use crate::system::{opened, webview};

/// What is kept of the window for the next start. The whole screen is not: the window would take it without knowing that it
/// does, and its key and its button would not give it back.
const KEPT: StateFlags = StateFlags::SIZE.union(StateFlags::POSITION).union(StateFlags::MAXIMIZED);

/// Opens the window and runs until it is closed.
pub fn run() -> ExitCode {
    // The child that takes the pages of a document does nothing else.
    if std::env::args_os().nth(1).is_some_and(|first| first == library::STAMP_PAGES) {
        return library::run_stamping_child();
    }
    let cwd = std::env::current_dir().unwrap_or_default();
    let options = match Options::parse(std::env::args_os().skip(1), &cwd) {
        Ok(options) => options,
        Err(message) => {
            eprintln!("{message}");
            return ExitCode::from(2);
        }
    };
    if !webview::has_display() {
        eprintln!(
            "there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set; the command line is: shelf --help"
        );
        return ExitCode::FAILURE;
    }
    webview::draw_in_memory();
    let library = match Library::open(&options.library, Arc::new(jiff::Timestamp::now)) {
        Ok(library) => Arc::new(under_policy(library, options.policy.as_deref())),
        Err(failure) => {
            eprintln!("{}", failure.message);
            return refuse_to_open(failure.message);
        }
    };
    let state = AppState::new(Arc::clone(&library), options.save_to.clone());
    if let Some(what) = &options.open {
        state.ask_to_open(what.clone());
    }
    let built = builder(&options)
        .manage(state)
        .setup(move |app| {
            library.sweep_old_indexes();
            library.refresh_index_in_background();
            std::thread::spawn(|| state::remove_left(&std::env::temp_dir(), jiff::Timestamp::now().into()));
            open_window(app, &options)?;
            webview::heed_screen_readers(app.handle().clone());
            background::begin(app.handle().clone(), Arc::clone(&library));
            events::watch(app.handle().clone(), Arc::clone(&library));
            events::watch_sticks(app.handle().clone(), Arc::clone(&library));
            Ok(())
        })
        .build(tauri::generate_context!());
    match built {
        Ok(app) => {
            app.run(hear);
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("the window could not be opened: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Hears what the system asks the running app to open, and that the app ends.
fn hear(app: &AppHandle, event: RunEvent) {
    if matches!(event, RunEvent::Exit) {
        // The process ends here, and nothing of it is dropped.
        app.state::<AppState>().remove_opened(jiff::Timestamp::now().into());
    }
    for what in opened::asked(event) {
        opening::open(app, what);
    }
}

/// The library under the office's policy. A mistake in the policy is no reason to keep somebody from reading.
fn under_policy(library: Library, policy: Option<&Path>) -> Library {
    let Some(file) = policy else { return library };
    library.clone().under_policy(file).unwrap_or_else(|failure| {
        eprintln!("{}", failure.message);
        library
    })
}

/// The app with all its commands, over any Tauri runtime: the real one, or the one tests use.
pub fn with_commands<R: tauri::Runtime>(builder: tauri::Builder<R>) -> tauri::Builder<R> {
    builder.invoke_handler(tauri::generate_handler![
        commands::start::start,
        commands::start::set_settings,
        commands::start::painted,
        commands::start::openings,
        commands::start::look_at_link,
        commands::start::open_external,
        commands::start::set_full_screen,
        commands::shelf::publications,
        commands::shelf::publication,
        commands::shelf::notices,
        commands::shelf::set_saved,
        commands::shelf::acknowledge,
        commands::shelf::mark_read,
        commands::reading::read,
        commands::reading::changes,
        commands::reading::mark_text_read,
        commands::reading::set_position,
        commands::reading::file_range,
        commands::reading::page_words,
        commands::reading::picture,
        commands::reading::table,
        commands::reading::open_outside,
        commands::reading::cover,
        commands::copies::save_copy,
        commands::copies::save_copies,
        commands::copies::copy_to_drag,
        commands::copies::print_pages,
        commands::copies::save_handout,
        commands::copies::print_handout,
        commands::marks::marks,
        commands::marks::add_mark,
        commands::marks::change_mark,
        commands::marks::set_mark_removed,
        commands::marks::save_marks,
        commands::search::search,
        commands::search::saved_searches,
        commands::search::save_search,
        commands::search::remove_saved_search,
        commands::search::mark_search_seen,
        commands::search::recent_searches,
        commands::search::remember_search,
        commands::search::forget_recent_searches,
        commands::sticks::sticks,
        commands::sticks::take_stick,
        commands::sticks::copy_choices,
        commands::sticks::copy_to,
        commands::sources::sources,
        commands::sources::look_at_card,
        commands::sources::trust_card,
        commands::sources::add_location,
        commands::sources::remove_location,
        commands::sources::removal,
        commands::sources::remove_publisher,
        commands::sources::card_copy,
        commands::sources::save_card,
        commands::sticks::choose_folder,
        commands::sources::set_by_office,
        commands::rules::rules,
        commands::rules::rules_effect,
        commands::rules::apply_rules,
        commands::care::space,
        commands::care::removable,
        commands::care::set_space_limit,
        commands::care::verify,
        commands::care::backup,
        commands::care::save_log,
        commands::care::look_at_backup,
        commands::care::restore,
        commands::care::move_library,
        commands::care::restart,
        commands::updates::plan,
        commands::updates::sync,
        commands::updates::fetch,
        commands::updates::cancel_fetch,
        commands::updates::free,
        commands::updates::let_go,
        commands::updates::sync_status,
        commands::jobs::jobs,
        commands::jobs::job,
        commands::jobs::pause_job,
        commands::jobs::resume_job,
        commands::jobs::cancel_job,
        commands::jobs::retry_item,
        commands::updates::stats,
        commands::nearby::nearby,
        commands::nearby::set_nearby,
        commands::nearby::neighbours,
        commands::nearby::add_neighbour,
        commands::nearby::remove_neighbour,
    ])
}

fn builder(options: &Options) -> tauri::Builder<tauri::Wry> {
    let mut builder = with_commands(tauri::Builder::default());
    // Who names a library, as a preview does, gets a window of their own over it.
    if !options.named {
        builder =
            builder.plugin(tauri_plugin_single_instance::init(|app, arguments, cwd| {
                match opening::of_second_start(&arguments, Path::new(&cwd)) {
                    Some(what) => opening::open(app, what),
                    None => opening::come_forward(app),
                }
            }));
    }
    // Who names a size gets it.
    if options.size.is_none() {
        builder = builder.plugin(tauri_plugin_window_state::Builder::new().with_state_flags(KEPT).build());
    }
    builder.plugin(tauri_plugin_dialog::init()).plugin(tauri_plugin_opener::init())
}

fn open_window(app: &tauri::App, options: &Options) -> tauri::Result<()> {
    let (width, height) = options.size.unwrap_or((1280.0, 800.0));
    let url = WebviewUrl::App(
        options.route.as_ref().map_or("index.html".into(), |route| format!("index.html#{route}").into()),
    );
    let builder = WebviewWindowBuilder::new(app, "main", url)
        .title("Fieldshelf")
        .inner_size(width, height)
        .min_inner_size(320.0, 400.0)
        // A card dropped on the window reaches the page as a file, on every system alike.
        .disable_drag_drop_handler()
        .on_page_load(webview::on_page_load)
        // The app is one page: whatever would lead away from it is not followed.
        .on_navigation(|url| matches!(url.scheme(), "tauri") || url.host_str() == Some("tauri.localhost"));
    let window = builder.build()?;
    // The size that is kept is the whole screen's where the app ended in it: with a title bar its foot would lie outside.
    let screen = window.current_monitor()?.map(|monitor| *monitor.size());
    if options.size.is_none() && screen.is_some_and(|screen| fills(window.inner_size().ok(), screen)) {
        window.maximize()?;
    }
    Ok(())
}

/// Whether the inside of a window is as large as the whole screen.
fn fills(inside: Option<PhysicalSize<u32>>, screen: PhysicalSize<u32>) -> bool {
    inside.is_some_and(|inside| inside.width >= screen.width && inside.height >= screen.height)
}

/// Says in a window why the library cannot be opened: nobody sees what a desktop app prints.
fn refuse_to_open(message: String) -> ExitCode {
    use tauri_plugin_dialog::{DialogExt, MessageDialogKind};
    let shown = tauri::Builder::default()
        .plugin(tauri_plugin_dialog::init())
        .setup(move |app| {
            let handle = app.handle().clone();
            app.dialog()
                .message(&message)
                .kind(MessageDialogKind::Error)
                .title("Fieldshelf")
                .show(move |_| handle.exit(1));
            Ok(())
        })
        .build(tauri::generate_context!());
    if let Ok(app) = shown {
        app.run(|_, _| {});
    }
    ExitCode::FAILURE
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_window_never_begins_with_the_whole_screen() {
        assert!(!KEPT.contains(StateFlags::FULLSCREEN));
        assert!(KEPT.contains(StateFlags::SIZE | StateFlags::POSITION | StateFlags::MAXIMIZED));
        let screen = PhysicalSize::new(1366, 768);
        for (inside, filled) in
            [(Some((1366, 768)), true), (Some((1366, 700)), false), (Some((900, 768)), false), (None, false)]
        {
            assert_eq!(fills(inside.map(PhysicalSize::from), screen), filled, "{inside:?}");
        }
    }
}
