//! Makes a content folder from documents that lie in folders as people keep them.
//!
//! The language of a document is read from the end of its name (`guide-fr.pdf`, `guide_RU.md`), else from the folder it
//! lies in (`fr/guide.md`), else it is the one the caller names. Documents of one name in several languages become the
//! editions of one publication. Pictures that no document shows become a gallery, a folder each. Nothing is guessed
//! silently: everything left out or changed is reported.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use domain::{Language, ShortName};
use pulldown_cmark::{Event, Options, Parser, Tag};

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

struct Found {
    path: PathBuf,
    format: DocumentFormat,
    /// What its name ends with in the content folder.
    extension: String,
    collection: ShortName,
    collection_title: String,
    publication: ShortName,
    /// What its name says, for a document that says no title itself.
    title: String,
    language: Language,
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
    let mut publications: BTreeMap<(ShortName, ShortName), BTreeMap<Language, Found>> = BTreeMap::new();
    let mut unseen = BTreeSet::new();
    let sounds: BTreeSet<PathBuf> = paths
        .iter()
        .filter(|path| DocumentFormat::of(&extension(path)) == Some(DocumentFormat::Sound))
        .map(|path| path.with_extension(""))
        .collect();
    for path in paths {
        if extension(&path) == "vtt" {
            if !sounds.contains(&path.with_extension("")) {
                report.notes.push(format!("{}: left out: no recording has the same name", path.display()));
            }
            continue;
        }
        if picture_type(&path).is_some() {
            unseen.insert(path);
            continue;
        }
        let found = place(&path, fallback.as_ref(), &options.language).and_then(|found| {
            readable(&from.join(&path), found.format)?;
            Ok(found)
        });
        match found {
            Err(why) => report.notes.push(format!("{}: {why}", path.display())),
            Ok(found) => {
                let editions = publications.entry((found.collection.clone(), found.publication.clone())).or_default();
                if let Some(other) = editions.get(&found.language) {
                    let why =
                        format!("left out: {} is already that edition in “{}”", other.path.display(), found.language);
                    report.notes.push(format!("{}: {why}", path.display()));
                } else {
                    editions.insert(found.language.clone(), found);
                }
            }
        }
    }
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
        let mut pictures = Pictures { from, names: BTreeMap::new() };
        for (language, found) in editions {
            copy(from, found, &content, &folder, &targets, &mut pictures, &mut report)?;
            let title = format!("title = {}\n", quoted(&found.title));
            let described =
                if has_title(&from.join(&found.path), found.format, language)? { "" } else { title.as_str() };
            content.write(folder.join(format!("{language}.toml")), format!("format = 1\n{described}").as_bytes())?;
            report.editions += 1;
        }
        pictures.copy(&content, &folder)?;
        unseen.retain(|path| !pictures.names.contains_key(path));
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

/// Where the document at `path` belongs.
fn place(path: &Path, fallback: Option<&(ShortName, String)>, default: &Language) -> Result<Found, String> {
    let extension = match extension(path).as_str() {
        "markdown" => "md".to_owned(),
        "htm" => "html".to_owned(),
        other => other.to_owned(),
    };
    let format = DocumentFormat::of(&extension).filter(|format| *format != DocumentFormat::Other).ok_or(
        "left out: only Markdown, HTML, PDF, EPUB, DOCX and CSV documents, pictures and recordings are imported",
    )?;
    let stem = path.file_stem().and_then(|stem| stem.to_str()).ok_or("left out: its name is not Unicode")?;
    let folders: Vec<&str> = path
        .parent()
        .into_iter()
        .flat_map(Path::components)
        .filter_map(|part| match part {
            Component::Normal(name) => name.to_str(),
            _ => None,
        })
        .collect();
    let (stem, own) = split_language(stem);
    let from_folder = folders.iter().rposition(|name| language_of(name).is_some());
    let language =
        own.or_else(|| from_folder.and_then(|at| language_of(folders[at]))).unwrap_or_else(|| default.clone());
    let kept: Vec<&str> =
        folders.iter().enumerate().filter(|(at, _)| Some(*at) != from_folder).map(|(_, name)| *name).collect();
    let own = kept.first().and_then(|name| Some((slug(name)?, humanise(name))));
    let (collection, collection_title) = own
        .or_else(|| fallback.cloned())
        .unwrap_or_else(|| ("library".parse().expect("“library” is a short name"), "Library".to_owned()));
    // A folder that only repeats what the document's name says, such as 4.0.3/guide-4.0.3.pdf, adds nothing to it.
    let above = kept.iter().skip(1).filter(|folder| !stem.contains(**folder));
    let name = above.copied().chain([stem]).collect::<Vec<_>>().join("-");
    let publication = slug(&name).ok_or("left out: its name has no letter or digit to make an id from; rename it")?;
    let title = humanise(stem);
    Ok(Found { path: path.to_owned(), format, extension, collection, collection_title, publication, title, language })
}

/// The end of a file's name, in small letters.
fn extension(path: &Path) -> String {
    path.extension().and_then(|extension| extension.to_str()).unwrap_or_default().to_ascii_lowercase()
}

/// A gallery, made of the pictures of one folder.
struct Gallery<'p> {
    collection: ShortName,
    collection_title: String,
    publication: ShortName,
    title: String,
    pictures: Vec<&'p PathBuf>,
}

