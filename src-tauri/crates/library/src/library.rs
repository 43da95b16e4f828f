//! A library opened: its store, its index and its clock.

use std::path::{Path, PathBuf};
use std::sync::Arc;

use disk::Disk;
use domain::{CollectionId, EditionId, PublicationId};
use jiff::Timestamp;
use store::{Lease, Store, StoredPublication};
use sync::http::Stop;

use crate::api::{ErrorCode, Failure, Settings, Start};
use crate::drives::{self, Devices, Drives};
use crate::error::io_failure;
use crate::indexing::Indexing;
use crate::jobs::Worker;
use crate::nearby::Nearby;
use crate::policy::{Policy, locked};
use crate::schedule::EVERY;
use crate::searchable::Kept;

/// Tells the time: the system's clock in the app, a told one in tests.
pub type Clock = Arc<dyn Fn() -> Timestamp + Send + Sync>;

/// The key of the window's settings in the store.
pub(crate) const SETTINGS: &str = "window";
/// The key under which a preview keeps the content folder that it shows.
pub(crate) const PREVIEW: &str = "preview";

/// One library's folder, opened. Threads share it; cloning is for background work and opens nothing anew.
#[derive(Clone)]
pub struct Library {
    /// The folder that people and programs know it by; it lies elsewhere where it was moved.
    pub(crate) origin: PathBuf,
    pub(crate) store: Store,
    pub(crate) indexing: Arc<Indexing>,
    pub(crate) searchable: Arc<Kept>,
    pub(crate) clock: Clock,
    pub(crate) policy: Option<Arc<Policy>>,
    pub(crate) worker: Arc<Worker>,
    pub(crate) nearby: Arc<Nearby>,
    pub(crate) disk: Disk,
    pub(crate) drives: Drives,
    pub(crate) devices: Devices,
    /// What ends the waiting of the job that works with this handle; of others nothing does.
    pub(crate) stop: Stop,
}

/// The platform's place for a library: local application data, never roaming.
pub fn default_dir() -> PathBuf {
    directories::ProjectDirs::from("org", "Fieldshelf", "Fieldshelf")
        .map_or_else(|| PathBuf::from("fieldshelf-library"), |dirs| dirs.data_local_dir().join("library"))
}

impl Library {
    /// Opens the library in `folder`, or where it was moved from there, making it where there is none. An index that is missing or damaged is made anew by
    /// the first search, or by [`Library::refresh_index_in_background`].
    ///
    /// # Errors
    /// When the folder cannot be used, or was written by a newer version.
    pub fn open(folder: &Path, clock: Clock) -> Result<Self, Failure> {
        Self::open_on(Disk::default(), folder, clock)
    }

    /// [`Library::open`] on a disk that a test may make fail.
    ///
    /// # Errors
    /// As [`Library::open`], and what the disk's fault gives.
    pub fn open_on(disk: Disk, folder: &Path, clock: Clock) -> Result<Self, Failure> {
        if folder.is_file() {
            let message = format!("{} is a file; name the folder of a library", folder.display());
            return Err(Failure::wrong_input(message).with("path", folder.to_string_lossy()));
        }
        let origin = std::path::absolute(folder).map_err(|error| io_failure("find", folder, &error))?;
        let store = Self::store_of(&origin, |folder| Store::open_on(disk.clone(), folder, clock()))?;
        let indexing = Arc::new(Indexing::new(store.clone(), store.folder().join("index"), disk.clone()));
        let (worker, nearby) = (Arc::default(), Arc::default());
        let drives: Drives = Arc::new(drives::connected);
        let devices: Devices = Arc::new(disk::device);
        let library = Self {
            origin,
            store,
            indexing,
            searchable: Arc::default(),
            clock,
            policy: None,
            worker,
            nearby,
            disk,
            drives,
            devices,
            stop: Stop::default(),
        };
        library.clear_moved();
        Ok(library)
    }

    /// Whether there is a library in `folder`, or was one that was moved from there.
    pub fn is_at(folder: &Path) -> bool {
        store::is_library(folder) || folder.join(store::POINTER).is_file()
    }

