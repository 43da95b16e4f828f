//! The signed repository format: TUF metadata, catalogues and blobs, read, verified and written.
//!
//! A repository is static files, so it is the same thing behind an address, on a stick, or at the next desk. Nothing
//! here trusts who carried it: [`refresh()`] checks every metadata file against the publisher's [`Card`] and against
//! what was trusted before, and everything else is named by its hash in something that was checked.
//!
//! ```text
//! metadata/   N.root.json timestamp.json N.snapshot.json N.targets.json N.<collection>.json
//! targets/    <sha256>.<collection>.json.zst      a collection's catalogue: an index of shards
//! blobs/ab/   <sha256>                            shards, sections, covers and files, as they travel
//! patches/    <from>-<to>                         a file from an earlier one, named by the hashes of both
//! ```
//!
//! This crate reads no clock and no network, keeps nothing between calls, and knows nothing of SQLite: carriers, the
//! trusted metadata and the time are passed in. `sigstore-tuf` does the verification and does not appear in the
//! public interface.

#![warn(missing_docs)]

pub mod blob;
pub mod card;
pub mod carrier;
pub mod catalogue;
pub mod copy;
pub mod folder;
pub mod form;
pub mod inspect;
pub mod kept;
pub mod keys;
pub mod patch;
pub mod path;
pub mod refresh;
pub mod release;
pub mod shard;
pub mod trust;
pub mod tuf;
pub mod write;

mod format;
mod on_disk;
mod signed;
mod workflow;

#[cfg(test)]
mod tests;

pub use blob::{BlobError, Encoded};
pub use card::{CARD_LIMIT, Card, CardError, CardFileError};
pub use carrier::{Carrier, CarrierError, NetworkFault, Opened, Part};
pub use catalogue::{CatalogueError, CatalogueIndex, ShardRef};
pub use folder::Folder;
pub use inspect::{Inspection, RoleReport, inspect, timestamp_version};
pub use kept::{Kept, kept};
pub use keys::{Key, KeyError, Keys, PublicKey};
pub use path::{RepositoryPath, RepositoryPathError};
pub use refresh::{Expired, RefreshError, Refreshed, Refusal, VerifiedCollection, refresh};
pub use release::{BlobContent, CollectionRelease, Expiry, Release, ReleaseBlob};
pub use shard::{Shard, check_shard, read_shard};
pub use trust::{InMemoryTrust, TrustError, TrustedMetadata};
pub use workflow::RESERVED_ROLES;
pub use write::{
    KnownRoot, OfficeSigner, Offices, Places, Publisher, RequestError, RootKeys, SigningRequest, WriteError, Written,
    new_root, next_root, renew, write, write_remembering,
};
