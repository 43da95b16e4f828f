//! The parent's side: starts the child, feeds it, waits no longer than it may, and names what went wrong.

use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::process::Command;

use child_process::{ExitStatus, Output};
use domain::page_words;

use crate::system::gave_up;
use crate::wire::{self, Answer, Fault, MAX_FRAME, Request};
use crate::{ExtractError, ExtractedPdf, Limits};

/// Reads PDFs in child processes.
#[derive(Debug, Clone)]
pub struct Extractor {
    /// The program to run as `PROGRAM extract-pdf`: one that calls [`crate::run_child`] then, as `shelf` does.
    pub program: PathBuf,
    /// libpdfium; see [`crate::find_pdfium`].
    pub pdfium: PathBuf,
    /// What a document may cost.
    pub limits: Limits,
}

impl Extractor {
    /// The text, outline and cover of the file `pdf`. Comes back within [`Limits::time`], whatever the file holds.
    ///
    /// # Errors
    /// Every way in which a document or its reader can fail, by name.
    pub fn extract(&self, pdf: &Path) -> Result<ExtractedPdf, ExtractError> {
        let unreadable = |source| ExtractError::File { path: pdf.to_owned(), source };
        let file = File::open(pdf).map_err(unreadable)?;
        let metadata = file.metadata().map_err(unreadable)?;
        if !metadata.is_file() {
            return Err(unreadable(io::Error::other("it is not a file")));
        }
        let bytes = metadata.len();
        match bytes {
            0 => return Err(ExtractError::Empty),
            _ if bytes > self.limits.file_bytes => {
                return Err(ExtractError::TooLarge { bytes, limit: self.limits.file_bytes });
            }
            _ => {}
        }
        let request = Request { version: crate::VERSION, pdfium: self.pdfium.clone(), pages: self.limits.pages, bytes };
        let output = self.run(file, &request)?;
        self.understand(output)
    }

    fn run(&self, pdf: File, request: &Request) -> Result<Output, ExtractError> {
        let unusable = |error: io::Error| ExtractError::Child { reason: error.to_string() };
        let frame = serde_json::to_vec(request).map_err(|error| unusable(error.into()))?;
        let limits = child_process::Limits {
            time: self.limits.time,
            memory: usize::try_from(self.limits.memory_bytes).unwrap_or(usize::MAX),
            answer: MAX_FRAME as usize * 3,
        };
        let output = child_process::run(Command::new(&self.program).arg("extract-pdf"), limits, |input| {
            wire::write_frame(input, &frame)?;
            io::copy(&mut pdf.take(request.bytes), input)?;
            input.flush()
        });
        output.map_err(unusable)?.ok_or(ExtractError::TimedOut { limit: self.limits.time })
    }

    fn understand(&self, output: Output) -> Result<ExtractedPdf, ExtractError> {
        let mut answer = output.stdout.as_slice();
        let mut frame = || wire::read_frame(&mut answer);
        let (Ok(json), Ok(cover_png), Ok(words)) = (frame(), frame(), frame()) else {
            return Err(self.death(output.status, &String::from_utf8_lossy(&output.stderr)));
        };
        match serde_json::from_slice(&json) {
            Ok(Answer::Read { title, pages, sections, has_text }) => {
                // A child that a document has taken over could send anything; readers must be able to open it.
                page_words::decode(&words).map_err(|error| ExtractError::Child { reason: error.to_string() })?;
                Ok(ExtractedPdf { title, pages, sections, cover_png, words, has_text })
            }
            Ok(Answer::Failed(fault)) => Err(match fault {
                Fault::Damaged => ExtractError::Damaged,
                Fault::Encrypted => ExtractError::Encrypted,
                Fault::Empty => ExtractError::Empty,
                Fault::TooManyPages(pages) => ExtractError::TooManyPages { pages, limit: self.limits.pages },
                Fault::NoPdfium(reason) => ExtractError::NoPdfium { path: self.pdfium.clone(), reason },
                Fault::OutOfMemory => ExtractError::OutOfMemory { limit: self.limits.memory_bytes },
                Fault::BadRequest(reason) => ExtractError::Child { reason },
            }),
            Err(error) => Err(ExtractError::Child { reason: error.to_string() }),
        }
    }

    /// What a child that gave no answer died of.
    fn death(&self, status: ExitStatus, last_words: &str) -> ExtractError {
        if ran_out_of_memory(last_words) || (last_words.trim().is_empty() && gave_up(status)) {
            return ExtractError::OutOfMemory { limit: self.limits.memory_bytes };
        }
        let last_words: Vec<&str> = last_words.split_whitespace().collect();
        let how =
            if last_words.is_empty() { status.to_string() } else { format!("{status}: {}", last_words.join(" ")) };
        ExtractError::Crashed { how }
    }
}

/// Whether a child's last words are those of Rust's or of pdfium's allocator.
fn ran_out_of_memory(last_words: &str) -> bool {
    ["memory allocation of", "out of memory", "Out of memory", "bad_alloc", "cannot allocate memory"]
        .iter()
        .any(|words| last_words.contains(words))
}
