//! Publishers to read from: one of the corpus's handbooks, one with very many publications, one with very large files.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use domain::{Edition, File, FileRole, Kind, Language, Publication, Section, Sections, ShortName, Stage, When};
use jiff::Timestamp;
use repository::{Card, CollectionRelease, Encoded, Expiry, Key, Keys, Release, ReleaseBlob, blob, new_root, write};
use tempfile::TempDir;

use crate::publisher::{self, CARD};

/// The handbooks of the corpus that were issued again: language, the issue before, the new one.
pub const REISSUED: [(&str, &str, &str); 5] = [
    ("en", "4.0.2", "4.0.3"),
    ("de", "4.0.2", "4.0.3"),
    ("es", "4.0.2", "4.0.3"),
    ("ru", "4.0.2", "4.0.3"),
    ("fr", "4.0.1", "4.0.3"),
];

/// One that is there in one issue.
const ONCE: (&str, &str) = ("ar", "4.0.3");

/// The handbooks of the corpus, published with `shelf`.
pub struct Handbooks {
    corpus: PathBuf,
    folder: TempDir,
}

impl Handbooks {
    /// A content folder with its keys. Nothing is published yet.
    pub fn new(corpus: &Path) -> Result<Self> {
        let handbooks = Self { corpus: corpus.to_owned(), folder: tempfile::tempdir()? };
        let content = handbooks.content();
        publisher::init(&content)?;
        let handbook = handbooks.handbook();
        std::fs::create_dir_all(&handbook)?;
        let collection = "format = 1\n[titles]\nen = \"Handbooks\"\n";
        std::fs::write(content.join("collections/handbooks/collection.toml"), collection)?;
        let publication = "format = 1\nkind = \"handbook\"\nissued = 2026-01-01\n";
        std::fs::write(handbook.join("publication.toml"), publication)?;
        Ok(handbooks)
    }

    fn content(&self) -> PathBuf {
        self.folder.path().join("content")
    }

    fn handbook(&self) -> PathBuf {
        self.content().join("collections/handbooks/asvs")
    }

    pub fn repository(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    pub fn card(&self) -> PathBuf {
        self.repository().join(CARD)
    }

    /// A handbook's file in the corpus.
    pub fn file(&self, language: &str, issue: &str) -> PathBuf {
        self.corpus.join(format!("asvs/{issue}/asvs-{issue}-{language}.pdf"))
    }

    /// Publishes the handbooks, in the issue before or the new one; gives the bytes of their files.
    pub fn publish(&self, new: bool) -> Result<u64> {
        let mut bytes = 0;
        let revision = if new { 2 } else { 1 };
        let issues =
            REISSUED.iter().map(|(language, old, issue)| (*language, if new { *issue } else { *old }, revision));
        for (language, issue, revision) in issues.chain([(ONCE.0, ONCE.1, 1)]) {
            let from = self.file(language, issue);
            bytes += std::fs::copy(&from, self.handbook().join(format!("{language}.pdf")))
                .with_context(|| from.display().to_string())?;
            let said = format!("format = 1\ntitle = \"Handbook {issue}\"\nrevision = {revision}\n");
            std::fs::write(self.handbook().join(format!("{language}.toml")), said)?;
        }
        publisher::build(&self.content(), &self.repository())?;
        Ok(bytes)
    }
}

/// A publisher whose publications are made here.
pub struct Office {
    folder: TempDir,
    release: Release,
    keys: Keys,
}

impl Office {
    pub fn new() -> Result<Self> {
        let name: ShortName = "office".parse()?;
        let collection: ShortName = "notices".parse()?;
        let keys = Keys {
            root: Some(Key::from_seed([1; 32])),
            release: Key::from_seed([2; 32]),
            collections: BTreeMap::from([(collection.clone(), Key::from_seed([3; 32]))]),
        };
        let root = new_root(&keys, &Expiry::default(), Timestamp::now())?;
        let card = Card::new(name, "An office".to_owned(), BTreeMap::new(), Vec::new(), root)?;
        let titles = BTreeMap::from([("en".parse()?, "Notices".to_owned())]);
        let collections = vec![CollectionRelease {
            collection,
            titles,
            cover: "teal".to_owned(),
            glossary: Vec::new(),
            publications: Vec::new(),
        }];
        let expiry = Expiry::default();
        let release = Release { card, later_roots: Vec::new(), collections, blobs: Vec::new(), expiry };
        Ok(Self { folder: tempfile::tempdir()?, release, keys })
    }

    pub fn repository(&self) -> PathBuf {
        self.folder.path().join("repository")
    }