    /// Whether nobody is trusted here yet and nothing was chosen or marked, so that nothing is lost with it. One that cannot be
    /// read is not blank.
    pub fn is_blank(&self) -> bool {
        let blank = || -> Result<bool, Failure> {
            let store = &self.store;
            Ok(store.publishers()?.is_empty() && store.settings()?.is_empty() && store.marks(true)?.is_empty())
        };
        blank().unwrap_or(false)
    }

    /// The time now.
    pub(crate) fn now(&self) -> Timestamp {
        (self.clock)()
    }

    /// The right to take in content, for `owner`, as others are told.
    ///
    /// # Errors
    /// When another process is writing, another thread of this one, or the store cannot be written.
    pub(crate) fn lease(&self, owner: &str) -> Result<Lease, Failure> {
        let clock = Arc::clone(&self.clock);
        Ok(self.store.lease(owner, move || clock())?)
    }

    /// What the window needs to begin; `version` is the app's.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn start(&self, version: &str) -> Result<Start, Failure> {
        let mut settings = self.stored_settings()?;
        if let Some(policy) = &self.policy {
            policy.hold_settings(&mut settings);
        }
        let preview = self.store.setting(PREVIEW)?.and_then(|value| value.as_str().map(str::to_owned));
        let office = self.policy.as_ref().and_then(|policy| policy.schedule());
        let every = office.map_or(EVERY, |(every, _)| every);
        Ok(Start {
            settings,
            preview,
            library: self.store.folder().display().to_string(),
            version: version.to_owned(),
            now: self.now().to_string(),
            sync_every_minutes: u32::try_from(every.as_mins()).unwrap_or(u32::MAX),
            schedule_locked: office.is_some_and(|(_, locked)| locked),
            unwritable: self.unwritable(),
        })
    }

    /// The window's settings as they were set here.
    pub(crate) fn stored_settings(&self) -> Result<Settings, Failure> {
        let kept = self.store.setting(SETTINGS)?.and_then(|value| serde_json::from_value(value).ok());
        Ok(kept.unwrap_or_default())
    }

    /// Keeps the window's settings.
    ///
    /// # Errors
    /// When one is set by the office, or the store cannot be written.
    pub fn set_settings(&self, settings: &Settings) -> Result<(), Failure> {
        let mut held = settings.clone();
        if let Some(policy) = &self.policy {
            policy.hold_settings(&mut held);
        }
        if held != *settings {
            return Err(locked("the look of the window"));
        }
        if let Some(policy) = &self.policy {
            held = policy.settings_without_held(settings, &self.stored_settings()?);
        }
        let value = serde_json::to_value(&held).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(self.store.set_setting(SETTINGS, &value)?)
    }

    /// Marks this library as the preview of the content folder `content`: unsigned work that its window names as such.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn mark_as_preview(&self, content: &str) -> Result<(), Failure> {
        Ok(self.store.set_setting(PREVIEW, &content.into())?)
    }

    /// Whether this library is a preview.
    pub fn is_preview(&self) -> bool {
        self.store.setting(PREVIEW).is_ok_and(|value| value.is_some())
    }

    /// The publication that `text` names: a whole id, or one without its publisher where that is unambiguous.
    ///
    /// # Errors
    /// When it names none, or several.
    pub(crate) fn publication_id(&self, text: &str) -> Result<PublicationId, Failure> {
        if let Ok(id) = text.parse::<PublicationId>() {
            return Ok(id);
        }
        if let Some((publication, _)) = text.split_once('@') {
            let id = self.publication_id(publication)?;
            let message = format!("“{text}” names one language, and this takes a publication as a whole: write {id}");
            return Err(Failure::wrong_input(message).with("item", text));
        }
        let parts = text.split('/').count();
        let found: Vec<PublicationId> = self
            .store
            .publication_ids()?
            .into_iter()
            .filter(|id| match parts {
                1 => id.publication.as_str() == text,
                2 => format!("{}/{}", id.collection.collection, id.publication) == text,
                _ => false,
            })
            .collect();
        one_of(text, found)
    }

    /// The edition that `text` names, `ID@LANG`; the publisher may be left out as in [`Library::publication_id`].
    ///
    /// # Errors
    /// When it names none, or several.
    pub(crate) fn edition_id(&self, text: &str) -> Result<EditionId, Failure> {
        let (publication, language) = text
            .split_once('@')
            .ok_or_else(|| Failure::wrong_input(format!("“{text}” names no language: write {text}@en, for example")))?;
        let language = language
            .parse()
            .map_err(|error: domain::language::LanguageError| Failure::wrong_input(error.to_string()))?;
        Ok(self.publication_id(publication)?.edition(language))
    }

    /// The collection that is here and that `text` names, `publisher/collection` or only `collection`.
    ///
    /// # Errors
    /// When it names none, or several.
    pub fn collection(&self, text: &str) -> Result<CollectionId, Failure> {
        let id = self.collection_id(text)?;
        if self.sound_collections()?.iter().any(|known| known.id == id) {
            Ok(id)
        } else {
            Err(no_collection(text, self.sound_collections()?.into_iter().map(|known| known.id)))
        }
    }

    /// The collection that `text` names, `publisher/collection` or only `collection`.
    ///
    /// # Errors
    /// When it names none, or several.
    pub(crate) fn collection_id(&self, text: &str) -> Result<CollectionId, Failure> {
        if let Ok(id) = text.parse::<CollectionId>() {
            return Ok(id);
        }
        let all: Vec<CollectionId> = self.sound_collections()?.into_iter().map(|record| record.id).collect();
        let found: Vec<CollectionId> = all.iter().filter(|id| id.collection.as_str() == text).cloned().collect();
        if found.is_empty() { Err(no_collection(text, all.into_iter())) } else { one_of(text, found) }
    }
}

