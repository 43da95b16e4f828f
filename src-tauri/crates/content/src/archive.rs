//! Documents that are ZIP archives, opened with limits: nothing is ever written to disk, a member is only its name and
//! its bytes, and what a header claims is not believed.

use std::io::{Read, Seek};

use zip::ZipArchive;

/// Most members of an archive; books of thousands of pages have some hundreds.
const MAX_MEMBERS: usize = 20_000;
/// Most bytes of one member.
pub(crate) const MAX_MEMBER: u64 = 128 << 20;
/// Most bytes of all members together.
const MAX_TOTAL: u64 = 2 << 30;
/// Longest name of a member, in bytes: what file systems allow for a path.
const MAX_NAME: usize = 4_096;

/// Why an EPUB or DOCX, or a part of it, cannot be used.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PackageError {
    /// It is no ZIP archive, or a damaged one.
    #[error("it is damaged, or not what its name says: {0}; export it again")]
    Damaged(String),
    /// It, or a part of it, is protected.
    #[error("{0} is encrypted; export it again without protection")]
    Encrypted(String),
    /// It is a document of Word in a container of the older kind.
    #[error("it is encrypted, or a .doc document by another name; save it as .docx without protection")]
    OlderKind,
    /// It unpacks to more than is read.
    #[error("{part} unpacks to more than {limit} bytes; export it again, or publish it in parts")]
    TooLarge {
        /// The part, or the archive.
        part: String,
        /// The limit in bytes.
        limit: u64,
    },
    /// It has too many parts, or its markup is nested too deeply.
    #[error("{part} has more than {limit} {what}; export it again")]
    TooComplex {
        /// The part, or the archive.
        part: String,
        /// What there is too much of.
        what: &'static str,
        /// The limit.
        limit: usize,
    },
    /// Members share the same bytes: an archive made to unpack to far more than it holds.
    #[error("its parts overlap, as in an archive made to do harm; export it again")]
    Overlapping,
    /// A part that it names is not in it.
    #[error("its part {0} is missing; export it again")]
    Missing(String),
    /// A part of it cannot be understood.
    #[error("its part {part} cannot be read: {reason}; export it again")]
    Unreadable {
        /// The part.
        part: String,
        /// Why.
        reason: String,
    },
    /// Its pages are laid out in fixed places.
    #[error("it has a fixed layout, which cannot be read as text; export it with flowing text, or as a PDF")]
    FixedLayout,
    /// There is nothing to read in it.
    #[error("it holds nothing to read")]
    Empty,
}

/// An archive whose members are read one by one.
pub(crate) struct Archive<R> {
    zip: ZipArchive<R>,
}

impl<R: Read + Seek> Archive<R> {
    /// Opens an archive. Its directory is read, no member.
    pub(crate) fn open(reader: R) -> Result<Self, PackageError> {
        let zip = ZipArchive::new(reader).map_err(|error| PackageError::Damaged(error.to_string()))?;
        let whole = || "the file".to_owned();
        if zip.len() > MAX_MEMBERS {
            return Err(PackageError::TooComplex { part: whole(), what: "parts", limit: MAX_MEMBERS });
        }
        if zip.file_names_raw().any(|name| name.len() > MAX_NAME) {
            return Err(PackageError::TooComplex {
                part: whole(),
                what: "bytes in the name of a part",
                limit: MAX_NAME,
            });
        }
        Ok(Self { zip })
    }

