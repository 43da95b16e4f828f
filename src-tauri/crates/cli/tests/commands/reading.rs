//! What a person marks, and what changed since they read it.

use crate::desk::{Desk, assert_valid};

#[test]
fn a_mark_is_made_changed_removed_and_put_back() {
    let desk = Desk::ready();
    let (code, text) = desk.json(&["show", "welcome@en", "--section", "first"]);
    assert_eq!(code, 0);
    let words: Vec<&str> = text["sections"][0]["text"].as_str().unwrap().split_whitespace().take(3).collect();
    let words = words.join(" ");
    let (code, mark) =
        desk.json(&["marks", "add", "welcome@en", "--section", "first", "--words", &words, "--colour", "blue"]);
    assert_eq!((code, mark["words"].as_str(), mark["colour"].as_str()), (0, Some(words.as_str()), Some("blue")));
    let id = mark["id"].as_str().unwrap();
    let (code, changed) = desk.json(&["marks", "change", id, "--colour", "green", "--note", "A note"]);
    assert_eq!((code, changed["colour"].as_str(), changed["note"].as_str()), (0, Some("green"), Some("A note")));
    assert!(desk.ok(&["marks", "export"]).contains(&format!("> {words}")));
    let (_, said) = (desk.ok(&["marks", "remove", id]), desk.ok(&["marks", "list"]));
    assert!(said.contains("Nothing is marked"), "{said}");
    assert_eq!(desk.json(&["marks", "remove", id, "--undo"]).0, 0);
    assert_eq!(desk.json(&["marks", "list"]).1["total"], 1);
    for wrong in [
        &["marks", "add", "welcome@en", "--words", "words that stand nowhere"][..],
        &["marks", "add", "welcome@en", "--section", "nowhere"],
        &["marks", "add", "welcome@en"],
        &["marks", "add", "welcome@en", "--page", "9"],
        &["marks", "change", "none", "--note", ""],
        &["marks", "change", id],
        &["marks", "remove", "none"],
        &["marks", "add", "welcome@en", "--section", "first", "--colour", "red"],
    ] {
        assert_eq!(desk.json(wrong).0, 2, "{wrong:?}");
    }
}

#[test]
fn a_section_is_shown_by_what_search_prints() {
    let desk = Desk::ready();
    let found = desk.ok(&["search", "title:welcome"]);
    let hit = found.lines().find(|line| line.starts_with("office/library/welcome@en#")).unwrap();
    let (edition, section) = hit.split_once('#').unwrap();
    let shown = desk.ok(&["show", hit]);
    assert_eq!(shown, desk.ok(&["show", edition, "--section", section]));
    assert_eq!(desk.ok(&["show", hit, "--section", section, "--text"]), shown);
    for (arguments, said) in [
        (&["show", "welcome@en#nowhere"][..], "“nowhere” is not a section of welcome@en; see: shelf show welcome@en"),
        (&["show", "welcome#first"], "name the language to read: welcome@en,"),
        (&["show", "welcome@en#first", "--section", "second"], "two sections"),
    ] {
        let (code, value) = desk.json(arguments);
        let message = value["error"]["message"].as_str().unwrap();
        assert!(code == 2 && message.contains(said), "{arguments:?}: {value}");
    }
}

#[test]
fn what_changed_since_it_was_read_is_told_by_passages() {
    let desk = Desk::ready();
    let write = |name: &str, text: &str| {
        std::fs::write(desk.path("content/collections/library/welcome").join(name), text).unwrap();
    };
    write("en.md", "# Welcome\n\n## Hours {#hours}\n\nWe open at nine.\n\nBring a document.\n");
    write("en.toml", "format = 1\nrevision = 2\n");
    desk.build("2026-11-23T09:00:00Z");
    desk.ok(&["sync"]);
    assert!(desk.ok(&["changes", "welcome@en"]).contains("was not read on this computer"));
    let noted = desk.ok(&["changes", "welcome@en", "--read"]);
    assert!(noted.contains("\nNoted as read: from now on changes are told since revision 2.\n"), "{noted}");
    assert!(desk.ok(&["changes", "welcome"]).contains("revision 2 says what was read"));
    write("en.md", "# Welcome\n\n## Hours {#hours}\n\nWe open at ten.\n\n## Where {#where}\n\nUpstairs.\n");
    write("en.toml", "format = 1\nrevision = 3\n");
    desk.build("2026-11-23T10:00:00Z");
    desk.ok(&["sync"]);
    let told = desk.ok(&["changes", "welcome"]);
    let lines: Vec<&str> = told.lines().skip(1).filter(|line| !line.is_empty()).collect();
    let expected = [
        "Hours  #hours",
        "  ~ We open at [-nine-]{+ten+}.",
        "  - [-Bring a document.-]",
        "{+Where+}  #where",
        "  + {+Upstairs.+}",
    ];
    assert_eq!(lines, expected, "{told}");
    let (code, value) = desk.json(&["changes", "welcome"]);
    assert_valid("changes", &value);
    assert_eq!(
        (code, value["items"][0]["state"].as_str(), value["items"][0]["changed"].as_u64()),
        (0, Some("changed"), Some(4))
    );
    for arguments in [&["changes", "welcome@fr"][..], &["show", "welcome@fr"], &["fetch", "welcome@fr"]] {
        let output = desk.run(arguments);
        let told = String::from_utf8(output.stderr).unwrap();
        let is_in = told.contains("office/library/welcome is not in “fr”; there is: en");
        assert!(output.status.code() == Some(2) && is_in, "{arguments:?}: {told}");
    }
    assert_eq!(desk.run(&["changes", "nothing"]).status.code(), Some(2));
}
