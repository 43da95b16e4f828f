//! What brings a repository's bytes here. A carrier is never trusted: it may lie, stall or be cut off.

use std::io::Read;

use crate::RepositoryPath;

/// A way to read a repository's files: a folder, an address, a neighbour.
///
/// A carrier hands over bytes as they are; whoever asked checks them.
pub trait Carrier: Send + Sync {
    /// The whole file at `path`, or `None` where the repository has no such file.
    ///
    /// # Errors
    /// [`CarrierError::TooLong`] as soon as the file proves longer than `limit` bytes, and what reading can fail with.
    fn read(&self, path: &RepositoryPath, limit: u64) -> Result<Option<Vec<u8>>, CarrierError>;

    /// A stream of the file at `path`, or `None` where the repository has no such file.
    ///
    /// # Errors
    /// What opening can fail with; a failure in the middle comes out of the stream.
    fn open(&self, path: &RepositoryPath) -> Result<Option<Box<dyn Read + Send>>, CarrierError>;

    /// What to call this carrier when telling a person: its folder or address.
    fn describe(&self) -> String;
}

/// Why a carrier brought nothing.
#[derive(Debug, thiserror::Error)]
pub enum CarrierError {
    /// The folder or address is not there.
    #[error("{location} cannot be reached: {reason}; check the stick, the folder or the network and try again")]
    Unreachable {
        /// The carrier's description.
        location: String,
        /// What the system said.
        reason: String,
    },
    /// The file is longer than what was asked for allows.
    #[error("{path} at {location} is longer than {limit} bytes; the copy is damaged, get it from another source")]
    TooLong {
        /// The carrier's description.
        location: String,
        /// The file.
        path: RepositoryPath,
        /// How many bytes it may have.
        limit: u64,
    },
    /// Reading failed.
    #[error("{path} at {location} cannot be read: {source}; try again, or use another source")]
    Io {
        /// The carrier's description.
        location: String,
        /// The file.
        path: RepositoryPath,
        /// What the system said.
        #[source]
        source: std::io::Error,
    },
}

/// Reads `stream` to its end, and no more than `limit` bytes; `None` when it holds more.
///
/// A help for writing carriers.
///
/// # Errors
/// What the stream fails with.
pub fn read_at_most(stream: &mut dyn Read, limit: u64) -> std::io::Result<Option<Vec<u8>>> {
    let mut bytes = Vec::new();
    stream.take(limit.saturating_add(1)).read_to_end(&mut bytes)?;
    Ok((bytes.len() as u64 <= limit).then_some(bytes))
}
