//! Real handbooks through the whole path, where they are: import, build, sync, search in each language, save.
//!
//! `FIELDSHELF_CORPUS` names the folder that holds `handbooks`, else `../shared/corpus` beside the repository is tried.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

fn shelf(folder: &Path, arguments: &[&str]) -> Value {
    let output = Command::new(env!("CARGO_BIN_EXE_shelf"))
        .args(arguments)
        .args(["--json", "--library", "library"])
        .current_dir(folder)
        .env("FIELDSHELF_PDFIUM", extract::find_pdfium().expect("libpdfium is here: cargo xtask setup"))
        .output()
        .unwrap();
    assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stdout));
    serde_json::from_slice(&output.stdout).unwrap()
}

#[test]
fn handbooks_in_six_languages_are_published_taken_in_found_and_saved() {
    let Some(corpus) = testkit::corpus("handbooks") else { return };
    let folder = tempfile::tempdir().unwrap();
    let run = |arguments: &[&str]| shelf(folder.path(), arguments);
    run(&["publish", "import", &corpus.to_string_lossy(), "--to", "content", "--id", "corpus", "--name", "Handbooks"]);
    run(&["publish", "keys", "content"]);
    let built = run(&["publish", "build", "content", "--out", "repository"]);
    assert!(built["editions"].as_u64().unwrap() > 40, "{built}");
    run(&["source", "add", "repository", "--trust", "repository/publisher.fieldshelf-card"]);
    let report = run(&["sync"]);
    assert_eq!(
        (report["sources"][0]["applied"].as_u64(), &report["sources"][0]["failed"]),
        (built["editions"].as_u64(), &Value::Array(vec![]))
    );
    for (lang, query) in [
        ("en", "session token"),
        ("es", "gestión de sesiones"),
        ("ru", "управление сессиями"),
        ("de", "Passwort"),
        ("ar", "إدارة الجلسة"),
        ("fr", "mot de passe"),
    ] {
        let answer = run(&["search", query, "--lang", lang]);
        let hits = answer["hits"].as_array().unwrap();
        assert!(!hits.is_empty(), "{query}");
        assert!(
            hits.iter().all(|hit| hit["lang"] == lang && hit["snippet"].as_str().unwrap().contains('\u{E000}')),
            "{query}"
        );
        assert!(hits.iter().any(|hit| hit["page"].is_u64()), "{query}: a hit in a PDF names its page");
    }
    let copy = run(&["save", "asvs/asvs-4-0-3@ar", "--to", "copies"]);
    let saved = std::fs::read(folder.path().join(copy["copies"][0]["path"].as_str().unwrap())).unwrap();
    assert_eq!(saved, std::fs::read(corpus.join("asvs/4.0.3/asvs-4.0.3-ar.pdf")).unwrap(), "byte for byte");
}
