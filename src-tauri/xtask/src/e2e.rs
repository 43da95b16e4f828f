//! The journeys through the real window. They start and end what they need themselves; here they get the programs.

use std::ffi::OsString;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::cargo;
use crate::counts::Counts;
use crate::failure::{Failure, Result};
use crate::interface;
use crate::package;
use crate::process::Program;
use crate::project::Project;
use crate::setup;
use crate::starter;
use crate::step::{Done, step};
use crate::system;

/// `cargo xtask e2e`.
pub fn run(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    let files = arguments.rest();
    window(project)?;
    step("package", || package::make(project, false))?;
    step("journeys through the window", || journeys(project, &files))?;
    Ok(ExitCode::SUCCESS)
}

/// `cargo xtask screens`: takes the pictures of `docs/screens` from the running app.
pub fn screens(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    let words = arguments.rest();
    window(project)?;
    driven(project).args(["screens.js"]).args(words).run()?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the window and what it needs.
fn window(project: &Project) -> Result<()> {
    setup::all(project)?;
    step("interface", || interface::build(project))?;
    starter::make(project)?;
    step("the desktop app", || cargo::build(project, &["fieldshelf", "shelf"], false))?;
    Ok(())
}

/// Runs the journeys of `files`, or all.
pub fn journeys(project: &Project, files: &[OsString]) -> Result<Done> {
    if !system::IS_LINUX {
        return Ok(Done::With("driven on Linux only".to_owned()));
    }
    let files = if files.is_empty() { all(project)? } else { files.to_vec() };
    let mut counts = Counts::default();
    let status = driven(project)
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .env("FIELDSHELF_PACKAGE", package::file(project, false)?)
        .lines(|line| counts.read(line))?;
    if !status.success() && counts.failed == 0 {
        return Err(Failure::new(format!("the journeys failed ({status})")));
    }
    Ok(Done::Tests(counts))
}

/// Node in the folder of the journeys, told where the programs are that it is to drive.
fn driven(project: &Project) -> Program {
    let (program, before) = offline();
    Program::new(program)
        .args(before)
        .dir(&project.path("tests/e2e"))
        .env("FIELDSHELF_APP", project.binary("fieldshelf", false))
        .env("FIELDSHELF_SHELF", project.binary("shelf", false))
        .env("FIELDSHELF_STARTER", project.made("starter"))
        .env("FIELDSHELF_DRIVER", project.tool("tauri-driver"))
}

/// The program that runs the journeys, and what comes before its arguments: in a network that ends at this computer, where
/// the system lets one be made, so that nothing can come from outside unnoticed, and with mounts of their own, so that they can
/// have disks that run full.
fn offline() -> (&'static str, Vec<&'static str>) {
    const CUT: [&str; 7] =
        ["--net", "--mount", "--map-root-user", "--", "sh", "-c", "ip link set lo up && exec \"$0\" \"$@\""];
    if Program::new("unshare").args(CUT).args(["true"]).works() {
        return ("unshare", CUT.into_iter().chain(["node"]).collect());
    }
    println!("   the network cannot be cut here (unshare --net): the journeys run with it");
    ("node", Vec::new())
}

fn all(project: &Project) -> Result<Vec<OsString>> {
    let folder = project.path("tests/e2e");
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::io("read the folder", &folder, &error))?;
    let mut names: Vec<OsString> = entries.filter_map(|entry| Some(entry.ok()?.file_name())).collect();
    names.retain(|name| name.to_string_lossy().ends_with(".test.js"));
    names.sort();
    Ok(names)
}
