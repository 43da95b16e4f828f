//! Runs of left-to-right words in lines written from right to left.
//!
//! pdfium gives the words of such a line in the order in which they are read, except that it turns some runs of words of
//! another script round, so that "session token" comes out as "token session". Where the words of a run stand says
//! which order is theirs.

use crate::pdfium::Glyph;
use crate::words::{is_left_to_right, is_right_to_left};

/// Puts each run of left-to-right words of a line into the order in which it is read: from left to right.
///
/// A run goes from a word with letters of such a script to the last one before a right-to-left word; numbers and signs
/// between them belong to it. Those at its ends do not: what they belong to cannot be told from where they stand. Only a
/// run that stands wholly the other way round is turned.
pub(crate) fn restore(words: &mut [Vec<Glyph>]) {
    let has = |word: &[Glyph], wanted: fn(char) -> bool| word.iter().any(|glyph| wanted(glyph.c));
    if !words.iter().any(|word| has(word, is_right_to_left)) {
        return;
    }
    let mut at = 0;
    while at < words.len() {
        let right_to_left = |word: &Vec<Glyph>| has(word, is_right_to_left);
        let length = words[at..].iter().position(right_to_left).unwrap_or(words.len() - at);
        let free = &mut words[at..at + length];
        let letters = |word: &Vec<Glyph>| has(word, is_left_to_right);
        if let (Some(first), Some(last)) = (free.iter().position(letters), free.iter().rposition(letters)) {
            let run = &mut free[first..=last];
            if run.windows(2).all(|pair| right(&pair[1]) <= left(&pair[0])) {
                run.reverse();
            }
        }
        at += length + 1;
    }
}

fn left(word: &[Glyph]) -> f32 {
    word.iter().map(|glyph| glyph.left).fold(f32::MAX, f32::min)
}

fn right(word: &[Glyph]) -> f32 {
    word.iter().map(|glyph| glyph.right).fold(f32::MIN, f32::max)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A line as it stands on the page, its words given in the order of `indices`, numbered from the left.
    fn line(visual: &str, indices: &[usize]) -> String {
        let mut x = 0.0;
        let mut words: Vec<Vec<Glyph>> = Vec::new();
        for word in visual.split(' ') {
            let glyph = |c| {
                x += 10.0;
                Glyph { c, left: x, right: x + 8.0, bottom: 0.0, top: 10.0, low: 0.0, high: 10.0, hyphen: false }
            };
            words.push(word.chars().map(glyph).collect());
            x += 10.0;
        }
        let mut words: Vec<Vec<Glyph>> = indices.iter().map(|at| words[*at].clone()).collect();
        restore(&mut words);
        let text: Vec<String> = words.iter().map(|word| word.iter().map(|glyph| glyph.c).collect()).collect();
        text.join(" ")
    }

    #[test]
    fn words_of_another_script_are_read_from_left_to_right() {
        let cases: [(&str, &[usize], &str); 7] = [
            ("د session token ج ب ا", &[5, 4, 3, 2, 1, 0], "ا ب ج session token د"),
            ("د session token ج ب ا", &[5, 4, 3, 1, 2, 0], "ا ب ج session token د"),
            ("OAuth 2.0 token ا", &[3, 2, 1, 0], "ا OAuth 2.0 token"),
            // One word stays, and numbers at an end stay where pdfium has them.
            ("ب token 12 ا", &[3, 2, 1, 0], "ا 12 token ب"),
            // Two runs, one right and one turned.
            ("c d ب a b ا", &[5, 3, 4, 2, 1, 0], "ا a b ب c d"),
            // A line without right-to-left words is as it is given.
            ("a b c", &[2, 1, 0], "c b a"),
            // Neither order: left alone.
            ("a b c ا", &[3, 1, 0, 2], "ا b a c"),
        ];
        for (visual, given, read) in cases {
            assert_eq!(line(visual, given), read, "{visual} given as {given:?}");
        }
    }
}
