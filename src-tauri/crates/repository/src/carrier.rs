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

    /// As [`Carrier::open`] for a file whose length was signed, from where an earlier try stopped, at this carrier or
    /// another, if the file here can be the same one; else, and for carriers that know no better, from its first byte.
    ///
    /// Whoever asks looks at [`Opened::start`] and throws away what it had when that is 0. The bytes are unchecked as
    /// ever: what was kept from the earlier try is hashed again with what comes now.
    ///
    /// # Errors
    /// As [`Carrier::open`].
    fn open_at(&self, path: &RepositoryPath, part: &Part<'_>) -> Result<Option<Opened>, CarrierError> {
        let _ = part;
        Ok(self.open(path)?.map(Opened::whole))
    }

    /// What to call this carrier when telling a person: its folder or address.
    fn describe(&self) -> String;
}

/// The part of a file that is asked for: all of it from `start` on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Part<'a> {
    /// The first byte wanted, counted from 0.
    pub start: u64,
    /// The [`Opened::validator`] that this carrier gave with the bytes before `start`, where it did. Without it the file's
    /// length is all that can be compared.
    pub validator: Option<&'a str>,
    /// The whole file's length, as it was signed.
    pub length: u64,
}

impl Part<'_> {
    /// A file of `length` bytes from its beginning.
    pub fn whole(length: u64) -> Self {
        Self { start: 0, validator: None, length }
    }
}

/// A file that a carrier has begun to bring.
pub struct Opened {
    /// The bytes from `start` on.
    pub stream: Box<dyn Read + Send>,
    /// Where the stream begins: where it was asked to, or 0.
    pub start: u64,
    /// What names this very state of the file at this carrier: to be kept beside the bytes and shown when the rest is
    /// asked for. `None` where the carrier knows no such name.
    pub validator: Option<String>,
}

impl Opened {
    /// A file from its beginning, with no name for its state.
    pub fn whole(stream: Box<dyn Read + Send>) -> Self {
        Self { stream, start: 0, validator: None }
    }
}

impl std::fmt::Debug for Opened {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Opened").field("start", &self.start).field("validator", &self.validator).finish_non_exhaustive()
    }
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
    /// The network or the server is in the way.
    #[error("{path} at {location}: {fault}")]
    Network {
        /// The carrier's description.
        location: String,
        /// The file.
        path: RepositoryPath,
        /// What is in the way.
        fault: NetworkFault,
    },
}

impl CarrierError {
    /// Whether the carrier itself is out of reach, so that asking it for another file now is of no use.
    pub fn is_out_of_reach(&self) -> bool {
        match self {
            Self::Unreachable { .. } => true,
            Self::Network { fault, .. } => {
                matches!(
                    fault,
                    NetworkFault::SignIn | NetworkFault::Stalled(_) | NetworkFault::Broken(_) | NetworkFault::Stopped
                )
            }
            Self::TooLong { .. } | Self::Io { .. } => false,
        }
    }

    /// Whether this is about the way here, not about what the repository holds: another time or another carrier may do.
    pub fn is_of_the_way(&self) -> bool {
        match self {
            Self::Unreachable { .. } | Self::Io { .. } => true,
            Self::Network { fault, .. } => !matches!(fault, NetworkFault::Altered(_) | NetworkFault::Mislabelled(_)),
            Self::TooLong { .. } => false,
        }
    }
}

/// What was in the way between here and a server.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum NetworkFault {
    /// A captive portal answered in the server's place.
    #[error("this network wants you to sign in; open a web page, sign in there, and try again")]
    SignIn,
    /// So long nothing came, or next to nothing.
    #[error("nothing came for {} seconds; try again when the connection is better", .0.as_secs_f32())]
    Stalled(std::time::Duration),
    /// The connection broke, again and again where it was tried again.
    #[error("the connection broke ({0}); try again, it goes on from there")]
    Broken(String),
    /// The server said that it will not, or cannot now: an HTTP status.
    #[error("the server answered {0}; try again later, or use another source")]
    Status(u16),
    /// The server sends on to somewhere that is not gone to.
    #[error("the server sends on {0}; tell whoever runs it, or use another source")]
    Redirect(String),
    /// The server says that it packed the file, which it was not asked to.
    #[error(
        "the server sends it packed as “{0}”, which was not asked for; tell whoever runs it, or use another source"
    )]
    Mislabelled(String),
    /// What the server has is not the file that was asked for.
    #[error("the server has something else there ({0}); use another source")]
    Altered(String),
    /// Whoever waited for it asked for an end.
    #[error("it was stopped; try again, it goes on from there")]
    Stopped,
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
