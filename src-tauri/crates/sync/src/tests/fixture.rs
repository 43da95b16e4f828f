//! A publisher, a library, and the editions between them.

use std::collections::BTreeMap;
use std::ops::ControlFlow;

use domain::{Edition, FileRole, Kind, Publication, Section, Sections, ShortName, Stage};
use jiff::Timestamp;
use repository::{
    Card, CollectionRelease, Encoded, Expired, Expiry, Key, Keys, Release, ReleaseBlob, blob, new_root, refresh, write,
};
use store::{Lease, PublisherRecord, SectionContent, Store};
use tempfile::TempDir;

use crate::*;

pub(super) fn day(number: i64) -> Timestamp {
    domain::time::days_after("2026-11-01T08:00:00Z".parse().unwrap(), number)
}

pub(super) fn name(text: &str) -> ShortName {
    text.parse().unwrap()
}

/// An edition whose one section says `text`, with a document of `document` bytes where that is not 0.
pub(super) fn edition(lang: &str, revision: u32, text: &str, document: usize) -> (Edition, Vec<Encoded>) {
    let section = Section {
        id: "1".parse().unwrap(),
        level: 1,
        heading: format!("Revision {revision}"),
        html: None,
        text: Some(text.to_owned()),
        pages: Vec::new(),
    };
    let sections = Sections { format: Sections::FORMAT, pages: None, sections: vec![section] };
    let json = serde_json::to_vec(&sections).unwrap();
    let mut encoded =
        vec![blob::encode(FileRole::Sections, "sections.json".into(), "application/json".into(), json).unwrap()];
    if document > 0 {
        let seed = text.bytes().fold(revision as u64, |sum, byte| sum.wrapping_mul(31).wrapping_add(byte.into()));
        // splitmix64: bytes that zstd cannot pack
        let bytes = (1..=document as u64).map(|at| {
            let mixed = (seed.wrapping_add(at)).wrapping_mul(0x9e37_79b9_7f4a_7c15);
            let mixed = (mixed ^ mixed >> 30).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            (mixed ^ mixed >> 27) as u8
        });
        let file = format!("{lang}.pdf");
        encoded.push(blob::encode(FileRole::Document, file, "application/pdf".into(), bytes.collect()).unwrap());
    }
    let made = Edition {
        language: lang.parse().unwrap(),
        title: format!("Title {revision}"),
        summary: String::new(),
        audience: String::new(),
        revision,
        issued: "2026-11-01".parse().unwrap(),
        translates: None,
        sections: Some(encoded[0].file.clone()),
        files: encoded[1..].iter().map(|encoded| encoded.file.clone()).collect(),
    };
    (made, encoded)
}

pub(super) fn publication(id: &str, editions: Vec<Edition>) -> Publication {
    Publication {
        id: format!("office/health/{id}").try_into().unwrap(),
        kind: Kind::Article,
        topics: Vec::new(),
        issued: "2026-11-01".parse().unwrap(),
        stage: Stage::Published,
        notice: None,
        links: Vec::new(),
        editions,
    }
}

pub(super) fn notice(id: &str, editions: Vec<Edition>) -> Publication {
    let notice = r#"{"message":"alert","severity":"minor","time-zone":"Europe/Belgrade"}"#;
    let notice = serde_json::from_str(notice).unwrap();
    Publication { kind: Kind::Notice, notice: Some(notice), ..publication(id, editions) }
}

/// The publisher `office`, with its repository in a folder.
pub(super) struct Office {
    pub(super) folder: TempDir,
    pub(super) release: Release,
    pub(super) keys: Keys,
}

impl Office {
    pub(super) fn new() -> Self {
        let health = Key::from_seed([3; 32]);
        let keys = Keys {
            root: Some(Key::from_seed([1; 32])),
            release: Key::from_seed([2; 32]),
            collections: BTreeMap::from([(name("health"), health)]),
        };
        let root = new_root(&keys, &Expiry::default(), day(0)).unwrap();
        let card = Card::new(name("office"), "An office".into(), BTreeMap::new(), Vec::new(), root).unwrap();
        let collection = CollectionRelease {
            collection: name("health"),
            titles: BTreeMap::from([("en".parse().unwrap(), "Health".to_owned())]),
            cover: "teal".into(),
            glossary: Vec::new(),
            publications: Vec::new(),
        };
        let release = Release {
            card,
            later_roots: vec![],
            collections: vec![collection],
            blobs: vec![],
            expiry: Expiry::default(),
        };
        Self { folder: tempfile::tempdir().unwrap(), release, keys }
    }

