//! Bookmarks, highlights and notes, over the shell's IPC.

use serde_json::json;

use crate::commands::{app_over, call};
use crate::office;

const NOW: &str = "2026-11-23T09:00:00Z";
const GUIDE: &str = "office/books/guide@en";

/// The commands that are tested here.
pub const CALLED: &[&str] = &["marks", "add_mark", "change_mark", "set_mark_removed", "save_marks"];

#[test]
fn marks_are_made_changed_listed_saved_removed_and_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let (_app, window) = app_over(office::subscribed(folder.path(), NOW), Some(folder.path().to_owned()));
    let new = json!({ "edition": GUIDE, "section": "opening" });
    let mark = call(&window, "add_mark", json!({ "mark": new })).unwrap();
    assert_eq!((&mark["of"], &mark["section"], &mark["colour"]), (&json!("section"), &json!("opening"), &json!(null)));
    let id = mark["id"].as_str().expect("its id");
    let words = mark["words"].as_str().expect("its words");
    let new = json!({ "edition": GUIDE, "section": "opening", "words": words, "colour": "green" });
    let highlight = call(&window, "add_mark", json!({ "mark": new })).unwrap();
    assert_eq!((&highlight["of"], &highlight["colour"]), (&json!("words"), &json!("green")));
    let nowhere = json!({ "edition": GUIDE, "words": "words that stand nowhere" });
    assert_eq!(call(&window, "add_mark", json!({ "mark": nowhere })).unwrap_err()["code"], "wrong_input");

    let change = json!({ "colour": "pink", "note": "Why?" });
    let changed = call(&window, "change_mark", json!({ "id": highlight["id"], "change": change })).unwrap();
    assert_eq!((&changed["colour"], &changed["note"]), (&json!("pink"), &json!("Why?")));
    let list = |query| call(&window, "marks", json!({ "query": query })).unwrap();
    assert_eq!(list(json!({}))["total"], 2);
    assert_eq!(list(json!({ "edition": GUIDE, "text": "why" }))["items"], json!([changed]));

    let saved = call(&window, "save_marks", json!({ "query": {}, "language": "fr" })).unwrap();
    assert_eq!(saved["marks"], 2);
    let text = std::fs::read_to_string(saved["path"].as_str().expect("the file")).unwrap();
    assert!(text.contains(&format!("> {words}")) && text.contains("Why?"), "{text}");

    call(&window, "set_mark_removed", json!({ "id": id, "removed": true })).unwrap();
    assert_eq!(list(json!({}))["total"], 1);
    call(&window, "set_mark_removed", json!({ "id": id, "removed": false })).unwrap();
    assert_eq!(list(json!({}))["total"], 2);
}