/// The galleries that pictures make: one a folder.
fn galleries<'p>(pictures: &'p BTreeSet<PathBuf>, fallback: Option<&(ShortName, String)>) -> Vec<Gallery<'p>> {
    let mut galleries: BTreeMap<(ShortName, ShortName), Gallery<'_>> = BTreeMap::new();
    let named = |id: &str, title: &str| (id.parse().expect("the words here are short names"), title.to_owned());
    for picture in pictures {
        let parts = picture.parent().into_iter().flat_map(Path::components);
        let folders: Vec<String> = parts.map(|part| part.as_os_str().to_string_lossy().into_owned()).collect();
        let own = folders.first().and_then(|name| Some((slug(name)?, humanise(name))));
        let (collection, collection_title) =
            own.or_else(|| fallback.cloned()).unwrap_or_else(|| named("library", "Library"));
        let inner = folders.get(1..).unwrap_or_default();
        let (publication, title) = slug(&inner.join("-"))
            .zip(inner.last().map(|name| humanise(name)))
            .unwrap_or_else(|| named("pictures", "Pictures"));
        let key = (collection.clone(), publication.clone());
        let gallery = galleries.entry(key);
        let gallery = gallery.or_insert(Gallery { collection, collection_title, publication, title, pictures: vec![] });
        gallery.pictures.push(picture);
    }
    galleries.into_values().collect()
}

impl Gallery<'_> {
    fn write(
        &self,
        from: &Path,
        content: &Staged,
        options: &ImportOptions,
        report: &mut ImportReport,
    ) -> Result<(), PublishError> {
        let folder = Path::new("collections").join(self.collection.as_str()).join(self.publication.as_str());
        let about = format!("format = 1\nkind = \"gallery\"\nissued = {}\n", options.issued);
        content.write(folder.join("publication.toml"), about.as_bytes())?;
        let mut pictures = Pictures { from, names: BTreeMap::new() };
        let mut text = format!("# {}\n", self.title);
        for path in &self.pictures {
            let Some(name) = pictures.name((*path).clone()) else { continue };
            let stem = path.file_stem().map(|stem| stem.to_string_lossy().into_owned()).unwrap_or_default();
            // Only letters and digits, so that nothing in a name is markup.
            let caption: String = humanise(&stem).chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
            text += &format!("\n![{caption}]({name} \"{caption}\")\n");
        }
        pictures.copy(content, &folder)?;
        let document = folder.join(format!("{}.md", options.language));
        let why = "write what its pictures show; their captions are their files' names";
        report.notes.push(format!("{}: {why}", document.display()));
        content.write(document, text.as_bytes())?;
        report.publications += 1;
        report.editions += 1;
        Ok(())
    }
}

/// A language tag at the end of a name, after a hyphen, underscore or full stop.
fn split_language(stem: &str) -> (&str, Option<Language>) {
    for (at, _) in stem.match_indices(['-', '_', '.']) {
        if let Some(language) = language_of(&stem[at + 1..]) {
            return (&stem[..at], Some(language));
        }
    }
    (stem, None)
}

/// The languages that a name may end with. Not all there are: “to”, “no” and “in” are languages too, and words first.
const LANGUAGES: [&str; 44] = [
    "am", "ar", "az", "bg", "bn", "bs", "cs", "de", "el", "en", "es", "fa", "fr", "hi", "hr", "hu", "hy", "it", "ja",
    "ka", "km", "ko", "ku", "mk", "nl", "pl", "prs", "ps", "pt", "ro", "ru", "sk", "sl", "so", "sq", "sr", "sv", "sw",
    "th", "ti", "tr", "uk", "ur", "zh",
];

/// The language that a short text names: one of [`LANGUAGES`], with a script or a region at most.
fn language_of(text: &str) -> Option<Language> {
    let language: Language = text.replace('_', "-").parse().ok()?;
    let plain = language.as_str().split('-').skip(1).all(|part| {
        part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic())
            || part.len() == 2 && part.bytes().all(|b| b.is_ascii_uppercase())
    });
    (plain && LANGUAGES.contains(&language.primary())).then_some(language)
}

