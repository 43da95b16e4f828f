//! Which lines make a paragraph, and how a word broken at a line's end is written.
//!
//! Works from where lines stand: the gap above a line, its indent, how far the line before it ran. Knows no page and
//! no file.

use std::collections::HashSet;
use std::ops::Range;

use crate::hyphens;
use crate::words::{Line, is_right_to_left};

/// A gap larger than the usual one by this share of the type's height parts paragraphs.
const LOOSER: f32 = 0.22;
/// As [`LOOSER`], where the sentence plainly goes on: an opening paragraph set wider than the rest.
const LOOSER_YET: f32 = 0.6;
/// Distance from line to line, in heights of type, above which there is always a new paragraph.
const LOOSEST: f32 = 1.9;
/// Distance, in heights of type, from which on two pieces that stand side by side are of two rows.
const ROW: f32 = 0.6;
/// How much taller a line is, in either direction, to be of another kind (a heading, a note).
const TALLER: f32 = 1.2;
/// How far a line stops short of its neighbour, in heights of type, to be the last of its paragraph.
const SHORT: f32 = 4.0;

/// Finds out which of a page's lines begin a paragraph.
pub(crate) fn part_paragraphs(lines: &mut [Line]) {
    let usual = usual_pitch(lines);
    for at in 0..lines.len() {
        let begins = at == 0 || parts(&lines[at - 1], &lines[at], usual);
        lines[at].begins_paragraph = begins;
    }
}

/// The usual distance from line to line, in heights of type: the median over lines that stand one below the other.
fn usual_pitch(lines: &[Line]) -> f32 {
    let follows = |pair: &[Line]| {
        let pitch = (pair[0].bottom - pair[1].bottom) / pair[1].height();
        (overlap(&pair[0], &pair[1]) && alike(&pair[0], &pair[1]) && (0.5..LOOSEST).contains(&pitch)).then_some(pitch)
    };
    let mut pitches: Vec<f32> = lines.windows(2).filter_map(follows).collect();
    pitches.sort_by(f32::total_cmp);
    // Set solid, a line is as high as its type; twelve on ten is the printer's usual.
    pitches.get(pitches.len() / 2).copied().unwrap_or(1.2).min(1.45)
}

fn parts(before: &Line, line: &Line, usual: f32) -> bool {
    let ended = ends_sentence(before);
    let pitch = (before.bottom - line.bottom) / line.height();
    if before.broken {
        return false;
    }
    if pitch.abs() < 0.35 && !overlap(before, line) {
        // Pieces of one line: cells of a table, a number and its text.
        return false;
    }
    if !overlap(before, line) || pitch < 0.0 {
        // The next column, or a note at the side: the sentence may go on there. Below the line it is the next row of a
        // table; a script with large letters says so by them, one without does not.
        let next_row = pitch > ROW && !overlap(before, line) && line.is_right_to_left();
        return ended || next_row || !goes_on(line);
    }
    let em = line.height();
    let (short, indent) = if line.is_right_to_left() {
        (before.left - line.left, before.right - line.right)
    } else {
        (line.right - before.right, line.left - before.left)
    };
    let goes_on = !ended && goes_on(line) && short <= SHORT * em;
    let looser = if goes_on { LOOSER_YET } else { LOOSER };
    if !alike(before, line) || pitch > LOOSEST || pitch > usual + looser || begins_item(line, ended) {
        return true;
    }
    // The last line of a paragraph stops short; the first may be indented.
    ended && (short > SHORT * em || (indent > 0.8 * em && indent < 5.0 * em))
}

/// Whether two lines have the same stretch of the page's width in common.
fn overlap(a: &Line, b: &Line) -> bool {
    a.left.max(b.left) < a.right.min(b.right)
}

/// Whether two lines are set in about the same size.
fn alike(a: &Line, b: &Line) -> bool {
    let ratio = a.height() / b.height();
    (1.0 / TALLER..=TALLER).contains(&ratio)
}

/// Whether a sentence goes on from the last line of a page in the first of the next: only where letters are large and
/// small is that sure enough.
pub(crate) fn sentence_goes_on(last: &Line, first: &Line) -> bool {
    let small = |word: &String| word.chars().next().is_some_and(char::is_lowercase);
    !ends_sentence(last) && first.words.first().is_some_and(small)
}

