//! EPUB in: `rbook` reads container, package and navigation, the builder the chapters.
//!
//! The navigation is the outline: a section begins wherever an entry of it leads, and at every heading besides. A
//! section's id is what the entry leads to: the id in the chapter, or the chapter's file name. Pictures stay in the
//! EPUB, which travels as a file of the edition; the sections name them as the EPUB does. Of its style sheets comes what
//! `css` knows.

use std::cell::RefCell;
use std::collections::{BTreeSet, HashMap};
use std::io::Cursor;
use std::sync::Arc;

use domain::{Direction, Language};
use rbook::Epub;
use rbook::epub::manifest::EpubManifestEntry;

use crate::archive::{self, Archive, PackageError};
use crate::builder::{Builder, Entry, Purpose};
use crate::css::StyleSheets;
use crate::tokens::{self, Syntax};
use crate::{Package, Parsed, Reference, Removed, Resolution, document, picture, xml};

/// Most bytes of a package document or a navigation.
const MAX_PACKAGE: u64 = 16 << 20;
/// Most bytes of a chapter.
const MAX_CHAPTER: u64 = 32 << 20;
/// Most bytes of all chapters together.
const MAX_TEXT: usize = 128 << 20;
/// Most bytes of all style sheets together.
const MAX_STYLES: u64 = 8 << 20;
/// Most parts in the reading order.
const MAX_SPINE: usize = 10_000;

/// Reads an EPUB 2 or 3.
///
/// Links between its parts lead to the sections they became; `resolve` is asked for all others, and for no picture.
///
/// # Errors
/// When it is damaged, encrypted, of fixed layout, lacks a part of its reading order, or goes beyond the limits: those of
/// this module and of `archive`.
pub fn epub(bytes: Arc<[u8]>, resolve: &mut dyn FnMut(Reference<'_>) -> Resolution) -> Result<Package, PackageError> {
    let mut archive = Archive::open(Cursor::new(bytes.clone()))?;
    archive.check()?;
    let book = open(bytes, &mut archive)?;
    if is_fixed(&book) {
        return Err(PackageError::FixedLayout);
    }
    let chapters = chapters(&book, &archive)?;
    let entries = entries(&book, &chapters);
    let outlined = !entries.is_empty();
    let parts: BTreeSet<String> = chapters.iter().map(|chapter| chapter.name.clone()).collect();
    let names: BTreeSet<String> =
        book.manifest().iter().filter_map(|entry| name_of(entry.href().decode().as_ref())).collect();
    let known = |name: &String| archive.has(name);
    let pictures: HashMap<String, bool> =
        names.iter().filter(|name| known(name)).map(|name| (name.clone(), picture::may_be(name))).collect();

    let here = RefCell::new(String::new());
    let missing = RefCell::new(Vec::new());
    let mut answer = |reference: Reference<'_>| match reference {
        Reference::Media(source) => {
            let name = archive::resolve(&here.borrow(), &decoded(source));
            match name {
                Some(name) if pictures.get(&name).copied().unwrap_or(false) => Resolution::Replace(name),
                Some(name) if pictures.contains_key(&name) => {
                    missing.borrow_mut().push(format!("picture {name}, which is of no kind that is shown"));
                    Resolution::Remove
                }
                _ => {
                    missing.borrow_mut().push(format!("picture {source}, which is not in it"));
                    Resolution::Remove
                }
            }
        }
        Reference::Link(target) => {
            let (path, fragment) = target.split_once('#').unwrap_or((target, ""));
            let name = archive::resolve(&here.borrow(), &decoded(path));
            match name {
                Some(name) if parts.contains(&name) => Resolution::Place(format!("{name}#{}", decoded(fragment))),
                Some(_) if archive::is_local(path) && !path.is_empty() => Resolution::Remove,
                _ => resolve(reference),
            }
        }
    };
    let mut builder = Builder::for_package(Purpose::Document(&mut answer), entries);
    builder.style(styles(&book, &mut archive));
    let mut read = 0;
    for chapter in &chapters {
        here.replace(chapter.name.clone());
        if !outlined {
            // Without a navigation every chapter is an entry.
            builder.expect_part(&chapter.name, chapter.stem());
        }
        builder.begin_part(&chapter.name);
        if !chapter.is_text {
            if picture::may_be(&chapter.name) {
                builder.image(chapter.name.clone(), "");
            } else {
                builder.removed(format!("{}, which is no text", chapter.name), 1);
            }
            continue;
        }
        let source = xml::decode(&archive.read(&chapter.name, MAX_CHAPTER)?);
        read += source.len();
        if read > MAX_TEXT {
            return Err(PackageError::TooLarge { part: "its text".to_owned(), limit: MAX_TEXT as u64 });
        }
        tokens::feed(&mut builder, &source, 1, Syntax::Xml);
    }
    let title = book.metadata().title().map(|title| title.value().trim().to_owned()).filter(|title| !title.is_empty());
    let mut parsed: Parsed = document::finish(builder.finish(), title, false);
    if parsed.sections.iter().all(|section| section.html.as_ref().is_none_or(String::is_empty)) {
        return Err(PackageError::Empty);
    }
    // What is wrong with ids is not for the publisher of a finished book to mend.
    parsed.problems.clear();
    parsed.removed.extend(missing.into_inner().into_iter().map(|what| Removed { what, line: 1 }));
    let progression = match book.spine().page_direction() {
        direction if direction.is_rtl() => Some(Direction::Rtl),
        direction if direction.is_ltr() => Some(Direction::Ltr),
        _ => None,
    };
    let cover = book.manifest().cover_image().and_then(|entry| name_of(entry.href().decode().as_ref()));
    let cover = cover.filter(|name| picture::may_be(name) && archive.has(name));
    let language = book.metadata().language().map(|language| language.value().to_owned());
    Ok(Package { parsed, language, progression, cover })
}

