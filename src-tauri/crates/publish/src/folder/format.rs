//! Which files are documents, by the ends of their names.

/// The formats of documents.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum DocumentFormat {
    /// CommonMark with tables, footnotes and heading ids.
    Markdown,
    /// HTML.
    Html,
    /// PDF.
    Pdf,
    /// EPUB 2 or 3 with flowing text.
    Epub,
    /// Word's WordprocessingML.
    Docx,
    /// A table of data as comma-separated values.
    Csv,
    /// A recording, with its transcript beside it.
    Sound,
    /// A file that readers open in another program.
    Other,
}

use DocumentFormat::{Csv, Docx, Epub, Html, Markdown, Other, Pdf, Sound};

/// Extension, format, and media type (RFC 6838; for Office files as registered with IANA).
const FORMATS: [(&str, DocumentFormat, &str); 23] = [
    ("md", Markdown, "text/markdown"),
    ("html", Html, "text/html"),
    ("pdf", Pdf, "application/pdf"),
    ("epub", Epub, "application/epub+zip"),
    ("docx", Docx, "application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    ("csv", Csv, "text/csv"),
    ("mp3", Sound, "audio/mpeg"),
    ("m4a", Sound, "audio/mp4"),
    ("ogg", Sound, "audio/ogg"),
    ("opus", Sound, "audio/ogg"),
    ("wav", Sound, "audio/wav"),
    ("doc", Other, "application/msword"),
    ("xls", Other, "application/vnd.ms-excel"),
    ("ppt", Other, "application/vnd.ms-powerpoint"),
    ("xlsx", Other, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ("pptx", Other, "application/vnd.openxmlformats-officedocument.presentationml.presentation"),
    ("odt", Other, "application/vnd.oasis.opendocument.text"),
    ("ods", Other, "application/vnd.oasis.opendocument.spreadsheet"),
    ("odp", Other, "application/vnd.oasis.opendocument.presentation"),
    ("rtf", Other, "application/rtf"),
    ("txt", Other, "text/plain"),
    ("mp4", Other, "video/mp4"),
    ("webm", Other, "video/webm"),
];

impl DocumentFormat {
    /// The format of a file name's extension.
    pub(crate) fn of(extension: &str) -> Option<Self> {
        FORMATS.iter().find(|(known, ..)| *known == extension).map(|(_, format, _)| *format)
    }

    /// The media type of a file name's extension.
    pub(crate) fn media_type(extension: &str) -> Option<&'static str> {
        FORMATS.iter().find(|(known, ..)| *known == extension).map(|(.., media_type)| *media_type)
    }

    /// `source` as sections; `None` for a format that is not text alone.
    pub(crate) fn parse(
        self,
        source: &str,
        resolve: &mut dyn FnMut(content::Reference<'_>) -> content::Resolution,
    ) -> Option<content::Parsed> {
        match self {
            Markdown => Some(content::markdown(source, resolve)),
            Html => Some(content::html(source, resolve)),
            _ => None,
        }
    }
}
