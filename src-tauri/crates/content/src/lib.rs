//! Documents as sections: Markdown, HTML, EPUB, DOCX, transcripts and tables, sanitised, with their outline and links.
//!
//! All formats of text go through one builder, which knows only the elements of an allow-list and only the ways in which
//! they may nest. What comes out is therefore always well formed, of bounded depth, and read back by a browser as the
//! very tree that was written: nothing a browser "repairs" can bring an attribute or an element back to life.
//!
//! Nothing here reads a file or the network: links and media are names that the caller resolves.

#![warn(missing_docs)]

mod archive;
mod blocks;
mod builder;
mod css;
mod document;
mod docx;
mod epub;
mod links;
mod markdown;
mod picture;
mod policy;
mod sanitise;
mod table;
mod text;
mod tokens;
mod transcript;
mod tree;
mod xml;

#[cfg(test)]
mod tests;

use domain::{Direction, Section};

pub use archive::{PackageError, member};
pub use blocks::{Align, Block, Cell, Mark, Role, Words, blocks};
pub use docx::docx;
pub use epub::epub;
pub use markdown::markdown;
pub use picture::{MAX_BYTES as MAX_PICTURE_BYTES, MAX_PIXELS, Picture, PictureError, picture};
pub use sanitise::sanitise;
pub use table::{Column, Holds, TEXT_ROWS, Table, TableError, table};
pub use text::{plain_text, text_to_html};
pub use tokens::html;
pub use transcript::{TranscriptError, transcript};

/// A document that came as a package of parts.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Package {
    /// Its sections and the rest. Pictures are named as the package names its parts; [`member`] gives their bytes.
    pub parsed: Parsed,
    /// The language it says it is in, as it says it.
    pub language: Option<String>,
    /// The direction in which its pages are turned, where it says so.
    pub progression: Option<Direction>,
    /// The part that is its cover picture.
    pub cover: Option<String>,
}

/// A document as sections, with what a publisher wants to know of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Parsed {
    /// The document's title: its first `#` or `<h1>` where that comes before any other heading, else `<title>`.
    pub title: Option<String>,
    /// The sections in order, in their HTML form; text before the first heading is the section `start` of level 0.
    pub sections: Vec<Section>,
    /// Every link and every picture that was kept or offered to the caller, in order.
    pub references: Vec<FoundReference>,
    /// What was taken out because it is active, remote or decoration.
    pub removed: Vec<Removed>,
    /// What the author should mend: a heading id used twice, an id that cannot be one.
    pub problems: Vec<Removed>,
}

/// A reference that the caller may resolve, as the author wrote it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reference<'a> {
    /// The target of a link.
    Link(&'a str),
    /// The source of a picture.
    Media(&'a str),
}

/// What becomes of a reference.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Resolution {
    /// It stays as written, if what is written is allowed in a published document.
    Keep,
    /// It becomes this.
    Replace(String),
    /// The link leads to a place in another part of the same package: the part's name, `#`, and the id there.
    Place(String),
    /// The link or picture goes; the words inside a link stay.
    Remove,
}

/// What a reference leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ReferenceKind {
    /// Another document or address.
    Link,
    /// A picture.
    Media,
    /// A place in the same document.
    Anchor,
}

/// A reference found in a document.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FoundReference {
    /// What it leads to.
    pub kind: ReferenceKind,
    /// As the author wrote it. For [`ReferenceKind::Anchor`] without the `#`, and where the place is known, the id of
    /// the section it lies in: an anchor that is no section's id leads nowhere.
    pub target: String,
    /// Where, as a line of the source from 1. An HTML tag that spans lines counts where it ends.
    pub line: u32,
}

/// Something taken out of a document, or a problem with it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Removed {
    /// What it was, in a few English words: `script`, `event handler onclick`, `javascript: link`.
    pub what: String,
    /// Where, as a line of the source from 1. An HTML tag that spans lines counts where it ends.
    pub line: u32,
}