fn ends_sentence(line: &Line) -> bool {
    let closing = |c: &char| matches!(c, '"' | '\'' | '”' | '’' | '»' | ')' | ']');
    let last = line.words.last().and_then(|word| word.chars().rev().find(|c| !closing(c)));
    last.is_some_and(|c| matches!(c, '.' | '!' | '?' | ':' | ';' | '…' | '؟' | '؛' | '۔' | '。' | '։' | '።' | '।'))
}

/// Whether a line can go on with a sentence: it begins with a small letter, or a script that has none.
fn goes_on(line: &Line) -> bool {
    let first = line.words.first().and_then(|word| word.chars().find(|c| c.is_alphanumeric()));
    first.is_some_and(|c| c.is_lowercase() || is_right_to_left(c))
}

/// Whether a line begins an item of a list.
fn begins_item(line: &Line, ended: bool) -> bool {
    let Some(first) = line.words.first() else { return false };
    if line.words.len() > 1
        && matches!(first.as_str(), "•" | "‣" | "◦" | "▪" | "●" | "○" | "–" | "—" | "-" | "*" | "\u{f0b7}")
    {
        return true;
    }
    let number = first.trim_end_matches(['.', ')']);
    let digits = number.chars().count();
    ended && line.words.len() > 1 && (1..=2).contains(&digits) && number.chars().all(char::is_numeric)
}

/// The words of a document that stand whole, by which a broken word is judged.
#[derive(Debug, Default)]
pub(crate) struct Lexicon {
    words: HashSet<String>,
}

impl Lexicon {
    /// The words of all pages.
    pub(crate) fn of<'l>(pages: impl Iterator<Item = &'l [Line]>) -> Self {
        let mut lexicon = Self::default();
        pages.for_each(|lines| lexicon.learn(lines));
        lexicon
    }

    /// Takes in the words of a page, but for those at a break.
    fn learn(&mut self, lines: &[Line]) {
        let mut broken = false;
        for line in lines {
            let from = usize::from(std::mem::replace(&mut broken, line.broken));
            let to = line.words.len() - usize::from(line.broken && !line.words.is_empty());
            let whole = line.words.get(from..to).unwrap_or_default();
            self.words.extend(whole.iter().map(|word| core(word)).filter(|word| !word.is_empty()));
        }
    }

    /// The two parts of a word broken at a line's end, as one: with its hyphen if the second part is a name or a number,
    /// if the document writes it so elsewhere and never without, or if its language writes it so; else without.
    fn join(&self, first: &str, second: &str) -> String {
        let with = format!("{first}-{second}");
        let without = format!("{first}{second}");
        let small = second.chars().next().is_some_and(char::is_lowercase);
        let letters = first.chars().next_back().is_some_and(char::is_alphabetic);
        let hyphenated = !self.has(&core(&without)) && (self.has(&core(&with)) || self.is_written_so(first, second));
        if small && letters && !hyphenated { without } else { with }
    }

    /// Whether a word, as [`core()`] gives it, stands whole somewhere.
    fn has(&self, word: &str) -> bool {
        self.words.contains(word)
    }

    fn is_written_so(&self, first: &str, second: &str) -> bool {
        hyphens::keeps_russian_hyphen(&core(first), &core(second))
            || hyphens::keeps_hyphen(&core(first), &core(second), |word| self.has(word))
                && hyphens::is_french(|word| self.has(word))
    }
}

/// A word without what stands around it, in small letters.
fn core(word: &str) -> String {
    word.trim_matches(|c: char| !c.is_alphanumeric()).to_lowercase()
}

/// The lines as text: lines of a paragraph joined by blanks, paragraphs by an empty line.
pub(crate) fn text(lines: &[Line], lexicon: &Lexicon) -> String {
    placed_text(lines, lexicon, &mut |_, _, _| {})
}

