//! Makes a content folder from documents that lie in folders as people keep them.
//!
//! The language of a document is read from the end of its name (`guide-fr.pdf`, `guide_RU.md`), else from the folder it
//! lies in (`fr/guide.md`), else it is the one the caller names. Documents of one name in several languages become the
//! editions of one publication. Pictures that no document shows become a gallery, a folder each. Nothing is guessed
//! silently: everything left out or changed is reported.

mod links;
mod name;
mod pictures;
mod place;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{Language, ShortName};

use self::links::{decoded, normal, rewrite_links};
use self::name::{humanise, slug};
use self::pictures::{Pictures, galleries, picture_type};
use self::place::{Found, extension, place};
use crate::error::PublishError;
use crate::folder::{self, DocumentFormat};
use crate::init::{self, NewPublisher, quoted};
use crate::keys::absolute;
use crate::staged::Staged;

/// What an import is told besides where the documents are.
#[derive(Debug, Clone)]
pub struct ImportOptions {
    /// The publisher to make.
    pub publisher: NewPublisher,
    /// The language of documents whose name and folder tell none.
    pub language: Language,
    /// The date of issue that every publication gets.
    pub issued: domain::When,
}

/// What an import made.
#[derive(Debug, Clone, Default, PartialEq, Eq, serde::Serialize, schemars::JsonSchema)]
pub struct ImportReport {
    /// Publications made.
    pub publications: usize,
    /// Editions made.
    pub editions: usize,
    /// What was left out or changed, with the reason.
    pub notes: Vec<String>,
}

/// Copies the documents below `from` into a new content folder `to`.
///
/// # Errors
/// When `from` is no folder or `to` lies in it, when `to` is there and not empty, when nothing could be imported, or when
/// a file cannot be read or written. Nothing is made then.
pub fn import(from: &Path, to: &Path, options: &ImportOptions) -> Result<ImportReport, PublishError> {
    folder::is_folder(from).map_err(|reason| PublishError::NoInput { path: from.to_owned(), reason })?;
    if absolute(to).starts_with(absolute(from)) {
        return Err(PublishError::ImportInside { to: to.to_owned(), from: from.to_owned() });
    }
    let mut report = ImportReport::default();
    let mut paths = Vec::new();
    walk(from, Path::new(""), &mut paths, &mut report.notes)?;
    let name = absolute(from).file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
    let fallback = slug(&name).map(|id| (id, humanise(&name)));
    let (publications, mut unseen) = sorted(from, paths, fallback.as_ref(), options, &mut report.notes);
    if publications.is_empty() && unseen.is_empty() {
        return Err(PublishError::NothingToImport { path: from.to_owned(), notes: report.notes });
    }
    let content = init::new_folder(to, &options.publisher)?;
    let targets: BTreeMap<PathBuf, String> = publications
        .values()
        .flat_map(|editions| editions.values())
        .map(|found| (found.path.clone(), format!("../../{}/{}/", found.collection, found.publication)))
        .collect();
    let mut collections: BTreeMap<ShortName, String> = publications
        .values()
        .flat_map(|editions| editions.values())
        .map(|found| (found.collection.clone(), found.collection_title.clone()))
        .collect();
    for ((collection, publication), editions) in &publications {
        let folder = Path::new("collections").join(collection.as_str()).join(publication.as_str());
        let kind = editions.values().next().map_or("handbook", |found| match found.format {
            DocumentFormat::Csv => "dataset",
            DocumentFormat::Sound => "recording",
            _ => "handbook",
        });
        let about = format!("format = 1\nkind = \"{kind}\"\nissued = {}\n", options.issued);
        content.write(folder.join("publication.toml"), about.as_bytes())?;
        let mut pictures = Pictures::new(from);
        for (language, found) in editions {
            copy(from, found, &content, &folder, &targets, &mut pictures, &mut report)?;
            let title = format!("title = {}\n", quoted(&found.title));
            let described =
                if has_title(&from.join(&found.path), found.format, language)? { "" } else { title.as_str() };
            content.write(folder.join(format!("{language}.toml")), format!("format = 1\n{described}").as_bytes())?;
            report.editions += 1;
        }
        pictures.copy(&content, &folder)?;
        unseen.retain(|path| !pictures.show(path));
        report.publications += 1;
    }
    for gallery in galleries(&unseen, fallback.as_ref()) {
        if publications.contains_key(&(gallery.collection.clone(), gallery.publication.clone())) {
            let left_out = |path: &&PathBuf| format!("{}: left out: no document shows it", path.display());
            report.notes.extend(gallery.pictures.iter().map(left_out));
            continue;
        }
        gallery.write(from, &content, options, &mut report)?;
        collections.entry(gallery.collection).or_insert(gallery.collection_title);
    }
    for (collection, title) in collections {
        let about = format!("format = 1\ncover = \"teal\"\n\n[titles]\n{} = {}\n", options.language, quoted(&title));
        content.write(Path::new("collections").join(collection.as_str()).join("collection.toml"), about.as_bytes())?;
    }
    content.place()?;
    Ok(report)
}

/// The documents of one publication, by language.
type Editions = BTreeMap<Language, Found>;

