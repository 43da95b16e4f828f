//! A content folder as its publisher keeps it: read whole, with every problem noted, and nothing interpreted yet
//! beyond its TOML files. Documents are opened by `prepare`.

mod format;
mod glossary;
mod layout;
mod toml_table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{
    Kind, Language, Link, MessageType, Notice, PublicationRef, Severity, ShortName, Stage, Term, Translates, When,
};

use crate::error::PublishError;
use crate::problem::Problems;
pub use format::DocumentFormat;
use layout::{Entry, visible_entries};
pub(crate) use layout::{is_clutter, plain_file};
use toml_table::TomlTable;

/// The cover colours of the interface.
pub const COVERS: [&str; 6] = ["teal", "brick", "ochre", "moss", "plum", "slate"];

/// A content folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ContentFolder {
    /// Where it lies.
    pub root: PathBuf,
    /// Who publishes.
    pub publisher: Publisher,
    /// Its collections, in order of id.
    pub collections: Vec<Collection>,
}

/// What `publisher.toml` says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Publisher {
    /// Short name.
    pub id: ShortName,
    /// Full name.
    pub name: String,
    /// The full name in other languages.
    pub names: BTreeMap<Language, String>,
    /// IANA name of the time zone in which bare dates begin and end.
    pub time_zone: String,
    /// Where the repository can be found.
    pub addresses: Vec<String>,
}

/// What `collection.toml` says, and the publications beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Collection {
    /// The folder's name.
    pub id: ShortName,
    /// Titles by language; at least one.
    pub titles: BTreeMap<Language, String>,
    /// One of [`COVERS`].
    pub cover: String,
    /// Terms that mean the same, of `glossary.toml`.
    pub glossary: Vec<Term>,
    /// Its publications, in order of id.
    pub publications: Vec<PublicationFolder>,
}

/// What `publication.toml` says, and the editions beside it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublicationFolder {
    /// `collection/publication`.
    pub id: PublicationRef,
    /// Its folder, relative to the content folder.
    pub folder: PathBuf,
    /// Its kind.
    pub kind: Kind,
    /// Its topics.
    pub topics: Vec<ShortName>,
    /// When it was issued.
    pub issued: When,
    /// Whether it is still offered.
    pub stage: Stage,
    /// The notice's fields, for notices.
    pub notice: Option<Notice>,
    /// What the notice supersedes, with the lines that say so.
    pub superseded: Vec<(u32, PublicationRef)>,
    /// Links to the outside.
    pub links: Vec<Link>,
    /// Its editions, in order of language tag.
    pub editions: Vec<EditionFolder>,
}

/// One document with what `<lang>.toml` says of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct EditionFolder {
    /// Its language, from the file's name.
    pub language: Language,
    /// The document, relative to the content folder.
    pub document: PathBuf,
    /// What the document is.
    pub format: DocumentFormat,
    /// The transcript of a recording, relative to the content folder.
    pub transcript: Option<PathBuf>,
    /// Title, where the document does not carry it.
    pub title: Option<String>,
    /// Summary; may be empty.
    pub summary: String,
    /// Whom a notice is for; may be empty.
    pub audience: String,
    /// Revision, from 1.
    pub revision: u32,
    /// When this revision was issued, where it differs from the publication.
    pub issued: Option<When>,
    /// What it was translated from.
    pub translates: Option<Translates>,
    /// Whether the document's text is published; `text = "none"` says no.
    pub has_text: bool,
}

/// Reads the content folder at `root`, noting every problem. What is wrong or absent is given by a stand-in, so that all
/// the rest is looked at in the same run; nothing is published while there is an error.
///
/// # Errors
/// [`PublishError::NoContent`] when there is no such folder.
pub fn read(root: &Path, problems: &mut Problems) -> Result<ContentFolder, PublishError> {
    check_root(root)?;
    let publisher = read_publisher(root, problems);
    for entry in visible_entries(root, Path::new(""), problems) {
        if !matches!(entry.name.as_str(), "publisher.toml" | "collections" | "README.md") {
            problems.warning(&entry.path, None, "is not part of a content folder and is left out");
        }
    }
    let mut collections = Vec::new();
    for entry in visible_entries(root, Path::new("collections"), problems) {
        if entry.is_folder {
            collections.push(read_collection(root, &entry, &publisher, problems));
        } else {
            problems.error(&entry.path, None, "only folders, one a collection, belong here");
        }
    }
    if collections.is_empty() {
        problems.error(Path::new("collections"), None, "holds no collection: make collections/<id>/collection.toml");
    }
    let folder = ContentFolder { root: root.to_owned(), publisher, collections };
    check_supersedes(&folder, problems);
    Ok(folder)
}

