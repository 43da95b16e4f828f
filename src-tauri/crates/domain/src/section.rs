//! Sections: the addressable pieces of an edition, and the form in which they travel.

use serde::{Deserialize, Serialize};

use crate::SectionId;

/// The sections of one edition, as they lie in its sections blob.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Sections {
    /// The format's major version: [`Sections::FORMAT`].
    pub format: u32,
    /// How many pages the document has, where it has pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub pages: Option<u32>,
    /// The sections, in reading order; ids are unique.
    pub sections: Vec<Section>,
}

impl Sections {
    /// The version this software writes, and the newest it reads.
    pub const FORMAT: u32 = 1;
}

/// One section: a heading with the text under it, or a page.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Section {
    /// Its stable id. The same id in two languages says that the two sections belong together.
    pub id: SectionId,
    /// Depth in the outline: 0 for text before the first heading, 1 for a chapter, and so on.
    pub level: u8,
    /// The heading, as plain text; empty for text before the first heading and for pages without an outline.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub heading: String,
    /// Sanitised HTML of the section without its heading, for documents that have structure.
    /// Exactly one of `html` and `text` is present.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub html: Option<String>,
    /// Plain text, paragraphs parted by an empty line, for documents that have pages.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub text: Option<String>,
    /// Where in `text` each page begins; the first entry is the page the section begins on. Empty without pages.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub pages: Vec<PageStart>,
}

/// A page that begins within a section's text.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct PageStart {
    /// Offset into the text, in bytes of UTF-8, on a character boundary.
    pub offset: u32,
    /// The page, from 1.
    pub page: u32,
}

/// The page that `offset` (bytes) of a text lies on, given where its pages begin.
pub fn page_at(pages: &[PageStart], offset: usize) -> Option<u32> {
    pages.iter().take_while(|start| start.offset as usize <= offset).last().or(pages.first()).map(|start| start.page)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_offset_lies_on_the_last_page_begun_before_it() {
        let pages =
            [PageStart { offset: 0, page: 4 }, PageStart { offset: 100, page: 5 }, PageStart { offset: 100, page: 6 }];
        for (offset, page) in [(0, 4), (99, 4), (100, 6), (5000, 6)] {
            assert_eq!(page_at(&pages, offset), Some(page));
        }
        assert_eq!(page_at(&[], 3), None);
    }
}
