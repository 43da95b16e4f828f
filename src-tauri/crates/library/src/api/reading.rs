//! An edition that is read, and the place where its reader is.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FileRow, PublicationRow};

data! {
    /// An edition, to be read.
    pub struct Reading {
        /// The publication.
        pub publication: PublicationRow,
        /// Which of its editions this is: an index into `publication.editions`.
        pub edition: u32,
        /// The sections, in reading order; empty when the text is not here.
        pub sections: Vec<SectionRow>,
        /// The files.
        pub files: Vec<FileRow>,
        /// The revision before, while its document is still here and that of this one is not.
        pub earlier: Option<EarlierRow>,
        /// How many pages the document has, where it has pages.
        pub pages: Option<u32>,
        /// Where the reader left it.
        pub position: Option<Place>,
    }

    /// An earlier revision whose document is still here.
    pub struct EarlierRow {
        /// Its revision.
        pub revision: u32,
        /// When it was issued: a date or a moment, as published.
        pub issued: String,
        /// Its files.
        pub files: Vec<FileRow>,
    }

    /// A section, to be read.
    pub struct SectionRow {
        /// Its stable id.
        pub id: String,
        /// Depth in the outline: 0 before the first heading.
        pub level: u8,
        /// Its heading; may be empty.
        pub heading: String,
        /// Sanitised HTML without the heading. Pictures carry `data-media`, the name of a file of the edition.
        pub html: String,
        /// The page it begins on, where the document has pages.
        pub page: Option<u32>,
    }

    /// The words of a page of a document, with where they stand on it.
    pub struct PageText {
        /// The page, from 1.
        pub page: u32,
        /// The width of the page as it is shown, in quarters of a point.
        pub width: u32,
        /// Its height.
        pub height: u32,
        /// Its text in reading order; paragraphs are parted by an empty line. A running head and foot stand at the end, after a
        /// form feed.
        pub text: String,
        /// For each word, or the part of one that stands in one line: where it begins and ends in `text`, in UTF-16 units, then
        /// its left and top edges from those of the page, its width and its height, in quarters of a point.
        pub words: Vec<[u32; 6]>,
    }

    /// A table of data.
    pub struct DataTable {
        /// Its columns.
        pub columns: Vec<ColumnRow>,
        /// Its rows, each with a cell for every column, as published.
        pub rows: Vec<Vec<String>>,
    }

    /// A column of a table.
    pub struct ColumnRow {
        /// Its name.
        pub name: String,
        /// What its cells hold.
        pub kind: ColumnKind,
    }

    /// What the cells of a column hold, but for empty ones.
    #[derive(Copy, Eq)]
    pub enum ColumnKind {
        /// Words.
        Text,
        /// Numbers with a decimal point.
        Numbers,
        /// Numbers with a decimal comma.
        NumbersWithComma,
        /// Days, months or years as in ISO 8601.
        Dates,
    }

    /// A place in an edition.
    pub struct Place {
        /// The section.
        pub section: String,
        /// The page, where the person was on a document's own pages.
        pub page: Option<u32>,
        /// Which view the person was in: `text` or `pages`.
        pub view: String,
        /// How many characters of the section's text, white space not counted, stand above the line at the upper edge.
        pub at: Option<u32>,
    }
}
