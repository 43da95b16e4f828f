//! Node.js, and the packages that the lock files name.

use crate::failure::{Failure, Result};
use crate::fingerprint::Stamp;
use crate::process::Program;
use crate::project::Project;
use crate::step::Done;

/// The oldest Node.js that Vite runs on.
const OLDEST: (u32, u32) = (20, 19);

/// Node.js is here and not too old, and npm with it.
pub fn check() -> Result<Done> {
    let version = Program::new("node").args(["--version"]).text()?;
    if parse(&version).is_none_or(|found| found < OLDEST) {
        return Err(Failure::new(format!(
            "Node.js {version} is too old: {}.{} or later is needed",
            OLDEST.0, OLDEST.1
        ))
        .hint("https://nodejs.org/en/download"));
    }
    Program::npm().args(["--version"]).text()?;
    Ok(Done::Already)
}

fn parse(version: &str) -> Option<(u32, u32)> {
    let mut numbers = version.trim_start_matches('v').split('.');
    Some((numbers.next()?.parse().ok()?, numbers.next()?.parse().ok()?))
}

/// The packages of `folder`, exactly as its lock file names them.
pub fn install(project: &Project, folder: &str) -> Result<Done> {
    let here = project.path(folder);
    let inputs = [here.join("package.json"), here.join("package-lock.json"), here.join(".npmrc")];
    let node = Program::new("node").args(["--version"]).text()?;
    let stamp = Stamp::new(project, &format!("npm-{}", folder.replace('/', "-")), &inputs, &node)?;
    if stamp.fresh() && here.join("node_modules/.package-lock.json").is_file() {
        return Ok(Done::Already);
    }
    Program::npm().args(["ci", "--no-audit", "--no-fund"]).dir(&here).run()?;
    stamp.set()?;
    Ok(Done::Worked)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn versions_compare_as_numbers() {
        for (version, enough) in [
            ("v20.20.2", true),
            ("v20.19.0", true),
            ("v20.9.0", false),
            ("v18.20.4", false),
            ("v100.0.0", true),
            ("x", false),
        ] {
            assert_eq!(parse(version).is_some_and(|found| found >= OLDEST), enough, "{version}");
        }
    }
}
