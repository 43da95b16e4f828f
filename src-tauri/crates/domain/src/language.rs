//! Languages as BCP 47 tags (RFC 5646).

use std::fmt;
use std::str::FromStr;

use oxilangtag::LanguageTag;
use serde::{Deserialize, Serialize};

/// A BCP 47 language tag in its canonical case: `en`, `sr-Latn`, `pt-BR`, `prs`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct Language(String);

/// The text is not a BCP 47 language tag.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a BCP 47 language tag; examples: en, ar, sr-Latn, pt-BR")]
pub struct LanguageError(pub String);

/// The direction in which a text runs.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Direction {
    /// Left to right.
    Ltr,
    /// Right to left.
    Rtl,
}

/// Scripts that run from right to left (Unicode Character Database, Bidi_Class R and AL, living scripts).
const RTL_SCRIPTS: [&str; 8] = ["Arab", "Hebr", "Syrc", "Thaa", "Nkoo", "Adlm", "Rohg", "Mand"];
/// Languages written in such a script when the tag names none (CLDR 46 likely subtags).
const RTL_LANGUAGES: [&str; 15] =
    ["ar", "arc", "ckb", "dv", "fa", "he", "ks", "nqo", "prs", "ps", "sd", "syr", "ug", "ur", "yi"];

impl Language {
    /// The tag as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The primary language subtag: `sr` of `sr-Latn`.
    pub fn primary(&self) -> &str {
        self.0.split('-').next().unwrap_or(&self.0)
    }

    /// The script subtag, where the tag has one: `Latn` of `sr-Latn`.
    pub fn script(&self) -> Option<&str> {
        self.0
            .split('-')
            .skip(1)
            .take_while(|part| part.len() > 1)
            .find(|part| part.len() == 4 && part.as_bytes()[0].is_ascii_alphabetic())
    }

    /// The direction in which this language is written.
    pub fn direction(&self) -> Direction {
        let rtl = match self.script() {
            Some(script) => RTL_SCRIPTS.contains(&script),
            None => RTL_LANGUAGES.contains(&self.primary()),
        };
        if rtl { Direction::Rtl } else { Direction::Ltr }
    }

    /// Whether `wanted` asks for this language: equal tags, or `wanted` without a script or region that this one has.
    pub fn matches(&self, wanted: &Language) -> bool {
        self.0 == wanted.0 || self.0.strip_prefix(&wanted.0).is_some_and(|rest| rest.starts_with('-'))
    }
}

impl FromStr for Language {
    type Err = LanguageError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let tag = LanguageTag::parse_and_normalize(text).map_err(|_| LanguageError(text.to_owned()))?;
        // The tag is part of file names and ids, so it must be short, and `x-…` alone names no language.
        let usable = text.len() <= 35 && (2..=3).contains(&tag.primary_language().len());
        if usable { Ok(Self(tag.into_inner())) } else { Err(LanguageError(text.to_owned())) }
    }
}

impl fmt::Display for Language {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl TryFrom<String> for Language {
    type Error = LanguageError;
    fn try_from(text: String) -> Result<Self, Self::Error> {
        text.parse()
    }
}

impl From<Language> for String {
    fn from(language: Language) -> Self {
        language.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tags_are_canonical_or_refused() {
        for (text, canonical) in [("EN", "en"), ("sr-latn", "sr-Latn"), ("SR-CYRL-rs", "sr-Cyrl-RS"), ("prs", "prs")] {
            assert_eq!(text.parse::<Language>().unwrap().as_str(), canonical);
        }
        for bad in ["", "e", "english!", "sr_Latn", "en-", "..", "x-private", "en/fr"] {
            assert!(bad.parse::<Language>().is_err(), "{bad}");
        }
    }

    #[test]
    fn direction_follows_the_script() {
        for (text, direction) in [
            ("en", Direction::Ltr),
            ("ar", Direction::Rtl),
            ("prs", Direction::Rtl),
            ("ps-AF", Direction::Rtl),
            ("sr-Cyrl", Direction::Ltr),
            ("ar-Latn", Direction::Ltr),
            ("uz-Arab", Direction::Rtl),
        ] {
            assert_eq!(text.parse::<Language>().unwrap().direction(), direction, "{text}");
        }
    }

    #[test]
    fn a_wider_tag_asks_for_its_narrower_ones() {
        let tag = |text: &str| text.parse::<Language>().unwrap();
        assert!(tag("sr-Latn").matches(&tag("sr")));
        assert!(tag("sr").matches(&tag("sr")));
        assert!(!tag("sr").matches(&tag("sr-Latn")));
        assert!(!tag("srp").matches(&tag("sr")));
    }
}
