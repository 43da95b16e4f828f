//! The handle on a library: opening it, its connections, and how a read or a write is one transaction.

use std::fs::File;
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::connection::{self, Access};
use crate::error::DATABASE;
use crate::lease::Living;
use crate::migration::{self, Migration};
use crate::presence::{Presence, Register};
use crate::relocate::moved_to;
use crate::table::publication::Listed;
use disk::{Disk, Step};

/// How long one statement waits for another process's short transaction.
const PATIENCE: Duration = Duration::from_secs(5);
/// The handle that is entered to see whether the disk takes another name.
const PROBE: &str = "probe";
/// How many idle connections for reading are kept.
const IDLE_READERS: usize = 8;

/// A library on this computer. Cheap to clone, and shared by threads; all clones are one handle.
#[derive(Clone)]
pub struct Store {
    pub(crate) inner: Arc<Inner>,
}

pub(crate) struct Inner {
    /// The library's folder.
    pub(crate) folder: PathBuf,
    pub(crate) disk: Disk,
    /// Idle connections for reading. Closed before the writer, which then folds the write-ahead log in.
    readers: Mutex<Vec<Connection>>,
    /// Empty in a library that is only read, and where the disk was full until it has room.
    writing: OnceLock<Writing>,
    access: Access,
    /// The disk was full when this was opened. Nobody else could write then; as soon as somebody can, so can this.
    full: bool,
    patience: Duration,
    /// The last list of publications, to be used again for what has not changed.
    pub(crate) listed: Mutex<Listed>,
    /// Counts what this handle names: leases and temporary files.
    pub(crate) names: AtomicU64,
    /// The lease of this handle that lives, though another process may have taken it over.
    pub(crate) leased: Mutex<Option<Living>>,
    /// The library lies in another folder by now: what was written here would be lost.
    pub(crate) moved: AtomicBool,
}

/// What a handle writes with.
pub(crate) struct Writing {
    connection: Mutex<Connection>,
    pub(crate) presence: Presence,
}

impl Store {
    /// Opens the library in `folder`, making it where there is none and bringing an older schema up to date (after a
    /// backup into `backups/`). `now` judges whether a writer found there still lives.
    ///
    /// A library that may not be written is opened for reading; [`Store::is_read_only`] says so. So is one on a disk that is
    /// full or takes no more files, where each write fails with [`StoreError::DiskFull`] until there is room. What an
    /// interrupted process left in `blobs/tmp` is removed, unless one is writing now.
    ///
    /// # Errors
    /// [`StoreError::Newer`], [`StoreError::NetworkShare`], [`StoreError::Damaged`], and [`StoreError::DiskFull`] or
    /// [`StoreError::ReadOnly`] when there is nothing yet to read either.
    pub fn open(folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        Self::open_on(Disk::default(), folder, now)
    }

    /// [`Store::open`] on a disk that a test may make fail.
    ///
    /// # Errors
    /// As [`Store::open`], and what the disk's fault gives.
    pub fn open_on(disk: Disk, folder: &Path, now: Timestamp) -> Result<Self, StoreError> {
        Self::open_with(disk, folder, now, &migration::all(), PATIENCE)
    }

