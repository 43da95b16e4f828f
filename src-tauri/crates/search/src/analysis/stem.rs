//! Stemmers by language: Snowball's, and our own ([`Light`]).

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::light::{self, Light};

/// The stemmer of a language, if it has one. Cheap to copy, and ordered so that chains can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stemming(u8);

/// How a language is stemmed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Way {
    Snowball(Algorithm),
    Ours(Light),
}

use Way::{Ours, Snowball};

/// Stemmers by primary subtag. Bosnian, Croatian and Montenegrin are stemmed as Serbian; Dari is Persian; Norwegian
/// is one stemmer for both written forms. Lovins, Porter and Dutch Porter are older algorithms for the same languages.
const BY_LANGUAGE: [(&str, Way); 51] = [
    ("ar", Ours(Light::Arabic)),
    ("hy", Snowball(Algorithm::Armenian)),
    ("eu", Snowball(Algorithm::Basque)),
    ("ca", Snowball(Algorithm::Catalan)),
    ("cs", Snowball(Algorithm::Czech)),
    ("da", Snowball(Algorithm::Danish)),
    ("nl", Snowball(Algorithm::Dutch)),
    ("en", Snowball(Algorithm::English)),
    ("eo", Snowball(Algorithm::Esperanto)),
    ("et", Snowball(Algorithm::Estonian)),
    ("fi", Snowball(Algorithm::Finnish)),
    ("fr", Snowball(Algorithm::French)),
    ("de", Snowball(Algorithm::German)),
    ("el", Snowball(Algorithm::Greek)),
    ("hi", Snowball(Algorithm::Hindi)),
    ("hu", Ours(Light::Hungarian)),
    ("id", Snowball(Algorithm::Indonesian)),
    ("ms", Snowball(Algorithm::Indonesian)),
    ("ga", Snowball(Algorithm::Irish)),
    ("it", Snowball(Algorithm::Italian)),
    ("lt", Snowball(Algorithm::Lithuanian)),
    ("ne", Snowball(Algorithm::Nepali)),
    ("nb", Snowball(Algorithm::Norwegian)),
    ("nn", Snowball(Algorithm::Norwegian)),
    ("no", Snowball(Algorithm::Norwegian)),
    ("fa", Ours(Light::Persian)),
    ("prs", Ours(Light::Persian)),
    ("pl", Snowball(Algorithm::Polish)),
    ("pt", Ours(Light::Portuguese)),
    ("ro", Ours(Light::Romanian)),
    ("mo", Ours(Light::Romanian)),
    ("ru", Ours(Light::Russian)),
    ("sr", Snowball(Algorithm::Serbian)),
    ("bs", Snowball(Algorithm::Serbian)),
    ("hr", Snowball(Algorithm::Serbian)),
    ("cnr", Snowball(Algorithm::Serbian)),
    ("sh", Snowball(Algorithm::Serbian)),
    ("st", Snowball(Algorithm::Sesotho)),
    ("es", Snowball(Algorithm::Spanish)),
    ("sv", Snowball(Algorithm::Swedish)),
    ("ta", Snowball(Algorithm::Tamil)),
    ("tr", Ours(Light::Turkish)),
    ("uk", Snowball(Algorithm::Ukrainian)),
    ("yi", Snowball(Algorithm::Yiddish)),
    ("sq", Ours(Light::Albanian)),
    ("als", Ours(Light::Albanian)),
    ("aln", Ours(Light::Albanian)),
    ("am", Ours(Light::Amharic)),
    ("ko", Ours(Light::Korean)),
    ("ps", Ours(Light::Pashto)),
    ("so", Ours(Light::Somali)),
];

impl Stemming {
    /// No stemmer.
    pub const NONE: Self = Self(u8::MAX);

    /// The stemmer of a language, by its primary subtag.
    pub fn of(primary: &str) -> Self {
        let Some((_, wanted)) = BY_LANGUAGE.iter().find(|(tag, _)| *tag == primary) else { return Self::NONE };
        // The first row with the same algorithm, so that equal stemmers are equal values.
        let row = BY_LANGUAGE.iter().position(|(_, algorithm)| algorithm == wanted);
        row.map_or(Self::NONE, |row| Self(row as u8))
    }

    /// Whether a stem always begins with the letter its word begins with. Not so where prefixes are cut as well.
    pub fn keeps_first_letter(&self) -> bool {
        match BY_LANGUAGE.get(usize::from(self.0)) {
            None => true,
            Some((_, Ours(light))) => light.keeps_first_letter(),
            Some((_, Snowball(algorithm))) => matches!(
                algorithm,
                Algorithm::Catalan
                    | Algorithm::Czech
                    | Algorithm::Danish
                    | Algorithm::English
                    | Algorithm::Finnish
                    | Algorithm::French
                    | Algorithm::German
                    | Algorithm::Greek
                    | Algorithm::Hindi
                    | Algorithm::Italian
                    | Algorithm::Norwegian
                    | Algorithm::Polish
                    | Algorithm::Serbian
                    | Algorithm::Spanish
                    | Algorithm::Swedish
            ),
        }
    }

    /// How else a phrase that begins with the folded `word` may begin, where the language writes words of their own as one with it.
    pub fn openings(&self, word: &str) -> Vec<String> {
        match BY_LANGUAGE.get(usize::from(self.0)) {
            Some((_, Ours(Light::Arabic))) => light::openings(word),
            _ => Vec::new(),
        }
    }

    /// The stem of a folded word with its diacritics; `None` without a stemmer.
    pub fn stem(&self, folded: &str) -> Option<String> {
        let (_, way) = BY_LANGUAGE.get(usize::from(self.0))?;
        // Numbers and codes have no endings.
        if folded.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let stem = |algorithm| Stemmer::create(algorithm).stem(folded).into_owned();
        Some(match way {
            Ours(light) => light.stem(folded),
            // The stemmer writes đ for dj.
            Snowball(Algorithm::Serbian) => stem(Algorithm::Serbian).replace('đ', "dj"),
            Snowball(algorithm) => stem(*algorithm),
        })
    }
}