/// Opens the book after its package document and navigation were seen to have their bounds.
fn open(bytes: Arc<[u8]>, archive: &mut Archive<Cursor<Arc<[u8]>>>) -> Result<Epub, PackageError> {
    const CONTAINER: &str = "META-INF/container.xml";
    let unreadable = |part: &str, reason: String| PackageError::Unreadable { part: part.to_owned(), reason };
    let container = xml::parse(CONTAINER, &archive.read(CONTAINER, MAX_PACKAGE)?)?;
    let package = find(&container, "rootfile").and_then(|file| file.attribute("full-path"));
    let package = package.ok_or_else(|| unreadable(CONTAINER, "it names no package".to_owned()))?;
    let package = archive::resolve("", package)
        .ok_or_else(|| unreadable(CONTAINER, format!("it names the package “{package}”, outside the archive")))?;
    xml::check(&package, &archive.read(&package, MAX_PACKAGE)?)?;
    let failed = |error: rbook::ebook::errors::EbookError| unreadable(&package, error.to_string());
    let unlisted = Epub::options().skip_toc(true).read(Cursor::new(bytes.clone())).map_err(failed)?;
    let mut lists = Vec::new();
    for entry in unlisted.manifest().iter() {
        if entry.properties().has_property("nav") || entry.media_type() == "application/x-dtbncx+xml" {
            lists.extend(name_of(entry.href().decode().as_ref()));
        }
    }
    for list in &lists {
        xml::check(list, &archive.read(list, MAX_PACKAGE)?)?;
    }
    Epub::options().read(Cursor::new(bytes)).map_err(failed)
}

fn find<'e>(element: &'e xml::Element, name: &str) -> Option<&'e xml::Element> {
    // Of bounded depth.
    element.elements().find_map(|child| if &*child.name == name { Some(child) } else { find(child, name) })
}

/// Whether all of it, or any page, is laid out in fixed places (EPUB 3.3, 8.2 “Fixed layouts”; before it, Apple's and
/// Amazon's own words for the same).
fn is_fixed(book: &Epub) -> bool {
    let says = |property: &str, value: &str| {
        book.metadata().by_property(property).any(|entry| entry.value().trim().eq_ignore_ascii_case(value))
    };
    says("rendition:layout", "pre-paginated")
        || says("fixed-layout", "true")
        || book.spine().iter().any(|entry| entry.properties().has_property("rendition:layout-pre-paginated"))
}

/// A part of the reading order.
struct Chapter {
    name: String,
    is_text: bool,
}

impl Chapter {
    fn stem(&self) -> &str {
        stem(&self.name)
    }
}

