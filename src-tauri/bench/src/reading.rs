//! Reading in the real window, driven over WebDriver by `tests/e2e/measure/reading.js`: the 95th percentile of each time, and
//! what memory many openings leave behind.

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

/// What is done how often.
#[derive(Clone, Copy)]
pub struct Amounts {
    /// Runs of each thing that takes a time.
    pub runs: usize,
    /// Openings of documents between which memory is compared.
    pub openings: usize,
    /// Minutes over which they are spread.
    pub minutes: f64,
}

/// How much more memory all openings may leave than the first tenth of them, in per cent.
const MOST_GROWTH: f64 = 10.0;

/// What each time has to stay under, in milliseconds, by the beginning of what was done.
const TARGETS: [(&str, f64); 7] = [
    ("open a PDF", 500.0),
    ("turn a page", 50.0),
    ("scroll text", 50.0),
    ("switch language", 150.0),
    ("scroll a list", 50.0),
    // Two per cent of one core.
    ("the pages at rest", 100.0),
    ("the text at rest", 100.0),
];

/// Measures everything, over `long_list`, a library of many publications, and over one made for it.
pub fn measure(amounts: Amounts, long_list: &Path, report: &mut Report) -> Result<()> {
    let Amounts { runs, openings, minutes } = amounts;
    let what = "reading";
    let (Some(folder), Some(driver)) = (std::env::var_os("FIELDSHELF_JOURNEYS"), std::env::var_os("FIELDSHELF_DRIVER"))
    else {
        report.absent(what, "start this with: cargo xtask bench");
        return Ok(());
    };
    for (needed, remedy) in [
        (Path::new(&driver).to_owned(), "cargo xtask setup"),
        (Path::new(&folder).join("node_modules/axe-core"), "npm ci, in tests/e2e"),
    ] {
        if !needed.exists() {
            report.absent(what, remedy);
            return Ok(());
        }
    }
    if !shared::installed(report, what, &["WebKitWebDriver", "--version"], "webkit2gtk-driver") {
        return Ok(());
    }
    let mut command = Command::new("node");
    command.args(["measure/reading.js", &runs.to_string(), &openings.to_string(), &minutes.to_string()]);
    command.arg(long_list).current_dir(folder).stdin(Stdio::null());
    let mut found: Vec<(String, Vec<f64>)> = Vec::new();
    let mut memory = Vec::new();
    for Measured { what, figure } in shared::json_lines(&mut command)? {
        match figure {
            Figure::Mb(mb) => memory.push((what, mb)),
            Figure::Ms(ms) => match found.iter_mut().find(|(known, _)| *known == what) {
                Some((_, times)) => times.push(ms),
                None => found.push((what, vec![ms])),
            },
        }
    }
    let row = |(what, mut times): (String, Vec<f64>)| {
        times.sort_by(f64::total_cmp);
        let at = |share: f64| times[((times.len() as f64 * share) as usize).min(times.len() - 1)];
        println!(
            "{what:<64} n {:<4} p50 {:>7.1} ms  p95 {:>7.1} ms  max {:>7.1} ms",
            times.len(),
            at(0.5),
            at(0.95),
            at(1.0)
        );
        let target = TARGETS.iter().find(|(begins, _)| what.starts_with(begins));
        Row::new(what, "ms", at(0.95), target.map_or(Target::None, |(_, most)| Target::Under(*most)))
    };
    let rows: Vec<Row> = found.into_iter().map(row).collect();
    report.table(&format!("Reading in the window, 95th percentile of {runs} runs"), &rows);
    if let [(_, early), (_, late)] = memory[..] {
        let mut rows: Vec<Row> = memory.into_iter().map(|(what, mb)| Row::new(what, "MB", mb, Target::None)).collect();
        rows.push(Row::new("growth between them", "%", (late / early - 1.0) * 100.0, Target::AtMost(MOST_GROWTH)));
        report.table(&format!("Memory of all processes (PSS), {openings} openings over {minutes} minutes"), &rows);
    }
    Ok(())
}
