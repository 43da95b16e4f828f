//! Glyphs into lines of words.
//!
//! pdfium's words are kept, and their order but for [`runs`] of another script. What it gets wrong is the order of glyphs
//! inside words written from right to left, and that is put right here from where the glyphs stand.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::pdfium::Glyph;
use crate::{brackets, runs};

/// A line of words as it stands on the page.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Line {
    pub words: Vec<String>,
    pub left: f32,
    pub right: f32,
    /// Top and bottom of most of its glyphs' fonts; see [`Line::height`].
    pub top: f32,
    pub bottom: f32,
    /// Its last word was broken with a hyphen, which is not in `words`, and goes on in the next line.
    pub broken: bool,
    /// A paragraph begins with it; [`crate::layout`] finds out.
    pub begins_paragraph: bool,
}

impl Line {
    /// Height of what is written, in points: near the size of the type.
    pub(crate) fn height(&self) -> f32 {
        (self.top - self.bottom).max(0.1)
    }

    /// Whether most of its words run from right to left.
    pub(crate) fn is_right_to_left(&self) -> bool {
        let count = |wanted: fn(char) -> bool| self.words.iter().filter(|word| word.chars().any(wanted)).count();
        count(is_right_to_left) > count(|c| c.is_alphabetic() && !is_right_to_left(c))
    }
}

/// Lines of a page, in pdfium's order.
pub(crate) fn lines(glyphs: &[Glyph]) -> Vec<Line> {
    let mut lines = Vec::new();
    let mut line: Vec<Vec<Glyph>> = Vec::new();
    let mut word: Vec<Glyph> = Vec::new();
    let mut extent = Extent::default();
    for (at, glyph) in glyphs.iter().enumerate() {
        match glyph.c {
            '\n' | '\r' | '\x0b' | '\x0c' | '\u{85}' | '\u{2028}' | '\u{2029}' => {
                end_word(&mut line, &mut word, &mut extent);
                end_line(&mut lines, &mut line, &mut extent, false);
            }
            // pdfium runs the word on across the line's end, with a mark where the hyphen was.
            c if glyph.hyphen && (matches!(c, '\u{2}' | '\u{fffe}') || runs_on(glyph, glyphs.get(at + 1))) => {
                end_word(&mut line, &mut word, &mut extent);
                end_line(&mut lines, &mut line, &mut extent, true);
            }
            '\u{2}' | '\u{fffe}' => word.push(Glyph { c: '-', ..*glyph }),
            c if c.is_whitespace() => end_word(&mut line, &mut word, &mut extent),
            c if c.is_control() || matches!(c, '\u{ffff}' | '\u{feff}') => {}
            _ => word.push(*glyph),
        }
    }
    end_word(&mut line, &mut word, &mut extent);
    end_line(&mut lines, &mut line, &mut extent, false);
    lines
}

/// Whether the glyph after a hyphen stands in another line.
fn runs_on(hyphen: &Glyph, next: Option<&Glyph>) -> bool {
    next.is_some_and(|next| !next.c.is_whitespace() && (next.top < hyphen.bottom || next.left < hyphen.left))
}

/// How far a line reaches. A word of another font in it, a digit or a sign, does not change its height: the median
/// over its glyphs does not see it.
struct Extent {
    left: f32,
    right: f32,
    tops: Vec<f32>,
    bottoms: Vec<f32>,
}

impl Default for Extent {
    fn default() -> Self {
        Self { left: f32::MAX, right: f32::MIN, tops: Vec::new(), bottoms: Vec::new() }
    }
}

fn end_word(line: &mut Vec<Vec<Glyph>>, word: &mut Vec<Glyph>, extent: &mut Extent) {
    if word.is_empty() {
        return;
    }
    for glyph in word.iter() {
        extent.left = extent.left.min(glyph.left);
        extent.right = extent.right.max(glyph.right);
        extent.tops.push(glyph.top);
        extent.bottoms.push(glyph.bottom);
    }
    line.push(std::mem::take(word));
}

