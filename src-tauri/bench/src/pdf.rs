//! How fast PDFs are extracted, as a publisher does it: one child process a document.

use std::path::PathBuf;
use std::time::Instant;

use anyhow::{Context, Result};
use extract::{Extractor, Limits, find_pdfium};

/// What to measure.
#[derive(clap::Args)]
pub struct Arguments {
    /// PDFs to extract.
    #[arg(required = true)]
    files: Vec<PathBuf>,
}

/// Prints pages a second of each file and of all, the child's start and the cover included.
pub fn run(arguments: &Arguments) -> Result<()> {
    let program = std::env::var_os("FIELDSHELF_SHELF")
        .context("FIELDSHELF_SHELF names shelf; start this with: cargo xtask bench")?;
    let pdfium = find_pdfium().context("libpdfium is not here; make it ready with: cargo xtask setup")?;
    let extractor = Extractor { program: program.into(), pdfium, limits: Limits::default() };
    let (mut pages, mut seconds) = (0, 0.0);
    for file in &arguments.files {
        let begun = Instant::now();
        let extracted = extractor.extract(file).with_context(|| file.display().to_string())?;
        let took = begun.elapsed().as_secs_f64();
        println!(
            "{:<64} {:>5} pages {:>7.0} pages/s",
            file.display(),
            extracted.pages,
            f64::from(extracted.pages) / took
        );
        pages += extracted.pages;
        seconds += took;
    }
    println!("{:<64} {pages:>5} pages {:>7.0} pages/s", "all", f64::from(pages) / seconds);
    Ok(())
}
