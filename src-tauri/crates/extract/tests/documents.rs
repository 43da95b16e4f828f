//! Whole documents through the real child process and the real libpdfium, from PDFs written here by hand.

mod pdf;

use std::path::{Path, PathBuf};
use std::time::Duration;

use extract::{ExtractError, ExtractedPdf, Extractor, Limits, find_pdfium};
use pdf::Pdf;

fn extractor() -> Extractor {
    let pdfium = find_pdfium().expect(
        "these tests need libpdfium: run `cargo xtask test`, which fetches it, or name it in FIELDSHELF_PDFIUM",
    );
    // Absolute, because a test may be run from anywhere.
    let pdfium = pdfium.canonicalize().unwrap();
    Extractor { program: env!("CARGO_BIN_EXE_extract-pdf").into(), pdfium, limits: Limits::default() }
}

fn extract_with(extractor: &Extractor, bytes: &[u8]) -> Result<ExtractedPdf, ExtractError> {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("document — файл.pdf");
    std::fs::write(&file, bytes).unwrap();
    extractor.extract(&file)
}

fn extract(bytes: &[u8]) -> Result<ExtractedPdf, ExtractError> {
    extract_with(&extractor(), bytes)
}

/// Each section as `level id heading [page@offset] text`.
fn shown(pdf: &ExtractedPdf) -> Vec<String> {
    let pages =
        |s: &domain::Section| s.pages.iter().map(|p| format!("{}@{}", p.page, p.offset)).collect::<Vec<_>>().join(",");
    let text = |s: &domain::Section| s.text.clone().unwrap_or_default().replace("\n\n", " / ");
    pdf.sections
        .iter()
        .map(|s| format!("{} {} {} [{}] {}", s.level, s.id.as_str(), s.heading, pages(s), text(s)))
        .collect()
}

#[test]
fn a_document_with_an_outline_gives_a_section_for_each_entry() {
    let pdf = Pdf::new()
        .title("Desk handbook")
        .page(&[(720, "Preface words"), (640, "Opening hours"), (620, "The desk opens at nine."), (560, "Staff")])
        .page(&[(720, "Two people at least."), (640, "Training"), (620, "Every year.")])
        .entry(1, "Opening hours", 0, 660)
        .entry(2, "Staff", 0, 580)
        .entry(1, "Training", 1, 660)
        .named("hours", 0, 661)
        .named("elsewhere", 1, 100)
        .bytes();
    let read = extract(&pdf).unwrap();
    assert_eq!((read.title.as_deref(), read.pages, read.has_text), (Some("Desk handbook"), 2, true));
    assert_eq!(
        shown(&read),
        [
            "0 start  [1@0] Preface words",
            "1 hours Opening hours [1@0] The desk opens at nine.",
            "2 1.1 Staff [1@0,2@0] Two people at least.",
            "1 2 Training [2@0] Every year.",
        ]
    );
    assert_eq!(extract(&pdf).unwrap(), read, "the same file gives the same");
}

#[test]
fn without_an_outline_there_is_a_section_for_each_page() {
    let pdf = Pdf::new().page(&[(700, "One page."), (688, "Next line.")]).page(&[]).bytes();
    let read = extract(&pdf).unwrap();
    assert_eq!(shown(&read), ["0 p1  [1@0] One page. Next line.", "0 p2  [2@0] "]);
    assert_eq!(read.title, None);
    assert!(!extract(&Pdf::new().page(&[]).bytes()).unwrap().has_text, "a page without words");
}

#[test]
fn words_stand_where_they_are_drawn_and_their_text_is_the_sections() {
    let pdf = Pdf::new().page(&[(700, "One infor-"), (688, "mation.")]).page(&[(30, "Last")]).bytes();
    let read = extract(&pdf).unwrap();
    let pages = domain::page_words::decode(&read.words).unwrap();
    assert_eq!(pages.iter().map(|page| page.text.as_str()).collect::<Vec<_>>(), ["One information.", "Last"]);
    assert_eq!(read.sections[0].text.as_deref(), Some("One information."));
    let shown: Vec<(&str, u32)> =
        pages[0].words.iter().map(|w| (&pages[0].text[w.text.start as usize..w.text.end as usize], w.left)).collect();
    assert!(matches!(shown[..], [("One", 280..=300), ("infor", 350..=380), ("mation.", 280..=300)]), "{shown:?}");
    // Pages of 612 × 792 points; the base line of “Last” stands 30 points above the lower edge.
    let last = &pages[1].words[0];
    assert_eq!((pages[1].width, pages[1].height), (612 * 4, 792 * 4));
    assert!((last.top..last.top + last.height).contains(&((792 - 31) * 4)), "{last:?}");
}

