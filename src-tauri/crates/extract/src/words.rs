//! Glyphs into lines of words.
//!
//! pdfium's words are kept, and their order but for [`runs`] of another script. What it gets wrong is the order of glyphs
//! inside words written from right to left, and that is put right here from where the glyphs stand.

use unicode_normalization::{UnicodeNormalization, char::is_combining_mark};

use crate::pdfium::Glyph;
use crate::{brackets, runs};

/// Where a word is drawn, in points as the page is shown: x to the right, y upwards.
#[derive(Debug, Clone, Copy, Default, PartialEq)]
pub(crate) struct WordBox {
    pub left: f32,
    pub right: f32,
    pub bottom: f32,
    pub top: f32,
}

impl WordBox {
    /// Around all of the glyphs, and as high as their line: a font does not say its height for every glyph.
    fn around(glyphs: &[Glyph], line_bottom: f32, line_top: f32) -> Self {
        let line = Self { left: f32::MAX, right: f32::MIN, bottom: line_bottom, top: line_top };
        glyphs.iter().fold(line, |all, glyph| Self {
            left: all.left.min(glyph.left),
            right: all.right.max(glyph.right),
            bottom: all.bottom.min(glyph.low),
            top: all.top.max(glyph.high),
        })
    }
}

/// A line of words as it stands on the page.
#[derive(Debug, Clone, Default, PartialEq)]
pub(crate) struct Line {
    pub words: Vec<String>,
    /// Where each of `words` is drawn.
    pub boxes: Vec<WordBox>,
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
    pub fn is_right_to_left(&self) -> bool {
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

/// A word in the order in which it is read, parted at the dots that lead from an entry of a table of contents to its page:
/// they become one ellipsis, so that entry and page are words of their own.
fn parted_at_leaders(word: &[Glyph], right_to_left: bool) -> Vec<Vec<Glyph>> {
    /// More dots than any ellipsis has.
    const LEADER: usize = 5;
    // Compatibility makes three dots of an ellipsis in a word that is spelled from right to left.
    let dots = |glyph: &Glyph| match glyph.c {
        '.' => 1,
        '…' if right_to_left => 3,
        _ => 0,
    };
    let order = if right_to_left { from_right(word) } else { word.to_vec() };
    let mut parts: Vec<Vec<Glyph>> = vec![Vec::new()];
    for run in order.chunk_by(|a, b| (dots(a) > 0) == (dots(b) > 0)) {
        if run.iter().map(dots).sum::<usize>() >= LEADER {
            let (left, right) =
                run.iter().fold((f32::MAX, f32::MIN), |(l, r), dot| (l.min(dot.left), r.max(dot.right)));
            parts.push(vec![Glyph { c: '…', left, right, ..run[0] }]);
            parts.push(Vec::new());
        } else if let Some(last) = parts.last_mut() {
            last.extend(run);
        }
    }
    parts.retain(|part| !part.is_empty());
    parts
}

fn end_line(lines: &mut Vec<Line>, line: &mut Vec<Vec<Glyph>>, extent: &mut Extent, broken: bool) {
    let Extent { left, right, tops, bottoms } = std::mem::take(extent);
    if !line.is_empty() {
        let (top, bottom) = (median(tops), median(bottoms));
        brackets::restore(line);
        runs::restore(line);
        let (mut words, mut boxes) = (Vec::with_capacity(line.len()), Vec::with_capacity(line.len()));
        for word in line.drain(..) {
            let right_to_left = word.iter().any(|glyph| is_right_to_left(glyph.c));
            for part in parted_at_leaders(&word, right_to_left) {
                let leader = part.len() == 1 && part[0].c == '…';
                words.push(if leader { "…".to_owned() } else { spell(&part, right_to_left) });
                boxes.push(WordBox::around(&part, bottom, top));
            }
        }
        lines.push(Line { words, boxes, left, right, top, bottom, broken, begins_paragraph: false });
    }
}

fn median(mut values: Vec<f32>) -> f32 {
    values.sort_by(f32::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}

/// The glyphs as they stand from right to left.
fn from_right(glyphs: &[Glyph]) -> Vec<Glyph> {
    let middle = |glyph: &Glyph| f32::midpoint(glyph.left, glyph.right);
    let mut order: Vec<(usize, &Glyph)> = glyphs.iter().enumerate().collect();
    order.sort_by(|(at, a), (other, b)| middle(b).total_cmp(&middle(a)).then(other.cmp(at)));
    order.into_iter().map(|(_, glyph)| *glyph).collect()
}

/// The text of one word, whose glyphs stand in the order in which it is read.
fn spell(glyphs: &[Glyph], right_to_left: bool) -> String {
    if !right_to_left {
        // Ligatures of type (ﬁ, ﬂ, ﬅ …) are letters to a reader and to a search; nothing else is changed.
        return glyphs.iter().flat_map(|g| ligature(g.c)).nfc().collect();
    }
    let mut letters: Vec<char> = glyphs.iter().map(|glyph| glyph.c).collect();
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
pub fn is_right_to_left(c: char) -> bool {
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
            low: 1.0,
            high: 9.0,
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

    #[test]
    fn each_word_has_the_box_of_its_glyphs() {
        let dots = ".".repeat(6);
        for (visual, boxes) in [
            ("ab cd".to_owned(), vec![("ab", 0.0, 18.0), ("cd", 30.0, 48.0)]),
            ("ملاس ab".to_owned(), vec![("سالم", 0.0, 38.0), ("ab", 50.0, 68.0)]),
            (format!("ab{dots}12"), vec![("ab", 0.0, 18.0), ("…", 20.0, 78.0), ("12", 80.0, 98.0)]),
            (format!("12{dots}ملاس"), vec![("سالم", 80.0, 118.0), ("…", 20.0, 78.0), ("12", 0.0, 18.0)]),
        ] {
            let count = visual.chars().count();
            let line = lines(&placed(&visual, &(0..count).collect::<Vec<_>>())).remove(0);
            let got: Vec<(&str, f32, f32)> =
                line.words.iter().zip(&line.boxes).map(|(word, at)| (word.as_str(), at.left, at.right)).collect();
            assert_eq!(got, boxes, "{visual}");
        }
    }

    proptest! {
        #[test]
        fn no_glyphs_are_lost_and_none_panics(visual in "[a-cא-ג0-9 ,\n-]{0,20}", x in prop::collection::vec(any::<f32>(), 20)) {
            let glyphs: Vec<Glyph> = visual.chars().zip(x)
                .map(|(c, x)| Glyph { c, left: x, right: x, bottom: x, top: x, low: x, high: x, hyphen: false }).collect();
            let mut got: Vec<char> = text(&glyphs).chars().filter(|c| *c != '|').collect();
            let mut given: Vec<char> = visual.chars().filter(|c| !c.is_whitespace()).collect();
            got.sort_unstable();
            given.sort_unstable();
            prop_assert_eq!(got, given);
        }
    }
}
