//! Turns an opened content folder into publications with their files, ready to be written or shown as a preview.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{
    BlobId, Edition, Encoding, File, FileRole, Language, Publication, Sections, ShortName, Term, Transport, page_words,
};
use extract::Extractor;
use repository::{BlobContent, ReleaseBlob};
use sha2::{Digest, Sha256};

use crate::cache::ExtractionCache;
use crate::error::PublishError;
use crate::folder::{self, ContentFolder, EditionFolder, PublicationFolder};
use crate::packed::PackedFiles;
use crate::prepare::{MediaFile, PreparedEdition, hash_file, prepare};
use crate::problem::{Problem, Problems};
use crate::revisions::Document;

/// Files above this travel as they are: compressing them needs them in memory whole, and documents of that size hold
/// compressed pictures that hardly shrink.
const COMPRESSED_AT_MOST: u64 = 64 << 20;

/// What was packed of files from so many bytes on is remembered.
const REMEMBERED_FROM: u64 = 16 << 10;

/// A content folder, ready to be written.
#[derive(Debug)]
pub struct Assembly {
    /// Who publishes.
    pub publisher: folder::Publisher,
    /// The collections with their publications.
    pub collections: Vec<AssembledCollection>,
    /// Every blob that the publications name.
    pub blobs: Vec<ReleaseBlob>,
    /// The documents that their editions were made of.
    pub documents: Vec<Document>,
}

/// A collection, ready to be written.
#[derive(Debug)]
pub struct AssembledCollection {
    /// Short name.
    pub id: ShortName,
    /// Titles by language.
    pub titles: BTreeMap<Language, String>,
    /// Cover colour.
    pub cover: String,
    /// Terms that mean the same, for searching.
    pub glossary: Vec<Term>,
    /// Its publications, in order of id.
    pub publications: Vec<Publication>,
}

/// Opens and assembles the content folder at `root`. `each` is told every document's path before it is opened, with how
/// many there are in all.
///
/// # Errors
/// [`PublishError::Problems`] when one of them stops a build, otherwise the warnings come with the result;
/// [`PublishError::NoContent`] when there is no such folder.
pub fn assemble(
    root: &Path,
    extractor: &Extractor,
    each: &mut dyn FnMut(&Path, usize),
) -> Result<(Assembly, Vec<Problem>), PublishError> {
    let mut problems = Problems::default();
    let folder = folder::read(root, &mut problems)?;
    let prepared = prepare(&folder, extractor, &ExtractionCache::of(root), &mut problems, each);
    if problems.any_error() {
        return Err(PublishError::Problems(problems.into_sorted()));
    }
    let packed = PackedFiles::of(root);
    let (blobs, documents) = (BTreeMap::new(), Vec::new());
    let assembler = Assembler { folder: &folder, packed: &packed, blobs, documents, problems: &mut problems };
    let assembled = assembler.all(&prepared);
    if problems.any_error() {
        return Err(PublishError::Problems(problems.into_sorted()));
    }
    packed.forget_the_rest();
    Ok((assembled, problems.into_sorted()))
}

struct Assembler<'a> {
    folder: &'a ContentFolder,
    packed: &'a PackedFiles,
    blobs: BTreeMap<BlobId, BlobContent>,
    documents: Vec<Document>,
    problems: &'a mut Problems,
}

