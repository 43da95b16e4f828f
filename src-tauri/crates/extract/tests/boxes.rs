//! The boxes of words against the boxes of the very glyphs, as pdfium gives them without anything of ours in between.
//!
//! Where the corpus is there: `FIELDSHELF_CORPUS` names the folder that holds `pdf-gold`.

use domain::page_words::{self, UNITS_PER_POINT};
use domain::{PageWord, PageWords};
use extract::{Extractor, Limits, find_pdfium};
use pdfium_render::prelude::{PdfPage, Pdfium};
use unicode_normalization::UnicodeNormalization;

/// At least this share of the words has a box that holds exactly its own letters. The rest are brackets, which are drawn
/// mirrored in right-to-left text, and words whose neighbours' glyphs reach into them.
const SHARE: f64 = 0.995;
/// How far a box's left or right edge may lie from its outermost glyph's, in points: what rounding to units leaves.
const EDGE: f32 = 0.3;

/// A glyph: what it stands for, and its box in points from the upper left of the page.
struct Glyph {
    letters: String,
    left: f32,
    right: f32,
    middle: f32,
}

/// The glyphs of an unturned page.
fn glyphs(page: &PdfPage<'_>) -> Vec<Glyph> {
    let frame = page.boundaries().bounding().unwrap().bounds;
    let text = page.text().unwrap();
    let visible = |glyph: &pdfium_render::prelude::PdfPageTextChar<'_>| {
        let c = glyph.unicode_char().filter(|c| !c.is_whitespace() && !c.is_control())?;
        let bounds = glyph.tight_bounds().ok()?;
        let loose = glyph.loose_bounds().ok()?;
        Some(Glyph {
            letters: c.to_string(),
            left: bounds.left().value - frame.left().value,
            right: bounds.right().value - frame.left().value,
            middle: frame.top().value - f32::midpoint(loose.top().value, loose.bottom().value),
        })
    };
    text.chars().iter().filter_map(|glyph| visible(&glyph)).collect()
}

/// Letters without regard to their order and form.
fn letters<'t>(text: impl Iterator<Item = &'t str>) -> Vec<char> {
    let mut letters: Vec<char> = text.flat_map(|text| text.nfkd().collect::<Vec<_>>()).collect();
    letters.retain(|c| !c.is_whitespace());
    letters.sort_unstable();
    letters
}

/// Whether a word's box holds its own glyphs and no others, and reaches from the first to the last.
fn fits(page: &PageWords, word: &PageWord, glyphs: &[Glyph]) -> bool {
    let points = |units: u32| units as f32 / UNITS_PER_POINT;
    let (left, right) = (points(word.left), points(word.left + word.width));
    let (top, bottom) = (points(word.top), points(word.top + word.height));
    let inside = |glyph: &&Glyph| {
        let x = f32::midpoint(glyph.left, glyph.right);
        (left - EDGE..=right + EDGE).contains(&x) && (top..=bottom).contains(&glyph.middle)
    };
    let own: Vec<&Glyph> = glyphs.iter().filter(inside).collect();
    let text = &page.text[word.text.start as usize..word.text.end as usize];
    let outer = own.iter().fold((f32::MAX, f32::MIN), |(l, r), glyph| (l.min(glyph.left), r.max(glyph.right)));
    letters(own.iter().map(|glyph| glyph.letters.as_str())) == letters(std::iter::once(text))
        && (outer.0 - left).abs() <= EDGE
        && (outer.1 - right).abs() <= EDGE
}

#[test]
fn words_have_the_boxes_of_their_glyphs_in_every_script_of_the_corpus() {
    let Some(corpus) = testkit::corpus("pdf-gold") else { return };
    let library = find_pdfium().expect(
        "these tests need libpdfium: run `cargo xtask test`, which fetches it, or name it in FIELDSHELF_PDFIUM",
    );
    let pdfium = library.canonicalize().unwrap();
    let extractor = Extractor {
        program: env!("CARGO_BIN_EXE_extract-pdf").into(),
        pdfium: pdfium.clone(),
        limits: Limits::default(),
    };
    let calls = Pdfium::new(Pdfium::bind_to_library(pdfium).unwrap());
    let mut files: Vec<_> = std::fs::read_dir(corpus).unwrap().map(|entry| entry.unwrap().path()).collect();
    files.retain(|path| path.extension().is_some_and(|extension| extension == "pdf"));
    files.sort();
    assert!(files.len() > 5, "the corpus is there in full");
    for file in files {
        let document = calls.load_pdf_from_file(&file, None).unwrap();
        let packed = extractor.extract(&file).unwrap().words;
        let pages = page_words::decode(&packed).unwrap();
        assert_eq!(pages.len(), document.pages().len() as usize);
        let (mut words, mut right, mut wrong) = (0_u32, 0_u32, Vec::new());
        for (page, drawn) in pages.iter().zip(document.pages().iter()) {
            let glyphs = glyphs(&drawn);
            for word in &page.words {
                words += 1;
                if fits(page, word, &glyphs) {
                    right += 1;
                } else if wrong.len() < 12 {
                    wrong.push(&page.text[word.text.start as usize..word.text.end as usize]);
                }
            }
        }
        let share = f64::from(right) / f64::from(words);
        eprintln!(
            "{}: {words} words, {share:.4} of the boxes right, {:.1} bytes a word; {wrong:?}",
            file.file_name().unwrap().to_string_lossy(),
            packed.len() as f64 / f64::from(words)
        );
        assert!(words > 100 && share >= SHARE, "{}: {share:.4} of {words}; {wrong:?}", file.display());
    }
}
