//! What the window needs to begin, and what it is told afterwards.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::SheetState;

data! {
    /// The settings of the window; absent means: as the system says.
    #[derive(Default)]
    #[serde(default)]
    pub struct Settings {
        /// Interface language.
        pub language: Option<String>,
        /// `light` or `dark`.
        pub theme: Option<String>,
        /// Whether the rail is slim.
        pub slim_rail: bool,
        /// After how many minutes the app looks for updates again by itself; 0: never; absent: six hours.
        pub sync_every_minutes: Option<u32>,
        /// Whether the connection is metered: updates that nobody asked for then leave files for another time.
        pub metered: bool,
        /// Whether nobody is told of urgent notices outside the window.
        pub quiet: bool,
        /// Whether the person has been through the first steps, or passed them by.
        pub settled: bool,
    }

    /// What the window needs to begin.
    pub struct Start {
        /// The settings.
        pub settings: Settings,
        /// Whether what is shown is an unsigned preview of a content folder, and of which.
        pub preview: Option<String>,
        /// The library's folder: what the window remembers of one library is not another's.
        pub library: String,
        /// The version of the app.
        pub version: String,
        /// This computer's time: a moment.
        pub now: String,
        /// After how many minutes the app looks for updates again where the person sets nothing; 0: never.
        pub sync_every_minutes: u32,
        /// Whether that is set by the office, and cannot be changed here.
        pub schedule_locked: bool,
        /// Why nothing can be written to the library now, where nothing can: it is read and searched all the same.
        pub unwritable: Option<Unwritable>,
    }

    /// Why nothing can be written to a library.
    #[derive(Copy, Eq)]
    pub enum Unwritable {
        /// Its disk has no room. What is written as soon as there is some is kept.
        DiskFull,
        /// Its folder or its disk may only be read.
        ReadOnly,
    }

    /// What changed since a number, told to every window and command line.
    pub struct Change {
        /// The store's change number now.
        pub number: i64,
        /// Whether publications, notices or their state changed.
        pub publications: bool,
        /// Whether a job moved.
        pub jobs: bool,
    }

    /// What a link from outside leads to.
    pub struct LinkTarget {
        /// The link, where it is that of a card: to be compared before it is trusted.
        pub card: Option<String>,
        /// The publication, where it leads to one.
        pub publication: Option<String>,
        /// The language it names: BCP 47 tag.
        pub lang: Option<String>,
        /// The section it names.
        pub section: Option<String>,
        /// Where the link is that of a hand-out: how the sheet stands to what is here.
        pub sheet: Option<SheetState>,
    }
}
