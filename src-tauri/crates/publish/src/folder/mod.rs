//! A content folder as its publisher keeps it: read whole, with every problem noted, and nothing interpreted yet
//! beyond its TOML files. Documents are opened by `prepare`.

mod edition;
mod format;
mod glossary;
mod layout;
mod publication;
mod toml_table;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{Kind, Language, Link, Notice, PublicationRef, ShortName, Stage, Term, Translates, When};

use crate::error::PublishError;
use crate::problem::{Problems, warn_of_order};
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
        for (language, title) in &found.titles {
            warn_of_order(&path, &format!("the title in “{language}”"), title, problems);
        }
    }
    for inner in visible_entries(root, &entry.path, problems) {
        if inner.is_folder {
            found.publications.push(publication::read(root, &found.id, &inner, publisher, problems));
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