    pub(crate) fn open_with(
        disk: Disk,
        folder: &Path,
        now: Timestamp,
        migrations: &[&'static Migration],
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let folder = std::path::absolute(folder).map_err(|error| StoreError::io("finding", folder, error))?;
        if let Some(kind) = disk::network_share(&folder) {
            return Err(StoreError::NetworkShare { path: folder, kind });
        }
        let database = folder.join(DATABASE);
        match Writing::begin(&disk, &folder, migrations, patience) {
            Ok(writing) => {
                let store = Self::new(&folder, disk, Access::Write, false, patience);
                let _ = store.inner.writing.set(writing);
                match store.sweep(now) {
                    // What is half written waits until there is room.
                    Err(error) if !matches!(error, StoreError::DiskFull { .. }) => Err(error),
                    _ => Ok(store),
                }
            }
            Err(StoreError::ReadOnly { .. }) if database.is_file() => {
                Self::open_to_read(disk, &folder, migrations, false, patience)
            }
            Err(full @ StoreError::DiskFull { .. }) if database.is_file() => {
                Self::open_to_read(disk, &folder, migrations, true, patience).map_err(|error| match error {
                    StoreError::Newer { .. } | StoreError::Damaged { .. } => error,
                    _ => full,
                })
            }
            Err(error) => Err(error),
        }
        .map_err(|error| error.at(&database))
    }

    fn open_to_read(
        disk: Disk,
        folder: &Path,
        migrations: &[&'static Migration],
        full: bool,
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let database = folder.join(DATABASE);
        let look = |reader: &Connection| migration::check_readable(folder, reader, migrations);
        let (access, reader) = match connection::readable(&database, patience, look) {
            Err(StoreError::Database { .. }) if connection::log_holds_bytes(&database) => {
                let detail =
                    "its write-ahead log must first be folded in; open the library once where it can be written";
                return Err(StoreError::ReadOnly { path: database, detail: detail.to_owned() });
            }
            opened => opened?,
        };
        let store = Self::new(folder, disk, access, full, patience);
        store.give_back(reader, access);
        Ok(store)
    }

    fn new(folder: &Path, disk: Disk, access: Access, full: bool, patience: Duration) -> Self {
        let inner = Inner {
            folder: folder.to_path_buf(),
            disk,
            readers: Mutex::default(),
            writing: OnceLock::new(),
            access,
            full,
            patience,
            listed: Mutex::default(),
            names: AtomicU64::new(0),
            leased: Mutex::default(),
            moved: AtomicBool::new(false),
        };
        Self { inner: Arc::new(inner) }
    }

    /// The library's folder, as an absolute path.
    pub fn folder(&self) -> &Path {
        &self.inner.folder
    }

    /// Whether the library may only be read here. Every write then fails with [`StoreError::ReadOnly`].
    pub fn is_read_only(&self) -> bool {
        !self.inner.full && self.inner.writing.get().is_none()
    }

    /// What this handle writes with: begun now where the disk was full when it was opened.
    pub(crate) fn writing(&self) -> Result<&Writing, StoreError> {
        let inner = &self.inner;
        if let Some(writing) = inner.writing.get() {
            return Ok(writing);
        }
        if !inner.full {
            let detail = "the library was opened for reading".to_owned();
            return Err(StoreError::ReadOnly { path: inner.folder.clone(), detail });
        }
        if !self.database().is_file() || moved_to(&inner.folder)?.is_some() {
            return Err(self.moved());
        }
        // Of two threads that begin at once, one's is used.
        let begun = Writing::begin(&inner.disk, &inner.folder, &migration::all(), inner.patience);
        let begun = begun.map_err(|error| error.at(&self.database()))?;
        // It may have been moved while this waited for its turn: what is written here then would be left behind.
        if moved_to(&inner.folder)?.is_some() {
            return Err(self.moved());
        }
        Ok(inner.writing.get_or_init(|| begun))
    }

    fn moved(&self) -> StoreError {
        let detail = "the library was moved to another folder; start the program again".to_owned();
        StoreError::ReadOnly { path: self.inner.folder.clone(), detail }
    }

    /// The name of this handle among those that write; empty for one that only reads.
    pub(crate) fn token(&self) -> &str {
        self.inner.writing.get().map_or("", |writing| writing.presence.token())
    }

    /// Reads in one transaction: everything `read` sees belongs to one state of the library.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let outcome = self.reader().and_then(|(access, connection)| {
            let outcome = {
                let snapshot = connection.unchecked_transaction()?;
                read(&snapshot)
            };
            self.give_back(connection, access);
            outcome
        });
        outcome.map_err(|error| error.at(&self.database()))
    }

    /// A connection for reading, and how it reads.
    fn reader(&self) -> Result<(Access, Connection), StoreError> {
        let Inner { access, patience, .. } = *self.inner;
        let idle = lock(&self.inner.readers).pop();
        if self.inner.full {
            if let Some(idle) = idle {
                return Ok((Access::Read, idle));
            }
            // By now there may be room, and what somebody wrote be in the log.
            let look = |reader: &Connection| -> Result<(), StoreError> {
                Ok(reader.query_row("SELECT count(*) FROM setting", [], |_| Ok(()))?)
            };
            return connection::readable(&self.database(), patience, look);
        }
        let opened = idle.map_or_else(|| connection::reader(&self.database(), access, patience), Ok);
        Ok((access, opened?))
    }

    /// Writes in one transaction, which is on the disk when this returns, or leaves no trace.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let mut connection = self.writing()?.connection();
        if self.inner.moved.load(Ordering::SeqCst) {
            return Err(self.moved());
        }
        let outcome = (|| {
            let change = connection.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let outcome = write(&change)?;
            self.inner
                .disk
                .before(Step::Commit, &self.database())
                .map_err(|error| StoreError::io("changing", &self.database(), error))?;
            change.commit()?;
            Ok(outcome)
        })();
        outcome.map_err(|error: StoreError| error.at(&self.database()))
    }

    /// As [`Self::write`], for what only the holder of the lease may write: where this handle has none, or another took it
    /// over by now, nothing is written. The question and the writing are one transaction, so nobody comes between.
    pub(crate) fn write_leased<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let living = lock(&self.inner.leased).clone();
        self.write(|tables| {
            living.ok_or(StoreError::NotLeased)?.require(tables)?;
            write(tables)
        })
    }

    pub(crate) fn database(&self) -> PathBuf {
        self.inner.folder.join(DATABASE)
    }

    /// Keeps a connection for the next who reads; but not one that would not notice that a full disk has room again and
    /// somebody writes.
    fn give_back(&self, connection: Connection, access: Access) {
        let mut idle = lock(&self.inner.readers);
        if idle.len() < IDLE_READERS && !(self.inner.full && access == Access::Immutable) {
            idle.push(connection);
        }
    }
}

