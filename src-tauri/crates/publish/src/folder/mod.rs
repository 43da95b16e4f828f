//! A content folder as its publisher keeps it: read whole, with every problem noted, and nothing interpreted yet
//! beyond its TOML files. Documents are opened by `prepare`.

mod layout;
mod toml_table;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{
    Kind, Language, Link, MessageType, Notice, PublicationId, PublicationRef, Severity, ShortName, Stage, Translates,
    When,
};

use crate::problem::Problems;
use layout::{Entry, visible_entries};
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

/// The formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentFormat {
    /// CommonMark with tables, footnotes and heading ids.
    Markdown,
    /// HTML.
    Html,
    /// PDF.
    Pdf,
}

impl DocumentFormat {
    /// The format of the document at `path`, by its extension.
    pub(crate) fn of_path(path: &Path) -> Option<Self> {
        path.extension().and_then(|extension| extension.to_str()).and_then(Self::of)
    }

    /// The format of a file name's extension.
    fn of(extension: &str) -> Option<Self> {
        match extension {
            "md" => Some(Self::Markdown),
            "html" => Some(Self::Html),
            "pdf" => Some(Self::Pdf),
            _ => None,
        }
    }
}

/// Reads the content folder at `root`, noting every problem. `None` when not even the publisher can be read.
pub fn read(root: &Path, problems: &mut Problems) -> Option<ContentFolder> {
    let publisher = read_publisher(root, problems);
    for entry in visible_entries(root, Path::new(""), problems) {
        if !matches!(entry.name.as_str(), "publisher.toml" | "collections" | "README.md") {
            problems.warning(&entry.path, None, "is not part of a content folder and is left out");
        }
    }
    let mut collections = Vec::new();
    for entry in visible_entries(root, Path::new("collections"), problems) {
        if !entry.is_folder {
            problems.error(&entry.path, None, "only folders, one a collection, belong here");
            continue;
        }
        collections.extend(read_collection(root, &entry, publisher.as_ref(), problems));
    }
    if collections.is_empty() && publisher.is_some() {
        problems.error(Path::new("collections"), None, "holds no collection: make collections/<id>/collection.toml");
    }
    let publisher = publisher?;
    let folder = ContentFolder { root: root.to_owned(), publisher, collections };
    check_supersedes(&folder, problems);
    Some(folder)
}

/// Who publishes the content folder at `root`.
///
/// # Errors
/// What is wrong with `publisher.toml`.
pub fn publisher(root: &Path) -> Result<Publisher, Vec<crate::Problem>> {
    let mut problems = Problems::default();
    let found = read_publisher(root, &mut problems);
    if problems.any_error() { Err(problems.into_sorted()) } else { found.ok_or_else(Vec::new) }
}

/// The text of `path` below `root`; a problem when it cannot be read.
fn read_text(root: &Path, path: &Path, problems: &mut Problems) -> Option<String> {
    match std::fs::read(root.join(path)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text),
            Err(error) => {
                let line = error.as_bytes()[..error.utf8_error().valid_up_to()].iter().filter(|b| **b == b'\n').count();
                problems.error(path, u32::try_from(line + 1).ok(), "is not UTF-8 from here on: save it as UTF-8");
                None
            }
        },
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
            problems.error(path, None, "is missing");
            None
        }
        Err(error) => {
            problems.error(path, None, format!("cannot be read: {error}"));
            None
        }
    }
}

fn read_publisher(root: &Path, problems: &mut Problems) -> Option<Publisher> {
    let path = Path::new("publisher.toml");
    let source = read_text(root, path, problems)?;
    let mut table = TomlTable::parse(path, &source, problems);
    let id = table.parsed("id");
    if id.is_none() {
        table.missing("id", "a short name of a–z, 0–9 and hyphens, the same for ever");
    }
    let name = table.text("name").map(|(_, name)| name).filter(|name| !name.trim().is_empty());
    if name.is_none() {
        table.missing("name", "the publisher's full name");
    }
    let names = table.by_language("names");
    let time_zone = match table.text("time-zone") {
        None => {
            table.missing("time-zone", "the zone in which dates begin and end, such as Europe/Tirane");
            None
        }
        Some((line, zone)) if jiff::tz::TimeZone::get(&zone).is_err() => {
            table.refuse(line, format!("“{zone}” is not an IANA time zone such as Europe/Tirane"));
            None
        }
        Some((_, zone)) => Some(zone),
    };
    let addresses = table.list::<String>("addresses").into_iter().map(|(_, address)| address).collect();
    table.finish();
    Some(Publisher { id: id?, name: name?, names, time_zone: time_zone?, addresses })
}

