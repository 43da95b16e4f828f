//! Pashto: endings of number and case off nouns and adjectives (Tegey and Robson, *A Reference Grammar of Pashto*).

use super::without_end;

/// Plurals, direct and oblique, in folded letters.
const PLURALS: &[&str] = &["ونه", "ونو", "ان", "انو", "گان", "گانو", "گاني", "وي", "يان", "يانو"];
/// What is left of gender and case.
const VOWELS: &[&str] = &["و", "ي", "ه"];

/// The stem of a word whose letters are folded.
pub fn stem(word: &str) -> &str {
    without_end(without_end(word, PLURALS, 3), VOWELS, 2)
}
