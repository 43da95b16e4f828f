//! The package that people install: the desktop app with `shelf`, libpdfium and the starter library beside it.
//!
//! Tauri's own bundler makes it. What goes into it is laid out first under the names that
//! `tauri.package.conf.json` gives it, the same on every system.

use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::cargo;
use crate::failure::{Failure, Result};
use crate::interface;
use crate::process::Program;
use crate::project::{Project, make_folder};
use crate::setup;
use crate::starter;
use crate::step::{Done, step};
use crate::system::{PACKAGE, TAURI};

/// What the configuration of the package adds to the app's; see there.
const CONFIGURATION: &str = "tauri.package.conf.json";

/// `cargo xtask package`.
pub fn run(project: &Project, mut arguments: Arguments) -> Result<ExitCode> {
    let debug = arguments.flag("--debug");
    arguments.finish()?;
    setup::for_running(project, false)?;
    step("interface", || interface::build(project))?;
    starter::make(project)?;
    step("programs", || cargo::build(project, &["fieldshelf", "shelf"], !debug))?;
    step("package", || make(project, !debug))?;
    Ok(ExitCode::SUCCESS)
}

/// Makes the package of the programs that were built, and says where it is.
pub fn make(project: &Project, release: bool) -> Result<Done> {
    lay_out(project, release)?;
    let command = project.path("ui/node_modules/.bin").join(TAURI);
    Program::new(command)
        .args(["bundle", "--ci", "--no-sign", "--config", CONFIGURATION, "--bundles", PACKAGE.0])
        .args((!release).then_some("--debug"))
        .args(["--features", "custom-protocol"])
        .dir(project.root())
        .run()?;
    Ok(Done::With(format!("{}", file(project, release)?.display())))
}

/// The package that was made last.
pub fn file(project: &Project, release: bool) -> Result<PathBuf> {
    let folder = project.binary("fieldshelf", release).with_file_name("bundle").join(PACKAGE.0);
    let entries = std::fs::read_dir(&folder).map_err(|error| Failure::io("read the folder", &folder, &error))?;
    let found = entries.filter_map(|entry| Some(entry.ok()?.path()));
    found
        .filter(|path| path.to_string_lossy().ends_with(PACKAGE.1))
        .max()
        .ok_or_else(|| Failure::new(format!("there is no package in {}", folder.display())).hint("cargo xtask package"))
}

/// Lays out what comes with the app: `shelf` under the name that Tauri wants of another program, libpdfium with its
/// licences, and the starter library's repository.
fn lay_out(project: &Project, release: bool) -> Result<()> {
    let place = project.made("package");
    match std::fs::remove_dir_all(&place) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => {
            return Err(Failure::io("empty the folder", &place, &error));
        }
        _ => make_folder(&place)?,
    }
    let triple = Program::new("rustc").args(["--print", "host-tuple"]).text()?;
    let shelf = place.join(format!("shelf-{triple}{}", std::env::consts::EXE_SUFFIX));
    copy(&project.binary("shelf", release), &shelf)?;
    copy(&project.made("pdfium"), &place.join("pdfium"))?;
    copy(&project.made("starter"), &place.join("starter"))
}

/// Copies a file or a folder with all in it.
fn copy(from: &Path, to: &Path) -> Result<()> {
    if !from.is_dir() {
        return std::fs::copy(from, to).map(drop).map_err(|error| Failure::io("copy", from, &error));
    }
    make_folder(to)?;
    let entries = std::fs::read_dir(from).map_err(|error| Failure::io("read the folder", from, &error))?;
    for entry in entries {
        let entry = entry.map_err(|error| Failure::io("read the folder", from, &error))?;
        copy(&entry.path(), &to.join(entry.file_name()))?;
    }
    Ok(())
}