impl Assembler<'_> {
    fn all(mut self, prepared: &BTreeMap<PathBuf, PreparedEdition>) -> Assembly {
        let folder = self.folder;
        let collections = folder
            .collections
            .iter()
            .map(|collection| AssembledCollection {
                id: collection.id.clone(),
                titles: collection.titles.clone(),
                cover: collection.cover.clone(),
                glossary: collection.glossary.clone(),
                publications: collection
                    .publications
                    .iter()
                    .map(|publication| self.publication(publication, prepared))
                    .collect(),
            })
            .collect();
        let blobs = self.blobs.into_iter().map(|(id, content)| ReleaseBlob { id, content }).collect();
        Assembly { publisher: folder.publisher.clone(), collections, blobs, documents: self.documents }
    }

    fn publication(
        &mut self,
        publication: &PublicationFolder,
        prepared: &BTreeMap<PathBuf, PreparedEdition>,
    ) -> Publication {
        let editions = publication
            .editions
            .iter()
            .filter_map(|edition| {
                let opened = prepared.get(&edition.document)?;
                self.edition(publication, edition, opened)
            })
            .collect();
        Publication {
            id: publication.id.under(&self.folder.publisher.id),
            kind: publication.kind,
            topics: publication.topics.clone(),
            issued: publication.issued,
            stage: publication.stage,
            notice: publication.notice.clone(),
            links: publication.links.clone(),
            editions,
        }
    }

    fn edition(
        &mut self,
        publication: &PublicationFolder,
        edition: &EditionFolder,
        opened: &PreparedEdition,
    ) -> Option<Edition> {
        let mut files = Vec::new();
        if let Some(cover) = &opened.cover {
            files.push(self.bytes(edition, FileRole::Cover, cover.name, cover.media_type, cover.bytes.clone())?);
        }
        if let Some(document) = &opened.document {
            files.push(self.file(edition, FileRole::Document, document)?);
        }
        for media in &opened.media {
            files.push(self.file(edition, FileRole::Media, media)?);
        }
        if let Some(words) = &opened.words {
            files.push(self.bytes(edition, FileRole::Words, "words", page_words::MEDIA_TYPE, words.clone())?);
        }
        let sections = match &opened.sections {
            None => None,
            Some(sections) => {
                let sections = Sections { format: Sections::FORMAT, pages: opened.pages, sections: sections.clone() };
                let json = serde_json::to_vec(&sections).map_err(|error| error.to_string());
                match json {
                    Ok(json) => {
                        Some(self.bytes(edition, FileRole::Sections, "sections.json", "application/json", json)?)
                    }
                    Err(why) => return self.failed(edition, why),
                }
            }
        };
        self.note(publication, edition, &files)?;
        Some(Edition {
            language: edition.language.clone(),
            title: opened.title.clone(),
            summary: edition.summary.clone(),
            audience: edition.audience.clone(),
            revision: edition.revision,
            issued: edition.issued.unwrap_or(publication.issued),
            translates: edition.translates.clone(),
            sections,
            files,
        })
    }

    /// Notes of what bytes an edition was made: of the document as its author left it, so that newer software that makes other
    /// sections of the same document makes no new revision of it.
    fn note(&mut self, publication: &PublicationFolder, edition: &EditionFolder, files: &[File]) -> Option<()> {
        let mut hash = Sha256::new();
        for path in std::iter::once(&edition.document).chain(&edition.transcript) {
            match hash_file(&self.folder.root.join(path)) {
                Ok((sha256, _)) => hash.update(sha256.to_string()),
                Err(error) => return self.failed(edition, error.to_string()),
            }
        }
        for file in files.iter().filter(|file| file.role == FileRole::Media) {
            hash.update(file.sha256.to_string());
        }
        let id = publication.id.under(&self.folder.publisher.id).edition(edition.language.clone());
        self.documents.push(Document {
            id: id.to_string(),
            path: edition.document.clone(),
            revision: edition.revision,
            sha256: BlobId::from_bytes(hash.finalize().into()),
        });
        Some(())
    }

    fn failed<T>(&mut self, edition: &EditionFolder, why: String) -> Option<T> {
        self.problems.error(&edition.document, None, format!("cannot be packed: {why}"));
        None
    }

    fn bytes(
        &mut self,
        edition: &EditionFolder,
        role: FileRole,
        name: &str,
        media_type: &str,
        content: Vec<u8>,
    ) -> Option<File> {
        let (sha256, bytes) = (BlobId::from_bytes(Sha256::digest(&content).into()), content.len() as u64);
        let (name, media_type) = (name.to_owned(), media_type.to_owned());
        // The entry of a little one would take longer to find than it takes to pack.
        if bytes < REMEMBERED_FROM {
            return match repository::blob::encode(role, name, media_type, content) {
                Ok(encoded) => {
                    let file = encoded.file.clone();
                    let blob = ReleaseBlob::from(encoded);
                    self.blobs.insert(blob.id, blob.content);
                    Some(file)
                }
                Err(error) => self.failed(edition, error.to_string()),
            };
        }
        match self.packed.pack(&sha256, || Ok(content.clone())) {
            Ok((transport, blob)) => {
                self.blobs.insert(transport.sha256, blob.unwrap_or(BlobContent::Bytes(content)));
                Some(File { role, name, media_type, bytes, sha256, transport })
            }
            Err(error) => self.failed(edition, error.to_string()),
        }
    }

    fn file(&mut self, edition: &EditionFolder, role: FileRole, media: &MediaFile) -> Option<File> {
        let described = hash_file(&media.path).and_then(|(sha256, bytes)| {
            let (transport, blob) = if bytes > COMPRESSED_AT_MOST {
                (Transport { encoding: Encoding::Plain, sha256, bytes, patches: Vec::new() }, None)
            } else {
                self.packed.pack(&sha256, || std::fs::read(&media.path))?
            };
            // One that travels as it is need not be held until it is written: its bytes are in the file.
            let blob = blob.unwrap_or_else(|| BlobContent::File(media.path.clone()));
            self.blobs.insert(transport.sha256, blob);
            let (name, media_type) = (media.name.clone(), media.media_type.to_owned());
            Ok(File { role, name, media_type, bytes, sha256, transport })
        });
        match described {
            Ok(file) => Some(file),
            Err(error) => self.failed(edition, format!("{}: {error}", media.path.display())),
        }
    }
}
