//! Turns the errors of the crates below into the one error that the outside sees.

use std::collections::BTreeMap;

use repository::{RefreshError, TrustError};
use search::IndexError;
use store::StoreError;
use sync::http::AddressError;

use crate::api::{ErrorCode, Failure};

impl Failure {
    /// A failure of kind `code`, with its whole story in English.
    pub fn new(code: ErrorCode, message: impl Into<String>) -> Self {
        let message = message.into();
        Self { code, args: BTreeMap::from([("detail".to_owned(), message.clone())]), message }
    }

    /// What was asked for makes no sense.
    pub fn wrong_input(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::WrongInput, message)
    }

    /// What was asked for does not exist here.
    pub fn not_found(item: &str) -> Self {
        Self::new(ErrorCode::NotFound, format!("“{item}” is not in this library; see: shelf list")).with("item", item)
    }

    /// Anything that has no code of its own.
    pub fn failed(message: impl Into<String>) -> Self {
        Self::new(ErrorCode::Failed, message)
    }

    /// The same failure with one more argument for its sentence.
    #[must_use]
    pub fn with(mut self, name: &str, value: impl Into<String>) -> Self {
        self.args.insert(name.to_owned(), value.into());
        self
    }

    /// The exit code of the command line: 1 failed, 2 wrong input, 3 unreachable, 4 refused by verification, 5 held by
    /// another process.
    pub const fn exit_code(&self) -> u8 {
        match self.code {
            ErrorCode::WrongInput | ErrorCode::NotFound => 2,
            ErrorCode::Unreachable | ErrorCode::Unplugged => 3,
            ErrorCode::Refused => 4,
            ErrorCode::Held => 5,
            ErrorCode::NotHere
            | ErrorCode::NewerLibrary
            | ErrorCode::DiskFull
            | ErrorCode::ReadOnly
            | ErrorCode::Damaged
            | ErrorCode::OverLimit
            | ErrorCode::NotTaken
            | ErrorCode::Failed => 1,
        }
    }
}

impl From<StoreError> for Failure {
    fn from(error: StoreError) -> Self {
        let message = error.to_string();
        match error {
            StoreError::Newer { path, .. } => {
                Self::new(ErrorCode::NewerLibrary, message).with("path", path.to_string_lossy())
            }
            StoreError::DiskFull { path } => {
                Self::new(ErrorCode::DiskFull, message).with("path", path.to_string_lossy())
            }
            StoreError::ReadOnly { path, .. } => {
                Self::new(ErrorCode::ReadOnly, message).with("path", path.to_string_lossy())
            }
            StoreError::Damaged { item, .. } => Self::new(ErrorCode::Damaged, message).with("item", item),
            StoreError::Held { owner, .. } => Self::new(ErrorCode::Held, message).with("item", owner),
            StoreError::LeaseLost { owner } => Self::new(ErrorCode::Held, message).with("item", owner),
            StoreError::NotFound { id, .. } => Self::new(ErrorCode::NotFound, message).with("item", id),
            StoreError::NotHere { blob } => Self::new(ErrorCode::NotHere, message).with("item", blob.to_string()),
            StoreError::NetworkShare { path, .. } => {
                Self::new(ErrorCode::WrongInput, message).with("path", path.to_string_lossy())
            }
            StoreError::Saved { publisher, .. } => {
                Self::new(ErrorCode::WrongInput, message).with("item", publisher.to_string())
            }
            StoreError::WrongBytes { blob, .. } => {
                Self::new(ErrorCode::Refused, message).with("item", blob.to_string())
            }
            StoreError::Contradiction { item, .. } => Self::new(ErrorCode::WrongInput, message).with("item", item),
            StoreError::Interrupted { .. }
            | StoreError::Io { .. }
            | StoreError::Database { .. }
            | StoreError::NotLeased => Self::new(ErrorCode::Failed, message),
        }
    }
}

impl From<IndexError> for Failure {
    fn from(error: IndexError) -> Self {
        let code = match &error {
            IndexError::Missing { .. } | IndexError::Damaged { .. } => ErrorCode::Damaged,
            IndexError::Busy { .. } => ErrorCode::Held,
            IndexError::Io { dir, kind, .. } => {
                return io_failure("read or write the search index in", dir, &(*kind).into()).with("item", "index");
            }
        };
        Self::new(code, error.to_string()).with("item", "index")
    }
}

