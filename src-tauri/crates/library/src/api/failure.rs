//! What went wrong, with its cause and the next step.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

data! {
    /// One item that failed.
    pub struct ItemFailure {
        /// The edition's id.
        pub id: String,
        /// Why.
        pub error: Failure,
    }

    /// An error as the outside sees it: a code with arguments to be translated, and English for the log.
    #[derive(Eq)]
    pub struct Failure {
        /// What kind of error it is.
        pub code: ErrorCode,
        /// What the sentence needs, by name: `item`, `path`, `detail`.
        pub args: std::collections::BTreeMap<String, String>,
        /// The whole story in English: item, cause, next step.
        pub message: String,
    }

    /// A kind of error. One exists only where the outside does something different for it.
    #[derive(Copy, Eq, Hash, PartialOrd, Ord)]
    pub enum ErrorCode {
        /// What was asked for makes no sense: exit code 2.
        WrongInput,
        /// What was asked for does not exist here: exit code 2.
        NotFound,
        /// Its bytes are not on this computer: exit code 1.
        NotHere,
        /// A source could not be reached: exit code 3.
        Unreachable,
        /// It comes from sticks, and none with anything newer is plugged in: exit code 3.
        Unplugged,
        /// Verification refused what a source offered: exit code 4.
        Refused,
        /// Another process is writing to this library: exit code 5.
        Held,
        /// The library was written by a newer version: exit code 1.
        NewerLibrary,
        /// The disk is full: exit code 1.
        DiskFull,
        /// A folder or file cannot be written: exit code 1.
        ReadOnly,
        /// What is stored here is damaged: exit code 1.
        Damaged,
        /// It does not fit under the limit to space: exit code 1.
        OverLimit,
        /// The pages of a document cannot be taken as they are: exit code 1.
        NotTaken,
        /// Anything else: exit code 1.
        Failed,
    }

    /// What helps after a failure.
    #[derive(Copy, Eq)]
    pub enum NextAction {
        /// To try again.
        Retry,
        /// To bring a source into reach, and try again.
        Connect,
        /// To use another source, which has it.
        OtherSource,
        /// To tell the publisher, or to use another source.
        TellPublisher,
        /// To make room on the disk, and try again.
        MakeRoom,
        /// To make the library's folder writable, and try again.
        MakeWritable,
        /// To have what is damaged mended.
        Repair,
        /// To wait until the other process has ended, and try again.
        Wait,
        /// To update Fieldshelf.
        Update,
    }
}
