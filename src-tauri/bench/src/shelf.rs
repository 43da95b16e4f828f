//! A corpus in a real store, so that the text of a hit comes from where the product takes it.

use std::path::Path;

use anyhow::{Context, Result};
use domain::{CollectionId, Edition, EditionId, Kind, Language, Publication, PublicationId, SectionId, Stage, When};
use jiff::Timestamp;
use store::{CollectionRecord, PublisherRecord, SectionContent, Store};

use crate::corpus::Section;

/// Sections of one stored edition: a handbook's worth.
const AN_EDITION: usize = 250;

/// Puts `sections` into a new store in `dir`, neighbours of one language together. Gives the store's key of each, in their order.
pub fn fill(dir: &Path, sections: &[Section]) -> Result<Vec<i64>> {
    let store = Store::open(dir, Timestamp::UNIX_EPOCH)?.lease("the benchmark", Timestamp::now)?;
    let publisher = "corpus".parse()?;
    store.put_publisher(&PublisherRecord {
        name: publisher,
        full_name: "Corpus".to_owned(),
        names: Default::default(),
        card: Vec::new(),
        built_in: false,
    })?;
    let collection: CollectionId = "corpus/sections".parse()?;
    store.put_collection(&CollectionRecord {
        id: collection,
        titles: Default::default(),
        cover: String::new(),
        expires: None,
        glossary: Vec::new(),
    })?;
    let mut keys = Vec::with_capacity(sections.len());
    let same_language = sections.chunk_by(|left, right| left.language == right.language);
    for (number, run) in same_language.flat_map(|run| run.chunks(AN_EDITION)).enumerate() {
        let id: PublicationId = format!("corpus/sections/p{number}").parse()?;
        keys.extend(put(&store, id.edition(run[0].language.clone()), run).with_context(|| id.to_string())?);
    }
    Ok(keys)
}

fn put(store: &Store, id: EditionId, run: &[Section]) -> Result<Vec<i64>> {
    let issued: When = "2026-01-01".parse()?;
    let language: Language = id.language.clone();
    let edition = Edition {
        language,
        title: run[0].title.clone(),
        summary: String::new(),
        audience: String::new(),
        revision: 1,
        issued,
        translates: None,
        sections: None,
        files: Vec::new(),
    };
    let publication = Publication {
        id: id.publication.clone(),
        kind: Kind::Handbook,
        topics: Vec::new(),
        issued,
        stage: Stage::Published,
        notice: None,
        links: Vec::new(),
        editions: vec![edition.clone()],
    };
    let mut rows = Vec::with_capacity(run.len());
    for (ordinal, section) in (0u32..).zip(run) {
        rows.push(SectionContent {
            ordinal,
            id: SectionId::page(ordinal + 1),
            level: 1,
            heading: section.heading.clone(),
            html: None,
            text: section.text.clone(),
            pages: Vec::new(),
        });
    }
    store.apply_edition(&id, &edition, &rows, &publication)?;
    Ok(store.sections(&id)?.into_iter().map(|section| section.key).collect())
}
