//! The parent's side: starts the child, feeds it, waits no longer than it may, and names what went wrong.

use std::fs::File;
use std::io::{self, Read, Write};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::page_words;
use process_control::{ChildExt, Control, ExitStatus, Output};

use crate::wire::{self, Answer, Fault, MAX_FRAME, Request};
use crate::{ExtractError, ExtractedPdf, Limits};

/// How much of what a dying child says is kept, in bytes.
const LAST_WORDS: usize = 4096;

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
        let mut child = Command::new(&self.program)
            .arg("extract-pdf")
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::piped())
            .spawn()
            .map_err(|error| ExtractError::Child { reason: format!("{}: {error}", self.program.display()) })?;
        let input = child.stdin.take();
        let bytes = request.bytes;
        // Ends when the child does: writing to a pipe that nobody holds fails. What a child that gives up early does
        // not read is no error, so the outcome is not looked at.
        let feeding = std::thread::spawn(move || -> io::Result<()> {
            let mut input = input.ok_or(io::ErrorKind::BrokenPipe)?;
            wire::write_frame(&mut input, &frame)?;
            io::copy(&mut pdf.take(bytes), &mut input)?;
            input.flush()
        });
        let control = child
            .controlled_with_output()
            .time_limit(self.limits.time)
            .terminate_for_timeout()
            .stdout_filter(at_most(MAX_FRAME as usize * 3))
            .stderr_filter(at_most(LAST_WORDS));
        #[cfg(any(target_os = "linux", target_os = "android", windows))]
        let control = control.memory_limit(usize::try_from(self.limits.memory_bytes).unwrap_or(usize::MAX));
        let waited = control.wait();
        // The child has ended or was killed, so this does not wait.
        let _ = feeding.join();
        waited.map_err(unusable)?.ok_or(ExtractError::TimedOut { limit: self.limits.time })
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

/// Whether a child ended itself as pdfium does when it gets no memory, without a word: by SIGABRT on Unix, by Chromium's
/// out-of-memory exception on Windows. Its other failures are traps, and those of the C library have words.
fn gave_up(status: ExitStatus) -> bool {
    #[cfg(unix)]
    return status.signal() == Some(6);
    #[cfg(not(unix))]
    return status.code() == Some(0xE000_0008);
}

/// Keeps the first `limit` bytes and reads the rest to nowhere, so that a child that says too much is not held up.
fn at_most(limit: usize) -> impl FnMut(&[u8]) -> io::Result<bool> + Send + 'static {
    let kept = Arc::new(AtomicUsize::new(0));
    move |bytes| Ok(kept.fetch_add(bytes.len(), Ordering::Relaxed) < limit)
}
