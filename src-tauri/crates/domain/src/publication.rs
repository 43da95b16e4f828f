//! Publications and their editions, as a catalogue lists them.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::{BlobId, Language, Notice, PublicationId, ShortName, When};

/// What kind of work a publication is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum Kind {
    /// A service notice with a status.
    Notice,
    /// A handbook.
    Handbook,
    /// A report.
    Report,
    /// A policy brief.
    Brief,
    /// An article.
    Article,
    /// A page of a campaign, or of links.
    Page,
    /// A gallery of pictures with captions.
    Gallery,
    /// A recording with a transcript.
    Recording,
    /// A table of data.
    Dataset,
    /// A form to fill in.
    Form,
}

impl Kind {
    /// All kinds, in the order lists and filters show them.
    pub const ALL: [Self; 10] = [
        Self::Notice,
        Self::Handbook,
        Self::Report,
        Self::Brief,
        Self::Article,
        Self::Page,
        Self::Gallery,
        Self::Recording,
        Self::Dataset,
        Self::Form,
    ];

    /// The word used in content folders, catalogues and on the command line.
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Notice => "notice",
            Self::Handbook => "handbook",
            Self::Report => "report",
            Self::Brief => "brief",
            Self::Article => "article",
            Self::Page => "page",
            Self::Gallery => "gallery",
            Self::Recording => "recording",
            Self::Dataset => "dataset",
            Self::Form => "form",
        }
    }
}

impl std::fmt::Display for Kind {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(self.as_str())
    }
}

impl std::str::FromStr for Kind {
    type Err = KindError;
    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Self::ALL.into_iter().find(|kind| kind.as_str() == text).ok_or_else(|| KindError(text.to_owned()))
    }
}

/// The text names no kind.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
#[error("“{0}” is not a kind: use notice, handbook, report, brief, article, page, gallery, recording, dataset or form")]
pub struct KindError(pub String);

/// Whether the publisher still stands behind a publication.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Stage {
    /// Listed and offered.
    #[default]
    Published,
    /// No longer offered; libraries keep it, marked as withdrawn.
    Withdrawn,
}

/// One work, with all its editions.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Publication {
    /// Its id.
    pub id: PublicationId,
    /// What it is.
    pub kind: Kind,
    /// Topics, in the publisher's words.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub topics: Vec<ShortName>,
    /// When it was first issued.
    pub issued: When,
    /// Whether its publisher still offers it.
    #[serde(default)]
    pub stage: Stage,
    /// The notice's fields; present if and only if the kind is [`Kind::Notice`].
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub notice: Option<Notice>,
    /// Links to the outside that go with it.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub links: Vec<Link>,
    /// Its editions, in order of language tag.
    pub editions: Vec<Edition>,
}

/// A link to the outside.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Link {
    /// What it leads to, by language.
    pub titles: BTreeMap<Language, String>,
    /// An `https:` or `mailto:` address.
    pub url: String,
}

/// Which revision of which language an edition was translated from.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Translates {
    /// The language it was translated from.
    pub language: Language,
    /// The revision of that edition.
    pub revision: u32,
}

/// A publication in one language.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct Edition {
    /// Its language.
    pub language: Language,
    /// Its title, in that language.
    pub title: String,
    /// One or two sentences on what it says, in that language; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub summary: String,
    /// Whom a notice is for, in that language; may be empty.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub audience: String,
    /// Its revision, from 1.
    pub revision: u32,
    /// When this revision was issued.
    pub issued: When,
    /// What it was translated from, where it is a translation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub translates: Option<Translates>,
    /// The [`Sections`](crate::Sections) of the document: the SHA-256 and size of their plain form.
    /// Absent when the document has no text to extract.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub sections: Option<File>,
    /// The documents and media, byte for byte as published.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub files: Vec<File>,
}

impl Edition {
    /// The document itself, where this edition is a file (a PDF) rather than only sections.
    pub fn document(&self) -> Option<&File> {
        self.files.iter().find(|file| file.role == FileRole::Document)
    }

    /// The cover picture, where there is one.
    pub fn cover(&self) -> Option<&File> {
        self.files.iter().find(|file| file.role == FileRole::Cover)
    }

    /// Whether the edition this one was translated from has moved on, among the `editions` of its publication.
    pub fn is_outdated_among<'a>(&self, editions: impl IntoIterator<Item = &'a Edition>) -> bool {
        self.translates.as_ref().is_some_and(|from| {
            editions.into_iter().any(|other| other.language == from.language && other.revision > from.revision)
        })
    }
}

/// What a file is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[cfg_attr(feature = "describe", derive(ts_rs::TS, schemars::JsonSchema))]
#[serde(rename_all = "lowercase")]
pub enum FileRole {
    /// The sections of the document, as a [`Sections`](crate::Sections) object.
    Sections,
    /// The cover.
    Cover,
    /// The document as published.
    Document,
    /// A picture or recording that the sections show by its name.
    Media,
    /// Where the words of the document stand on its pages; see [`crate::page_words`].
    Words,
}

/// A stored file of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "kebab-case")]
pub struct File {
    /// What it is for.
    pub role: FileRole,
    /// Its name as published (`en.pdf`, `media/plan.png`); never used as a path on the reader's computer unchecked.
    pub name: String,
    /// Its media type (RFC 6838).
    pub media_type: String,
    /// Size in bytes, as published.
    pub bytes: u64,
    /// SHA-256 of the bytes as published.
    pub sha256: BlobId,
    /// How it travels.
    pub transport: Transport,
}

impl File {
    /// The same file as a copy made by a library offers it: its own bytes, under their own name.
    pub fn as_plain(&self) -> Self {
        let transport =
            Transport { encoding: Encoding::Plain, sha256: self.sha256, bytes: self.bytes, patches: Vec::new() };
        Self { transport, ..self.clone() }
    }
}

/// The form in which a file lies in a repository and crosses the wire.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Transport {
    /// How the blob becomes the file.
    pub encoding: Encoding,
    /// SHA-256 of the blob; equal to the file's own when the encoding is [`Encoding::Plain`].
    pub sha256: BlobId,
    /// Size of the blob in bytes.
    pub bytes: u64,
    /// Smaller ways to the same file for whoever has an earlier one, newest first.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub patches: Vec<Patch>,
}

/// A file of a repository that makes a file out of an earlier one.
///
/// It is Zstandard over the opened form ([`Encoding::Deflate1`]) of the new file, with that of the old one as reference.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Patch {
    /// SHA-256 of the earlier file, as published.
    pub from: BlobId,
    /// SHA-256 of the patch.
    pub sha256: BlobId,
    /// Size of the patch in bytes.
    pub bytes: u64,
}

/// The versioned encodings of a blob. A reader that does not know one refuses the file by name.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "lowercase")]
pub enum Encoding {
    /// The file's own bytes.
    Plain,
    /// One Zstandard frame (RFC 8878).
    Zstd,
    /// One Zstandard frame around the file's opened form, version 1: its deflate streams as plain bytes with corrections.
    #[serde(rename = "deflate-1")]
    Deflate1,
}
