//! What lies outside the project: the shared corpus and scripts, the programs of peers. Nothing of it is needed to
//! build or to test; each says what is missing and what brings it.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde::de::DeserializeOwned;

use crate::report::Report;

/// The Python that sees Debian's packages.
pub const PYTHON: &str = "/usr/bin/python3";

/// What the parts that need the shared folder say without it.
const NO_SHARED: &str = "set FIELDSHELF_CORPUS to the shared corpus, with the scripts in ../measure beside it";

/// `part` of the shared corpus, or a note that `what` needs it.
pub fn corpus(report: &mut Report, what: &str, part: &str) -> Option<PathBuf> {
    let beside = || PathBuf::from("../shared/corpus");
    let folder = std::env::var_os("FIELDSHELF_CORPUS").map_or_else(beside, PathBuf::from).join(part);
    let found = folder.canonicalize().ok();
    if found.is_none() {
        report.absent(what, NO_SHARED);
    }
    found
}

/// The script `name` that measures or scores, or a note that `what` needs it.
pub fn script(report: &mut Report, what: &str, name: &str) -> Option<PathBuf> {
    corpus(report, what, &format!("../measure/{name}"))
}

/// Whether `probe` runs; else a note that the peer `what` needs Debian's `package`.
pub fn installed(report: &mut Report, what: &str, probe: &[&str], package: &str) -> bool {
    let mut command = Command::new(probe[0]);
    let found = command.args(&probe[1..]).stdin(Stdio::null()).stdout(Stdio::null()).stderr(Stdio::null()).status();
    // A program that does not know the option it was asked with is there all the same.
    let found = found.is_ok_and(|status| status.success() || probe[0] != PYTHON);
    if !found {
        report.absent(what, &format!("apt-get install {package}"));
    }
    found
}

/// Runs a program with its errors on this terminal; gives each line that it printed, read as JSON.
pub fn json_lines<T: DeserializeOwned>(command: &mut Command) -> Result<Vec<T>> {
    let text = text(command)?;
    text.lines().map(|line| serde_json::from_str(line).with_context(|| line.to_owned())).collect()
}

/// Runs a program with its errors on this terminal; gives what it printed.
pub fn text(command: &mut Command) -> Result<String> {
    let shown = format!("{command:?}");
    let output = command.stdin(Stdio::null()).stderr(Stdio::inherit()).output().with_context(|| shown.clone())?;
    if !output.status.success() {
        bail!("{shown} failed: {}", output.status);
    }
    Ok(String::from_utf8(output.stdout)?)
}

/// The folder where what takes long to make is kept between runs.
pub fn kept() -> Result<PathBuf> {
    let folder = std::env::var_os("FIELDSHELF_BENCH").context("start this with: cargo xtask bench")?;
    std::fs::create_dir_all(&folder)?;
    Ok(folder.into())
}

/// The corpus of real sections, made on first use: a sample of 20,000, or all 251,000.
pub fn sections(report: &mut Report, full: bool) -> Result<Option<PathBuf>> {
    let folder = kept()?;
    let (name, limit) = if full { ("sections-full.jsonl", "0") } else { ("sections-20000.jsonl", "20000") };
    let file = folder.join(name);
    if file.is_file() {
        return Ok(Some(file));
    }
    let Some(script) = script(report, "search", "sections.py") else { return Ok(None) };
    println!("making {}: about 0.5 GB of Debian's manuals are fetched once, then read for minutes", file.display());
    let made = folder.join("unfinished.jsonl");
    let mut command = Command::new(PYTHON);
    command.arg(&script).arg("--work").arg(folder.join("manuals")).arg("--out").arg(&made).args(["--limit", limit]);
    if !command.status().is_ok_and(|status| status.success()) {
        report.absent("search", "sections.py failed, as it said above; it needs apt-get download, or give --docs FILE");
        return Ok(None);
    }
    std::fs::rename(&made, &file)?;
    Ok(Some(file))
}

/// Bytes of the files in a folder.
pub fn size_of(path: &Path) -> Result<u64> {
    std::fs::read_dir(path)?.map(|entry| Ok(entry?.metadata()?.len())).sum()
}
