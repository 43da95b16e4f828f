//! Keeps the search index in step with the store.
//!
//! The store is the truth. The index names the change it has reached; what came after is added, and an index that is
//! missing or damaged is made anew in a folder of its own, which takes the old one's place in one write to the store.
//! Readers use the old one until then.

use std::fs::{File, TryLockError};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicU64, Ordering};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError, RwLock};

use disk::{Disk, Step};
use search::{Document, Headings, Index, IndexError};
use store::{ChangedEdition, Store};
use tempfile::TempDir;

use crate::api::{ErrorCode, Failure};
use crate::error::io_failure;

/// Memory of the index's writer for what is not yet written, in bytes: on a 4 GB computer the window needs the rest.
pub const INDEX_WRITER_BYTES: usize = 64_000_000;
/// The file that whoever writes an index holds locked, beside the generations.
const LOCK: &str = "lock";
/// After so many editions the index is committed, so that a stop loses little work.
const COMMIT_EVERY: usize = 500;

/// Hears how many editions are done and in all, and gives `false` to stop; what is done stays done.
pub(crate) type Progress<'a> = &'a mut dyn FnMut(u64, u64) -> bool;

/// The index of one library.
pub(crate) struct Indexing {
    store: Store,
    folder: PathBuf,
    disk: Disk,
    current: RwLock<Option<(String, Arc<Index>)>>,
    /// One thread of this process at a time writes.
    writing: Mutex<()>,
    /// How often this process has brought it further.
    advances: AtomicU64,
    /// The index of a library that has none, where none can be written.
    passing: Mutex<Option<(Arc<Index>, TempDir)>>,
}

impl Indexing {
    /// The index below `folder`; nothing is opened yet.
    pub(crate) fn new(store: Store, folder: PathBuf, disk: Disk) -> Self {
        Self {
            store,
            folder,
            disk,
            current: RwLock::default(),
            writing: Mutex::default(),
            advances: AtomicU64::default(),
            passing: Mutex::default(),
        }
    }

    /// How often this process has brought the index further: another number where searches find more than before.
    pub(crate) fn advances(&self) -> u64 {
        self.advances.load(Ordering::Acquire)
    }

    fn advanced(&self) {
        self.advances.fetch_add(1, Ordering::Release);
    }

    /// Removes the folder of an index.
    fn remove(&self, folder: &Path) {
        // On Windows a mapped file cannot be removed; the next start tries again.
        let _ = self.disk.before(Step::Remove, folder).and_then(|()| std::fs::remove_dir_all(folder));
    }

    /// The index as it is, with what other processes added. Made anew first if there is none that can be read.
    pub(crate) fn index(&self) -> Result<Arc<Index>, Failure> {
        if let Some(index) = self.opened()? {
            match index.reload() {
                Ok(()) => return Ok(index),
                Err(IndexError::Damaged { .. } | IndexError::Missing { .. }) => self.forget(),
                Err(error) => return Err(error.into()),
            }
        }
        if self.store.is_read_only() {
            return self.passing();
        }
        match self.catch_up(&mut |_, _| true) {
            Err(failure) if failure.code == ErrorCode::DiskFull => return self.passing(),
            made => made?,
        }
        self.opened()?.ok_or_else(|| Failure::failed("the search index could not be made; run: shelf reindex"))
    }

    /// Where nothing can be written: an index in a temporary folder, for this process alone and gone with it.
    fn passing(&self) -> Result<Arc<Index>, Failure> {
        let mut passing = self.passing.lock().unwrap_or_else(PoisonError::into_inner);
        let (index, folder) = match passing.take() {
            Some(made) => made,
            None => {
                let made = |error: std::io::Error| io_failure("make a search index in", &std::env::temp_dir(), &error);
                let folder = tempfile::Builder::new().prefix("fieldshelf-index-").tempdir().map_err(made)?;
                (Arc::new(Index::create(folder.path())?), folder)
            }
        };
        // The library may lie on a disk that another computer writes to.
        if index.change_number() < self.store.change_number()? {
            self.write(&index, &mut |_, _| true)?;
        }
        *passing = Some((Arc::clone(&index), folder));
        Ok(index)
    }

    /// The index that the store names, if it can be opened.
    fn opened(&self) -> Result<Option<Arc<Index>>, Failure> {
        let Some(generation) = self.store.index_generation()? else { return Ok(None) };
        if let Some((name, index)) = self.current.read().unwrap_or_else(PoisonError::into_inner).as_ref()
            && *name == generation
        {
            return Ok(Some(Arc::clone(index)));
        }
        match Index::open_on(&self.disk, &self.folder.join(&generation)) {
            Ok(index) => {
                let index = Arc::new(index);
                *self.current.write().unwrap_or_else(PoisonError::into_inner) = Some((generation, Arc::clone(&index)));
                Ok(Some(index))
            }
            Err(IndexError::Missing { .. } | IndexError::Damaged { .. }) => Ok(None),
            Err(error) => Err(error.into()),
        }
    }

    fn forget(&self) {
        *self.current.write().unwrap_or_else(PoisonError::into_inner) = None;
    }

