//! Identifiers. Each is safe as a file name on every system we run on and in a URL without escaping.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Serialize};

use crate::Language;

/// Why a text is not the identifier it should be.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum IdError {
    /// A short name breaks the rule of [`ShortName`].
    #[error(
        "“{0}” is not a name: use 1 to 64 of a–z, 0–9 and single hyphens, beginning with a letter or digit, and no name reserved by Windows"
    )]
    Name(String),
    /// A publication id has the wrong number of parts.
    #[error("“{0}” is not a publication: write publisher/collection/publication")]
    Publication(String),
    /// There is not exactly one slash.
    #[error("“{0}” is not a publication of this publisher: write collection/publication")]
    Reference(String),
    /// The part after `@` is not a language tag.
    #[error("“{0}” is not an edition: write publisher/collection/publication@language")]
    Edition(String),
    /// A section id is empty, too long or holds white space or controls.
    #[error("“{0}” is not a section id: use 1 to 128 characters without spaces")]
    Section(String),
}

/// Names that Windows gives to devices; a folder of that name cannot be made there.
const RESERVED: [&str; 4] = ["con", "prn", "aux", "nul"];

/// A short name of a publisher, collection or publication: `a–z`, `0–9` and single hyphens, 1 to 64 characters.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ShortName(String);

impl ShortName {
    /// The name as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl FromStr for ShortName {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let allowed = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-';
        let device = RESERVED.contains(&text)
            || matches!(text.as_bytes(), [b'c', b'o', b'm', b'0'..=b'9'] | [b'l', b'p', b't', b'0'..=b'9']);
        let shaped = (1..=64).contains(&text.len())
            && text.bytes().all(allowed)
            && !text.starts_with('-')
            && !text.ends_with('-')
            && !text.contains("--");
        if shaped && !device { Ok(Self(text.to_owned())) } else { Err(IdError::Name(text.to_owned())) }
    }
}

/// A collection of one publisher, as `publisher/collection`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CollectionId {
    /// The publisher's short name, from its card.
    pub publisher: ShortName,
    /// The collection's short name.
    pub collection: ShortName,
}

/// A publication, as `publisher/collection/publication`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicationId {
    /// The collection it belongs to.
    pub collection: CollectionId,
    /// The publication's own short name.
    pub publication: ShortName,
}

/// An edition: a publication in one language, as `publisher/collection/publication@language`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct EditionId {
    /// The publication.
    pub publication: PublicationId,
    /// Its language.
    pub language: Language,
}

/// A publication as a publisher names it inside its own content folder: `collection/publication`.
///
/// The publisher's short name is added by whoever reads it, because it comes from the publisher's card.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct PublicationRef {
    /// The collection's short name.
    pub collection: ShortName,
    /// The publication's short name.
    pub publication: ShortName,
}

impl PublicationRef {
    /// The whole id, under `publisher`.
    pub fn under(&self, publisher: &ShortName) -> PublicationId {
        PublicationId {
            collection: CollectionId { publisher: publisher.clone(), collection: self.collection.clone() },
            publication: self.publication.clone(),
        }
    }
}

/// A section's stable id: the author's `{#id}`, else the outline path, or `pN`.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct SectionId(String);

impl SectionId {
    /// The id as text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The id of page `number` (from 1) of a document without an outline.
    pub fn page(number: u32) -> Self {
        Self(format!("p{number}"))
    }
}

impl FromStr for SectionId {
    type Err = IdError;

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let count = text.chars().count();
        let clean =
            !text.chars().any(|c| c.is_whitespace() || c.is_control() || matches!(c, '"' | '<' | '>' | '#' | '@'));
        if (1..=128).contains(&count) && clean {
            Ok(Self(text.to_owned()))
        } else {
            Err(IdError::Section(text.to_owned()))
        }
    }
}

impl PublicationId {
    /// The edition in `language`.
    pub fn edition(&self, language: Language) -> EditionId {
        EditionId { publication: self.clone(), language }
    }
}

