//! A document's own pages, taken in a child process: the same program, run again, with limits of time and memory.
//!
//! A PDF is hostile until shown otherwise, and `lopdf`, which reads it, bounds what a stream unpacks to, but not how long a
//! document keeps it busy or how deep one leads it. A child that goes wrong is ended, and named, and nothing else is.
//!
//! ```text
//! to the child    a frame of JSON, the request; the document
//! from the child  a frame of JSON, the answer; the PDF
//! ```

use std::collections::BTreeSet;
use std::io::{self, Read, Write};
use std::process::{Command, ExitCode};
use std::time::Duration;

use child_process::{Limits, read_frame, write_frame};
use domain::Language;
use serde::{Deserialize, Serialize};
use typeset::{Running, Typeset, TypesetError};

/// The argument that makes a program the child: both the app and `shelf` look for it before anything else.
pub const STAMP_PAGES: &str = "stamp-pages";

/// How long the child may take, from its start to its answer. The handbooks of the starter library take a twentieth of that in
/// a debug build.
const TIME: Duration = Duration::from_secs(60);
/// Address space of the child in bytes.
const MEMORY: usize = 3 << 30;
/// Most bytes that are taken of an answer: a stamped document is little larger than the one that it was made from, but its
/// pages are packed anew.
const MAX_ANSWER: usize = 1 << 30;
/// Most bytes of a request or of an answer's words.
const MAX_WORDS: u32 = 16 << 20;

/// What the child is asked for.
#[derive(Serialize, Deserialize)]
struct Request {
    wanted: Option<BTreeSet<u32>>,
    title: String,
    publisher: String,
    facts_language: Language,
    warning: Option<String>,
    foot: Vec<String>,
    /// Bytes of the document that follows.
    bytes: u64,
}

/// What it answers; pages are followed by the PDF.
#[derive(Serialize, Deserialize)]
enum Answer {
    Pages { pages: usize, missing: String, bytes: u64 },
    NotRead(String),
    Failed(String),
}

