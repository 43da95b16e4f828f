//! Albanian: endings of case, number and definiteness off nouns, the commonest endings off verbs.
//!
//! Nouns are most of what is searched, and theirs are regular (Newmark, Hubbard and Prifti, *Standard Albanian*).
//! A vowel may be left before an ending, and comes off as it does where no other ending follows. Words are often typed without
//! the diacritics that endings are full of, so those are gone before anything is looked at.

use super::super::diacritics;

/// Endings, without diacritics.
const ENDINGS: &[&str] = &[
    // of the plural: genitive, dative and ablative
    "eve", "ave", "ive", "ove", "ve", "ish", "esh", "ash", //
    // definite forms and cases
    "et", "at", "it", "ut", "in", "un", "en", "es", "se", "ne", "ja", "je", //
    // of verbs, and of who does what they say
    "ojne", "ohen", "ohet", "oje", "oj", "uar", "uan", "ova", "oi", "on", "ur", "ues", //
    "a", "e", "i", "u",
];

/// What is left before another ending.
const VOWELS: &[&str] = &["a", "e", "i", "u"];

/// Of nouns that are made of verbs, as `ndryshim` and `votues` are of `ndryshoj` and `votoj`.
const OF_VERBS: &[&str] = &["im", "ues"];

/// Letters that must be left, a vowel among them.
const LEFT: usize = 3;
/// A word of so many letters may have an ë that comes and goes.
const WITH_SCHWA: usize = 5;

/// The stem of a word in lower case.
pub fn stem(word: &str) -> String {
    let word = diacritics::strip(word);
    let stem = [ENDINGS, VOWELS, OF_VERBS].into_iter().fold(word.as_str(), without);
    // Where no ending follows, an ë stands before the last r or l: qendër, qendra; vogël, vogla.
    let letters: Vec<char> = stem.chars().collect();
    match letters[..] {
        [.., third, 'e', last @ ('r' | 'l')] if letters.len() >= WITH_SCHWA && !is_vowel(third) => {
            letters[..letters.len() - 2].iter().chain([&last]).collect()
        }
        _ => stem.to_owned(),
    }
}

/// `word` without the longest of `endings` that leaves enough.
fn without<'w>(word: &'w str, endings: &[&str]) -> &'w str {
    let left = endings.iter().filter_map(|ending| word.strip_suffix(ending));
    super::longest_off(word, left.filter(|left| left.chars().any(is_vowel)), LEFT)
}

fn is_vowel(letter: char) -> bool {
    matches!(letter, 'a' | 'e' | 'i' | 'o' | 'u' | 'y')
}
