//! Opens every document of a content folder: sections, covers, media and links. Everything a build will write is
//! made here, so that checking and building find the same problems.

mod cover;
mod data;
mod package;
mod pdf;
mod references;

pub(crate) use references::media_type;

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use domain::{PublicationId, Section, SectionId};
use extract::Extractor;
use sha2::{Digest, Sha256};

use crate::cache::ExtractionCache;
use crate::folder::{ContentFolder, DocumentFormat, EditionFolder, PublicationFolder, plain_file, read_text};
use crate::problem::{Problems, warn_of_order};
use crate::tongue::doubt_language;

/// A document larger than this is refused; it would not fit on the FAT32 sticks that carry repositories.
const MAX_FILE_BYTES: u64 = (4 << 30) - 1;
/// Text documents larger than this are refused: they are held in memory whole.
const MAX_TEXT_BYTES: u64 = 32 << 20;
/// EPUB and DOCX documents larger than this are refused: they are held in memory whole.
const MAX_PACKAGE_BYTES: u64 = 512 << 20;

/// A document opened: what goes into its edition besides what `<lang>.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparedEdition {
    /// The title, from `<lang>.toml` or else from the document.
    pub title: String,
    /// The sections; `None` for a document without text.
    pub sections: Option<Vec<Section>>,
    /// Pages, where there are pages.
    pub pages: Option<u32>,
    /// The cover, where the document gives one.
    pub cover: Option<Cover>,
    /// The document itself, where it is published as a file.
    pub document: Option<MediaFile>,
    /// The pictures and recordings it shows, in order of name.
    pub media: Vec<MediaFile>,
    /// Where its words stand on its pages ([`domain::page_words`]), where that is not for the reader's software to find.
    pub words: Option<Vec<u8>>,
}

/// A small picture of a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cover {
    /// Its name as published.
    pub name: &'static str,
    /// Media type.
    pub media_type: &'static str,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// A file that is published as it is.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub struct MediaFile {
    /// Its name as published, relative to the publication.
    pub name: String,
    /// Where it lies.
    pub path: PathBuf,
    /// Media type.
    pub media_type: &'static str,
}

/// All editions of a content folder, opened, in the order of the folder.
pub type Prepared = BTreeMap<PathBuf, PreparedEdition>;

/// Opens every document. Problems are noted, and an edition with an error is left out. `each` is told every document's
/// path before it is opened, with how many there are in all.
pub fn prepare(
    folder: &ContentFolder,
    extractor: &Extractor,
    cache: &ExtractionCache,
    problems: &mut Problems,
    each: &mut dyn FnMut(&Path, usize),
) -> Prepared {
    let total = editions(folder).count();
    let known: BTreeSet<PublicationId> =
        publications(folder).map(|publication| publication.id.under(&folder.publisher.id)).collect();
    let mut prepared = Prepared::new();
    let mut links = Vec::new();
    for (publication, edition) in editions(folder) {
        each(&edition.document, total);
        let mut opened = Opening { folder, publication, edition, known: &known, problems, links: Vec::new() };
        if let Some(found) = opened.open(extractor, cache) {
            links.append(&mut opened.links);
            doubt_language(edition, &found, problems);
            doubt_order(edition, &found, problems);
            prepared.insert(edition.document.clone(), found);
        }
    }
    check_section_links(folder, &prepared, &links, problems);
    prepared
}

fn publications(folder: &ContentFolder) -> impl Iterator<Item = &PublicationFolder> {
    folder.collections.iter().flat_map(|collection| &collection.publications)
}

fn editions(folder: &ContentFolder) -> impl Iterator<Item = (&PublicationFolder, &EditionFolder)> {
    publications(folder).flat_map(|publication| publication.editions.iter().map(move |edition| (publication, edition)))
}

/// Warns of a title, heading or summary of `edition` that turns the writing around beyond itself, or shows letters in another
/// order than they stand: it can make readers see other words, and lists reorder what stands beside it.
fn doubt_order(edition: &EditionFolder, opened: &PreparedEdition, problems: &mut Problems) {
    let described = edition.document.with_extension("toml");
    let title = if edition.title.is_some() { &described } else { &edition.document };
    warn_of_order(title, "its title", &opened.title, problems);
    warn_of_order(&described, "“summary”", &edition.summary, problems);
    warn_of_order(&described, "“audience”", &edition.audience, problems);
    for section in opened.sections.iter().flatten() {
        let heading = format!("the heading of section “{}”", section.id);
        warn_of_order(&edition.document, &heading, &section.heading, problems);
    }
}

/// A link to a section of another publication, to be checked once every document is open.
struct SectionLink {
    document: PathBuf,
    line: Option<u32>,
    publication: PublicationId,
    section: SectionId,
}

struct Opening<'a> {
    folder: &'a ContentFolder,
    publication: &'a PublicationFolder,
    edition: &'a EditionFolder,
    known: &'a BTreeSet<PublicationId>,
    problems: &'a mut Problems,
    links: Vec<SectionLink>,
}