impl Writing {
    /// Makes the library in `folder` where there is none, brings its schema up to date, and enters this handle among those
    /// that are alive.
    fn begin(
        disk: &Disk,
        folder: &Path,
        migrations: &[&'static Migration],
        patience: Duration,
    ) -> Result<Self, StoreError> {
        disk.create_folder(folder).map_err(|error| StoreError::io("making", folder, error))?;
        if lost_its_database(folder) {
            let detail = "it is empty, though the library holds files";
            return Err(StoreError::unreadable(folder.join(DATABASE).display().to_string(), detail));
        }
        let entering = |error| StoreError::io("entering", folder, error);
        // Held until the schema is right, so that two processes do not make or change it at once.
        let register = Register::lock(disk, folder).map_err(entering)?;
        let database = folder.join(DATABASE);
        let mut writer = connection::writer(&database, patience).or_else(|error| {
            // Where the disk takes no file beside it, SQLite says of the database that it cannot be opened.
            if !error.is_not_opened() || File::open(&database).is_err() {
                return Err(error);
            }
            let probe = register.enter(disk, PROBE.to_owned()).map_err(entering)?;
            drop(probe);
            // Entering removed what the dead had left, which may have made room for those files.
            connection::writer(&database, patience)
        })?;
        migration::migrate(disk, folder, &mut writer, migrations)?;
        let token: String = writer.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?;
        let presence = register.enter(disk, token).map_err(entering)?;
        drop(register);
        Ok(Self { connection: Mutex::new(writer), presence })
    }

    /// The connection, for whoever does with it what no transaction does.
    pub(crate) fn connection(&self) -> std::sync::MutexGuard<'_, Connection> {
        lock(&self.connection)
    }
}

/// Locks `mutex` even if another thread panicked with it: a connection's open transaction was rolled back by then.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> std::sync::MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Whether the database file is there and empty while blobs are there: something emptied it, and to take the library for
/// a new one would lose what the person marked.
fn lost_its_database(folder: &Path) -> bool {
    let held = || std::fs::read_dir(folder.join("blobs")).is_ok_and(|mut blobs| blobs.any(|found| found.is_ok()));
    folder.join(DATABASE).metadata().is_ok_and(|found| found.len() == 0)
        && !connection::log_holds_bytes(&folder.join(DATABASE))
        && held()
}