impl FromStr for CollectionId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (publisher, collection) = text.split_once('/').ok_or_else(|| IdError::Publication(text.to_owned()))?;
        Ok(Self { publisher: publisher.parse()?, collection: collection.parse()? })
    }
}

impl FromStr for PublicationId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (collection, publication) = text.rsplit_once('/').ok_or_else(|| IdError::Publication(text.to_owned()))?;
        Ok(Self { collection: collection.parse()?, publication: publication.parse()? })
    }
}

impl FromStr for PublicationRef {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let parts = text.split_once('/').filter(|(_, publication)| !publication.contains('/'));
        let (collection, publication) = parts.ok_or_else(|| IdError::Reference(text.to_owned()))?;
        Ok(Self { collection: collection.parse()?, publication: publication.parse()? })
    }
}

impl FromStr for EditionId {
    type Err = IdError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        let (publication, language) = text.split_once('@').ok_or_else(|| IdError::Edition(text.to_owned()))?;
        let language = language.parse().map_err(|_| IdError::Edition(text.to_owned()))?;
        Ok(Self { publication: publication.parse()?, language })
    }
}

impl fmt::Display for ShortName {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for SectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl fmt::Display for CollectionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.publisher, self.collection)
    }
}

impl fmt::Display for PublicationId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.collection, self.publication)
    }
}

impl fmt::Display for PublicationRef {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.collection, self.publication)
    }
}

impl fmt::Display for EditionId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}@{}", self.publication, self.language)
    }
}

/// Lets serde write an id as its text and read it back through the parser.
macro_rules! as_text {
    ($($id:ty),+) => {$(
        impl TryFrom<String> for $id {
            type Error = IdError;
            fn try_from(text: String) -> Result<Self, Self::Error> {
                text.parse()
            }
        }
        impl From<$id> for String {
            fn from(id: $id) -> Self {
                id.to_string()
            }
        }
    )+};
}
as_text!(ShortName, CollectionId, PublicationId, PublicationRef, EditionId, SectionId);

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_publication_of_the_same_publisher_is_named_without_it() {
        assert_eq!("notices/desk".parse::<PublicationRef>().unwrap().to_string(), "notices/desk");
        for bad in ["desk", "office/notices/desk", ""] {
            let error = bad.parse::<PublicationRef>().unwrap_err().to_string();
            assert!(error.ends_with("write collection/publication"), "{error}");
        }
    }

    #[test]
    fn names_are_safe_everywhere_or_refused() {
        for good in ["a", "notices", "migrant-resource-centre", "2026", "x1-y2", "console", "com10"] {
            assert!(good.parse::<ShortName>().is_ok(), "{good}");
        }
        let long = "a".repeat(65);
        for bad in ["", "-a", "a-", "a--b", "A", "a_b", "a.b", "..", "a/b", "à", "con", "com1", "lpt9", "nul", &long] {
            assert!(bad.parse::<ShortName>().is_err(), "{bad}");
        }
    }

    #[test]
    fn ids_are_written_as_they_are_read() {
        for text in ["starter/notices/desk", "a/b/c"] {
            assert_eq!(text.parse::<PublicationId>().unwrap().to_string(), text);
        }
        assert_eq!("a/b/c@sr-Latn".parse::<EditionId>().unwrap().to_string(), "a/b/c@sr-Latn");
        for bad in ["a/b", "a/b/c/d", "a//c", "/a/b", "a/b/../c"] {
            assert!(bad.parse::<PublicationId>().is_err(), "{bad}");
        }
        for bad in ["a/b/c", "a/b/c@", "a/b/c@not a tag", "@en"] {
            assert!(bad.parse::<EditionId>().is_err(), "{bad}");
        }
    }

    proptest! {
        #[test]
        fn no_text_makes_a_parser_panic(text: String) {
            let _ = text.parse::<ShortName>();
            let _ = text.parse::<PublicationId>();
            let _ = text.parse::<EditionId>();
            let _ = text.parse::<SectionId>();
        }
    }
}
