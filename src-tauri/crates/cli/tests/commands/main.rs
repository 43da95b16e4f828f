//! Every command as an administrator types it: its exit code, and its JSON against the schema in the repository.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};

use serde_json::Value;
use testkit::Stick;

/// A folder with a content folder, keys, a repository and a library.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn empty() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    /// With what `publish init` makes, built and synchronised.
    fn ready() -> Self {
        Self::empty().filled()
    }

    fn filled(self) -> Self {
        let desk = self;
        desk.ok(&[
            "publish",
            "init",
            "content",
            "--id",
            "office",
            "--name",
            "Field office",
            "--time-zone",
            "Europe/Tirane",
        ]);
        desk.ok(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-23T08:00:00Z"]);
        desk.ok(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
        desk.ok(&["sync"]);
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command
            .args(arguments)
            .arg("--library")
            .arg(self.path("library"))
            .current_dir(self.folder.path())
            .stdin(Stdio::null());
        command.env_remove("FIELDSHELF_PASSPHRASE").env("FIELDSHELF_DRIVES", self.path("stick"));
        command
    }

    fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    fn ok(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// What was printed, and what went wrong.
    fn lines(&self, arguments: &[&str]) -> (String, String) {
        let output = self.run(arguments);
        let text = |bytes| String::from_utf8(bytes).unwrap();
        (text(output.stdout), text(output.stderr))
    }

    /// The exit code and what was printed as one JSON object.
    fn json(&self, arguments: &[&str]) -> (i32, Value) {
        let output = self.command(arguments).arg("--json").output().unwrap();
        let text = String::from_utf8(output.stdout).unwrap();
        let value =
            serde_json::from_str(&text).unwrap_or_else(|error| panic!("{arguments:?} printed {text:?}: {error}"));
        (output.status.code().unwrap(), value)
    }
}

/// Checks an answer against `schemas/<name>.schema.json`.
fn assert_valid(name: &str, value: &Value) {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas").join(format!("{name}.schema.json"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
    let validator = jsonschema::validator_for(&schema).unwrap();
    let errors: Vec<String> = validator.iter_errors(value).map(|error| error.to_string()).collect();
    assert!(errors.is_empty(), "{name}: {errors:?} in {value}");
}

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

/// A preview opens the app that lies beside `shelf`; here that is a script.
#[cfg(unix)]
#[test]
fn a_preview_is_told_of_opened_and_cleared_away() {
    use std::os::unix::fs::PermissionsExt;
    let desk = Desk::empty();
    desk.ok(&["publish", "init", "content", "--id", "office", "--name", "Field office"]);
    let programs = desk.path("programs");
    std::fs::create_dir(&programs).unwrap();
    std::fs::create_dir(desk.path("temporary")).unwrap();
    let (shelf, window) = (programs.join("shelf"), programs.join("fieldshelf"));
    std::fs::hard_link(env!("CARGO_BIN_EXE_shelf"), &shelf)
        .or_else(|_| std::fs::copy(env!("CARGO_BIN_EXE_shelf"), &shelf).map(drop))
        .unwrap();
    let preview = |script: Option<&str>, arguments: &[&str]| {
        if let Some(script) = script {
            std::fs::write(&window, format!("#!/bin/sh\n{script}\n")).unwrap();
            std::fs::set_permissions(&window, std::fs::Permissions::from_mode(0o755)).unwrap();
        }
        let mut command = Command::new(&shelf);
        command.args(["publish", "preview", "content"]).args(arguments).current_dir(desk.folder.path());
        let output = command.env("TMPDIR", desk.path("temporary")).stdin(Stdio::null()).output().unwrap();
        let left = std::fs::read_dir(desk.path("temporary")).unwrap().count();
        assert_eq!(left, 0, "nothing of the preview is left");
        (output.status.code(), String::from_utf8(output.stdout).unwrap(), String::from_utf8(output.stderr).unwrap())
    };
    let (code, _, error) = preview(None, &[]);
    assert!(code == Some(1) && error.contains("install the app"), "{code:?} {error}");
    let opened = "test \"$1\" = --library && test -s \"$2/library.sqlite\"";
    let (code, answer, _) = preview(Some(opened), &["--json"]);
    let answer: Value = serde_json::from_str(&answer).unwrap();
    assert_valid("publish-preview", &answer);
    assert_eq!((code, &answer["publications"]), (Some(0), &Value::from(1)));
    assert_eq!(preview(Some("exit 7"), &[]).0, Some(1));
    std::fs::write(desk.path("content/collections/library/welcome/en.md"), "no title").unwrap();
    let (code, answer, error) = preview(Some("touch opened"), &[]);
    assert!(code == Some(2) && answer.is_empty() && error.contains("en.md: error: has no title"), "{code:?} {error}");
    assert!(!desk.path("opened").exists(), "what has problems is not shown");
}

#[test]
fn rules_are_set_shown_and_followed() {
    let desk = Desk::ready();
    let table: &[(&[&str], &str)] = &[
        (&["rules", "list"], "rules"),
        (&["rules", "set", "--take", "text", "--lang", "en", "--lang", "fr", "--largest", "1.5MB"], "rules"),
        (&["rules", "set", "office/library", "--trigger", "ask", "--largest", "none", "--lang", "all"], "rules"),
        (&["sync", "--plan", "--budget", "10kB"], "sync-plan"),
        (&["sync", "--unattended"], "sync"),
        (&["fetch", "welcome"], "fetch"),
        (&["free", "welcome"], "free"),
    ];
    for (arguments, schema) in table {
        let (code, value) = desk.json(arguments);
        assert_eq!(code, 0, "{arguments:?}: {value}");
        assert_valid(schema, &value);
    }
    let (_, rules) = desk.json(&["rules", "reset", "library"]);
    assert_eq!(rules["default"]["largest"], 1_500_000);
    assert_eq!(rules["collections"].as_object().map(serde_json::Map::len), Some(0), "{rules}");
    for wrong in [
        &["sync", "--budget", "two"][..],
        &["sync", "--budget", "-1"],
        &["rules", "set", "--largest", "5 potatoes"],
        &["rules", "set", "--take", "much"],
        &["limit", "much"],
        &["rules", "set", "nothing", "--take", "text"],
        &["forget", "welcome"],
        &["fetch", "nothing"],
    ] {
        assert_eq!(desk.run(wrong).status.code(), Some(2), "{wrong:?}");
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
    let file = Command::new(env!("CARGO_BIN_EXE_shelf")).args(["list", "--library"]).arg(desk.path("no.card")).output();
    assert_eq!(file.unwrap().status.code(), Some(2), "a file is no library");
    assert_eq!(desk.run(&["no-such-command"]).status.code(), Some(2));
    let (code, value) = desk.json(&["no-such-command"]);
    assert_eq!((code, value["error"]["code"].as_str()), (2, Some("wrong_input")), "{value}");
}

#[test]
fn a_source_that_is_gone_or_changed_ends_a_sync_with_its_code() {
    let desk = Desk::ready();
    let timestamp = desk.path("repository/metadata/timestamp.json");
    let signed = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(&timestamp, signed.replacen("2026", "2027", 1)).unwrap();
    let (code, value) = desk.json(&["sync"]);
    assert_eq!((code, value["sources"][0]["error"]["code"].as_str()), (4, Some("refused")), "{value}");
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (code, value) = desk.json(&["sync"]);
    assert_eq!((code, value["sources"][0]["error"]["code"].as_str()), (3, Some("unreachable")), "{value}");
    assert_valid("sync", &value);
}

#[test]
fn a_plan_does_not_say_of_a_source_out_of_reach_that_it_has_nothing() {
    let desk = Desk::ready();
    assert!(desk.ok(&["sync", "--plan"]).contains("Nothing to take in."));
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (plan, _) = desk.lines(&["sync", "--plan"]);
    assert!(plan.contains("repository") && !plan.contains("Nothing to take in"), "{plan}");
}

#[test]
fn a_source_is_removed_by_its_location_as_it_was_typed() {
    let desk = Desk::ready();
    std::fs::create_dir(desk.path("stick")).unwrap();
    desk.ok(&["source", "add", "stick", "--trust", "repository/publisher.fieldshelf-card"]);
    assert!(desk.ok(&["source", "list"]).contains("stick"));
    desk.ok(&["source", "remove", "office", "--location", "stick"]);
    assert!(!desk.ok(&["source", "list"]).contains("stick"));
}

#[test]
fn what_was_not_understood_is_said_where_nothing_is_found() {
    let desk = Desk::ready();
    assert!(desk.ok(&["search", "lang:xx-toolongtobeone zebra"]).contains("no language tag"));
    for (query, said) in [
        ("lang:zz zebra", "“lang:zz” names a language that nothing here is in; it was taken as plain words."),
        ("lang: en", "“lang:” has nothing right after its colon, as lang:fr has; it was taken as plain words."),
        ("zebra OR", "“OR” does not stand between two words or phrases; it was taken as plain words."),
        ("zebra NOT", "“NOT” does not stand before a word, a phrase or a filter; it was taken as plain words."),
        ("zebra NOT kind:novel", "“NOT kind:novel” is no kind of publication such as notice or handbook; it was taken"),
        ("\"zebra", "“\"zebra” begins with a quote that is never closed; it was taken as plain words."),
        (
            "lang:en -lang:en",
            "“lang:en -lang:en” leaves out everything that is here or was asked for; it was taken as plain words.",
        ),
        ("(", "“(” holds a bracket, but brackets group nothing; it was taken as plain words."),
        (
            "after:2026 before:2025",
            "“after:2026 before:2025” leaves no day between the two dates; it was taken as plain words.",
        ),
    ] {
        assert!(desk.ok(&["search", query]).contains(said), "{query}");
    }
    assert!(desk.ok(&["search", " "]).contains("Nothing was asked for"));
}

#[test]
fn what_is_not_here_is_told_with_the_command_that_brings_it() {
    let desk = Desk::ready();
    std::fs::remove_dir_all(desk.path("library")).unwrap();
    desk.ok(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
    desk.ok(&["rules", "set", "--take", "on-demand"]);
    desk.ok(&["sync"]);
    let found = desk.ok(&["search", "title:welcome"]);
    let command = found.split_once("bring it with: shelf ").and_then(|(_, rest)| rest.lines().next()).unwrap();
    assert_eq!(command, "fetch office/library/welcome@en", "{found}");
    desk.ok(&command.split(' ').collect::<Vec<_>>());
    assert!(desk.ok(&["search", "title:welcome"]).contains("office/library/welcome@en#"));
}

#[test]
fn a_job_that_rests_or_failed_is_listed_taken_up_retried_and_called_off() {
    let desk = Desk::ready();
    let publication = desk.path("content/collections/library/welcome/en.md");
    let text = std::fs::read_to_string(&publication).unwrap();
    std::fs::write(&publication, format!("{text}\n\n## More {{#more}}\n\nThis came later.\n")).unwrap();
    std::fs::write(publication.with_extension("toml"), "format = 1\nrevision = 2\n").unwrap();
    desk.ok(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-24T08:00:00Z"]);
    // What a process leaves that dies: a job that nobody has.
    let now = "2026-11-24T09:00:00Z".parse().unwrap();
    let dying = store::Store::open(&desk.path("library"), now).unwrap();
    let task = serde_json::json!({ "sync": { "request": {} } });
    let job = store::NewJob { kind: library::api::JobKind::Sync, origin: library::api::JobOrigin::Person, task };
    let dead = dying.create_job(&job, now).unwrap();
    dying.start_job(dead).unwrap();
    drop(dying);
    let id = dead.to_string();
    desk.ok(&["jobs", "pause", &id]);
    let (_, jobs) = desk.json(&["jobs"]);
    assert_eq!((&jobs["jobs"][0]["id"], &jobs["jobs"][0]["phase"]), (&dead.into(), &"paused".into()), "{jobs}");
    let hint = format!("shelf jobs resume {id}");
    assert!(desk.ok(&["jobs"]).contains(&hint));
    let (code, ended) = desk.json(&["jobs", "resume", &id]);
    assert_eq!((code, &ended["phase"], &ended["received"]), (0, &"done".into(), &1.into()), "{ended}");
    assert_valid("job", &ended);
    assert_eq!(desk.json(&["search", "later"]).1["total"], 1);

    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    assert_eq!(desk.json(&["sync"]).0, 3);
    let (_, jobs) = desk.json(&["jobs", "list"]);
    let failed = &jobs["jobs"][0];
    assert_eq!((&failed["phase"], &failed["next"]), (&"failed".into(), &"connect".into()), "{failed}");
    let id = failed["id"].to_string();
    assert!(desk.ok(&["jobs", "show", &id]).contains(&format!("shelf jobs retry {id}")));
    assert_eq!(desk.json(&["jobs", "retry", &id]).0, 3);
    std::fs::rename(desk.path("unplugged"), desk.path("repository")).unwrap();
    assert_eq!(desk.json(&["jobs", "retry", &id]).1["phase"], "done");
    let (code, report) = desk.json(&["jobs", "retry", &dead.to_string(), "--item", "office/library/welcome@en"]);
    assert_eq!(code, 0, "{report}");
    assert_valid("sync", &report);

    let waiting = store::Store::open(&desk.path("library"), now).unwrap();
    let waits = waiting.create_job(&job, now).unwrap().to_string();
    let (_, asked) = desk.json(&["jobs", "cancel", &waits]);
    assert_eq!(asked["phase"], "cancelled", "{asked}");
    let (code, event) = desk.json(&["jobs", "watch", &waits]);
    assert_eq!(code, 0);
    assert_valid("job-event", &event);
}

#[test]
fn while_another_process_writes_it_is_named_and_reading_goes_on() {
    let desk = Desk::ready();
    desk.ok(&["backup", "my.backup"]);
    // A lease from the year 2100 has not run out when the programs look at their own clock.
    let late = "2100-01-01T00:00:00Z".parse().unwrap();
    let store = store::Store::open(&desk.path("library"), late).unwrap();
    let lease = store.lease("the other desk", move || late).unwrap();
    let writing: &[&[&str]] = &[
        &["sync"],
        &["reindex"],
        &["verify", "--repair"],
        &["restore", "my.backup"],
        &["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"],
        &["source", "remove", "office"],
    ];
    for arguments in writing {
        let (code, value) = desk.json(arguments);
        assert_eq!((code, value["error"]["code"].as_str()), (5, Some("held")), "{arguments:?}: {value}");
        assert!(value["error"]["message"].as_str().unwrap().contains("the other desk"), "{value}");
    }
    desk.ok(&["list"]);
    desk.ok(&["search", "replace"]);
    drop(lease);
    desk.ok(&["restore", "my.backup"]);
    desk.ok(&["sync"]);
}

#[test]
fn on_a_full_disk_what_is_here_is_read_and_searched_and_it_is_said_that_nothing_can_be_written() {
    let desk = Desk::empty();
    let Some(disk) = Stick::mount(&desk.path("library"), "size=16m") else { return };
    let desk = desk.filled();
    // It goes before the folder that it is mounted in.
    let disk = disk;
    let filling = disk.fill();
    let folder = desk.path("library");
    for reading in [
        &["list"][..],
        &["search", "publication"],
        &["show", "welcome@en", "--text"],
        &["marks", "list"],
        &["saved", "list"],
        &["stats"],
        &["jobs"],
        &["source", "list"],
        &["backup", "kept.json"],
        &["save", "welcome@en", "--to", "copies"],
        &["verify"],
    ] {
        let (code, answer) = desk.json(reading);
        assert_eq!(code, 0, "{reading:?}: {answer}");
        let (_, said) = desk.lines(reading);
        assert!(said.contains("full") && said.contains(&*folder.to_string_lossy()), "{reading:?}: {said}");
    }
    assert!(desk.ok(&["search", "publication"]).contains("welcome@en"));
    let add: &[&str] = &["marks", "add", "welcome@en", "--section", "first"];
    for writing in [add, &["sync"], &["limit", "1GB"], &["reindex"], &["verify", "--repair"], &["free", "welcome"]] {
        let (code, answer) = desk.json(writing);
        assert_eq!((code, &answer["error"]["code"]), (1, &"disk_full".into()), "{writing:?}: {answer}");
        let said = answer["error"]["message"].as_str().unwrap();
        let parts = [&*folder.to_string_lossy(), "the disk is full", "free some space"];
        assert!(parts.iter().all(|part| said.contains(part)), "{writing:?}: {said}");
    }
    drop(filling);
    assert_eq!(desk.json(add).0, 0);
    assert!(!desk.lines(&["list"]).1.contains("full"));
}

#[test]
fn a_library_travels_by_stick_from_one_computer_to_the_next() {
    let desk = Desk::ready();
    std::fs::create_dir(desk.path("stick")).unwrap();
    assert!(desk.ok(&["copy-to", "stick"]).contains("can be ejected"));
    assert!(desk.ok(&["sticks"]).contains("the same as what is here"));
    // The next computer: another library, the same stick.
    std::fs::remove_dir_all(desk.path("library")).unwrap();
    let (_, seen) = desk.json(&["sticks"]);
    assert!(!desk.path("library").exists(), "looking for sticks makes none");
    let copy = &seen["sticks"][0]["copies"][0];
    assert_eq!((&copy["trust"], &copy["news"]), (&"unknown".into(), &"new".into()), "{seen}");
    let card = Path::new(copy["folder"].as_str().unwrap()).join("publisher.fieldshelf-card");
    let root = seen["sticks"][0]["folder"].as_str().unwrap();
    let (code, source) = desk.json(&["source", "add", root, "--trust", &card.to_string_lossy()]);
    assert_eq!((code, &source["kind"], &source["at"]), (0, &"stick".into(), &copy["folder"]));
    assert_eq!(desk.json(&["sync"]).0, 0);
    assert!(desk.ok(&["show", "welcome@en", "--text"]).len() > 10);
    // It is found again where it is plugged in next, and is no error while it is elsewhere.
    std::fs::rename(desk.path("stick"), desk.path("elsewhere")).unwrap();
    let (code, report) = desk.json(&["sync"]);
    assert_eq!((code, &report["sources"][0]["error"]["code"]), (3, &"unplugged".into()));
    let (_, sources) = desk.json(&["source", "list"]);
    assert_eq!(sources["sources"][0]["last_error"], Value::Null, "{sources}");
    std::fs::create_dir(desk.path("stick")).unwrap();
    std::fs::rename(desk.path("elsewhere"), desk.path("stick/as another letter")).unwrap();
    let inner = desk.path("stick/as another letter");
    let output = desk.command(&["sync"]).env("FIELDSHELF_DRIVES", &inner).output().unwrap();
    assert_eq!(output.status.code(), Some(0));
}

#[test]
fn a_line_of_a_batch_that_cannot_be_read_is_named() {
    let desk = Desk::ready();
    for (text, said) in [
        (&b"{\"id\":1,\"query\":\"a\"}\n{\"id\":2,\"query\":\"\xff\"}\n"[..], "queries:2: not UTF-8"),
        (b"{\"id\":1}", "queries:1"),
    ] {
        std::fs::write(desk.path("queries"), text).unwrap();
        let (_, errors) = desk.lines(&["search", "--batch", "queries"]);
        assert!(errors.contains(said), "{errors}");
    }
}

#[test]
fn a_batch_is_answered_line_by_line_in_order() {
    let desk = Desk::ready();
    let mut file = std::fs::File::create(desk.path("queries")).unwrap();
    writeln!(
        file,
        "{{\"id\": 7, \"query\": \"replace\"}}\n\n{{\"id\": \"b\", \"query\": \"\", \"lang\": \"en\", \"limit\": 1}}"
    )
    .unwrap();
    let lines = desk.ok(&["search", "--batch", "queries"]);
    let answers: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(
        answers.iter().map(|answer| answer["id"].clone()).collect::<Vec<_>>(),
        [Value::from(7), Value::from("b")]
    );
    for answer in &answers {
        assert_valid("search-batch", answer);
    }
    assert!(answers[0]["hits"][0]["snippet"].as_str().unwrap().contains('\u{E000}'));
    assert_eq!(answers[1]["total"], 0);
}

#[test]
fn keys_with_a_passphrase_sign_only_with_it() {
    let desk = Desk::empty();
    let with = |arguments: &[&str], words: &str| {
        desk.command(arguments).env("FIELDSHELF_PASSPHRASE", words).output().unwrap().status.code().unwrap()
    };
    let init = ["publish", "init", "content", "--id", "office", "--name", "Field office", "--passphrase"];
    assert_eq!(with(&init, "four words of it"), 0);
    let build = ["publish", "build", "content", "--out", "repository"];
    assert_eq!(with(&build, "a guess"), 2);
    assert!(!desk.path("repository/metadata").exists(), "nothing is written without the keys");
    assert_eq!(desk.run(&build).status.code(), Some(2), "without a terminal nobody can be asked");
    assert_eq!(with(&build, "four words of it"), 0);
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

#[test]
fn a_repair_ends_with_a_code_that_says_why_something_is_left() {
    let desk = Desk::ready();
    let blob = |folder: PathBuf| {
        let mut blobs = std::fs::read_dir(folder).unwrap().flatten().filter(|entry| entry.file_name().len() == 2);
        std::fs::read_dir(blobs.next().unwrap().path()).unwrap().next().unwrap().unwrap().path()
    };
    let damage = || std::fs::write(blob(desk.path("library/blobs")), b"damaged").unwrap();
    damage();
    assert_eq!(desk.run(&["verify"]).status.code(), Some(1));
    assert!(desk.ok(&["verify", "--repair"]).contains("Set aside: "));
    desk.ok(&["verify"]);
    damage();
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    let (code, value) = desk.json(&["verify", "--repair"]);
    assert_eq!((code, value["repaired"]["left"][0]["error"]["code"].as_str()), (3, Some("unreachable")), "{value}");
    assert_valid("verify", &value);
}

#[test]
fn a_scheduled_sync_says_by_its_exit_code_what_happened_and_logs_it() {
    let desk = Desk::ready();
    let mut codes = Vec::new();
    let mut sync = || codes.push(desk.run(&["sync", "--unattended"]).status.code().unwrap());
    sync();
    let timestamp = desk.path("repository/metadata/timestamp.json");
    let signed = std::fs::read_to_string(&timestamp).unwrap();
    std::fs::write(&timestamp, signed.replacen("2026", "2027", 1)).unwrap();
    sync();
    std::fs::rename(desk.path("repository"), desk.path("unplugged")).unwrap();
    sync();
    let late = "2100-01-01T00:00:00Z".parse().unwrap();
    let store = store::Store::open(&desk.path("library"), late).unwrap();
    let lease = store.lease("the other desk", move || late).unwrap();
    sync();
    drop(lease);
    assert_eq!(codes, [0, 4, 3, 5]);
    let log = std::fs::read_to_string(desk.path("library/log/sync.log")).unwrap();
    let events: Vec<&str> = log.lines().map(|line| line.split_once(' ').unwrap().1).collect();
    assert_eq!((events.len(), events.last()), (16, Some(&"sync failed: held")), "{log}");
}

#[test]
fn a_policy_presets_what_it_names_and_its_mistakes_have_lines() {
    let desk = Desk::ready();
    std::fs::write(
        desk.path("our.toml"),
        "format = 1\n[[sources]]\ncard = \"repository/publisher.fieldshelf-card\"\nlocations = [\"repository\"]\n\
         locked = true\n[rules.default]\ntake = \"text\"\nlocked = true\n[limits]\nspace = \"1GB\"\nlocked = true\n",
    )
    .unwrap();
    let under = |arguments: &[&str]| desk.json(&[arguments, &["--policy", "our.toml"]].concat());
    let (code, value) = under(&["policy"]);
    assert_eq!((code, value["policy"]["rules"][0].as_str()), (0, Some("default")), "{value}");
    assert_valid("policy", &value);
    assert_eq!(under(&["rules", "list"]).1["default"]["take"], "text");
    assert_eq!(desk.json(&["rules", "list"]).1["default"]["take"], "everything", "what is locked is not left behind");
    for refused in [&["rules", "set", "--take", "everything"][..], &["limit", "none"], &["source", "remove", "office"]]
    {
        let (code, value) = under(refused);
        assert_eq!(code, 2, "{refused:?}");
        assert!(value["error"]["message"].as_str().unwrap().contains("set by your office"), "{value}");
    }
    std::fs::write(desk.path("our.toml"), "format = 1\n\n[limits]\nspace = \"much\"\n").unwrap();
    let (code, value) = under(&["list"]);
    assert_eq!(code, 2);
    assert!(value["error"]["message"].as_str().unwrap().contains("our.toml:4: "), "{value}");
}

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
fn what_changed_since_it_was_read_is_told_by_passages() {
    let desk = Desk::ready();
    let write = |name: &str, text: &str| {
        std::fs::write(desk.path("content/collections/library/welcome").join(name), text).unwrap();
    };
    write("en.md", "# Welcome\n\n## Hours {#hours}\n\nWe open at nine.\n\nBring a document.\n");
    write("en.toml", "format = 1\nrevision = 2\n");
    desk.ok(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-23T09:00:00Z"]);
    desk.ok(&["sync"]);
    assert!(desk.ok(&["changes", "welcome@en"]).contains("was not read on this computer"));
    desk.ok(&["changes", "welcome@en", "--read"]);
    assert!(desk.ok(&["changes", "welcome"]).contains("revision 2 says what was read"));
    write("en.md", "# Welcome\n\n## Hours {#hours}\n\nWe open at ten.\n\n## Where {#where}\n\nUpstairs.\n");
    write("en.toml", "format = 1\nrevision = 3\n");
    desk.ok(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-23T10:00:00Z"]);
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
    assert_eq!(desk.run(&["changes", "welcome@fr"]).status.code(), Some(1));
    assert_eq!(desk.run(&["changes", "nothing"]).status.code(), Some(2));
}

#[test]
fn a_file_that_is_there_is_replaced_only_when_that_is_said() {
    let desk = Desk::ready();
    desk.ok(&["marks", "add", "welcome@en", "--section", "first"]);
    for arguments in [
        &["marks", "export", "--to", "mine.txt"][..],
        &["source", "card", "office", "--out", "mine.txt"],
        &["handout", "welcome", "--lang", "en", "--to", "mine.txt"],
        &["publish", "sign", "request", "--key", "key", "--out", "mine.txt"],
        &["backup", "mine.txt"],
    ] {
        std::fs::write(desk.path("mine.txt"), "what I wrote").unwrap();
        let (code, value) = desk.json(arguments);
        let message = value["error"]["message"].as_str().unwrap();
        assert!(code == 2 && message.contains("mine.txt is there already"), "{arguments:?}: {value}");
        assert_eq!(std::fs::read_to_string(desk.path("mine.txt")).unwrap(), "what I wrote", "{arguments:?}");
    }
    desk.ok(&["marks", "export", "--to", "mine.txt", "--replace"]);
    desk.ok(&["marks", "export", "--to", "new.txt"]);
    desk.ok(&["source", "card", "office", "--out", "mine.txt", "--replace"]);
    assert_ne!(std::fs::read_to_string(desk.path("mine.txt")).unwrap(), "what I wrote");
}

#[test]
fn a_copy_that_cannot_be_made_leaves_no_folder_behind() {
    let desk = Desk::ready();
    for arguments in [
        &["save", "nothing@en", "--to", "copies/deep"][..],
        &["save", "welcome@tlh", "nothing@en", "--to", "copies/deep", "--as", "pdf"],
        &["print", "nothing@en", "--to", "copies/deep"],
        &["print", "welcome@en", "--section", "nowhere", "--to", "copies/deep"],
    ] {
        let (code, value) = desk.json(arguments);
        assert_eq!(code, 2, "{arguments:?}: {value}");
        assert!(!desk.path("copies").exists(), "{arguments:?}");
    }
    // A folder that was there stays, empty as it is; and what is made stays with the copy in it.
    std::fs::create_dir(desk.path("copies")).unwrap();
    assert_eq!(desk.json(&["save", "nothing@en", "--to", "copies/deep"]).0, 2);
    assert!(desk.path("copies").exists() && !desk.path("copies/deep").exists());
    let (_, saved) = desk.json(&["save", "welcome@en", "nothing@en", "--to", "copies/deep"]);
    assert_eq!(saved["copies"].as_array().unwrap().len(), 1);
    assert_eq!(std::fs::read_dir(desk.path("copies/deep")).unwrap().count(), 1);
}

#[test]
fn a_mistyped_folder_does_not_become_a_library() {
    let desk = Desk::ready();
    let at = |arguments: &[&str]| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command.args(arguments).arg("--library").arg(desk.path("typo")).current_dir(desk.folder.path());
        command.stdin(Stdio::null()).output().unwrap()
    };
    for arguments in [
        &["search", "welcome"][..],
        &["list"],
        &["show", "welcome"],
        &["verify"],
        &["verify", "--repair"],
        &["sync"],
        &["sync", "--plan"],
        &["stats"],
        &["rules"],
        &["source", "list"],
        &["marks", "list"],
        &["jobs"],
        &["backup", "mine.backup"],
    ] {
        let output = at(arguments);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {words}");
        assert!(words.contains("typo") && words.contains("shelf source add"), "{arguments:?}: {words}");
        assert!(!desk.path("typo").exists(), "{arguments:?}");
    }
    desk.ok(&["backup", "mine.backup"]);
    // Nor does a beginning that fails leave one behind, or change what lies there.
    std::fs::write(desk.path("mine.backup.cut"), &std::fs::read(desk.path("mine.backup")).unwrap()[..40]).unwrap();
    for (arguments, code) in [
        (&["restore", "mine.backup.cut"] as &[&str], 2),
        (&["restore", "repository/publisher.fieldshelf-card"], 2),
        (&["restore", "nothing"], 2),
        (&["source", "add", "content", "--yes"], 2),
        (&["source", "add", "repository", "--trust", "mine.backup"], 2),
        (&["source", "add", "repository", "--fingerprint", &"ab".repeat(32)], 4),
        (&["source", "add", "repository"], 2),
    ] {
        let output = at(arguments);
        let words = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(code), "{arguments:?}: {words}");
        assert!(!desk.path("typo").exists(), "{arguments:?}");
        std::fs::create_dir(desk.path("typo")).unwrap();
        std::fs::write(desk.path("typo/mine.txt"), "mine").unwrap();
        assert_eq!(at(arguments).status.code(), Some(code), "{arguments:?}");
        let left: Vec<_> =
            std::fs::read_dir(desk.path("typo")).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        assert_eq!(left, ["mine.txt"], "{arguments:?}");
        std::fs::remove_dir_all(desk.path("typo")).unwrap();
    }
    assert!(at(&["restore", "mine.backup"]).status.success(), "that is how a library begins");
    assert!(at(&["list"]).status.success());
    std::fs::remove_dir_all(desk.path("typo")).unwrap();
    assert!(at(&["source", "add", "repository", "--yes"]).status.success(), "and so");
    assert!(at(&["list"]).status.success());
}

#[test]
fn what_a_sync_will_fetch_is_said_before_and_rules_alone_shows_them() {
    let desk = Desk::ready();
    let added = desk.path("content/collections/library/second");
    std::fs::create_dir(&added).unwrap();
    std::fs::copy(desk.path("content/collections/library/welcome/publication.toml"), added.join("publication.toml"))
        .unwrap();
    std::fs::write(added.join("en.md"), "# Second\n\n## More {#more}\n\nWords.\n").unwrap();
    desk.ok(&["publish", "build", "content", "--out", "repository", "--time", "2026-11-24T08:00:00Z"]);
    let (report, told) = desk.lines(&["sync"]);
    assert!(report.contains("1 edition taken in"), "{report}");
    assert!(told.contains("Field office: 1 change to take in, ") && told.contains(" B to fetch."), "{told}");
    assert_eq!(desk.lines(&["sync"]).1, "", "nothing is to come");
    assert_eq!(desk.json(&["rules"]), desk.json(&["rules", "list"]));
    assert!(desk.ok(&["rules"]).contains("everything"));
}