impl Opening<'_> {
    fn open(&mut self, extractor: &Extractor, cache: &ExtractionCache) -> Option<PreparedEdition> {
        let path = self.folder.root.join(&self.edition.document);
        let bytes = plain_file(&self.folder.root, &self.edition.document)
            .map_err(|why| self.problems.error(&self.edition.document, None, why))
            .ok()?;
        let format = self.edition.format;
        let most = match format {
            DocumentFormat::Pdf | DocumentFormat::Sound | DocumentFormat::Other => MAX_FILE_BYTES,
            DocumentFormat::Epub | DocumentFormat::Docx => MAX_PACKAGE_BYTES,
            DocumentFormat::Markdown | DocumentFormat::Html | DocumentFormat::Csv => MAX_TEXT_BYTES,
        };
        if bytes > most {
            self.problems.error(
                &self.edition.document,
                None,
                format!("has {bytes} bytes; the most is {most}: split it"),
            );
            return None;
        }
        match format {
            DocumentFormat::Markdown | DocumentFormat::Html => self.open_text(),
            DocumentFormat::Pdf => self.open_pdf(&path, extractor, cache),
            DocumentFormat::Epub | DocumentFormat::Docx => self.open_package(&path),
            DocumentFormat::Csv => self.open_table(&path),
            DocumentFormat::Sound => self.open_recording(&path),
            DocumentFormat::Other => self.open_other(&path),
        }
    }

    fn open_text(&mut self) -> Option<PreparedEdition> {
        let source = read_text(&self.folder.root, &self.edition.document, self.problems)?;
        let parsed = self.edition.format.parse(&source, &mut |reference| self.resolve(reference))?;
        let media = self.check_references(&parsed);
        for removed in &parsed.removed {
            self.problems.warning(&self.edition.document, Some(removed.line), format!("removed: {}", removed.what));
        }
        for problem in &parsed.problems {
            self.problems.error(&self.edition.document, Some(problem.line), problem.what.clone());
        }
        if !self.edition.has_text {
            self.problems.error(
                &self.edition.document,
                None,
                "text = \"none\" is for documents that are files; this one is nothing but text",
            );
        }
        if parsed.sections.is_empty() {
            self.problems.error(&self.edition.document, None, "holds no text");
            return None;
        }
        let title = self.title(parsed.title)?;
        Some(PreparedEdition {
            title,
            sections: Some(parsed.sections),
            pages: None,
            cover: None,
            document: None,
            media,
            words: None,
        })
    }

    /// The document as a file, with what it gave.
    fn as_file(
        &mut self,
        path: &Path,
        found_title: Option<String>,
        sections: Option<Vec<Section>>,
    ) -> Option<PreparedEdition> {
        let title = self.title(found_title)?;
        let extension = self.edition.document.extension().and_then(|extension| extension.to_str()).unwrap_or_default();
        let media_type = DocumentFormat::media_type(extension).unwrap_or("application/octet-stream");
        let document = MediaFile { name: file_name(&self.edition.document), path: path.to_owned(), media_type };
        Some(PreparedEdition {
            title,
            sections,
            pages: None,
            cover: None,
            document: Some(document),
            media: Vec::new(),
            words: None,
        })
    }

    /// The document as a file without text, where that is what its publisher wants of one that cannot be read; else a
    /// problem.
    fn unreadable(&mut self, path: &Path, error: &str) -> Option<PreparedEdition> {
        if !self.edition.has_text {
            self.problems.warning(&self.edition.document, None, format!("is published without text: {error}"));
            return self.as_file(path, None, None);
        }
        let advice = format!("publish it as it is with text = \"none\" in {}.toml", self.edition.language);
        self.problems.error(&self.edition.document, None, format!("{error}; mend it, or {advice}"));
        None
    }

    fn title(&mut self, found: Option<String>) -> Option<String> {
        let title = self.edition.title.clone().or(found).filter(|title| !title.trim().is_empty());
        if title.is_none() {
            let advice = format!("write title = \"…\" in {}.toml", self.edition.language);
            self.problems.error(&self.edition.document, None, format!("has no title: {advice}"));
        }
        title
    }
}

fn file_name(path: &Path) -> String {
    path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default()
}

/// Every section that is linked to exists in at least one edition of its publication, as far as all could be opened.
fn check_section_links(folder: &ContentFolder, prepared: &Prepared, links: &[SectionLink], problems: &mut Problems) {
    let mut ids: BTreeMap<PublicationId, BTreeSet<&SectionId>> = BTreeMap::new();
    let mut unopened = BTreeSet::new();
    for (publication, edition) in editions(folder) {
        let id = publication.id.under(&folder.publisher.id);
        match prepared.get(&edition.document) {
            Some(found) => {
                let sections = found.sections.iter().flatten().map(|section| &section.id);
                ids.entry(id).or_default().extend(sections);
            }
            None => {
                unopened.insert(id);
            }
        }
    }
    for link in links.iter().filter(|link| !unopened.contains(&link.publication)) {
        if !ids.get(&link.publication).is_some_and(|known| known.contains(&link.section)) {
            let why = format!("links to section “{}” of “{}”, which does not exist", link.section, link.publication);
            problems.error(&link.document, link.line, why);
        }
    }
}

/// SHA-256 of a file, read in pieces.
pub(crate) fn hash_file(path: &Path) -> std::io::Result<(domain::BlobId, u64)> {
    let mut hasher = Sha256::new();
    let bytes = std::io::copy(&mut std::fs::File::open(path)?, &mut hasher)?;
    Ok((domain::BlobId::from_bytes(hasher.finalize().into()), bytes))
}
