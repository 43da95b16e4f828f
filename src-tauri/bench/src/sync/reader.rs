//! A library on this computer, used as its person would: by running `shelf`.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use tempfile::TempDir;

/// How often a running program's memory is looked at.
const GLANCE: Duration = Duration::from_millis(2);

/// A library in a folder of its own.
pub struct Reader {
    folder: TempDir,
}

/// What a run of `shelf` took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    pub seconds: f64,
    /// The most memory it held, in MB; not a number where the system does not say.
    pub memory: f64,
}

impl Reader {
    /// An empty library that takes `card`'s repository from `location`.
    pub fn new(card: &Path, location: &str) -> Result<Self> {
        Self::within(tempfile::tempdir()?, card, location)
    }

    /// As [`Reader::new`], in memory where the system has such: for what measures bytes and not disks.
    pub fn in_memory(card: &Path, location: &str) -> Result<Self> {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())?;
        Self::within(folder, card, location)
    }

    fn within(folder: TempDir, card: &Path, location: &str) -> Result<Self> {
        let reader = Self { folder };
        reader.shelf(&["source", "add", location, "--trust", &card.to_string_lossy()])?;
        Ok(reader)
    }

    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    /// Takes in what the source has.
    pub fn sync(&self) -> Result<Took> {
        self.shelf(&["sync"])
    }

    /// Runs `shelf` on this library.
    pub fn shelf(&self, arguments: &[&str]) -> Result<Took> {
        let mut command = Command::new(program()?);
        command.arg("--library").arg(self.folder()).args(arguments);
        run(&mut command)
    }
}

/// `shelf`, built for release.
pub fn program() -> Result<PathBuf> {
    Ok(std::env::var_os("FIELDSHELF_SHELF").context("start this with: cargo xtask bench")?.into())
}

/// Runs a program to its end, which is to be a good one.
pub fn run(command: &mut Command) -> Result<Took> {
    let shown = format!("{command:?}");
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("{shown} does not start"))?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let mut memory = f64::NAN;
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        // The system keeps the highest value itself, so that only the last moments are missed.
        memory = peak(&status).map_or(memory, |peak| peak.max(memory));
        std::thread::sleep(GLANCE);
    };
    if !ended.success() {
        bail!("{shown} failed: {ended}");
    }
    Ok(Took { seconds: begun.elapsed().as_secs_f64(), memory })
}

/// The most memory that the process of a status file has held so far, in MB.
fn peak(status: &Path) -> Option<f64> {
    let text = std::fs::read_to_string(status).ok()?;
    let line = text.lines().find_map(|line| line.strip_prefix("VmHWM:"))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0 / 1e6)
}