impl From<RefreshError> for Failure {
    fn from(error: RefreshError) -> Self {
        let code = match &error {
            RefreshError::Unreachable(carrier) if carrier.is_of_the_way() => ErrorCode::Unreachable,
            RefreshError::Unreachable(_)
            | RefreshError::Refused { .. }
            | RefreshError::Incomplete { .. }
            | RefreshError::NewerFormat { .. } => ErrorCode::Refused,
            // A full disk or a lost lease is no damage.
            RefreshError::Trust(TrustError::Storage { .. }) => ErrorCode::Failed,
            RefreshError::Trust(TrustError::Damaged { .. } | TrustError::OtherCard) => ErrorCode::Damaged,
        };
        let message = error.to_string();
        if let RefreshError::Trust(TrustError::Storage { source, .. }) = error
            && let Ok(store) = source.downcast::<StoreError>()
        {
            return Self::from(*store);
        }
        Self::new(code, message)
    }
}

impl From<AddressError> for Failure {
    fn from(error: AddressError) -> Self {
        match error {
            AddressError::Unfit(_) => Self::wrong_input(error.to_string()),
            AddressError::Tls(_) | AddressError::Thread(_) => Self::new(ErrorCode::Failed, error.to_string()),
        }
    }
}

impl From<repository::CardError> for Failure {
    fn from(error: repository::CardError) -> Self {
        Self::wrong_input(error.to_string())
    }
}

/// What became of something that is only written by the way, for a later time: where nothing can be written, it is left.
pub(crate) fn by_the_way(written: Result<(), Failure>) -> Result<(), Failure> {
    match written {
        Err(failure) if matches!(failure.code, ErrorCode::DiskFull | ErrorCode::ReadOnly) => Ok(()),
        written => written,
    }
}

/// A failure of the file system while `action` was done with `path`.
pub(crate) fn io_failure(action: &str, path: &std::path::Path, error: &std::io::Error) -> Failure {
    use std::io::ErrorKind;
    let (code, advice) = match error.kind() {
        ErrorKind::StorageFull | ErrorKind::QuotaExceeded => (ErrorCode::DiskFull, "free some space and try again"),
        ErrorKind::PermissionDenied | ErrorKind::ReadOnlyFilesystem => (ErrorCode::ReadOnly, "choose another folder"),
        ErrorKind::NotFound => (ErrorCode::WrongInput, "check the path"),
        ErrorKind::AlreadyExists | ErrorKind::NotADirectory => {
            (ErrorCode::WrongInput, "a file is where a folder should be: choose another folder")
        }
        ErrorKind::IsADirectory => (ErrorCode::WrongInput, "it is a folder: name a file"),
        _ => (ErrorCode::Failed, "try again"),
    };
    // What a temporary file was called, which `tempfile` adds, says nothing to anybody.
    let told = error.to_string();
    let cause = told.split_once(" at path ").map_or(&*told, |(cause, _)| cause);
    Failure::new(code, format!("could not {action} {}: {cause}; {advice}", path.display()))
        .with("path", path.to_string_lossy())
}

/// The failure to write the file `path`, which the person named: what to do next is about that file, not about the library.
pub(crate) fn not_written(path: &std::path::Path, error: StoreError) -> Failure {
    match error {
        StoreError::Io { source, .. } => io_failure("write", path, &source),
        StoreError::ReadOnly { detail, .. } => {
            let message = format!("could not write {}: {detail}; choose another folder", path.display());
            Failure::new(ErrorCode::ReadOnly, message).with("path", path.to_string_lossy())
        }
        other => other.into(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn trust_that_cannot_be_stored_is_told_for_what_it_is() {
        let stored =
            |source: StoreError| TrustError::Storage { item: "timestamp.json".to_owned(), source: source.into() };
        let damaged = TrustError::Damaged { item: "timestamp.json".to_owned() };
        for (error, expected) in [
            (stored(StoreError::DiskFull { path: "library.sqlite".into() }), ErrorCode::DiskFull),
            (stored(StoreError::LeaseLost { owner: "sync".to_owned() }), ErrorCode::Held),
            (stored(StoreError::NotLeased), ErrorCode::Failed),
            (damaged, ErrorCode::Damaged),
            (TrustError::OtherCard, ErrorCode::Damaged),
        ] {
            let told = error.to_string();
            assert_eq!(Failure::from(RefreshError::Trust(error)).code, expected, "{told}");
        }
    }
}
