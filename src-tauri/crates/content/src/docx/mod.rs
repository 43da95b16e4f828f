//! DOCX in: WordprocessingML (ECMA-376, part 1) feeding the builder.
//!
//! Headings, lists, tables, footnotes, pictures, links and the direction of paragraphs and runs are kept; colours, fonts
//! and places on the paper are not. Deleted and hidden text is left out, inserted text is text. Pictures stay in the
//! file, which travels as a file of the edition; the sections name them as the archive does.

mod body;
mod numbering;
mod properties;
mod styles;

use std::collections::HashMap;
use std::io::Cursor;
use std::sync::Arc;

use domain::Direction;

use crate::archive::{self, Archive, PackageError};
use crate::builder::{Builder, Purpose};
use crate::xml::{self, Element};
use crate::{Package, Reference, Resolution, document};
use body::Body;
use numbering::Numbering;
use styles::Styles;

/// Most bytes of the text, the styles, or the like.
const MAX_PART: u64 = 64 << 20;
/// What an encrypted document begins with: it lies in a container of the older kind (MS-CFB, 2.2).
const COMPOUND_FILE: [u8; 8] = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];

/// Reads a DOCX whose edition is written in `direction`; paragraphs of the other one are marked.
///
/// `resolve` is asked for every link out of the document, and for no picture.
///
/// # Errors
/// When it is damaged, encrypted, holds nothing, or goes beyond the limits: those of this module and of
/// `archive`.
pub fn docx(
    bytes: Arc<[u8]>,
    direction: Direction,
    resolve: &mut dyn FnMut(Reference<'_>) -> Resolution,
) -> Result<Package, PackageError> {
    if bytes.starts_with(&COMPOUND_FILE) {
        return Err(PackageError::OlderKind);
    }
    let mut archive = Archive::open(Cursor::new(bytes))?;
    archive.check()?;
    let main = main_part(&mut archive)?;
    let relations = Relations::of(&mut archive, &main)?;
    let text = xml::parse(&main, &archive.read(&main, MAX_PART)?)?;
    let related = |archive: &mut Archive<_>, kind: &str| -> Result<Option<Element>, PackageError> {
        match relations.part(kind) {
            Some(name) if archive.has(&name) => xml::parse(&name, &archive.read(&name, MAX_PART)?).map(Some),
            _ => Ok(None),
        }
    };
    let styles = Styles::of(related(&mut archive, "styles")?.as_ref());
    let numbering = Numbering::of(related(&mut archive, "numbering")?.as_ref());
    let notes = Notes::of(related(&mut archive, "footnotes")?, related(&mut archive, "endnotes")?);
    let title = title(&mut archive);

    let builder = Builder::for_package(Purpose::Document(resolve), HashMap::new());
    let has = |name: &str| archive.has(name);
    let mut body = Body::new(builder, &styles, numbering, &relations, &notes, direction, &has);
    if let Some(content) = text.child("body") {
        body.document(content);
    }
    let mut parsed = document::finish(body.finish(), title, false);
    if parsed.sections.is_empty() {
        return Err(PackageError::Empty);
    }
    parsed.problems.clear();
    Ok(Package { parsed, language: styles.language, progression: None, cover: None })
}

/// The part that holds the text.
fn main_part(archive: &mut Archive<Cursor<Arc<[u8]>>>) -> Result<String, PackageError> {
    let relations = Relations::read(archive, "", "_rels/.rels")?;
    let main = relations.part("officeDocument").unwrap_or_else(|| "word/document.xml".to_owned());
    if archive.has(&main) { Ok(main) } else { Err(PackageError::Missing(main)) }
}

/// The title in the document's properties.
fn title(archive: &mut Archive<Cursor<Arc<[u8]>>>) -> Option<String> {
    let bytes = archive.read("docProps/core.xml", MAX_PART).ok()?;
    let core = xml::parse("docProps/core.xml", &bytes).ok()?;
    let title = core.child("title")?.text();
    let title = title.split_whitespace().collect::<Vec<_>>().join(" ");
    (!title.is_empty()).then_some(title)
}

/// What a part refers to, by id.
struct Relations {
    from: String,
    /// Kind (the last word of its type), target, and whether that lies outside the archive.
    known: HashMap<String, (String, String, bool)>,
}

impl Relations {
    fn of(archive: &mut Archive<Cursor<Arc<[u8]>>>, part: &str) -> Result<Self, PackageError> {
        let (folder, file) = part.rsplit_once('/').map_or(("", part), |(folder, file)| (folder, file));
        let slash = if folder.is_empty() { "" } else { "/" };
        Self::read(archive, part, &format!("{folder}{slash}_rels/{file}.rels"))
    }

    fn read(archive: &mut Archive<Cursor<Arc<[u8]>>>, from: &str, name: &str) -> Result<Self, PackageError> {
        let mut known = HashMap::new();
        if archive.has(name) {
            let list = xml::parse(name, &archive.read(name, MAX_PART)?)?;
            for one in list.elements() {
                let of = |name: &str| one.attribute(name).unwrap_or_default().to_owned();
                let kind = of("Type").rsplit('/').next().unwrap_or_default().to_owned();
                known.insert(of("Id"), (kind, of("Target"), of("TargetMode").eq_ignore_ascii_case("external")));
            }
        }
        Ok(Self { from: from.to_owned(), known })
    }

    /// The part of that kind; of several, the first by id.
    fn part(&self, kind: &str) -> Option<String> {
        let of_kind = self.known.iter().filter(|(_, (known, _, external))| known == kind && !external);
        let (_, (_, target, _)) = of_kind.min_by_key(|(id, _)| (*id).clone())?;
        archive::resolve(&self.from, target)
    }

    /// The part that `id` means.
    fn target(&self, id: &str) -> Option<String> {
        let (_, target, external) = self.known.get(id)?;
        if *external { None } else { archive::resolve(&self.from, target) }
    }

    /// The address that `id` means.
    fn address(&self, id: &str) -> Option<&str> {
        self.known.get(id).filter(|(_, _, external)| *external).map(|(_, target, _)| target.as_str())
    }
}

/// Footnotes and endnotes by id.
struct Notes {
    foot: HashMap<String, Element>,
    end: HashMap<String, Element>,
}

impl Notes {
    fn of(foot: Option<Element>, end: Option<Element>) -> Self {
        let by_id = |list: Option<Element>| {
            let children = list.map(|list| list.children).unwrap_or_default();
            let notes = children.into_iter().filter_map(|child| match child {
                // Those with a type are the lines that part notes from the text.
                xml::Node::Element(note) if note.attribute("type").is_none_or(|kind| kind == "normal") => {
                    Some((note.attribute("id")?.to_owned(), note))
                }
                _ => None,
            });
            notes.collect()
        };
        Self { foot: by_id(foot), end: by_id(end) }
    }
}
