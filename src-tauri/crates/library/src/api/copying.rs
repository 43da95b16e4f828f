//! Copies to a stick or folder.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ItemFailure;

data! {
    /// What of the library shall be copied to a stick or folder; everything where neither list names anything.
    #[derive(Default, Eq)]
    pub struct CopyRequest {
        /// All collections of these publishers, by short name.
        #[serde(default)]
        pub publishers: Vec<String>,
        /// These collections, `publisher/collection`.
        #[serde(default)]
        pub collections: Vec<String>,
        /// Whether what the copy there holds beside these goes from it. Otherwise it stays, and is brought up to date.
        #[serde(default)]
        pub only: bool,
    }

    /// What could be copied to a folder.
    pub struct CopyChoices {
        /// The folder.
        pub folder: String,
        /// Bytes that are free there.
        pub free: u64,
        /// The collections that are here whole, in order of their publisher.
        pub collections: Vec<CopyChoice>,
        /// What lies there and cannot be brought up to date, each with the reason.
        pub refused: Vec<ItemFailure>,
    }

    /// A collection that could be copied.
    pub struct CopyChoice {
        /// `publisher/collection`.
        pub collection: String,
        /// Its title.
        pub title: String,
        /// The publisher's full name.
        pub publisher: String,
        /// Bytes of its texts and files that are on this computer.
        pub bytes: u64,
        /// Those of them that would have to be written.
        pub needed: u64,
        /// Files that are named and not on this computer.
        pub absent: u64,
        /// Whether the copy there holds it already.
        pub there: bool,
    }

    /// What was copied.
    pub struct CopyReport {
        /// The folder that was named.
        pub folder: String,
        /// One entry a publisher.
        pub copies: Vec<CopiedRepository>,
        /// Whether it was stopped before its end. The same copy goes on from there when it is made again.
        pub stopped: bool,
    }

    /// The copy of one publisher's repository.
    pub struct CopiedRepository {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// Where it lies.
        pub folder: String,
        /// The collections it holds, `publisher/collection`.
        pub collections: Vec<String>,
        /// When its publisher signed it: a moment.
        pub signed: String,
        /// Files written.
        pub written: u64,
        /// Bytes of them.
        pub bytes: u64,
        /// Files that were there already.
        pub kept: u64,
        /// Files that were no longer named and were removed.
        pub removed: u64,
        /// Files that are named and not on this computer; the copy is without them.
        pub absent: u64,
        /// Files of 4 GiB and more, which a stick may not be able to hold; the copy is without them.
        pub too_large: Vec<String>,
        /// Files that are damaged on this computer; the copy is without them.
        pub damaged: Vec<String>,
    }
}
