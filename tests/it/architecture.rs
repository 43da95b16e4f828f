//! The direction of dependencies, over `cargo metadata`.

use std::collections::{BTreeMap, BTreeSet};
use std::process::Command;

/// What each crate may use of the others, directly (ARCHITECTURE.md, “Crates”).
const ALLOWED: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("disk", &[]),
    ("child_process", &[]),
    // The coder under preflate-rs, in place of the registry's.
    ("cabac", &[]),
    ("content", &["domain"]),
    ("extract", &["child_process", "domain"]),
    ("repository", &["disk", "domain"]),
    ("store", &["disk", "domain"]),
    ("search", &["disk", "domain"]),
    ("publish", &["disk", "domain", "content", "extract", "repository", "search"]),
    ("sync", &["domain", "repository", "store"]),
    ("typeset", &["domain", "content"]),
    ("library", &["child_process", "disk", "domain", "content", "repository", "search", "store", "sync", "typeset"]),
    ("cli", &["domain", "extract", "library", "publish", "repository"]),
    ("fieldshelf", &["domain", "library"]),
];

/// Every package of the workspace with all it depends on: directly when built for use, and in the end.
fn dependencies() -> BTreeMap<String, (BTreeSet<String>, BTreeSet<String>)> {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--format-version", "1", "--locked", "--offline"])
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("cargo runs");
    assert!(output.status.success(), "cargo metadata: {}", String::from_utf8_lossy(&output.stderr));
    let metadata: serde_json::Value = serde_json::from_slice(&output.stdout).expect("cargo metadata is JSON");
    let text = |value: &serde_json::Value| value.as_str().unwrap_or_default().to_owned();
    let list = |value: &serde_json::Value| value.as_array().cloned().unwrap_or_default();
    let names: BTreeMap<String, String> =
        list(&metadata["packages"]).iter().map(|p| (text(&p["id"]), text(&p["name"]))).collect();
    let mut direct: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
    for node in list(&metadata["resolve"]["nodes"]) {
        let used = list(&node["deps"])
            .into_iter()
            .filter(|dep| list(&dep["dep_kinds"]).iter().any(|kind| kind["kind"].is_null()));
        direct.insert(text(&node["id"]), used.map(|dep| text(&dep["pkg"])).collect());
    }
    let mut found = BTreeMap::new();
    for member in list(&metadata["workspace_members"]) {
        let id = text(&member);
        let mut reached = BTreeSet::new();
        let mut open = vec![id.clone()];
        while let Some(next) = open.pop() {
            for dependency in direct.get(&next).into_iter().flatten() {
                if reached.insert(dependency.clone()) {
                    open.push(dependency.clone());
                }
            }
        }
        let named = |ids: &BTreeSet<String>| ids.iter().map(|id| names[id].clone()).collect();
        found.insert(names[&id].clone(), (named(&direct[&id]), named(&reached)));
    }
    found
}

#[test]
fn dependencies_point_one_way() {
    let found = dependencies();
    let outside = ["testkit", "xtask", "bench"];
    for name in found.keys().filter(|name| !outside.contains(&name.as_str())) {
        assert!(ALLOWED.iter().any(|(known, _)| known == name), "{name} has no line in the table");
    }
    let ours: BTreeSet<&str> = ALLOWED.iter().map(|(name, _)| *name).collect();
    for (name, allowed) in ALLOWED {
        let (direct, _) = found.get(*name).unwrap_or_else(|| panic!("there is no crate {name}"));
        for used in direct.iter().filter(|used| ours.contains(used.as_str())) {
            assert!(allowed.contains(&used.as_str()), "{name} must not use {used}");
        }
    }
}

#[test]
fn only_the_shell_knows_tauri_and_it_never_reaches_pdfium() {
    for (name, (_, reached)) in dependencies() {
        if name != "fieldshelf" {
            assert!(!reached.iter().any(|used| used.starts_with("tauri")), "{name} reaches tauri");
        }
        if name == "fieldshelf" {
            for forbidden in ["extract", "pdfium-render", "publish"] {
                assert!(!reached.contains(forbidden), "the shell reaches {forbidden}");
            }
        }
    }
}
