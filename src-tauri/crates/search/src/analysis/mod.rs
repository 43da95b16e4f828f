//! From text to the forms of its words that the index holds.
//!
//! A word goes through the same steps wherever it is met, in a document, a query or a text to highlight:
//!
//! ```text
//! segment     where the words are (Unicode text segmentation; apostrophes)
//! normalise   NFKC, lower case (Turkish dotless i), digits, invisible characters out
//! arabic      letter forms of Arabic, Persian and Pashto, vowel marks, tatweel
//! ethiopic    letters of Amharic that sound alike
//! cyrillic    letters of the other alphabet that look alike; at query time the word in the other alphabet
//! serbian     Cyrillic to Latin, for the languages that write both                  ── folded
//! stem        Snowball, or light stemmers of our own, by language
//! diacritics  marks and strokes off                                                 ── exact (folded), stem
//! gram        every script met half-way in Latin, four characters at a time         ── 4-grams
//! ```
//!
//! Nothing here knows of an index.

pub mod arabic;
pub mod cyrillic;
pub mod diacritics;
pub mod ethiopic;
pub mod gram;
pub mod light;
pub mod normalise;
pub mod segment;
pub mod serbian;
pub mod stem;

use std::collections::BTreeSet;

use domain::Language;

use cyrillic::Alphabet;
use normalise::Casing;
use stem::Stemming;

/// Words longer than this many characters are known by their beginning only: long enough for any compound, short enough
/// that a line of rubbish without a space is no term of its length.
pub const MAX_WORD_CHARS: usize = 80;

/// How the words of one language are analysed. Languages that share all steps share a chain.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Chain {
    casing: Casing,
    two_scripts: bool,
    stemming: Stemming,
    alphabet: Alphabet,
}

/// The forms of one word that can be matched. No form is longer than [`MAX_WORD_CHARS`] allows, and none is empty.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Forms {
    /// The word itself, folded: case, letter variants, script (where a language has two) and marks do not matter.
    pub exact: String,
    /// Its stem, folded in the same way. Equal to `exact` where the language has no stemmer.
    pub stem: String,
}

impl Chain {
    /// The chain for a language. Every language has one; without a stemmer the stem is the word.
    pub fn of(language: &Language) -> Self {
        let primary = language.primary();
        Self {
            casing: Casing::of(primary),
            two_scripts: serbian::is_written_in_two_scripts(primary),
            stemming: Stemming::of(primary),
            alphabet: Alphabet::of(primary),
        }
    }

    /// The chain of a language without a stemmer.
    pub fn plain() -> Self {
        Self { casing: Casing::Plain, two_scripts: false, stemming: Stemming::NONE, alphabet: Alphabet::Other }
    }

    /// The chains of `languages`, each once.
    pub fn of_all<'a>(languages: impl IntoIterator<Item = &'a Language>) -> Vec<Self> {
        languages.into_iter().map(Self::of).collect::<BTreeSet<_>>().into_iter().collect()
    }

    /// The forms of `word`, one of [`segment::words`]; `None` if nothing of it is left after folding.
    pub fn forms(&self, word: &str) -> Option<Forms> {
        let folded = self.fold(word);
        if folded.is_empty() {
            return None;
        }
        let exact = diacritics::strip(&folded);
        if exact.is_empty() {
            return None;
        }
        let stem = match self.stemming.stem(&folded) {
            Some(stem) => Some(diacritics::strip(&stem)).filter(|stem| !stem.is_empty()),
            None => None,
        };
        Some(Forms { stem: stem.unwrap_or_else(|| exact.clone()), exact })
    }

    /// The forms of a word of a query: its own, and those of its spellings in the alphabet of the texts, where it was typed
    /// in the other one.
    pub fn typed_forms(&self, word: &str) -> Vec<Forms> {
        let mut all: Vec<Forms> = self.forms(word).into_iter().collect();
        if word.is_ascii() && self.alphabet == Alphabet::Other {
            return all;
        }
        let lower = normalise::normalise(word, self.casing);
        let mut spellings = cyrillic::from_latin(&lower, self.alphabet);
        if self.alphabet == Alphabet::Other {
            spellings.extend(cyrillic::to_latin(&lower));
        }
        all.extend(spellings.iter().filter_map(|spelling| self.forms(spelling)));
        all
    }

    /// The folded words of a phrase as they may stand in a text: as typed, and with what the language writes as one with the first of
    /// them. Nothing if no word has a form.
    pub fn phrase(&self, words: &[&str]) -> Vec<Vec<String>> {
        let typed: Vec<String> = words.iter().filter_map(|word| self.forms(word)).map(|forms| forms.exact).collect();
        let Some((first, rest)) = typed.split_first() else { return Vec::new() };
        let other = |opening| std::iter::once(opening).chain(rest.iter().cloned()).collect();
        let others: Vec<Vec<String>> = self.stemming.openings(first).into_iter().map(other).collect();
        std::iter::once(typed).chain(others).collect()
    }

    /// The letter that the forms of `word` begin with, where that is known without analysing it: the same for all words
    /// with that first character for which this is not `None`.
    pub fn first_letter(&self, word: &str) -> Option<char> {
        let mut chars = word.chars();
        let first = chars.next().filter(|c| normalise::is_plain(*c))?;
        if !self.stemming.keeps_first_letter() || !chars.next().is_none_or(normalise::is_plain) {
            return None;
        }
        self.forms(first.encode_utf8(&mut [0; 4])).and_then(|forms| forms.exact.chars().next())
    }

    /// The word after every step before stemming, with its diacritics.
    fn fold(&self, word: &str) -> String {
        if word.is_ascii() && self.casing == Casing::Plain {
            return word
                .bytes()
                .take(MAX_WORD_CHARS)
                .filter(|b| *b != b'\'')
                .map(|b| b.to_ascii_lowercase() as char)
                .collect();
        }
        let mut folded = normalise::normalise(word, self.casing);
        if arabic::concerns(&folded) {
            folded = arabic::fold(&folded);
        } else if ethiopic::concerns(&folded) {
            folded = ethiopic::fold(&folded);
        } else if let Some(unmixed) = cyrillic::unmixed(&folded) {
            folded = unmixed;
        }
        if self.two_scripts {
            folded = serbian::to_latin(&folded);
        }
        match folded.char_indices().nth(MAX_WORD_CHARS) {
            Some((end, _)) => folded[..end].to_owned(),
            None => folded,
        }
    }
}

/// The folded forms of a query's `word` under each of `chains`, each pair once with the chains that give it.
pub fn forms_in_all(chains: &[Chain], word: &str) -> Vec<(Forms, Vec<Chain>)> {
    let mut all: Vec<(Forms, Vec<Chain>)> = Vec::with_capacity(4);
    for chain in chains {
        for forms in chain.typed_forms(word) {
            match all.iter_mut().find(|(known, _)| *known == forms) {
                Some((_, of)) => of.push(*chain),
                None => all.push((forms, vec![*chain])),
            }
        }
    }
    all
}

/// A text by its letters alone: case, marks, letter variants, punctuation and the choice of script do not matter. For
/// filtering short texts such as titles by containment.
pub fn fold(text: &str) -> String {
    let plain = Chain::plain();
    let words = segment::words(text).filter_map(|word| plain.forms(&text[word]));
    words.map(|forms| gram::meet(&forms.exact)).collect::<Vec<_>>().join(" ")
}

#[cfg(test)]
mod tests;
