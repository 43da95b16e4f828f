//! Somali: the article, which is an ending, and the plural off nouns (Saeed, *Somali Reference Grammar*).

use super::without_end;

/// Articles, plain and remote, of either gender and as subject; plurals, without and with them; last vowels.
const ENDINGS: &[&str] = &[
    "ka", "ga", "ha", "ta", "da", "sha", "ku", "gu", "hu", "tu", "du", "shu", "kii", "gii", "hii", "tii", "dii",
    "shii", //
    "kan", "gan", "han", "tan", "dan", "shan", //
    "yo", "yada", "yadu", "yadii", "yaha", "yahu", "ada", "adu", "adii", "aha", "ahu", //
    "yaal", "yaasha", "ooyin", "ooyinka", "ooyinku", "ooyinkii", //
    "a", "e", "i", "o", "u",
];
/// Letters that must be left.
const LEFT: usize = 3;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> &str {
    // A noun may end in a vowel of its own: guri, guriga.
    (0..2).fold(word, |word, _| without_end(word, ENDINGS, LEFT))
}
