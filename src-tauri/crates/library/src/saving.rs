//! Taking a copy away: the file as published, or one self-contained page for what has no file.

use std::collections::BTreeMap;
use std::io::Write;
use std::path::{Path, PathBuf};

use domain::{EditionId, FileRole};
use sha2::{Digest, Sha256};
use store::StoreError;

use crate::Library;
use crate::api::{ErrorCode, Failure, NoticeRow, SavedCopy};
use crate::copy_words::CopyWords;
use crate::error::io_failure;
use crate::library::make_folder;
use crate::page::{PageHead, direction, page};

impl Library {
    /// The file name that a copy of the edition gets: readable, safe on every system, and different for each edition.
    ///
    /// # Errors
    /// When there is no such edition.
    pub fn copy_name(&self, edition: &str) -> Result<String, Failure> {
        let id = self.edition_id(edition)?;
        let extension = match self.file(&id, |file| file.role == FileRole::Document)? {
            Some(file) => extension(&file.media_type),
            None => "html",
        };
        Ok(format!("{}.{}.{extension}", id.publication.publication, id.language))
    }

    /// Saves a copy into `folder`, which is made where it is missing. A copy of an earlier save is replaced if it is the
    /// same; another file of that name stays, and the copy gets a number.
    ///
    /// # Errors
    /// When the edition is not here, or the folder cannot be written.
    pub fn save_copy_into(&self, edition: &str, folder: &Path) -> Result<SavedCopy, Failure> {
        make_folder(folder)?;
        let name = self.copy_name(edition)?;
        let (stem, extension) = name.rsplit_once('.').unwrap_or((&name, "bin"));
        let mut path = folder.join(&name);
        let mut prepared = self.prepare_copy(edition, folder)?;
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

    /// Saves a copy as the file `path`, in place of what is there.
    ///
    /// # Errors
    /// When the edition is not here, or the file cannot be written.
    pub fn save_copy_as(&self, edition: &str, path: &Path) -> Result<SavedCopy, Failure> {
        let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
        self.prepare_copy(edition, folder)?.persist(path.to_owned())
    }

    /// Writes the copy under a temporary name in `folder`, and checks it.
    fn prepare_copy(&self, edition: &str, folder: &Path) -> Result<PreparedCopy, Failure> {
        let id = self.edition_id(edition)?;
        let failed = |error: std::io::Error| io_failure("save a copy in", folder, &error);
        let mut file = readable_by_all().tempfile_in(folder).map_err(failed)?;
        let document = self.file(&id, |file| file.role == FileRole::Document)?;
        let mut hasher = Sha256::new();
        let bytes = match &document {
            Some(document) => {
                let mut blob = self.store.open_blob(&document.sha256)?;
                let mut buffer = vec![0; 1 << 16];
                let mut copied = 0;
                loop {
                    let read = std::io::Read::read(&mut blob, &mut buffer).map_err(failed)?;
                    if read == 0 {
                        break;
                    }
                    hasher.update(&buffer[..read]);
                    file.write_all(&buffer[..read]).map_err(failed)?;
                    copied += read as u64;
                }
                copied
            }
            None => {
                let html = self.copy_page(&id)?;
                hasher.update(&html);
                file.write_all(html.as_bytes()).map_err(failed)?;
                html.len() as u64
            }
        };
        let sha256: [u8; 32] = hasher.finalize().into();
        if document.is_some_and(|document| *document.sha256.as_bytes() != sha256) {
            let message = format!("the file of {id} is damaged on this computer; run: shelf verify --repair");
            return Err(Failure::new(ErrorCode::Damaged, message).with("item", id.to_string()));
        }
        file.as_file().sync_all().map_err(failed)?;
        Ok(PreparedCopy { id, file, sha256, bytes })
    }

    /// The edition as one page.
    fn copy_page(&self, id: &EditionId) -> Result<String, Failure> {
        let shelf = self.shelf()?;
        let stored = shelf.find(&id.publication)?;
        let held = self.store.edition_text(id)?.ok_or_else(|| {
            let message = format!("the text of {id} is not on this computer; run: shelf sync");
            Failure::new(ErrorCode::NotHere, message).with("item", id.to_string())
        })?;
        let row = shelf.row(stored, std::slice::from_ref(&id.language));
        let words = CopyWords::in_language(&id.language);
        let revision = held.edition.revision.to_string();
        let issued = held.edition.issued.to_string();
        let mut facts = vec![
            (words.say("publisher"), row.publisher.clone()),
            (words.say("publication"), id.to_string()),
            (words.say("revision"), words.tell("revision-of", &[("revision", &revision), ("issued", &issued)])),
        ];
        if let Some(notice) = &row.notice {
            facts.push((words.say("status"), status_words(&words, notice)));
            let dated = [
                ("effective", &notice.effective),
                ("expires", &notice.expires),
                ("expected-to-resume", &notice.expected_to_resume),
            ];
            facts.extend(dated.into_iter().filter_map(|(label, date)| Some((words.say(label), date.clone()?))));
            if !held.edition.audience.is_empty() {
                facts.push((words.say("audience"), held.edition.audience.clone()));
            }
        }
        if row.withdrawn {
            facts.push((words.say("withdrawn"), words.say("withdrawn-by")));
        }
        let verified = row.notice.as_ref().and_then(|notice| notice.verified.clone());
        let signed = self.store.checks(&id.publication.collection.publisher)?.signed.map(|signed| signed.to_string());
        let signed = signed.or(verified).unwrap_or_else(|| words.say("not-known"));
        let copied = shelf.now.strftime("%Y-%m-%dT%H:%MZ").to_string();
        facts.push((words.say("as-of"), words.tell("as-of-copied", &[("signed", &signed), ("copied", &copied)])));
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
            title: &held.edition.title,
            facts_language: &words.language,
            facts,
        };
        Ok(page(&head, &sections, &media))
    }
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

/// A notice's status, and as of when.
fn status_words(words: &CopyWords, notice: &NoticeRow) -> String {
    let status = words.status(notice.status);
    match &notice.as_of {
        Some(date) => words.tell("status-as-of", &[("status", &status), ("date", date)]),
        None => status,
    }
}

/// A temporary file that is made as other programs make files: its readers are whom the person's settings allow.
fn readable_by_all() -> tempfile::Builder<'static, 'static> {
    #[allow(unused_mut, reason = "only Unix has permissions to set")]
    let mut builder = tempfile::Builder::new();
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        builder.permissions(std::fs::Permissions::from_mode(0o666));
    }
    builder
}

