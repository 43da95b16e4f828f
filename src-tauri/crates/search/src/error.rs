//! What can go wrong with an index, and what to do about it.

use std::io;
use std::path::{Path, PathBuf};

use tantivy::TantivyError;
use tantivy::directory::error::{LockError, OpenDirectoryError, OpenReadError, OpenWriteError};

/// Why an index could not be opened, read or written.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IndexError {
    /// There is no index in the directory.
    #[error("there is no search index in {}; make it anew", dir.display())]
    Missing {
        /// The index directory.
        dir: PathBuf,
    },
    /// What lies in the directory cannot be read as an index of this version.
    #[error("the search index in {} is damaged ({reason}); make it anew", dir.display())]
    Damaged {
        /// The index directory.
        dir: PathBuf,
        /// What was found.
        reason: String,
    },
    /// Another process, or another writer of this one, is writing to the index.
    #[error("the search index in {} is being written by another process; try again when it is done", dir.display())]
    Busy {
        /// The index directory.
        dir: PathBuf,
    },
    /// The file system refused: a full disk, a folder that may not be written to.
    #[error("the search index in {} could not be read or written: {reason}", dir.display())]
    Io {
        /// The index directory.
        dir: PathBuf,
        /// The kind of the error as the system named it.
        kind: io::ErrorKind,
        /// The system's message.
        reason: String,
    },
}

impl IndexError {
    /// Says what a Tantivy error on the index in `dir` means for the caller.
    pub(crate) fn from_tantivy(dir: &Path, error: TantivyError) -> Self {
        let damaged = |reason: String| Self::Damaged { dir: dir.to_owned(), reason };
        match error {
            TantivyError::OpenDirectoryError(OpenDirectoryError::DoesNotExist(_)) => {
                Self::Missing { dir: dir.to_owned() }
            }
            TantivyError::OpenDirectoryError(OpenDirectoryError::IoError { io_error, .. })
            | TantivyError::OpenDirectoryError(OpenDirectoryError::FailedToCreateTempDir(io_error)) => {
                Self::from_io(dir, &io_error)
            }
            TantivyError::OpenReadError(OpenReadError::IoError { io_error, .. }) => Self::from_io(dir, &io_error),
            TantivyError::OpenWriteError(OpenWriteError::IoError { io_error, .. }) => Self::from_io(dir, &io_error),
            TantivyError::LockFailure(LockError::LockBusy, _) => Self::Busy { dir: dir.to_owned() },
            TantivyError::LockFailure(LockError::IoError(io_error), _) => Self::from_io(dir, &io_error),
            TantivyError::IoError(io_error) => Self::from_io(dir, &io_error),
            other => damaged(other.to_string()),
        }
    }

    /// An input or output error on the index in `dir`. Malformed bytes are damage; the rest is the system's refusal.
    pub(crate) fn from_io(dir: &Path, error: &io::Error) -> Self {
        match error.kind() {
            io::ErrorKind::InvalidData | io::ErrorKind::UnexpectedEof | io::ErrorKind::Other => {
                Self::Damaged { dir: dir.to_owned(), reason: error.to_string() }
            }
            kind => Self::Io { dir: dir.to_owned(), kind, reason: error.to_string() },
        }
    }

    /// A panic inside the index reader: bytes that passed the checks at opening and are wrong all the same.
    pub(crate) fn from_panic(dir: &Path, panic: &(dyn std::any::Any + Send)) -> Self {
        let said = panic.downcast_ref::<&str>().copied().or_else(|| panic.downcast_ref::<String>().map(String::as_str));
        Self::Damaged { dir: dir.to_owned(), reason: said.unwrap_or("unreadable postings").to_owned() }
    }
}

/// Runs `read`, and reports a panic in it as damage to the index in `dir`.
///
/// Tantivy checks the frame of each file when it opens it, not every byte in it (its documentation: "when facing data
/// corruption, tantivy actually panics or returns this error"), and a reader must survive that.
pub(crate) fn guarded<T>(dir: &Path, read: impl FnOnce() -> Result<T, IndexError>) -> Result<T, IndexError> {
    match std::panic::catch_unwind(std::panic::AssertUnwindSafe(read)) {
        Ok(result) => result,
        Err(panic) => Err(IndexError::from_panic(dir, panic.as_ref())),
    }
}
