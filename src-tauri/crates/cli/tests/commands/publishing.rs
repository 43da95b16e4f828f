//! Publishing, from a preview to signing.

use crate::desk::Desk;

/// A preview opens the app that lies beside `shelf`; here that is a script.
#[cfg(unix)]
#[test]
fn a_preview_is_told_of_opened_and_cleared_away() {
    use std::os::unix::fs::PermissionsExt;
    use std::process::{Command, Stdio};

    use serde_json::Value;

    use crate::desk::assert_valid;

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
