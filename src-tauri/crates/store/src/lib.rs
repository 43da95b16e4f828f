//! What this computer holds: an SQLite database and blobs named by their hash.
//!
//! One folder is one library:
//!
//! ```text
//! library.sqlite          publishers, publications, text, the person's marks, jobs (write-ahead log beside it)
//! blobs/ab/<sha256>       files, each under the hash of its bytes
//! blobs/tmp/              bytes on their way in
//! blobs/partial/          the first bytes of blobs whose fetch was cut off, as they travel
//! damaged/                files that were found damaged and set aside
//! processes/              one locked file for each open handle, so that a dead process is told from a live one
//! backups/                the database as it was before each change of its schema
//! library-moved.json      where the library is now, in a folder from which it was moved
//! ```
//!
//! [`Store`] is the only way in. Any number of processes may read; those that take in content first take the
//! [`Lease`]. Every write is one short transaction, and a reader sees the state before it or after it, never between.
//! The crate knows nothing of signatures, catalogues' files, search or jobs' work: it keeps what it is given, and
//! takes the time as a parameter. Nothing here verifies who made the bytes; only that a blob is what its name says.

mod blobs;
mod column;
mod connection;
mod error;
mod file;
mod lease;
mod migration;
mod partial;
mod presence;
mod relocate;
mod store;
mod table;
mod verify;
mod written;

#[cfg(test)]
mod tests;

pub use error::StoreError;
pub use lease::{Holder, Lease};
pub use partial::{Origin, Partial};
pub use relocate::{POINTER, clear, is_library, moved_to};
pub use store::Store;
pub use table::blob::BlobRecord;
pub use table::change::{ChangedEdition, Counters};
pub use table::check::{CheckRecord, Verified};
pub use table::collection::CollectionRecord;
pub use table::edition::{EditionText, StoredEdition};
pub use table::job::{JobProgress, JobRecord, NewJob};
pub use table::job_item::{JobItem, JobItemChange, PlannedItem};
pub use table::last_read::{ComparedText, Described, LastRead, LastReadSection};
pub use table::publication::StoredPublication;
pub use table::publisher::PublisherRecord;
pub use table::section::{SectionContent, SectionHit, StoredSection};
pub use table::source::SourceRecord;
pub use verify::Totals;
pub use written::{INTAKE, Written};
