//! `shelf show`.

use library::api::{Availability, EditionRow, ErrorCode, Failure, NoticeRow, PublicationDetail, Reading};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Show;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, moment, table};

/// What `show ID@LANG --text --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Text {
    id: String,
    sections: Vec<SectionText>,
}

#[derive(Serialize, JsonSchema)]
pub(crate) struct SectionText {
    id: String,
    heading: String,
    page: Option<u32>,
    text: String,
}

pub(crate) fn run(place: &Place, show: &Show, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let (id, section) = named(show)?;
    if !id.contains('@') {
        if show.text || section.is_some() {
            return Err(Failure::wrong_input(format!("name the language to read: {id}@en, for example")));
        }
        output.answer(&library.publication(id, &[])?, about)?;
        return Ok(Exit::Done);
    }
    let mut reading = library.read(id, &[])?;
    if let Some(section) = section {
        reading.sections.retain(|found| found.id == section);
        if reading.sections.is_empty() {
            let message = format!("“{section}” is not a section of {id}; see: shelf show {id}");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", format!("{id}#{section}")));
        }
    }
    if show.text || section.is_some() {
        let sections = reading
            .sections
            .iter()
            .map(|section| SectionText {
                id: section.id.clone(),
                heading: section.heading.clone(),
                page: section.page,
                text: library::plain_text(&section.html),
            })
            .collect();
        let edition = reading.publication.editions.get(reading.edition as usize);
        let id = edition.map_or_else(|| id.to_owned(), |edition| edition.id.clone());
        let words = |read: &Text| match edition {
            Some(edition) if read.sections.is_empty() => without_text(edition),
            _ => text(read),
        };
        output.answer(&Text { id, sections }, words)?;
    } else {
        output.answer(&reading, contents)?;
    }
    Ok(Exit::Done)
}

/// The publication or edition that is meant, and the section of it: named apart, or after a #, as `search` prints it.
fn named(show: &Show) -> Result<(&str, Option<&str>), Failure> {
    match (show.id.split_once('#'), show.section.as_deref()) {
        (None, section) => Ok((&show.id, section)),
        (Some((id, section)), None) => Ok((id, Some(section))),
        (Some((id, named)), Some(section)) if named == section => Ok((id, Some(section))),
        (Some((id, named)), Some(section)) => Err(Failure::wrong_input(format!(
            "“{named}” and “{section}” are two sections; name one: shelf show {id}#{named}"
        ))),
    }
}

fn about(detail: &PublicationDetail) -> String {
    let row = &detail.row;
    let mut words = format!("{}\n{} · {} · issued {}\n", row.id, row.kind, row.publisher, row.issued);
    if row.withdrawn {
        words += "Withdrawn by its publisher.\n";
    }
    if let Some(notice) = &row.notice {
        words += &notice_words(notice);
    }
    let mut rows = table(&["EDITION", "TITLE", "REVISION", "ISSUED", "SIZE", "FILES"]);
    for (edition, files) in row.editions.iter().zip(&detail.files) {
        let files: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let revision = if edition.outdated {
            format!("{} (older translation)", edition.revision)
        } else {
            edition.revision.to_string()
        };
        rows.add_row([
            edition.id.clone(),
            edition.title.clone(),
            revision,
            edition.issued.clone(),
            bytes(edition.bytes),
            files.join(" "),
        ]);
    }
    format!("{words}\n{rows}")
}

fn notice_words(notice: &NoticeRow) -> String {
    let mut words = format!("Status: {}", notice.status.in_english());
    if let Some(date) = &notice.as_of {
        words += &format!(", as of {}, not confirmed since", moment(date));
    }
    words.push('\n');
    for (label, date) in [
        ("Effective", &notice.effective),
        ("Expires", &notice.expires),
        ("Expected to resume", &notice.expected_to_resume),
    ] {
        if let Some(date) = date {
            words += &format!("{label}: {date}\n");
        }
    }
    words
}

fn contents(reading: &Reading) -> String {
    let Some(edition) = reading.publication.editions.get(reading.edition as usize) else { return String::new() };
    let mut words = format!(
        "{}\n{}\nRevision {} · {} · issued {}\n",
        edition.title, edition.id, edition.revision, edition.lang, edition.issued
    );
    if let Some(notice) = &reading.publication.notice {
        words += &notice_words(notice);
    }
    if reading.sections.is_empty() {
        return format!("{words}\n{}", without_text(edition));
    }
    words.push('\n');
    for section in &reading.sections {
        let indent = "  ".repeat(usize::from(section.level.saturating_sub(1)));
        let heading = if section.heading.is_empty() { "…" } else { &section.heading };
        let page = section.page.map(|page| format!("  p. {page}")).unwrap_or_default();
        words += &format!("{indent}{heading}  #{}{page}\n", section.id);
    }
    words
}

/// Why an edition has no sections here, and what to do.
fn without_text(edition: &EditionRow) -> String {
    match edition.availability {
        Availability::NotHere => "Its text is not on this computer; run: shelf sync".to_owned(),
        _ => format!("It has no text, only a file; save that with: shelf save {} --to DIR", edition.id),
    }
}

fn text(text: &Text) -> String {
    let part = |section: &SectionText| match section.heading.as_str() {
        "" => section.text.clone(),
        heading => format!("{heading}\n\n{}", section.text),
    };
    text.sections.iter().map(part).collect::<Vec<_>>().join("\n\n")
}
