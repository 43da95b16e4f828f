//! `shelf verify`, `shelf reindex` and `shelf stats`.

use std::path::Path;

use library::api::{Failure, Stats, VerifyReport};

use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, table};

pub(crate) fn verify(folder: &Path, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(folder)?;
    let bar = output.progress(false);
    let report = library.verify(&mut |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    let report = report?;
    output.answer(&report, verified)?;
    Ok(if report.problems.is_empty() && report.index_complete { Exit::Done } else { Exit::With(1) })
}

fn verified(report: &VerifyReport) -> String {
    let mut text = format!("{} files, {} read.\n", report.blobs, bytes(report.bytes));
    for problem in &report.problems {
        text += &format!("  {}: {}\n", problem.id, problem.error.message);
    }
    if !report.index_complete {
        text += "The search index is not complete; it is mended at the next search, or by: shelf reindex\n";
    }
    if report.problems.is_empty() && report.index_complete {
        text += "Everything is as it should be.\n";
    }
    text
}

pub(crate) fn reindex(folder: &Path, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(folder)?;
    let bar = output.progress(false);
    let stats = library.reindex(&mut |done, total| {
        bar.set_length(total);
        bar.set_position(done);
    });
    bar.finish_and_clear();
    output.answer(&stats?, |stats| format!("Indexed {} sections of {} editions.", stats.sections, stats.editions))?;
    Ok(Exit::Done)
}

pub(crate) fn stats(folder: &Path, output: &Output) -> Result<Exit, Failure> {
    output.answer(&crate::open(folder)?.stats()?, numbers)?;
    Ok(Exit::Done)
}

fn numbers(stats: &Stats) -> String {
    let languages: Vec<String> = stats.langs.iter().map(|lang| format!("{} {}", lang.value, lang.count)).collect();
    let mut rows = table(&["LIBRARY", &stats.library]);
    for (label, value) in [
        ("Publishers", stats.publishers.to_string()),
        ("Collections", stats.collections.to_string()),
        ("Publications", stats.publications.to_string()),
        ("Editions", stats.editions.to_string()),
        ("Sections", stats.sections.to_string()),
        ("Languages", languages.join(", ")),
        ("Database", bytes(stats.database_bytes)),
        ("Files", bytes(stats.blob_bytes)),
        ("Index", bytes(stats.index_bytes)),
    ] {
        rows.add_row([label.to_owned(), value]);
    }
    rows.to_string()
}