/// A short name made from any text: its letters as a–z where they have a sound there, digits kept, all else a hyphen.
fn slug(text: &str) -> Option<ShortName> {
    let mut name = String::new();
    let mut previous_lower = false;
    for c in deunicode::deunicode(text).chars() {
        if c.is_ascii_uppercase() && previous_lower {
            name.push('-');
        }
        previous_lower = c.is_ascii_lowercase();
        name.push(if c.is_ascii_alphanumeric() { c.to_ascii_lowercase() } else { '-' });
    }
    let parts: Vec<&str> = name.split('-').filter(|part| !part.is_empty()).collect();
    let mut name = parts.join("-");
    name.truncate(64);
    name.trim_end_matches('-').parse().or_else(|_| format!("{name}-1").parse()).ok()
}

/// A file's or folder's name as a title: “AccountHijacking” and “account_hijacking” as “Account hijacking”.
fn humanise(name: &str) -> String {
    let mut text = String::new();
    let mut letters = name.chars().peekable();
    let mut previous = '-';
    while let Some(c) = letters.next() {
        let apart = c.is_whitespace() || c == '-' || c == '_';
        let word_begins = previous.is_lowercase() && c.is_uppercase();
        if (apart || word_begins) && !text.is_empty() && !text.ends_with(' ') {
            text.push(' ');
        }
        if text.is_empty() && !apart {
            text.extend(c.to_uppercase());
        } else if word_begins && letters.peek().is_some_and(|next| next.is_lowercase()) {
            text.extend(c.to_lowercase());
        } else if !apart {
            text.push(c);
        }
        previous = c;
    }
    text.truncate(text.trim_end().len());
    text
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

/// An address in a document as the name of a file: `%20` is a space.
fn decoded(address: &str) -> String {
    percent_encoding::percent_decode_str(address).decode_utf8_lossy().into_owned()
}

/// The extension, in small letters, of a picture that can be published.
fn picture_type(path: &Path) -> Option<String> {
    let extension = path.extension()?.to_str()?.to_ascii_lowercase();
    crate::prepare::media_type(&extension).map(|_| extension)
}

/// The pictures that the editions of one publication show, which go into its media folder.
struct Pictures<'a> {
    from: &'a Path,
    /// Each with the name it gets, relative to the publication.
    names: BTreeMap<PathBuf, String>,
}

impl Pictures<'_> {
    /// What the picture at `path` will be called; `None` for what is no picture that can be published.
    fn name(&mut self, path: PathBuf) -> Option<String> {
        if let Some(name) = self.names.get(&path) {
            return Some(name.clone());
        }
        let extension = picture_type(&path)?;
        folder::plain_file(self.from, &path).ok()?;
        let stem = path.file_stem()?.to_str().and_then(slug);
        let stem = stem.as_ref().map_or("picture", ShortName::as_str);
        let numbered = |number: u32| match number {
            1 => format!("media/{stem}.{extension}"),
            _ => format!("media/{stem}-{number}.{extension}"),
        };
        let name = (1..).map(numbered).find(|name| !self.names.values().any(|taken| taken == name))?;
        self.names.insert(path, name.clone());
        Some(name)
    }

    fn copy(&self, content: &Staged, folder: &Path) -> Result<(), PublishError> {
        for (path, name) in &self.names {
            let source = self.from.join(path);
            let bytes = std::fs::read(&source).map_err(|error| PublishError::io("read", &source, error))?;
            content.write(folder.join(name), &bytes)?;
        }
        Ok(())
    }
}

/// A relative path without `.` and `..`, as far as that goes.
fn normal(path: &Path) -> PathBuf {
    let mut parts = PathBuf::new();
    for part in path.components() {
        match part {
            Component::ParentDir => {
                parts.pop();
            }
            Component::Normal(name) => parts.push(name),
            _ => {}
        }
    }
    parts
}

