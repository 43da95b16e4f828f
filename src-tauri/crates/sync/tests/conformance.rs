//! The public TUF conformance suite over our workflow, store and transport. Where it is not there this says so and
//! passes.

use std::path::{Path, PathBuf};
use std::process::Command;

/// The environment's word, else `otherwise`.
fn named(variable: &str, otherwise: PathBuf) -> PathBuf {
    std::env::var_os(variable).map_or(otherwise, PathBuf::from)
}

#[test]
fn the_conformance_suite_passes_whole() {
    let project = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../..");
    let suite = named("FIELDSHELF_TUF_CONFORMANCE", project.join(".fieldshelf/tuf-conformance"));
    let python = named("FIELDSHELF_TUF_PYTHON", PathBuf::from("python3"));
    // Cargo builds the examples before it runs tests, beside the folder of the test programs.
    let here = std::env::current_exe().unwrap();
    let built = here.parent().and_then(Path::parent).unwrap().join("examples");
    let client = built.join(format!("tuf_client{}", std::env::consts::EXE_SUFFIX));
    assert!(client.is_file(), "{} is not built", client.display());
    let script = project.join("tests/interop/run_tuf_conformance.py");
    let Ok(output) = Command::new(&python).arg(script).arg(&suite).arg(&client).output() else {
        return testkit::skipped(&format!("there is no {}", python.display()));
    };
    let (out, error) = (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    match output.status.code() {
        Some(3) => testkit::skipped(error.trim()),
        Some(0) => println!("{}", out.trim()),
        _ => panic!("{out}\n{error}"),
    }
}
