//! Programs that only tests use, built from crates.io at pinned versions into a folder of the project's own.

use crate::failure::{Failure, Result};
use crate::process::Program;
use crate::project::Project;
use crate::step::Done;
use crate::system::HAS_DRIVER;

/// A program to build.
pub struct Tool {
    /// Its crate, and its program.
    pub name: &'static str,
    version: &'static str,
}

/// All of them. On two cores they take 25 and 90 seconds.
pub const TOOLS: &[Tool] =
    &[Tool { name: "tauri-driver", version: "2.1.0" }, Tool { name: "cargo-deny", version: "0.20.2" }];

/// `tool` is there, in its version.
pub fn ensure(project: &Project, tool: &Tool) -> Result<Done> {
    if tool.name == "tauri-driver" && !HAS_DRIVER {
        return Ok(Done::Already);
    }
    let folder = project.made("tools");
    let installed = std::fs::read_to_string(folder.join(".crates.toml")).unwrap_or_default();
    if installed.contains(&format!("\"{} {} (", tool.name, tool.version)) && project.tool(tool.name).is_file() {
        return Ok(Done::Already);
    }
    let build = project.made("tools-build");
    Program::cargo()
        .args(["install", "--locked", "--version", tool.version, "--root"])
        .args([&folder])
        .args([tool.name])
        .env("CARGO_TARGET_DIR", &build)
        // They run for seconds: compiling them soon matters more than their speed.
        .env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "1")
        .env("CARGO_PROFILE_RELEASE_LTO", "false")
        .env("CARGO_PROFILE_RELEASE_CODEGEN_UNITS", "16")
        .run()
        .map_err(|failure| failure.hint("check the connection to crates.io, then: cargo xtask setup"))?;
    std::fs::remove_dir_all(&build).map_err(|error| Failure::io("remove", &build, &error))?;
    Ok(Done::With(format!("built {}", tool.version)))
}
