//! What an edition shows besides words: its pictures, its table, and copies for other programs to open.

use std::path::{Path, PathBuf};

use domain::{EditionId, File, FileRole};

use crate::Library;
use crate::api::{ColumnKind, ColumnRow, CopyForm, DataTable, ErrorCode, Failure};
use crate::error::io_failure;
use crate::library::MadeFolder;
use crate::saving::extension;

/// The largest table that is taken into the window, in bytes.
const MAX_TABLE: u64 = 32 << 20;

impl Library {
    /// A picture that a section shows by `name`: a media file of the edition, or a part of the EPUB or DOCX that it came in.
    ///
    /// # Errors
    /// [`ErrorCode::NotHere`] where its file is not on this computer; otherwise when there is none of that name, or it is no
    /// picture that is safe to show: of another kind, damaged, or larger than the limits of [`content::picture`].
    pub fn picture(&self, edition: &str, name: &str) -> Result<Vec<u8>, Failure> {
        let id = self.edition_id(edition)?;
        let unfit = |why: String| {
            Failure::failed(format!("the picture {name} of {id} cannot be shown: {why}")).with("item", name)
        };
        let bytes = self.media_bytes(&id, name)?;
        content::picture(&bytes).map_err(|error| unfit(error.to_string()))?;
        Ok(bytes)
    }

    /// The bytes of a picture, whatever they are.
    fn media_bytes(&self, id: &EditionId, name: &str) -> Result<Vec<u8>, Failure> {
        let failed = |why: String| {
            Failure::failed(format!("the picture {name} of {id} cannot be read: {why}")).with("item", name)
        };
        if let Some(file) = self.file(id, |file| file.role == FileRole::Media && file.name == name)? {
            if file.bytes > content::MAX_PICTURE_BYTES {
                return Err(failed(format!("it has {} bytes", file.bytes)));
            }
            return Ok(self.store.read_range(&file.sha256, 0, file.bytes)?);
        }
        let package = self.file(id, is_package)?.ok_or_else(|| Failure::not_found(name))?;
        let archive = self.store.open_blob(&package.sha256)?;
        content::member(archive, name, content::MAX_PICTURE_BYTES).map_err(|error| failed(error.to_string()))
    }

    /// The table of a dataset.
    ///
    /// # Errors
    /// [`ErrorCode::NotHere`] where its file is not on this computer; otherwise when the edition has none, or it is too large
    /// or too irregular to be shown.
    pub fn table(&self, edition: &str) -> Result<DataTable, Failure> {
        let id = self.edition_id(edition)?;
        let file = self.file(&id, |file| file.role == FileRole::Document && file.media_type == "text/csv")?;
        let file = file.ok_or_else(|| Failure::not_found(&format!("table of {id}")))?;
        let unfit = |why: String| {
            Failure::failed(format!("the table of {id} cannot be shown: {why}")).with("item", id.to_string())
        };
        if file.bytes > MAX_TABLE {
            return Err(unfit(format!("it has {} bytes", file.bytes)));
        }
        let bytes = self.store.read_range(&file.sha256, 0, file.bytes)?;
        let source = String::from_utf8(bytes).map_err(|error| unfit(error.to_string()))?;
        let table = content::table(&source).map_err(|error| unfit(error.to_string()))?;
        let columns = table.columns.into_iter().map(|column| ColumnRow {
            name: column.name,
            kind: match column.holds {
                content::Holds::Text => ColumnKind::Text,
                content::Holds::Numbers => ColumnKind::Numbers,
                content::Holds::NumbersWithComma => ColumnKind::NumbersWithComma,
                content::Holds::Dates => ColumnKind::Dates,
            },
        });
        Ok(DataTable { columns: columns.collect(), rows: table.rows })
    }

    /// Puts a copy of an edition's document, or of the picture `picture` that it shows, into `folder` for another program to
    /// open; gives its path. The name and its ending are ours, so that opening it runs nothing.
    ///
    /// # Errors
    /// When it is not on this computer, is of a kind that no program is known to open safely, or cannot be written.
    pub fn copy_to_open(&self, edition: &str, picture: Option<&str>, folder: &Path) -> Result<PathBuf, Failure> {
        let id = self.edition_id(edition)?;
        let unknown = |what: &str| {
            let message =
                format!("{what} is of a kind that is not opened from here; save a copy, and open that if you trust it");
            Failure::new(ErrorCode::Refused, message).with("item", id.to_string())
        };
        let Some(name) = picture else {
            if self.copy_name(edition, CopyForm::File)?.ends_with(".bin") {
                return Err(unknown(&id.to_string()));
            }
            return self.save_copy_into(edition, CopyForm::File, folder).map(|copy| copy.path.into());
        };
        let bytes = self.media_bytes(&id, name)?;
        // One that is too large for the window is still what its first bytes say.
        let media_type = match content::picture(&bytes) {
            Ok(picture) | Err(content::PictureError::TooManyPixels(picture)) => picture.media_type,
            Err(content::PictureError::Unknown) => return Err(unknown(name)),
        };
        let stem = name.rsplit('/').next().unwrap_or(name).split('.').next().unwrap_or_default();
        let stem: String = stem.chars().map(|c| if c.is_alphanumeric() { c } else { '-' }).take(80).collect();
        let _folder = MadeFolder::at(folder)?;
        // The publication's name comes first: what its publisher called the picture may be a device of Windows.
        let name = format!("{}.{}.{stem}.{}", id.publication.publication, id.language, extension(media_type));
        let path = folder.join(name);
        std::fs::write(&path, bytes).map_err(|error| io_failure("save a copy in", folder, &error))?;
        Ok(path)
    }
}

/// Whether a file is one that holds pictures of its own.
fn is_package(file: &File) -> bool {
    file.role == FileRole::Document
        && matches!(
            file.media_type.as_str(),
            "application/epub+zip" | "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
        )
}
