//! Measures Fieldshelf beside its peers, in one run on the same data. Started by `cargo xtask bench`.
//!
//! Figures are printed, never asserted: a benchmark says how fast this machine was, a test says what is right. What
//! cannot be measured here is named with what would bring it.

mod app;
mod bare;
mod corpus;
mod driven;
mod evaluate;
mod kiwix;
mod large;
mod naughty;
mod pdf;
mod peers;
mod publisher;
mod reader;
mod reading;
mod report;
mod search;
mod shared;
mod shelf;
mod slips;
mod sync;
mod varied;
mod window;

use anyhow::Result;
use clap::{Parser, Subcommand};

use crate::report::Report;

#[derive(Parser)]
#[command(name = "cargo xtask bench", about = "Measures Fieldshelf beside its peers; all of it without a command")]
struct Arguments {
    /// Search over all 251,000 sections instead of a sample of 20,000
    #[arg(long)]
    full: bool,
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// Indexing speed, index size, and latency of raw, whole and as-you-type searches
    Search(search::Arguments),
    /// Whether what should be found is found: runs a set of queries, and scores it
    Evaluate(evaluate::Arguments),
    /// A library of a million sections: publishing, taking in and indexing it, searches meanwhile and right after a start
    Library(large::Arguments),
    /// Start to the painted Library, memory of all processes, and bytes read for a page of a large PDF
    Window(window::Arguments),
    /// Word recall and pages a second of PDF extraction
    Pdf(pdf::Arguments),
    /// Bytes and requests of syncs, time over a slow link, speed and memory of large files and patches
    Sync(sync::Arguments),
}

fn main() -> Result<()> {
    let arguments = Arguments::parse();
    let mut report = Report::default();
    match arguments.what {
        Some(What::Search(what)) => search::run(&what, &mut report)?,
        Some(What::Evaluate(what)) => evaluate::run(&what, &mut report)?,
        Some(What::Library(what)) => large::run(&what, &mut report)?,
        Some(What::Window(what)) => window::run(&what, &mut report)?,
        Some(What::Pdf(what)) => pdf::run(&what, &mut report)?,
        Some(What::Sync(what)) => sync::run(&what, &mut report)?,
        None => everything(arguments.full, &mut report),
    }
    report.finish();
    Ok(())
}

/// Measures one area.
type Area<'a> = &'a dyn Fn(&mut Report) -> Result<()>;

/// Every area; one that fails is noted, and the rest is measured.
fn everything(full: bool, report: &mut Report) {
    let search = search::Arguments::beside_peers(full);
    let areas: [(&str, Area<'_>); 5] = [
        ("the window", &|report| window::run(&Default::default(), report)),
        ("PDF", &|report| pdf::run(&Default::default(), report)),
        ("relevance", &|report| evaluate::run(&Default::default(), report)),
        ("search", &|report| search::run(&search, report)),
        ("synchronising", &|report| sync::run(&sync::Arguments::usual(), report)),
    ];
    for (name, measure) in areas {
        if let Err(error) = measure(report) {
            report.absent(name, &format!("failed: {error:#}"));
        }
    }
}