    pub fn card(&self) -> PathBuf {
        self.folder.path().join(CARD)
    }

    /// Adds the notice of that number, or replaces it.
    pub fn put_notice(&mut self, number: u32, revision: u32) -> Result<()> {
        let (publication, blobs) = notice(number, revision)?;
        self.put(publication, blobs);
        Ok(())
    }

    /// Adds a publication that is a file, or replaces it; gives what is listed of the file.
    pub fn put_large(&mut self, name: &str, revision: u32, content: Vec<u8>) -> Result<File> {
        let (publication, blobs) = large(name, revision, content)?;
        let file = publication.editions[0].files[0].clone();
        self.put(publication, blobs);
        Ok(file)
    }

    /// Takes a publication away.
    pub fn remove(&mut self, name: &str) {
        self.release.collections[0].publications.retain(|there| there.id.publication.as_str() != name);
    }

    /// Adds a publication, or replaces the one of its name.
    fn put(&mut self, publication: Publication, blobs: Vec<Encoded>) {
        self.release.blobs.extend(blobs.into_iter().map(ReleaseBlob::from));
        let publications = &mut self.release.collections[0].publications;
        match publications.iter_mut().find(|there| there.id == publication.id) {
            Some(there) => *there = publication,
            None => publications.push(publication),
        }
    }

    /// Signs and writes what there is.
    pub fn publish(&mut self) -> Result<()> {
        write(&self.repository(), &self.release, &self.keys, Timestamp::now())?;
        // It lies in the repository now.
        self.release.blobs.clear();
        std::fs::write(self.card(), self.release.card.to_bytes())?;
        Ok(())
    }
}

/// The notice of that number in two languages, in that revision.
fn notice(number: u32, revision: u32) -> Result<(Publication, Vec<Encoded>)> {
    let said = r#"{"message":"alert","severity":"moderate","time-zone":"Europe/Belgrade"}"#;
    let (mut editions, mut blobs) = (Vec::new(), Vec::new());
    for (language, title, text) in [
        ("en", format!("Desk {number} is closed in the afternoon"), "Come in the morning, and bring your papers."),
        ("fr", format!("Le guichet {number} est fermé l’après-midi"), "Venez le matin avec vos papiers."),
    ] {
        let heading = if language == "en" { "What has changed" } else { "Ce qui change" };
        let text = format!("{title}, from revision {revision} on. {text} Number {number}.");
        let (edition, packed) = edition(language, &title, revision, heading, &text)?;
        editions.push(edition);
        blobs.push(packed);
    }
    let publication = Publication {
        id: format!("office/notices/n{number}").try_into()?,
        kind: Kind::Notice,
        topics: Vec::new(),
        issued: "2026-01-01".parse()?,
        stage: Stage::Published,
        notice: Some(serde_json::from_str(said)?),
        links: Vec::new(),
        editions,
    };
    Ok((publication, blobs))
}

/// A publication `name` that is `content` in a file.
fn large(name: &str, revision: u32, content: Vec<u8>) -> Result<(Publication, Vec<Encoded>)> {
    let (mut edition, text) = edition("en", name, revision, "About", &format!("Revision {revision}."))?;
    let media_type = "application/pdf".to_owned();
    let document = blob::encode(FileRole::Document, "en.pdf".to_owned(), media_type, content)?;
    edition.files.push(document.file.clone());
    let publication = Publication {
        id: format!("office/notices/{name}").try_into()?,
        kind: Kind::Handbook,
        topics: Vec::new(),
        issued: "2026-01-01".parse()?,
        stage: Stage::Published,
        notice: None,
        links: Vec::new(),
        editions: vec![edition],
    };
    Ok((publication, vec![text, document]))
}

fn edition(language: &str, title: &str, revision: u32, heading: &str, text: &str) -> Result<(Edition, Encoded)> {
    let section = Section {
        id: "changed".parse()?,
        level: 1,
        heading: heading.to_owned(),
        html: None,
        text: Some(text.to_owned()),
        pages: Vec::new(),
    };
    let sections = Sections { format: Sections::FORMAT, pages: None, sections: vec![section] };
    let json = serde_json::to_vec(&sections)?;
    let packed = blob::encode(FileRole::Sections, "sections.json".to_owned(), "application/json".to_owned(), json)?;
    let (language, issued): (Language, When) = (language.parse()?, "2026-01-01".parse()?);
    let edition = Edition {
        language,
        title: title.to_owned(),
        summary: String::new(),
        audience: String::new(),
        revision,
        issued,
        translates: None,
        sections: Some(packed.file.clone()),
        files: Vec::new(),
    };
    Ok((edition, packed))
}