/// As [`text`]; `place` is told for each word the line, the word's number in it, and where it stands in the text.
pub(crate) fn placed_text(
    lines: &[Line],
    lexicon: &Lexicon,
    place: &mut dyn FnMut(usize, usize, Range<usize>),
) -> String {
    let mut text = String::new();
    // The first part of a broken word, waiting for its second: where it stands in `lines`, and itself.
    let mut waiting: Option<(usize, usize, &str)> = None;
    for (row, line) in lines.iter().enumerate() {
        let mut words = line.words.iter().map(String::as_str).enumerate();
        if let Some((first_row, first_at, first)) = waiting.take() {
            let start = text.len();
            if let Some((at, second)) = words.next() {
                text.push_str(&lexicon.join(first, second));
                place(first_row, first_at, start..text.len() - second.len());
                place(row, at, text.len() - second.len()..text.len());
            } else {
                text.push_str(first);
                place(first_row, first_at, start..text.len());
            }
        } else if line.begins_paragraph && !text.is_empty() {
            text.push_str("\n\n");
        } else if !text.is_empty() {
            text.push(' ');
        }
        // After a joined word, or at a line's start, the first word needs no blank of its own.
        let mut blank = !text.is_empty() && !text.ends_with(char::is_whitespace);
        for (at, word) in words {
            if std::mem::replace(&mut blank, true) {
                text.push(' ');
            }
            if line.broken && at + 1 == line.words.len() {
                waiting = Some((row, at, word));
            } else {
                let start = text.len();
                text.push_str(word);
                place(row, at, start..text.len());
            }
        }
    }
    if let Some((row, at, first)) = waiting {
        let start = text.len();
        text.push_str(first);
        text.push('-');
        place(row, at, start..text.len());
    }
    text
}

