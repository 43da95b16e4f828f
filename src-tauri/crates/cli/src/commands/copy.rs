//! `shelf copy-to` and `shelf sticks`.

use library::api::{CopyReport, CopyRequest, Failure, StickCopy, StickNews, StickRow, StickTrust};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::CopyTo;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, fingerprint, moment};

pub(crate) fn run(place: &Place, copy: CopyTo, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let request = CopyRequest { publishers: copy.publisher, collections: copy.collection, only: copy.only };
    let bar = output.progress(true);
    let report = library.copy_to(&copy.folder, &request, &mut |job| output.show(&bar, job));
    bar.finish_and_clear();
    let report = report?;
    output.answer(&report, copied)?;
    let whole = |copy: &library::api::CopiedRepository| copy.damaged.is_empty() && copy.too_large.is_empty();
    Ok(if report.stopped || !report.copies.iter().all(whole) { Exit::With(1) } else { Exit::Done })
}

fn copied(report: &CopyReport) -> String {
    let mut text = String::new();
    for copy in &report.copies {
        text += &format!(
            "{} ({}), as of {}: {} written, {}; {} there already; {} removed.\n  {}\n",
            copy.name,
            copy.collections.join(", "),
            moment(&copy.signed),
            counted(copy.written, "file"),
            bytes(copy.bytes),
            copy.kept,
            copy.removed,
            copy.folder
        );
        if copy.absent > 0 {
            text += &format!("  Not on this computer, and so not in the copy: {}.\n", counted(copy.absent, "file"));
        }
        for name in &copy.too_large {
            text += &format!("  Left out, 4 GiB or more is too large for most sticks: {name}\n");
        }
        for name in &copy.damaged {
            text += &format!("  Left out, it is damaged here; run shelf verify --repair, then copy again: {name}\n");
        }
    }
    if report.stopped {
        text + "Stopped. Copy again, and it goes on from there.\n"
    } else {
        text + "Everything is written. The stick can be ejected and taken out.\n"
    }
}

/// What `sticks --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Sticks {
    /// The removable drives that are plugged in.
    sticks: Vec<StickRow>,
}

pub(crate) fn sticks(place: &Place, output: &Output) -> Result<Exit, Failure> {
    // Who has no library yet looks for the stick to begin one with. What is on it is compared with an empty one then, which is
    // gone when this ends.
    let none = tempfile::tempdir().map_err(|error| {
        let temporary = std::env::temp_dir();
        Failure::failed(format!(
            "no folder could be made in {}: {error}; see that it can be written and has room",
            temporary.display()
        ))
    })?;
    let library = match library::Library::is_at(&place.folder) {
        true => crate::open(place)?,
        false => crate::begin(&Place { folder: none.path().join("library"), policy: None, quiet: true })?,
    };
    output.answer(&Sticks { sticks: library.sticks()? }, |all| listed(&all.sticks))?;
    drop(library);
    Ok(Exit::Done)
}

fn listed(sticks: &[StickRow]) -> String {
    if sticks.is_empty() {
        return "No stick is plugged in.".to_owned();
    }
    let mut text = String::new();
    for stick in sticks {
        let free = stick.free.map(|free| format!(", {} free", bytes(free))).unwrap_or_default();
        text += &format!("{}{free}\n", stick.folder);
        if stick.copies.is_empty() {
            text += "  carries no library. To put one on it: shelf copy-to ";
            text += &format!("{}\n", stick.folder);
        }
        for copy in &stick.copies {
            text += &carried(stick, copy);
        }
    }
    text
}

fn carried(stick: &StickRow, copy: &StickCopy) -> String {
    let news = match copy.news {
        StickNews::New => "nothing of it is here yet",
        StickNews::Newer => "newer than what is here",
        StickNews::Same => "the same as what is here",
        StickNews::Older => "older than what is here",
        StickNews::Refused => "it does not verify",
    };
    let as_of = copy.signed.as_ref().map(|signed| format!(", as of {}", moment(signed))).unwrap_or_default();
    let mut text = format!("  {} ({}){as_of}: {news}\n    {}\n", copy.name, copy.publisher, copy.folder);
    if let Some(error) = &copy.error {
        text += &format!("    {}\n", error.message);
        return text;
    }
    text += &match copy.trust {
        StickTrust::Trusted if copy.source => "    To take it in: shelf sync\n".to_owned(),
        StickTrust::Other => format!(
            "    Another card of “{}” is trusted here; this one has the fingerprint {}\n",
            copy.publisher,
            fingerprint(&copy.fingerprint)
        ),
        StickTrust::Trusted | StickTrust::Unknown => {
            let card = std::path::Path::new(&copy.folder).join("publisher.fieldshelf-card");
            format!(
                "    To take it in, once its fingerprint {} is what the publisher tells you:\n    \
                 shelf source add {} --trust {}\n",
                fingerprint(&copy.fingerprint),
                stick.folder,
                card.display()
            )
        }
    };
    text
}
