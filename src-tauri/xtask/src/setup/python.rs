//! Python with pip, and the packages that the tests with the reference implementation of TUF need.

use std::path::{Path, PathBuf};

use crate::failure::{Failure, Result};
use crate::fingerprint::Stamp;
use crate::process::Program;
use crate::project::Project;
use crate::step::Done;
use crate::system::{PYTHON, PYTHON_OF_ENVIRONMENT};

/// What the tests under `tests/interop` need, each version pinned.
const REQUIREMENTS: &str = "tests/interop/requirements.txt";

/// A Python that can run pip: the system's, or one in an environment of the project's own.
pub fn with_pip(project: &Project) -> Result<PathBuf> {
    Program::new(PYTHON).args(["--version"]).text()?;
    let system = PathBuf::from(PYTHON);
    let has_pip = |python: &Path| Program::new(python).args(["-m", "pip", "--version"]).works();
    if has_pip(&system) {
        return Ok(system);
    }
    let environment = project.made("python");
    let own = environment.join(PYTHON_OF_ENVIRONMENT);
    if has_pip(&own) || (Program::new(&system).args(["-m", "venv"]).args([&environment]).works() && has_pip(&own)) {
        return Ok(own);
    }
    Err(Failure::new(
        "Python has neither pip nor venv, and one of them is needed for libpdfium and the tests with python-tuf",
    )
    .hint("sudo apt-get install python3-pip"))
}

/// Where [`install`] puts the packages, for `PYTHONPATH`: beside the project, so that the system's Python stays as it is.
pub fn packages(project: &Project) -> PathBuf {
    project.made("python-packages")
}

/// The packages of [`REQUIREMENTS`].
pub fn install(project: &Project) -> Result<Done> {
    let python = with_pip(project)?;
    let (requirements, place) = (project.path(REQUIREMENTS), packages(project));
    let version = Program::new(&python).args(["--version"]).text()?;
    let stamp = Stamp::new(project, "python-packages", std::slice::from_ref(&requirements), &version)?;
    if stamp.fresh() && place.join("tuf").is_dir() {
        return Ok(Done::Already);
    }
    let _ = std::fs::remove_dir_all(&place);
    Program::new(&python)
        .args(["-m", "pip", "install", "--quiet", "--disable-pip-version-check", "--only-binary=:all:", "--target"])
        .args([&place])
        .args(["--requirement"])
        .args([&requirements])
        .run()
        .map_err(|failure| failure.hint("check the connection to PyPI, then: cargo xtask setup"))?;
    stamp.set()?;
    Ok(Done::Worked)
}
