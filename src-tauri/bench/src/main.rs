//! Measures Fieldshelf beside its peers. Started by `cargo xtask bench`; every subcommand is a module.
//!
//! Figures are printed, never asserted: a benchmark says how fast this machine was, a test says what is right.

mod corpus;
mod evaluate;
mod report;
mod search;
mod shelf;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(about = "Measures Fieldshelf beside its peers")]
struct Arguments {
    #[command(subcommand)]
    what: What,
}

#[derive(Subcommand)]
enum What {
    /// Indexing speed, index size, and latency of raw, whole and as-you-type searches
    Search(search::Arguments),
    /// Whether what should be found is found: runs a set of queries, and scores it
    Evaluate(evaluate::Arguments),
}

fn main() -> anyhow::Result<()> {
    match Arguments::parse().what {
        What::Search(arguments) => search::run(&arguments),
        What::Evaluate(arguments) => evaluate::run(&arguments),
    }
}