/// Markdown with its relative links and pictures led to what `target` gives (told whether it is a picture), or turned into
/// their own text where that is nothing. Gives the text and the targets that were dropped.
fn rewrite_links(source: &str, target: &mut dyn FnMut(&str, bool) -> Option<String>) -> (String, Vec<String>) {
    let outside = |url: &str| {
        let lower = url.to_ascii_lowercase();
        ["https://", "http://", "mailto:"].iter().any(|scheme| lower.starts_with(scheme))
    };
    let mut changes: Vec<(std::ops::Range<usize>, String)> = Vec::new();
    let mut dropped = Vec::new();
    for (event, range) in Parser::new_ext(source, Options::ENABLE_TABLES | Options::ENABLE_FOOTNOTES).into_offset_iter()
    {
        let (url, title, image) = match &event {
            Event::Start(Tag::Link { dest_url, title, .. }) => (dest_url.to_string(), title, false),
            Event::Start(Tag::Image { dest_url, title, .. }) => (dest_url.to_string(), title, true),
            _ => continue,
        };
        if (outside(&url) && !image)
            || changes.iter().any(|(done, _)| done.start <= range.start && range.end <= done.end)
        {
            continue;
        }
        let written = &source[range.clone()];
        let text = written
            .trim_start_matches('!')
            .strip_prefix('[')
            .and_then(|rest| Some(&rest[..rest.rfind("](").or_else(|| rest.rfind(']'))?]));
        let text = text.unwrap_or(written.trim_matches(['<', '>']));
        let found = target(&url, image);
        // A link may be around a picture.
        let (text, within) = if image { (text.to_owned(), Vec::new()) } else { rewrite_links(text, target) };
        let title = if title.is_empty() { String::new() } else { format!(" \"{}\"", title.replace('"', "\\\"")) };
        let new = match found {
            Some(new) => format!("{}[{text}]({new}{title})", if image { "!" } else { "" }),
            None => {
                dropped.push(url);
                text
            }
        };
        dropped.extend(within);
        changes.push((range, new));
    }
    let mut rewritten = source.to_owned();
    for (range, text) in changes.into_iter().rev() {
        rewritten.replace_range(range, &text);
    }
    (rewritten, dropped)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_documents_place_is_read_from_its_path() {
        for (path, expected) in [
            ("asvs/4.0.3/asvs-4.0.3-ar.pdf", "asvs/asvs-4-0-3@ar"),
            ("dfak/ru/AccountHijacking_RU.md", "dfak/account-hijacking@ru"),
            ("dfak/de/Malware.md", "dfak/malware@de"),
            ("dfak/Malware.md", "dfak/malware@en"),
            ("guide.sr-Latn.html", "docs/guide@sr-Latn"),
            ("forms/intake form.md", "forms/intake-form@en"),
            ("2024/annex/table-new.md", "2024/annex-table-new@en"),
            ("guides/how-to-apply.md", "guides/how-to-apply@en"),
            ("guides/book-ar.EPUB", "guides/book@ar"),
            ("guides/check-in.md", "guides/check-in@en"),
            ("guides/guide-to-asylum.md", "guides/guide-to-asylum@en"),
            ("Guías/Guía práctica_es.pdf", "guias/guia-practica@es"),
            ("Приручници/Водич-sr.md", "priruchnitsi/vodich@sr"),
        ] {
            let fallback = Some(("docs".parse().unwrap(), "Docs".to_owned()));
            let found = place(Path::new(path), fallback.as_ref(), &"en".parse().unwrap()).unwrap();
            assert_eq!(format!("{}/{}@{}", found.collection, found.publication, found.language), expected, "{path}");
        }
        for path in ["archive.zip", "letter.doc", "—.md"] {
            assert!(place(Path::new(path), None, &"en".parse().unwrap()).is_err(), "{path}");
        }
    }

    #[test]
    fn a_name_becomes_a_title_in_its_own_letters() {
        for (name, title) in [
            ("intake_form", "Intake form"),
            ("AccountHijacking", "Account hijacking"),
            ("UNHCR guide -- 2nd", "UNHCR guide 2nd"),
            ("guía-práctica", "Guía práctica"),
            ("élargissement", "Élargissement"),
            ("دليل_العمل", "دليل العمل"),
            ("-", ""),
        ] {
            assert_eq!(humanise(name), title);
        }
    }

    #[test]
    fn links_lead_to_what_was_imported_or_become_text() {
        let known = |target: &str, picture: bool| match (target, picture) {
            ("Other.md", false) => Some("../../c/other/".to_owned()),
            ("map.png", true) => Some("media/map.png".to_owned()),
            _ => None,
        };
        for (source, expected, dropped) in [
            ("See [the *other*](Other.md).", "See [the *other*](../../c/other/).", 0),
            ("See [more](Missing.md#x) now", "See more now", 1),
            ("![a plan](plan.png) here", "a plan here", 1),
            (
                "![a map](map.png \"The \\\"old\\\" map\") here",
                "![a map](media/map.png \"The \\\"old\\\" map\") here",
                0,
            ),
            ("[![a map](map.png)](Other.md)", "[![a map](media/map.png)](../../c/other/)", 0),
            ("[![a map](map.png)](https://example.org)", "[![a map](media/map.png)](https://example.org)", 0),
            ("[web](https://example.org) stays", "[web](https://example.org) stays", 0),
            ("[![alt](x.png)](Missing.md)", "alt", 2),
            ("`[code](Missing.md)`", "`[code](Missing.md)`", 0),
        ] {
            let (text, gone) = rewrite_links(source, &mut { known });
            assert_eq!((text.as_str(), gone.len()), (expected, dropped), "{source}");
        }
    }
}
