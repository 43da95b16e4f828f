//! Prints the text of a PDF as the publisher would extract it: `pdf_text FILE`.
//!
//! With `--figures` it prints pages, sections, seconds and pages a second instead.

use std::path::Path;
use std::process::ExitCode;
use std::time::Instant;

use extract::{ExtractError, Extractor, Limits, find_pdfium};

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    match arguments.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["extract-pdf"] => extract::run_child(),
        [file] => print(file, false),
        ["--figures", file] | [file, "--figures"] => print(file, true),
        _ => {
            eprintln!("usage: pdf_text [--figures] FILE");
            ExitCode::from(2)
        }
    }
}

fn print(file: &str, figures: bool) -> ExitCode {
    let start = Instant::now();
    match read(Path::new(file)) {
        Ok(pdf) if figures => {
            let seconds = start.elapsed().as_secs_f64();
            let speed = f64::from(pdf.pages) / seconds;
            let sections = pdf.sections.len();
            println!("{file}: {} pages, {sections} sections, {seconds:.2} s, {speed:.0} pages/s", pdf.pages);
        }
        Ok(pdf) => {
            for section in &pdf.sections {
                let text = section.text.as_deref().unwrap_or_default();
                println!("{}\n\n{text}\n", section.heading);
            }
        }
        Err(error) => {
            eprintln!("{file}: {error}");
            return ExitCode::FAILURE;
        }
    }
    ExitCode::SUCCESS
}

fn read(file: &Path) -> Result<extract::ExtractedPdf, ExtractError> {
    let pdfium =
        find_pdfium().ok_or(ExtractError::NoPdfium { path: "libpdfium".into(), reason: "not found".into() })?;
    let program = std::env::current_exe().map_err(|error| ExtractError::Child { reason: error.to_string() })?;
    Extractor { program, pdfium, limits: Limits::default() }.extract(file)
}
