//! What crosses the pipes between parent and child.
//!
//! In: a frame of JSON ([`Request`]), then the bytes of the PDF. Out: a frame of JSON ([`Answer`]), then a frame with
//! the cover as PNG, then one with the words of the pages ([`domain::page_words`]). A frame is its length as four bytes, little-endian, and as many bytes.

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
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= MAX_FRAME);
    let length = length.ok_or_else(|| io::Error::other("the answer is too long"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)
}

pub(crate) fn read_frame(from: &mut dyn Read) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > MAX_FRAME {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame is too long"));
    }
    let mut bytes = Vec::new();
    let read = from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if read as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn frames_come_back_whole_or_not_at_all(bytes: Vec<u8>, cut: prop::sample::Index) {
            let mut wire = Vec::new();
            write_frame(&mut wire, &bytes).unwrap();
            prop_assert_eq!(read_frame(&mut wire.as_slice()).unwrap(), bytes);
            wire.truncate(cut.index(wire.len()));
            prop_assert!(read_frame(&mut wire.as_slice()).is_err());
        }

        #[test]
        fn any_bytes_are_answered(bytes: Vec<u8>) {
            let _ = read_frame(&mut bytes.as_slice());
        }
    }
}
