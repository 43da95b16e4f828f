//! Reading an edition: its sections as text, its files by ranges, and the place where the reader left it.

use domain::{EditionId, File, FileRole, Sections};

use crate::Library;
use crate::api::{ErrorCode, Failure, Place, Reading, SectionRow};
use crate::languages::preferred;

impl Library {
    /// The edition `text` names (`ID@LANG`), to be read. Where its text is not here the sections are empty, and the rows
    /// tell what there is.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn read(&self, text: &str, prefer: &[String]) -> Result<Reading, Failure> {
        let id = self.edition_id(text)?;
        let shelf = self.shelf()?;
        let stored = shelf.find(&id.publication)?;
        let edition = stored.editions.iter().position(|edition| edition.known.language == id.language);
        let edition = edition.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        let held = self.store.edition_text(&id)?;
        let described = held.as_ref().map_or(&stored.editions[edition].known, |held| &held.edition);
        let sections = held.as_ref().map(|held| held.sections.as_slice()).unwrap_or_default();
        let position = self.store.position(&id)?.and_then(|place| serde_json::from_value(place).ok());
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
            files: shelf.files(described),
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

/// The sections of an edition made ready to be stored: sanitised once more, with their plain text.
pub(crate) fn cleaned(sections: &Sections) -> Vec<store::NewSection> {
    let number = |at: usize| u32::try_from(at).unwrap_or(u32::MAX);
    let clean = |(at, section): (usize, &domain::Section)| {
        let html = section.html.as_deref().map(content::sanitise);
        let text = match &html {
            Some(html) => content::plain_text(html),
            None => section.text.clone().unwrap_or_default(),
        };
        // Offsets that do not fit the text would point outside it; the page of its beginning is still right.
        let fits = section.pages.iter().all(|start| text.is_char_boundary(start.offset as usize));
        let pages = if fits { section.pages.clone() } else { section.pages.iter().take(1).copied().collect() };
        store::NewSection {
            ordinal: number(at),
            id: section.id.clone(),
            level: section.level,
            heading: section.heading.clone(),
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
    fn what_a_publisher_sends_is_sanitised_again_before_it_is_stored() {
        let hostile = "<p onclick=\"x()\">Hello</p><script>alert(1)</script><a href=\"javascript:x()\">link</a><img src=\"https://example.org/x.png\">";
        let sections = Sections {
            format: 1,
            pages: None,
            sections: vec![section(Some(hostile), None), section(None, Some("plain & <b>"))],
        };
        let stored = cleaned(&sections);
        let html = stored[0].html.as_deref().unwrap();
        for active in ["onclick", "<script", "javascript:", "example.org"] {
            assert!(!html.contains(active), "{active} in {html}");
        }
        assert!(stored[0].text.contains("Hello"));
        assert_eq!((stored[1].html.as_deref(), stored[1].text.as_str()), (None, "plain & <b>"));
    }
}
