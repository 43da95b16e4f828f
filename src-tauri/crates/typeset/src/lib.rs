//! Publications set on pages, as PDF.
//!
//! ```text
//! fonts   the letters that come with the app
//! text    words and a face        → lines, in the order in which they are read
//! sheet   lines, pictures, rules  → places on pages
//! flow    blocks of a section     → what a sheet places
//! table   rows of cells           → columns that fit
//! draw    a sheet                 → PDF, with its structure for screen readers
//! pages   a publication           → a sheet with what every page must say
//! handout a notice                → one sheet of paper in large type
//! ```
//!
//! Nothing here reads a file, knows the time or decides what is true of a publication: the words are the caller's.

#![warn(missing_docs)]

mod draw;
mod flow;
mod fonts;
mod handout;
mod pages;
mod sheet;
mod table;
mod text;

pub use handout::{Column, Handout, handout};
pub use pages::{Pages, Part, pages};

/// What was set.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Typeset {
    /// The PDF.
    pub pdf: Vec<u8>,
    /// How many pages it has.
    pub pages: usize,
    /// Characters that no font of the app has a shape for, each once; a box stands in their place.
    pub missing: String,
}

/// Why something cannot be set on pages.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum TypesetError {
    /// It does not fit the two sides of one sheet of paper.
    #[error(
        "{languages} languages of it do not fit on one sheet in large type; choose fewer, or print it as a document"
    )]
    TooLong {
        /// How many languages were asked for.
        languages: usize,
    },
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}; save the text instead")]
    Pdf(String),
}
