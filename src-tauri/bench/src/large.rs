//! `bench library`: a large library on its way from its publisher's folder to its reader, as it goes by running `shelf`: what
//! publishing, taking in and indexing take, and what searching and reading take meanwhile and right after a start.
//!
//! What a computer with little memory makes of it is seen in a memory cgroup of that size: see `docs/measurements.md`.

mod content;
mod person;

use std::ffi::OsString;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::Instant;

use anyhow::Result;

use crate::app::{App, Display};
use crate::publisher::{self, CARD};
use crate::reader::{Reader, Took};
use crate::report::{Report, Row, Target};
use crate::window::{SETTLED, median};
use crate::{driven, shared};
use content::Content;
use person::Person;

#[derive(clap::Args)]
pub struct Arguments {
    /// Sections of the library, in publications of 20 to 60
    #[arg(long, default_value_t = 1_000_000)]
    sections: usize,
    /// Sections to make it of, as JSON lines: {"id","lang","title","heading","text"}; Debian's manuals when left out
    #[arg(long)]
    docs: Option<PathBuf>,
    /// Where all of it is made and kept, an empty folder; a temporary one when left out
    #[arg(long)]
    folder: Option<PathBuf>,
    /// Leave out the window
    #[arg(long)]
    without_window: bool,
}

/// Searches right after a start, of which the median is taken.
const STARTS: usize = 11;
/// How often the window is opened, after one opening that is not counted.
const OPENINGS: usize = 5;

pub fn run(arguments: &Arguments, report: &mut Report) -> Result<()> {
    let temporary = tempfile::tempdir()?;
    let folder = arguments.folder.as_deref().unwrap_or(temporary.path());
    let Some(docs) = arguments.docs.clone().map_or_else(|| shared::sections(report, true), |docs| Ok(Some(docs)))?
    else {
        return Ok(());
    };
    let content = Content::make(folder.join("content"), &docs, arguments.sections)?;
    let Content { sections, publications, .. } = content;
    let text = content.text as f64 / 1e6;
    println!("{sections} sections in {publications} publications, {text:.0} MB of text with titles and headings");
    let mut rows = Vec::new();
    let reader = publish_and_take_in(&content, folder, &mut rows)?;
    make_anew(&content, &reader, &mut rows)?;
    starts(report, &content, &reader, &mut rows)?;
    report.table(&format!("A library of {sections} sections in {publications} publications"), &rows);
    if !arguments.without_window {
        window(report, &content, &reader)?;
    }
    Ok(())
}

/// Publishes `content` and takes it into a library, and does both again after one publication was issued again.
fn publish_and_take_in(content: &Content, folder: &Path, rows: &mut Vec<Row>) -> Result<Reader> {
    let repository = folder.join("repository");
    took(rows, "publishing it", publisher::build(&content.folder, &repository)?);
    let reader = Reader::at(&folder.join("library"), &repository.join(CARD), &repository.to_string_lossy())?;
    // Without an index the first search would make one, and wait for it.
    reader.shelf(&["search", "nothing"])?;
    let mut person = Person::at(&reader, &content.questions)?;
    let begun = Instant::now();
    let sync = reader.shelf_while(&["sync"], &mut || person.acts())?;
    took(rows, "taking it in from a folder, with its index", sync);
    // A small one is there before it is asked for.
    let found = person.found().map(|found| (found - begun).as_secs_f64());
    rows.extend(found.map(|found| Row::new("  until the first of it is found", "s", found, Target::None)));
    person.tell(rows, "while it is taken in and indexed");
    took(rows, "a sync that finds nothing new", reader.sync()?);
    content.change_one(2)?;
    took(rows, "publishing it with one publication issued again", publisher::build(&content.folder, &repository)?);
    took(rows, "taking in the one that was issued again", reader.sync()?);
    Ok(reader)
}

/// Makes the index anew, and searches meanwhile.
fn make_anew(content: &Content, reader: &Reader, rows: &mut Vec<Row>) -> Result<()> {
    let mut person = Person::at(reader, &content.questions)?;
    person.acts()?;
    let anew = reader.shelf_while(&["reindex"], &mut || person.acts())?;
    took(rows, "indexing it anew", anew);
    rows.push(Row::new("  sections a second", "/s", content.sections as f64 / anew.seconds, Target::None));
    person.tell(rows, "while it is indexed anew");
    Ok(())
}

/// Searches by programs that were just started, with the library's files in memory and not.
fn starts(report: &mut Report, content: &Content, reader: &Reader, rows: &mut Vec<Row>) -> Result<()> {
    for (what, forgotten) in
        [("a search by a program just started", false), ("the same, none of its files in memory", true)]
    {
        let mut times = Vec::new();
        let mut own: f64 = 0.0;
        for question in content.questions.iter().step_by(7).take(STARTS) {
            if forgotten && !forget(report, reader.folder())? {
                return Ok(());
            }
            let took = reader.shelf(&["search", question])?;
            times.push(took.seconds);
            own = own.max(took.own);
        }
        times.sort_by(f64::total_cmp);
        rows.push(Row::new(format!("{what}, median"), "s", times[times.len() / 2], Target::None));
        rows.push(Row::new("  memory of its own", "MB", own, Target::None));
    }
    Ok(())
}

/// Has the system put the files below `folder` out of its memory; gives whether it can.
fn forget(report: &mut Report, folder: &Path) -> Result<bool> {
    for entry in std::fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            forget(report, &path)?;
            continue;
        }
        // Of a file of which it is asked to copy nothing, GNU's dd only has the system forget what it holds.
        let mut dd = Command::new("dd");
        dd.arg(format!("if={}", path.display())).args(["iflag=nocache", "count=0", "status=none"]).stdin(Stdio::null());
        if !dd.status().is_ok_and(|status| status.success()) {
            report.absent("a search without files in memory", "needs dd of GNU coreutils");
            return Ok(false);
        }
    }
    Ok(true)
}

fn took(rows: &mut Vec<Row>, what: &str, took: Took) {
    println!("{what}: {:.1} s, {:.0} MB of its own, {:.0} MB with mapped files", took.seconds, took.own, took.memory);
    rows.push(Row::new(what, "s", took.seconds, Target::None));
    rows.push(Row::new("  memory of its own", "MB", took.own, Target::None));
}

/// The window over the library: until its list is painted, its memory, and searches in it.
fn window(report: &mut Report, content: &Content, reader: &Reader) -> Result<()> {
    let display = Display::open()?;
    let (mut painted, mut memory) = (Vec::new(), Vec::new());
    for _ in 0..=OPENINGS {
        let app = App::start(&display, reader.folder(), "/library")?;
        painted.push(app.painted()?.as_secs_f64());
        std::thread::sleep(SETTLED);
        let processes = app.running.memory()?;
        memory.push(processes.iter().map(|(_, bytes)| *bytes as f64 / 1e6).sum());
    }
    drop(display);
    let mut rows = vec![
        Row::new("start to the painted Library", "s", median(&painted), Target::None),
        Row::new("memory, all processes, no document open (PSS)", "MB", median(&memory), Target::None),
    ];
    let questions = content.questions.iter().take(100).map(OsString::from);
    let arguments: Vec<OsString> =
        [OPENINGS.to_string().into(), reader.folder().into()].into_iter().chain(questions).collect();
    let searches = driven::figures(report, "searches in the window", "searching.js", &arguments)?;
    rows.extend(searches.into_iter().flat_map(|figures| figures.rows(|_| Target::None)));
    report.table(&format!("Its window, median of {OPENINGS} openings, p95 of searches"), &rows);
    Ok(())
}