    pub(super) fn puts(&mut self, publication: Publication, blobs: Vec<Encoded>) {
        self.release.blobs.extend(blobs.into_iter().map(ReleaseBlob::from));
        let there = &mut self.release.collections[0].publications;
        there.retain(|other| other.id != publication.id);
        there.push(publication);
    }

    /// Puts a publication with one edition in English.
    pub(super) fn says(&mut self, id: &str, revision: u32, text: &str, document: usize) {
        let (edition, blobs) = edition("en", revision, text, document);
        self.puts(publication(id, vec![edition]), blobs);
    }

    pub(super) fn publish(&self, on: i64) -> Folder {
        write(self.folder.path(), &self.release, &self.keys, day(on)).unwrap();
        Folder::new(self.folder.path())
    }
}

/// The library with the lease to take in content.
pub(super) fn taking(store: Store) -> Lease {
    store.lease("a test", || day(1)).unwrap()
}

/// Makes `store` know the office.
pub(super) fn subscribe(store: &Store, office: &Office) {
    let card = &office.release.card;
    let record = PublisherRecord {
        name: card.publisher.clone(),
        full_name: card.name.clone(),
        names: BTreeMap::new(),
        card: card.to_bytes(),
        built_in: false,
    };
    store.put_publisher(&record).unwrap();
}

/// What the office offers, verified and recorded.
pub(super) fn offered(store: &Store, office: &Office, on: i64) -> Vec<Offer> {
    let folder = Folder::new(office.folder.path());
    let trust = PublisherTrust::new(store, name("office"));
    let refreshed = refresh(&office.release.card, &folder, &trust, day(on), Expired::Refuse).unwrap();
    assert!(refreshed.refused.is_empty(), "{:?}", refreshed.refused);
    refreshed.collections.iter().map(|verified| read_offer(store, &[&folder], verified).unwrap()).collect()
}

/// Records what the office offers, as the library does before it executes.
pub(super) fn recorded(store: &Store, office: &Office, on: i64) {
    let folder = Folder::new(office.folder.path());
    let trust = PublisherTrust::new(store, name("office"));
    let refreshed = refresh(&office.release.card, &folder, &trust, day(on), Expired::Refuse).unwrap();
    for verified in &refreshed.collections {
        record_offer(store, verified, &read_offer(store, &[&folder], verified).unwrap()).unwrap();
    }
}

pub(super) fn planned(store: &Store, office: &Office, on: i64) -> Vec<Step> {
    let offers = offered(store, office, on);
    plan(&store.publications().unwrap(), &offers, &domain::Rules::default(), &|id| store.has_blob(id).unwrap())
}

/// What the library does in place of real sanitising.
pub(super) fn clean(sections: &Sections) -> Vec<SectionContent> {
    let new = |(ordinal, section): (usize, &Section)| SectionContent {
        ordinal: ordinal as u32,
        id: section.id.clone(),
        level: section.level,
        heading: section.heading.clone(),
        html: section.html.clone(),
        text: section.text.clone().unwrap_or_default(),
        pages: section.pages.clone(),
    };
    sections.sections.iter().enumerate().map(new).collect()
}

pub(super) fn run(store: &Store, steps: &[Step], carriers: &[&dyn repository::Carrier]) -> Outcome {
    execute(steps, carriers, store, &clean, &mut |_| ControlFlow::Continue(()))
}

/// The revision and text of an edition in English, as a reader sees it; what is seen is never a mixture.
pub(super) fn seen(store: &Store, id: &str) -> Option<(u32, String)> {
    let id = domain::PublicationId::try_from(format!("office/health/{id}")).unwrap();
    let text = store.edition_text(&id.edition("en".parse().unwrap())).unwrap()?;
    let [section] = text.sections.as_slice() else { panic!("{:?}", text.sections) };
    assert_eq!(section.heading, format!("Revision {}", text.edition.revision), "a mixture of revisions");
    for file in text.edition.sections.iter().chain(&text.edition.files) {
        assert!(store.has_blob(&file.sha256).unwrap(), "{} of what is read is not here", file.name);
        assert!(store.blob_is_sound(&file.sha256).unwrap(), "{} of what is read is damaged", file.name);
    }
    Some((text.edition.revision, section.text.clone()))
}
