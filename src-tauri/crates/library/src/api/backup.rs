//! Backups, and what restoring one does.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::ItemFailure;

data! {
    /// A backup that was looked at; nothing of it is taken over by that.
    pub struct BackupView {
        /// When it was made: a moment.
        pub made: String,
        /// Publishers that would be trusted and are not now.
        pub added: Vec<RestoredPublisher>,
        /// Publishers that would stay as they are, because this computer trusts another card of theirs.
        pub kept: Vec<RestoredPublisher>,
        /// Publications on which it has marks.
        pub marks: u32,
        /// Reading positions in it.
        pub positions: u32,
        /// Bookmarks and highlights in it.
        pub annotations: u32,
    }

    /// What was written to a backup.
    pub struct BackupReport {
        /// The file.
        pub path: String,
        /// Its size in bytes.
        pub bytes: u64,
        /// Publishers with their cards and sources; what came with the app is not among them.
        pub publishers: u32,
        /// Publications that are saved.
        pub saved: u32,
        /// Notices that were acknowledged.
        pub acknowledged: u32,
        /// Reading positions.
        pub positions: u32,
        /// Bookmarks and highlights.
        pub annotations: u32,
    }

    /// What restoring a backup did.
    #[derive(Default)]
    pub struct RestoreReport {
        /// Publishers that are trusted now and were not before.
        pub added: Vec<RestoredPublisher>,
        /// Places to take repositories from that were added.
        pub locations: u32,
        /// Publishers that stay as they were, because this computer trusts another card of theirs; and sources that were left
        /// out, because this computer cannot use them.
        pub kept: Vec<ItemFailure>,
        /// Settings taken over, the rules being one.
        pub settings: u32,
        /// Publications that got a mark they did not have.
        pub marks: u32,
        /// Reading positions taken over.
        pub positions: u32,
        /// Bookmarks and highlights that were not here, or are newer in the backup.
        pub annotations: u32,
        /// Marks and positions that wait until a sync brings what they belong to.
        pub waiting: u32,
    }

    /// A publisher that a backup brought.
    pub struct RestoredPublisher {
        /// The publisher's short name.
        pub publisher: String,
        /// The publisher's full name.
        pub name: String,
        /// SHA-256 of the trusted root's signed bytes, 64 hexadecimal digits.
        pub fingerprint: String,
    }
}
