//! The desktop app, opened on this display or on one made for a picture of it.

use std::ffi::OsString;
use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{ExitCode, Stdio};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::time::{Duration, Instant};

use crate::arguments::Arguments;
use crate::cargo;
use crate::display::{Running, VirtualDisplay};
use crate::failure::{Failure, Result};
use crate::fingerprint;
use crate::interface;
use crate::process::Program;
use crate::project::{Project, make_folder};
use crate::setup;
use crate::starter;
use crate::step::{Done, step};
use crate::system;

/// What the app prints when its first screen is painted, asked to by `FIELDSHELF_ANNOUNCE=1`.
const READY: &str = "FIELDSHELF_READY";

/// How long a first screen may take on the slowest computer that builds this, a debug build among others at work.
const PATIENCE: Duration = Duration::from_secs(120);

/// A picture is taken when nothing on the screen has changed for so long: the library may still be taking things in.
const STILL: Duration = Duration::from_secs(2);

/// The options of the app that are options here too.
const PASSED_ON: &[&str] = &["--route", "--library"];

/// `cargo xtask run`.
pub fn run(project: &Project, mut arguments: Arguments) -> Result<ExitCode> {
    let release = arguments.flag("--release");
    let picture = arguments.value("--screenshot")?.map(PathBuf::from);
    let size =
        arguments.value("--size")?.map(|text| parse_size(&text.to_string_lossy())).transpose()?.unwrap_or((1280, 800));
    let mut words: Vec<OsString> = vec!["--size".into(), format!("{}x{}", size.0, size.1).into()];
    for name in PASSED_ON {
        if let Some(value) = arguments.value(name)? {
            words.extend([(*name).into(), value]);
        }
    }
    words.extend(arguments.after_dashes()?);
    if picture.is_none() && !has_display() {
        return Err(Failure::new("there is no display here: neither DISPLAY nor WAYLAND_DISPLAY is set").hint(
            "cargo xtask run --screenshot window.png opens the app on a virtual display and saves what it shows",
        ));
    }

    setup::for_running(project, picture.is_some())?;
    step("interface", || interface::build(project))?;
    starter::make(project)?;
    step("the desktop app", || cargo::build(project, &["fieldshelf", "shelf"], release))?;
    let app = Program::new(project.binary("fieldshelf", release))
        .args(words)
        // A release looks for the starter library beside itself alone.
        .env("FIELDSHELF_STARTER", project.made("starter"))
        .dir(&std::env::current_dir().unwrap_or_default());
    match picture {
        Some(file) => {
            step("picture", || photograph(app, size, &file))?;
        }
        None => {
            println!("── the window is open; this ends when it is closed");
            app.run()?;
        }
    }
    Ok(ExitCode::SUCCESS)
}

fn has_display() -> bool {
    !system::IS_LINUX
        || ["DISPLAY", "WAYLAND_DISPLAY"]
            .iter()
            .any(|name| std::env::var_os(name).is_some_and(|value| !value.is_empty()))
}

fn parse_size(text: &str) -> Result<(u32, u32)> {
    let numbers = text.split_once('x').and_then(|(width, height)| Some((width.parse().ok()?, height.parse().ok()?)));
    numbers
        .filter(|(width, height)| (200..=8000).contains(width) && (200..=8000).contains(height))
        .ok_or_else(|| Failure::new(format!("“{text}” is not a size such as 1280x800, of 200 to 8000 each way")))
}

/// Opens `app` on a virtual display, waits until it has painted and stands still, and saves what it shows.
fn photograph(app: Program, size: (u32, u32), file: &Path) -> Result<Done> {
    let display = VirtualDisplay::start(size)?;
    let mut command = display.open(app).env("FIELDSHELF_ANNOUNCE", "1").into_command();
    let child = command.stdout(Stdio::piped()).spawn();
    let mut child = child.map_err(|error| Failure::new(format!("the app could not be started: {error}")))?;
    let output = child.stdout.take().ok_or_else(|| Failure::new("the app's output cannot be read"))?;
    let _app = Running::new(child);
    let (tell, told) = mpsc::channel();
    std::thread::spawn(move || {
        for line in BufReader::new(output).lines().map_while(std::io::Result::ok) {
            if line.starts_with(READY) {
                // Nobody may be listening any more; the app's output is read to its end all the same.
                let _ = tell.send(());
            }
        }
    });
    match told.recv_timeout(PATIENCE) {
        Ok(()) => {}
        Err(RecvTimeoutError::Disconnected) => {
            return Err(Failure::new("the app ended before it had painted anything"));
        }
        Err(RecvTimeoutError::Timeout) => {
            return Err(Failure::new(format!("the app painted nothing within {} seconds", PATIENCE.as_secs())));
        }
    }
    let file = std::path::absolute(file).map_err(|error| Failure::io("find the place of", file, &error))?;
    if let Some(folder) = file.parent() {
        make_folder(folder)?;
    }
    until_still(&display, &file)?;
    Ok(Done::With(format!("saved {}", file.display())))
}

/// Takes pictures until they have been the same for a while.
fn until_still(display: &VirtualDisplay, file: &Path) -> Result<()> {
    let begun = Instant::now();
    let mut last = (String::new(), Instant::now());
    while begun.elapsed() < PATIENCE {
        // Uncompressed and without dates, so that equal pictures are equal files.
        let draft = file.with_extension("ppm");
        display.picture(&draft)?;
        let now = fingerprint::of_file(&draft)?;
        std::fs::remove_file(&draft).map_err(|error| Failure::io("remove", &draft, &error))?;
        if now != last.0 {
            last = (now, Instant::now());
        } else if last.1.elapsed() >= STILL {
            return display.picture(file);
        }
    }
    eprintln!("   the window is still changing after {} seconds; this is how it looks now", PATIENCE.as_secs());
    display.picture(file)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sizes_are_read_or_refused() {
        assert_eq!(parse_size("760x900").unwrap(), (760, 900));
        for bad in ["", "760", "760x", "ax900", "1x1", "99999x800", "760x900x2"] {
            assert!(parse_size(bad).is_err(), "{bad}");
        }
    }
}
