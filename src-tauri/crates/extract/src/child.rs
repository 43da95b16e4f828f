//! The child: reads a request and a PDF, answers, ends. It opens no file but libpdfium.

use std::io::{self, Read as _, Write};
use std::process::ExitCode;

use crate::document::{self, Read};
use crate::pdfium::Library;
use crate::wire::{self, Answer, Fault, Request};

/// What `shelf extract-pdf` does: reads a request on standard input, binds libpdfium, writes the answer on standard
/// output. Succeeds if an answer was written, be it that the PDF is damaged.
pub fn run_child() -> ExitCode {
    let read = match answer(&mut io::stdin().lock()) {
        Ok(read) => read,
        Err(fault) => Read { answer: Answer::Failed(fault), cover: Vec::new(), words: Vec::new() },
    };
    match write(&read) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("the answer cannot be written: {error}");
            ExitCode::FAILURE
        }
    }
}

fn answer(input: &mut dyn io::Read) -> Result<Read, Fault> {
    let bad = |reason: String| Fault::BadRequest(reason);
    let frame = wire::read_frame(input).map_err(|error| bad(error.to_string()))?;
    let request: Request = serde_json::from_slice(&frame).map_err(|error| bad(error.to_string()))?;
    if request.version != crate::VERSION {
        return Err(bad(format!("asked for version {}, this program has {}", request.version, crate::VERSION)));
    }
    let mut pdf = Vec::new();
    let read = input.take(request.bytes).read_to_end(&mut pdf).map_err(|error| match error.kind() {
        io::ErrorKind::OutOfMemory => Fault::OutOfMemory,
        _ => bad(error.to_string()),
    })?;
    if read as u64 != request.bytes {
        return Err(bad(format!("{read} of {} bytes came", request.bytes)));
    }
    // A library that is there but finds no room to be mapped is not missing; the loader says so only in words.
    let library = Library::bind(&request.pdfium).map_err(|reason| match reason.as_str() {
        reason if reason.contains("failed to map segment") || reason.contains("annot allocate memory") => {
            Fault::OutOfMemory
        }
        _ => Fault::NoPdfium(reason),
    })?;
    document::read(&library, &pdf, request.pages)
}

fn write(read: &Read) -> io::Result<()> {
    let mut out = io::stdout().lock();
    wire::write_frame(&mut out, &serde_json::to_vec(&read.answer)?)?;
    wire::write_frame(&mut out, &read.cover)?;
    wire::write_frame(&mut out, &read.words)?;
    out.flush()
}
