//! Large real documents that lie outside the project.

use std::path::{Path, PathBuf};

/// The part `part` of the corpus: below the folder that `FIELDSHELF_CORPUS` names, else below `../shared/corpus` beside the
/// project. `None` where it is not there, and the test's output then says that it was skipped.
pub fn corpus(part: &str) -> Option<PathBuf> {
    let beside = || Path::new(env!("CARGO_MANIFEST_DIR")).join("../../../../shared/corpus");
    let folder = std::env::var_os("FIELDSHELF_CORPUS").map_or_else(beside, PathBuf::from).join(part);
    match folder.canonicalize() {
        Ok(found) => Some(found),
        Err(_) => {
            skipped(&format!("{} is not there; FIELDSHELF_CORPUS names the folder of the corpus", folder.display()));
            None
        }
    }
}

/// Says that the test that calls this checks nothing here, and why. What a passing test prints by the macros is never
/// seen, so this writes past them.
pub fn skipped(why: &str) {
    use std::io::Write;
    let test = std::thread::current().name().unwrap_or("a test").to_owned();
    // Nowhere is left to say it where standard error is closed.
    let _ = writeln!(std::io::stderr(), "skipped: {test}: {why}");
}