struct PreparedCopy {
    id: EditionId,
    file: tempfile::NamedTempFile,
    sha256: [u8; 32],
    bytes: u64,
}

impl PreparedCopy {
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
    fn persist(self, path: PathBuf) -> Result<SavedCopy, Failure> {
        let Self { id, file, sha256, bytes } = self;
        file.persist(&path).map_err(|error| io_failure("save", &path, &error.error))?;
        name_is_kept(&path)?;
        Ok(saved(&id, path, sha256, bytes))
    }

    /// Gives the copy the name `path` where nothing has it; otherwise gives it back.
    fn persist_beside(self, path: PathBuf) -> Result<Result<SavedCopy, Self>, Failure> {
        let Self { id, file, sha256, bytes } = self;
        match file.persist_noclobber(&path) {
            Ok(_) => {
                name_is_kept(&path)?;
                Ok(Ok(saved(&id, path, sha256, bytes)))
            }
            Err(error) if error.error.kind() == std::io::ErrorKind::AlreadyExists => {
                Ok(Err(Self { id, file: error.file, sha256, bytes }))
            }
            Err(error) => Err(io_failure("save", &path, &error.error)),
        }
    }

    /// What an earlier save left at `path` is this copy.
    fn saved(self, path: PathBuf) -> SavedCopy {
        saved(&self.id, path, self.sha256, self.bytes)
    }
}

/// Forces the name of a copy to the disk: what was called saved outlasts a power cut.
fn name_is_kept(path: &Path) -> Result<(), Failure> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty()).unwrap_or(Path::new("."));
    repository::disk::sync_folder(folder).map_err(|error| io_failure("save", path, &error))
}

fn saved(id: &EditionId, path: PathBuf, sha256: [u8; 32], bytes: u64) -> SavedCopy {
    SavedCopy {
        id: id.to_string(),
        path: path.to_string_lossy().into_owned(),
        sha256: domain::BlobId::from_bytes(sha256).to_string(),
        bytes,
    }
}
