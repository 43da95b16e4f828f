//! Where links and pictures of a document lead: to the outside, to publications of the content folder, to media files.

use std::collections::BTreeSet;
use std::io::Read;
use std::path::{Component, Path, PathBuf};

use content::{Parsed, Reference, ReferenceKind, Resolution};
use domain::{PublicationId, SectionId, ShortName};

use super::{MAX_FILE_BYTES, MediaFile, Opening, SectionLink};
use crate::folder::plain_file;

impl Opening<'_> {
    /// What becomes of a link or a picture as written in the document.
    pub(super) fn resolve(&self, reference: Reference<'_>) -> Resolution {
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
    pub(super) fn check_references(&mut self, parsed: &Parsed) -> Vec<MediaFile> {
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
                        line,
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

    /// Notes what of a package leads to what is not published here. What it says is its author's, so nothing of it stops a
    /// build.
    pub(super) fn check_package_references(&mut self, parsed: &Parsed) {
        let document = self.edition.document.clone();
        for reference in parsed.references.iter().filter(|reference| reference.kind == ReferenceKind::Link) {
            match self.target(&reference.target) {
                Target::Nothing(_) => {
                    let why = format!("is published without: link to {}, which leads nowhere", reference.target);
                    self.problems.warning(&document, None, why);
                }
                Target::Publication(publication, Some(section)) => {
                    self.links.push(SectionLink { document: document.clone(), line: None, publication, section });
                }
                Target::Outside | Target::Unsafe | Target::Publication(_, None) => {}
            }
        }
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
        check_picture(&path, bytes).map_err(|why| format!("shows “{written}”: {why}"))?;
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

/// Whether a picture can be shown, told by its first bytes.
fn check_picture(path: &Path, bytes: u64) -> Result<(), String> {
    /// Where the size stands: a JPEG's comes after its profiles and thumbnail.
    const HEAD: u64 = 4 << 20;
    if bytes > content::MAX_PICTURE_BYTES {
        return Err(format!(
            "it has {bytes} bytes, more than the {} allowed; make it smaller",
            content::MAX_PICTURE_BYTES
        ));
    }
    let mut head = Vec::new();
    std::fs::File::open(path)
        .and_then(|file| file.take(HEAD).read_to_end(&mut head))
        .map_err(|error| format!("it cannot be read: {error}"))?;
    content::picture(&head).map(|_| ()).map_err(|error| error.to_string())
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
