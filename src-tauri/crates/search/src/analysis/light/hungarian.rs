//! Hungarian: what Snowball's stemmer leaves of a plural is its singular, whose own last letters it takes for an ending
//! (irodák → iroda, but iroda → irod; menekültek → menekült, but menekült → menekül). They come off both here.

use snowball_stemmers_rs::Algorithm;

use super::{snowball, without_end};

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    // Of endings only that of the second person is a -d, which texts that do not know their reader hardly have; many nouns
    // end so (család, szabad).
    if word.ends_with('d') {
        return word.to_owned();
    }
    let mut stem = snowball(Algorithm::Hungarian, word);
    let mut letters: Vec<char> = stem.chars().collect();
    match letters[..] {
        [.., 'a' | 'e' | 'á' | 'é'] if letters.len() >= 5 => letters.truncate(letters.len() - 1),
        [.., before, 't'] if letters.len() >= 6 && !is_vowel(before) => letters.truncate(letters.len() - 1),
        _ => {}
    }
    stem.clear();
    stem.extend(letters);
    without_end(&stem, &["ek", "ak", "ok"], 4).to_owned()
}

fn is_vowel(letter: char) -> bool {
    "aáeéiíoóöőuúüű".contains(letter)
}