/// What a program does that was started with [`STAMP_PAGES`]: reads a request and a document on standard input, and writes the
/// answer on standard output. It opens no file.
pub fn run_stamping_child() -> ExitCode {
    let set = match asked(&mut io::stdin().lock()) {
        Ok((request, document)) => {
            let running = Running {
                title: &request.title,
                publisher: &request.publisher,
                facts_language: &request.facts_language,
                warning: request.warning.as_deref(),
                foot: &request.foot,
            };
            typeset::stamped(&document, request.wanted.as_ref(), &running)
        }
        Err(error) => Err(TypesetError::Pdf(error.to_string())),
    };
    match answer(&set, &mut io::stdout().lock()) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the answer cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn asked(input: &mut dyn Read) -> io::Result<(Request, Vec<u8>)> {
    let request: Request = serde_json::from_slice(&read_frame(input, MAX_WORDS)?)?;
    let mut document = Vec::new();
    let read = input.take(request.bytes).read_to_end(&mut document)?;
    if read as u64 == request.bytes { Ok((request, document)) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

fn answer(set: &Result<Typeset, TypesetError>, out: &mut dyn Write) -> io::Result<()> {
    let (answer, pdf): (Answer, &[u8]) = match set {
        Ok(set) => {
            let (pages, missing) = (set.pages, set.missing.clone());
            (Answer::Pages { pages, missing, bytes: set.pdf.len() as u64 }, &set.pdf)
        }
        Err(TypesetError::NotRead(reason)) => (Answer::NotRead(reason.clone()), &[]),
        Err(error) => (Answer::Failed(error.to_string()), &[]),
    };
    write_frame(out, &serde_json::to_vec(&answer)?, MAX_WORDS)?;
    out.write_all(pdf)?;
    out.flush()
}

/// [`typeset::stamped`], in a child that has [`TIME`] for it.
///
/// # Errors
/// As there; what brings the child down, or takes it longer, is a document that cannot be taken.
pub(crate) fn stamped(
    document: &[u8],
    wanted: Option<&BTreeSet<u32>>,
    running: &Running<'_>,
) -> Result<Typeset, TypesetError> {
    let mut child = Command::new(std::env::current_exe().map_err(ours)?);
    child.arg(STAMP_PAGES);
    stamped_by(child, TIME, document, wanted, running)
}

fn ours(error: io::Error) -> TypesetError {
    TypesetError::Pdf(error.to_string())
}

/// [`stamped`] by a child that has `time` for it.
fn stamped_by(
    mut child: Command,
    time: Duration,
    document: &[u8],
    wanted: Option<&BTreeSet<u32>>,
    running: &Running<'_>,
) -> Result<Typeset, TypesetError> {
    let request = Request {
        wanted: wanted.cloned(),
        title: running.title.to_owned(),
        publisher: running.publisher.to_owned(),
        facts_language: running.facts_language.clone(),
        warning: running.warning.map(str::to_owned),
        foot: running.foot.to_vec(),
        bytes: document.len() as u64,
    };
    let request = serde_json::to_vec(&request).map_err(|error| ours(error.into()))?;
    let limits = Limits { time, memory: MEMORY, answer: MAX_ANSWER };
    let waited = child_process::run(&mut child, limits, |input| {
        write_frame(input, &request, MAX_WORDS)?;
        input.write_all(document)
    });
    let Some(output) = waited.map_err(ours)? else {
        return Err(TypesetError::NotRead(format!("that took longer than {} seconds", time.as_secs_f32())));
    };
    let mut rest = output.stdout.as_slice();
    let answer = read_frame(&mut rest, MAX_WORDS).ok().and_then(|frame| serde_json::from_slice(&frame).ok());
    match answer {
        Some(Answer::Pages { pages, missing, bytes }) if bytes == rest.len() as u64 => {
            Ok(Typeset { pdf: rest.to_vec(), pages, missing })
        }
        Some(Answer::NotRead(reason)) => Err(TypesetError::NotRead(reason)),
        Some(Answer::Failed(reason)) => Err(TypesetError::Pdf(reason)),
        Some(Answer::Pages { .. }) | None => Err(TypesetError::NotRead(format!(
            "it brought its reader down ({}), or takes more than the {MEMORY} bytes of memory that are allowed",
            output.status
        ))),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn a_child_that_hangs_or_dies_is_a_document_that_cannot_be_taken() {
        let english = "en".parse().unwrap();
        let running = Running { title: "", publisher: "", facts_language: &english, warning: None, foot: &[] };
        let mut hanging = Command::new("sleep");
        hanging.arg("600");
        for (child, time, words) in [
            (hanging, Duration::from_millis(20), "longer than 0.02 seconds"),
            (Command::new("false"), TIME, "brought its reader down"),
        ] {
            let error = stamped_by(child, time, &[0; 1 << 20], None, &running).unwrap_err();
            assert!(matches!(&error, TypesetError::NotRead(reason) if reason.contains(words)), "{error}");
        }
    }

    #[test]
    fn what_is_asked_and_answered_comes_back_whole_or_not_at_all() {
        let request = Request {
            wanted: Some(BTreeSet::from([2, 5])),
            title: "دليل".to_owned(),
            publisher: "Office".to_owned(),
            facts_language: "ar".parse().unwrap(),
            warning: None,
            foot: vec!["As of".to_owned()],
            bytes: 3,
        };
        let mut wire = Vec::new();
        write_frame(&mut wire, &serde_json::to_vec(&request).unwrap(), MAX_WORDS).unwrap();
        wire.extend(b"PDF");
        let (read, document) = asked(&mut wire.as_slice()).unwrap();
        assert_eq!((read.wanted, read.title.as_str(), document.as_slice()), (request.wanted, "دليل", &b"PDF"[..]));
        for cut in 0..wire.len() {
            assert!(asked(&mut &wire[..cut]).is_err(), "{cut}");
        }
    }
}
