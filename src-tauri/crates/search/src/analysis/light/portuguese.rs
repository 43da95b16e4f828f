//! Portuguese: Snowball's stemmer, and the plural in -ões of short words in -ão, which it leaves.

use snowball_stemmers_rs::Algorithm;

use super::snowball;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let stem = snowball(Algorithm::Portuguese, word);
    match stem.strip_suffix('õ') {
        Some(begin) => format!("{begin}ã"),
        None => stem,
    }
}
