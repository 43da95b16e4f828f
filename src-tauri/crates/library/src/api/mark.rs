//! Bookmarks, highlights and notes.

use domain::{Colour, Direction, Marked, Span};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::FacetCount;

data! {
    /// Which marks to list.
    #[derive(Default)]
    #[serde(default)]
    pub struct MarkQuery {
        /// Only those in this edition (`publisher/collection/publication@language`).
        pub edition: Option<String>,
        /// Only those in these publications; all when empty.
        pub publications: Vec<String>,
        /// Only highlights in these colours; all marks when empty and `bookmarks` is not set.
        pub colours: Vec<Colour>,
        /// Only bookmarks, beside the highlights in `colours`.
        pub bookmarks: bool,
        /// Only those whose words, note or heading hold this text, without regard to case and marks.
        pub text: String,
    }

    /// Marks, with the counts a filter shows.
    pub struct MarkList {
        /// How many there are in all, without the filter.
        pub total: u32,
        /// Those that match: by publication's title, then in reading order.
        pub items: Vec<MarkRow>,
        /// Counts over all marks by publication, labelled by its title.
        pub publications: Vec<FacetCount>,
        /// Counts over all marks by colour; `bookmark` for those without one.
        pub colours: Vec<FacetCount>,
    }

    /// A bookmark or a highlight, with its note.
    pub struct MarkRow {
        /// Its id.
        pub id: String,
        /// The edition it is in: `publisher/collection/publication@language`.
        pub edition: String,
        /// The edition's title.
        pub title: String,
        /// BCP 47 tag of the edition.
        pub lang: String,
        /// The direction in which the edition is written.
        pub dir: Direction,
        /// What is marked.
        pub of: Marked,
        /// The colour, where words are marked.
        pub colour: Option<Colour>,
        /// The section.
        pub section: String,
        /// The section's heading; may be empty.
        pub heading: String,
        /// The page it begins on, where there are pages.
        pub page: Option<u32>,
        /// The words marked, or those with which the marked place begins; empty where there is no text.
        pub words: String,
        /// The words as they were marked, where the publisher has changed them since.
        pub was: Option<String>,
        /// Where the words stand in the section's text; absent where they do not stand there any more.
        pub span: Option<Span>,
        /// What the person wrote; may be empty.
        pub note: String,
        /// Whether its words are no longer in the text of its edition.
        pub orphaned: bool,
        /// Whether the text of its edition is on this computer.
        pub here: bool,
        /// When it was made: a moment.
        pub created: String,
        /// When the person changed it last: a moment.
        pub changed: String,
    }

    /// A mark to be made.
    #[derive(Default)]
    #[serde(default)]
    pub struct NewMark {
        /// The edition: `publisher/collection/publication@language`.
        pub edition: String,
        /// The section; where words are marked it may be left out if they stand in one place only.
        pub section: Option<String>,
        /// The page, where a page is marked.
        pub page: Option<u32>,
        /// Where the words stand in the section's text.
        pub span: Option<Span>,
        /// The words, as the person saw them; nothing where a section or page is marked.
        pub words: Option<String>,
        /// The colour of a highlight; yellow when absent.
        pub colour: Option<Colour>,
        /// A note.
        pub note: String,
    }

    /// What to change of a mark; what is absent stays.
    #[derive(Default)]
    #[serde(default)]
    pub struct MarkChange {
        /// Its colour, where it is a highlight.
        pub colour: Option<Colour>,
        /// Its note; an empty one takes it away.
        pub note: Option<String>,
    }

    /// Marks that were written to a file.
    pub struct SavedMarks {
        /// The file.
        pub path: String,
        /// How many marks are in it.
        pub marks: u32,
    }
}
