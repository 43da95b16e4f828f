//! Analysis, the Tantivy index, queries and highlights.
//!
//! One index document is one section. The caller feeds documents in and fetches the text of a hit itself: this crate
//! knows no database, stores no text, and reads no clock. The index is a cache of what the caller holds; a damaged one
//! is reported as [`IndexError::Damaged`] and is meant to be made anew.
//!
//! ```text
//! analysis/   a word's forms: folded, stemmed, 4-grams        the same code at index time, query time and highlight
//! schema      the fields, and the tokenizers that fill them
//! contents    which sections only list others
//! writer      documents in, bounded memory, background merges
//! index       opening, reloading, what one point in time of the index looks like
//! places      sets of sections, a bit each
//! census      what the sections of a segment are, taken once
//! runs        which edition the sections are of
//! languages   which language they are in, and what is usual in it
//! query/      parse → build → execute: text → units → terms → sets of sections → scores of those that match
//! holdings    what the caller knows of the editions beside their text: for filters, counts, groups and ties
//! glossary    terms that mean the same, for queries
//! highlight   which characters of a text match, and the best window of it
//! ```

#![warn(missing_docs)]

pub mod analysis;
mod census;
mod contents;
mod directory;
mod document;
mod error;
mod facets;
mod glossary;
mod highlight;
mod holdings;
mod index;
mod languages;
mod places;
mod query;
mod runs;
mod schema;
mod writer;

pub use contents::Headings;
pub use document::Document;
pub use error::IndexError;
pub use facets::{FacetCounts, Facets};
pub use glossary::{Form, Glossary};
pub use highlight::{Highlighter, MARK_END, MARK_START, Snippet, spelled};
pub use holdings::{Day, Holding, Holdings};
pub use index::{FieldBytes, Index};
pub use query::{
    Answer, Group, Hit, MAX_LIMIT, MAX_UNITS, Matched, Misread, Misreading, Near, Order, Query, Recognised, is_filter,
};
pub use writer::{MIN_WRITER_BYTES, Writer};
