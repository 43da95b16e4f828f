//! Reading an edition: its sections as text, its files by ranges, and the place where the reader left it.

use domain::{EditionId, File, FileRole, PageWords, PageWordsError, Sections, page_words, printable};

use crate::Library;
use crate::api::{EarlierRow, ErrorCode, Failure, FileRow, PageText, Place, Reading, SectionRow};
use crate::languages::preferred;
use crate::library::no_edition;

/// The most pages whose words are handed over at once: an answer stays small enough not to be waited for.
const MOST_PAGES: u32 = 64;

impl Library {
    /// The edition `text` names (`ID@LANG`), to be read. Where its text is not here the sections are empty, and the rows
    /// tell what there is.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn read(&self, text: &str, prefer: &[String]) -> Result<Reading, Failure> {
        let id = self.edition_id(text)?;
        // Before what is said of it: what is damaged of the one is put back with the other.
        let held = self.sound_text(&id)?;
        let shelf = self.shelf()?;
        let stored = shelf.find(&id.publication)?;
        let edition = stored.editions.iter().position(|edition| edition.known.language == id.language);
        let edition = edition.ok_or_else(|| no_edition(stored, &id))?;
        let described = held.as_ref().map_or(&stored.editions[edition].known, |held| &held.edition);
        let sections = held.as_ref().map(|held| held.sections.as_slice()).unwrap_or_default();
        let position = self.store.position(&id)?.and_then(|place| serde_json::from_value(place).ok());
        let files = shelf.files(described);
        let earlier = stored.editions[edition].replaced.as_ref().map(|earlier| EarlierRow {
            revision: earlier.revision,
            issued: earlier.issued.to_string(),
            files: shelf.files(earlier),
        });
        let earlier = earlier.filter(|earlier| !has_document(&files) && has_document(&earlier.files));
        Ok(Reading {
            publication: shelf.row(stored, &preferred(prefer)),
            edition: u32::try_from(edition).unwrap_or(u32::MAX),
            pages: sections.iter().flat_map(|section| &section.pages).map(|start| start.page).max(),
            sections: sections
                .iter()
                .map(|section| SectionRow {
                    id: section.id.to_string(),
                    level: section.level,
                    heading: section.heading.clone(),
                    html: section.html.clone().unwrap_or_else(|| content::text_to_html(&section.text)),
                    page: section.pages.first().map(|start| start.page),
                })
                .collect(),
            files,
            earlier,
            position,
        })
    }

    /// Keeps the place where the reader is in an edition.
    ///
    /// # Errors
    /// When there is no such edition, or the store cannot be written.
    pub fn set_position(&self, edition: &str, place: &Place) -> Result<(), Failure> {
        let id = self.edition_id(edition)?;
        let value = serde_json::to_value(place).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(self.store.set_position(&id, &value)?)
    }

    /// `length` bytes from byte `start` of the file with the SHA-256 `sha256`; fewer at its end. A file is named by its
    /// hash, so that what is read piece by piece is of one revision whatever a sync does meanwhile.
    ///
    /// # Errors
    /// When `sha256` is no hash, or the file is not on this computer.
    pub fn file_range(&self, sha256: &str, start: u64, length: u64) -> Result<Vec<u8>, Failure> {
        let id = sha256.parse().map_err(|_| Failure::wrong_input(format!("“{sha256}” is not a SHA-256")))?;
        Ok(self.store.read_range(&id, start, length)?)
    }

    /// The words of at most `count` pages from page `first` (from 1) on, out of the file of words with the SHA-256 `sha256`.
    ///
    /// # Errors
    /// When `sha256` is no hash, the file is not on this computer or holds no words, or the document has no such page.
    pub fn page_words(&self, sha256: &str, first: u32, count: u32) -> Result<Vec<PageText>, Failure> {
        let mut read = |start, length| self.file_range(sha256, start, length);
        let before = first.checked_sub(1).ok_or_else(|| Failure::wrong_input("pages are counted from 1"))?;
        let pages = page_words::decode_pages(before, count.min(MOST_PAGES), &mut read)?;
        Ok(pages.into_iter().zip(first..).map(|(words, page)| page_text(words, page)).collect())
    }

    /// The cover of an edition; empty when there is none here.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn cover(&self, edition: &str) -> Result<Vec<u8>, Failure> {
        let id = self.edition_id(edition)?;
        let Some(cover) = self.file(&id, |file| file.role == FileRole::Cover)? else { return Ok(Vec::new()) };
        match self.store.read_range(&cover.sha256, 0, cover.bytes).map_err(Failure::from) {
            Err(failure) if failure.code == ErrorCode::NotHere => Ok(Vec::new()),
            other => other,
        }
    }

    /// The first file that `wanted` accepts, of the revision that is here or else of the one that is known.
    pub(crate) fn file(&self, id: &EditionId, wanted: impl Fn(&File) -> bool) -> Result<Option<File>, Failure> {
        let stored = self.store.publication(&id.publication)?.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        let edition = stored.edition(&id.language).ok_or_else(|| Failure::not_found(&id.to_string()))?;
        let shown = edition.applied.as_ref().unwrap_or(&edition.known);
        Ok(shown.files.iter().find(|file| wanted(file)).cloned())
    }
}

/// Whether the document is among what is here.
fn has_document(files: &[FileRow]) -> bool {
    files.iter().any(|file| file.role == FileRole::Document && file.here)
}