    /// Unpacks everything to nowhere, to know that what libraries read of it later has its bounds.
    pub(crate) fn check(&mut self) -> Result<(), PackageError> {
        if self.zip.has_overlapping_files().map_err(|error| PackageError::Damaged(error.to_string()))? {
            return Err(PackageError::Overlapping);
        }
        let mut total = 0;
        for index in 0..self.zip.len() {
            let name = self.zip.name_for_index(index).and_then(Result::ok).unwrap_or_default().into_owned();
            let copied = match self.zip.by_index(index) {
                Ok(member) => std::io::copy(&mut member.take(MAX_MEMBER + 1), &mut std::io::sink()),
                // A member that cannot be read is only missed where something names it.
                Err(_) => continue,
            };
            let bytes = copied.unwrap_or(0);
            if bytes > MAX_MEMBER {
                return Err(PackageError::TooLarge { part: name, limit: MAX_MEMBER });
            }
            total += bytes;
            if total > MAX_TOTAL {
                return Err(PackageError::TooLarge { part: "the file".to_owned(), limit: MAX_TOTAL });
            }
        }
        Ok(())
    }

    /// Whether there is a member of that name.
    pub(crate) fn has(&self, name: &str) -> bool {
        self.zip.index_for_name(name).is_some()
    }

    /// The bytes of a member, `limit` at most.
    pub(crate) fn read(&mut self, name: &str, limit: u64) -> Result<Vec<u8>, PackageError> {
        use zip::result::ZipError;
        let unreadable = |reason: String| PackageError::Unreadable { part: name.to_owned(), reason };
        let member = match self.zip.by_name(name) {
            Ok(member) => member,
            Err(ZipError::FileNotFound) => return Err(PackageError::Missing(name.to_owned())),
            Err(ZipError::UnsupportedArchive(why)) if why == ZipError::PASSWORD_REQUIRED => {
                return Err(PackageError::Encrypted(name.to_owned()));
            }
            Err(error) => return Err(unreadable(error.to_string())),
        };
        let mut bytes = Vec::new();
        let read = member.take(limit + 1).read_to_end(&mut bytes).map_err(|error| unreadable(error.to_string()))?;
        if read as u64 > limit {
            return Err(PackageError::TooLarge { part: name.to_owned(), limit });
        }
        Ok(bytes)
    }
}

/// The bytes of one member of the archive in `reader`, `limit` at most: a picture that a section shows.
///
/// # Errors
/// When there is no such member, it is larger than that, or the archive cannot be read.
pub fn member(reader: impl Read + Seek, name: &str, limit: u64) -> Result<Vec<u8>, PackageError> {
    Archive::open(reader)?.read(name, limit)
}

/// `written` in a member named `from`, as the name of a member; `None` when it leaves the archive or is an address.
pub(crate) fn resolve(from: &str, written: &str) -> Option<String> {
    if written.contains('\\') || !is_local(written) {
        return None;
    }
    let (mut parts, relative): (Vec<&str>, &str) = match written.strip_prefix('/') {
        Some(rest) => (Vec::new(), rest),
        None => (from.split('/').rev().skip(1).collect::<Vec<_>>().into_iter().rev().collect(), written),
    };
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => {
                parts.pop()?;
            }
            part => parts.push(part),
        }
    }
    (!parts.is_empty()).then(|| parts.join("/"))
}

/// Whether what is written leads to a member rather than to an address.
pub(crate) fn is_local(written: &str) -> bool {
    crate::links::scheme(written).is_none() && !written.starts_with("//")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_written_in_a_member_stays_in_the_archive() {
        for (from, written, name) in [
            ("EPUB/Content/a.xhtml", "../Image/x.jpg", Some("EPUB/Image/x.jpg")),
            ("a.xhtml", "b.xhtml", Some("b.xhtml")),
            ("word/document.xml", "/word/media/1.png", Some("word/media/1.png")),
            ("a/b.xhtml", "./c/./d", Some("a/c/d")),
            ("a/b.xhtml", "../../x", None),
            ("a/b.xhtml", "..", None),
            ("a/b.xhtml", "c:\\x", None),
            ("a/b.xhtml", "file:///etc/passwd", None),
            ("a/b.xhtml", "//host/share", None),
        ] {
            assert_eq!(resolve(from, written).as_deref(), name, "{written} in {from}");
        }
    }
}
