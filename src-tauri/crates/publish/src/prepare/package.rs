//! EPUB and DOCX documents: their text, and the cover of a book.

use std::path::Path;
use std::sync::Arc;

use content::{Package, PackageError};
use domain::{Direction, Language};

use super::{Opening, PreparedEdition, cover};
use crate::folder::DocumentFormat;

impl Opening<'_> {
    pub(super) fn open_package(&mut self, path: &Path) -> Option<PreparedEdition> {
        let bytes: Arc<[u8]> = match std::fs::read(path) {
            Ok(bytes) => bytes.into(),
            Err(error) => {
                self.problems.error(&self.edition.document, None, format!("cannot be read: {error}"));
                return None;
            }
        };
        let package = match self.parse_package(bytes.clone()) {
            Ok(package) => package,
            Err(error) => return self.unreadable(path, &error.to_string()),
        };
        if !self.edition.has_text {
            return self.as_file(path, package.parsed.title, None);
        }
        self.compare(&package);
        self.check_package_references(&package.parsed);
        let document = self.edition.document.clone();
        let mut removed: Vec<&str> = package.parsed.removed.iter().map(|removed| removed.what.as_str()).collect();
        removed.sort_unstable();
        removed.dedup();
        for what in removed {
            self.problems.warning(&document, None, format!("is published without: {what}"));
        }
        let cover = package.cover.and_then(|name| {
            let bytes = content::member(std::io::Cursor::new(&bytes), &name, content::MAX_PICTURE_BYTES).ok()?;
            cover::of_picture(&bytes)
        });
        let file = self.as_file(path, package.parsed.title, Some(package.parsed.sections))?;
        Some(PreparedEdition { cover, ..file })
    }

    fn parse_package(&self, bytes: Arc<[u8]>) -> Result<Package, PackageError> {
        let resolve = &mut |reference: content::Reference<'_>| self.resolve(reference);
        match self.edition.format {
            DocumentFormat::Docx => content::docx(bytes, self.edition.language.direction(), resolve),
            _ => content::epub(bytes, resolve),
        }
    }

    /// Notes where the document says something else of itself than its name does.
    fn compare(&mut self, package: &Package) {
        let language = &self.edition.language;
        // What Word says is the language of its spelling, which seldom is that of the text.
        let says = package.language.as_deref().filter(|_| self.edition.format == DocumentFormat::Epub);
        if let Some(other) = says.and_then(|says| says.trim().parse::<Language>().ok())
            && other.primary() != language.primary()
        {
            let why = format!("says that it is in “{other}”, but is published in “{language}”");
            self.problems.warning(&self.edition.document, None, why);
        }
        if let Some(turned) = package.progression.filter(|turned| *turned != language.direction()) {
            let way = |direction| match direction {
                Direction::Ltr => "from left to right",
                Direction::Rtl => "from right to left",
            };
            let why = format!(
                "says that its pages run {}, but “{language}” is written {}, and is shown so",
                way(turned),
                way(language.direction())
            );
            self.problems.warning(&self.edition.document, None, why);
        }
    }
}
