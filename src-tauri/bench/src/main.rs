//! Measures Fieldshelf beside its peers. Started by `cargo xtask bench`; every subcommand is a module.
//!
//! Figures are printed, never asserted: a benchmark says how fast this machine was, a test says what is right.

mod app;
mod corpus;
mod evaluate;
mod pdf;
mod report;
mod search;
mod shelf;
mod window;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measures Fieldshelf beside its peers")]
struct Arguments {
    #[command(subcommand)]
    what: Option<What>,
}

#[derive(Subcommand)]
enum What {
    /// Indexing speed, index size, and latency of raw, whole and as-you-type searches
    Search(search::Arguments),
    /// Whether what should be found is found: runs a set of queries, and scores it
    Evaluate(evaluate::Arguments),
    /// Start to the painted Library, memory of all processes, and bytes read for a page of a large PDF
    Window(window::Arguments),
    /// Pages a second of PDF extraction, with and without the cover
    Pdf(pdf::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().what {
        Some(What::Search(arguments)) => search::run(&arguments),
        Some(What::Evaluate(arguments)) => evaluate::run(&arguments),
        Some(What::Window(arguments)) => window::run(&arguments),
        Some(What::Pdf(arguments)) => pdf::run(&arguments),
        None => {
            window::run(&window::Arguments::default())?;
            println!(
                "\nThese need documents: bench pdf FILES, bench search --docs FILE, bench evaluate --docs FILE --queries FILE."
            );
            Ok(())
        }
    }
}
