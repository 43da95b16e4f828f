//! Persian and Dari: Snowball's stemmer, after the plurals and the ی that it leaves.

use snowball_stemmers_rs::Algorithm;

use super::super::arabic;
use super::{snowball, without_end};

/// The plural of things, with what can follow it.
const PLURALS: &[&str] = &["ها", "های", "هایی", "هایم", "هایت", "هایش", "هایمان", "هایتان", "هایشان"];
/// Letters that must be left by endings with which many words end of themselves.
const LEFT: usize = 4;

/// The stem of a word whose letters are folded.
pub fn stem(word: &str) -> String {
    let mut word = arabic::to_persian(word);
    // Persons whose singular ends in ه: پناهنده, پناهندگان.
    if let Some(persons) = word.strip_suffix("گان").filter(|persons| persons.chars().count() >= 3) {
        word = format!("{persons}ه");
    }
    let word = without_end(without_end(&word, PLURALS, 2), &["ی"], LEFT);
    let stem = snowball(Algorithm::Persian, word);
    arabic::fold(without_end(without_end(&stem, &["ی"], LEFT), &["ان"], LEFT))
}
