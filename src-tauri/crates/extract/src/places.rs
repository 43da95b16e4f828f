//! Where the words of the sections stand on their pages.

use domain::page_words::{self, UNITS_PER_POINT};
use domain::{PageWord, PageWords};

use crate::layout::{self, Lexicon};
use crate::sections::PageLines;

/// The words of every page, with the text that the sections have of it, headings included; its running head and foot stand
/// at the end, apart.
pub(crate) fn page_words(pages: &[PageLines], lexicon: &Lexicon) -> Vec<PageWords> {
    pages.iter().map(|page| of_page(page, lexicon)).collect()
}

fn of_page(page: &PageLines, lexicon: &Lexicon) -> PageWords {
    let frame = &page.frame;
    let mut words = Vec::new();
    let mut text = String::new();
    for lines in [&page.lines, &page.running] {
        if !lines.is_empty() && !text.is_empty() {
            text.push(page_words::APART);
        }
        let before = text.len();
        text += &layout::placed_text(lines, lexicon, &mut |row, at, place| {
            let Some(around) = lines[row].boxes.get(at) else { return };
            let (left, right) = edges(around.left - frame.left, around.right - frame.left, frame.right - frame.left);
            let (top, bottom) = edges(frame.top - around.top, frame.top - around.bottom, frame.top - frame.bottom);
            let text = number(before + place.start)..number(before + place.end);
            words.push(PageWord { text, left, top, width: right - left, height: bottom - top });
        });
    }
    let (width, height) = (units(frame.right - frame.left), units(frame.top - frame.bottom));
    PageWords { width, height, text, words }
}

/// Two edges in units, the first not beyond the second, both on the page.
fn edges(first: f32, second: f32, page: f32) -> (u32, u32) {
    let (first, second) = (units(first.min(page)), units(second.min(page)));
    (first.min(second), second.max(first))
}

/// What is no number, or lies before the page, is its edge.
fn units(points: f32) -> u32 {
    (points * UNITS_PER_POINT).round() as u32
}

fn number(at: usize) -> u32 {
    u32::try_from(at).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::words::{Line, WordBox};

    fn line(words: &[(&str, f32, f32)], bottom: f32, broken: bool) -> Line {
        Line {
            words: words.iter().map(|(word, ..)| (*word).to_owned()).collect(),
            boxes: words
                .iter()
                .map(|(_, left, right)| WordBox { left: *left, right: *right, bottom, top: bottom + 10.0 })
                .collect(),
            left: 0.0,
            right: 100.0,
            top: bottom + 10.0,
            bottom,
            broken,
            begins_paragraph: false,
        }
    }

    #[test]
    fn words_are_measured_from_the_upper_left_of_the_page_and_kept_on_it() {
        let frame = WordBox { left: 10.0, right: 210.0, bottom: 20.0, top: 120.0 };
        let lines = vec![
            line(&[("One", 20.0, 40.0), ("infor", 50.0, 70.25)], 100.0, true),
            line(&[("mation", -5.0, 30.0), ("out", 205.0, 400.0)], 15.0, false),
        ];
        let running = vec![line(&[("Head", 10.0, 20.0)], 110.0, false)];
        let page = PageLines { lines, running, frame, ..PageLines::default() };
        let found = page_words(&[page, PageLines::default()], &Lexicon::default());
        assert_eq!(found[0].text, "One information out\u{c}Head");
        assert_eq!((found[0].width, found[0].height), (800, 400));
        let shown: Vec<_> = found[0]
            .words
            .iter()
            .map(|word| {
                let text = &found[0].text[word.text.start as usize..word.text.end as usize];
                (text, word.left, word.top, word.width, word.height)
            })
            .collect();
        assert_eq!(
            shown,
            [
                ("One", 40, 40, 80, 40),
                ("infor", 160, 40, 81, 40),
                ("mation", 0, 380, 80, 20),
                ("out", 780, 380, 20, 20),
                ("Head", 0, 0, 40, 40),
            ]
        );
        assert_eq!(found[1], PageWords::default());
    }
}
