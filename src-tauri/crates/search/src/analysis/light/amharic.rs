//! Amharic: prepositions before, and plural, definiteness, case and “and” after a noun.
//!
//! The vowel of an ending is written into the last letter of the stem (ቤት, ቤቱ, ቤቶች), so that letter is put in the sixth
//! order, that of the bare consonant.

use super::{without_beginning, without_end};

/// Of, in, for, from; about, like, towards.
const PREPOSITIONS: &[&str] = &["የ", "በ", "ለ", "ከ", "ስለ", "እንደ", "ወደ"];
/// The object, too, and; his and her, which also mark what is definite.
const ENDINGS: &[&str] = &["ን", "ም", "ና", "ው", "ዋ", "ዎች", "ዎቹ"];
/// The plural, definite or not, after a letter in the seventh order.
const PLURAL: &[&str] = &["ች", "ቹ"];
const SIXTH: u32 = 5;
const SEVENTH: u32 = 6;
/// Letters that must be left.
const LEFT: usize = 2;

/// The stem of a word whose letters are folded.
pub fn stem(word: &str) -> String {
    let mut stem = word;
    // Several may stand before and after one word.
    loop {
        let mut shorter = without_end(without_beginning(stem, PREPOSITIONS, LEFT), ENDINGS, LEFT);
        let of_plural = without_end(shorter, PLURAL, LEFT);
        if of_plural.chars().next_back().and_then(order) == Some(SEVENTH) {
            shorter = of_plural;
        }
        if shorter == stem {
            break;
        }
        stem = shorter;
    }
    let mut letters: Vec<char> = stem.chars().collect();
    if let Some(last) = letters.last_mut()
        && let Some(order) = order(*last)
    {
        *last = char::from_u32(*last as u32 - order + SIXTH).unwrap_or(*last);
    }
    letters.into_iter().collect()
}

/// Which of the seven orders a letter is in, counted from nought.
fn order(letter: char) -> Option<u32> {
    let order = (letter as u32).checked_sub(0x1200)? % 8;
    (letter <= '\u{1357}' && order <= SEVENTH).then_some(order)
}
