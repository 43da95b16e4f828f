//! What changed in an edition since the person read it.

use domain::Direction;
use schemars::JsonSchema;
use serde::{Deserialize, Serialize};
use ts_rs::TS;

data! {
    /// What changed in an edition since the revision that the person read last.
    pub struct Comparison {
        /// The edition: `publisher/collection/publication@language`.
        pub edition: String,
        /// Its title, as it is now.
        pub title: String,
        /// BCP 47 tag.
        pub lang: String,
        /// The direction in which it is written.
        pub dir: Direction,
        /// Whether what is here is what was read.
        pub state: ReadState,
        /// The revision that is here.
        pub revision: u32,
        /// The revision that was read last.
        pub read_revision: Option<u32>,
        /// When its text was shown last: a moment.
        pub read: Option<String>,
        /// How many headings and passages came, went or changed.
        pub changed: u32,
        /// How many passages are as they were.
        pub unchanged: u32,
        /// What is said otherwise beside the text.
        pub details: Vec<ChangedDetail>,
        /// The sections in which something changed, in the order of the text that is here.
        pub sections: Vec<ChangedSection>,
    }

    /// Whether the text of an edition that is here is the one that was read.
    #[derive(Copy, Eq)]
    pub enum ReadState {
        /// It was not read on this computer.
        Unread,
        /// It is, or says the same.
        Current,
        /// It is another.
        Changed,
        /// It is another, and the one that was read is not kept here: it was too long, or was read on another computer.
        NotKept,
    }

    /// Something that is said of an edition beside its text.
    pub struct ChangedDetail {
        /// What it is.
        pub detail: Detail,
        /// What was said when it was read: words, a word of the format, or a date or moment as published.
        pub before: Option<String>,
        /// What is said now.
        pub after: Option<String>,
    }

    /// What can be said of an edition beside its text.
    #[derive(Copy, Eq)]
    pub enum Detail {
        /// Its title.
        Title,
        /// Its summary.
        Summary,
        /// Whom it is for.
        Audience,
        /// CAP message type of a notice.
        Message,
        /// CAP severity of a notice.
        Severity,
        /// From when a notice holds.
        Effective,
        /// When what it tells of begins.
        Onset,
        /// Until when it holds.
        Expires,
        /// When the service is expected to resume.
        ExpectedToResume,
    }

    /// A section in which something changed.
    pub struct ChangedSection {
        /// Its id.
        pub section: String,
        /// Its heading as it is now, or was where the section is gone; may be empty.
        pub title: String,
        /// Depth in the outline: 0 before the first heading.
        pub level: u8,
        /// Whether the section came (`added`) or went (`removed`); `changed` otherwise.
        pub edit: Edit,
        /// For one that is gone: the section of the text that is here behind which it stood; none at the beginning.
        pub after: Option<String>,
        /// The words of its heading, where that came, went or changed; empty otherwise.
        pub heading: Vec<WordRun>,
        /// The passages that came, went or changed, in order.
        pub passages: Vec<ChangedPassage>,
    }

    /// A passage that came, went or changed: a paragraph, an item of a list, a row of a table.
    pub struct ChangedPassage {
        /// What became of it.
        pub edit: Edit,
        /// How many characters that are not white space stand before it in the section's text that is here; for one that is gone,
        /// before the place where it stood.
        pub at: u32,
        /// Its words. Cells of a row are parted by tabs.
        pub words: Vec<WordRun>,
    }

    /// Words that share one fate.
    pub struct WordRun {
        /// What became of them: `same`, `added` or `removed`.
        pub edit: Edit,
        /// The words, with the spaces between them.
        pub text: String,
    }

    /// What became of a part of a text.
    #[derive(Copy, Eq)]
    pub enum Edit {
        /// It is as it was.
        Same,
        /// It came.
        Added,
        /// It went.
        Removed,
        /// Words of it came or went.
        Changed,
        /// A passage that stood elsewhere, word for word.
        Moved,
    }
}
