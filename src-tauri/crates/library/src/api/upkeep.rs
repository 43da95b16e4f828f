//! What a library takes on the disk, and whether it is sound.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{FacetCount, ItemFailure};

data! {
    /// What a verification found.
    pub struct VerifyReport {
        /// Blobs hashed.
        pub blobs: u64,
        /// Bytes hashed.
        pub bytes: u64,
        /// What is damaged or missing, each with its reason.
        pub problems: Vec<ItemFailure>,
        /// Whether the index holds what the store holds.
        pub index_complete: bool,
        /// Whether the database passes SQLite's own check.
        pub database_sound: bool,
        /// It was stopped before it had looked at everything.
        pub stopped: bool,
        /// What was done about the problems, where that was asked for.
        pub repaired: Option<RepairReport>,
    }

    /// What repairing did.
    pub struct RepairReport {
        /// Where the damaged files are now.
        pub set_aside: Vec<String>,
        /// The editions that are whole again.
        pub mended: Vec<String>,
        /// Bytes fetched.
        pub bytes: u64,
        /// Whether the index was made anew.
        pub index_rebuilt: bool,
        /// What could not be mended, each with the next step.
        pub left: Vec<ItemFailure>,
    }

    /// A publication whose files may be removed.
    pub struct Removable {
        /// `publisher/collection/publication`.
        pub id: String,
        /// Its title.
        pub title: String,
        /// The language of the title.
        pub lang: String,
        /// Its collection's title.
        pub collection_title: String,
        /// Bytes of its documents and pictures that are here.
        pub bytes: u64,
        /// When it was issued: a date or a moment.
        pub issued: String,
    }

    /// What takes space.
    pub struct Space {
        /// By collection, the largest first.
        pub collections: Vec<CollectionSpace>,
        /// Bytes that belong to no collection: what the database keeps beside texts, what came of files before they were cut
        /// off, and files that the next sync clears away.
        pub other: u64,
        /// Bytes in all: database, files and index.
        pub total: u64,
        /// How many bytes there may be.
        pub limit: Option<u64>,
        /// Bytes that are free on its disk, where the system tells.
        pub free_on_disk: Option<u64>,
        /// The library's folder.
        pub folder: String,
    }

    /// What one collection takes.
    pub struct CollectionSpace {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title.
        pub title: String,
        /// Bytes of texts: as they came, as they are read, and those that were read last, kept to be compared with what came since.
        pub text: u64,
        /// Bytes of documents and pictures.
        pub files: u64,
        /// Bytes of covers.
        pub covers: u64,
        /// Its share of the search index, by the length of its texts.
        pub index: u64,
    }

    /// A library that was moved.
    pub struct Moved {
        /// The folder it lay in.
        pub from: String,
        /// The folder it lies in now.
        pub to: String,
        /// Bytes of files that were copied and checked.
        pub bytes: u64,
    }

    /// Numbers about a library.
    pub struct Stats {
        /// The library's folder.
        pub library: String,
        /// Publishers.
        pub publishers: u32,
        /// Collections.
        pub collections: u32,
        /// Publications.
        pub publications: u32,
        /// Editions.
        pub editions: u32,
        /// Sections indexed.
        pub sections: u64,
        /// Editions by language tag.
        pub langs: Vec<FacetCount>,
        /// Bytes of the database.
        pub database_bytes: u64,
        /// Bytes of the blobs.
        pub blob_bytes: u64,
        /// Bytes of the index.
        pub index_bytes: u64,
    }
}
