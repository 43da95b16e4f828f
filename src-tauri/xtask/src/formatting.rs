//! The form of the sources: rustfmt for Rust, Prettier for the rest.

use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::failure::Result;
use crate::interface;
use crate::process::Program;
use crate::project::Project;
use crate::setup;
use crate::step::{Done, step};

/// Rust is formatted.
pub fn check_rust(project: &Project) -> Result<Done> {
    Program::cargo().args(["fmt", "--all", "--check"]).dir(project.root()).run()?;
    Ok(Done::Worked)
}

/// The interface and the journeys are formatted.
pub fn check_scripts(project: &Project) -> Result<Done> {
    interface::check(project, "format:check")?;
    prettier(project, "--check")?;
    Ok(Done::Worked)
}

/// Formats everything.
pub fn write(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    arguments.finish()?;
    setup::for_formatting(project)?;
    step("Rust", || {
        Program::cargo().args(["fmt", "--all"]).dir(project.root()).run()?;
        Ok(Done::Worked)
    })?;
    step("interface and journeys", || {
        interface::check(project, "format")?;
        prettier(project, "--write")?;
        Ok(Done::Worked)
    })?;
    Ok(ExitCode::SUCCESS)
}

/// The journeys are formatted by the interface's Prettier, after their own settings.
fn prettier(project: &Project, mode: &str) -> Result<()> {
    Program::new("node")
        .args([project.path("ui/node_modules/prettier/bin/prettier.cjs")])
        .args([mode, "--log-level", "warn", "."])
        .dir(&project.path("tests/e2e"))
        .run()
}
