//! Turkish: Snowball's stemmer, again until nothing comes off. It knows endings of nouns and takes the last letters of many a singular for
//! one (başvurular → başvuru, but başvuru → başvur).

use snowball_stemmers_rs::Algorithm;

use super::until_nothing_comes_off;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    until_nothing_comes_off(Algorithm::Turkish, word)
}
