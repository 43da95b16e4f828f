//! Copies and prints that a person takes away.

use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

use super::{ItemFailure, SavedCopy};

data! {
    /// Copies that were saved.
    pub struct SavedCopies {
        /// Those that were.
        pub copies: Vec<SavedCopy>,
        /// Those that could not be.
        pub failed: Vec<ItemFailure>,
    }

    /// A copy of a file that lies ready to be dragged out of the window.
    pub struct DraggedFile {
        /// Its name, as it is saved under.
        pub name: String,
        /// Its address, `file:///…` (RFC 8089).
        pub url: String,
    }

    /// The form of a copy.
    #[derive(Copy, Eq, Default)]
    pub enum CopyForm {
        /// The file as published; a page of HTML where there is none.
        #[default]
        File,
        /// A PDF whose every page says whose it is: the edition's own pages where it has them here, else set anew.
        Pdf,
        /// Plain text.
        Text,
    }

    /// What of an edition is printed; all of it where neither section nor selection is given.
    #[derive(Default)]
    #[serde(default)]
    pub struct PrintRange {
        /// A section by its id, with those below it.
        pub section: Option<String>,
        /// Words of the edition that the person selected, a line for each paragraph.
        pub selection: Option<String>,
        /// Whether its text is set on pages anew, where it has pages of its own, too. A selection always is.
        pub text: bool,
    }

    /// How a sheet of paper stands to the notice that is here.
    #[derive(Copy, Eq)]
    pub enum SheetState {
        /// It says what the notice says.
        Same,
        /// The notice was revised after the sheet was made.
        Older,
        /// The sheet has a language or a revision that is not here.
        Unknown,
        /// It names another publisher of that name: it is not from the one that is trusted here.
        OtherPublisher,
    }
}
