//! Taking a copy away: the file as published, or one self-contained page for what has no file; a PDF; plain text.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use disk::Access;
use domain::{EditionId, File, FileRole};
use sha2::{Digest, Sha256};
use store::StoreError;
use typeset::Typeset;

use crate::Library;
use crate::api::{CopyForm, DraggedFile, ErrorCode, Failure, ItemFailure, PrintRange, SavedCopies, SavedCopy};
use crate::error::io_failure;
use crate::library::MadeFolder;
use crate::page::{PageHead, direction, page};

impl Library {
    /// The file name that a copy of the edition gets: readable, safe on every system, and different for each edition.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn copy_name(&self, edition: &str, form: CopyForm) -> Result<String, Failure> {
        let id = self.edition_id(edition)?;
        let extension = match (form, self.file(&id, |file| file.role == FileRole::Document)?) {
            (CopyForm::Pdf, _) => "pdf",
            (CopyForm::Text, _) => "txt",
            (CopyForm::File, Some(file)) => extension(&file.media_type),
            (CopyForm::File, None) => "html",
        };
        Ok(format!("{}.{}.{extension}", id.publication.publication, id.language))
    }

    /// Saves a copy into `folder`, which is made where it is missing, and goes again if nothing comes into it. A copy of an
    /// earlier save is replaced if it is the same; another file of that name stays, and the copy gets a number.
    ///
    /// # Errors
    /// When the edition is not here, or the folder cannot be written.
    pub fn save_copy_into(&self, edition: &str, form: CopyForm, folder: &Path) -> Result<SavedCopy, Failure> {
        let name = self.copy_name(edition, form)?;
        let _folder = MadeFolder::at(folder)?;
        self.prepare_copy(edition, form, folder)?.save_into(folder, &name)
    }

    /// Puts a copy of the file as published into `folder`, from where it can be dragged into another program.
    ///
    /// # Errors
    /// As [`Library::save_copy_into`].
    pub fn copy_to_drag(&self, edition: &str, folder: &Path) -> Result<DraggedFile, Failure> {
        let folder = std::path::absolute(folder).map_err(|error| io_failure("find", folder, &error))?;
        let path = PathBuf::from(self.save_copy_into(edition, CopyForm::File, &folder)?.path);
        let url = url::Url::from_file_path(&path).map_err(|()| {
            Failure::failed(format!("{} has no address to be dragged by; save a copy", path.display()))
        })?;
        let name = path.file_name().map(|name| name.to_string_lossy().into_owned()).unwrap_or_default();
        Ok(DraggedFile { name, url: url.into() })
    }

    /// Saves copies of several editions into `folder`, as [`Library::save_copy_into`] does. One that cannot be saved holds up
    /// no other.
    ///
    /// # Errors
    /// When the folder cannot be made. What went wrong with an edition is in the answer.
    pub fn save_copies_into(&self, editions: &[String], form: CopyForm, folder: &Path) -> Result<SavedCopies, Failure> {
        let _folder = MadeFolder::at(folder)?;
        let mut saved = SavedCopies { copies: Vec::new(), failed: Vec::new() };
        for edition in editions {
            match self.save_copy_into(edition, form, folder) {
                Ok(copy) => saved.copies.push(copy),
                Err(error) => saved.failed.push(ItemFailure { id: edition.clone(), error }),
            }
        }
        Ok(saved)
    }

    /// Saves a copy as the file `path`, in place of what is there.
    ///
    /// # Errors
    /// When the edition is not here, or the file cannot be written.
    pub fn save_copy_as(&self, edition: &str, form: CopyForm, path: &Path) -> Result<SavedCopy, Failure> {
        self.prepare_copy(edition, form, folder_of(path))?.persist(path.to_owned())
    }

    /// Writes the copy under a temporary name in `folder`, and checks it.
    fn prepare_copy(&self, edition: &str, form: CopyForm, folder: &Path) -> Result<PreparedCopy, Failure> {
        let id = self.edition_id(edition)?;
        let document = self.file(&id, |file| file.role == FileRole::Document)?;
        match (form, document) {
            (CopyForm::File, Some(document)) => self.prepare_file(&id, &document, folder),
            (CopyForm::File, None) => prepare(&id.to_string(), Made::Text(self.copy_page(&id)?), folder),
            (CopyForm::Pdf, _) => {
                let set = self.on_pages(&id, &PrintRange::default(), false)?;
                prepare(&id.to_string(), Made::Pages(set), folder)
            }
            (CopyForm::Text, _) => prepare(&id.to_string(), Made::Text(self.copy_text(&id)?), folder),
        }
    }

    fn prepare_file(&self, id: &EditionId, document: &File, folder: &Path) -> Result<PreparedCopy, Failure> {
        let failed = |error: std::io::Error| io_failure("save a copy in", folder, &error);
        let mut file = Access::Usual.temporary_file().tempfile_in(folder).map_err(failed)?;
        let mut hasher = Sha256::new();
        let mut blob = match self.store.open_blob(&document.sha256) {
            Err(StoreError::NotHere { .. }) => {
                let message = format!("the file of {id} is not on this computer; fetch it with: shelf fetch {id}");
                return Err(Failure::new(ErrorCode::NotHere, message).with("item", id.to_string()));
            }
            blob => blob?,
        };
        let mut buffer = vec![0; 1 << 16];
        let mut bytes = 0;
        loop {
            let read = std::io::Read::read(&mut blob, &mut buffer).map_err(failed)?;
            if read == 0 {
                break;
            }
            hasher.update(&buffer[..read]);
            file.write_all(&buffer[..read]).map_err(failed)?;
            bytes += read as u64;
        }
        let sha256: [u8; 32] = hasher.finalize().into();
        if *document.sha256.as_bytes() != sha256 {
            let message = format!("the file of {id} is damaged on this computer; run: shelf verify --repair");
            return Err(Failure::new(ErrorCode::Damaged, message).with("item", id.to_string()));
        }
        file.as_file().sync_all().map_err(failed)?;
        Ok(PreparedCopy { id: id.to_string(), file, sha256, bytes, pages: None, missing: String::new() })
    }

    /// The edition as one page of HTML.
    fn copy_page(&self, id: &EditionId) -> Result<String, Failure> {
        let (facts, held) = self.copy_facts(id)?;
        let mut media = BTreeMap::new();
        for file in held.edition.files.iter().filter(|file| file.role == FileRole::Media) {
            match self.store.read_range(&file.sha256, 0, file.bytes) {
                Ok(bytes) => drop(media.insert(file.name.clone(), (file.media_type.clone(), bytes))),
                // Its alternative text stands in its place.
                Err(StoreError::NotHere { .. }) => {}
                Err(error) => return Err(error.into()),
            }
        }
        let sections: Vec<(u8, String, String)> = held
            .sections
            .iter()
            .map(|section| {
                let html = section.html.clone().unwrap_or_else(|| content::text_to_html(&section.text));
                (section.level, section.heading.clone(), html)
            })
            .collect();
        let head = PageHead {
            language: id.language.as_str(),
            direction: direction(&id.language),
            title: &facts.title,
            facts_language: &facts.words.language,
            facts: facts.lines,
        };
        Ok(page(&head, &sections, &media))
    }

    /// The edition as plain text.
    fn copy_text(&self, id: &EditionId) -> Result<String, Failure> {
        let (facts, held) = self.copy_facts(id)?;
        let mut text = format!("{}\n\n", facts.title);
        for (label, value) in &facts.lines {
            text += &format!("{label}: {value}\n");
        }
        for section in &held.sections {
            for part in [&section.heading, &section.text].into_iter().filter(|part| !part.is_empty()) {
                text += &format!("\n{}\n", part.trim_end());
            }
        }
        Ok(text)
    }
}

