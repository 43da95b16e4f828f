//! What the documentation points at is there.

use std::path::Path;

/// Everything that `text` links to or shows and that is a file of the working copy: `[words](path)` and `![words](path)`.
fn paths(text: &str) -> Vec<&str> {
    let targets = text.split("](").skip(1).filter_map(|rest| rest.split_once(')').map(|(target, _)| target));
    let inside = targets.filter(|target| !target.contains("://") && !target.starts_with('#'));
    inside.map(|target| target.split('#').next().unwrap_or(target)).collect()
}

/// What `text` names between backticks as a place of the source tree: a path below one of its folders.
fn named(text: &str) -> Vec<&str> {
    let spans = text.split('`').skip(1).step_by(2);
    spans
        .filter(|span| span.split_once('/').is_some_and(|(first, _)| FOLDERS.contains(&first)))
        .filter(|span| !span.contains(['<', '*', ' ', '…']))
        .collect()
}

/// The folders at the root that documents speak of.
const FOLDERS: &[&str] = &["src-tauri", "ui", "resources", "tests", "docs"];

fn missing<'a>(root: &Path, text: &'a str) -> Vec<&'a str> {
    let mut all = paths(text);
    all.extend(named(text));
    all.retain(|path| !root.join(path).exists());
    all
}

#[test]
fn what_the_documents_point_at_is_in_the_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (document, least) in [("README.md", 7), ("ARCHITECTURE.md", 15)] {
        let text = std::fs::read_to_string(root.join(document)).unwrap();
        assert!(paths(&text).len() + named(&text).len() >= least, "{document} points at less than it did");
        assert_eq!(missing(root, &text), [""; 0], "{document} points at what is not there");
    }
}

/// What `text` names between backticks as a test: a sentence in the letters of a name.
fn tests_named(text: &str) -> Vec<&str> {
    let spans = text.split('`').skip(1).step_by(2);
    let name = |span: &str| span.bytes().all(|byte| matches!(byte, b'a'..=b'z' | b'0'..=b'9' | b'_'));
    spans.filter(|span| name(span) && span.matches('_').count() > 2).collect()
}

/// Every test that stands in the sources of the workspace.
fn all_tests(root: &Path) -> String {
    let mut all = String::new();
    let mut folders = vec![root.join("src-tauri"), root.join("tests/it")];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap().flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|ending| ending == "rs") {
                all += &std::fs::read_to_string(path).unwrap();
            }
        }
    }
    all
}

#[test]
fn the_tests_that_hold_the_invariants_are_there_under_those_names() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let text = std::fs::read_to_string(root.join("ARCHITECTURE.md")).unwrap();
    let (_, text) = text.split_once("## Invariants").expect("a section on invariants");
    let text = text.split_once("\n## ").map_or(text, |(invariants, _)| invariants);
    let all = all_tests(root);
    let begins = |line: &&str| line.starts_with(|letter: char| letter.is_ascii_digit());
    let lines: Vec<&str> = text.lines().skip_while(|line| !begins(line)).collect();
    for invariant in lines.chunk_by(|_, next| !begins(next)).map(|lines| lines.join("\n")) {
        let number = invariant.split('.').next().unwrap_or_default();
        let named = tests_named(&invariant);
        assert!(!named.is_empty(), "no test is named that holds invariant {number}");
        for test in named {
            assert!(
                all.contains(&format!("fn {test}(")),
                "there is no test {test}, which is to hold invariant {number}"
            );
        }
    }
}

#[test]
fn what_is_not_there_is_found_out() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    for (text, wanted) in [
        ("![A screen](docs/screens/none.png)", vec!["docs/screens/none.png"]),
        ("[a](docs/none.md#part) and [b](ARCHITECTURE.md#crates)", vec!["docs/none.md"]),
        ("[out](https://example.org/none) [here](#part)", vec![]),
        ("`ui/none` and `ui/src` and `resources/starter`", vec!["ui/none"]),
        ("`collections/<id>/collection.toml`, `cargo xtask run`", vec![]),
    ] {
        assert_eq!(missing(root, text), wanted, "{text}");
    }
}