    /// Waits until no thread of any process writes an index of this library, and keeps them out.
    fn exclusively(&self) -> Result<Writing<'_>, Failure> {
        let thread = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.lock_file()?;
        // Where a file system knows no locks, two processes at worst do the same work.
        let _ = file.lock();
        Ok(Writing { _thread: thread, _file: file })
    }

    /// As [`Self::exclusively`], but does not wait for another process; `None` while one writes.
    fn exclusively_now(&self) -> Result<Option<Writing<'_>>, Failure> {
        let thread = self.writing.lock().unwrap_or_else(PoisonError::into_inner);
        let file = self.lock_file()?;
        if matches!(file.try_lock(), Err(TryLockError::WouldBlock)) {
            return Ok(None);
        }
        Ok(Some(Writing { _thread: thread, _file: file }))
    }

    fn lock_file(&self) -> Result<File, Failure> {
        let path = self.folder.join(LOCK);
        std::fs::create_dir_all(&self.folder)
            .and_then(|()| File::options().create(true).truncate(false).write(true).open(&path))
            .map_err(|error| io_failure("lock the search index with", &path, &error))
    }

    /// Adds what changed since the index was last written, or makes it anew where it cannot be read. Where
    /// `progress` stops it, what is missing stays missing until the next time. Another process that writes at the same time does the same work, so that is no error.
    pub(crate) fn catch_up(&self, progress: Progress<'_>) -> Result<(), Failure> {
        if self.opened()?.is_none() {
            let _writing = self.exclusively()?;
            // Another process may have made it while this one waited.
            return match self.opened()? {
                Some(_) => Ok(()),
                None => self.make_anew(progress),
            };
        }
        let Some(_writing) = self.exclusively_now()? else { return Ok(()) };
        let Some(index) = self.opened()? else { return self.make_anew(progress) };
        index.reload().map_err(Failure::from)?;
        let reached = index.change_number();
        if reached >= self.store.change_number()? {
            return Ok(());
        }
        match self.write(&index, progress).map(|_| self.advanced()) {
            Err(IndexingError::Index(IndexError::Busy { .. })) => Ok(()),
            Err(IndexingError::Index(IndexError::Damaged { .. } | IndexError::Missing { .. })) => {
                self.forget();
                self.make_anew(progress)
            }
            other => other.map_err(Failure::from),
        }
    }

    /// The name of the index to be made anew: the one called `left`, which an earlier attempt left half done, where it is still
    /// there, else a new one.
    pub(crate) fn begin_generation(&self, left: Option<&str>) -> Result<String, Failure> {
        let _writing = self.exclusively()?;
        match left.filter(|name| name.parse::<u64>().is_ok() && self.folder.join(name).is_dir()) {
            Some(left) => Ok(left.to_owned()),
            None => self.next_generation(),
        }
    }

    /// Makes the index `generation` beside the old one, from where an earlier attempt left it, and then puts it in the old
    /// one's place; gives whether `progress` let it come to its end.
    pub(crate) fn rebuild_into(&self, generation: &str, progress: Progress<'_>) -> Result<bool, Failure> {
        let _writing = self.exclusively()?;
        self.make(generation, progress)
    }

    /// Removes what was made of the index `generation`, unless it is in use.
    pub(crate) fn discard(&self, generation: &str) -> Result<(), Failure> {
        let _writing = self.exclusively()?;
        if self.store.index_generation()?.as_deref() != Some(generation) {
            self.remove(&self.folder.join(generation));
        }
        Ok(())
    }

    /// Makes the index anew at one go.
    fn make_anew(&self, progress: Progress<'_>) -> Result<(), Failure> {
        let generation = self.next_generation()?;
        if !self.make(&generation, progress)? {
            self.remove(&self.folder.join(&generation));
        }
        Ok(())
    }

    fn make(&self, generation: &str, progress: Progress<'_>) -> Result<bool, Failure> {
        let folder = self.folder.join(generation);
        let opened = match Index::open_on(&self.disk, &folder) {
            Err(IndexError::Missing { .. } | IndexError::Damaged { .. }) => {
                self.remove(&folder);
                Index::create_on(&self.disk, &folder)
            }
            opened => opened,
        };
        let made = opened.map_err(Failure::from).and_then(|index| {
            let whole = self.write(&index, progress)?;
            if whole {
                self.store.set_index_generation(generation)?;
            }
            Ok((index, whole))
        });
        let (index, whole) = made.inspect_err(|_| {
            // Half an index on a full disk would be in the way of freeing it.
            self.remove(&folder);
        })?;
        if whole {
            *self.current.write().unwrap_or_else(PoisonError::into_inner) =
                Some((generation.to_owned(), Arc::new(index)));
            self.advanced();
        }
        Ok(whole)
    }

    /// A name that no folder has yet, and that the store has never named: an index is not to be opened before it is whole.
    fn next_generation(&self) -> Result<String, Failure> {
        let named = self.store.index_generation()?;
        let mut highest = named.and_then(|name| name.parse::<u64>().ok()).unwrap_or(0);
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            highest = entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok()).unwrap_or(0).max(highest);
        }
        Ok((highest + 1).to_string())
    }

    /// Removes indexes that are no longer in use, but those called `spared`. What another process still has open stays until
    /// the next start.
    pub(crate) fn sweep(&self, spared: &[String]) {
        let Ok(Some(_writing)) = self.exclusively_now() else { return };
        let Ok(Some(current)) = self.store.index_generation() else { return };
        for entry in std::fs::read_dir(&self.folder).into_iter().flatten().flatten() {
            let other = entry.file_name().to_str().and_then(|name| name.parse::<u64>().ok());
            if other.map(|number| number.to_string()).is_some_and(|name| name != current && !spared.contains(&name)) {
                self.remove(&entry.path());
            }
        }
    }

    /// Whether the index can be read, passes its checksums, has reached the store's last change, and holds as many sections
    /// and titles of what is not here.
    pub(crate) fn sound(&self) -> Result<bool, Failure> {
        let Some(index) = self.opened()? else { return Ok(false) };
        index.reload()?;
        index.verify()?;
        let change = self.store.change_number()?;
        let totals = self.store.totals()?;
        let same = index.sections() == totals.sections + totals.listed_only;
        // Numbers of two moments, between which something was applied, are not compared.
        Ok(index.change_number() >= change && (same || self.store.change_number()? != change))
    }

    /// Bytes of the index in use.
    pub(crate) fn bytes(&self) -> u64 {
        let Ok(Some(generation)) = self.store.index_generation() else { return 0 };
        let files = std::fs::read_dir(self.folder.join(generation)).into_iter().flatten().flatten();
        files.filter_map(|entry| entry.metadata().ok()).map(|found| found.len()).sum()
    }

    /// Adds what changed since `index` was last written; gives whether `progress` let it come to its end. Changes come in the
    /// order of their numbers, so wherever it stops it can go on.
    fn write(&self, index: &Index, progress: Progress<'_>) -> Result<bool, IndexingError> {
        let number = self.store.change_number()?;
        let since = index.change_number();
        let changed = self.store.changed_editions_since(since)?;
        let total = changed.len() as u64;
        let mut writer = index.writer(INDEX_WRITER_BYTES)?;
        let mut reached = since;
        let mut whole = true;
        for (done, edition) in changed.iter().enumerate() {
            if !progress(done as u64, total) {
                whole = false;
                break;
            }
            writer.remove_edition(edition.key);
            writer.remove_edition(listed_key(edition.key));
            if edition.present {
                self.add(&mut writer, edition)?;
            }
            reached = edition.number;
            if (done + 1) % COMMIT_EVERY == 0 {
                writer.commit(reached)?;
            }
        }
        writer.commit(if whole { number } else { reached })?;
        if whole {
            writer.compact()?;
        } else {
            writer.finish()?;
        }
        index.reload()?;
        if whole {
            progress(total, total);
        }
        Ok(whole)
    }

    fn add(&self, writer: &mut search::Writer, changed: &ChangedEdition) -> Result<(), IndexingError> {
        let Some(held) = self.store.edition_text(&changed.id)? else { return self.add_listed(writer, changed) };
        let headings = Headings::new(held.sections.iter().map(|section| section.heading.as_str()));
        for (at, section) in held.sections.iter().enumerate() {
            writer.add(&Document {
                section: section.key,
                edition: held.key,
                language: &changed.id.language,
                first: at == 0,
                contents: headings.are_listed_in(&section.text),
                title: &held.edition.title,
                heading: &section.heading,
                text: &section.text,
            })?;
        }
        Ok(())
    }

    /// Adds what the catalogue says of an edition whose text is not here.
    fn add_listed(&self, writer: &mut search::Writer, changed: &ChangedEdition) -> Result<(), IndexingError> {
        // One that went meanwhile is in a later change.
        let Some(publication) = self.store.publication(&changed.id.publication)? else { return Ok(()) };
        let Some(edition) = publication.edition(&changed.id.language) else { return Ok(()) };
        let key = listed_key(edition.key);
        writer.add(&Document {
            section: key,
            edition: key,
            language: &changed.id.language,
            first: true,
            contents: false,
            title: &edition.known.title,
            heading: "",
            text: &edition.known.summary,
        })?;
        Ok(())
    }
}

/// The key in the index of what the catalogue says of the edition with `key`, whose text is not here.
pub(crate) fn listed_key(key: i64) -> i64 {
    -key
}

/// The right to write an index of the library; given back when dropped.
struct Writing<'a> {
    _thread: MutexGuard<'a, ()>,
    _file: File,
}

enum IndexingError {
    Index(IndexError),
    Store(store::StoreError),
}

impl From<IndexError> for IndexingError {
    fn from(error: IndexError) -> Self {
        Self::Index(error)
    }
}

impl From<store::StoreError> for IndexingError {
    fn from(error: store::StoreError) -> Self {
        Self::Store(error)
    }
}

impl From<IndexingError> for Failure {
    fn from(error: IndexingError) -> Self {
        match error {
            IndexingError::Index(error) => error.into(),
            IndexingError::Store(error) => error.into(),
        }
    }
}
