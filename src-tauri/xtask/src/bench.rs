//! The benchmark: built for release, with the programs it measures beside it.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::cargo;
use crate::failure::Result;
use crate::interface;
use crate::process::Program;
use crate::project::Project;
use crate::setup;
use crate::starter;
use crate::step::step;

/// `cargo xtask evaluate`: the relevance part, for which nothing but the benchmark is built.
pub fn evaluate(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    step("the benchmark, for release", || cargo::build(project, &["bench"], true))?;
    let status = Program::new(project.binary("bench", true))
        .args([std::ffi::OsString::from("evaluate"), "--alone".into()].into_iter().chain(arguments.rest()))
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// `cargo xtask bench`.
pub fn run(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    setup::for_running(project, true)?;
    step("interface", || interface::build(project))?;
    starter::make(project)?;
    step("the benchmark and what it measures, for release", || {
        cargo::build(project, &["bench", "shelf", "fieldshelf"], true)
    })?;
    let status = Program::new(project.binary("bench", true))
        .args(arguments.rest())
        .dir(project.root())
        .env("FIELDSHELF_APP", project.binary("fieldshelf", true))
        .env("FIELDSHELF_SHELF", project.binary("shelf", true))
        .env("FIELDSHELF_STARTER", project.made("starter"))
        .env("FIELDSHELF_BENCH", project.made("bench"))
        .env("FIELDSHELF_JOURNEYS", project.path("tests/e2e"))
        .env("FIELDSHELF_DRIVER", project.tool("tauri-driver"))
        .status()?;
    Ok(if status.success() { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}
