//! Opens every document of a content folder: sections, covers, media and links. Everything a build will write is
//! made here, so that checking and building find the same problems.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Component, Path, PathBuf};

use content::{Parsed, Reference, ReferenceKind, Resolution};
use domain::{PublicationId, Section, SectionId, ShortName};
use extract::{ExtractedPdf, Extractor};
use sha2::{Digest, Sha256};

use crate::cache::ExtractionCache;
use crate::folder::{ContentFolder, DocumentFormat, EditionFolder, PublicationFolder, plain_file, read_text};
use crate::problem::Problems;

/// A document larger than this is refused; it would not fit on the FAT32 sticks that carry repositories.
const MAX_FILE_BYTES: u64 = (4 << 30) - 1;
/// Text documents larger than this are refused: they are held in memory whole.
const MAX_TEXT_BYTES: u64 = 32 << 20;

/// A document opened: what goes into its edition besides what `<lang>.toml` says.
#[derive(Debug, Clone, PartialEq)]
pub struct PreparedEdition {
    /// The title, from `<lang>.toml` or else from the document.
    pub title: String,
    /// The sections; `None` for a document without text.
    pub sections: Option<Vec<Section>>,
    /// Pages, where there are pages.
    pub pages: Option<u32>,
    /// The cover as a PNG picture, where the document gives one.
    pub cover: Option<Vec<u8>>,
    /// The document itself, where it is published as a file.
    pub document: Option<MediaFile>,
    /// The pictures and recordings it shows, in order of name.
    pub media: Vec<MediaFile>,
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

/// A link to a section of another publication, to be checked once every document is open.
struct SectionLink {
    document: PathBuf,
    line: u32,
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
        let most = if self.edition.format == DocumentFormat::Pdf { MAX_FILE_BYTES } else { MAX_TEXT_BYTES };
        if bytes > most {
            self.problems.error(
                &self.edition.document,
                None,
                format!("has {bytes} bytes; the most is {most}: split it"),
            );
            return None;
        }
        match self.edition.format {
            DocumentFormat::Markdown | DocumentFormat::Html => self.open_text(),
            DocumentFormat::Pdf => self.open_pdf(&path, extractor, cache),
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
                "text = \"none\" is for PDF documents; this one is nothing but text",
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
        })
    }

    fn open_pdf(&mut self, path: &Path, extractor: &Extractor, cache: &ExtractionCache) -> Option<PreparedEdition> {
        let extracted = match cache.extract(path, extractor) {
            Ok(extracted) => extracted,
            Err(error) if !self.edition.has_text => {
                self.problems.warning(&self.edition.document, None, format!("is published without text: {error}"));
                ExtractedPdf { title: None, pages: 0, sections: Vec::new(), cover_png: Vec::new(), has_text: false }
            }
            Err(error) => {
                let advice = format!("publish it as it is with text = \"none\" in {}.toml", self.edition.language);
                self.problems.error(&self.edition.document, None, format!("{error}; mend it, or {advice}"));
                return None;
            }
        };
        if self.edition.has_text && !extracted.has_text {
            let why = "no text could be read in it: it holds pictures of pages, or pages that cannot be read, and nobody can search it; recognise its text first";
            self.problems.warning(&self.edition.document, None, why);
        }
        let title = self.title(extracted.title)?;
        let name = file_name(&self.edition.document);
        Some(PreparedEdition {
            title,
            sections: (self.edition.has_text && extracted.has_text).then_some(extracted.sections),
            pages: (extracted.pages > 0).then_some(extracted.pages),
            cover: Some(extracted.cover_png).filter(|png| !png.is_empty()),
            document: Some(MediaFile { name, path: path.to_owned(), media_type: "application/pdf" }),
            media: Vec::new(),
        })
    }

    fn title(&mut self, found: Option<String>) -> Option<String> {
        let title = self.edition.title.clone().or(found).filter(|title| !title.trim().is_empty());
        if title.is_none() {
            let advice = format!("write title = \"…\" in {}.toml", self.edition.language);
            self.problems.error(&self.edition.document, None, format!("has no title: {advice}"));
        }
        title
    }

    /// What becomes of a link or a picture as written in the document.
    fn resolve(&self, reference: Reference<'_>) -> Resolution {
        match reference {
            Reference::Link(target) => match self.target(target) {
                Target::Outside => Resolution::Keep,
                Target::Unsafe => Resolution::Replace(format!("https{}", &target[4..])),
                Target::Publication(id, section) => {
                    let fragment = section.map(|section| format!("#{section}")).unwrap_or_default();
                    Resolution::Replace(format!("fieldshelf://{id}{fragment}"))
                }
                Target::Nothing(_) => Resolution::Remove,
            },
            Reference::Media(name) => match self.media(name) {
                Ok(_) => Resolution::Keep,
                Err(_) => Resolution::Remove,
            },
        }
    }

    /// Notes what leads to nothing, and gives the media files in use.
    fn check_references(&mut self, parsed: &Parsed) -> Vec<MediaFile> {
        let own: BTreeSet<&str> = parsed.sections.iter().map(|section| section.id.as_str()).collect();
        let mut media = BTreeSet::new();
        for reference in &parsed.references {
            let line = Some(reference.line);
            match reference.kind {
                ReferenceKind::Anchor => {
                    let id = reference.target.trim_start_matches('#');
                    if !own.contains(id) {
                        self.problems.error(
                            &self.edition.document,
                            line,
                            format!("links to “#{id}”, but no heading here has that id"),
                        );
                    }
                }
                ReferenceKind::Link => match self.target(&reference.target) {
                    Target::Outside | Target::Publication(_, None) => {}
                    Target::Unsafe => {
                        let why = format!(
                            "links to “{}”, which anybody on the way can change: published as https://",
                            reference.target
                        );
                        self.problems.warning(&self.edition.document, line, why);
                    }
                    Target::Publication(publication, Some(section)) => self.links.push(SectionLink {
                        document: self.edition.document.clone(),
                        line: reference.line,
                        publication,
                        section,
                    }),
                    Target::Nothing(why) => self.problems.error(&self.edition.document, line, why),
                },
                ReferenceKind::Media => match self.media(&reference.target) {
                    Ok(file) => {
                        media.insert(file);
                    }
                    Err(why) => self.problems.error(&self.edition.document, line, why),
                },
            }
        }
        media.into_iter().collect()
    }

    fn target(&self, written: &str) -> Target {
        let lower = written.to_ascii_lowercase();
        if lower.starts_with("https://") || lower.starts_with("mailto:") {
            return Target::Outside;
        }
        if lower.starts_with("http://") {
            return Target::Unsafe;
        }
        let (path, section) = match written.split_once('#') {
            Some((path, section)) => (path, Some(section)),
            None => (written, None),
        };
        let nothing =
            || Target::Nothing(format!("links to “{written}”, which is not a publication of this content folder"));
        let Some(parts) = within(&self.publication.folder, path) else { return nothing() };
        let [first, collection, publication] = parts.as_slice() else { return nothing() };
        let (Ok(collection), Ok(publication)) = (collection.parse::<ShortName>(), publication.parse::<ShortName>())
        else {
            return nothing();
        };
        let id = domain::PublicationRef { collection, publication }.under(&self.folder.publisher.id);
        if first != "collections" || !self.known.contains(&id) {
            return nothing();
        }
        match section.map(str::parse::<SectionId>).transpose() {
            Ok(section) => Target::Publication(id, section),
            Err(error) => Target::Nothing(format!("links to “{written}”: {error}")),
        }
    }

    fn media(&self, written: &str) -> Result<MediaFile, String> {
        let parts = within(&self.publication.folder, written)
            .ok_or_else(|| format!("shows “{written}”, which is outside this publication"))?;
        let relative: PathBuf = parts.iter().collect();
        let name = match relative.strip_prefix(&self.publication.folder) {
            Ok(name) if name.starts_with("media") => name.to_owned(),
            _ => return Err(format!("shows “{written}”: put it into the publication's media folder")),
        };
        let path = self.folder.root.join(&relative);
        let bytes =
            plain_file(&self.folder.root, &relative).map_err(|why| format!("shows “{written}”, which {why}"))?;
        if bytes > MAX_FILE_BYTES {
            return Err(format!("shows “{written}”, which is larger than {MAX_FILE_BYTES} bytes"));
        }
        let extension = name.extension().and_then(|e| e.to_str()).unwrap_or_default().to_ascii_lowercase();
        let media_type =
            media_type(&extension).ok_or_else(|| format!("shows “{written}”: use .png, .jpg, .webp or .gif"))?;
        let name = name.components().map(|part| part.as_os_str().to_string_lossy()).collect::<Vec<_>>().join("/");
        Ok(MediaFile { name, path, media_type })
    }
}

