//! Publications in lists, and one of them with everything that is known of it.

use domain::{Direction, FileRole, Kind};
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::NoticeRow;

data! {
    /// How much of an edition is on this computer.
    #[derive(Copy, Eq)]
    pub enum Availability {
        /// Its text and all its files.
        Downloaded,
        /// Its text, but not all files.
        TextOnly,
        /// Neither text nor files; title and summary are known from the catalogue.
        NotHere,
    }

    /// One language of a publication, as lists and language tags show it.
    pub struct EditionRow {
        /// `publisher/collection/publication@language`.
        pub id: String,
        /// BCP 47 tag.
        pub lang: String,
        /// The direction in which it is written.
        pub dir: Direction,
        /// Title, in its language.
        pub title: String,
        /// Summary, in its language; may be empty.
        pub summary: String,
        /// Revision, from 1.
        pub revision: u32,
        /// The newest revision that is known, where the text that is here is of an older one.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        pub newer: Option<u32>,
        /// When this revision was issued: a date or a moment, as published.
        pub issued: String,
        /// The language and revision it was translated from, where it is a translation.
        pub translates: Option<TranslatesRow>,
        /// Whether the edition it was translated from has moved on.
        pub outdated: bool,
        /// How much of it is here.
        pub availability: Availability,
        /// Bytes of its documents and pictures as they are saved; where it has none, of its text.
        pub size: u64,
        /// Bytes of all its files and text as they travel.
        pub bytes: u64,
        /// Bytes of those of them that are not here.
        pub missing: u64,
    }

    /// What an edition was translated from.
    pub struct TranslatesRow {
        /// BCP 47 tag.
        pub lang: String,
        /// Revision.
        pub revision: u32,
    }

    /// A publication in a list.
    pub struct PublicationRow {
        /// `publisher/collection/publication`.
        pub id: String,
        /// What it is.
        pub kind: Kind,
        /// `publisher/collection`.
        pub collection: String,
        /// The collection's title in the best language for the reader.
        pub collection_title: String,
        /// The collection's cover colour: teal, brick, ochre, moss, plum or slate.
        pub cover_colour: String,
        /// The publisher's full name.
        pub publisher: String,
        /// Topics.
        pub topics: Vec<String>,
        /// When it was first issued: a date or a moment.
        pub issued: String,
        /// The edition to show first, for the languages asked for: an index into `editions`.
        pub best: u32,
        /// All editions, in order of language tag.
        pub editions: Vec<EditionRow>,
        /// Whether the person saved it.
        pub saved: bool,
        /// Whether the publisher withdrew it.
        pub withdrawn: bool,
        /// The notice's state, for notices.
        pub notice: Option<NoticeRow>,
    }

    /// Which publications to list.
    #[derive(Default)]
    #[serde(default)]
    pub struct ListQuery {
        /// Languages the reader prefers, best first; decides `best` and the language of collection titles.
        pub prefer: Vec<String>,
        /// Only editions in one of these languages; all when empty.
        pub langs: Vec<String>,
        /// Only these kinds; all when empty.
        pub kinds: Vec<Kind>,
        /// Only these collections (`publisher/collection`); all when empty.
        pub collections: Vec<String>,
        /// Only what the person saved.
        pub saved: bool,
        /// Only what is here at least as text.
        pub here: bool,
        /// Only titles and summaries that hold this text, without regard to case and marks.
        pub text: String,
    }

    /// A list of publications with the counts a filter shows.
    pub struct PublicationList {
        /// How many there are in all, without the filter.
        pub total: u32,
        /// Those that match, newest first within notices first, then by collection and title.
        pub items: Vec<PublicationRow>,
        /// Counts over all publications, by filter value.
        pub facets: Facets,
    }

    /// Counts by value, most frequent first.
    #[derive(Default)]
    pub struct Facets {
        /// By language tag.
        pub langs: Vec<FacetCount>,
        /// By kind.
        pub kinds: Vec<FacetCount>,
        /// By `publisher/collection`.
        pub collections: Vec<FacetCount>,
        /// By topic. A publication may have several, or none.
        pub topics: Vec<FacetCount>,
        /// By the year of issue, newest first.
        pub years: Vec<FacetCount>,
    }

    /// One value and how often it occurs.
    pub struct FacetCount {
        /// The value.
        pub value: String,
        /// What to show for it where the value is an id: a collection's title.
        pub label: String,
        /// How many publications (in lists) or matching sections (in search) have it.
        pub count: u32,
    }

    /// A file of an edition.
    pub struct FileRow {
        /// Its name as published.
        pub name: String,
        /// What it is for.
        pub role: FileRole,
        /// Media type.
        pub media_type: String,
        /// Size in bytes.
        pub bytes: u64,
        /// SHA-256 of its bytes.
        pub sha256: String,
        /// Whether its bytes are on this computer.
        pub here: bool,
    }

    /// A publication with everything the detail pane shows.
    pub struct PublicationDetail {
        /// The row of the list.
        pub row: PublicationRow,
        /// The links that go with it.
        pub links: Vec<LinkRow>,
        /// The files of each edition, in the order of `row.editions`.
        pub files: Vec<Vec<FileRow>>,
    }

    /// A link to the outside.
    pub struct LinkRow {
        /// What it leads to, in the best language for the reader.
        pub title: String,
        /// An `https:` or `mailto:` address.
        pub url: String,
    }

    /// A copy that was saved.
    pub struct SavedCopy {
        /// The edition.
        pub id: String,
        /// Where the copy lies.
        pub path: String,
        /// SHA-256 of the copy.
        pub sha256: String,
        /// Size in bytes.
        pub bytes: u64,
        /// How many pages it has, where they were set here.
        pub pages: Option<u32>,
        /// Characters that the app has no letters for, each once: in a PDF that was typeset here a box stands in their place.
        pub missing: String,
    }
}
