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
            eprintln!("skipped: {} is not there; FIELDSHELF_CORPUS names the folder of the corpus", folder.display());
            None
        }
    }
}
