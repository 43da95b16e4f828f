//! libpdfium, out of the wheel of pypdfium2: one pinned version, its hash checked on every system.

use std::path::Path;

use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::process::Program;
use crate::project::{Project, make_folder};
use crate::setup::python;
use crate::step::Done;

/// The version of the wheel.
const VERSION: &str = "5.15.2";

/// The library for one system.
struct Wheel {
    os: &'static str,
    arch: &'static str,
    /// The platform as pip spells it.
    platform: &'static str,
    /// SHA-256 of the wheel.
    wheel: &'static str,
    /// The library's name in the wheel and here.
    name: &'static str,
    /// SHA-256 of the library.
    library: &'static str,
}

/// Hashes of the files that PyPI serves for this version, taken from downloads of all of them.
const WHEELS: &[Wheel] = &[
    Wheel {
        os: "linux",
        arch: "x86_64",
        platform: "manylinux_2_17_x86_64",
        wheel: "dc31aea5b0fb9fefc9b537a65f4113980b2c40798445736a7e6565bc85161e37",
        name: "libpdfium.so",
        library: "c76dc0f7839644bfa7c3e3107a6068df714e339c861bb7d4519907b821d427f9",
    },
    Wheel {
        os: "linux",
        arch: "aarch64",
        platform: "manylinux_2_17_aarch64",
        wheel: "dd46e93c0c3a73f6cea8489baff6d77a5d0759dd53fbbce0aeb49c91830176fc",
        name: "libpdfium.so",
        library: "4378615ad9710397c96c112611be9018629bbfe38805d91a2663a534b99c28ca",
    },
    Wheel {
        os: "windows",
        arch: "x86_64",
        platform: "win_amd64",
        wheel: "74d1bace34fb01c660d0b64344d5a4b7d276942b7c6623c88ab59ea21c5acfbd",
        name: "pdfium.dll",
        library: "42d87f68957d745ce9377dfb1d8d63691e19082a7ec29ff421d22779d3142b29",
    },
    Wheel {
        os: "windows",
        arch: "aarch64",
        platform: "win_arm64",
        wheel: "a20398367f188eb817be156bfd00077dcb5f8ad06c093849f3fa70b8087b4a87",
        name: "pdfium.dll",
        library: "b244ece18abdb7abfb9f2501bdb5f7097a1119250bf6e7935dcc5dd97fea7712",
    },
    Wheel {
        os: "macos",
        arch: "x86_64",
        platform: "macosx_13_0_x86_64",
        wheel: "7f296a298074d76fb7c3d1ecb80d7097a96778bf0ad9c5c48a0170e56e2c6821",
        name: "libpdfium.dylib",
        library: "967a413d03dde793455ed9f9ecb29b7fec6da846166ecd5b43e0bc3ddb4d9be2",
    },
    Wheel {
        os: "macos",
        arch: "aarch64",
        platform: "macosx_13_0_arm64",
        wheel: "e71fe832e94421ac3c28d6a6ed4a9e61f22417089652d339f391c4ffc2a44c35",
        name: "libpdfium.dylib",
        library: "5574cd4164a1317bc6b2f3168a4f433ca84561aa1b33f570422ce20f199d3765",
    },
];

/// The library for this system.
fn wheel() -> Result<&'static Wheel> {
    let (os, arch) = (std::env::consts::OS, std::env::consts::ARCH);
    WHEELS.iter().find(|wheel| wheel.os == os && wheel.arch == arch).ok_or_else(|| {
        Failure::new(format!("there is no pinned libpdfium for {os} on {arch}"))
            .hint("build pdfium, and name the library in FIELDSHELF_PDFIUM")
    })
}

fn in_place(project: &Project, wheel: &Wheel) -> Result<bool> {
    let place = project.made("pdfium");
    let library = place.join(wheel.name);
    Ok(place.join("licenses").is_dir() && library.is_file() && fingerprint::of_file(&library)? == wheel.library)
}

