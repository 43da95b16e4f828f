//! `shelf marks`.

use library::Library;
use library::api::{Failure, MarkChange, MarkList, MarkQuery, MarkRow, NewMark};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::{Marks, WhichMarks};
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{counted, moment, table, typed};

/// What `marks export --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Exported {
    /// The file, where one was named.
    path: Option<String>,
    /// The Markdown, where no file was named.
    text: Option<String>,
    /// How many marks are in it.
    marks: u32,
}

pub(crate) fn run(place: &Place, marks: Marks, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    match marks {
        Marks::List(which) => output.answer(&library.marks(&query(which))?, people)?,
        Marks::Add { edition, section, words, page, colour, note } => {
            let new = NewMark { edition, section, page, span: None, words, colour, note };
            output.answer(&library.add_mark(&new)?, |mark| format!("Marked ({}).\n{}", mark.id, told(mark)))?;
        }
        Marks::Change { id, colour, note } => {
            output.answer(&library.change_mark(&id, &MarkChange { colour, note })?, told)?;
        }
        Marks::Remove { id, undo } => output.answer(&library.set_mark_removed(&id, !undo)?, |mark| match undo {
            true => format!("Put back.\n{}", told(mark)),
            false => format!("Removed. To put it back: shelf marks remove {} --undo", mark.id),
        })?,
        Marks::Export { which, to, replace, lang } => {
            if let Some(to) = &to {
                super::may_be_written(to, replace)?;
            }
            output.answer(&exported(&library, &query(which), to.as_deref(), &lang)?, |done| {
                match (&done.text, &done.path) {
                    (Some(text), _) => text.clone(),
                    (_, Some(path)) => format!("{} in {}.", counted(done.marks, "mark"), typed(path.as_ref())),
                    _ => String::new(),
                }
            })?;
        }
    }
    Ok(Exit::Done)
}

fn query(which: WhichMarks) -> MarkQuery {
    MarkQuery {
        edition: which.edition,
        publications: which.publication,
        colours: which.colour,
        bookmarks: which.bookmarks,
        text: which.text,
    }
}

fn exported(
    library: &Library,
    query: &MarkQuery,
    to: Option<&std::path::Path>,
    language: &str,
) -> Result<Exported, Failure> {
    match to {
        Some(path) => {
            let saved = library.save_marks(query, language, path)?;
            Ok(Exported { path: Some(saved.path), text: None, marks: saved.marks })
        }
        None => {
            let (text, marks) = library.export_marks(query, language)?;
            Ok(Exported { path: None, text: Some(text), marks })
        }
    }
}

fn kind(mark: &MarkRow) -> String {
    let kind = mark.colour.map_or("bookmark", domain::Colour::as_str);
    if mark.orphaned { format!("{kind}, orphaned") } else { kind.to_owned() }
}

fn where_it_is(mark: &MarkRow) -> String {
    let page = mark.page.map(|page| format!(" p. {page}")).unwrap_or_default();
    format!("{}#{}{page}", mark.edition, mark.section)
}

fn told(mark: &MarkRow) -> String {
    let mut words = format!("{} · {}\n{}", where_it_is(mark), kind(mark), mark.words);
    if let Some(was) = &mark.was {
        words += &format!("\nIt was marked as: {was}");
    }
    if !mark.note.is_empty() {
        words += &format!("\nNote: {}", mark.note);
    }
    words
}

fn people(list: &MarkList) -> String {
    if list.items.is_empty() {
        return if list.total == 0 { "Nothing is marked. See: shelf marks add --help" } else { "Nothing matches." }
            .to_owned();
    }
    let mut rows = table(&["ID", "MARK", "WHERE", "WORDS", "NOTE", "MADE"]);
    for mark in &list.items {
        rows.add_row([
            mark.id.clone(),
            kind(mark),
            where_it_is(mark),
            mark.words.clone(),
            mark.note.clone(),
            moment(&mark.created),
        ]);
    }
    format!("{rows}\n{} of {}.", list.items.len(), counted(list.total, "mark"))
}