/// That there is no edition `id` of what is `stored`.
pub(crate) fn no_edition(stored: &StoredPublication, id: &EditionId) -> Failure {
    let languages: Vec<String> = stored.editions.iter().map(|edition| edition.known.language.to_string()).collect();
    let (publication, language) = (&id.publication, &id.language);
    let message = format!("{publication} is not in “{language}”; there is: {}", languages.join(", "));
    Failure::new(ErrorCode::NotFound, message).with("item", id.to_string())
}

/// That `text` names none of the collections that `are_here`.
fn no_collection(text: &str, are_here: impl Iterator<Item = CollectionId>) -> Failure {
    let named: Vec<String> = are_here.map(|id| id.to_string()).collect();
    let there = match named.as_slice() {
        [] => "none is here yet; run: shelf sync".to_owned(),
        named => format!("there is: {}", named.join(", ")),
    };
    Failure::new(ErrorCode::NotFound, format!("“{text}” names no collection that is here; {there}")).with("item", text)
}

fn one_of<T: std::fmt::Display>(text: &str, mut found: Vec<T>) -> Result<T, Failure> {
    match found.len() {
        0 => Err(Failure::not_found(text)),
        1 => Ok(found.remove(0)),
        _ => {
            let all: Vec<String> = found.iter().map(ToString::to_string).collect();
            Err(Failure::wrong_input(format!("“{text}” could be any of {}: write the whole id", all.join(", "))))
        }
    }
}

/// A folder that is there to put something in, made where it was missing. What was made of it goes again when this is
/// dropped and nothing lies in it.
pub(crate) struct MadeFolder {
    /// The outermost first.
    made: Vec<PathBuf>,
}

impl MadeFolder {
    /// The folder `path`.
    ///
    /// # Errors
    /// When it cannot be made.
    pub(crate) fn at(path: &Path) -> Result<Self, Failure> {
        let missing = path.ancestors().filter(|path| !path.as_os_str().is_empty()).take_while(|path| !path.exists());
        let mut made: Vec<PathBuf> = missing.map(Path::to_owned).collect();
        made.reverse();
        let folder = Self { made };
        std::fs::create_dir_all(path).map_err(|error| io_failure("make", path, &error))?;
        Ok(folder)
    }
}

impl Drop for MadeFolder {
    fn drop(&mut self) {
        for made in self.made.iter().rev() {
            // One that holds something stays, and so do those that it lies in.
            if std::fs::remove_dir(made).is_err() {
                break;
            }
        }
    }
}
