//! Tables of data, recordings with their transcripts, and files for other programs.

use std::path::Path;

use super::{MediaFile, Opening, PreparedEdition, file_name};
use crate::folder::plain_file;

/// A recording larger than this is opened by another program: the window holds what it plays in memory.
const PLAYED_AT_MOST: u64 = 128 << 20;

impl Opening<'_> {
    pub(super) fn open_table(&mut self, path: &Path) -> Option<PreparedEdition> {
        let document = self.edition.document.clone();
        let source = match std::fs::read_to_string(path) {
            Ok(source) => source,
            Err(error) => {
                return self
                    .unreadable(path, &format!("it cannot be read as UTF-8 text: {error}; save it as “CSV UTF-8”"));
            }
        };
        if !self.edition.has_text {
            return self.as_file(path, None, None);
        }
        let table = match content::table(&source) {
            Ok(table) => table,
            Err(error) => {
                self.problems.error(&document, error.line, error.what);
                return None;
            }
        };
        if table.rows.len() > content::TEXT_ROWS {
            let why = format!(
                "has {} rows; the first {} can be searched and read without the file",
                table.rows.len(),
                content::TEXT_ROWS
            );
            self.problems.warning(&document, None, why);
        }
        self.as_file(path, None, Some(table.sections()))
    }

    pub(super) fn open_recording(&mut self, path: &Path) -> Option<PreparedEdition> {
        let document = self.edition.document.clone();
        let bytes = std::fs::metadata(path).map_or(0, |found| found.len());
        if bytes == 0 {
            self.problems.error(&document, None, "is empty");
            return None;
        }
        if bytes > PLAYED_AT_MOST {
            let why = format!(
                "has {bytes} bytes: only up to {PLAYED_AT_MOST} are played in the window; another program plays it"
            );
            self.problems.warning(&document, None, why);
        }
        let Some(beside) = self.edition.transcript.clone() else {
            if self.edition.has_text {
                let language = &self.edition.language;
                let why = format!(
                    "has no transcript, so that nobody can search it or read along: put {language}.vtt beside it, or write \
                     text = \"none\" in {language}.toml"
                );
                self.problems.warning(&document, None, why);
            }
            return self.as_file(path, None, None);
        };
        let source = match plain_file(&self.folder.root, &beside) {
            Ok(_) => std::fs::read_to_string(self.folder.root.join(&beside))
                .map_err(|error| format!("cannot be read as UTF-8 text: {error}")),
            Err(why) => Err(why),
        };
        let source = source.map_err(|why| self.problems.error(&beside, None, why)).ok()?;
        let parsed = match content::transcript(&source) {
            Ok(parsed) => parsed,
            Err(error) => {
                self.problems.error(&beside, Some(error.line), error.what);
                return None;
            }
        };
        let file = self.as_file(path, None, Some(parsed.sections))?;
        let transcript =
            MediaFile { name: file_name(&beside), path: self.folder.root.join(&beside), media_type: "text/vtt" };
        Some(PreparedEdition { media: vec![transcript], ..file })
    }

    pub(super) fn open_other(&mut self, path: &Path) -> Option<PreparedEdition> {
        if self.edition.has_text {
            let language = &self.edition.language;
            let why = format!(
                "is published as a file that another program opens: nobody can search it; write text = \"none\" in \
                 {language}.toml if that is meant"
            );
            self.problems.warning(&self.edition.document, None, why);
        }
        self.as_file(path, None, None)
    }
}
