//! How what is shown stands: nobody must take what was superseded, withdrawn or has lapsed for what holds now.

use serde_json::Value;

use crate::desk::{Desk, assert_valid};

/// The file `publication.toml` of a notice that says `more`.
fn notice(more: &str) -> String {
    format!(
        "format = 1\nkind = \"notice\"\nissued = 2026-11-01\n[notice]\nmessage = \"alert\"\nseverity = \"severe\"\n{more}"
    )
}

/// A library with a notice in each state, and an older translation.
fn desk() -> Desk {
    let collections = ["books", "notices"].map(|name| format!("collections/{name}/collection.toml"));
    let mut content: Vec<(String, String)> =
        collections.map(|path| (path, "format = 1\n[titles]\nen = \"Ours\"\n".to_owned())).to_vec();
    for (name, more) in [
        ("old", "must-acknowledge = true\n"),
        ("new", "supersedes = [\"notices/old\"]\n"),
        ("taken-back", ""),
        ("taking-back", "supersedes = [\"notices/taken-back\"]\n"),
        ("lapsed", "expires = 2026-11-02\n"),
        ("to-come", "effective = 2199-01-01\n"),
    ] {
        let about = match name {
            "new" => notice(more).replace("alert", "update"),
            "taking-back" => notice(more).replace("alert", "cancel"),
            _ => notice(more),
        };
        content.push((format!("collections/notices/{name}/publication.toml"), about));
        content.push((format!("collections/notices/{name}/en.md"), "# The desk\n\n## Hours {#hours}\n\nTen.\n".into()));
    }
    let about = "format = 1\nkind = \"article\"\nissued = 2026-11-01\n".to_owned();
    content.push(("collections/books/guide/publication.toml".into(), about));
    content.push(("collections/books/guide/en.md".into(), "# Guide\n\n## Hours {#hours}\n\nTen.\n".into()));
    content.push(("collections/books/guide/en.toml".into(), "format = 1\nrevision = 3\n".into()));
    content.push(("collections/books/guide/fr.md".into(), "# Guide\n\n## Heures {#hours}\n\nDix.\n".into()));
    let translated = "format = 1\ntranslates = { language = \"en\", revision = 2 }\n".to_owned();
    content.push(("collections/books/guide/fr.toml".into(), translated));
    content.push(("collections/books/guide/ar.csv".into(), "a,b\n1,2\n".into()));
    content.push(("collections/books/guide/ar.toml".into(), "format = 1\ntitle = \"Table\"\n".into()));
    let content: Vec<(&str, &str)> = content.iter().map(|(path, text)| (&**path, &**text)).collect();
    Desk::holding(&content)
}

#[test]
fn a_publication_an_edition_and_a_section_say_how_they_stand_before_anything_else() {
    let desk = desk();
    let stands = [
        ("notices/old", "Status: superseded by office/notices/new"),
        ("notices/old", "See: shelf show office/notices/new\n"),
        ("notices/old", "To be acknowledged: not done on this computer\n"),
        ("notices/new", "Status: in force"),
        ("notices/new", "Severity: severe\n"),
        ("notices/taken-back", "Status: cancelled by office/notices/taking-back"),
        ("notices/lapsed", "Status: expired – not confirmed"),
        ("notices/to-come", "Status: scheduled"),
        ("notices/to-come", "Effective: 2199-01-01\n"),
    ];
    for (id, said) in stands {
        let (edition, section) = (format!("{id}@en"), format!("{id}@en#hours"));
        for arguments in [&["show", id][..], &["show", &edition], &["show", &section], &["show", &edition, "--text"]] {
            let text = desk.ok(arguments);
            assert!(text.contains(said), "{arguments:?}: {text}");
            let words = text.find("Ten.").unwrap_or(text.len());
            assert!(text.find("Status:").unwrap() < words, "{arguments:?}: {text}");
        }
    }
    let (_, old) = desk.json(&["show", "notices/old@en#hours"]);
    assert_valid("show-text", &old);
    let by = (&old["notice"]["status"], &old["notice"]["superseded_by"][0]);
    assert_eq!(by, (&"superseded".into(), &"office/notices/new".into()), "{old}");

    for arguments in [&["show", "guide@fr"][..], &["show", "guide@fr#hours"], &["show", "guide@fr", "--text"]] {
        let text = desk.ok(arguments);
        assert!(text.contains("Older translation: of revision 2 of “en”, which has a newer one."), "{text}");
    }
    assert_eq!(desk.json(&["show", "guide@fr", "--text"]).1["edition"]["outdated"], true);
    assert_eq!(desk.ok(&["show", "guide@en#hours"]), "Hours\n\nTen.\n", "what holds is its text alone");
}

