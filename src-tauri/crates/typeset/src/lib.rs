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
//! stamp   the pages of a PDF      → the same, each with what it must say below it
//! handout a notice                → a sheet of paper in large type, or one for each language
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
mod stamp;
mod table;
mod text;

pub use handout::{Column, Handout, handout};
pub use pages::{Pages, Part, Running, pages};
pub use stamp::stamped;

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
    /// In one language alone it does not fit the two sides of a sheet of paper.
    #[error(
        "in {language} it does not fit on both sides of a sheet in type of {size} points, the least for a hand-out; leave \
         that language out, or print it as a document"
    )]
    TooLong {
        /// BCP 47 tag of the language.
        language: String,
        /// The smallest size that was tried, in points.
        size: u8,
    },
    /// There is more of it than is set at once.
    #[error(
        "it has {cells} cells of tables, more than the {limit} that are set at once; take a section of it, its text, or the \
         file as published"
    )]
    TooMuch {
        /// How many cells it has.
        cells: usize,
        /// How many are set.
        limit: usize,
    },
    /// The document whose pages were to be taken is none that can be.
    #[error(
        "the pages of the document cannot be taken as they are: {0}; take its text instead, or the file as published"
    )]
    NotRead(String),
    /// The PDF could not be written.
    #[error("the PDF could not be written: {0}; save the text instead")]
    Pdf(String),
}