/// Who publishes the content folder at `root`.
///
/// # Errors
/// [`PublishError::NoContent`] when there is no such folder, [`PublishError::Problems`] with what is wrong with
/// `publisher.toml`.
pub fn publisher(root: &Path) -> Result<Publisher, PublishError> {
    check_root(root)?;
    let mut problems = Problems::default();
    let found = read_publisher(root, &mut problems);
    if problems.any_error() { Err(PublishError::Problems(problems.into_sorted())) } else { Ok(found) }
}

/// Whether there is a folder at `root` at all.
///
/// # Errors
/// [`PublishError::NoContent`].
pub fn check_root(root: &Path) -> Result<(), PublishError> {
    is_folder(root).map_err(|reason| PublishError::NoContent { path: root.to_owned(), reason })
}

/// Why there is no folder at `path`, if there is none.
pub(crate) fn is_folder(path: &Path) -> Result<(), String> {
    match std::fs::metadata(path) {
        Ok(found) if found.is_dir() => Ok(()),
        Ok(_) => Err("it is not a folder".to_owned()),
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => Err("it is not there".to_owned()),
        Err(error) => Err(error.to_string()),
    }
}

/// The text of `path` below `root`; a problem when it cannot be read.
pub(crate) fn read_text(root: &Path, path: &Path, problems: &mut Problems) -> Option<String> {
    let bytes = match plain_file(root, path) {
        Ok(_) => std::fs::read(root.join(path)).map_err(|error| format!("cannot be read: {error}")),
        Err(why) if why == layout::MISSING => Err(format!("{why}{}", to_write(path))),
        Err(why) => Err(why),
    };
    let text = bytes.map_err(|why| (None, why)).and_then(|bytes| {
        text(bytes).map_err(|line| (Some(line), "is not UTF-8 from here on: save it as UTF-8".to_owned()))
    });
    text.map_err(|(line, why)| problems.error(path, line, why)).ok()
}

/// What to write into the file of that name, as far as this is no document.
fn to_write(path: &Path) -> &'static str {
    match path.file_name().and_then(|name| name.to_str()) {
        Some("publisher.toml") => ": write format = 1, id, name and time-zone, or begin with shelf publish init",
        Some("collection.toml") => ": write format = 1 and [titles] with en = \"…\"",
        Some("publication.toml") => ": write format = 1, kind and issued",
        _ => "",
    }
}

/// `bytes` as UTF-8, without the byte order mark that editors on Windows begin a file with; else the line, from 1, on which
/// it stops being UTF-8.
pub(crate) fn text(bytes: Vec<u8>) -> Result<String, u32> {
    let mut text = String::from_utf8(bytes).map_err(|error| {
        let before = &error.as_bytes()[..error.utf8_error().valid_up_to()];
        let breaks = before.iter().filter(|byte| **byte == b'\n').count();
        u32::try_from(breaks).map_or(u32::MAX, |breaks| breaks.saturating_add(1))
    })?;
    if text.starts_with('\u{feff}') {
        text.drain(..'\u{feff}'.len_utf8());
    }
    Ok(text)
}

/// A name that stands in for one that is wrong, which is noted.
fn stand_in() -> ShortName {
    "unnamed".parse().expect("“unnamed” is a short name")
}