#[test]
fn words_of_a_turned_page_stand_where_they_are_shown() {
    // What is shown of the sheet: 400 points wide and 600 high, its lower left corner at (32, 92).
    const CROP: (i32, i32) = (32, 92);
    // Of letters of 10 points: an H is 7.18 points high and 7.22 wide, with 0.77 of that empty on either side.
    const WORD: &str = "HHH";
    // Turned clockwise by so many degrees; how the word is written, from where on the sheet as it lies unturned; and where
    // its letters are then seen, as left, top, right and bottom from the upper left of the page as it is shown.
    let along_the_sheet = [1, 0, 0, 1, 40, 500];
    let cases: [(u32, [i32; 6], [f32; 4]); 8] = [
        // Along the sheet, from 40 points off its left edge, standing 500 above its lower one.
        (0, along_the_sheet, [40.8, 92.8, 60.9, 100.0]),
        // The lower edge is on the left now, the left one above: the word runs down.
        (90, along_the_sheet, [500.0, 40.8, 507.2, 60.9]),
        // Upside down: the right edge is on the left, and the lower one above.
        (180, along_the_sheet, [339.1, 500.0, 359.2, 507.2]),
        // The upper edge is on the left, the right one above: the word runs up.
        (270, along_the_sheet, [92.8, 339.1, 100.0, 359.2]),
        // As tables on their side are made: written so that the turn puts the word upright, at one place for the reader.
        (0, [1, 0, 0, 1, 40, 500], [40.8, 92.8, 60.9, 100.0]),
        (90, [0, 1, -1, 0, 100, 40], [40.8, 92.8, 60.9, 100.0]),
        (180, [-1, 0, 0, -1, 360, 100], [40.8, 92.8, 60.9, 100.0]),
        (270, [0, -1, 1, 0, 300, 560], [40.8, 92.8, 60.9, 100.0]),
    ];
    let mut pdf = Pdf::new();
    for (turn, [a, b, c, d, x, y], _) in cases {
        let entries = format!("/CropBox [32 92 432 692] /Rotate {turn}");
        pdf = pdf.written_along([a, b, c, d, x + CROP.0, y + CROP.1], WORD, &entries);
    }
    let read = extract(&pdf.bytes()).unwrap();
    let pages = domain::page_words::decode(&read.words).unwrap();
    let points = |units: u32| units as f32 / domain::page_words::UNITS_PER_POINT;
    for ((turn, matrix, seen), page) in cases.into_iter().zip(&pages) {
        let shown = format!("turned by {turn}, {matrix:?}: {page:?}");
        let size = if turn % 180 == 0 { (400.0, 600.0) } else { (600.0, 400.0) };
        assert_eq!((points(page.width), points(page.height)), size, "{shown}");
        assert_eq!((page.text.as_str(), page.words.len()), (WORD, 1), "{shown}");
        let word = &page.words[0];
        let (left, top) = (points(word.left), points(word.top));
        let found = [left, top, left + points(word.width), top + points(word.height)];
        // The box holds the letters, and no more besides than the height of their line.
        for (edge, (found, seen)) in found.into_iter().zip(seen).enumerate() {
            let outwards = if edge < 2 { seen - found } else { found - seen };
            assert!((-0.5..=4.0).contains(&outwards), "edge {edge} at {found}, not {seen}; {shown}");
        }
    }
    assert_eq!(pages.len(), cases.len());
}

#[test]
fn the_cover_is_the_first_page_310_pixels_wide() {
    let png = extract(&Pdf::new().page(&[(700, "Cover")]).bytes()).unwrap().cover_png;
    let size = |at: usize| u32::from_be_bytes(png[at..at + 4].try_into().unwrap());
    assert_eq!(&png[..8], b"\x89PNG\r\n\x1a\n");
    // A page of 612 × 792 points; width and height stand at 16 and 20 in a PNG.
    assert_eq!((size(16), size(20)), (310, 401));
}

#[test]
fn what_is_no_readable_pdf_is_named() {
    let whole = Pdf::new().page(&[(700, "x")]).bytes();
    assert!(matches!(extract(b""), Err(ExtractError::Empty)));
    assert!(matches!(extract(b"hello"), Err(ExtractError::Damaged)));
    assert!(matches!(extract(&whole[..40]), Err(ExtractError::Damaged)));
    assert!(matches!(extract(&Pdf::new().bytes()), Err(ExtractError::Empty | ExtractError::Damaged)), "no pages");
    assert!(matches!(extract(&Pdf::new().page(&[(700, "x")]).encrypted().bytes()), Err(ExtractError::Encrypted)));
    let missing = extractor().extract(Path::new("no such file.pdf"));
    assert!(
        matches!(&missing, Err(ExtractError::File { path, .. }) if path.ends_with("no such file.pdf")),
        "{missing:?}"
    );
    let folder = tempfile::tempdir().unwrap();
    assert!(extractor().extract(folder.path()).is_err(), "a folder");
}

