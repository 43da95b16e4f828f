//! What a row was when it was written: a digest beside it, by which a bad sector or a stray edit is noticed when it is read.
//!
//! It proves nothing about who wrote it: what was signed is compared with the signed bytes, which lie beside the database.

use std::fmt::Write;

use sha2::{Digest, Sha256};

use crate::SectionContent;

/// The version of what makes sections out of those that a publisher sends. Raise it whenever the same signed bytes would
/// become other sections, so that texts of before are not taken for damaged.
pub const INTAKE: u32 = 1;

/// What was noted of an edition's text when it was written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Written {
    /// The [`INTAKE`] that made its sections.
    pub intake: u32,
    /// The digest that was written beside it.
    digest: String,
    /// The edition and its title, as their columns have them now.
    edition: String,
    title: String,
}

impl Written {
    pub(crate) fn new(intake: u32, digest: String, edition: String, title: String) -> Self {
        Self { intake, digest, edition, title }
    }

    /// Whether the edition as it is described now, with `sections`, is what was written.
    pub fn is<'a>(&self, sections: impl IntoIterator<Item = &'a SectionContent>) -> bool {
        of_text(&self.edition, &self.title, sections) == self.digest
    }
}

/// The digest of the columns of a row, each as it stands there; an absent one is another than an empty one.
pub(crate) fn of_row(columns: &[Option<&str>]) -> String {
    let mut hash = Sha256::new();
    for column in columns {
        hash.update([u8::from(column.is_some())]);
        let text = column.unwrap_or_default();
        hash.update((text.len() as u64).to_le_bytes());
        hash.update(text.as_bytes());
    }
    hex(hash)
}

/// How a flag stands in [`of_row`].
pub(crate) fn flag(set: bool) -> &'static str {
    if set { "1" } else { "0" }
}

/// The digest of an edition, as its column has it, with its title and its sections.
pub(crate) fn of_text<'a>(
    edition: &str,
    title: &str,
    sections: impl IntoIterator<Item = &'a SectionContent>,
) -> String {
    let mut hash = Sha256::new();
    // Each with its length, so that no two texts can be parted differently to the same bytes.
    let mut part = |bytes: &[u8]| {
        hash.update((bytes.len() as u64).to_le_bytes());
        hash.update(bytes);
    };
    part(edition.as_bytes());
    part(title.as_bytes());
    for section in sections {
        part(&section.ordinal.to_le_bytes());
        part(section.id.as_str().as_bytes());
        part(&[section.level, u8::from(section.html.is_some())]);
        part(section.heading.as_bytes());
        part(section.html.as_deref().unwrap_or_default().as_bytes());
        part(section.text.as_bytes());
        for start in &section.pages {
            part(&start.offset.to_le_bytes());
            part(&start.page.to_le_bytes());
        }
    }
    hex(hash)
}

fn hex(hash: Sha256) -> String {
    hash.finalize().iter().fold(String::with_capacity(64), |mut text, byte| {
        // Writing to a string does not fail.
        let _ = write!(text, "{byte:02x}");
        text
    })
}
