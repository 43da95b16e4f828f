//! A publisher on this computer, used as its person would: by running `shelf publish`.

use std::path::Path;
use std::process::Command;

use anyhow::Result;

use crate::reader::{self, Took};

/// The name of the card in a repository that `shelf` builds.
pub const CARD: &str = "publisher.fieldshelf-card";

/// Makes an empty content folder with its keys.
pub fn init(content: &Path) -> Result<()> {
    let mut command = Command::new(reader::program()?);
    command.args(["publish", "init"]).arg(content).args(["--id", "office", "--name", "An office"]);
    reader::run(&mut command)?;
    // What comes with a new content folder is no part of what is measured.
    Ok(std::fs::remove_dir_all(content.join("collections"))?)
}

/// Publishes a content folder.
pub fn build(content: &Path, repository: &Path) -> Result<Took> {
    let mut command = Command::new(reader::program()?);
    reader::run(command.args(["publish", "build"]).arg(content).arg("--out").arg(repository))
}