fn read_publisher(root: &Path, problems: &mut Problems) -> Publisher {
    let path = Path::new("publisher.toml");
    let mut found = Publisher {
        id: stand_in(),
        name: String::new(),
        names: BTreeMap::new(),
        time_zone: "UTC".to_owned(),
        addresses: Vec::new(),
    };
    let Some(source) = read_text(root, path, problems) else { return found };
    let mut table = TomlTable::parse(path, &source, problems);
    if let Some(id) = table.need("id", "a short name of a–z, 0–9 and hyphens, the same for ever").parsed("id") {
        found.id = id;
    }
    match table.need("name", "the publisher's full name").text("name") {
        Some((line, name)) if name.trim().is_empty() => {
            table.refuse(line, "“name” is empty: the publisher's full name")
        }
        Some((_, name)) => found.name = name,
        None => {}
    }
    found.names = table.by_language("names");
    let advice = "the zone in which dates begin and end, such as Europe/Tirane";
    match table.need("time-zone", advice).text("time-zone") {
        Some((line, zone)) if jiff::tz::TimeZone::get(&zone).is_err() => {
            table.refuse(line, format!("“{zone}” is not an IANA time zone such as Europe/Tirane"));
        }
        Some((_, zone)) => found.time_zone = zone,
        None => {}
    }
    for (line, address) in table.list::<String>("addresses") {
        if !url::Url::parse(&address).is_ok_and(|url| matches!(url.scheme(), "http" | "https") && url.has_host()) {
            table.refuse(
                line,
                format!("“{address}” is no address of a repository, such as https://example.org/fieldshelf/"),
            );
        }
        found.addresses.push(address);
    }
    table.finish();
    found
}

fn read_collection(root: &Path, entry: &Entry, publisher: &Publisher, problems: &mut Problems) -> Collection {
    let id = short_name(entry, problems);
    if repository::RESERVED_ROLES.contains(&id.as_str()) {
        problems.error(&entry.path, None, format!("“{id}” is taken by the format: choose another name"));
    }
    let path = entry.path.join("collection.toml");
    let mut found = Collection {
        id,
        titles: BTreeMap::new(),
        cover: COVERS[0].to_owned(),
        glossary: Vec::new(),
        publications: Vec::new(),
    };
    if let Some(source) = read_text(root, &path, problems) {
        let mut table = TomlTable::parse(&path, &source, problems);
        found.titles = table.some_by_language("titles", "write [titles] with en = \"…\" and the other languages");
        let words = COVERS.map(|colour| (colour, colour));
        found.cover = table.word("cover", &words).unwrap_or(COVERS[0]).to_owned();
        table.finish();
    }
    for inner in visible_entries(root, &entry.path, problems) {
        if inner.is_folder {
            found.publications.push(read_publication(root, &found.id, &inner, publisher, problems));
        } else if inner.name == "glossary.toml" {
            found.glossary = glossary::read(root, &inner.path, problems);
        } else if inner.name != "collection.toml" {
            let why = "only collection.toml, glossary.toml and folders, one a publication, belong here";
            problems.error(&inner.path, None, why);
        }
    }
    found
}

fn short_name(entry: &Entry, problems: &mut Problems) -> ShortName {
    entry.name.parse().unwrap_or_else(|error: domain::IdError| {
        problems.error(&entry.path, None, error.to_string());
        stand_in()
    })
}

fn read_publication(
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
    found.editions = read_editions(root, entry, problems);
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

fn read_editions(root: &Path, entry: &Entry, problems: &mut Problems) -> Vec<EditionFolder> {
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
            Some((path, source)) => describe_edition(edition, path, &source, &languages, problems),
            None => edition,
        });
    }
    editions
}

fn describe_edition(
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

/// Every superseded notice exists and is a notice.
fn check_supersedes(folder: &ContentFolder, problems: &mut Problems) {
    let publications = || folder.collections.iter().flat_map(|collection| &collection.publications);
    let kinds: BTreeMap<&PublicationRef, Kind> =
        publications().map(|publication| (&publication.id, publication.kind)).collect();
    for publication in publications() {
        for (line, superseded) in &publication.superseded {
            let why = match kinds.get(superseded) {
                None => format!("supersedes “{superseded}”, which is not in this content folder"),
                Some(kind) if *kind != Kind::Notice => {
                    format!("supersedes “{superseded}”, which is no notice (its kind is “{kind}”)")
                }
                Some(_) if *superseded == publication.id => "a notice cannot supersede itself".to_owned(),
                Some(_) if superseded.collection != publication.id.collection => format!(
                    "supersedes “{superseded}”, which is of another collection; only who signs a collection may replace \
                     what is in it"
                ),
                Some(_) => continue,
            };
            problems.error(&publication.folder.join("publication.toml"), Some(*line), why);
        }
    }
}
