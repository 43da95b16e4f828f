//! Where the words of a text are.
//!
//! Unicode text segmentation (UAX #29) finds the words; they are then cut where it joins what a reader searches apart:
//! at full stops, colons and underscores between letters, and at apostrophes. An elided article or possessive beside an
//! apostrophe (l’eau, worker’s) is no word; inside a Cyrillic word an apostrophe is a letter (п'ять). Scripts that put no
//! space between words are segmented by ICU's dictionaries.

use std::ops::Range;
use std::sync::OnceLock;

use icu_segmenter::{WordSegmenter, WordSegmenterBorrowed};
use unicode_segmentation::UnicodeSegmentation;

use super::arabic;
use super::normalise::{is_apostrophe, is_invisible};

/// The byte ranges of the words of `text`, in order, without overlap.
pub fn words(text: &str) -> Words<'_> {
    Words { text, next: 0, pending: Vec::new() }
}

/// Iterator of [`words`].
#[derive(Debug, Clone)]
pub struct Words<'a> {
    text: &'a str,
    next: usize,
    /// Words already found in the present stretch, last first.
    pending: Vec<Range<usize>>,
}

impl Iterator for Words<'_> {
    type Item = Range<usize>;

    fn next(&mut self) -> Option<Range<usize>> {
        loop {
            if let Some(word) = self.pending.pop() {
                return Some(word);
            }
            let stretch = self.stretch()?;
            if self.text[stretch.clone()].bytes().all(|b| b.is_ascii_alphanumeric()) {
                return Some(stretch);
            }
            self.cut(stretch);
        }
    }
}

impl Words<'_> {
    /// The next run of characters without white space or ASCII punctuation at which no word goes on.
    fn stretch(&mut self) -> Option<Range<usize>> {
        let bytes = self.text.as_bytes();
        let start = self.next + bytes[self.next..].iter().position(|b| !breaks(*b))?;
        let end = bytes[start..].iter().position(|b| breaks(*b)).map_or(bytes.len(), |length| start + length);
        self.next = end;
        Some(start..end)
    }

    /// Cuts a stretch into words, into `pending`.
    fn cut(&mut self, stretch: Range<usize>) {
        let text = &self.text[stretch.clone()];
        if text.chars().any(is_unspaced) {
            let mut begin = 0;
            for (end, kind) in by_dictionary().segment_str(text).iter_with_word_type() {
                if kind.is_word_like() {
                    cut_word(&text[begin..end], stretch.start + begin, &mut self.pending);
                }
                begin = end;
            }
        } else {
            for (at, word) in text.unicode_word_indices() {
                cut_word(word, stretch.start + at, &mut self.pending);
            }
        }
        self.pending.reverse();
    }
}

/// Letters of scripts that are written without spaces between words: Thai, Lao, Burmese, Khmer (line breaking class SA of UAX #14),
/// Chinese and Japanese. Korean has spaces.
pub fn is_unspaced(c: char) -> bool {
    matches!(c, '\u{0E00}'..='\u{0EFF}' | '\u{1000}'..='\u{109F}' | '\u{1780}'..='\u{17FF}' | '\u{19E0}'..='\u{19FF}'
        | '\u{A9E0}'..='\u{A9FF}' | '\u{AA60}'..='\u{AA7F}')
        || is_han_or_kana(c)
}

/// Letters of Chinese and Japanese.
pub fn is_han_or_kana(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FF66}'..='\u{FF9D}' | '\u{20000}'..='\u{3FFFF}')
}

/// ICU's segmentation by dictionaries, which are part of the program.
fn by_dictionary() -> WordSegmenterBorrowed<'static> {
    static SEGMENTER: OnceLock<WordSegmenterBorrowed<'static>> = OnceLock::new();
    *SEGMENTER.get_or_init(|| WordSegmenter::new_dictionary(Default::default()))
}

/// ASCII that ends a word wherever it stands: white space, controls, and punctuation other than what UAX #29 lets stand
/// inside a word.
fn breaks(byte: u8) -> bool {
    byte.is_ascii() && !byte.is_ascii_alphanumeric() && !matches!(byte, b'\'' | b'.' | b',')
}

/// Cuts one UAX #29 word, which begins at `start`, at characters that are no part of a word.
fn cut_word(word: &str, start: usize, out: &mut Vec<Range<usize>>) {
    let simple = word.chars().all(|c| c.is_alphanumeric());
    if simple && !word.chars().any(is_apostrophe) {
        out.push(start..start + word.len());
        return;
    }
    let numeric = word.chars().all(|c| c.is_numeric() || matches!(c, '.' | ','));
    let cyrillic = word.chars().any(|c| ('\u{0400}'..='\u{052F}').contains(&c));
    let mut parts: Vec<Range<usize>> = Vec::new();
    let mut elided = false;
    let mut begin = None;
    for (at, c) in word.char_indices() {
        let apostrophe = is_apostrophe(c);
        elided |= apostrophe && !cyrillic;
        let inside = (c.is_alphanumeric() && !apostrophe)
            || is_part(c)
            || (cyrillic && apostrophe)
            || (numeric && matches!(c, '.' | ','));
        match (begin, inside) {
            (None, true) => begin = Some(at),
            (Some(from), false) => {
                parts.push(from..at);
                begin = None;
            }
            _ => {}
        }
    }
    if let Some(from) = begin {
        parts.push(from..word.len());
    }
    let has_word = parts.iter().any(|part| !is_elision(&word[part.clone()]));
    out.extend(
        parts
            .into_iter()
            .filter(|part| !(elided && has_word && is_elision(&word[part.clone()])))
            .filter(|part| word[part.clone()].chars().any(|c| c.is_alphanumeric() && !arabic::is_mark(c)))
            .map(|part| start + part.start..start + part.end),
    );
}

/// Marks and invisible characters that go on with the word they stand in.
fn is_part(c: char) -> bool {
    is_invisible(c) || arabic::is_mark(c) || unicode_normalization::char::is_combining_mark(c)
}

/// What is left of an article or an ending beside an apostrophe: one letter, or French qu, English ll, re, ve.
fn is_elision(part: &str) -> bool {
    part.chars().nth(1).is_none() || matches!(part, "qu" | "Qu" | "QU" | "ll" | "re" | "ve" | "LL" | "RE" | "VE")
}
