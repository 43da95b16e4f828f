//! `shelf verify`, `shelf reindex`, `shelf stats`, `shelf limit` and `shelf move`.

use std::path::Path;

use library::api::{Failure, JobRow, Moved, Removable, RepairReport, Space, Stats, VerifyReport};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, table};

/// How many publications are named that would free the most room.
const NAMED: usize = 5;

pub(crate) fn verify(place: &Place, repair: bool, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let bar = output.progress(true);
    let mut hear = |job: &JobRow| output.show(&bar, job);
    let report = if repair { library.repair(&mut hear) } else { library.verify(&mut hear) };
    bar.finish_and_clear();
    let report = report?;
    output.answer(&report, verified)?;
    Ok(match &report.repaired {
        _ if report.stopped || !report.index_complete => Exit::With(1),
        Some(repaired) => Exit::gravest(repaired.left.iter().map(|left| &left.error)),
        None if report.problems.is_empty() => Exit::Done,
        None => Exit::With(1),
    })
}

fn verified(report: &VerifyReport) -> String {
    let mut text = format!("{}, {} read.\n", counted(report.blobs, "file"), bytes(report.bytes));
    for problem in &report.problems {
        text += &format!("  {}: {}\n", problem.id, problem.error.message);
    }
    if report.stopped {
        text += "Stopped before everything was looked at.\n";
    }
    match &report.repaired {
        Some(repaired) => text += &mended(repaired),
        None if !report.index_complete => {
            text += "The search index is not complete; it is mended at the next search, or by: shelf verify --repair\n";
        }
        None => {}
    }
    if report.problems.is_empty() && report.index_complete && !report.stopped {
        text += "Everything is as it should be.\n";
    }
    text
}

fn mended(repaired: &RepairReport) -> String {
    let mut text = String::new();
    for path in &repaired.set_aside {
        text += &format!("Set aside: {path}\n");
    }
    if !repaired.mended.is_empty() {
        text += &format!("Whole again, with {} fetched: {}\n", bytes(repaired.bytes), repaired.mended.join(", "));
    }
    if repaired.index_rebuilt {
        text += "The search index was made anew.\n";
    }
    for left in &repaired.left {
        text += &format!("Not mended: {}\n", left.error.message);
    }
    text
}

pub(crate) fn reindex(place: &Place, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let bar = output.progress(false);
    let stats = library.reindex(&mut |job| output.show(&bar, job));
    bar.finish_and_clear();
    output.answer(&stats?, |stats| {
        format!("Indexed {} of {}.", counted(stats.sections, "section"), counted(stats.editions, "edition"))
    })?;
    Ok(Exit::Done)
}

pub(crate) fn move_to(place: &Place, to: &Path, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let bar = output.progress(true);
    let moved = library.move_to(to, &mut |job| output.show(&bar, job));
    bar.finish_and_clear();
    let moved = moved?;
    // To open it where it lies now clears the old folder, which must be closed first.
    drop(library);
    let library = crate::open(place)?;
    // The index is made there rather than copied. If that fails the next search does it: the library has moved all the same.
    let bar = output.progress(false);
    let _ = library.reindex(&mut |job| output.show(&bar, job));
    bar.finish_and_clear();
    output.answer(&moved, |moved: &Moved| {
        format!("Moved {} to {}. It is found there from now on.", moved.from, moved.to)
    })?;
    Ok(Exit::Done)
}

/// What `stats --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Numbers {
    #[serde(flatten)]
    stats: Stats,
    /// What takes space.
    space: Space,
}

pub(crate) fn stats(place: &Place, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let all = Numbers { stats: library.stats()?, space: library.space()? };
    output.answer(&all, |all| format!("{}\n\n{}", numbers(&all.stats), taken(&all.space)))?;
    Ok(Exit::Done)
}

pub(crate) fn limit(place: &Place, size: Option<&str>, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    match size {
        None => {}
        Some("none") => library.set_space_limit(None)?,
        Some(size) => library.set_space_limit(Some(library::size(size).map_err(Failure::wrong_input)?))?,
    }
    let removable = library.removable(&[])?;
    output.answer(&library.space()?, |space| format!("{}{}", taken(space), beyond(space, &removable)))?;
    Ok(Exit::Done)
}

/// What a limit means that is lower than what is here, and what makes room; nothing where it is not.
fn beyond(space: &Space, removable: &[Removable]) -> String {
    let over = space.limit.map_or(0, |limit| space.total.saturating_sub(limit));
    if over == 0 {
        return String::new();
    }
    let mut text =
        format!("\n\nWhat is here is {} more than that. Nothing is removed; further files wait for room.", bytes(over));
    if removable.is_empty() {
        text += " What is here are texts and what you saved, which are not freed; to let more come: shelf limit SIZE";
        return text;
    }
    text += " To make some:";
    for row in removable.iter().take(NAMED) {
        text += &format!("\n  shelf free {} (frees {})", row.id, bytes(row.bytes));
    }
    text
}

fn taken(space: &Space) -> String {
    let mut rows = table(&["COLLECTION", "TEXT", "FILES", "COVERS", "INDEX"]);
    for row in &space.collections {
        rows.add_row([row.collection.clone(), bytes(row.text), bytes(row.files), bytes(row.covers), bytes(row.index)]);
    }
    let limit = space.limit.map_or_else(|| "no limit".to_owned(), |limit| format!("at most {}", bytes(limit)));
    format!("{rows}\n{} in all, {} of them beside these; {limit}.", bytes(space.total), bytes(space.other))
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