/// The folder that the file `path` lies in.
pub(crate) fn folder_of(path: &Path) -> &Path {
    path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."))
}

/// What was made here to be saved.
pub(crate) enum Made {
    /// Text, or a page of HTML.
    Text(String),
    /// Pages that were set.
    Pages(Typeset),
}

/// Writes what was made under a temporary name in `folder`; `id` is what it is a copy of.
pub(crate) fn prepare(id: &str, made: Made, folder: &Path) -> Result<PreparedCopy, Failure> {
    let (bytes, pages, missing) = match made {
        Made::Text(text) => (text.into_bytes(), None, String::new()),
        Made::Pages(set) => (set.pdf, u32::try_from(set.pages).ok(), set.missing),
    };
    let failed = |error: std::io::Error| io_failure("save a copy in", folder, &error);
    let mut file = Access::Usual.temporary_file().tempfile_in(folder).map_err(failed)?;
    file.write_all(&bytes).and_then(|()| file.as_file().sync_all()).map_err(failed)?;
    Ok(PreparedCopy {
        id: id.to_owned(),
        file,
        sha256: Sha256::digest(&bytes).into(),
        bytes: bytes.len() as u64,
        pages,
        missing,
    })
}

/// The extension for a document of that media type (IANA's registry). Never the one its publisher wrote: a copy opens with a
/// double click, and must not run.
pub(crate) fn extension(media_type: &str) -> &'static str {
    match media_type {
        "application/pdf" => "pdf",
        "application/epub+zip" => "epub",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document" => "docx",
        // HTML as its publisher wrote it could run scripts in a browser: it opens as the text it is.
        "text/html" | "text/plain" | "text/markdown" => "txt",
        "image/png" => "png",
        "image/jpeg" => "jpg",
        "image/gif" => "gif",
        "image/webp" => "webp",
        "text/csv" => "csv",
        "audio/mpeg" => "mp3",
        "audio/mp4" => "m4a",
        "audio/ogg" => "ogg",
        "audio/wav" => "wav",
        "video/mp4" => "mp4",
        "video/webm" => "webm",
        "application/msword" => "doc",
        "application/vnd.ms-excel" => "xls",
        "application/vnd.ms-powerpoint" => "ppt",
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet" => "xlsx",
        "application/vnd.openxmlformats-officedocument.presentationml.presentation" => "pptx",
        "application/vnd.oasis.opendocument.text" => "odt",
        "application/vnd.oasis.opendocument.spreadsheet" => "ods",
        "application/vnd.oasis.opendocument.presentation" => "odp",
        "application/rtf" => "rtf",
        _ => "bin",
    }
}

