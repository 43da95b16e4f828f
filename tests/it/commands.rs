//! The shell's commands over its IPC, with Tauri's own test runtime in place of a window.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use fieldshelf::state::AppState;
use library::Library;
use serde_json::{Value, json};
use tauri::ipc::InvokeResponseBody;
use tauri::test::{INVOKE_KEY, MockRuntime, get_ipc_response, mock_builder, mock_context, noop_assets};
use tauri::webview::InvokeRequest;
use tauri::{App, WebviewWindow};

use crate::{marks, office, trust};

/// What the clock of every library here says.
const NOW: &str = "2026-11-23T09:00:00Z";

/// The app over an empty library in `folder`.
fn app(folder: &Path) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let clock = Arc::new(|| NOW.parse().expect("a moment"));
    app_over(Library::open(folder, clock).expect("a library can be made"), None)
}

/// The app over `library`, which saves copies in `save_to`.
pub fn app_over(library: Library, save_to: Option<PathBuf>) -> (App<MockRuntime>, WebviewWindow<MockRuntime>) {
    let builder = fieldshelf::with_commands(mock_builder().manage(AppState::new(Arc::new(library), save_to)));
    let app = builder.build(mock_context(noop_assets())).expect("the app is built");
    let window =
        tauri::WebviewWindowBuilder::new(&app, "main", tauri::WebviewUrl::default()).build().expect("a window");
    (app, window)
}

pub fn call(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<Value, Value> {
    ask(window, command, arguments).map(|body| body.deserialize().unwrap_or(Value::Null))
}

fn ask(window: &WebviewWindow<MockRuntime>, command: &str, arguments: Value) -> Result<InvokeResponseBody, Value> {
    let request = InvokeRequest {
        cmd: command.to_owned(),
        callback: tauri::ipc::CallbackFn(0),
        error: tauri::ipc::CallbackFn(1),
        url: if cfg!(windows) { "http://tauri.localhost" } else { "tauri://localhost" }.parse().expect("an address"),
        body: arguments.into(),
        headers: Default::default(),
        invoke_key: INVOKE_KEY.to_owned(),
    };
    get_ipc_response(window, request)
}

/// What stands on each page of a PDF, without white space.
fn words_of_pages(file: &Path) -> Vec<String> {
    let document = lopdf::Document::load(file).expect("a PDF");
    let words = |page: &u32| document.extract_text(&[*page]).expect("text on the page");
    document.get_pages().keys().map(|page| words(page).split_whitespace().collect()).collect()
}

/// Arguments that every command accepts, by the TypeScript type its declaration gives.
fn example(kind: &str) -> Value {
    match kind {
        "string" => json!("starter/notices/nothing"),
        "string[]" => json!(["en"]),
        "boolean" => json!(true),
        "string | null" => json!(null),
        "number" => json!(1),
        "Settings" => json!({ "language": "ar", "theme": "dark", "slim_rail": false }),
        "ListQuery" => json!({}),
        "CopyRequest" | "MarkQuery" | "MarkChange" => json!({}),
        "NewMark" => json!({ "edition": "starter/notices/nothing@en" }),
        "SearchQuery" => json!({ "query": "\"" }),
        "SyncRequest" => json!({ "extent": "texts", "budget": 1000 }),
        "Rules" => json!({}),
        "number | null" => json!(null),
        "CopyForm" => json!("pdf"),
        "PrintRange" => json!({}),
        "Place" => json!({ "section": "a", "page": null, "view": "text" }),
        other => panic!("no example of {other}"),
    }
}

#[test]
fn every_declared_command_is_registered_and_answers() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app(folder.path());
    // These need what the test runtime has not: the system's programs and dialogs.
    // Neighbours are switched on only in tests that have networks of their own.
    let elsewhere = [
        "open_external",
        "save_copy",
        "save_handout",
        "save_log",
        "set_nearby",
        "save_card",
        "choose_folder",
        "backup",
        "save_marks",
        // The one would move this library into the tree of sources, the other ends this process.
        "move_library",
        "restart",
    ];
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

/// A command, its arguments, and what stands where in its answer.
type Asked<'a> = (&'a str, Value, &'a [(&'a str, Value)]);

