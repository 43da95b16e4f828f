//! A whole document in the child: its text, and its cover, which may fail without harm.

use domain::page_words;

use crate::layout::Lexicon;
use crate::pdfium::{Bookmark, Document, Library};
use crate::sections::{self, PageLines};
use crate::wire::{Answer, Fault};
use crate::{contents, cover, layout, margins, places, words};

/// What was read: the answer for the parent, and what follows it.
pub(crate) struct Read {
    pub answer: Answer,
    /// The cover as PNG; empty where it cannot be drawn.
    pub cover: Vec<u8>,
    /// The words of the pages, packed.
    pub words: Vec<u8>,
}

/// Reads a document.
pub(crate) fn read(library: &Library, pdf: &[u8], max_pages: u32) -> Result<Read, Fault> {
    let document = library.open(pdf)?;
    let pages = document.pages();
    match pages {
        0 => return Err(Fault::Empty),
        _ if pages > max_pages => return Err(Fault::TooManyPages(pages)),
        _ => {}
    }
    // pdfium draws on this thread alone; turning the picture into a PNG is an eighth of the time of a short document.
    let picture = cover::drawn(&document);
    std::thread::scope(|threads| {
        let cover = picture.map(|picture| threads.spawn(move || cover::png(&picture)));
        let (answer, words) = text(&document, pages)?;
        let cover = cover.and_then(|thread| thread.join().ok()).flatten().unwrap_or_default();
        Ok(Read { answer, cover, words })
    })
}

/// The title and sections of a document of `pages` pages, and the words of its pages, packed.
fn text(document: &Document<'_>, pages: u32) -> Result<(Answer, Vec<u8>), Fault> {
    let outline = document.outline();
    let mut read = Vec::with_capacity(pages as usize);
    let mut loaded = 0_u32;
    for number in 0..pages {
        let page = page_lines(document, number, &outline);
        loaded += u32::from(page.is_some());
        read.push(page.unwrap_or_default());
    }
    if loaded == 0 {
        return Err(Fault::Damaged);
    }
    let titles = sections::Titles::of(&outline);
    let mut lines: Vec<_> = read.iter_mut().map(|page| &mut page.lines).collect();
    let running = margins::remove_running_lines(&mut lines, &|words| titles.contain(words));
    for (page, running) in read.iter_mut().zip(running) {
        page.running = running;
        layout::find_broken_words(&mut page.lines);
        layout::part_paragraphs(&mut page.lines);
        contents::part_entries(&mut page.lines);
    }
    let lexicon = Lexicon::of(read.iter().map(|page| page.lines.as_slice()));
    let sections = sections::sections(&read, &outline, &document.named(), &lexicon);
    let words = page_words::encode(&places::page_words(&read, &lexicon));
    let has_text = sections.iter().any(|s| s.text.as_ref().is_some_and(|text| text.chars().any(char::is_alphanumeric)));
    Ok((Answer::Read { title: document.title(), pages, sections, has_text }, words))
}

/// The lines of a page, and where the outline's entries lead on it; `None` if the page cannot be loaded.
fn page_lines(document: &Document<'_>, number: u32, outline: &[Bookmark]) -> Option<PageLines> {
    let page = document.page(number)?;
    let lines = words::lines(&page.glyphs());
    let here = outline.iter().enumerate().filter_map(|(at, entry)| {
        let place = entry.destination.filter(|place| place.page == number)?;
        Some((at, place))
    });
    let turned = here
        .map(|(at, place)| {
            let (x, y) = page.shown(place.x.unwrap_or(0.0), place.y.unwrap_or(0.0));
            let turned = page.is_turned();
            // On a page turned on its side, left is up.
            match turned {
                true => (at, place.y.map(|_| x), place.x.map(|_| y)),
                false => (at, place.x.map(|_| x), place.y.map(|_| y)),
            }
        })
        .collect();
    Some(PageLines { lines, running: Vec::new(), frame: page.frame(), turned })
}