fn read_collection(
    root: &Path,
    entry: &Entry,
    publisher: Option<&Publisher>,
    problems: &mut Problems,
) -> Option<Collection> {
    let id = short_name(entry, problems);
    let path = entry.path.join("collection.toml");
    let described = read_text(root, &path, problems).map(|source| {
        let mut table = TomlTable::parse(&path, &source, problems);
        let titles = table.by_language("titles");
        if titles.is_empty() {
            table.missing("titles", "write [titles] with en = \"…\" and the other languages");
        }
        let words: Vec<(&str, &str)> = COVERS.iter().map(|colour| (*colour, *colour)).collect();
        let cover = table.word("cover", &words).unwrap_or(COVERS[0]).to_owned();
        table.finish();
        (titles, cover)
    });
    let mut publications = Vec::new();
    for inner in visible_entries(root, &entry.path, problems) {
        if inner.is_folder {
            if let Some(id) = &id {
                publications.extend(read_publication(root, id, &inner, publisher, problems));
            }
        } else if inner.name != "collection.toml" {
            problems.error(&inner.path, None, "only collection.toml and folders, one a publication, belong here");
        }
    }
    let (titles, cover) = described?;
    Some(Collection { id: id?, titles, cover, publications })
}

fn short_name(entry: &Entry, problems: &mut Problems) -> Option<ShortName> {
    entry.name.parse().map_err(|error: domain::IdError| problems.error(&entry.path, None, error.to_string())).ok()
}

fn read_publication(
    root: &Path,
    collection: &ShortName,
    entry: &Entry,
    publisher: Option<&Publisher>,
    problems: &mut Problems,
) -> Option<PublicationFolder> {
    let id =
        short_name(entry, problems).map(|publication| PublicationRef { collection: collection.clone(), publication });
    let path = entry.path.join("publication.toml");
    let described = read_text(root, &path, problems).map(|source| {
        let mut table = TomlTable::parse(&path, &source, problems);
        let kind = table.parsed::<Kind>("kind");
        if kind.is_none() {
            table
                .missing("kind", "notice, handbook, report, brief, article, page, gallery, recording, dataset or form");
        }
        let topics = table.list("topics").into_iter().map(|(_, topic)| topic).collect();
        let issued = table.when("issued");
        if issued.is_none() {
            table.missing("issued", "the date of issue, such as 2026-11-23");
        }
        let stage = table
            .word("stage", &[("published", Stage::Published), ("withdrawn", Stage::Withdrawn)])
            .unwrap_or_default();
        let notice = read_notice(&mut table, publisher);
        match (kind, &notice) {
            (Some(Kind::Notice), None) => {
                table.missing("notice", "a notice needs a [notice] table with message and severity")
            }
            (Some(kind), Some(_)) if kind != Kind::Notice => {
                table.refuse(1, format!("[notice] belongs to a notice, not to a {kind}"))
            }
            _ => {}
        }
        let links = read_links(&mut table);
        table.finish();
        (kind, topics, issued, stage, notice, links)
    });
    let editions = read_editions(root, entry, problems);
    if editions.is_empty() {
        problems.error(&entry.path, None, "has no document: add one, such as en.md or fr.pdf");
    }
    let (kind, topics, issued, stage, notice, links) = described?;
    let kind = kind?;
    Some(PublicationFolder {
        id: id?,
        folder: entry.path.clone(),
        kind,
        topics,
        issued: issued?,
        stage,
        notice: notice.filter(|_| kind == Kind::Notice),
        links,
        editions,
    })
}

