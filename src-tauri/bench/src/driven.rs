//! Figures that are taken in the real window, driven over WebDriver by the scripts of `tests/e2e/measure`.

use std::ffi::OsString;
use std::path::Path;
use std::process::{Command, Stdio};

use anyhow::Result;
use serde::Deserialize;

use crate::report::{Report, Row, Target};
use crate::shared;

/// One figure of one thing.
#[derive(Deserialize)]
struct Measured {
    what: String,
    #[serde(flatten)]
    figure: Figure,
}

/// A figure by its unit.
#[derive(Deserialize)]
#[serde(rename_all = "snake_case")]
enum Figure {
    /// Milliseconds.
    Ms(f64),
    /// Megabytes.
    Mb(f64),
}

/// What a script measured.
#[derive(Default)]
pub struct Figures {
    /// Milliseconds of each thing, as often as it was done.
    times: Vec<(String, Vec<f64>)>,
    /// Megabytes, in the order in which they were taken.
    pub memory: Vec<(String, f64)>,
}

/// Runs a script; nothing where what it needs is missing, which is then noted of `what`.
pub fn figures(report: &mut Report, what: &str, script: &str, arguments: &[OsString]) -> Result<Option<Figures>> {
    let (Some(folder), Some(driver)) = (std::env::var_os("FIELDSHELF_JOURNEYS"), std::env::var_os("FIELDSHELF_DRIVER"))
    else {
        report.absent(what, "start this with: cargo xtask bench");
        return Ok(None);
    };
    for (needed, remedy) in [
        (Path::new(&driver).to_owned(), "cargo xtask setup"),
        (Path::new(&folder).join("node_modules/axe-core"), "npm ci, in tests/e2e"),
    ] {
        if !needed.exists() {
            report.absent(what, remedy);
            return Ok(None);
        }
    }
    if !shared::installed(report, what, &["WebKitWebDriver", "--version"], "webkit2gtk-driver") {
        return Ok(None);
    }
    let mut command = Command::new("node");
    command.arg(format!("measure/{script}")).args(arguments).current_dir(folder).stdin(Stdio::null());
    let mut figures = Figures::default();
    for Measured { what, figure } in shared::json_lines(&mut command)? {
        match figure {
            Figure::Mb(mb) => figures.memory.push((what, mb)),
            Figure::Ms(ms) => match figures.times.iter_mut().find(|(known, _)| *known == what) {
                Some((_, times)) => times.push(ms),
                None => figures.times.push((what, vec![ms])),
            },
        }
    }
    Ok(Some(figures))
}

impl Figures {
    /// Prints how the times differ; gives a row of each with its 95th percentile, and what it has to stay under.
    pub fn rows(self, target: impl Fn(&str) -> Target) -> Vec<Row> {
        let row = |(what, mut times): (String, Vec<f64>)| {
            times.sort_by(f64::total_cmp);
            let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
            let (count, p50, p95, max) = (times.len(), at(0.5), at(0.95), at(1.0));
            println!("{what:<64} n {count:<4} p50 {p50:>7.1} ms  p95 {p95:>7.1} ms  max {max:>7.1} ms");
            let target = target(&what);
            Row::new(what, "ms", p95, target)
        };
        self.times.into_iter().map(row).collect()
    }
}