#[test]
fn a_document_cut_or_changed_anywhere_is_text_or_a_named_error() {
    let whole = Pdf::new().page(&[(700, "Some words here")]).entry(1, "Some", 0, 700).bytes();
    for at in (0..whole.len()).step_by(97) {
        let _ = extract(&whole[..at]);
        let mut changed = whole.clone();
        changed[at] ^= 0x55;
        match extract(&changed) {
            Ok(_) | Err(ExtractError::Damaged | ExtractError::Encrypted | ExtractError::Empty) => {}
            Err(other) => panic!("byte {at}: {other}"),
        }
    }
}

#[test]
fn limits_are_kept_and_named() {
    let pdf = Pdf::new().page(&[(700, "x")]).page(&[]).bytes();
    let with = |change: fn(&mut Limits)| {
        let mut extractor = extractor();
        change(&mut extractor.limits);
        extract_with(&extractor, &pdf)
    };
    let found = with(|limits| limits.file_bytes = 100);
    assert!(
        matches!(found, Err(ExtractError::TooLarge { limit: 100, bytes }) if bytes == pdf.len() as u64),
        "{found:?}"
    );
    let found = with(|limits| limits.pages = 1);
    assert!(matches!(found, Err(ExtractError::TooManyPages { pages: 2, limit: 1 })), "{found:?}");
    let found = with(|limits| limits.time = Duration::ZERO);
    assert!(matches!(found, Err(ExtractError::TimedOut { limit: Duration::ZERO })), "{found:?}");
}

#[cfg(any(target_os = "linux", windows))]
#[test]
fn a_document_that_wants_too_much_memory_is_named() {
    let pdf = Pdf::new().bomb(1 << 30).bytes();
    let with = |megabytes: u64| {
        let mut extractor = extractor();
        extractor.limits.memory_bytes = megabytes << 20;
        extract_with(&extractor, &pdf)
    };
    // From too little for the file itself, over too little for libpdfium and for the page, to enough.
    for megabytes in (16..=128).step_by(8) {
        match with(megabytes) {
            Ok(_) => assert!(megabytes > 32, "the file alone takes 16 MB"),
            Err(ExtractError::OutOfMemory { limit }) => assert_eq!(limit, megabytes << 20),
            Err(other) => panic!("{megabytes} MB: {other}"),
        }
    }
    assert!(matches!(with(16), Err(ExtractError::OutOfMemory { .. })));
    assert!(with(1024).is_ok());
}

#[test]
fn a_missing_library_or_program_is_named() {
    let pdf = Pdf::new().page(&[(700, "x")]).bytes();
    let missing = Extractor { pdfium: "/no/such/libpdfium.so".into(), ..extractor() };
    let found = extract_with(&missing, &pdf);
    assert!(
        matches!(&found, Err(ExtractError::NoPdfium { path, .. }) if path == &PathBuf::from("/no/such/libpdfium.so"))
    );
    assert!(found.unwrap_err().to_string().contains("FIELDSHELF_PDFIUM"));
    let missing = Extractor { program: "/no/such/shelf".into(), ..extractor() };
    assert!(matches!(extract_with(&missing, &pdf), Err(ExtractError::Child { .. })));
}

/// Programs that are no child of ours. Those of a Unix system serve; the parent's code is the same everywhere.
#[cfg(unix)]
#[test]
fn a_program_that_dies_hangs_or_babbles_harms_nobody() {
    let pdf = Pdf::new().page(&[(700, "x")]).bytes();
    let folder = tempfile::tempdir().unwrap();
    let script = |name: &str, body: &str| {
        use std::os::unix::fs::PermissionsExt;
        let path = folder.path().join(name);
        std::fs::write(&path, format!("#!/bin/sh\n{body}\n")).unwrap();
        std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o755)).unwrap();
        let mut extractor = Extractor { program: path, ..extractor() };
        extractor.limits.time = Duration::from_secs(2);
        extract_with(&extractor, &pdf)
    };
    let crashed = script("dies", "echo last words >&2; kill -SEGV $$");
    assert!(matches!(&crashed, Err(ExtractError::Crashed { how }) if how.contains("last words")), "{crashed:?}");
    assert!(matches!(script("silent", "exit 0"), Err(ExtractError::Crashed { .. })));
    assert!(matches!(script("hangs", "exec sleep 600"), Err(ExtractError::TimedOut { .. })));
    assert!(matches!(script("babbles", "exec cat /dev/zero"), Err(ExtractError::TimedOut { .. })));
    assert!(script("lies", "printf '\\377\\377\\377\\377x'").is_err());
    assert!(script("errs", "exec yes >&2").is_err());
}
