//! `shelf show`.

use domain::{FileRole, NoticeStatus};
use library::api::{
    Availability, EditionRow, ErrorCode, Failure, FileRow, NoticeRow, PublicationDetail, PublicationRow, Reading,
};
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
    /// The edition that the sections are of.
    edition: EditionRow,
    /// Whether the publisher withdrew its publication.
    withdrawn: bool,
    /// How it stands, where it is a notice.
    notice: Option<NoticeRow>,
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
        let edition = reading.publication.editions.get(reading.edition as usize);
        let edition = edition.cloned().ok_or_else(|| Failure::not_found(id))?;
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
        let about = standing(&reading.publication, Some(&edition));
        let PublicationRow { withdrawn, notice, .. } = reading.publication;
        let read = Text { id: edition.id.clone(), edition, withdrawn, notice, sections };
        output.answer(&read, |read| text(read, &about))?;
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
    words += &standing(row, None);
    let mut rows = table(&["EDITION", "TITLE", "REVISION", "ISSUED", "SIZE", "HERE", "FILES"]);
    for (edition, files) in row.editions.iter().zip(&detail.files) {
        let files: Vec<&str> = files.iter().map(|file| file.name.as_str()).collect();
        let revision = match (edition.newer, edition.outdated) {
            (Some(newer), _) => format!("{} (newer: {newer})", edition.revision),
            (None, true) => format!("{} (older translation)", edition.revision),
            (None, false) => edition.revision.to_string(),
        };
        rows.add_row([
            edition.id.clone(),
            edition.title.clone(),
            revision,
            edition.issued.clone(),
            bytes(edition.bytes),
            here(edition).to_owned(),
            files.join(" "),
        ]);
    }
    format!("{words}\n{rows}")
}

fn here(edition: &EditionRow) -> &'static str {
    match edition.availability {
        Availability::Downloaded => "yes",
        Availability::TextOnly => "text only",
        Availability::NotHere => "no",
    }
}

/// What keeps a publication, or this edition of it, from being taken for what holds now, or says that it does: a line each.
fn standing(row: &PublicationRow, edition: Option<&EditionRow>) -> String {
    let mut words = String::new();
    if row.withdrawn {
        words += "Withdrawn by its publisher.\n";
    }
    if let Some(notice) = &row.notice {
        words += &notice_words(notice, row.withdrawn);
    }
    let newer = edition.filter(|_| !row.withdrawn).and_then(|edition| Some((edition, edition.newer?)));
    if let Some((edition, newer)) = newer {
        words +=
            &format!("Older revision: {newer} is not on this computer; bring it with: shelf fetch {}\n", edition.id);
    }
    if let Some(edition) = edition.filter(|edition| edition.outdated) {
        words += &match &edition.translates {
            Some(from) => {
                format!("Older translation: of revision {} of “{}”, which has a newer one.\n", from.revision, from.lang)
            }
            None => "Older translation.\n".to_owned(),
        };
    }
    words
}

fn notice_words(notice: &NoticeRow, withdrawn: bool) -> String {
    let mut words = format!("Status: {}", notice.status.in_english());
    let replaced = matches!(notice.status, NoticeStatus::Superseded | NoticeStatus::Cancelled);
    let by = notice.superseded_by.join(", ");
    // What was withdrawn is cancelled by that.
    if replaced && !withdrawn && !by.is_empty() {
        words += &format!(" by {by}");
    }
    if let Some(date) = &notice.as_of {
        words += &format!(", as of {}, not confirmed since", moment(date));
    }
    words.push('\n');
    if let (true, [newer, ..]) = (replaced, notice.superseded_by.as_slice()) {
        words += &format!("See: shelf show {newer}\n");
    }
    let severity = serde_json::to_value(notice.severity).ok();
    let severity = severity.as_ref().and_then(|severity| severity.as_str()).unwrap_or_default();
    words += &format!("Severity: {severity}\n");
    for (label, date) in [
        ("Effective", &notice.effective),
        ("Expires", &notice.expires),
        ("Expected to resume", &notice.expected_to_resume),
    ] {
        if let Some(date) = date {
            words += &format!("{label}: {date}\n");
        }
    }
    if notice.must_acknowledge {
        let when = notice.acknowledged.as_deref().map(moment);
        words += &format!("To be acknowledged: {}\n", when.unwrap_or_else(|| "not done on this computer".to_owned()));
    }
    words
}

/// Which of an edition's documents and pictures are here, and how the rest comes.
fn files_here(edition: &EditionRow, files: &[FileRow]) -> String {
    let kept = || files.iter().filter(|file| matches!(file.role, FileRole::Document | FileRole::Media));
    match (kept().filter(|file| file.here).count(), kept().count()) {
        (_, 0) => String::new(),
        (here, all) if here == all => format!("Files: {all}, on this computer\n"),
        (here, all) => format!("Files: {here} of {all} on this computer; to have all: shelf fetch {}\n", edition.id),
    }
}

fn contents(reading: &Reading) -> String {
    let Some(edition) = reading.publication.editions.get(reading.edition as usize) else { return String::new() };
    let mut words = format!(
        "{}\n{}\nRevision {} · {} · issued {}\n",
        edition.title, edition.id, edition.revision, edition.lang, edition.issued
    );
    words += &standing(&reading.publication, Some(edition));
    words += &files_here(edition, &reading.files);
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
        Availability::NotHere => {
            format!("Its text is not on this computer; bring it with: shelf fetch {}", edition.id)
        }
        _ => format!("It has no text, only a file; save that with: shelf save {} --to DIR", edition.id),
    }
}

/// The text, after what is to be known before it is acted on.
fn text(text: &Text, standing: &str) -> String {
    let part = |section: &SectionText| match section.heading.as_str() {
        "" => section.text.clone(),
        heading => format!("{heading}\n\n{}", section.text),
    };
    let before = (!standing.is_empty()).then(|| standing.trim_end().to_owned());
    let nothing = text.sections.is_empty().then(|| without_text(&text.edition));
    before.into_iter().chain(nothing).chain(text.sections.iter().map(part)).collect::<Vec<_>>().join("\n\n")
}