#[test]
fn an_older_revision_is_not_shown_as_the_newest() {
    let desk = desk();
    desk.ok(&["rules", "set", "--trigger", "ask"]);
    desk.write("collections/books/guide/en.md", "# Guide\n\n## Hours {#hours}\n\nEleven.\n");
    desk.write("collections/books/guide/en.toml", "format = 1\nrevision = 4\n");
    desk.build("2026-11-24T08:00:00Z");
    desk.ok(&["sync", "--unattended"]);
    let older = "Older revision: 4 is not on this computer; bring it with: shelf fetch office/books/guide@en\n";
    for arguments in [&["show", "guide@en"][..], &["show", "guide@en#hours"], &["show", "guide@en", "--text"]] {
        assert!(desk.ok(arguments).contains(older), "{arguments:?}");
    }
    assert!(desk.ok(&["show", "guide"]).contains(" 3 (newer: 4) "));
    desk.ok(&["fetch", "guide@en"]);
    assert_eq!(desk.ok(&["show", "guide@en#hours"]), "Hours\n\nEleven.\n");
}

#[test]
fn what_was_withdrawn_and_what_is_not_here_is_said() {
    let desk = desk();
    let row = |desk: &Desk, edition: &str| {
        let text = desk.ok(&["show", "guide"]);
        text.lines().find(|line| line.contains(edition)).unwrap().to_owned()
    };
    assert!(row(&desk, "office/books/guide@ar").contains(" yes "));
    assert!(desk.ok(&["show", "guide@ar"]).contains("Files: 1, on this computer"));
    desk.ok(&["free", "guide"]);
    assert!(row(&desk, "office/books/guide@ar").contains(" text only "));
    let text = desk.ok(&["show", "guide@ar"]);
    let lacks = "Files: 0 of 1 on this computer; to have all: shelf fetch office/books/guide@ar";
    assert!(text.contains(lacks), "{text}");

    std::fs::remove_dir_all(desk.path("content/collections/books/guide")).unwrap();
    std::fs::remove_dir_all(desk.path("content/collections/notices/new")).unwrap();
    desk.build("2026-11-24T08:00:00Z");
    desk.ok(&["sync"]);
    for id in ["guide", "guide@en", "guide@en#hours", "new", "new@en#hours"] {
        assert!(desk.ok(&["show", id]).contains("Withdrawn by its publisher.\n"), "{id}");
    }
    assert_eq!(desk.json(&["show", "guide@en#hours"]).1["withdrawn"], true);

    desk.ok(&["rules", "set", "--take", "on-demand"]);
    desk.write("collections/books/later/publication.toml", "format = 1\nkind = \"article\"\nissued = 2026-11-01\n");
    desk.write("collections/books/later/en.md", "# Later\n\nWords.\n");
    desk.build("2026-11-25T08:00:00Z");
    desk.ok(&["sync"]);
    let absent = "Its text is not on this computer; bring it with: shelf fetch office/books/later@en";
    assert!(desk.ok(&["show", "later@en"]).contains(absent));
    let changes = desk.run(&["changes", "later@en"]);
    let told = String::from_utf8(changes.stderr).unwrap();
    assert!(changes.status.code() == Some(1) && told.contains("fetch it with: shelf fetch later@en"), "{told}");
    let (_, value) = desk.json(&["show", "later@en", "--text"]);
    assert_eq!((&value["edition"]["availability"], &value["sections"]), (&"not_here".into(), &Value::Array(vec![])));
}