fn read_notice(table: &mut TomlTable<'_, '_>, publisher: Option<&Publisher>) -> Option<Notice> {
    let mut notice = table.table("notice")?;
    let message = notice.word(
        "message",
        &[("alert", MessageType::Alert), ("update", MessageType::Update), ("cancel", MessageType::Cancel)],
    );
    if message.is_none() {
        notice.missing("message", "alert, update or cancel");
    }
    let severity = notice.word(
        "severity",
        &[
            ("extreme", Severity::Extreme),
            ("severe", Severity::Severe),
            ("moderate", Severity::Moderate),
            ("minor", Severity::Minor),
            ("unknown", Severity::Unknown),
        ],
    );
    if severity.is_none() {
        notice.missing("severity", "extreme, severe, moderate, minor or unknown");
    }
    let effective = notice.when("effective");
    let onset = notice.when("onset");
    let expires = notice.when("expires");
    let expected_to_resume = notice.when("expected-to-resume");
    let named: Vec<(u32, PublicationRef)> = notice.list("supersedes");
    let must_acknowledge = notice.flag("must-acknowledge");
    notice.finish();
    let publisher = publisher?;
    let supersedes: Vec<PublicationId> = named.into_iter().map(|(_, id)| id.under(&publisher.id)).collect();
    Some(Notice {
        message: message?,
        severity: severity?,
        effective,
        onset,
        expires,
        expected_to_resume,
        supersedes,
        must_acknowledge,
        time_zone: publisher.time_zone.clone(),
    })
}

fn read_links(table: &mut TomlTable<'_, '_>) -> Vec<Link> {
    let mut links = Vec::new();
    table.each_table("links", |link| {
        let titles = link.by_language("titles");
        if titles.is_empty() {
            link.missing("titles", "write titles = { en = \"…\" }");
        }
        match link.text("url") {
            Some((_, url)) if url.starts_with("https://") || url.starts_with("mailto:") => {
                links.push(Link { titles, url })
            }
            Some((line, url)) => link.refuse(line, format!("“{url}” is not a link: use https:// or mailto:")),
            None => link.missing("url", "an https:// or mailto: address"),
        }
    });
    links
}

fn read_editions(root: &Path, entry: &Entry, problems: &mut Problems) -> Vec<EditionFolder> {
    let mut documents: BTreeMap<Language, (PathBuf, DocumentFormat)> = BTreeMap::new();
    let mut described: BTreeMap<Language, PathBuf> = BTreeMap::new();
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
        if format.is_none() && extension != "toml" {
            problems.error(&inner.path, None, "is not a document this version publishes: use .md, .html or .pdf");
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
            described.insert(language, inner.path);
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
    let mut editions = Vec::new();
    for (language, (document, format)) in documents {
        let source = described.get(&language).and_then(|path| Some((path, read_text(root, path, problems)?)));
        let edition = EditionFolder {
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
    edition.title = table.text("title").map(|(_, title)| title.trim().to_owned()).filter(|title| !title.is_empty());
    edition.summary = table.text("summary").map(|(_, summary)| summary).unwrap_or_default();
    edition.audience = table.text("audience").map(|(_, audience)| audience).unwrap_or_default();
    edition.revision = table.counting("revision").unwrap_or(1);
    edition.issued = table.when("issued");
    edition.has_text = table.word("text", &[("none", false), ("extract", true)]).unwrap_or(true);
    if let Some(mut from) = table.table("translates") {
        let language = from.parsed::<Language>("language");
        if language.is_none() {
            from.missing("language", "the language it was translated from");
        }
        let revision = from.counting("revision").unwrap_or(1);
        from.finish();
        match language {
            Some(language) if language == edition.language => {
                table.refuse(1, "an edition cannot be a translation of itself")
            }
            Some(language) if !languages.contains(&language) => {
                table.refuse(1, format!("is a translation of “{language}”, but there is no document in “{language}”"));
            }
            Some(language) => edition.translates = Some(Translates { language, revision }),
            None => {}
        }
    }
    table.finish();
    edition
}

/// Every superseded notice exists and is a notice.
fn check_supersedes(folder: &ContentFolder, problems: &mut Problems) {
    let kinds: BTreeMap<PublicationId, Kind> = folder
        .collections
        .iter()
        .flat_map(|collection| &collection.publications)
        .map(|publication| (publication.id.under(&folder.publisher.id), publication.kind))
        .collect();
    for publication in folder.collections.iter().flat_map(|collection| &collection.publications) {
        let own = publication.id.under(&folder.publisher.id);
        for superseded in publication.notice.iter().flat_map(|notice| &notice.supersedes) {
            let path = publication.folder.join("publication.toml");
            match kinds.get(superseded) {
                None => problems.error(
                    &path,
                    None,
                    format!("supersedes “{superseded}”, which is not in this content folder"),
                ),
                Some(kind) if *kind != Kind::Notice => {
                    problems.error(
                        &path,
                        None,
                        format!("supersedes “{superseded}”, which is a {kind} and not a notice"),
                    );
                }
                Some(_) if *superseded == own => problems.error(&path, None, "a notice cannot supersede itself"),
                Some(_) => {}
            }
        }
    }
}
