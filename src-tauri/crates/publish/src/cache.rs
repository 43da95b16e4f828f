//! Remembers what was extracted from a document, so that an unchanged one is not extracted again.
//!
//! An entry is found by the hash of the document and the version of the extraction; it holds its own hash, so that a
//! damaged entry is extracted anew instead of being published. A cache that cannot be written is no error.

use std::path::{Path, PathBuf};

use domain::{BlobId, Section};
use extract::{ExtractError, ExtractedPdf, Extractor};
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};

/// A folder of extracted documents.
#[derive(Debug, Clone)]
pub struct ExtractionCache {
    folder: PathBuf,
}

#[derive(Serialize, Deserialize)]
struct Entry {
    title: Option<String>,
    pages: u32,
    has_text: bool,
    sections: Vec<Section>,
}

impl ExtractionCache {
    /// The cache of the content folder at `root`: a hidden folder in it.
    pub fn of(root: &Path) -> Self {
        Self { folder: root.join(".cache").join("extract") }
    }

    /// What is in the document at `path`, from the cache or else from `extractor`.
    ///
    /// # Errors
    /// What the extractor says; failures are not remembered, because limits and machines differ.
    pub fn extract(&self, path: &Path, extractor: &Extractor) -> Result<ExtractedPdf, ExtractError> {
        let entry = crate::prepare::hash_file(path).ok().map(|(hash, _)| self.entry(&hash));
        if let Some(found) = entry.as_deref().and_then(read) {
            return Ok(found);
        }
        let extracted = extractor.extract(path)?;
        if let Some(entry) = entry {
            // A cache that cannot be written only costs time at the next build.
            let _ = self.write(&entry, &extracted);
        }
        Ok(extracted)
    }

    fn entry(&self, document: &BlobId) -> PathBuf {
        self.folder.join(format!("{document}-{}", extract::VERSION))
    }

    fn write(&self, entry: &Path, extracted: &ExtractedPdf) -> std::io::Result<()> {
        std::fs::create_dir_all(&self.folder)?;
        let head = serde_json::to_vec(&Entry {
            title: extracted.title.clone(),
            pages: extracted.pages,
            has_text: extracted.has_text,
            sections: extracted.sections.clone(),
        })?;
        let mut body = extracted.cover_png.clone();
        body.extend_from_slice(&extracted.words);
        body.extend_from_slice(&head);
        body = zstd::encode_all(body.as_slice(), 3)?;
        let mut bytes = Sha256::digest(&body).to_vec();
        for part in [&extracted.cover_png, &extracted.words] {
            bytes.extend_from_slice(&(part.len() as u64).to_le_bytes());
        }
        bytes.extend_from_slice(&body);
        let mut file = tempfile::NamedTempFile::new_in(&self.folder)?;
        std::io::Write::write_all(&mut file, &bytes)?;
        file.persist(entry).map_err(|error| error.error)?;
        Ok(())
    }
}

/// The entry at `path`, if it is there and whole.
fn read(path: &Path) -> Option<ExtractedPdf> {
    let bytes = std::fs::read(path).ok()?;
    let (hash, rest) = bytes.split_at_checked(32)?;
    let (cover_bytes, rest) = rest.split_at_checked(8)?;
    let (words_bytes, body) = rest.split_at_checked(8)?;
    if Sha256::digest(body).as_slice() != hash {
        return None;
    }
    let size = |bytes: &[u8]| usize::try_from(u64::from_le_bytes(bytes.try_into().ok()?)).ok();
    let body = zstd::decode_all(body).ok()?;
    let (cover, rest) = body.split_at_checked(size(cover_bytes)?)?;
    let (words, head) = rest.split_at_checked(size(words_bytes)?)?;
    let entry: Entry = serde_json::from_slice(head).ok()?;
    Some(ExtractedPdf {
        title: entry.title,
        pages: entry.pages,
        sections: entry.sections,
        cover_png: cover.to_vec(),
        words: words.to_vec(),
        has_text: entry.has_text,
    })
}
