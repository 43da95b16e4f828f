//! Reading in the real window, driven over WebDriver by `tests/e2e/measure/reading.js`: the 95th percentile of each time, and
//! what memory many openings leave behind.

use std::ffi::OsString;
use std::path::Path;

use anyhow::Result;

use crate::driven;
use crate::report::{Report, Row, Target};

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
    let amounts = [runs.to_string(), openings.to_string(), minutes.to_string()].map(OsString::from);
    let arguments = [&amounts[..], &[OsString::from(long_list)]].concat();
    let Some(mut figures) = driven::figures(report, "reading", "reading.js", &arguments)? else { return Ok(()) };
    let memory = std::mem::take(&mut figures.memory);
    let rows = figures.rows(|what| {
        let target = TARGETS.iter().find(|(begins, _)| what.starts_with(begins));
        target.map_or(Target::None, |(_, most)| Target::Under(*most))
    });
    report.table(&format!("Reading in the window, 95th percentile of {runs} runs"), &rows);
    if let [(_, early), (_, late)] = memory[..] {
        let mut rows: Vec<Row> = memory.into_iter().map(|(what, mb)| Row::new(what, "MB", mb, Target::None)).collect();
        rows.push(Row::new("growth between them", "%", (late / early - 1.0) * 100.0, Target::AtMost(MOST_GROWTH)));
        report.table(&format!("Memory of all processes (PSS), {openings} openings over {minutes} minutes"), &rows);
    }
    Ok(())
}
