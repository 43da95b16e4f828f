//! `shelf source`.

use std::path::Path;

use library::Library;
use library::api::{CardCopy, CardRow, CardStanding, ErrorCode, Failure, SourceKind, SourceRow};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Source;
use crate::beginning::begin_with;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{fingerprint, moment, table};

/// What is said where a command needs a source and there is none.
pub(super) const NONE_YET: &str = "No sources yet. Add one with: shelf source add LOCATION --trust CARD";

/// What `source list --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Sources {
    sources: Vec<SourceRow>,
}

/// What `source remove --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Removed {
    /// The publisher's short name, or the location of the source that was removed.
    removed: String,
}

pub(crate) fn run(place: &Place, source: Source, output: &Output) -> Result<Exit, Failure> {
    match source {
        // Whom to trust is how a library begins.
        Source::Add { location, trust, fingerprint, yes } => {
            let added = begin_with(place, |library| {
                add(library, &location, trust.as_deref(), fingerprint.as_deref(), yes, output)
            })?;
            output.answer(&added, told)?;
        }
        Source::Card { publisher, out, replace, qr } => {
            let library = crate::open(place)?;
            let copy = match &out {
                Some(file) => {
                    super::may_be_written(file, replace)?;
                    library.write_card(&publisher, file)?
                }
                None => library.card_copy(&publisher)?,
            };
            output.answer(&copy, |copy| match out {
                Some(file) => format!("{}\nFingerprint: {}", file.display(), fingerprint(&copy.fingerprint)),
                None if qr => code(copy),
                None => copy.text.clone(),
            })?;
        }
        Source::List => {
            output.answer(&Sources { sources: crate::open(place)?.sources()? }, |all| people(&all.sources))?;
        }
        Source::Remove { publisher, location, force } => {
            let library = crate::open(place)?;
            match &location {
                Some(location) => library.remove_location(&publisher, location)?,
                None => library.remove_source(&publisher, force)?,
            }
            let removed = location.unwrap_or(publisher);
            output.answer(&Removed { removed }, |row| format!("Removed {}.", row.removed))?;
        }
    }
    Ok(Exit::Done)
}

/// Trusts the card `trust`, else the one at `location`, and takes its repository from there, once it is accepted.
fn add(
    library: &Library,
    location: &str,
    trust: Option<&Path>,
    fingerprint: Option<&str>,
    yes: bool,
    output: &Output,
) -> Result<SourceRow, Failure> {
    let card = match trust {
        Some(file) => library.look_at_card_file(file)?,
        None => library.look_at_card(location)?,
    };
    if !accepted(&card, fingerprint, yes, trust.is_some(), output)? {
        return Err(Failure::new(ErrorCode::Refused, "nothing was trusted and nothing was changed"));
    }
    library.trust_card(location, &card.text, fingerprint.unwrap_or(&card.fingerprint))
}

fn told(row: &SourceRow) -> String {
    format!(
        "Added {} ({}) from {}.\nFingerprint: {}\nCompare it with what the publisher tells you by another way. Then: shelf sync",
        row.name,
        row.publisher,
        lies(row),
        fingerprint(&row.fingerprint)
    )
}

/// Where a source's repository lies.
fn lies(source: &SourceRow) -> String {
    match (source.kind, &source.at) {
        (SourceKind::Stick, Some(at)) => format!("{} ({at})", source.location),
        (SourceKind::Stick, None) => format!("{} (not plugged in)", source.location),
        (SourceKind::Folder | SourceKind::Address, _) => source.location.clone(),
    }
}

/// Whether `card` may be trusted: `told` is the fingerprint that the publisher told, `named` says that the person named the
/// card's file. On a terminal the person is asked.
fn accepted(card: &CardRow, told: Option<&str>, yes: bool, named: bool, output: &Output) -> Result<bool, Failure> {
    // What is trusted already is not asked again; what contradicts it is refused with its story by the library.
    if told.is_some() || yes || card.standing != CardStanding::New {
        return Ok(true);
    }
    if !output.can_ask() {
        if named {
            return Ok(true);
        }
        let message = format!(
            "the card at {} is of {} ({}) and has the fingerprint {}; compare it with what the publisher tells you by \
             another way, and add --fingerprint or --yes",
            card.location.as_deref().unwrap_or_default(),
            card.name,
            card.publisher,
            fingerprint(&card.fingerprint)
        );
        return Err(Failure::wrong_input(message).with("item", card.publisher.clone()));
    }
    output.note(&format!(
        "This card is of {} ({}).\nFingerprint: {}\nCompare it with what the publisher tells you by another way.",
        card.name,
        card.publisher,
        fingerprint(&card.fingerprint)
    ));
    output.ask("Is it the same? [y/N] ")
}

/// The QR code of a card for a terminal, two rows of modules a line, light on dark so that it reads on any background.
fn code(copy: &CardCopy) -> String {
    /// Modules of quiet zone on every side (ISO/IEC 18004).
    const QUIET: usize = 4;
    let size = copy.qr.len() + 2 * QUIET;
    let rows: Vec<&[u8]> = copy.qr.iter().map(String::as_bytes).collect();
    let dark = |x: usize, y: usize| {
        let row = y.checked_sub(QUIET).and_then(|y| rows.get(y));
        let module = x.checked_sub(QUIET).and_then(|x| row?.get(x));
        module == Some(&b'1')
    };
    let colours = anstyle::Style::new()
        .fg_color(Some(anstyle::AnsiColor::Black.into()))
        .bg_color(Some(anstyle::AnsiColor::BrightWhite.into()));
    let mut text = String::new();
    for y in (0..size).step_by(2) {
        let line: String = (0..size)
            .map(|x| match (dark(x, y), dark(x, y + 1)) {
                (false, false) => ' ',
                (true, false) => '▀',
                (false, true) => '▄',
                (true, true) => '█',
            })
            .collect();
        text += &format!("{colours}{line}{colours:#}\n");
    }
    text + &format!("{}\nFingerprint: {}\n{}\n", copy.name, fingerprint(&copy.fingerprint), copy.link)
}

fn people(sources: &[SourceRow]) -> String {
    if sources.is_empty() {
        return NONE_YET.to_owned();
    }
    let mut rows = table(&["PUBLISHER", "LOCATION", "LAST SUCCESS", "LAST ATTEMPT", "FINGERPRINT"]);
    for source in sources {
        let when = |at: &Option<String>| at.as_deref().map_or_else(|| "never".to_owned(), moment);
        rows.add_row([
            format!("{}\n{}", source.publisher, source.name),
            lies(source),
            when(&source.last_success),
            match &source.last_error {
                Some(error) => format!("{}\n{}", when(&source.last_attempt), error.message),
                None => when(&source.last_attempt),
            },
            fingerprint(&source.fingerprint),
        ]);
    }
    rows.to_string()
}