#[test]
fn every_command_answers_over_a_library_that_holds_something() {
    let folder = tempfile::tempdir().unwrap();
    let copies = folder.path().join("copies");
    let stick = folder.path().join("stick");
    std::fs::create_dir(&stick).unwrap();
    let plugged_in = stick.clone();
    let library = office::subscribed(folder.path(), NOW).with_drives(Arc::new(move || vec![plugged_in.clone()]));
    let (_app, window) = app_over(library.clone(), Some(copies.clone()));
    let place = json!({ "section": "opening", "page": null, "view": "text" });
    let settings = json!({ "language": "ar", "theme": "dark", "slim_rail": false });
    let (guide, notice) = ("office/books/guide", "office/notices/desk");
    // In this order: later ones see what earlier ones did.
    let table: &[Asked<'_>] = &[
        ("start", json!({}), &[("/settings/theme", json!(null)), ("/preview", json!(null)), ("/now", json!(NOW))]),
        ("set_settings", json!({ "settings": settings }), &[("", json!(null))]),
        ("start", json!({}), &[("/settings/theme", json!("dark"))]),
        ("painted", json!({ "screen": "library" }), &[("", json!(null))]),
        ("set_full_screen", json!({ "on": true }), &[("", json!(null))]),
        (
            "publications",
            json!({ "query": { "prefer": ["fr"] } }),
            &[
                ("/total", json!(2)),
                ("/items/1/id", json!(guide)),
                ("/items/1/editions/0/availability", json!("downloaded")),
            ],
        ),
        (
            "publication",
            json!({ "id": guide, "prefer": ["en"] }),
            &[("/row/kind", json!("handbook")), ("/row/collection_title", json!("Books"))],
        ),
        (
            "notices",
            json!({ "prefer": ["en"] }),
            &[
                ("/unread", json!(1)),
                ("/items/0/notice/status", json!("in-force")),
                ("/items/0/notice/read", json!(false)),
            ],
        ),
        ("mark_read", json!({ "publication": notice }), &[("", json!(null))]),
        ("notices", json!({ "prefer": [] }), &[("/unread", json!(0)), ("/items/0/notice/read", json!(true))]),
        ("acknowledge", json!({ "publication": notice, "given": true }), &[("/notice/acknowledged", json!(NOW))]),
        ("acknowledge", json!({ "publication": notice, "given": false }), &[("/notice/acknowledged", json!(null))]),
        (
            "set_saved",
            json!({ "publication": guide, "saved": true }),
            &[("/id", json!(guide)), ("/saved", json!(true))],
        ),
        ("set_position", json!({ "edition": "office/books/guide@en", "place": place }), &[("", json!(null))]),
        (
            "read",
            json!({ "edition": "office/books/guide@en", "prefer": [] }),
            &[("/sections/0/id", json!("opening")), ("/position/section", json!("opening"))],
        ),
        (
            "search",
            json!({ "query": { "query": "opens at nine" } }),
            &[
                ("/total", json!(1)),
                ("/groups/0/publication/id", json!(guide)),
                ("/groups/0/hits/0/section", json!("opening")),
            ],
        ),
        (
            "save_search",
            json!({ "name": "", "query": { "query": "opens" } }),
            &[("/id", json!(1)), ("/total", json!(1))],
        ),
        ("mark_search_seen", json!({ "search": 1 }), &[("", json!(null))]),
        ("saved_searches", json!({}), &[("/0/name", json!("opens")), ("/0/news", json!(0))]),
        ("remove_saved_search", json!({ "search": 1 }), &[("", json!(null))]),
        ("remember_search", json!({ "query": "opens" }), &[("", json!(null))]),
        ("recent_searches", json!({}), &[("", json!(["opens"]))]),
        ("forget_recent_searches", json!({}), &[("", json!(null))]),
        (
            "sources",
            json!({}),
            &[("/0/publisher", json!("office")), ("/0/name", json!("Field office")), ("/0/last_success", json!(NOW))],
        ),
        ("plan", json!({ "request": {} }), &[("/sources/0/error", json!(null)), ("/bytes", json!(0))]),
        ("jobs", json!({}), &[("/0/kind", json!("sync")), ("/0/phase", json!("done"))]),
        (
            "job",
            json!({ "job": 1 }),
            &[("/phase", json!("done")), ("/failed", json!(0)), ("/items/0/state", json!("done"))],
        ),
        ("nearby", json!({}), &[("/on", json!(false)), ("/addresses", json!([])), ("/serving", json!(false))]),
        ("set_nearby", json!({ "on": false }), &[("/on", json!(false)), ("/serving", json!(false))]),
        ("neighbours", json!({}), &[("", json!([]))]),
        ("add_neighbour", json!({ "address": "10.0.0.4" }), &[("/addresses", json!(["10.0.0.4:27433"]))]),
        ("remove_neighbour", json!({ "address": "10.0.0.4" }), &[("/addresses", json!([]))]),
        ("sync_status", json!({}), &[("/state", json!("up_to_date")), ("/last_success", json!(NOW))]),
        ("stats", json!({}), &[("/publications", json!(2)), ("/editions", json!(3))]),
        ("sticks", json!({}), &[("/0/folder", json!(stick)), ("/0/copies", json!([]))]),
        ("choose_folder", json!({}), &[("", json!(copies))]),
        (
            "copy_choices",
            json!({ "folder": stick, "prefer": ["fr"] }),
            &[("/collections/0/collection", json!("office/books")), ("/collections/0/there", json!(false))],
        ),
        (
            "copy_to",
            json!({ "folder": stick, "request": {} }),
            &[("/stopped", json!(false)), ("/copies/0/collections/1", json!("office/notices"))],
        ),
        ("jobs", json!({}), &[("/0/kind", json!("copy")), ("/0/phase", json!("done"))]),
        ("sticks", json!({}), &[("/0/copies/0/trust", json!("trusted")), ("/0/copies/0/news", json!("same"))]),
        ("sync", json!({ "request": { "extent": "texts" } }), &[("/kind", json!("sync"))]),
        (
            "retry_item",
            json!({ "job": 1, "item": "office/books/guide@en" }),
            &[("/kind", json!("sync")), ("/origin", json!("person"))],
        ),
    ];
    let mut wrong = Vec::new();
    for (command, arguments, wanted) in table {
        let answer = call(&window, command, arguments.clone()).unwrap_or_else(|error| panic!("{command}: {error}"));
        for (place, value) in *wanted {
            if answer.pointer(place) != Some(value) {
                wrong.push(format!("{command}, at “{place}”: not {value} in {answer:#}"));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
    until_the_job_has_ended(&window);
    // While a job is at work the window asks it to rest, to go on, and to end.
    let stopped_by = |command: &str| {
        let mut begun = 0;
        library
            .sync(&library::api::SyncRequest::default(), &mut |job| {
                begun = job.id;
                call(&window, command, json!({ "job": job.id })).unwrap_or_else(|error| panic!("{command}: {error}"));
            })
            .unwrap();
        (begun, call(&window, "job", json!({ "job": begun })).unwrap()["phase"].clone())
    };
    let (paused, phase) = stopped_by("pause_job");
    assert_eq!(phase, "paused");
    assert_eq!(call(&window, "resume_job", json!({ "job": paused })).unwrap()["id"], paused);
    until_the_job_has_ended(&window);
    assert_eq!(stopped_by("cancel_job").1, "cancelled");
    let copy = call(&window, "sticks", json!({})).unwrap()[0]["copies"][0].clone();
    let other = json!({ "folder": copy["folder"], "fingerprint": "0".repeat(64) });
    assert_eq!(call(&window, "take_stick", other).unwrap_err()["code"], "refused");
    let shown = json!({ "folder": copy["folder"], "fingerprint": copy["fingerprint"] });
    assert_eq!(call(&window, "take_stick", shown).unwrap()["kind"], "sync");
    until_the_job_has_ended(&window);
    assert_eq!(call(&window, "sources", json!({})).unwrap()[1]["kind"], "stick");

    let bytes = |command: &str, arguments: Value| match ask(&window, command, arguments) {
        Ok(InvokeResponseBody::Raw(bytes)) => bytes,
        other => panic!("{command} gives bytes, not {other:?}"),
    };
    let read = call(&window, "read", json!({ "edition": "office/books/guide@en", "prefer": [] })).unwrap();
    let files = read["files"].as_array().unwrap();
    let plan = files.iter().find(|file| file["name"] == "media/plan.png").unwrap();
    let shown = json!({ "edition": "office/books/guide@en", "revision": 1, "compared": false });
    assert_eq!(call(&window, "mark_text_read", shown).unwrap(), Value::Null);
    let changes = call(&window, "changes", json!({ "edition": "office/books/guide@en" })).unwrap();
    assert_eq!(changes[0]["state"], "current", "what was read last is what is here: {changes}");
    let picture = |start: u64, length: u64| {
        bytes("file_range", json!({ "sha256": plan["sha256"], "start": start, "length": length }))
    };
    assert_eq!(picture(0, 1 << 30), office::PIXEL);
    assert_eq!(picture(4, 4), office::PIXEL[4..8]);
    assert_eq!(picture(1 << 20, 4), [0u8; 0]);
    let no_words = json!({ "sha256": plan["sha256"], "first": 1, "count": 1 });
    assert_eq!(call(&window, "page_words", no_words).unwrap_err()["code"], "failed", "a picture holds no words");
    assert_eq!(bytes("cover", json!({ "edition": "office/books/guide@en" })), [0u8; 0], "Markdown has no cover");

    let guide = "office/books/guide@en";
    assert_eq!(bytes("picture", json!({ "edition": guide, "name": "media/plan.png" })), office::PIXEL);
    assert_eq!(call(&window, "table", json!({ "edition": guide })).unwrap_err()["code"], "not_found");
    call(&window, "open_outside", json!({ "edition": guide, "picture": "media/plan.png" })).unwrap();
    assert_eq!(std::fs::read(copies.join("guide.en.plan.png")).unwrap(), office::PIXEL, "a copy for another program");

    let copy = call(&window, "save_copy", json!({ "edition": "office/notices/desk@en", "form": "file" })).unwrap();
    let saved = PathBuf::from(copy["path"].as_str().expect("where the copy is"));
    assert!(saved.starts_with(&copies), "{copy}");
    assert!(std::fs::read_to_string(saved).unwrap().contains("The desk is closed."));
    let folder = copies.join("several");
    let several = json!({ "editions": [guide, "office/notices/desk@en", "office/books/none@en"], "form": "text", "folder": folder });
    let several = call(&window, "save_copies", several).unwrap();
    assert_eq!(several["copies"].as_array().map(Vec::len), Some(2), "{several}");
    assert_eq!(several["failed"][0]["error"]["code"], "not_found", "{several}");
    let dragged = call(&window, "copy_to_drag", json!({ "edition": guide })).unwrap();
    let file = dragged["url"].as_str().and_then(|url| url.strip_prefix("file://")).expect("an address");
    assert_eq!(Path::new(file).file_name().unwrap().to_str(), dragged["name"].as_str());
    assert!(std::fs::read(file).unwrap().starts_with(b"<!doctype html>"), "{dragged}");
    for (command, arguments) in [
        ("print_pages", json!({ "edition": guide, "range": { "section": "opening" } })),
        ("print_pages", json!({ "edition": guide, "range": { "selection": "at nine" } })),
        ("print_handout", json!({ "publication": "office/notices/desk", "languages": ["en"] })),
        ("save_handout", json!({ "publication": "office/notices/desk", "languages": ["en"] })),
    ] {
        let pages = call(&window, command, arguments).unwrap();
        let bytes = std::fs::read(pages["path"].as_str().expect("where the pages are")).unwrap();
        assert!(bytes.starts_with(b"%PDF-"), "{command}");
    }
    let selection = json!({ "edition": guide, "range": { "selection": "at nine" } });
    let printed = call(&window, "print_pages", selection).unwrap();
    let printed = words_of_pages(Path::new(printed["path"].as_str().expect("where the pages are")));
    assert_eq!(printed.len(), 1);
    for part in [
        "Fieldoffice·Guide",
        "atnine",
        "office/books/guide@en",
        "Revision:1",
        "English",
        "Extract:wordsselectedfromit",
        "Asof:2026-11-23T08:00:00Z",
    ] {
        assert!(printed[0].contains(part), "{part} in {}", printed[0]);
    }
    assert!(!printed[0].contains("opens"), "nothing but what was selected: {}", printed[0]);
    let link = json!({ "link": "fieldshelf://office/books/guide@fr#opening" });
    let target = call(&window, "look_at_link", link).unwrap();
    assert_eq!([&target["publication"], &target["lang"], &target["section"]], ["office/books/guide", "fr", "opening"]);
    assert_eq!(call(&window, "look_at_link", json!({ "link": "file:///etc" })).unwrap_err()["code"], "wrong_input");
    use tauri::Manager as _;
    window.state::<AppState>().ask_to_open("fieldshelf:office?key=1".to_owned());
    assert_eq!(call(&window, "openings", json!({})).unwrap(), json!(["fieldshelf:office?key=1"]));
    assert_eq!(call(&window, "openings", json!({})).unwrap(), json!([]), "taken once");
    let log = call(&window, "save_log", json!({})).unwrap();
    let log = std::fs::read_to_string(log.as_str().expect("where the log is")).unwrap();
    assert!(log.starts_with("Fieldshelf ") && !log.contains("Guide"), "{log}");
    let forged = json!({ "edition": guide, "range": { "selection": "The centre is free." } });
    assert_eq!(call(&window, "print_pages", forged).unwrap_err()["code"], "wrong_input");

    let called = table.iter().map(|(command, ..)| *command).chain([
        "file_range",
        "page_words",
        "cover",
        "save_copy",
        "save_copies",
        "look_at_link",
        "openings",
        "save_log",
        "copy_to_drag",
        "print_pages",
        "print_handout",
        "save_handout",
        "take_stick",
        "picture",
        "table",
        "open_outside",
        "changes",
        "mark_text_read",
        "pause_job",
        "resume_job",
        "cancel_job",
    ]);
    let called = called.chain(trust::CALLED.iter().copied()).chain(marks::CALLED.iter().copied());
    let mut called: Vec<&str> = called.collect();
    // This one ends in the system's own programs; what it refuses is tested above, what it opens in tests/e2e.
    called.push("open_external");
    let missed = library::COMMANDS.iter().filter(|(name, ..)| !called.contains(name));
    assert_eq!(missed.map(|(name, ..)| *name).collect::<Vec<_>>(), [""; 0], "a command has no answer tested");
}

/// Asks until the latest job has ended well.
pub fn until_the_job_has_ended(window: &WebviewWindow<MockRuntime>) {
    let job = ended(window);
    assert_eq!(job["phase"], "done", "{job:#}");
}

/// The latest job once it has ended. How often is asked is bounded, so that one that never ends fails the test.
pub fn ended(window: &WebviewWindow<MockRuntime>) -> Value {
    for _ in 0..100_000 {
        let job = call(window, "jobs", json!({})).unwrap()[0].clone();
        if !job["ended"].is_null() {
            return job;
        }
        std::thread::yield_now();
    }
    panic!("the job never ends");
}
