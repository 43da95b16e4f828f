//! Text, outline and covers of PDF documents through pdfium, in a child process with limits.
//!
//! A PDF is hostile until shown otherwise: it is never parsed in the process that asks. [`Extractor::extract`] starts
//! a child (the same program, run again as `shelf extract-pdf`), gives it the document over a pipe, and takes what
//! comes back, an error with a name, or nothing in time. The child needs no file but libpdfium.
//!
//! ```text
//! pdfium   raw calls              → glyphs, destinations, a picture of the first page
//! words    glyphs                 → lines of words, right-to-left words put in order
//! brackets words of a line        → the same with the brackets of right-to-left text as they are written
//! margins  lines                  → lines without running heads and feet
//! layout   lines                  → where paragraphs begin, where a word goes on in the next line
//! contents lines                  → where an entry of a table of contents begins
//! sections lines and the outline  → sections
//! places   lines                  → where each word of a page's text stands on it
//! wire     what crosses the pipes
//! ```

#![warn(missing_docs)]

mod brackets;
mod child;
mod contents;
mod cover;
mod document;
mod hyphens;
mod layout;
mod margins;
mod parent;
mod pdfium;
mod places;
mod runs;
mod sections;
mod system;
mod wire;
mod words;

use std::path::PathBuf;
use std::time::Duration;

use domain::Section;

pub use child::run_child;
pub use parent::Extractor;
pub use system::PDFIUM_FILE_NAME;
pub use words::is_right_to_left;

/// The version of the output: a part of the publisher's cache key, raised whenever the same PDF gives something else.
pub const VERSION: u32 = 7;

/// What a document may cost.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Limits {
    /// Wall-clock time, from the start of the child to its answer. After it the child is killed.
    pub time: Duration,
    /// Address space of the child in bytes, the libraries it maps among them. Enforced on Linux and Windows; macOS
    /// has no such limit, there only time ends a document that takes too much.
    pub memory_bytes: u64,
    /// Size of the file in bytes.
    pub file_bytes: u64,
    /// Number of pages.
    pub pages: u32,
}

impl Default for Limits {
    /// Two minutes (at 100 pages a second, the longest document allowed, with some to spare), 2 GiB of address space,
    /// 512 MiB of file, 10,000 pages.
    fn default() -> Self {
        Self { time: Duration::from_secs(120), memory_bytes: 2 << 30, file_bytes: 512 << 20, pages: 10_000 }
    }
}

/// What a PDF gave.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ExtractedPdf {
    /// The title in its metadata, where there is one.
    pub title: Option<String>,
    /// How many pages it has.
    pub pages: u32,
    /// Its sections in reading order, in their text form with the pages they lie on: one for each entry of the
    /// outline, or one for each page where there is no outline.
    pub sections: Vec<Section>,
    /// The first page as a PNG, [`COVER_WIDTH`] pixels wide; empty where it cannot be drawn.
    pub cover_png: Vec<u8>,
    /// Where the words of the sections stand on the pages, packed as [`domain::page_words`] says.
    pub words: Vec<u8>,
    /// Whether any words could be read in it. Where none could, it may be a scan, or its pages cannot be read.
    pub has_text: bool,
}

/// Width of a cover in pixels: the widest that the window shows one, 124, on a screen of five device pixels for two.
pub const COVER_WIDTH: u32 = 310;

/// Why a PDF gave nothing.
#[derive(Debug, thiserror::Error)]
pub enum ExtractError {
    /// The file cannot be read.
    #[error("{path} cannot be read ({source}); check that it is there and may be read")]
    File {
        /// The file.
        path: PathBuf,
        /// Why.
        source: std::io::Error,
    },
    /// It is no PDF, or one that pdfium cannot make sense of.
    #[error("the PDF is damaged, or no PDF; open it in the program it was made with and export it again")]
    Damaged,
    /// It wants a password.
    #[error("the PDF is protected with a password or an unknown encryption; export it again without protection")]
    Encrypted,
    /// The file is of 0 bytes, or the document of 0 pages.
    #[error("the PDF is empty; export it again")]
    Empty,
    /// The file is larger than [`Limits::file_bytes`].
    #[error("the PDF has {bytes} bytes, more than the {limit} allowed; make it smaller, or publish it in parts")]
    TooLarge {
        /// Its size in bytes.
        bytes: u64,
        /// The limit in bytes.
        limit: u64,
    },
    /// It has more pages than [`Limits::pages`].
    #[error("the PDF has {pages} pages, more than the {limit} allowed; publish it in parts")]
    TooManyPages {
        /// How many it has.
        pages: u32,
        /// The limit.
        limit: u32,
    },
    /// It was not done within [`Limits::time`].
    #[error("the PDF was not read within {} seconds; export it again, or publish it in parts", limit.as_secs())]
    TimedOut {
        /// The limit.
        limit: Duration,
    },
    /// It wanted more than [`Limits::memory_bytes`].
    #[error(
        "reading the PDF takes more than the {limit} bytes of memory allowed; export it again, or publish it in parts"
    )]
    OutOfMemory {
        /// The limit in bytes.
        limit: u64,
    },
    /// The child died of it.
    #[error("the PDF brought its reader down ({how}); export it again")]
    Crashed {
        /// How it died, with its last words.
        how: String,
    },
    /// libpdfium is not there, or is not one.
    #[error("libpdfium cannot be loaded from {path} ({reason}); name the library in FIELDSHELF_PDFIUM")]
    NoPdfium {
        /// Where it was looked for.
        path: PathBuf,
        /// Why it cannot be loaded.
        reason: String,
    },
    /// The child cannot be started, or does not answer as one.
    #[error("the program that reads PDFs cannot be used ({reason}); install Fieldshelf again")]
    Child {
        /// Why.
        reason: String,
    },
}

impl ExtractError {
    /// Whether another document might have been read here: otherwise this computer lacks what reading takes, and no document
    /// is to blame.
    pub fn is_of_the_document(&self) -> bool {
        !matches!(self, Self::NoPdfium { .. })
    }
}

/// Where libpdfium lies beside this program: itself, or the folder of the app's package on Linux, Windows and macOS.
const BESIDE: [&str; 5] = ["", "../lib", "../lib/Fieldshelf/pdfium", "pdfium", "../Resources/pdfium"];

/// Looks for libpdfium: what `FIELDSHELF_PDFIUM` names (the library, or the folder it lies in), else beside this
/// program or where the app's package puts it, else in `.fieldshelf/pdfium` of the working folder or of a folder above it.
///
/// A `FIELDSHELF_PDFIUM` that names nothing gives nothing: it is not passed over in silence.
pub fn find_pdfium() -> Option<PathBuf> {
    if let Some(named) = std::env::var_os("FIELDSHELF_PDFIUM").map(PathBuf::from) {
        let library = if named.is_dir() { named.join(PDFIUM_FILE_NAME) } else { named };
        return library.is_file().then_some(library);
    }
    let program = std::env::current_exe().ok().and_then(|program| program.parent().map(PathBuf::from));
    let beside = program.into_iter().flat_map(|folder| BESIDE.map(|place| folder.join(place)));
    let working = std::env::current_dir().unwrap_or_default();
    let fetched = working.ancestors().map(|folder| folder.join(".fieldshelf/pdfium")).collect::<Vec<_>>();
    beside.chain(fetched).map(|folder| folder.join(PDFIUM_FILE_NAME)).find(|library| library.is_file())
}
