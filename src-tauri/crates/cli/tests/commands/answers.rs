//! What each command prints, as its schema says, and how it ends.

use crate::desk::{Desk, assert_valid};

#[test]
fn each_command_prints_what_its_schema_says() {
    let desk = Desk::ready();
    let table: &[(&str, &[&str])] = &[
        ("list", &["list"]),
        ("list", &["list", "--lang", "en", "--kind", "article", "--collection", "library", "--saved"]),
        ("publish-build", &["publish", "build", "content", "--out", "repository", "--time", "2026-11-24T08:00:00Z"]),
        ("publish-check", &["publish", "check", "content"]),
        (
            "publish-status",
            &["publish", "status", "repository", "--keys", "content.keys", "--time", "2026-11-24T08:00:00Z"],
        ),
        ("publish-status", &["publish", "status", "content", "--time", "2026-11-24T08:00:00Z"]),
        ("reindex", &["reindex"]),
        ("save", &["save", "welcome@en", "--to", "copies"]),
        ("save", &["save", "welcome@en", "welcome@en", "--to", "copies", "--as", "pdf"]),
        ("save", &["save", "welcome@en", "--to", "copies", "--as", "text"]),
        ("print", &["print", "welcome@en", "--to", "copies"]),
        ("search", &["search", "publication"]),
        ("search", &["search", "\"unclosed", "--lang", "en", "--limit", "3"]),
        ("search-save", &["search", "publication", "--save", "Ours"]),
        ("saved-list", &["saved", "list"]),
        ("search", &["saved", "run", "1"]),
        ("saved-remove", &["saved", "remove", "1"]),
        ("show-publication", &["show", "office/library/welcome"]),
        ("show-edition", &["show", "library/welcome@en"]),
        ("show-text", &["show", "welcome@en", "--text"]),
        ("show-text", &["show", "welcome@en", "--section", "first"]),
        ("changes", &["changes", "welcome"]),
        ("changes", &["changes", "library/welcome@en", "--read"]),
        ("mark", &["marks", "add", "welcome@en", "--section", "first", "--note", "Why?"]),
        ("marks", &["marks", "list"]),
        ("marks", &["marks", "list", "why", "--bookmarks", "--colour", "pink", "--publication", "welcome"]),
        ("marks-export", &["marks", "export"]),
        ("marks-export", &["marks", "export", "--to", "marks.md", "--lang", "fr"]),
        ("source-list", &["source", "list"]),
        ("source-add", &["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]),
        ("stats", &["stats"]),
        ("policy", &["policy"]),
        ("jobs", &["jobs"]),
        ("jobs", &["jobs", "list"]),
        ("job", &["jobs", "show", "1"]),
        ("sync-plan", &["sync", "--plan", "--metered", "--budget", "1kB"]),
        ("sync", &["sync", "--metered"]),
        ("limit", &["limit", "2GB"]),
        ("limit", &["limit"]),
        ("limit", &["limit", "none"]),
        ("sync-plan", &["sync", "--plan"]),
        ("sync", &["sync"]),
        ("verify", &["verify"]),
        ("verify", &["verify", "--repair"]),
        ("copy-to", &["copy-to", "stick", "--publisher", "office", "--collection", "library"]),
        ("copy-to", &["copy-to", "stick", "--only"]),
        ("sticks", &["sticks"]),
        ("backup", &["backup", "my.backup"]),
        ("restore", &["restore", "my.backup"]),
        ("move", &["move", "elsewhere"]),
        ("stats", &["stats"]),
        ("publish-init", &["publish", "init", "second", "--id", "second", "--name", "Second"]),
        (
            "publish-import",
            &["publish", "import", "content/collections", "--to", "imported", "--id", "third", "--name", "Third"],
        ),
        ("publish-keys", &["publish", "keys", "imported"]),
        ("source-remove", &["source", "remove", "office"]),
    ];
    std::fs::create_dir(desk.path("stick")).unwrap();
    for (schema, arguments) in table {
        let (code, value) = desk.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {value}");
        assert_valid(schema, &value);
    }
}

#[test]
fn a_failure_has_its_own_exit_code_and_is_json_too() {
    let desk = Desk::ready();
    std::fs::write(desk.path("no.card"), "{}").unwrap();
    std::fs::write(desk.path("queries"), "not json\n").unwrap();
    let table: &[(&[&str], i32, &str)] = &[
        (&["show", "nothing"], 2, "not_found"),
        (&["show", "welcome@en", "--section", "nowhere"], 2, "not_found"),
        (&["show", "welcome", "--text"], 2, "wrong_input"),
        (&["save", "welcome", "--to", "copies"], 2, "wrong_input"),
        (&["list", "--kind", "novel"], 2, "wrong_input"),
        (&["search", "x", "--lang", "!!"], 2, "wrong_input"),
        (&["search", "--batch", "queries"], 2, "wrong_input"),
        (&["source", "add", "repository", "--trust", "no.card"], 2, "wrong_input"),
        (&["source", "add", "repository", "--trust", "content"], 2, "wrong_input"),
        (&["source", "add", "", "--trust", "repository/publisher.fieldshelf-card"], 2, "wrong_input"),
        (&["save", "welcome@en", "--to", "no.card"], 2, "wrong_input"),
        (&["save", "nothing@en", "welcome", "--to", "copies"], 2, "not_found"),
        (&["print", "welcome@en", "--section", "nowhere", "--to", "copies"], 2, "not_found"),
        (&["handout", "welcome", "--lang", "en", "--to", "sheet.pdf"], 2, "wrong_input"),
        (&["handout", "nothing", "--lang", "en", "--to", "sheet.pdf"], 2, "not_found"),
        (&["source", "add", "ftp://example.org/", "--trust", "repository/publisher.fieldshelf-card"], 2, "wrong_input"),
        (&["source", "add", "nowhere", "--trust", "repository/publisher.fieldshelf-card"], 3, "unreachable"),
        (&["source", "remove", "nobody"], 2, "not_found"),
        (&["jobs", "show", "99"], 2, "not_found"),
        (&["jobs", "pause", "1"], 2, "wrong_input"),
        (&["jobs", "resume", "1"], 2, "wrong_input"),
        (&["jobs", "cancel", "99"], 2, "not_found"),
        (&["jobs", "retry", "1", "--item", "office/library/nothing@en"], 2, "not_found"),
        (&["restore", "no.card"], 2, "wrong_input"),
        (&["restore", "nothing"], 2, "wrong_input"),
        (&["backup", "nowhere/my.backup"], 2, "wrong_input"),
        (&["publish", "init", "content", "--id", "a", "--name", "A"], 2, "wrong_input"),
        (&["publish", "init", "unnamed", "--id", "a", "--name", " "], 2, "wrong_input"),
        (&["publish", "check", "nope"], 2, "wrong_input"),
        (&["publish", "build", "nope", "--out", "x"], 2, "wrong_input"),
        (&["publish", "import", "nope", "--to", "y", "--id", "a", "--name", "A"], 2, "wrong_input"),
        (&["publish", "import", "content", "--to", "content/y", "--id", "a", "--name", "A"], 2, "wrong_input"),
        (&["publish", "keys", "content"], 2, "wrong_input"),
        (&["publish", "status", "library"], 2, "wrong_input"),
        (&["publish", "build", "content", "--out", "x", "--time", "2026-11-22T08:00:00Z"], 2, "wrong_input"),
        (&["publish", "build", "content", "--out", "content/r"], 2, "wrong_input"),
        (&["publish", "build", "content", "--out", "library"], 2, "wrong_input"),
        (&["publish", "build", "content", "--out", "x", "--keys", "content/keys"], 2, "wrong_input"),
        (&["publish", "build", "content", "--out", "x", "--keys", "no-keys"], 2, "wrong_input"),
        (&["publish", "sign", "nope", "--key", "nope"], 2, "wrong_input"),
    ];
    for (arguments, expected, word) in table {
        let (code, value) = desk.json(arguments);
        assert_eq!((code, value["error"]["code"].as_str()), (*expected, Some(*word)), "{arguments:?}: {value}");
        assert_valid("error", &value["error"]);
    }
    for (arguments, listed) in [
        (&["marks", "remove", "none"][..], "shelf marks list"),
        (&["saved", "run", "9"], "shelf saved list"),
        (&["saved", "remove", "9"], "shelf saved list"),
        (&["jobs", "cancel", "99"], "shelf jobs"),
    ] {
        let (code, value) = desk.json(arguments);
        let message = value["error"]["message"].as_str().unwrap_or_default();
        assert_eq!((code, message.split_once("; see: ").map(|(_, next)| next)), (2, Some(listed)), "{arguments:?}");
    }
    let card = desk.lines(&["source", "add", "repository", "--trust", "no.card"]).1;
    assert!(card.contains("no.card: "), "the file is named: {card}");
    let file = desk.command_over("no.card", &["list"]).output().unwrap();
    assert_eq!(file.status.code(), Some(2), "a file is no library");
    assert_eq!(desk.run(&["no-such-command"]).status.code(), Some(2));
    let (code, value) = desk.json(&["no-such-command"]);
    assert_eq!((code, value["error"]["code"].as_str()), (2, Some("wrong_input")), "{value}");
}

#[test]
fn what_people_read_has_no_colour_codes_in_a_file() {
    let desk = Desk::ready();
    for arguments in [&["list"][..], &["search", "publication"], &["show", "welcome"], &["stats"], &["source", "list"]]
    {
        let text = desk.ok(arguments);
        assert!(!text.contains('\u{1b}') && !text.trim().is_empty(), "{arguments:?}: {text:?}");
    }
}
