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
    folder: PathBuf,
    /// Removes the folder in the end, where it is not to be kept.
    _temporary: Option<TempDir>,
}

/// What a run of `shelf` took.
#[derive(Debug, Clone, Copy)]
pub struct Took {
    pub seconds: f64,
    /// The most memory it held, files that it has mapped included, in MB; not a number where the system does not say.
    pub memory: f64,
    /// The most that it held of its own, without files: what no other program can have meanwhile. As looked at now and then.
    pub own: f64,
}

impl Reader {
    /// An empty library that takes `card`'s repository from `location`.
    pub fn new(card: &Path, location: &str) -> Result<Self> {
        Self::within(tempfile::tempdir()?, card, location)
    }

    /// As [`Reader::new`], in `folder`, which is kept.
    pub fn at(folder: &Path, card: &Path, location: &str) -> Result<Self> {
        Self { folder: folder.to_owned(), _temporary: None }.taking(card, location)
    }

    /// As [`Reader::new`], in memory where the system has such: for what measures bytes and not disks.
    pub fn in_memory(card: &Path, location: &str) -> Result<Self> {
        let folder = tempfile::tempdir_in("/dev/shm").or_else(|_| tempfile::tempdir())?;
        Self::within(folder, card, location)
    }

    fn within(folder: TempDir, card: &Path, location: &str) -> Result<Self> {
        Self { folder: folder.path().to_owned(), _temporary: Some(folder) }.taking(card, location)
    }

    fn taking(self, card: &Path, location: &str) -> Result<Self> {
        self.shelf(&["source", "add", location, "--trust", &card.to_string_lossy()])?;
        Ok(self)
    }

    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// Takes in what the source has.
    pub fn sync(&self) -> Result<Took> {
        self.shelf(&["sync"])
    }

    /// Runs `shelf` on this library.
    pub fn shelf(&self, arguments: &[&str]) -> Result<Took> {
        self.shelf_while(arguments, &mut || Ok(()))
    }

    /// As [`Reader::shelf`], doing `meanwhile` again and again until it ends.
    pub fn shelf_while(&self, arguments: &[&str], meanwhile: &mut dyn FnMut() -> Result<()>) -> Result<Took> {
        let mut command = Command::new(program()?);
        command.arg("--library").arg(self.folder()).args(arguments);
        run_while(&mut command, meanwhile)
    }
}

/// `shelf`, built for release.
pub fn program() -> Result<PathBuf> {
    Ok(std::env::var_os("FIELDSHELF_SHELF").context("start this with: cargo xtask bench")?.into())
}

/// Runs a program to its end, which is to be a good one.
pub fn run(command: &mut Command) -> Result<Took> {
    run_while(command, &mut || Ok(()))
}

/// As [`run`], doing `meanwhile` again and again until it ends.
fn run_while(command: &mut Command, meanwhile: &mut dyn FnMut() -> Result<()>) -> Result<Took> {
    let shown = format!("{command:?}");
    let begun = Instant::now();
    let mut child = command
        .stdin(Stdio::null())
        .stdout(Stdio::null())
        .spawn()
        .with_context(|| format!("{shown} does not start"))?;
    let status = PathBuf::from(format!("/proc/{}/status", child.id()));
    let (mut memory, mut own) = (f64::NAN, f64::NAN);
    let ended = loop {
        if let Some(ended) = child.try_wait()? {
            break ended;
        }
        let said = std::fs::read_to_string(&status).unwrap_or_default();
        // The system keeps the highest value itself, so that only the last moments are missed.
        memory = megabytes(&said, "VmHWM:").map_or(memory, |peak| peak.max(memory));
        own = megabytes(&said, "RssAnon:").map_or(own, |held| held.max(own));
        meanwhile()?;
        std::thread::sleep(GLANCE);
    };
    if !ended.success() {
        bail!("{shown} failed: {ended}");
    }
    Ok(Took { seconds: begun.elapsed().as_secs_f64(), memory, own })
}

/// What a process's status, which the system says, has under `name`, in MB.
fn megabytes(status: &str, name: &str) -> Option<f64> {
    let line = status.lines().find_map(|line| line.strip_prefix(name))?;
    Some(line.trim().trim_end_matches("kB").trim().parse::<f64>().ok()? * 1024.0 / 1e6)
}
