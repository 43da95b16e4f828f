//! What can go wrong with a library on this computer, in words that name the item, the cause and the next step.

use std::io;
use std::path::{Path, PathBuf};

use domain::{BlobId, ShortName};
use jiff::Timestamp;
use rusqlite::ErrorCode;

/// The name of the database file, also used as an error's place until the whole path is known.
pub(crate) const DATABASE: &str = "library.sqlite";

/// `SQLITE_IOERR_SHMSIZE`: the shared memory file of the write-ahead log could not grow.
const SHARED_MEMORY_CANNOT_GROW: i32 = 10 | (19 << 8);

/// Why the store could not do what was asked. Unless a variant says otherwise, the library is as it was before.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The database was written by newer software.
    #[error(
        "the library {path} has schema version {found}, this software knows versions up to {known}: update Fieldshelf"
    )]
    Newer {
        /// The database.
        path: PathBuf,
        /// The schema version it has.
        found: u32,
        /// The newest schema version this software knows.
        known: u32,
    },
    /// There is no room left on the disk (or in the person's quota).
    #[error("the disk is full: {path} could not be written; free some space and try again")]
    DiskFull {
        /// What was being written.
        path: PathBuf,
    },
    /// A file or folder may not be written.
    #[error("{path} cannot be written ({detail}); allow writing to it, or choose another library folder")]
    ReadOnly {
        /// What was to be written.
        path: PathBuf,
        /// What the system, or the store, says.
        detail: String,
    },
    /// What is stored cannot be read as what it should be.
    #[error("{item} is damaged ({detail}); move it away and restore a backup, or sync into a new library")]
    Damaged {
        /// The file or row.
        item: String,
        /// What is wrong with it.
        detail: String,
    },
    /// Another process is writing.
    #[error("the library is being written by {owner}{}; wait until it is done", since.map(|at| format!(" since {}", at.strftime("%Y-%m-%d %H:%M UTC"))).unwrap_or_default())]
    Held {
        /// Who writes, as it called itself.
        owner: String,
        /// Since when, where known.
        since: Option<Timestamp>,
    },
    /// A lease that was given is no longer this process's own: it was not renewed in time and another took it.
    #[error("the writing lease of {owner} was lost, because this program stood still for too long; begin again")]
    LeaseLost {
        /// Whose lease it was.
        owner: String,
    },
    /// What only the holder of the lease may write was to be written without one.
    #[error("this is written under the writing lease only, which was not taken; begin again")]
    NotLeased,
    /// The folder lies on another computer, where SQLite's locks cannot be trusted.
    #[error("{path} lies on a network share ({kind}): choose a folder on this computer's own disk")]
    NetworkShare {
        /// The folder.
        path: PathBuf,
        /// What kind of share it is, as the system calls it.
        kind: String,
    },
    /// The library holds no such thing.
    #[error("there is no {what} {id} in this library; see: {}", where_listed(.what))]
    NotFound {
        /// A word for the kind of thing.
        what: &'static str,
        /// Its id.
        id: String,
    },
    /// The bytes of a blob are not on this computer.
    #[error("the file {blob} is not on this computer; sync to fetch it")]
    NotHere {
        /// Which blob.
        blob: BlobId,
    },
    /// The bytes that were given for a blob are not the blob. Nothing was kept.
    #[error("the bytes given for {blob} are not it ({detail}); fetch it again, from another source if there is one")]
    WrongBytes {
        /// Which blob was promised.
        blob: BlobId,
        /// In what the bytes differ.
        detail: String,
    },
    /// Who gave the bytes of a blob could not go on. Nothing was kept.
    #[error("the bytes of {blob} could not be taken in: {source}; try again, or use another source")]
    Interrupted {
        /// Which blob.
        blob: BlobId,
        /// What the giver says.
        source: io::Error,
    },
    /// What is to be removed holds publications that the person saved.
    #[error(
        "you saved {count} of the publications of {publisher}; take them from the saved ones first, or remove it with --force"
    )]
    Saved {
        /// The publisher.
        publisher: ShortName,
        /// How many of its publications are saved.
        count: u32,
    },
    /// Two parts of one request contradict each other.
    #[error("{item}: {detail}")]
    Contradiction {
        /// What was to be stored.
        item: String,
        /// What contradicts what.
        detail: String,
    },
    /// Another failure of the file system.
    #[error("{action} {path} failed: {source}; check the path, or choose another library folder")]
    Io {
        /// What was done.
        action: &'static str,
        /// With which file.
        path: PathBuf,
        /// What the system says.
        source: io::Error,
    },
    /// Another failure of the database.
    #[error("the database {path} failed: {source}; try again, and then: shelf verify")]
    Database {
        /// The database.
        path: PathBuf,
        /// What SQLite says.
        source: rusqlite::Error,
    },
}

/// The commands that list what of a kind there is.
fn where_listed(what: &str) -> &'static str {
    match what {
        "mark" => "shelf marks list",
        "publisher" | "source" => "shelf source list",
        "job" | "job at work" => "shelf jobs",
        _ => "shelf list",
    }
}

