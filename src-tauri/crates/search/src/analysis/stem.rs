//! Snowball stemmers by language.

use snowball_stemmers_rs::{Algorithm, Stemmer};

use super::arabic;

/// The stemmer of a language, if it has one. Cheap to copy, and ordered so that chains can be told apart.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Stemming(u8);

/// Stemmers by primary subtag. Bosnian, Croatian and Montenegrin are stemmed as Serbian; Dari is Persian; Norwegian
/// is one stemmer for both written forms. Lovins, Porter and Dutch Porter are older algorithms for the same languages.
const BY_LANGUAGE: [(&str, Algorithm); 44] = [
    ("ar", Algorithm::Arabic),
    ("hy", Algorithm::Armenian),
    ("eu", Algorithm::Basque),
    ("ca", Algorithm::Catalan),
    ("cs", Algorithm::Czech),
    ("da", Algorithm::Danish),
    ("nl", Algorithm::Dutch),
    ("en", Algorithm::English),
    ("eo", Algorithm::Esperanto),
    ("et", Algorithm::Estonian),
    ("fi", Algorithm::Finnish),
    ("fr", Algorithm::French),
    ("de", Algorithm::German),
    ("el", Algorithm::Greek),
    ("hi", Algorithm::Hindi),
    ("hu", Algorithm::Hungarian),
    ("id", Algorithm::Indonesian),
    ("ms", Algorithm::Indonesian),
    ("ga", Algorithm::Irish),
    ("it", Algorithm::Italian),
    ("lt", Algorithm::Lithuanian),
    ("ne", Algorithm::Nepali),
    ("nb", Algorithm::Norwegian),
    ("nn", Algorithm::Norwegian),
    ("no", Algorithm::Norwegian),
    ("fa", Algorithm::Persian),
    ("prs", Algorithm::Persian),
    ("pl", Algorithm::Polish),
    ("pt", Algorithm::Portuguese),
    ("ro", Algorithm::Romanian),
    ("mo", Algorithm::Romanian),
    ("ru", Algorithm::Russian),
    ("sr", Algorithm::Serbian),
    ("bs", Algorithm::Serbian),
    ("hr", Algorithm::Serbian),
    ("cnr", Algorithm::Serbian),
    ("sh", Algorithm::Serbian),
    ("st", Algorithm::Sesotho),
    ("es", Algorithm::Spanish),
    ("sv", Algorithm::Swedish),
    ("ta", Algorithm::Tamil),
    ("tr", Algorithm::Turkish),
    ("uk", Algorithm::Ukrainian),
    ("yi", Algorithm::Yiddish),
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
        let Some((_, algorithm)) = BY_LANGUAGE.get(usize::from(self.0)) else { return true };
        matches!(
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
                | Algorithm::Hungarian
                | Algorithm::Italian
                | Algorithm::Norwegian
                | Algorithm::Polish
                | Algorithm::Portuguese
                | Algorithm::Romanian
                | Algorithm::Russian
                | Algorithm::Serbian
                | Algorithm::Spanish
                | Algorithm::Swedish
                | Algorithm::Turkish
        )
    }

    /// The stem of a folded word with its diacritics; `None` without a stemmer.
    pub fn stem(&self, folded: &str) -> Option<String> {
        let (_, algorithm) = BY_LANGUAGE.get(usize::from(self.0))?;
        // Numbers and codes have no endings.
        if folded.bytes().any(|b| b.is_ascii_digit()) {
            return None;
        }
        let stemmer = Stemmer::create(*algorithm);
        Some(match algorithm {
            Algorithm::Persian => arabic::fold(&stemmer.stem(&arabic::to_persian(folded))),
            // The stemmer writes đ for dj.
            Algorithm::Serbian => stemmer.stem(folded).replace('đ', "dj"),
            _ => stemmer.stem(folded).into_owned(),
        })
    }
}
