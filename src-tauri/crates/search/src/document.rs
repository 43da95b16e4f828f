//! What is fed into the index.

use domain::Language;

/// One section, as the index sees it. Texts are plain: no markup.
///
/// What else is known of its edition is given with each search ([`Holdings`](crate::Holdings)).
#[derive(Debug, Clone, Copy)]
pub struct Document<'a> {
    /// The section's key in the store. It comes back in [`Hit::section`](crate::Hit::section).
    pub section: i64,
    /// The key of its edition: what [`Writer::remove_edition`](crate::Writer::remove_edition) takes.
    pub edition: i64,
    /// The language of the edition. It chooses the stemmer.
    pub language: &'a Language,
    /// Whether it is the first of its edition: that one is found by words of the title alone.
    pub first: bool,
    /// Whether it lists other sections, or the pages where things are, rather than says something itself
    /// ([`Headings::are_listed_in`](crate::Headings::are_listed_in)). It then stands behind what it lists.
    pub contents: bool,
    /// The edition's title; may be empty.
    pub title: &'a str,
    /// The section's heading; may be empty.
    pub heading: &'a str,
    /// The section's text; may be empty.
    pub text: &'a str,
}
