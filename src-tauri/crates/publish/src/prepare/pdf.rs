//! PDF documents: their text by the extractor, in a process of its own.

use std::path::Path;

use domain::page_words;
use extract::Extractor;

use super::{Opening, PreparedEdition, cover};
use crate::cache::ExtractionCache;

impl Opening<'_> {
    pub(super) fn open_pdf(
        &mut self,
        path: &Path,
        extractor: &Extractor,
        cache: &ExtractionCache,
    ) -> Option<PreparedEdition> {
        let extracted = match cache.extract(path, extractor) {
            Ok(extracted) => extracted,
            Err(error) if error.is_of_the_document() => return self.unreadable(path, &error.to_string()),
            // Published as a file alone it would be another edition than on a computer that can read it.
            Err(error) => {
                self.problems.error(&self.edition.document, None, error.to_string());
                return None;
            }
        };
        if self.edition.has_text && !extracted.has_text {
            let why = "no text could be read in it: it holds pictures of pages, or pages that cannot be read, and nobody can search it; recognise its text first";
            self.problems.warning(&self.edition.document, None, why);
        }
        let sections = (self.edition.has_text && extracted.has_text).then_some(extracted.sections);
        let file = self.as_file(path, extracted.title, sections)?;
        Some(PreparedEdition {
            pages: (extracted.pages > 0).then_some(extracted.pages),
            cover: cover::of_page(extracted.cover_png),
            // What is not to be read as text is not to be found on its pages either.
            words: Some(extracted.words).filter(|words| file.sections.is_some() && has_right_to_left(words)),
            ..file
        })
    }
}

/// Whether any letter on the pages is of a script written from right to left. Only there does pdf.js's own text of a page lose
/// blanks and order; elsewhere the places of words would be a tenth of what a handbook weighs on the way, for nothing.
fn has_right_to_left(words: &[u8]) -> bool {
    let pages = page_words::decode(words).unwrap_or_default();
    pages.iter().any(|page| page.text.chars().any(extract::is_right_to_left))
}

#[cfg(test)]
mod tests {
    use domain::PageWords;

    use super::*;

    #[test]
    fn words_are_placed_where_any_of_them_runs_from_right_to_left() {
        for (text, placed) in
            [("", false), ("plain words, déjà vu, слово", false), ("a glossary: عودة", true), ("שלום", true)]
        {
            let pages = [PageWords::default(), PageWords { text: text.to_owned(), ..PageWords::default() }];
            assert_eq!(has_right_to_left(&page_words::encode(&pages)), placed, "{text:?}");
        }
    }
}
