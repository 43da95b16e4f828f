//! PDF text: how much of it comes out, in the right order, and how fast, as a publisher does it: one child process a
//! document, the cover among what it makes. Beside it poppler's `pdftotext`, which makes no cover.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Instant;

use anyhow::{Context, Result};
use extract::{ExtractedPdf, Extractor, Limits, find_pdfium};
use serde::Deserialize;

use crate::report::{Report, Row, Target};
use crate::shared::{self, PYTHON};

/// What to measure.
#[derive(clap::Args, Default)]
pub struct Arguments {
    /// Time these PDFs instead of the corpus.
    files: Vec<PathBuf>,
}

/// How often each document is read for its speed.
const ROUNDS: u32 = 3;

/// What `pdf_recall.py` says of one document.
#[derive(Deserialize)]
struct Recall {
    word_recall: f64,
    bigram_recall: f64,
}

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let program = std::env::var_os("FIELDSHELF_SHELF").context("start this with: cargo xtask bench")?;
    let pdfium = find_pdfium().context("libpdfium is not here; make it ready with: cargo xtask setup")?;
    let extractor = Extractor { program: program.into(), pdfium, limits: Limits::default() };
    let poppler = shared::installed(report, "poppler", &["pdftotext", "-v"], "poppler-utils");
    if !arguments.files.is_empty() {
        let row = speed(&extractor, poppler, "the documents given", &arguments.files)?;
        report.table("PDF", &[row]);
        return Ok(());
    }
    let mut rows = Vec::new();
    if let Some(folder) = shared::corpus(report, "PDF recall", "pdf-gold") {
        if let Some(script) = shared::script(report, "PDF recall", "pdf_recall.py") {
            recalls(&extractor, poppler, &script, &folder, &mut rows)?;
        }
        let exact: Vec<PathBuf> = documents(&folder)?.into_iter().filter(|path| is_exact(path)).collect();
        rows.push(speed(&extractor, poppler, "gold documents, all pages", &exact)?);
    }
    if let Some(folder) = shared::corpus(report, "PDF speed on manuals", "handbooks/asvs") {
        let mut manuals = Vec::new();
        for version in std::fs::read_dir(folder)? {
            manuals.extend(documents(&version?.path())?);
        }
        rows.push(speed(&extractor, poppler, "manuals, all pages", &manuals)?);
    }
    if !rows.is_empty() {
        report.table("PDF", &rows);
    }
    Ok(())
}

/// The PDFs of a folder, in order.
fn documents(folder: &Path) -> Result<Vec<PathBuf>> {
    let mut files: Vec<PathBuf> =
        std::fs::read_dir(folder)?.map(|entry| entry.map(|entry| entry.path())).collect::<Result<_, _>>()?;
    files.retain(|file| file.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    Ok(files)
}

/// Whether the gold text is exact: only then can everything be found.
fn is_exact(pdf: &Path) -> bool {
    pdf.file_name().is_some_and(|name| name.to_string_lossy().starts_with("ntrex-"))
}

/// Rows of word and bigram recall of each document, scored by the shared script.
fn recalls(extractor: &Extractor, poppler: bool, script: &Path, folder: &Path, rows: &mut Vec<Row>) -> Result<()> {
    let scratch = tempfile::tempdir()?;
    for pdf in documents(folder)? {
        let name = pdf.file_stem().unwrap_or_default().to_string_lossy().into_owned();
        let score = |text: &str| -> Result<Recall> {
            let out = scratch.path().join("text");
            std::fs::write(&out, text)?;
            let mut command = Command::new(PYTHON);
            command.arg(script).arg("--json").args([&pdf.with_extension("txt"), &out]);
            shared::json_lines(&mut command)?.pop().context("a score")
        };
        let ours = score(&text(&extractor.extract(&pdf)?))?;
        let theirs = match poppler {
            true => Some(score(&shared::text(Command::new("pdftotext").arg(&pdf).arg("-"))?)?),
            false => None,
        };
        let target = if is_exact(&pdf) { Target::AtLeast(0.99) } else { Target::None };
        let peer = |figure: fn(&Recall) -> f64| theirs.as_ref().map(figure);
        rows.push(
            Row::new(format!("{name}, word recall"), "", ours.word_recall, target)
                .peer("poppler", peer(|recall| recall.word_recall)),
        );
        rows.push(
            Row::new(format!("{name}, bigram recall"), "", ours.bigram_recall, Target::None)
                .peer("poppler", peer(|recall| recall.bigram_recall)),
        );
    }
    Ok(())
}

/// The text of a document as it would be searched and read.
fn text(pdf: &ExtractedPdf) -> String {
    let mut text = String::new();
    for section in &pdf.sections {
        text += &format!("{}\n\n{}\n\n", section.heading, section.text.as_deref().unwrap_or_default());
    }
    text
}

/// Pages a second over all of `files`. Both read the same documents in turn.
fn speed(extractor: &Extractor, poppler: bool, what: &str, files: &[PathBuf]) -> Result<Row> {
    let (mut pages, mut ours, mut theirs) = (0, 0.0, 0.0);
    for file in (0..ROUNDS).flat_map(|_| files) {
        let begun = Instant::now();
        pages += extractor.extract(file).with_context(|| file.display().to_string())?.pages;
        ours += begun.elapsed().as_secs_f64();
        if poppler {
            let begun = Instant::now();
            shared::text(Command::new("pdftotext").arg(file).arg("-"))?;
            theirs += begun.elapsed().as_secs_f64();
        }
    }
    let pages = f64::from(pages);
    Ok(Row::new(format!("{what}, pages a second"), "/s", pages / ours, Target::AtLeast(100.0))
        .peer("poppler", poppler.then_some(pages / theirs)))
}
