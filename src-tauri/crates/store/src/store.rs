//! The handle on a library: opening it, its connections, and how a read or a write is one transaction.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use jiff::Timestamp;
use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::StoreError;
use crate::connection::{self, Access};
use crate::error::DATABASE;
use crate::lease::Living;
use crate::migration::{self, Migration};
use crate::presence::{Presence, Register};
use crate::table::publication::Listed;
use disk::{Disk, Step};

/// How long one statement waits for another process's short transaction.
const PATIENCE: Duration = Duration::from_secs(5);
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
    pub(crate) writer: Option<Mutex<Connection>>,
    access: Access,
    patience: Duration,
    /// `None` in a library that is only read.
    pub(crate) presence: Option<Presence>,
    /// The last list of publications, to be used again for what has not changed.
    pub(crate) listed: Mutex<Listed>,
    /// Counts what this handle names: leases and temporary files.
    pub(crate) names: AtomicU64,
    /// The lease of this handle that lives, though another process may have taken it over.
    pub(crate) leased: Mutex<Option<Living>>,
    /// The library lies in another folder by now: what was written here would be lost.
    pub(crate) moved: AtomicBool,
}

impl Store {
    /// Opens the library in `folder`, making it where there is none and bringing an older schema up to date (after a
    /// backup into `backups/`). `now` judges whether a writer found there still lives.
    ///
    /// A library that cannot be written is opened for reading; [`Store::is_read_only`] says so. What an interrupted
    /// process left in `blobs/tmp` is removed, unless one is writing now.
    ///
    /// # Errors
    /// [`StoreError::Newer`], [`StoreError::NetworkShare`], [`StoreError::Damaged`], [`StoreError::DiskFull`], and
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
        match Self::open_to_write(disk.clone(), &folder, migrations, patience) {
            Err(StoreError::ReadOnly { .. }) if database.is_file() => {
                Self::open_to_read(disk, &folder, migrations, patience)
            }
            opened => opened.and_then(|store| store.sweep(now).map(|()| store)),
        }
        .map_err(|error| error.at(&database))
    }

    fn open_to_write(
        disk: Disk,
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
        let register = Register::lock(&disk, folder).map_err(entering)?;
        let mut writer = connection::writer(&folder.join(DATABASE), patience)?;
        migration::migrate(&disk, folder, &mut writer, migrations)?;
        let token: String = writer.query_row("SELECT lower(hex(randomblob(16)))", [], |row| row.get(0))?;
        let presence = register.enter(&disk, token).map_err(entering)?;
        drop(register);
        Ok(Self::new(folder, disk, Some(writer), Access::Write, patience, Some(presence)))
    }

    fn open_to_read(
        disk: Disk,
        folder: &Path,
        migrations: &[&'static Migration],
        patience: Duration,
    ) -> Result<Self, StoreError> {
        let database = folder.join(DATABASE);
        let readable = |access| -> Result<Connection, StoreError> {
            let connection = connection::reader(&database, access, patience)?;
            migration::check_readable(folder, &connection, migrations)?;
            Ok(connection)
        };
        let (access, reader) = match readable(Access::Read) {
            Ok(reader) => (Access::Read, reader),
            // SQLite could not make the log's shared memory. Without a log, the database file is the whole truth.
            Err(StoreError::ReadOnly { .. } | StoreError::Database { .. })
                if !holds_bytes(&folder.join(format!("{DATABASE}-wal"))) =>
            {
                (Access::Immutable, readable(Access::Immutable)?)
            }
            Err(StoreError::Database { .. }) => {
                let detail =
                    "its write-ahead log must first be folded in; open the library once where it can be written";
                return Err(StoreError::ReadOnly { path: database, detail: detail.to_owned() });
            }
            Err(error) => return Err(error),
        };
        let store = Self::new(folder, disk, None, access, patience, None);
        store.give_back(reader);
        Ok(store)
    }

    fn new(
        folder: &Path,
        disk: Disk,
        writer: Option<Connection>,
        access: Access,
        patience: Duration,
        presence: Option<Presence>,
    ) -> Self {
        let inner = Inner {
            folder: folder.to_path_buf(),
            disk,
            readers: Mutex::default(),
            writer: writer.map(Mutex::new),
            access,
            patience,
            presence,
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

    /// Whether the library can only be read here. Every write then fails with [`StoreError::ReadOnly`].
    pub fn is_read_only(&self) -> bool {
        self.inner.writer.is_none()
    }

    /// Reads in one transaction: everything `read` sees belongs to one state of the library.
    pub(crate) fn read<T>(&self, read: impl FnOnce(&Connection) -> Result<T, StoreError>) -> Result<T, StoreError> {
        let idle = lock(&self.inner.readers).pop();
        let outcome = idle
            .map_or_else(|| connection::reader(&self.database(), self.inner.access, self.inner.patience), Ok)
            .and_then(|connection| {
                let outcome = {
                    let snapshot = connection.unchecked_transaction()?;
                    read(&snapshot)
                };
                self.give_back(connection);
                outcome
            });
        outcome.map_err(|error| error.at(&self.database()))
    }

    /// Writes in one transaction, which is on the disk when this returns, or leaves no trace.
    pub(crate) fn write<T>(
        &self,
        write: impl FnOnce(&Transaction<'_>) -> Result<T, StoreError>,
    ) -> Result<T, StoreError> {
        let Some(writer) = &self.inner.writer else {
            return Err(StoreError::ReadOnly {
                path: self.inner.folder.clone(),
                detail: "the library was opened for reading".to_owned(),
            });
        };
        let mut connection = lock(writer);
        if self.inner.moved.load(Ordering::SeqCst) {
            let detail = "the library was moved to another folder; start the program again".to_owned();
            return Err(StoreError::ReadOnly { path: self.inner.folder.clone(), detail });
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

    fn give_back(&self, connection: Connection) {
        let mut idle = lock(&self.inner.readers);
        if idle.len() < IDLE_READERS {
            idle.push(connection);
        }
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
        && !holds_bytes(&folder.join(format!("{DATABASE}-wal")))
        && held()
}

fn holds_bytes(path: &Path) -> bool {
    path.metadata().is_ok_and(|metadata| metadata.len() > 0)
}