/// Adds a word; the dots that lead from an entry of a table of contents to its page become one ellipsis, so that both
/// are words of their own.
fn push_parting_leaders(line: &mut Vec<String>, text: &str) {
    /// More dots than any ellipsis has.
    const LEADER: &str = ".....";
    let mut rest = text;
    while let Some(at) = rest.find(LEADER) {
        line.extend((at > 0).then(|| rest[..at].to_owned()));
        line.push("…".to_owned());
        rest = rest[at..].trim_start_matches('.');
    }
    line.extend((!rest.is_empty()).then(|| rest.to_owned()));
}

fn end_line(lines: &mut Vec<Line>, line: &mut Vec<Vec<Glyph>>, extent: &mut Extent, broken: bool) {
    let Extent { left, right, tops, bottoms } = std::mem::take(extent);
    if !line.is_empty() {
        let (top, bottom) = (median(tops), median(bottoms));
        brackets::restore(line);
        runs::restore(line);
        let mut words = Vec::with_capacity(line.len());
        line.drain(..).for_each(|word| push_parting_leaders(&mut words, &spell(&word)));
        lines.push(Line { words, left, right, top, bottom, broken, begins_paragraph: false });
    }
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The text of one word.
fn spell(glyphs: &[Glyph]) -> String {
    if !glyphs.iter().any(|glyph| is_right_to_left(glyph.c)) {
        // Ligatures of type (ﬁ, ﬂ, ﬅ …) are letters to a reader and to a search; nothing else is changed.
        return glyphs.iter().flat_map(|g| ligature(g.c)).nfc().collect();
    }
    let mut order: Vec<(f32, usize, char)> =
        glyphs.iter().enumerate().map(|(at, g)| (f32::midpoint(g.left, g.right), at, g.c)).collect();
    order.sort_by(|a, b| b.0.total_cmp(&a.0).then(b.1.cmp(&a.1)));
    let mut letters: Vec<char> = order.into_iter().map(|(_, _, c)| c).collect();
    turn_back(&mut letters);
    letters.into_iter().flat_map(|c| std::iter::once(c).nfkc()).collect()
}

/// Turns back the runs that are written from left to right inside a right-to-left word: digits with what parts them,
/// and letters of other scripts.
fn turn_back(letters: &mut [char]) {
    let mut at = 0;
    while at < letters.len() {
        let number = letters[at].is_numeric();
        let other = is_left_to_right(letters[at]);
        if !number && !other {
            at += 1;
            continue;
        }
        let belongs = |c: char| if number { c.is_numeric() } else { is_left_to_right(c) };
        let mut end = at + 1;
        loop {
            if letters.get(end).is_some_and(|c| belongs(*c)) {
                end += 1;
            } else if number
                && letters.get(end).is_some_and(|c| matches!(c, '.' | ',' | ':' | '/' | '٫' | '٬'))
                && letters.get(end + 1).is_some_and(|c| c.is_numeric())
            {
                end += 2;
            } else {
                break;
            }
        }
        letters[at..end].reverse();
        at = end;
    }
}

fn ligature(c: char) -> impl Iterator<Item = char> {
    let latin = matches!(c, '\u{fb00}'..='\u{fb06}');
    std::iter::once(c).nfkc().filter(move |_| latin).chain(std::iter::once(c).filter(move |_| !latin))
}

/// A letter of a script written from right to left (Unicode blocks of Hebrew, Arabic, Syriac, Thaana, NKo, Samaritan,
/// Mandaic, Adlam and their presentation forms).
pub(crate) fn is_right_to_left(c: char) -> bool {
    let block = matches!(c, '\u{590}'..='\u{8ff}' | '\u{fb1d}'..='\u{fdff}' | '\u{fe70}'..='\u{fefc}'
        | '\u{10800}'..='\u{10fff}' | '\u{1e800}'..='\u{1efff}');
    block && c.is_alphabetic() && !is_combining_mark(c)
}

/// A letter of any other script.
pub(crate) fn is_left_to_right(c: char) -> bool {
    c.is_alphabetic() && !is_right_to_left(c) && !is_combining_mark(c)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Glyphs as they stand from left to right, given in the order of `indices`.
    fn placed(visual: &str, indices: &[usize]) -> Vec<Glyph> {
        let glyph = |at: usize, c| Glyph {
            c,
            left: at as f32 * 10.0,
            right: at as f32 * 10.0 + 8.0,
            bottom: 0.0,
            top: 10.0,
            hyphen: false,
        };
        let all: Vec<Glyph> = visual.chars().enumerate().map(|(at, c)| glyph(at, c)).collect();
        indices.iter().map(|at| all[*at]).collect()
    }

    fn text(glyphs: &[Glyph]) -> String {
        let words: Vec<String> = lines(glyphs).into_iter().flat_map(|line| line.words).collect();
        words.join("|")
    }

    #[test]
    fn right_to_left_words_are_put_in_order_whatever_order_they_come_in() {
        for (visual, logical) in [
            ("ملاس", "سالم"),
            ("25/12م", "م25/12"),
            ("Pythonو", "وPython"),
            ("word", "word"),
            ("2015", "2015"),
            ("12.5ב", "ב12.5"),
            ("ﺔﻨﺳ", "سنة"),
        ] {
            let count = visual.chars().count();
            let forward: Vec<usize> = (0..count).collect();
            let backward: Vec<usize> = (0..count).rev().collect();
            assert_eq!(text(&placed(visual, &forward)), logical, "{visual}");
            if logical.chars().any(is_right_to_left) {
                assert_eq!(text(&placed(visual, &backward)), logical, "{visual} backwards");
            }
        }
    }

    #[test]
    fn ligatures_become_letters_and_nothing_else_changes() {
        assert_eq!(text(&placed("eﬃcient m²", &(0..10).collect::<Vec<_>>())), "efficient|m²");
    }

    #[test]
    fn leaders_part_an_entry_from_its_page() {
        let dots = ".".repeat(40);
        for (visual, words) in [
            (format!("Hours{dots}12"), "Hours|…|12"),
            (dots.clone(), "…"),
            (format!("a{dots}b{dots}c"), "a|…|b|…|c"),
            ("wait...".to_owned(), "wait..."),
        ] {
            assert_eq!(text(&placed(&visual, &(0..visual.len()).collect::<Vec<_>>())), words);
        }
    }

    #[test]
    fn a_hyphen_that_pdfium_marks_breaks_the_line_and_the_word() {
        let mut glyphs = placed("infor\u{2}mation", &(0..12).collect::<Vec<_>>());
        glyphs[5].hyphen = true;
        let lines = lines(&glyphs);
        assert_eq!(
            lines.iter().map(|line| (line.words.join(" "), line.broken)).collect::<Vec<_>>(),
            [("infor".to_owned(), true), ("mation".to_owned(), false)]
        );
    }

    proptest! {
        #[test]
        fn no_glyphs_are_lost_and_none_panics(visual in "[a-cא-ג0-9 ,\n-]{0,20}", x in prop::collection::vec(any::<f32>(), 20)) {
            let glyphs: Vec<Glyph> = visual.chars().zip(x)
                .map(|(c, x)| Glyph { c, left: x, right: x, bottom: x, top: x, hyphen: false }).collect();
            let mut got: Vec<char> = text(&glyphs).chars().filter(|c| *c != '|').collect();
            let mut given: Vec<char> = visual.chars().filter(|c| !c.is_whitespace()).collect();
            got.sort_unstable();
            given.sort_unstable();
            prop_assert_eq!(got, given);
        }
    }
}
