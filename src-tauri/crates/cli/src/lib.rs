//! `shelf`, the command line: for people who look after libraries, and for publishers.
//!
//! It parses, calls the same use-cases as the window, and prints: a table for people, one JSON object for programs
//! (`--json`), whose schemas lie in `schemas/`. Exit codes: 0 done, 1 failed, 2 wrong input, 3 unreachable, 4 refused by
//! verification, 5 held by another process.

#![warn(missing_docs)]

mod arguments;
mod beginning;
mod commands;
mod exit;
mod output;
mod preview_folder;
#[cfg(test)]
mod schemas;
mod system;
mod table;

use std::path::PathBuf;
use std::process::ExitCode;

use clap::Parser;

use crate::arguments::{Arguments, Command};
use crate::exit::Exit;
use crate::output::Output;
use library::api::{Failure, Unwritable};

/// Runs the command line of this process.
pub fn run() -> ExitCode {
    // A child that opens a PDF must do nothing else, so it is told apart before anything is parsed.
    match std::env::args_os().nth(1) {
        Some(first) if first == "extract-pdf" => return extract::run_child(),
        Some(first) if first == library::STAMP_PAGES => return library::run_stamping_child(),
        _ => {}
    }
    let arguments = match Arguments::try_parse() {
        Ok(arguments) => arguments,
        // Who asked for JSON gets it even when the rest of the line cannot be read; help and version are no errors.
        Err(error) if error.use_stderr() && std::env::args_os().any(|argument| argument == "--json") => {
            let failure = Failure::wrong_input(error.to_string().trim_end().to_owned());
            Output::new(true).failure(&failure);
            return ExitCode::from(failure.exit_code());
        }
        Err(error) => error.exit(),
    };
    let output = Output::new(arguments.json);
    match dispatch(arguments, &output) {
        Ok(exit) => exit.into(),
        Err(failure) => {
            output.failure(&failure);
            ExitCode::from(failure.exit_code())
        }
    }
}

fn dispatch(arguments: Arguments, output: &Output) -> Result<Exit, library::api::Failure> {
    let library = Place {
        folder: arguments.library.unwrap_or_else(library::default_dir),
        policy: arguments.policy.or_else(library::policy_beside_program),
        quiet: arguments.json,
    };
    match arguments.command {
        Command::Publish(publish) => commands::publish::run(publish, output),
        Command::Source(source) => commands::source::run(&library, source, output),
        Command::Sync(sync) => commands::sync::run(&library, &sync, output),
        Command::Jobs { what } => commands::jobs::run(&library, what, output),
        Command::Rules { what } => commands::rules::run(&library, what, output),
        Command::Fetch(publication) => commands::rules::fetch(&library, &publication.id, output),
        Command::Free(publication) => commands::rules::free(&library, &publication.id, output),
        Command::Forget(publication) => commands::rules::forget(&library, &publication.id, output),
        Command::List(list) => commands::list::run(&library, &list, output),
        Command::Show(show) => commands::show::run(&library, &show, output),
        Command::Changes(changes) => commands::changes::run(&library, &changes, output),
        Command::Search(search) => commands::search::run(&library, search, output),
        Command::Saved(saved) => commands::saved::run(&library, &saved, output),
        Command::Save(save) => commands::save::run(&library, &save, output),
        Command::Print(print) => commands::save::print(&library, &print, output),
        Command::Handout(handout) => commands::save::handout(&library, &handout, output),
        Command::Marks(marks) => commands::marks::run(&library, marks, output),
        Command::CopyTo(copy) => commands::copy::run(&library, copy, output),
        Command::Sticks => commands::copy::sticks(&library, output),
        Command::Verify { repair } => commands::upkeep::verify(&library, repair, output),
        Command::Reindex => commands::upkeep::reindex(&library, output),
        Command::Backup { file } => commands::backup::backup(&library, &file, output),
        Command::Restore { file } => commands::backup::restore(&library, &file, output),
        Command::Limit { size } => commands::upkeep::limit(&library, size.as_deref(), output),
        Command::Move { to } => commands::upkeep::move_to(&library, &to, output),
        Command::Nearby(nearby) => commands::nearby::run(&library, nearby, output),
        Command::Policy => commands::policy::run(&library, output),
        Command::Stats => commands::upkeep::stats(&library, output),
    }
}

/// Where a library is, and what it is under.
struct Place {
    folder: PathBuf,
    policy: Option<PathBuf>,
    /// Whether nobody is told that nothing can be written there: a program hears of it where it wants something written.
    quiet: bool,
}

/// Opens the library at `place` with the system's clock. A mistyped folder must not become one: only those commands that begin
/// a library do ([`begin`]).
fn open(place: &Place) -> Result<library::Library, library::api::Failure> {
    if !library::Library::is_at(&place.folder) {
        let message = format!(
            "there is no library in {}; check --library, or begin one: shelf source add LOCATION --trust CARD, or: \
             shelf restore FILE",
            place.folder.display()
        );
        return Err(Failure::wrong_input(message).with("path", place.folder.to_string_lossy()));
    }
    begin(place)
}

/// As [`open`], and makes the library where there is none and an office's policy says what a new one begins with.
fn open_or_begin_under_policy(place: &Place) -> Result<library::Library, library::api::Failure> {
    if place.policy.is_some() { begin(place) } else { open(place) }
}

/// As [`open`], and makes the library where there is none.
fn begin(place: &Place) -> Result<library::Library, library::api::Failure> {
    under_policy(open_or_make(place)?, place)
}

fn open_or_make(place: &Place) -> Result<library::Library, library::api::Failure> {
    let library = library::Library::open(&place.folder, std::sync::Arc::new(jiff::Timestamp::now))?;
    if let Some(why) = library.unwritable().filter(|_| !place.quiet) {
        let folder = place.folder.display();
        Output::new(false).note(&match why {
            Unwritable::DiskFull => format!(
                "The disk is full: the library {folder} can be read and searched, but nothing can be written to it; free \
                 some space."
            ),
            Unwritable::ReadOnly => format!("The library {folder} can only be read here: nothing can be written to it."),
        });
    }
    Ok(library)
}

fn under_policy(library: library::Library, place: &Place) -> Result<library::Library, library::api::Failure> {
    match &place.policy {
        Some(file) => library.under_policy(file),
        None => Ok(library),
    }
}
