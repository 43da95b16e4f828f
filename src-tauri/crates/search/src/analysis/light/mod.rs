//! Light stemmers of our own, for languages that Snowball has none for, or has one that parts forms of the same word.
//!
//! A light stemmer takes off what marks case, number, definiteness and person, and leaves what makes another word. It needs no
//! dictionary, so what is left need not be a word: it only has to be the same for the forms of one, whatever they stand with.

mod albanian;
mod amharic;
mod arabic;
mod hungarian;
mod korean;
mod pashto;
mod persian;
mod portuguese;
mod romanian;
mod russian;
mod somali;
mod turkish;

use snowball_stemmers_rs::{Algorithm, Stemmer};

pub use arabic::openings;

/// A language with a light stemmer.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Light {
    /// Albanian.
    Albanian,
    /// Amharic.
    Amharic,
    /// Arabic.
    Arabic,
    /// Hungarian, after Snowball's.
    Hungarian,
    /// Korean.
    Korean,
    /// Pashto.
    Pashto,
    /// Persian and Dari, after Snowball's.
    Persian,
    /// Portuguese, after Snowball's.
    Portuguese,
    /// Romanian, after Snowball's.
    Romanian,
    /// Russian, after Snowball's.
    Russian,
    /// Somali.
    Somali,
    /// Turkish, after Snowball's.
    Turkish,
}

impl Light {
    /// The stem of a folded word, which may still have its diacritics.
    pub fn stem(self, word: &str) -> String {
        match self {
            Self::Albanian => albanian::stem(word),
            Self::Amharic => amharic::stem(word),
            Self::Arabic => arabic::stem(word).to_owned(),
            Self::Hungarian => hungarian::stem(word),
            Self::Korean => korean::stem(word).to_owned(),
            Self::Pashto => pashto::stem(word).to_owned(),
            Self::Persian => persian::stem(word),
            Self::Portuguese => portuguese::stem(word),
            Self::Romanian => romanian::stem(word),
            Self::Russian => russian::stem(word),
            Self::Somali => somali::stem(word).to_owned(),
            Self::Turkish => turkish::stem(word),
        }
    }

    /// Whether a stem always begins with the letter its word begins with.
    pub fn keeps_first_letter(self) -> bool {
        !matches!(self, Self::Amharic | Self::Arabic | Self::Persian)
    }
}

/// Letters that must be left by every round after the first.
const LEFT_IN_ROUNDS: usize = 3;

/// `word` without the longest of `endings` that leaves `least` letters.
fn without_end<'w>(word: &'w str, endings: &[&str], least: usize) -> &'w str {
    longest_off(word, endings.iter().filter_map(|ending| word.strip_suffix(ending)), least)
}

/// `word` without the longest of `beginnings` that leaves `least` letters.
fn without_beginning<'w>(word: &'w str, beginnings: &[&str], least: usize) -> &'w str {
    longest_off(word, beginnings.iter().filter_map(|beginning| word.strip_prefix(beginning)), least)
}

fn longest_off<'w>(word: &'w str, left: impl Iterator<Item = &'w str>, least: usize) -> &'w str {
    left.filter(|left| left.chars().count() >= least).min_by_key(|left| left.len()).unwrap_or(word)
}

/// What Snowball's stemmer leaves of a word that has letters still.
fn snowball(algorithm: Algorithm, word: &str) -> String {
    let stem = Stemmer::create(algorithm).stem(word).into_owned();
    if stem.is_empty() { word.to_owned() } else { stem }
}

/// What Snowball's stemmer leaves in the end. Each round leaves a shorter word or is the last.
fn until_nothing_comes_off(algorithm: Algorithm, word: &str) -> String {
    let mut stem = snowball(algorithm, word);
    loop {
        let shorter = snowball(algorithm, &stem);
        if shorter.len() >= stem.len() || shorter.chars().count() < LEFT_IN_ROUNDS {
            return stem;
        }
        stem = shorter;
    }
}
