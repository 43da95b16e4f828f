//! The editions of one publication: its documents, and what `<lang>.toml` says of each.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{Language, Translates};

use super::layout::{Entry, visible_entries};
use super::toml_table::TomlTable;
use super::{DocumentFormat, EditionFolder, read_text};
use crate::problem::Problems;

/// Reads the editions in the folder `entry` of a publication: documents named after their language, and what lies beside them.
pub(super) fn read_all(root: &Path, entry: &Entry, problems: &mut Problems) -> Vec<EditionFolder> {
    let mut documents: BTreeMap<Language, (PathBuf, DocumentFormat)> = BTreeMap::new();
    let mut described: BTreeMap<Language, PathBuf> = BTreeMap::new();
    let mut transcripts: BTreeMap<Language, PathBuf> = BTreeMap::new();
    for inner in visible_entries(root, &entry.path, problems) {
        if inner.is_folder {
            if inner.name != "media" {
                problems.error(&inner.path, None, "only a folder named “media” belongs in a publication");
            }
            continue;
        }
        if inner.name == "publication.toml" {
            continue;
        }
        let (stem, extension) = inner.name.rsplit_once('.').unwrap_or((&inner.name, ""));
        let format = DocumentFormat::of(extension);
        if format.is_none() && !matches!(extension, "toml" | "vtt") {
            let why = "is not a document this version publishes: use .md, .html, .pdf, .epub, .docx, .csv, .mp3, .m4a, \
                       .ogg, .opus or .wav; .doc, .xls, .xlsx, .ppt, .pptx, .odt, .ods, .odp, .rtf, .txt, .mp4 and .webm \
                       are published for other programs to open";
            problems.error(&inner.path, None, why);
            continue;
        }
        let language: Language = match stem.parse() {
            Ok(language) => language,
            Err(error) => {
                problems.error(&inner.path, None, format!("name the file after its language: {error}"));
                continue;
            }
        };
        let Some(format) = format else {
            let beside = if extension == "vtt" { &mut transcripts } else { &mut described };
            beside.insert(language, inner.path);
            continue;
        };
        if let Some((other, _)) = documents.get(&language) {
            problems.error(&inner.path, None, format!("“{language}” already has the document {}", other.display()));
        } else {
            documents.insert(language, (inner.path, format));
        }
    }
    let languages: BTreeSet<Language> = documents.keys().cloned().collect();
    for (language, path) in &described {
        if !documents.contains_key(language) {
            problems.error(path, None, format!("there is no document in “{language}” beside it"));
        }
    }
    for (language, path) in &transcripts {
        if documents.get(language).is_none_or(|(_, format)| *format != DocumentFormat::Sound) {
            problems.error(path, None, format!("there is no recording in “{language}” beside it"));
        }
    }
    let mut editions = Vec::new();
    for (language, (document, format)) in documents {
        let source = described.get(&language).and_then(|path| Some((path, read_text(root, path, problems)?)));
        let edition = EditionFolder {
            transcript: transcripts.remove(&language),
            language,
            document,
            format,
            title: None,
            summary: String::new(),
            audience: String::new(),
            revision: 1,
            issued: None,
            translates: None,
            has_text: true,
        };
        editions.push(match source {
            Some((path, source)) => described_by(edition, path, &source, &languages, problems),
            None => edition,
        });
    }
    editions
}

/// The edition as the file at `path` describes it; `languages` are those of the publication.
fn described_by(
    mut edition: EditionFolder,
    path: &Path,
    source: &str,
    languages: &BTreeSet<Language>,
    problems: &mut Problems,
) -> EditionFolder {
    let mut table = TomlTable::parse(path, source, problems);
    edition.title = table.said("title").map(|title| title.trim().to_owned()).filter(|title| !title.is_empty());
    edition.summary = table.text("summary").map(|(_, summary)| summary).unwrap_or_default();
    edition.audience = table.text("audience").map(|(_, audience)| audience).unwrap_or_default();
    edition.revision = table.counting("revision").unwrap_or(1);
    edition.issued = table.when("issued");
    edition.has_text = table.word("text", &[("none", false), ("extract", true)]).unwrap_or(true);
    if let Some(mut from) = table.table("translates") {
        let language = from.need("language", "the language it was translated from").parsed::<Language>("language");
        let revision = from.counting("revision").unwrap_or(1);
        let line = from.line();
        match language {
            Some(language) if language == edition.language => {
                from.refuse(line, "an edition cannot be a translation of itself")
            }
            Some(language) if !languages.contains(&language) => {
                from.refuse(
                    line,
                    format!("is a translation of “{language}”, but there is no document in “{language}”"),
                );
            }
            Some(language) => edition.translates = Some(Translates { language, revision }),
            None => {}
        }
        from.finish();
    }
    table.finish();
    edition
}
