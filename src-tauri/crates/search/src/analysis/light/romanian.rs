//! Romanian: Snowball's stemmer, again until nothing comes off, and the plurals in -uri and nouns in -ere that it leaves.

use snowball_stemmers_rs::Algorithm;

use super::{until_nothing_comes_off, without_end};

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let stem = until_nothing_comes_off(Algorithm::Romanian, word);
    let stem = without_end(without_end(&stem, &["ur"], 4), &["er"], 5);
    without_end(stem, &["u"], 4).to_owned()
}
