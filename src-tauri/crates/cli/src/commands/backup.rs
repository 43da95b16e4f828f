//! `shelf backup` and `shelf restore`.

use std::path::Path;

use library::api::{BackupReport, Failure, RestoreReport};

use crate::Place;
use crate::beginning::begin_with;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, fingerprint};

pub(crate) fn backup(place: &Place, file: &Path, output: &Output) -> Result<Exit, Failure> {
    output.answer(&crate::open(place)?.backup(file)?, |report: &BackupReport| {
        format!(
            "{}: {}; {}, {} saved, {} acknowledged, {}, {}.\n\
             Keep it where nobody else can change it: whom it trusts is trusted where it is restored.",
            report.path,
            bytes(report.bytes),
            counted(report.publishers, "publisher"),
            report.saved,
            report.acknowledged,
            counted(report.positions, "reading position"),
            counted(report.annotations, "mark")
        )
    })?;
    Ok(Exit::Done)
}

pub(crate) fn restore(place: &Place, file: &Path, output: &Output) -> Result<Exit, Failure> {
    let report = begin_with(place, |library| library.restore(file))?;
    output.answer(&report, restored)?;
    Ok(Exit::gravest(report.kept.iter().map(|kept| &kept.error)))
}

fn restored(report: &RestoreReport) -> String {
    let mut text = String::new();
    for added in &report.added {
        text += &format!(
            "Trusted from now on: {} ({}), {}\n",
            added.name,
            added.publisher,
            fingerprint(&added.fingerprint)
        );
    }
    for kept in &report.kept {
        text += &format!("{}\n", kept.error.message);
    }
    text += &format!(
        "Added: {}, {}, marks on {}, {}, {}.\n",
        counted(report.locations, "source"),
        counted(report.settings, "setting"),
        counted(report.marks, "publication"),
        counted(report.positions, "reading position"),
        counted(report.annotations, "mark")
    );
    if report.waiting > 0 {
        text += &format!("Waiting for what it belongs to: {}. Then: shelf sync\n", counted(report.waiting, "mark"));
    }
    text
}
