//! Cargo over the workspace. Every call here selects the same packages, features and profile, so that a dependency is
//! compiled once for building and testing, and once for checking, and never again for another mixture of features.

use std::path::Path;
use std::process::ExitCode;

use crate::arguments::Arguments;
use crate::counts::Counts;
use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::process::Program;
use crate::project::{Project, make_folder};
use crate::setup::python;
use crate::step::{Done, step};

/// What every call selects. The feature makes the app serve the built interface from itself.
const ALL: &[&str] = &["--workspace", "--features", "custom-protocol"];

fn cargo(project: &Project, command: &str) -> Program {
    Program::cargo().args([command]).args(ALL).dir(project.root())
}

/// The lightest test, built beside programs that are not for release: without any, cargo leaves out what only tests ask of
/// dependencies, and compiles those and all that use them once more when the tests come.
const A_TEST: [&str; 2] = ["--test", "stamp"];

/// Builds programs of the workspace.
pub fn build(project: &Project, programs: &[&str], release: bool) -> Result<Done> {
    let chosen = programs.iter().flat_map(|name| ["--bin", name]);
    let build = cargo(project, "build").args(chosen);
    if release { build.args(["--release"]) } else { build.args(A_TEST) }.run()?;
    Ok(Done::Worked)
}

/// Builds all programs and all tests.
pub fn build_all(project: &Project) -> Result<Done> {
    cargo(project, "build").args(["--lib", "--bins", "--tests"]).run()?;
    Ok(Done::Worked)
}

/// Clippy over everything, with warnings denied.
pub fn clippy(project: &Project) -> Result<Done> {
    cargo(project, "clippy").args(["--all-targets", "--", "--deny", "warnings"]).run()?;
    Ok(Done::Worked)
}

/// The documentation of all crates, with warnings denied.
pub fn documentation(project: &Project) -> Result<Done> {
    cargo(project, "doc").args(["--no-deps"]).env("RUSTDOCFLAGS", "-D warnings").run()?;
    Ok(Done::Worked)
}

/// All tests of all crates.
pub fn test(project: &Project) -> Result<Done> {
    let mut counts = Counts::default();
    let status = cargo(project, "test")
        .args(["--no-fail-fast"])
        .env("FIELDSHELF_TUF_PYTHON", python::with_pip(project)?)
        .env("PYTHONPATH", python::packages(project))
        .lines(|line| counts.read(line))?;
    if !status.success() && counts.failed == 0 {
        return Err(Failure::new(format!("`cargo test` failed ({status})")));
    }
    Ok(Done::Tests(counts))
}

/// Licences, banned crates and sources of all crates.
pub fn deny(project: &Project) -> Result<Done> {
    Program::new(project.tool("cargo-deny"))
        .args(["--workspace", "check", "bans", "licenses", "sources"])
        .dir(project.root())
        .run()?;
    Ok(Done::Worked)
}

/// Nothing that cargo was told to do has changed the lock file: what is tested is what is committed.
pub fn lock_file_is_committed(project: &Project) -> Result<Done> {
    let git = || Program::new("git").dir(project.root());
    if !git().args(["rev-parse", "HEAD"]).works() {
        return Ok(Done::With("not a git checkout, so not compared".to_owned()));
    }
    if git().args(["diff", "--quiet", "HEAD", "--", "Cargo.lock"]).works() {
        return Ok(Done::Worked);
    }
    let message = "Cargo.lock does not go with the manifests: cargo had to change it";
    if std::env::var_os("CI").is_some() {
        return Err(Failure::new(message).hint("commit Cargo.lock"));
    }
    Ok(Done::With("Cargo.lock has changes to commit".to_owned()))
}

/// The folder of TypeScript that is generated from Rust.
const GENERATED: &str = "ui/src/host/generated";

fn export(project: &Project, folder: &Path) -> Result<()> {
    let _ = std::fs::remove_dir_all(folder);
    make_folder(folder)?;
    cargo(project, "test")
        .args(["--quiet", "--lib", "export_bindings"])
        .env("TS_RS_EXPORT_DIR", folder)
        .text()
        .map(drop)
}

/// The TypeScript in the interface is what Rust generates today: nothing differs, is missing, or is left over.
pub fn bindings_are_current(project: &Project) -> Result<Done> {
    let fresh = project.made("generated");
    export(project, &fresh)?;
    let read = |folder: &Path| -> Result<Vec<(String, String)>> {
        fingerprint::files_in(folder)?
            .into_iter()
            .map(|(name, path)| Ok((name, fingerprint::of_file(&path)?)))
            .collect()
    };
    let (made, kept) = (read(&fresh)?, read(&project.path(GENERATED))?);
    let differing = differences(&made, &kept);
    if differing.is_empty() {
        return Ok(Done::With(format!("{} files", made.len())));
    }
    Err(Failure::new(format!("the generated TypeScript is not what Rust says: {}", differing.join(", ")))
        .hint("cargo xtask bindings, and commit ui/src/host/generated"))
}

/// The names of the files that are not the same in both.
fn differences(one: &[(String, String)], other: &[(String, String)]) -> Vec<String> {
    let mut names: Vec<String> =
        one.iter().filter(|file| !other.contains(file)).map(|(name, _)| name.clone()).collect();
    names.extend(
        other.iter().filter(|(name, _)| !one.iter().any(|(found, _)| found == name)).map(|(name, _)| name.clone()),
    );
    names.sort();
    names
}

/// Writes the generated TypeScript into the interface.
pub fn write_bindings(project: &Project, arguments: Arguments) -> Result<ExitCode> {
    arguments.finish()?;
    step("generated TypeScript", || {
        export(project, &project.path(GENERATED))?;
        Ok(Done::Worked)
    })?;
    Ok(ExitCode::SUCCESS)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_that_differ_are_missing_or_are_left_over_are_named() {
        let files = |names: &[(&str, &str)]| -> Vec<(String, String)> {
            names.iter().map(|(name, hash)| ((*name).to_owned(), (*hash).to_owned())).collect()
        };
        let made = files(&[("/A.ts", "1"), ("/B.ts", "2"), ("/C.ts", "3")]);
        let kept = files(&[("/A.ts", "1"), ("/B.ts", "x"), ("/D.ts", "4")]);
        assert_eq!(differences(&made, &kept), ["/B.ts", "/C.ts", "/D.ts"]);
        assert!(differences(&made, &made).is_empty());
    }
}
