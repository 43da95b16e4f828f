//! What crosses the pipes between parent and child.
//!
//! In: a frame of JSON ([`Request`]), then the bytes of the PDF. Out: a frame of JSON ([`Answer`]), then a frame with
//! the cover as PNG, then one with the words of the pages ([`domain::page_words`]).

use std::io::{self, Read, Write};
use std::path::PathBuf;

use domain::Section;
use serde::{Deserialize, Serialize};

/// Longest frame accepted, in bytes: the text of the longest document allowed is far below it.
pub(crate) const MAX_FRAME: u32 = 512 << 20;

/// What the child is to do.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) struct Request {
    /// [`crate::VERSION`] of the parent: another one is another program.
    pub version: u32,
    /// Where libpdfium lies.
    pub pdfium: PathBuf,
    /// Most pages.
    pub pages: u32,
    /// How many bytes of PDF follow.
    pub bytes: u64,
}

/// What the child found.
#[derive(Debug, Serialize, Deserialize)]
pub(crate) enum Answer {
    Read { title: Option<String>, pages: u32, sections: Vec<Section>, has_text: bool },
    Failed(Fault),
}

/// Why the child found nothing.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) enum Fault {
    Damaged,
    Encrypted,
    Empty,
    TooManyPages(u32),
    NoPdfium(String),
    OutOfMemory,
    /// The request is not one that this child understands.
    BadRequest(String),
}

pub(crate) fn write_frame(to: &mut dyn Write, bytes: &[u8]) -> io::Result<()> {
    child_process::write_frame(to, bytes, MAX_FRAME)
}

pub(crate) fn read_frame(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    child_process::read_frame(from, MAX_FRAME)
}