enum Target {
    /// An address that is opened outside.
    Outside,
    /// An `http:` address, which is published as `https:`.
    Unsafe,
    /// A publication of this content folder, and a section of it.
    Publication(PublicationId, Option<SectionId>),
    Nothing(String),
}

/// `written` taken relative to `folder`, as names below the content folder; `None` when it leaves it.
fn within(folder: &Path, written: &str) -> Option<Vec<String>> {
    if written.contains('\\') || written.contains(':') {
        return None;
    }
    let mut parts: Vec<String> = Vec::new();
    for component in folder.join(written).components() {
        match component {
            Component::Normal(name) => parts.push(name.to_str()?.to_owned()),
            Component::ParentDir => {
                parts.pop()?;
            }
            Component::CurDir => {}
            Component::RootDir | Component::Prefix(_) => return None,
        }
    }
    Some(parts)
}

/// The media type of pictures with that extension, in small letters.
pub(crate) fn media_type(extension: &str) -> Option<&'static str> {
    match extension {
        "png" => Some("image/png"),
        "jpg" | "jpeg" => Some("image/jpeg"),
        "webp" => Some("image/webp"),
        "gif" => Some("image/gif"),
        _ => None,
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
            problems.error(&link.document, Some(link.line), why);
        }
    }
}

/// SHA-256 of a file, read in pieces.
pub(crate) fn hash_file(path: &Path) -> std::io::Result<(domain::BlobId, u64)> {
    let mut hasher = Sha256::new();
    let bytes = std::io::copy(&mut std::fs::File::open(path)?, &mut hasher)?;
    Ok((domain::BlobId::from_bytes(hasher.finalize().into()), bytes))
}
