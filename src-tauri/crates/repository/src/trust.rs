//! Where the metadata that was verified is remembered between refreshes, so that nobody can go back behind it.

use std::collections::BTreeMap;
use std::sync::Mutex;

/// The trusted metadata of one publisher, as files by name. Names are this crate's own and safe as file names.
pub trait TrustedMetadata {
    /// The file called `name`, if there is one.
    ///
    /// # Errors
    /// [`TrustError::Storage`] when it cannot be read.
    fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError>;

    /// Puts all `files` in place of those of the same names, in one transaction: all of them or none.
    ///
    /// # Errors
    /// [`TrustError::Storage`] when they could not be stored; then nothing has changed.
    fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), TrustError>;
}

/// Why the trusted metadata cannot be used.
#[derive(Debug, thiserror::Error)]
pub enum TrustError {
    /// Reading or writing failed.
    #[error("the trusted metadata {item} cannot be stored or read: {source}; check the disk and try again")]
    Storage {
        /// The file.
        item: String,
        /// What failed, as whoever keeps the metadata says.
        source: Box<dyn std::error::Error + Send + Sync>,
    },
    /// What is stored does not verify under the root it was stored with, so no rollback floor can be known.
    #[error(
        "the trusted metadata {item} is damaged; run a check of the library, or remove the source and add it again"
    )]
    Damaged {
        /// The file.
        item: String,
    },
    /// What is stored was verified against another card.
    #[error("what is trusted of this publisher was checked against another card; remove the source and add it again")]
    OtherCard,
}

/// Trusted metadata kept in memory: for checking a repository once, as a publisher does after writing, and for tests.
#[derive(Debug, Default)]
pub struct InMemoryTrust {
    files: Mutex<BTreeMap<String, Vec<u8>>>,
}

impl InMemoryTrust {
    /// Nothing trusted yet.
    pub fn new() -> Self {
        Self::default()
    }

    /// All files, by name.
    pub fn files(&self) -> BTreeMap<String, Vec<u8>> {
        self.lock().clone()
    }

    fn lock(&self) -> std::sync::MutexGuard<'_, BTreeMap<String, Vec<u8>>> {
        // Each change is a single insertion, so a panic elsewhere leaves nothing half done.
        self.files.lock().unwrap_or_else(std::sync::PoisonError::into_inner)
    }
}

impl TrustedMetadata for InMemoryTrust {
    fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError> {
        Ok(self.lock().get(name).cloned())
    }

    fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), TrustError> {
        self.lock().extend(files.iter().cloned());
        Ok(())
    }
}
