//! Makes a computer ready: each part is looked at first and left alone when it is as it should be.

mod node;
mod pdfium;
pub mod python;
mod system;
mod tools;

use system::Need;

use crate::failure::Result;
use crate::project::Project;
use crate::step::step;

/// What building and opening the app needs.
pub fn for_running(project: &Project, virtual_display: bool) -> Result<()> {
    step("Node.js", node::check)?;
    system_packages(project, if virtual_display { &[Need::Build, Need::Screen] } else { &[Need::Build] })?;
    step("packages of the interface", || node::install(project, "ui"))?;
    step("pdfium", || pdfium::ensure(project))?;
    Ok(())
}

/// What building the command line, whose pages are set in the interface's fonts, and a repository with it needs.
pub fn for_publishing(project: &Project) -> Result<()> {
    step("Node.js", node::check)?;
    system_packages(project, &[Need::Build])?;
    step("packages of the interface", || node::install(project, "ui"))?;
    step("pdfium", || pdfium::ensure(project))?;
    Ok(())
}

fn system_packages(project: &Project, needs: &[Need]) -> Result<()> {
    let mut needs = needs.to_vec();
    if pdfium::lacks_pip(project)? {
        needs.push(Need::Pip);
    }
    step("system packages", || system::ensure(&needs)).map(drop)
}

/// What formatting needs.
pub fn for_formatting(project: &Project) -> Result<()> {
    step("Node.js", node::check)?;
    step("packages of the interface", || node::install(project, "ui"))?;
    Ok(())
}

/// Everything: what building, opening, testing and measuring needs.
pub fn all(project: &Project) -> Result<()> {
    step("Node.js", node::check)?;
    system_packages(project, &[Need::Build, Need::Screen, Need::Drive])?;
    step("packages of the interface", || node::install(project, "ui"))?;
    step("packages of the journeys", || node::install(project, "tests/e2e"))?;
    step("pdfium", || pdfium::ensure(project))?;
    step("packages of the tests with python-tuf", || python::install(project))?;
    for tool in tools::TOOLS {
        step(tool.name, || tools::ensure(project, tool))?;
    }
    Ok(())
}
