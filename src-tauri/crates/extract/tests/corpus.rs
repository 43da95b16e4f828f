//! Hundreds of broken and odd PDFs, where the corpus is there: every one gives text or a named error, none hangs.
//!
//! `FIELDSHELF_CORPUS` names the folder that holds `hostile/pdfjs`, else `../shared/corpus` beside the repository is tried.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::sync::Mutex;
use std::time::Duration;

use extract::{ExtractError, Extractor, Limits, find_pdfium};

#[test]
fn every_hostile_pdf_gives_text_or_a_named_error() {
    let Some(corpus) = testkit::corpus("hostile/pdfjs") else { return };
    let pdfium = find_pdfium().expect(
        "these tests need libpdfium: run `cargo xtask test`, which fetches it, or name it in FIELDSHELF_PDFIUM",
    );
    let limits = Limits { time: Duration::from_secs(60), ..Limits::default() };
    let extractor =
        Extractor { program: env!("CARGO_BIN_EXE_extract-pdf").into(), pdfium: pdfium.canonicalize().unwrap(), limits };
    let files = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path());
    let files: Mutex<Vec<PathBuf>> =
        Mutex::new(files.filter(|path| path.extension().is_some_and(|e| e == "pdf")).collect());
    let found: Mutex<BTreeMap<String, Vec<String>>> = Mutex::default();
    std::thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some(file) = { files.lock().unwrap().pop() } {
                    let kind = match extractor.extract(&file) {
                        Ok(pdf) if pdf.has_text => "text".to_owned(),
                        Ok(_) => "no text".to_owned(),
                        Err(error @ (ExtractError::Crashed { .. } | ExtractError::Child { .. })) => error.to_string(),
                        Err(error) => format!("{error:?}"),
                    };
                    let name = file.file_name().unwrap().to_string_lossy().into_owned();
                    found.lock().unwrap().entry(kind).or_default().push(name);
                }
            });
        }
    });
    let found = found.into_inner().unwrap();
    for (kind, files) in &found {
        let some = files.iter().take(6).cloned().collect::<Vec<_>>().join(" ");
        eprintln!("{:5} {kind}: {some}", files.len());
    }
    assert!(found.values().map(Vec::len).sum::<usize>() > 400, "the corpus is there in full");
    assert!(found["text"].len() > 250, "most have text");
}
