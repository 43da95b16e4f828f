//! What is fed into the index.

use domain::{Kind, Language};

/// One section, as the index sees it. Texts are plain: no markup.
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The section's key in the store. It comes back in [`Hit::section`](crate::Hit::section).
    pub section: i64,
    /// The key of its edition in the store: what [`Writer::remove_edition`](crate::Writer::remove_edition) takes.
    pub edition: i64,
    /// The id of the publication: `publisher/collection/publication`.
    pub publication: &'a str,
    /// The language of the edition. It chooses the stemmer.
    pub language: &'a Language,
    /// What the publication is.
    pub kind: Kind,
    /// The id of the collection: `publisher/collection`.
    pub collection: &'a str,
    /// The edition's title; may be empty.
    pub title: &'a str,
    /// The section's heading; may be empty.
    pub heading: &'a str,
    /// The section's text; may be empty.
    pub text: &'a str,
}
