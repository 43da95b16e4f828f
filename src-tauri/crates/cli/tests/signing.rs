//! `shelf publish` after the first release, as a publisher types it.

use std::path::PathBuf;
use std::process::{Command, Output};

use serde_json::Value;

/// A publisher's desk: a content folder, its keys, and a repository built on 23 November 2026.
struct Desk {
    folder: tempfile::TempDir,
}

impl Desk {
    fn new() -> Self {
        let desk = Self { folder: tempfile::tempdir().unwrap() };
        desk.ok("init content --id office --name Office");
        desk.ok("build content --out repository --time 2026-11-23T08:00:00Z");
        desk
    }

    fn path(&self, name: &str) -> PathBuf {
        self.folder.path().join(name)
    }

    fn run(&self, words: &str) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_shelf"));
        command.arg("publish").args(words.split(' ')).current_dir(self.folder.path());
        command.env_remove("FIELDSHELF_PASSPHRASE").output().unwrap()
    }

    /// What was printed by a command that succeeds.
    fn ok(&self, words: &str) -> String {
        let output = self.run(words);
        assert!(output.status.success(), "{words}: {}", String::from_utf8_lossy(&output.stderr));
        String::from_utf8(output.stdout).unwrap()
    }

    /// The exit code and what was printed as JSON, which is as its schema says.
    fn json(&self, schema: &str, words: &str) -> (i32, Value) {
        let output = self.run(&format!("{words} --json"));
        let text = String::from_utf8(output.stdout).unwrap();
        let value: Value = serde_json::from_str(&text).unwrap_or_else(|error| panic!("{words}: {text:?}: {error}"));
        let path = format!("{}/schemas/{schema}.schema.json", env!("CARGO_MANIFEST_DIR"));
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
        let wrong: Vec<String> =
            jsonschema::validator_for(&schema).unwrap().iter_errors(&value).map(|error| error.to_string()).collect();
        assert_eq!(wrong, [""; 0], "{value}");
        (output.status.code().unwrap(), value)
    }
}

#[test]
fn status_ends_with_1_when_something_has_expired_and_check_warns() {
    let desk = Desk::new();
    let (code, fine) = desk.json("publish-status", "status repository --time 2026-11-24T08:00:00Z");
    assert_eq!((code, &fine["roles"][1]["days_left"]), (0, &29.into()));
    let (code, soon) = desk.json("publish-status", "status content --time 2026-12-20T08:00:00Z");
    assert_eq!((code, &soon["roles"][1]["standing"]), (0, &"soon".into()));
    let told = desk.run("status repository --keys content.keys --time 2026-12-24T08:00:00Z");
    let text = String::from_utf8(told.stdout).unwrap();
    assert_eq!(told.status.code(), Some(1));
    assert!(text.contains("warning: timestamp expired on 2026-12-23; sign it again with: shelf publish"), "{text}");

    desk.ok("build content --out repository --time 2026-11-24T08:00:00Z --expires-days 1");
    // Whatever day it is: what was signed for one day expires within the week, or has.
    let checked = desk.ok("check content");
    assert!(checked.contains("warning: of what was published last, timestamp expire"), "{checked}");
}
