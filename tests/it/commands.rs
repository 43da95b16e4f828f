//! The shell's commands over its IPC, with Tauri's own test runtime in place of a window.

use std::path::Path;
use std::sync::Arc;

use fieldshelf::state::AppState;
use library::Library;
use serde_json::{Value, json};
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow};

/// The app over the library in `folder`, told the time.
fn app(folder: &Path) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let clock = Arc::new(|| "2026-11-23T09:00:00Z".parse().expect("a moment"));
    let library = Arc::new(Library::open(folder, clock).expect("a library can be made"));
    let builder = fieldshelf::with_commands(mock_builder().manage(AppState::new(library, None)));
    let app = builder.build(mock_context(noop_assets())).expect("the app is built");
    let window =
        tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().expect("a window");
    (app, window)
}

fn call(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().expect("an address"),
        body: arguments.into(),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request).map(|body| body.deserialize().unwrap_or(Value::Null))
}

/// Arguments that every command accepts, by the TypeScript type its declaration gives.
fn example(kind: &str) -> Value {
    match kind {
        "string" => json!("starter/notices/nothing"),
        "string[]" => json!(["en"]),
        "boolean" => json!(true),
        "number" => json!(1),
        "Settings" => json!({ "language": "ar", "theme": "dark", "slim_rail": false }),
        "ListQuery" => json!({}),
        "SearchQuery" => json!({ "query": "\"" }),
        "Place" => json!({ "section": "a", "page": null, "view": "text" }),
        other => panic!("no example of {other}"),
    }
}

#[test]
fn every_declared_command_is_registered_and_answers() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app(folder.path());
    // These need what the test runtime has not: the system's programs and dialogs.
    let elsewhere = ["open_external", "save_copy"];
    for (name, arguments, _) in library::COMMANDS.iter().filter(|(name, ..)| !elsewhere.contains(name)) {
        let arguments: serde_json::Map<String, Value> =
            arguments.iter().map(|(name, kind)| ((*name).to_owned(), example(kind))).collect();
        if let Err(error) = call(&window, name, Value::Object(arguments)) {
            assert!(error["code"].is_string(), "{name} is not registered, or takes other arguments: {error}");
        }
    }
}

#[test]
fn an_empty_library_lists_nothing_and_finds_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app(folder.path());
    assert_eq!(call(&window, "publications", json!({ "query": {} })).unwrap()["total"], 0);
    assert_eq!(call(&window, "notices", json!({ "prefer": ["en"] })).unwrap()["unread"], 0);
    for text in ["", "word", "\"unclosed", "…", &"x ".repeat(5000)] {
        assert_eq!(call(&window, "search", json!({ "query": { "query": text } })).unwrap()["total"], 0, "{text:.20}");
    }
}

#[test]
fn a_failure_reaches_the_window_as_a_code_with_its_story() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app(folder.path());
    let failure = call(&window, "publication", json!({ "id": "a/b/c", "prefer": [] })).unwrap_err();
    assert_eq!(failure["code"], "not_found");
    assert!(failure["message"].as_str().unwrap().contains("a/b/c"), "{failure}");
    for (url, code) in [("javascript:alert(1)", "wrong_input"), ("file:///etc/passwd", "wrong_input")] {
        assert_eq!(call(&window, "open_external", json!({ "url": url })).unwrap_err()["code"], code, "{url}");
    }
}

#[test]
fn settings_are_kept() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app(folder.path());
    call(&window, "set_settings", json!({ "settings": { "language": "ar", "theme": "dark", "slim_rail": true } }))
        .unwrap();
    let start = call(&window, "start", json!({})).unwrap();
    assert_eq!((&start["settings"]["language"], &start["settings"]["slim_rail"]), (&json!("ar"), &json!(true)));
    assert_eq!(start["preview"], Value::Null);
}
