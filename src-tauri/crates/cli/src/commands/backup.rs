//! `shelf backup` and `shelf restore`.

use std::path::Path;

use library::api::{BackupReport, Failure, RestoreReport};

use crate::Place;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, fingerprint};

pub(crate) fn backup(place: &Place, file: &Path, output: &Output) -> Result<Exit, Failure> {
    output.answer(&crate::open(place)?.backup(file)?, |report: &BackupReport| {
        format!(
            "{}: {}; {} publishers, {} saved, {} acknowledged, {} reading positions, {} bookmarks \
             and highlights.\n\
             Keep it where nobody else can change it: whom it trusts is trusted where it is restored.",
            report.path,
            bytes(report.bytes),
            report.publishers,
            report.saved,
            report.acknowledged,
            report.positions,
            report.annotations
        )
    })?;
    Ok(Exit::Done)
}

pub(crate) fn restore(place: &Place, file: &Path, output: &Output) -> Result<Exit, Failure> {
    let report = crate::open(place)?.restore(file)?;
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
        "{} sources, {} settings, marks on {} publications, {} reading positions, {} bookmarks and highlights were added.\n",
        report.locations, report.settings, report.marks, report.positions, report.annotations
    );
    if report.waiting > 0 {
        text += &format!("{} marks and positions wait for what they belong to. Then: shelf sync\n", report.waiting);
    }
    text
}
