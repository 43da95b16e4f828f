//! What `shelf marks` may be told.

use std::path::PathBuf;

use clap::{Args, Subcommand};

use super::word;

#[derive(Debug, Subcommand)]
pub(crate) enum Marks {
    /// List them.
    List(WhichMarks),
    /// Mark words, a page or a section of an edition.
    Add {
        /// The edition: handbook@en.
        edition: String,
        /// The section, as “shelf show” names it: a bookmark, unless words or a page are named.
        #[arg(long)]
        section: Option<String>,
        /// The words to highlight, as they stand in the text.
        #[arg(long)]
        words: Option<String>,
        /// The page to bookmark.
        #[arg(long, conflicts_with = "words", allow_negative_numbers = true)]
        page: Option<u32>,
        /// The colour of the highlight [default: yellow].
        #[arg(long, value_parser = word::<domain::Colour>, value_name = COLOURS, requires = "words")]
        colour: Option<domain::Colour>,
        /// A note.
        #[arg(long, default_value = "")]
        note: String,
    },
    /// Change the colour or the note of one.
    Change {
        /// Its id, as “shelf marks list” names it.
        id: String,
        /// The colour.
        #[arg(long, value_parser = word::<domain::Colour>, value_name = COLOURS, required_unless_present = "note")]
        colour: Option<domain::Colour>,
        /// The note; an empty one takes it away.
        #[arg(long)]
        note: Option<String>,
    },
    /// Remove one. It can be put back for 30 days.
    Remove {
        /// Its id, as “shelf marks list” names it.
        id: String,
        /// Put it back.
        #[arg(long)]
        undo: bool,
    },
    /// Write them as Markdown.
    Export {
        #[command(flatten)]
        which: WhichMarks,
        /// The file [default: print them].
        #[arg(long, value_name = "FILE")]
        to: Option<PathBuf>,
        /// Replace the file if it is there.
        #[arg(long, requires = "to")]
        replace: bool,
        /// The language of what stands between the marks.
        #[arg(long, default_value = "en")]
        lang: String,
    },
}

const COLOURS: &str = "yellow|green|blue|pink";

#[derive(Debug, Args)]
pub(crate) struct WhichMarks {
    /// Only those whose words, note or heading hold this text.
    #[arg(default_value = "")]
    pub text: String,
    /// Only in this edition: handbook@en.
    #[arg(long)]
    pub edition: Option<String>,
    /// Only in this publication; may be repeated.
    #[arg(long)]
    pub publication: Vec<String>,
    /// Only highlights in this colour; may be repeated.
    #[arg(long, value_parser = word::<domain::Colour>, value_name = COLOURS)]
    pub colour: Vec<domain::Colour>,
    /// Only bookmarks, beside the highlights of the colours named.
    #[arg(long)]
    pub bookmarks: bool,
}
