//! The system's own packages: what the linker, the screen and the driver of the window need on Linux.

use crate::failure::{Failure, Result};
use crate::process::Program;
use crate::step::Done;
use crate::system::IS_LINUX;

/// What packages are for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Need {
    /// Compiling and linking the app.
    Build,
    /// A display nobody sits at, and pictures of it.
    Screen,
    /// Driving the window in tests.
    Drive,
    /// Fetching libpdfium, where Python came without pip.
    Pip,
}

impl Need {
    /// Debian's packages.
    fn packages(self) -> &'static [&'static str] {
        match self {
            // WebKitGTK brings GTK and libsoup; tao links D-Bus itself.
            Self::Build => &["build-essential", "pkg-config", "libwebkit2gtk-4.1-dev", "libdbus-1-dev"],
            Self::Screen => &["xvfb", "dbus-daemon", "imagemagick"],
            Self::Drive => &["webkit2gtk-driver", "iproute2"],
            Self::Pip => &["python3-pip"],
        }
    }

    /// Programs that stand for the packages where there is no dpkg to ask.
    fn programs(self) -> &'static [&'static [&'static str]] {
        match self {
            Self::Build => &[&["cc", "--version"], &["pkg-config", "--exists", "webkit2gtk-4.1", "dbus-1"]],
            Self::Screen => &[&["Xvfb", "-help"], &["dbus-daemon", "--version"], &["import", "-version"]],
            Self::Drive => &[&["WebKitWebDriver", "--version"]],
            Self::Pip => &[&["python3", "-m", "pip", "--version"]],
        }
    }
}

/// The packages for `needs` are installed; only Linux needs any.
pub fn ensure(needs: &[Need]) -> Result<Done> {
    if !IS_LINUX {
        return Ok(Done::Already);
    }
    let wanted: Vec<&str> = needs.iter().flat_map(|need| need.packages()).copied().collect();
    if !Program::new("dpkg-query").args(["--version"]).works() {
        return without_dpkg(needs, &wanted);
    }
    let missing: Vec<&str> = wanted.into_iter().filter(|package| !installed(package)).collect();
    if missing.is_empty() {
        return Ok(Done::Already);
    }
    install(&missing)?;
    match missing.iter().find(|package| !installed(package)) {
        Some(package) => Err(Failure::new(format!("the package {package} is still not installed"))
            .hint(format!("apt-get install {package}"))),
        None => Ok(Done::With(format!("installed {}", missing.join(", ")))),
    }
}

fn installed(package: &str) -> bool {
    let answer = Program::new("dpkg-query").args(["--show", "--showformat=${db:Status-Status}\n", package]).text();
    // Of a package in several architectures there are several lines.
    answer.is_ok_and(|states| states.lines().any(|state| state == "installed"))
}

/// Installs through apt, as root or through sudo; says the command where neither is possible.
fn install(missing: &[&str]) -> Result<()> {
    let missing_now = |failure: Failure, as_whom: &str| {
        let packages = missing.join(" ");
        let by_hand = format!("apt-get update && {as_whom}apt-get install --yes --no-install-recommends {packages}");
        Failure::new(format!("these packages are missing: {packages}\n  {failure}")).hint(format!("{as_whom}{by_hand}"))
    };
    let root = Program::new("id").args(["-u"]).text().is_ok_and(|id| id == "0");
    let sudo = !root && Program::new("sudo").args(["--version"]).works();
    if !root && !sudo {
        return Err(missing_now(Failure::new("only root can install them, with the command below"), ""));
    }
    let failed = |failure| missing_now(failure, if root { "" } else { "sudo " });
    let apt = |words: &[&str]| {
        // sudo drops the environment, so the variable is set behind it.
        let program = Program::new(if root { "env" } else { "sudo" }).args((!root).then_some("env"));
        program
            .args(["DEBIAN_FRONTEND=noninteractive", "apt-get", "--yes", "--quiet=2", "-o", "DPkg::Lock::Timeout=300"])
            .args(words)
            .run()
            .map_err(failed)
    };
    apt(&["update"])?;
    apt(&["install", "--no-install-recommends"].iter().chain(missing).copied().collect::<Vec<_>>())
}

/// On a Linux that is not Debian's kin the packages have other names, so their programs are asked.
fn without_dpkg(needs: &[Need], packages: &[&str]) -> Result<Done> {
    let probes = needs.iter().flat_map(|need| need.programs());
    for probe in probes.copied() {
        if !Program::new(probe[0]).args(&probe[1..]).works() {
            return Err(Failure::new(format!("`{}` does not work here", probe.join(" ")))
                .hint(format!("install what your system calls these packages of Debian's: {}", packages.join(" "))));
        }
    }
    Ok(Done::Already)
}
