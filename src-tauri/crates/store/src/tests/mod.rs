//! What the store promises, tried through its public methods and through a disk that fails on demand.

mod applying;
mod blobs;
mod crash;
mod jobs;
mod last_read;
mod lease;
mod marks;
mod opening;
mod partial;
mod rows;

use std::collections::BTreeMap;
use std::io;
use std::sync::Mutex;

use domain::publication::{Encoding, Transport};
use domain::{
    BlobId, Edition, EditionId, File, FileRole, JobKind, JobOrigin, Kind, Language, PageStart, Publication,
    PublicationId, ShortName, Stage,
};
use jiff::Timestamp;
use sha2::{Digest, Sha256};
use tempfile::TempDir;

use crate::{CollectionRecord, Lease, NewJob, PublisherRecord, SectionContent, Store};
use disk::{Fault, Step};

/// A moment in 2026, `seconds` after the tests' beginning of time.
fn at(seconds: i64) -> Timestamp {
    Timestamp::from_second(1_795_000_000 + seconds).unwrap()
}

fn name(text: &str) -> ShortName {
    text.parse().unwrap()
}

fn language(tag: &str) -> Language {
    tag.parse().unwrap()
}

fn publication_id(text: &str) -> PublicationId {
    text.parse().unwrap()
}

fn edition_id(text: &str) -> EditionId {
    text.parse().unwrap()
}

fn hash(bytes: &[u8]) -> BlobId {
    BlobId::from_bytes(Sha256::digest(bytes).into())
}

/// A job to be made.
fn a_sync() -> NewJob {
    NewJob { kind: JobKind::Sync, origin: JobOrigin::Person, task: serde_json::Value::Null }
}

/// A new library folder, and a handle on it.
fn library() -> (TempDir, Store) {
    let folder = tempfile::tempdir().unwrap();
    let store = Store::open(folder.path(), at(0)).unwrap();
    (folder, store)
}

/// The library with the lease to take in content.
fn taking(store: Store) -> Lease {
    store.lease("a test", || at(0)).unwrap()
}

/// [`library`], with the lease.
fn library_to_fill() -> (TempDir, Lease) {
    let (folder, store) = library();
    (folder, taking(store))
}

/// A library that has the publisher `p` with the collection `p/c`, with the lease.
fn library_with_collection() -> (TempDir, Lease) {
    let (folder, store) = library_to_fill();
    add_collection(&store, "p/c");
    (folder, store)
}

fn add_collection(store: &Store, id: &str) {
    let record = CollectionRecord {
        id: id.parse().unwrap(),
        titles: BTreeMap::from([(language("en"), "Notices".to_owned())]),
        cover: "teal".to_owned(),
        expires: Some(at(1000)),
        glossary: Vec::new(),
    };
    store.put_publisher(&publisher(record.id.publisher.as_str())).unwrap();
    store.put_collection(&record).unwrap();
}

fn publisher(short: &str) -> PublisherRecord {
    PublisherRecord {
        name: name(short),
        full_name: format!("The office {short}"),
        names: BTreeMap::from([(language("fr"), format!("Le bureau {short}"))]),
        card: vec![1, 2, 3],
        built_in: false,
    }
}

fn file(role: FileRole, bytes: &[u8]) -> File {
    let sha256 = hash(bytes);
    File {
        role,
        name: "en.pdf".to_owned(),
        media_type: "application/pdf".to_owned(),
        bytes: bytes.len() as u64,
        sha256,
        transport: Transport { encoding: Encoding::Plain, sha256, bytes: bytes.len() as u64, patches: Vec::new() },
    }
}

fn edition(tag: &str, revision: u32) -> Edition {
    Edition {
        language: language(tag),
        title: format!("Title {tag} {revision}"),
        summary: String::new(),
        audience: String::new(),
        revision,
        issued: "2026-11-23".parse().unwrap(),
        translates: None,
        sections: None,
        files: Vec::new(),
    }
}

fn publication(id: &str, editions: Vec<Edition>) -> Publication {
    Publication {
        id: publication_id(id),
        kind: Kind::Handbook,
        topics: vec![name("topic")],
        issued: "2026-11-23".parse().unwrap(),
        stage: Stage::Published,
        notice: None,
        links: Vec::new(),
        editions,
    }
}

/// `count` sections that all carry their revision, so that a mixture would show.
fn sections(revision: u32, count: u32) -> Vec<SectionContent> {
    (0..count)
        .map(|ordinal| SectionContent {
            ordinal,
            id: format!("s{ordinal}").parse().unwrap(),
            level: 1,
            heading: format!("Heading {ordinal} of revision {revision}"),
            html: (ordinal % 2 == 0).then(|| format!("<p>revision {revision}</p>")),
            text: format!("revision {revision}"),
            pages: if ordinal % 2 == 0 { Vec::new() } else { vec![PageStart { offset: 0, page: ordinal }] },
        })
        .collect()
}

/// Applies revision `revision` of `id` with `count` sections.
fn apply(store: &Store, id: &str, revision: u32, count: u32) -> Result<i64, crate::StoreError> {
    let id = edition_id(id);
    let publication = publication(&id.publication.to_string(), Vec::new());
    store.apply_edition(&id, &edition(id.language.as_str(), revision), &sections(revision, count), &publication)
}

/// The revision of `id` that is here and how many sections it has, after making sure that all of it is of one piece.
fn whole_revision(store: &Store, id: &str) -> Option<(u32, u32)> {
    let text = store.edition_text(&edition_id(id)).unwrap()?;
    let revision = text.edition.revision;
    let found: Vec<_> = text.sections.into_iter().map(|section| section.content).collect();
    let count = found.len() as u32;
    assert_eq!(found, sections(revision, count), "{id} is of one piece");
    Some((revision, count))
}

/// A plug that is pulled at one step: that step and all later ones fail. Before, it counts.
#[derive(Default)]
struct Plug {
    state: Mutex<PlugState>,
}

#[derive(Default)]
struct PlugState {
    armed: bool,
    pull_at: Option<usize>,
    seen: Vec<Step>,
}

impl Plug {
    /// Begins to count; pulls the plug at step number `step`, if one is given.
    fn arm(&self, step: Option<usize>) {
        *self.state.lock().unwrap() = PlugState { armed: true, pull_at: step, seen: Vec::new() };
    }

    fn steps(&self) -> Vec<Step> {
        self.state.lock().unwrap().seen.clone()
    }
}

impl Fault for Plug {
    fn before(&self, step: Step) -> io::Result<()> {
        let mut state = self.state.lock().unwrap();
        if !state.armed {
            return Ok(());
        }
        state.seen.push(step);
        match state.pull_at {
            Some(pull) if state.seen.len() > pull => Err(io::Error::other("the plug was pulled")),
            _ => Ok(()),
        }
    }
}

/// A disk on which one kind of step always fails in one way.
struct Always(Step, io::ErrorKind);

impl Fault for Always {
    fn before(&self, step: Step) -> io::Result<()> {
        if step == self.0 { Err(self.1.into()) } else { Ok(()) }
    }
}