/// Marks lines that end in a hyphen of their own and whose word goes on below, as pdfium marks most.
pub(crate) fn find_broken_words(lines: &mut [Line]) {
    for at in 1..lines.len() {
        let (before, line) = lines.split_at_mut(at);
        let (before, line) = (&mut before[at - 1], &line[0]);
        let goes_on = line.words.first().and_then(|word| word.chars().next()).is_some_and(char::is_lowercase);
        let below = overlap(before, line) && before.bottom > line.bottom;
        if let Some(last) = before.words.last_mut()
            && goes_on
            && below
            && let Some(stem) = last.strip_suffix(['-', '\u{2010}', '\u{ad}'])
            && stem.chars().next_back().is_some_and(char::is_alphabetic)
        {
            *last = stem.to_owned();
            before.broken = true;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Lines of type ten points high, each `(left, right, bottom, words)`.
    fn lines(lines: &[(f32, f32, f32, &str)]) -> Vec<Line> {
        let line = |(left, right, bottom, words): &(f32, f32, f32, &str)| Line {
            words: words.split(' ').map(str::to_owned).collect(),
            boxes: Vec::new(),
            left: *left,
            right: *right,
            top: bottom + 10.0,
            bottom: *bottom,
            broken: false,
            begins_paragraph: false,
        };
        let mut lines: Vec<Line> = lines.iter().map(line).collect();
        find_broken_words(&mut lines);
        part_paragraphs(&mut lines);
        lines
    }

    fn read(given: &[(f32, f32, f32, &str)]) -> String {
        let lines = lines(given);
        text(&lines, &Lexicon::of(std::iter::once(lines.as_slice())))
    }

    #[test]
    fn lines_of_a_paragraph_are_joined_and_a_gap_parts_paragraphs() {
        let page = [(0.0, 200.0, 700.0, "One line"), (0.0, 200.0, 688.0, "and another."), (0.0, 200.0, 665.0, "Next")];
        assert_eq!(read(&page), "One line and another.\n\nNext");
    }

    #[test]
    fn a_wider_set_sentence_goes_on_but_a_heading_does_not() {
        let body =
            [(0.0, 200.0, 640.0, "Plain lines"), (0.0, 200.0, 628.0, "of the body."), (0.0, 90.0, 616.0, "End.")];
        let page = |second: &'static str| {
            [vec![(0.0, 200.0, 700.0, "Opening words"), (0.0, 190.0, 684.0, second)], body.to_vec()].concat()
        };
        assert_eq!(read(&page("that go on.")), "Opening words that go on.\n\nPlain lines of the body. End.");
        assert_eq!(read(&page("That do not.")), "Opening words\n\nThat do not.\n\nPlain lines of the body. End.");
    }

    #[test]
    fn a_short_last_line_an_indent_or_a_bullet_parts_paragraphs_without_a_gap() {
        let short = [(0.0, 200.0, 700.0, "One line"), (0.0, 80.0, 688.0, "ends."), (0.0, 200.0, 676.0, "Next line")];
        assert_eq!(read(&short), "One line ends.\n\nNext line");
        let indent = [(0.0, 200.0, 700.0, "One ends."), (15.0, 200.0, 688.0, "Next"), (0.0, 200.0, 676.0, "line")];
        assert_eq!(read(&indent), "One ends.\n\nNext line");
        let numbers = [
            (0.0, 200.0, 700.0, "Say this:"),
            (0.0, 200.0, 688.0, "1 one."),
            (0.0, 200.0, 676.0, "2. two in"),
            (0.0, 200.0, 664.0, "3 lines"),
        ];
        assert_eq!(read(&numbers), "Say this:\n\n1 one.\n\n2. two in 3 lines");
        let bullets = [(0.0, 200.0, 700.0, "• one"), (0.0, 200.0, 688.0, "• two")];
        assert_eq!(read(&bullets), "• one\n\n• two");
    }

    #[test]
    fn a_sentence_goes_on_in_the_next_column() {
        let goes = [(0.0, 90.0, 100.0, "One line"), (110.0, 200.0, 700.0, "and another")];
        assert_eq!(read(&goes), "One line and another");
        let ends = [(0.0, 90.0, 100.0, "One line."), (110.0, 200.0, 700.0, "Another")];
        assert_eq!(read(&ends), "One line.\n\nAnother");
    }

    #[test]
    fn rows_of_a_table_are_parted_in_a_script_without_large_letters() {
        let rows = [
            (120.0, 200.0, 700.0, "طفل بلا والد"),
            (70.0, 110.0, 700.0, "الآن"),
            (0.0, 60.0, 700.0, "غرفة خاصة"),
            (120.0, 200.0, 688.0, "خوف من شخص"),
            (70.0, 110.0, 688.0, "الآن"),
        ];
        assert_eq!(read(&rows), "طفل بلا والد الآن غرفة خاصة\n\nخوف من شخص الآن");
        let columns = [(120.0, 200.0, 100.0, "سطر أول"), (0.0, 90.0, 700.0, "وبعده سطر")];
        assert_eq!(read(&columns), "سطر أول وبعده سطر");
    }

    #[test]
    fn a_french_pronoun_at_the_lines_end_keeps_its_hyphen() {
        let french = "les des est dans pour une qui";
        for (first, second, rest, text) in [
            ("Qu'aimeriez-", "vous faire ?", french, "Qu'aimeriez-vous faire ? les des est dans pour une qui"),
            ("la rou-", "te est", french, "la route est les des est dans pour une qui"),
            ("la vil-", "le et", french, "la ville et les des est dans pour une qui"),
            ("de huis-", "je en", "het de een", "de huisje en het de een"),
            (
                "un rendez-",
                "vous",
                "le rendezvous et les des est dans pour",
                "un rendezvous le rendezvous et les des est dans pour",
            ),
        ] {
            let page = [(0.0, 200.0, 700.0, first), (0.0, 200.0, 688.0, second), (0.0, 200.0, 676.0, rest)];
            assert_eq!(read(&page), text);
        }
    }

    #[test]
    fn a_broken_word_is_joined_as_the_document_writes_it() {
        let page = |second: &'static str, whole: &'static str| {
            [(0.0, 200.0, 700.0, "the self-"), (0.0, 200.0, 688.0, second), (0.0, 200.0, 676.0, whole)]
        };
        for (second, whole, text) in [
            ("help and", "end", "the selfhelp and end"),
            ("help and", "self-help", "the self-help and self-help"),
            ("help and", "selfhelp self-help", "the selfhelp and selfhelp self-help"),
            ("Help and", "end", "the self- Help and end"),
            ("2 and", "end", "the self- 2 and end"),
        ] {
            assert_eq!(read(&page(second, whole)), text);
        }
    }
}
