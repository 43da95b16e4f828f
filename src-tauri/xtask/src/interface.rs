//! The interface's own checks and its build, by the scripts of its package.

use crate::counts::Counts;
use crate::failure::{Failure, Result};
use crate::fingerprint::Stamp;
use crate::process::Program;
use crate::project::Project;
use crate::step::Done;

fn script(project: &Project, name: &str) -> Program {
    Program::npm().args(["run", "--silent", name]).dir(&project.path("ui"))
}

/// Runs a script that succeeds or fails.
pub fn check(project: &Project, name: &str) -> Result<Done> {
    script(project, name).run()?;
    Ok(Done::Worked)
}

/// Runs its tests.
pub fn test(project: &Project) -> Result<Done> {
    let mut counts = Counts::default();
    let status = script(project, "test").env("NO_COLOR", "1").lines(|line| counts.read(line))?;
    if !status.success() && counts.failed == 0 {
        return Err(Failure::new(format!("the interface's tests failed ({status})")));
    }
    Ok(Done::Tests(counts))
}

/// Builds it into `ui/dist`, unless what it is built from is as it was.
pub fn build(project: &Project) -> Result<Done> {
    let ui = project.path("ui");
    let entries = std::fs::read_dir(&ui).map_err(|error| Failure::io("read the folder", &ui, &error))?;
    let mut inputs = vec![project.path("resources/locales"), project.path("resources/fonts")];
    inputs.extend(
        entries
            .filter_map(|entry| Some(entry.ok()?.path()))
            .filter(|path| !path.ends_with("node_modules") && !path.ends_with("dist")),
    );
    inputs.sort();
    let stamp = Stamp::new(project, "interface", &inputs, "")?;
    if stamp.fresh() && ui.join("dist/index.html").is_file() {
        return Ok(Done::Already);
    }
    script(project, "build").run()?;
    stamp.set()?;
    Ok(Done::Worked)
}
