//! The starter library's signed repository, made on this computer with a throwaway key, by the same `shelf publish` that
//! every publisher uses.

use std::path::PathBuf;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::cargo;
use crate::failure::{Failure, Result};
use crate::fingerprint::Stamp;
use crate::process::Program;
use crate::project::Project;
use crate::setup;
use crate::step::{Done, step};

/// The starter comes with the app and nobody signs it again, so its metadata is good for ten years.
const EXPIRES_DAYS: &str = "3650";

/// The sources whose change changes what `shelf publish` writes.
const WRITERS: &[&str] = &["domain", "content", "extract", "repository", "publish", "cli"];

/// `cargo xtask starter`.
pub fn run(project: &Project, mut arguments: Arguments) -> Result<ExitCode> {
    let force = arguments.flag("--force");
    arguments.finish()?;
    setup::for_publishing(project)?;
    if force {
        forget(project)?;
    }
    make(project)?;
    Ok(ExitCode::SUCCESS)
}

/// Builds `shelf`, and with it the starter's repository and card where they are missing or older than their sources.
pub fn make(project: &Project) -> Result<()> {
    step("the command line, shelf", || cargo::build(project, &["shelf"], false))?;
    step("starter library", || build(project))?;
    Ok(())
}

/// Where the repository goes.
fn repository(project: &Project) -> PathBuf {
    project.made("starter")
}

fn build(project: &Project) -> Result<Done> {
    let content = project.path("resources/starter");
    let mut inputs = vec![content.clone()];
    inputs.extend(WRITERS.iter().map(|name| project.path("src-tauri/crates").join(name).join("src")));
    let out = repository(project);
    let card = out.join("publisher.fieldshelf-card");
    let stamp = Stamp::new(project, "starter", &inputs, EXPIRES_DAYS)?;
    if stamp.fresh() && card.is_file() && out.join("metadata/timestamp.json").is_file() {
        return Ok(Done::Already);
    }
    let keys = project.made("starter-keys");
    let shelf = || Program::new(project.binary("shelf", false)).args(["publish"]).dir(project.root());
    if !keys.join("root.pem").is_file() {
        shelf()
            .args(["keys"])
            .args([&content])
            .args(["--keys"])
            .args([&keys])
            .args(["--expires-days", EXPIRES_DAYS])
            .run()?;
    }
    shelf()
        .args(["build"])
        .args([&content])
        .args(["--keys"])
        .args([&keys])
        .args(["--out"])
        .args([&out])
        .args(["--expires-days", EXPIRES_DAYS])
        .run()
        .map_err(|failure| {
            failure.hint("shelf publish check resources/starter lists what is wrong with the content")
        })?;
    if !card.is_file() {
        return Err(Failure::new(format!("shelf publish build left no card at {}", card.display())));
    }
    stamp.set()?;
    Ok(Done::Worked)
}

/// Removes the repository and its keys, so that both are made anew.
fn forget(project: &Project) -> Result<()> {
    for folder in [repository(project), project.made("starter-keys")] {
        match std::fs::remove_dir_all(&folder) {
            Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
                return Err(Failure::io("remove", &folder, &error));
            }
            _ => {}
        }
    }
    Ok(())
}