/// The documents among `paths`, below `from`, by the collection and the publication that they belong to, and the pictures;
/// `notes` say what is left out. A transcript goes with its recording.
fn sorted(
    from: &Path,
    paths: Vec<PathBuf>,
    fallback: Option<&(ShortName, String)>,
    options: &ImportOptions,
    notes: &mut Vec<String>,
) -> (BTreeMap<(ShortName, ShortName), Editions>, BTreeSet<PathBuf>) {
    let mut publications: BTreeMap<(ShortName, ShortName), Editions> = BTreeMap::new();
    let mut unseen = BTreeSet::new();
    let sounds: BTreeSet<PathBuf> = paths
        .iter()
        .filter(|path| DocumentFormat::of(&extension(path)) == Some(DocumentFormat::Sound))
        .map(|path| path.with_extension(""))
        .collect();
    for path in paths {
        if extension(&path) == "vtt" {
            if !sounds.contains(&path.with_extension("")) {
                notes.push(format!("{}: left out: no recording has the same name", path.display()));
            }
            continue;
        }
        if picture_type(&path).is_some() {
            unseen.insert(path);
            continue;
        }
        let found = place(&path, fallback, &options.language).and_then(|found| {
            readable(&from.join(&path), found.format)?;
            Ok(found)
        });
        match found {
            Err(why) => notes.push(format!("{}: {why}", path.display())),
            Ok(found) => {
                let editions = publications.entry((found.collection.clone(), found.publication.clone())).or_default();
                if let Some(other) = editions.get(&found.language) {
                    let why =
                        format!("left out: {} is already that edition in “{}”", other.path.display(), found.language);
                    notes.push(format!("{}: {why}", path.display()));
                } else {
                    editions.insert(found.language.clone(), found);
                }
            }
        }
    }
    (publications, unseen)
}

/// All files below `root/folder`, relative to `root`, in order of name. Hidden ones are passed over; `notes` say what else
/// is: links may lead anywhere, and pipes and devices are no documents.
fn walk(root: &Path, folder: &Path, found: &mut Vec<PathBuf>, notes: &mut Vec<String>) -> Result<(), PublishError> {
    let here = root.join(folder);
    let failed = |error| PublishError::io("read the folder", &here, error);
    let mut entries: Vec<_> = std::fs::read_dir(&here).map_err(failed)?.collect::<Result<_, _>>().map_err(failed)?;
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let path = folder.join(entry.file_name());
        let kind = entry.file_type().map_err(failed)?;
        if entry.file_name().to_string_lossy().starts_with('.') {
            continue;
        }
        if kind.is_dir() {
            walk(root, &path, found, notes)?;
        } else if kind.is_file() {
            found.push(path);
        } else if kind.is_symlink() {
            notes.push(format!("{}: left out: it is a link; put the file or folder itself there", path.display()));
        } else {
            notes.push(format!("{}: left out: it is neither a file nor a folder", path.display()));
        }
    }
    Ok(())
}

/// Whether a text carries its own title. That of a PDF is seldom one for readers.
fn has_title(path: &Path, format: DocumentFormat, language: &Language) -> Result<bool, PublishError> {
    let keep = &mut |_: content::Reference<'_>| content::Resolution::Keep;
    let failed = |error| PublishError::io("read", path, error);
    let title = match format {
        DocumentFormat::Markdown | DocumentFormat::Html => {
            format.parse(&read_text(path).map_err(failed)?, keep).and_then(|parsed| parsed.title)
        }
        // One that cannot be read has no title to give; `check` says what is wrong with it.
        DocumentFormat::Epub => {
            let bytes = std::fs::read(path).map_err(failed)?;
            content::epub(bytes.into(), keep).ok().and_then(|package| package.parsed.title)
        }
        DocumentFormat::Docx => {
            let bytes = std::fs::read(path).map_err(failed)?;
            content::docx(bytes.into(), language.direction(), keep).ok().and_then(|package| package.parsed.title)
        }
        DocumentFormat::Pdf | DocumentFormat::Csv | DocumentFormat::Sound | DocumentFormat::Other => None,
    };
    Ok(title.is_some_and(|title| !title.trim().is_empty()))
}

/// Whether a document can be read as what it is; else why it is left out.
fn readable(path: &Path, format: DocumentFormat) -> Result<(), String> {
    let read = match format {
        DocumentFormat::Markdown | DocumentFormat::Html | DocumentFormat::Csv => read_text(path).map(drop),
        _ => std::fs::File::open(path).map(drop),
    };
    read.map_err(|error| format!("left out: it cannot be read: {error}"))
}

fn read_text(path: &Path) -> std::io::Result<String> {
    folder::text(std::fs::read(path)?).map_err(|line| {
        let why = format!("it is not UTF-8 from line {line} on; save it as UTF-8");
        std::io::Error::new(std::io::ErrorKind::InvalidData, why)
    })
}

fn copy(
    from: &Path,
    found: &Found,
    content: &Staged,
    folder: &Path,
    targets: &BTreeMap<PathBuf, String>,
    pictures: &mut Pictures<'_>,
    report: &mut ImportReport,
) -> Result<(), PublishError> {
    let source = from.join(&found.path);
    let target = folder.join(format!("{}.{}", found.language, found.extension));
    if found.format != DocumentFormat::Markdown {
        let transcript = source.with_extension("vtt");
        if found.format == DocumentFormat::Sound && transcript.is_file() {
            content.copy(&transcript, &target.with_extension("vtt"))?;
        }
        return content.copy(&source, &target);
    }
    let text = read_text(&source).map_err(|error| PublishError::io("read", &source, error))?;
    let parent = found.path.parent().unwrap_or(Path::new(""));
    let (text, dropped) = rewrite_links(&text, &mut |written, is_picture| {
        let path = normal(&parent.join(decoded(written.split('#').next().unwrap_or_default())));
        if is_picture { pictures.name(path) } else { targets.get(&path).cloned() }
    });
    report.notes.extend(dropped.into_iter().map(|target| {
        format!("{}: the link to “{target}” leads to nothing here and became plain text", found.path.display())
    }));
    content.write(target, text.as_bytes())
}
