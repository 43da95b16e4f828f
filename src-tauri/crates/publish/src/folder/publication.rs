//! One publication: what `publication.toml` says of it.

use std::path::Path;

use domain::{Kind, Link, MessageType, Notice, PublicationRef, Severity, ShortName, Stage, When};

use super::layout::Entry;
use super::toml_table::TomlTable;
use super::{PublicationFolder, Publisher, edition, read_text, short_name};
use crate::problem::Problems;

/// Reads the publication in the folder `entry`, with its editions.
pub(super) fn read(
    root: &Path,
    collection: &ShortName,
    entry: &Entry,
    publisher: &Publisher,
    problems: &mut Problems,
) -> PublicationFolder {
    let id = PublicationRef { collection: collection.clone(), publication: short_name(entry, problems) };
    let path = entry.path.join("publication.toml");
    let mut found = PublicationFolder {
        id,
        folder: entry.path.clone(),
        kind: Kind::Article,
        topics: Vec::new(),
        issued: When::Day(jiff::civil::Date::ZERO),
        stage: Stage::default(),
        notice: None,
        superseded: Vec::new(),
        links: Vec::new(),
        editions: Vec::new(),
    };
    if let Some(source) = read_text(root, &path, problems) {
        let mut table = TomlTable::parse(&path, &source, problems);
        let advice = "notice, handbook, report, brief, article, page, gallery, recording, dataset or form";
        let kind = table.need("kind", advice).parsed::<Kind>("kind");
        found.topics = table.list("topics").into_iter().map(|(_, topic)| topic).collect();
        if let Some(issued) = table.need("issued", "the date of issue, such as 2026-11-23").when("issued") {
            found.issued = issued;
        }
        let stages = [("published", Stage::Published), ("withdrawn", Stage::Withdrawn)];
        found.stage = table.word("stage", &stages).unwrap_or_default();
        if kind == Some(Kind::Notice) {
            table.need("notice", "a notice needs a [notice] table with message and severity");
        }
        if let Some(mut notice) = table.table("notice") {
            if let Some(kind) = kind.filter(|kind| *kind != Kind::Notice) {
                notice.refuse(notice.line(), format!("[notice] belongs to a notice, not to a {kind}"));
            }
            let (read, superseded) = read_notice(&mut notice, publisher);
            notice.finish();
            (found.notice, found.superseded) = (Some(read), superseded);
        }
        found.kind = kind.unwrap_or(if found.notice.is_some() { Kind::Notice } else { Kind::Article });
        found.links = read_links(&mut table);
        table.finish();
    }
    let noted = problems.count();
    found.editions = edition::read_all(root, entry, problems);
    if found.editions.is_empty() && problems.count() == noted {
        problems.error(&entry.path, None, "has no document: add one, such as en.md or fr.pdf");
    }
    found
}

/// A notice's fields, and what it supersedes with the lines that say so.
fn read_notice(notice: &mut TomlTable<'_, '_>, publisher: &Publisher) -> (Notice, Vec<(u32, PublicationRef)>) {
    let messages = [("alert", MessageType::Alert), ("update", MessageType::Update), ("cancel", MessageType::Cancel)];
    let severities = [
        ("extreme", Severity::Extreme),
        ("severe", Severity::Severe),
        ("moderate", Severity::Moderate),
        ("minor", Severity::Minor),
        ("unknown", Severity::Unknown),
    ];
    let message = notice.need("message", "alert, update or cancel").word("message", &messages);
    let severity = notice.need("severity", "extreme, severe, moderate, minor or unknown").word("severity", &severities);
    let superseded: Vec<(u32, PublicationRef)> = notice.list("supersedes");
    let read = Notice {
        message: message.unwrap_or(MessageType::Alert),
        severity: severity.unwrap_or(Severity::Unknown),
        effective: notice.when("effective"),
        onset: notice.when("onset"),
        expires: notice.when("expires"),
        expected_to_resume: notice.when("expected-to-resume"),
        supersedes: superseded.iter().map(|(_, id)| id.under(&publisher.id)).collect(),
        must_acknowledge: notice.flag("must-acknowledge"),
        time_zone: publisher.time_zone.clone(),
    };
    (read, superseded)
}

fn read_links(table: &mut TomlTable<'_, '_>) -> Vec<Link> {
    let mut links = Vec::new();
    table.each_table("links", |link| {
        let titles = link.some_by_language("titles", "write titles = { en = \"…\" }");
        match link.need("url", "an https:// or mailto: address").text("url") {
            Some((_, url)) if url.starts_with("https://") || url.starts_with("mailto:") => {
                links.push(Link { titles, url })
            }
            Some((line, url)) => link.refuse(line, format!("“{url}” is not a link: use https:// or mailto:")),
            None => {}
        }
    });
    links
}
