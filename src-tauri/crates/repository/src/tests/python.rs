//! That python-tuf, the reference client, reads what we write. Where it is not installed this says so and passes.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use super::fixture::*;
use crate::*;

/// The Python to use: `FIELDSHELF_TUF_PYTHON`, such as a virtual environment's, else the one in the path.
fn read(repository: &Path, root: &Path, on: i64, collections: &[&str]) -> Option<Output> {
    let script = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../tests/interop/read_with_python_tuf.py");
    let python = std::env::var_os("FIELDSHELF_TUF_PYTHON").map_or_else(|| PathBuf::from("python3"), PathBuf::from);
    let mut command = Command::new(python);
    command.arg(script).arg(repository).arg(root).arg(day(on).to_string()).args(collections);
    let output = command.output().ok().filter(|output| output.status.code() != Some(3));
    if output.is_none() {
        // Past the macros, whose output of a passing test nobody sees.
        let why = "skipped: python-tuf is not installed (pip install tuf==7.0.0 'securesystemslib[crypto]==1.4.0')";
        let _ = std::io::Write::write_all(&mut std::io::stderr(), format!("{why}\n").as_bytes());
    }
    output
}

#[test]
fn python_tuf_reads_what_we_write() {
    let mut office = Office::new();
    office.publish(1);
    let card = tempfile::tempdir().unwrap();
    let root = card.path().join("root.json");
    std::fs::write(&root, office.card().root()).unwrap();
    let expect = |office: &Office, on: i64| {
        let refreshed =
            refresh(office.card(), &office.copy(), &InMemoryTrust::new(), day(on), Expired::Refuse).unwrap();
        let Some(output) = read(office.path(), &root, on, &["health", "law"]) else { return false };
        let mut expected = String::new();
        for collection in &refreshed.collections {
            let hash = crate::format::sha256(&collection.catalogue.to_bytes().unwrap());
            expected += &format!("{} {hash}\n", collection.id.collection.as_str());
        }
        assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(String::from_utf8_lossy(&output.stdout).replace('\r', ""), expected);
        true
    };
    if !expect(&office, 1) {
        return;
    }
    office.says("health", "water", 2, "Boil it for a minute.");
    office.publish(2);
    expect(&office, 2);
    let keys = Keys { release: Key::from_seed([60; 32]), ..office.keys.clone() };
    let next = next(&office.keys, &keys, office.card().root(), 3);
    office.keys = keys;
    office.release.later_roots.push(next);
    office.publish(3);
    expect(&office, 3);

    let health = RepositoryPath::Collection { version: 2, collection: name("health") }.under(office.path());
    let text = std::fs::read_to_string(&health).unwrap();
    std::fs::write(&health, text.replace("2027-", "2028-")).unwrap();
    let refused = read(office.path(), &root, 3, &["health"]).expect("python-tuf answered before");
    assert_eq!(refused.status.code(), Some(1), "the check itself can fail");
    let law = read(office.path(), &root, 3, &["law"]).expect("python-tuf answered before");
    assert!(law.status.success(), "one collection's damage leaves the others readable");
}