impl StoreError {
    /// The error for a step on the file system that failed.
    pub(crate) fn io(action: &'static str, path: &Path, source: io::Error) -> Self {
        let path = path.to_path_buf();
        match source.kind() {
            io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => Self::DiskFull { path },
            io::ErrorKind::PermissionDenied | io::ErrorKind::ReadOnlyFilesystem => {
                Self::ReadOnly { path, detail: source.to_string() }
            }
            _ => Self::Io { action, path, source },
        }
    }

    /// The error for a stored value that does not parse.
    pub(crate) fn unreadable(item: impl Into<String>, cause: impl std::fmt::Display) -> Self {
        Self::Damaged { item: item.into(), detail: cause.to_string() }
    }

    /// Whether SQLite could not open a file: the database, or one of those beside it.
    pub(crate) fn is_not_opened(&self) -> bool {
        let Self::Database { source, .. } = self else { return false };
        source.sqlite_error_code() == Some(ErrorCode::CannotOpen)
    }

    /// The same error, naming the whole path of the database where it so far names the database only.
    pub(crate) fn at(mut self, database: &Path) -> Self {
        match &mut self {
            Self::DiskFull { path } | Self::ReadOnly { path, .. } | Self::Database { path, .. }
                if path.as_os_str() == DATABASE =>
            {
                *path = database.to_path_buf();
            }
            Self::Damaged { item, .. } if item == DATABASE => *item = database.display().to_string(),
            _ => (),
        }
        self
    }
}

impl From<rusqlite::Error> for StoreError {
    fn from(source: rusqlite::Error) -> Self {
        let path = PathBuf::from(DATABASE);
        if let rusqlite::Error::FromSqlConversionFailure(..)
        | rusqlite::Error::InvalidColumnType(..)
        | rusqlite::Error::IntegralValueOutOfRange(..)
        | rusqlite::Error::Utf8Error(..) = source
        {
            return Self::Damaged { item: DATABASE.to_owned(), detail: source.to_string() };
        }
        let Some(failure) = source.sqlite_error() else { return Self::Database { path, source } };
        if failure.extended_code == SHARED_MEMORY_CANNOT_GROW {
            return Self::DiskFull { path };
        }
        match failure.code {
            ErrorCode::DiskFull => Self::DiskFull { path },
            ErrorCode::ReadOnly | ErrorCode::PermissionDenied => Self::ReadOnly { path, detail: source.to_string() },
            ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase => {
                Self::Damaged { item: DATABASE.to_owned(), detail: source.to_string() }
            }
            ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked => {
                Self::Held { owner: "another process".to_owned(), since: None }
            }
            _ => Self::Database { path, source },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn name(error: &StoreError) -> &'static str {
        match error {
            StoreError::DiskFull { .. } => "full",
            StoreError::ReadOnly { .. } => "read-only",
            StoreError::Damaged { .. } => "damaged",
            StoreError::Held { .. } => "held",
            StoreError::Database { .. } | StoreError::Io { .. } => "other",
            _ => "unexpected",
        }
    }

    #[test]
    fn what_sqlite_says_is_told_in_the_words_of_the_library() {
        for (code, expected) in [
            (rusqlite::ffi::SQLITE_FULL, "full"),
            (SHARED_MEMORY_CANNOT_GROW, "full"),
            (rusqlite::ffi::SQLITE_READONLY, "read-only"),
            (rusqlite::ffi::SQLITE_READONLY_DIRECTORY, "read-only"),
            (rusqlite::ffi::SQLITE_PERM, "read-only"),
            (rusqlite::ffi::SQLITE_CORRUPT, "damaged"),
            (rusqlite::ffi::SQLITE_CORRUPT_INDEX, "damaged"),
            (rusqlite::ffi::SQLITE_NOTADB, "damaged"),
            (rusqlite::ffi::SQLITE_BUSY, "held"),
            (rusqlite::ffi::SQLITE_BUSY_SNAPSHOT, "held"),
            (rusqlite::ffi::SQLITE_LOCKED, "held"),
            (rusqlite::ffi::SQLITE_IOERR_READ, "other"),
            (rusqlite::ffi::SQLITE_CONSTRAINT, "other"),
        ] {
            let error = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
            assert_eq!(name(&StoreError::from(error)), expected, "{code}");
        }
    }

    #[test]
    fn what_the_system_says_is_told_in_the_words_of_the_library() {
        for (kind, expected) in [
            (io::ErrorKind::StorageFull, "full"),
            (io::ErrorKind::QuotaExceeded, "full"),
            (io::ErrorKind::PermissionDenied, "read-only"),
            (io::ErrorKind::ReadOnlyFilesystem, "read-only"),
            (io::ErrorKind::NotFound, "other"),
        ] {
            assert_eq!(name(&StoreError::io("writing", Path::new("x"), kind.into())), expected, "{kind}");
        }
    }

    #[test]
    fn an_error_names_the_whole_path_of_the_database() {
        let full = rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL), None);
        let text = StoreError::from(full).at(Path::new("/data/library.sqlite")).to_string();
        assert!(text.contains("/data/library.sqlite"), "{text}");
    }
}
