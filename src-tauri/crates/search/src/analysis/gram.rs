//! Runs of four characters, with every alphabet we can met in Latin letters. Of Chinese, Japanese and Korean, where a letter is a
//! syllable or more, runs of two.
//!
//! The safety net where words fail: a language without a stemmer, a wrong language tag, a word typed in another script.

use std::ops::Range;

use super::{segment, serbian};

/// Characters in a gram; shorter words are one gram.
const GRAM_CHARS: usize = 4;
/// The same where a character is a syllable or a word.
const GRAM_SYLLABLES: usize = 2;

/// `exact`, a word's exact form, with Cyrillic and Greek letters spelled in Latin.
pub fn meet(exact: &str) -> String {
    if exact.is_ascii() {
        return exact.to_owned();
    }
    let mut out = String::with_capacity(exact.len());
    for c in exact.chars() {
        match spelling(c) {
            Some(latin) => out.push_str(latin),
            None => out.push(c),
        }
    }
    out
}

/// Calls `each` with the byte range of every gram of a word that [`meet`] returned, in order.
pub fn grams(met: &str, mut each: impl FnMut(Range<usize>)) {
    let length = chars_in(met);
    let mut starts = met.char_indices().map(|(at, _)| at);
    let mut ends = met.char_indices().map(|(at, c)| at + c.len_utf8()).skip(length - 1);
    let mut any = false;
    while let (Some(start), Some(end)) = (starts.next(), ends.next()) {
        each(start..end);
        any = true;
    }
    if !any && !met.is_empty() {
        each(0..met.len());
    }
}

/// Whether a gram may be a part of a longer word. A shorter one is a whole word, and says no more than the word itself does.
pub fn is_part(gram: &str) -> bool {
    gram.chars().count() >= chars_in(gram)
}

/// How many characters the grams of `word` have.
fn chars_in(word: &str) -> usize {
    let is_syllable = |c: char| segment::is_han_or_kana(c) || ('\u{AC00}'..='\u{D7AF}').contains(&c);
    if !word.is_ascii() && word.chars().any(is_syllable) { GRAM_SYLLABLES } else { GRAM_CHARS }
}

/// Latin letters, without diacritics, for one letter of another alphabet.
fn spelling(c: char) -> Option<&'static str> {
    Some(match c {
        'ж' => "z",
        'ћ' | 'ч' => "c",
        'џ' => "dz",
        'ш' | 'щ' => "s",
        'й' | 'ї' | 'і' => "i",
        'ы' => "y",
        'э' | 'є' => "e",
        'ю' => "ju",
        'я' => "ja",
        'ь' | 'ъ' => "",
        'ґ' => "g",
        'ў' => "u",
        'α' => "a",
        'β' => "b",
        'γ' => "g",
        'δ' => "d",
        'ε' => "e",
        'ζ' => "z",
        'η' => "i",
        'θ' => "th",
        'ι' => "i",
        'κ' => "k",
        'λ' => "l",
        'μ' => "m",
        'ν' => "n",
        'ξ' => "x",
        'ο' => "o",
        'π' => "p",
        'ρ' => "r",
        'σ' => "s",
        'τ' => "t",
        'υ' => "u",
        'φ' => "f",
        'χ' => "h",
        'ψ' => "ps",
        'ω' => "o",
        _ => return serbian::letter(c),
    })
}