/// The reading order, without the navigation.
fn chapters(book: &Epub, archive: &Archive<Cursor<Arc<[u8]>>>) -> Result<Vec<Chapter>, PackageError> {
    let spine = book.spine();
    if spine.len() > MAX_SPINE {
        return Err(PackageError::TooComplex { part: "its reading order".to_owned(), what: "parts", limit: MAX_SPINE });
    }
    let mut chapters: Vec<Chapter> = Vec::new();
    let mut taken = BTreeSet::new();
    for reference in spine.iter() {
        let missing = || PackageError::Missing(reference.idref().to_owned());
        let entry = reference.manifest_entry().ok_or_else(missing)?;
        if entry.properties().has_property("nav") {
            continue;
        }
        let entry = readable(entry);
        let name = name_of(entry.href().decode().as_ref()).ok_or_else(missing)?;
        if !archive.has(&name) {
            return Err(PackageError::Missing(name));
        }
        let is_text = matches!(entry.media_type(), "application/xhtml+xml" | "text/html" | "text/x-oeb1-document");
        if taken.insert(name.clone()) {
            chapters.push(Chapter { name, is_text });
        }
    }
    if chapters.is_empty() { Err(PackageError::Empty) } else { Ok(chapters) }
}

/// The entry, or the one that stands for it where it is of a kind that readers need not know.
fn readable(entry: EpubManifestEntry<'_>) -> EpubManifestEntry<'_> {
    let plain = |entry: &EpubManifestEntry<'_>| entry.media_type() == "application/xhtml+xml";
    if plain(&entry) { entry } else { entry.fallbacks().take(16).find(plain).unwrap_or(entry) }
}

/// The book's style sheets. One that cannot be read changes how the book looks, and nothing else.
fn styles(book: &Epub, archive: &mut Archive<Cursor<Arc<[u8]>>>) -> StyleSheets {
    let language = book.metadata().language().and_then(|language| language.value().trim().parse::<Language>().ok());
    let right_to_left = language.map(|language| language.direction() == Direction::Rtl);
    let right_to_left = right_to_left.unwrap_or_else(|| book.spine().page_direction().is_rtl());
    let mut styles = StyleSheets::new(right_to_left);
    let mut left = MAX_STYLES;
    for entry in book.manifest().iter().filter(|entry| entry.media_type() == "text/css") {
        let Some(name) = name_of(entry.href().decode().as_ref()) else { continue };
        let Ok(sheet) = archive.read(&name, left) else { continue };
        left = left.saturating_sub(sheet.len() as u64);
        styles.add(name, &xml::decode(&sheet));
    }
    styles
}

/// The navigation's entries by the place they lead to.
fn entries(book: &Epub, chapters: &[Chapter]) -> HashMap<String, Vec<Entry>> {
    let mut entries: HashMap<String, Vec<Entry>> = HashMap::new();
    let Some(contents) = book.toc().contents() else { return entries };
    let above = contents.depth();
    for point in contents.flatten() {
        let Some(href) = point.href() else { continue };
        let Some(name) = name_of(href.path().decode().as_ref()) else { continue };
        let fragment = href.fragment().map(decoded).unwrap_or_default();
        let label = point.label().split_whitespace().collect::<Vec<_>>().join(" ");
        if label.is_empty() || !chapters.iter().any(|chapter| chapter.name == name) {
            continue;
        }
        let id = if fragment.is_empty() { stem(&name).to_owned() } else { fragment.clone() };
        let depth = u8::try_from(point.depth().saturating_sub(above)).unwrap_or(u8::MAX).max(1);
        entries.entry(format!("{name}#{fragment}")).or_default().push(Entry { depth, label, id });
    }
    entries
}

/// The name of a member, from where `rbook` says it lies: with a slash before it.
fn name_of(href: &str) -> Option<String> {
    archive::resolve("", href.split('#').next().unwrap_or_default())
}

/// A file's name without its folders and its extension.
fn stem(name: &str) -> &str {
    let file = name.rsplit('/').next().unwrap_or(name);
    file.rsplit_once('.').map_or(file, |(stem, _)| stem)
}

fn decoded(written: &str) -> String {
    crate::links::percent_decoded(written)
}