/// A page's words as the window takes them: JavaScript counts a string in UTF-16 units.
fn page_text(words: PageWords, page: u32) -> PageText {
    let PageWords { width, height, text, words } = words;
    let (mut at, mut units) = (0_usize, 0_u32);
    // Words follow each other in the text, so it is walked through once.
    let mut place = |to: u32| {
        let to = to as usize;
        units += text.get(at..to).map_or(0, |part| part.encode_utf16().count() as u32);
        at = to;
        units
    };
    let words = words
        .iter()
        .map(|word| [place(word.text.start), place(word.text.end), word.left, word.top, word.width, word.height])
        .collect();
    PageText { page, width, height, text, words }
}

impl From<PageWordsError> for Failure {
    fn from(error: PageWordsError) -> Self {
        match error {
            PageWordsError::NoSuchPage(page) => Self::not_found(&format!("page {page}")),
            PageWordsError::Damaged | PageWordsError::Version(_) => Self::failed(error.to_string()),
        }
    }
}

/// The sections of an edition made ready to be stored: sanitised once more, with their plain text, and without what steers a
/// terminal.
pub(crate) fn cleaned(sections: &Sections) -> Vec<store::SectionContent> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let clean = |(at, section): (usize, &domain::Section)| {
        let html = section.html.as_deref().map(|html| printable(&content::sanitise(html), true).into_owned());
        let text = match &html {
            Some(html) => content::plain_text(html),
            None => section.text.clone().unwrap_or_default(),
        };
        let text = printable(&text, true).into_owned();
        // Offsets that do not fit the text would point outside it; the page of its beginning is still right.
        let fits = section.pages.iter().all(|start| text.is_char_boundary(start.offset as usize));
        let pages = if fits { section.pages.clone() } else { section.pages.iter().take(1).copied().collect() };
        store::SectionContent {
            ordinal: number(at),
            id: section.id.clone(),
            level: section.level,
            heading: printable(&section.heading, false).into_owned(),
            html,
            text,
            pages,
        }
    };
    sections.sections.iter().enumerate().map(clean).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::Section;

    fn section(html: Option<&str>, text: Option<&str>) -> Section {
        Section {
            id: "a".parse().unwrap(),
            level: 1,
            heading: "A".to_owned(),
            html: html.map(str::to_owned),
            text: text.map(str::to_owned),
            pages: Vec::new(),
        }
    }

    #[test]
    fn places_in_a_pages_text_are_counted_as_javascript_does() {
        let word = |text: std::ops::Range<u32>| domain::PageWord { text, left: 1, top: 2, width: 3, height: 4 };
        // A letter of two bytes and one unit, then one of four bytes and two units.
        let text = "é \u{1e900}b c".to_owned();
        let words = PageWords { width: 9, height: 8, text, words: vec![word(0..2), word(3..8), word(9..10)] };
        let page = page_text(words, 7);
        assert_eq!((page.page, page.width, page.height), (7, 9, 8));
        assert_eq!(page.words, [[0, 1, 1, 2, 3, 4], [2, 5, 1, 2, 3, 4], [6, 7, 1, 2, 3, 4]]);
    }

    /// Should this fail, texts that are here are not what this version makes of them: raise [`store::INTAKE`] and put in the
    /// new digest, so that nobody's library is taken for damaged.
    #[test]
    fn a_change_of_how_sections_are_taken_in_is_noticed() {
        let every = "<h3 id=\"b\">B</h3><p dir=\"rtl\" class=\"x\">a <strong>b</strong> <a href=\"#b\">c</a>&nbsp;&amp;</p><ul><li>1</li></ul>\
            <table><tr><th scope=\"row\">h</th><td>d</td></tr></table><img src=\"media/a.png\" alt=\"A\"><blockquote>q</blockquote>\
            <pre>x\n y</pre><figure><figcaption>f</figcaption></figure><script>no</script><p style=\"color:red\">s</p>";
        let sections = Sections {
            format: 1,
            pages: None,
            sections: vec![section(Some(every), None), section(None, Some("plain & <b>\u{1b}\n\n  text"))],
        };
        let made: Vec<_> = cleaned(&sections).into_iter().map(|made| (made.heading, made.html, made.text)).collect();
        let digest = domain::BlobId::from_bytes(<sha2::Sha256 as sha2::Digest>::digest(format!("{made:?}")).into());
        assert_eq!(
            (store::INTAKE, &*digest.to_string()),
            (1, "e32a390d7b7088525c392e62a55d41517b714c246eff96dd10b706103e0cb91a")
        );
    }

    #[test]
    fn what_a_publisher_sends_is_sanitised_again_before_it_is_stored() {
        let hostile = "<p onclick=\"x()\">Hello</p><script>alert(1)</script><a href=\"javascript:x()\">link</a><img src=\"https://example.org/x.png\"><p>&#27;[2J</p>";
        let sections = Sections {
            format: 1,
            pages: None,
            sections: vec![section(Some(hostile), None), section(None, Some("plain & <b>\u{1b}[2J"))],
        };
        let stored = cleaned(&sections);
        let html = stored[0].html.as_deref().unwrap();
        for active in ["onclick", "<script", "javascript:", "example.org", "\u{1b}"] {
            assert!(!html.contains(active), "{active} in {html}");
        }
        assert!(!stored[0].text.contains('\u{1b}'));
        assert!(stored[0].text.contains("Hello"));
        assert_eq!((stored[1].html.as_deref(), stored[1].text.as_str()), (None, "plain & <b> [2J"));
    }
}