/// The library for this system is in its place, with the licences that go with it.
pub fn ensure(project: &Project) -> Result<Done> {
    let wheel = wheel()?;
    if in_place(project, wheel)? {
        return Ok(Done::Already);
    }
    let place = project.made("pdfium");
    let work = project.made("pdfium-work");
    let outcome = fetch(project, wheel, &work).and_then(|()| put(&work, wheel, &place));
    // What cannot be removed is only litter; the next run empties it first.
    let _ = std::fs::remove_dir_all(&work);
    outcome.map(|()| Done::With(format!("pypdfium2 {VERSION} for {}", wheel.platform)))
}

/// Downloads the wheel, checks it, and unpacks it below `work`.
fn fetch(project: &Project, wheel: &Wheel, work: &Path) -> Result<()> {
    let _ = std::fs::remove_dir_all(work);
    make_folder(work)?;
    let python = python::with_pip(project)?;
    let by_hand = "check the connection to PyPI, then: cargo xtask setup";
    Program::new(&python)
        .args(["-m", "pip", "download", "--quiet", "--disable-pip-version-check", "--no-deps", "--only-binary=:all:"])
        .args(["--platform", wheel.platform, "--dest"])
        .args([work])
        .args([format!("pypdfium2=={VERSION}")])
        .run()
        .map_err(|failure| failure.hint(by_hand))?;
    let files = fingerprint::files_in(work)?;
    let file = match files.as_slice() {
        [(_, file)] => file,
        _ => return Err(Failure::new(format!("pip left {} files instead of one wheel", files.len())).hint(by_hand)),
    };
    expect(file, wheel.wheel)?;
    Program::new(&python).args(["-m", "zipfile", "-e"]).args([file]).args([work.join("unpacked")]).run()
}

/// Puts the unpacked library and its licences in their place.
fn put(work: &Path, wheel: &Wheel, place: &Path) -> Result<()> {
    let unpacked = work.join("unpacked");
    let library = unpacked.join("pypdfium2_raw").join(wheel.name);
    expect(&library, wheel.library)?;
    let _ = std::fs::remove_dir_all(place.join("licenses"));
    make_folder(place)?;
    let moves = [
        (unpacked.join(format!("pypdfium2-{VERSION}.dist-info/licenses")), place.join("licenses")),
        (library, place.join(wheel.name)),
    ];
    for (from, to) in moves {
        std::fs::rename(&from, &to).map_err(|error| Failure::io("put in place", &to, &error))?;
    }
    Ok(())
}

fn expect(file: &Path, hash: &str) -> Result<()> {
    let found = fingerprint::of_file(file)?;
    if found == hash {
        return Ok(());
    }
    Err(Failure::new(format!("{} is not what was pinned: its SHA-256 is {found}, not {hash}", file.display()))
        .hint("nothing was kept; see whether PyPI is reached directly, without a mirror that changes files"))
}

/// Whether libpdfium is still to be fetched, and cannot be for want of pip.
pub fn lacks_pip(project: &Project) -> Result<bool> {
    Ok(!in_place(project, wheel()?)? && python::with_pip(project).is_err())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_system_has_one_library_pinned_by_two_hashes() {
        for (at, wheel) in WHEELS.iter().enumerate() {
            for hash in [wheel.wheel, wheel.library] {
                assert!(hash.len() == 64 && hash.bytes().all(|byte| byte.is_ascii_hexdigit()), "{}", wheel.platform);
            }
            let same =
                |other: &Wheel| (other.os, other.arch) == (wheel.os, wheel.arch) || other.library == wheel.library;
            assert!(!WHEELS[..at].iter().any(same), "{}", wheel.platform);
        }
    }

    #[test]
    fn bytes_that_are_not_the_pinned_ones_are_refused_by_hash() {
        let file = std::env::temp_dir().join(format!("xtask-{}-wheel", std::process::id()));
        std::fs::write(&file, "something else").unwrap();
        let said = expect(&file, WHEELS[0].wheel).unwrap_err().to_string();
        assert!(said.contains(WHEELS[0].wheel), "{said}");
        std::fs::remove_file(file).unwrap();
    }
}