/// A copy that is written and has no name yet.
pub(crate) struct PreparedCopy {
    id: String,
    file: tempfile::NamedTempFile,
    sha256: [u8; 32],
    bytes: u64,
    pages: Option<u32>,
    missing: String,
}

impl PreparedCopy {
    /// Gives the copy the name `name` in `folder`, or that name with a number where another file has it. Where an earlier
    /// save left the same bytes, that is the copy.
    pub(crate) fn save_into(self, folder: &Path, name: &str) -> Result<SavedCopy, Failure> {
        let (stem, extension) = name.rsplit_once('.').unwrap_or((name, "bin"));
        let mut path = folder.join(name);
        let mut prepared = self;
        let mut number = 1;
        loop {
            let same = prepared.is_same_as(&path).map_err(|error| io_failure("read", &path, &error))?;
            match same {
                Some(true) => return Ok(prepared.saved(path)),
                // Another program may take the name at this moment; then its file stays, too.
                None => match prepared.persist_beside(path.clone())? {
                    Ok(saved) => return Ok(saved),
                    Err(again) => prepared = again,
                },
                Some(false) => {
                    number += 1;
                    path = folder.join(format!("{stem}-{number}.{extension}"));
                }
            }
        }
    }

    /// Whether the file at `path` holds the same bytes; `None` when there is none.
    fn is_same_as(&self, path: &Path) -> std::io::Result<Option<bool>> {
        let mut there = match std::fs::File::open(path) {
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(None),
            other => other?,
        };
        if there.metadata()?.len() != self.bytes {
            return Ok(Some(false));
        }
        let mut hasher = Sha256::new();
        std::io::copy(&mut there, &mut hasher)?;
        Ok(Some(<[u8; 32]>::from(hasher.finalize()) == self.sha256))
    }

    /// Gives the copy the name `path`, in place of what is there.
    pub(crate) fn persist(self, path: PathBuf) -> Result<SavedCopy, Failure> {
        let Self { id, file, sha256, bytes, pages, missing } = self;
        file.persist(&path).map_err(|error| io_failure("save", &path, &error.error))?;
        name_is_kept(&path)?;
        Ok(saved(id, path, sha256, bytes, pages, missing))
    }

    /// Gives the copy the name `path` where nothing has it; otherwise gives it back.
    fn persist_beside(self, path: PathBuf) -> Result<Result<SavedCopy, Self>, Failure> {
        let Self { id, file, sha256, bytes, pages, missing } = self;
        match file.persist_noclobber(&path) {
            Ok(_) => {
                name_is_kept(&path)?;
                Ok(Ok(saved(id, path, sha256, bytes, pages, missing)))
            }
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
                Ok(Err(Self { id, file: error.file, sha256, bytes, pages, missing }))
            }
            Err(error) => Err(io_failure("save", &path, &error.error)),
        }
    }

    /// What an earlier save left at `path` is this copy.
    fn saved(self, path: PathBuf) -> SavedCopy {
        saved(self.id, path, self.sha256, self.bytes, self.pages, self.missing)
    }
}

/// Forces the name of a copy to the disk: what was called saved outlasts a power cut.
fn name_is_kept(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    disk::sync_folder(folder).map_err(|error| io_failure("save", path, &error))
}

fn saved(id: String, path: PathBuf, sha256: [u8; 32], bytes: u64, pages: Option<u32>, missing: String) -> SavedCopy {
    SavedCopy {
        id,
        path: path.to_string_lossy().into_owned(),
        sha256: domain::BlobId::from_bytes(sha256).to_string(),
        bytes,
        pages,
        missing,
    }
}
