//! Corpora and queries as JSON lines, and an index of them.

use std::collections::HashMap;
use std::fs::File;
use std::io::{BufRead, BufReader};
use std::path::Path;
use std::time::{Duration, Instant};

use anyhow::{Context, Result, bail};
use domain::{Kind, Language};
use search::{Day, Document, Headings, Holding, Holdings, Index};
use serde::Deserialize;
use serde::de::DeserializeOwned;

use crate::shared;

/// One section of a corpus. The part of the id before `#` names the page it is on.
#[derive(Deserialize)]
pub struct Section {
    pub id: String,
    #[serde(rename = "lang")]
    pub language: Language,
    #[serde(default)]
    pub title: String,
    #[serde(default)]
    pub heading: String,
    pub text: String,
}

/// One query, with the sections that answer it.
#[derive(Deserialize)]
pub struct Question {
    pub id: String,
    #[serde(rename = "lang")]
    pub language: Language,
    pub query: String,
    #[serde(default)]
    pub relevant: Vec<String>,
}

impl Section {
    /// The page: what stands for a publication.
    pub fn page(&self) -> &str {
        self.id.split('#').next().unwrap_or(&self.id)
    }

    /// The page as an edition with this key, the only one of its publication.
    fn holding(&self, key: i64) -> Holding {
        Holding {
            edition: key,
            publication: key,
            language: self.language.clone(),
            kind: Kind::Handbook,
            collection: format!("corpus/{}", self.package()),
            topics: Vec::new(),
            issued: Day::new(2026, 1, 1),
            standing: 1.0,
            here: true,
        }
    }

    /// The package that the page comes from: what stands for a collection.
    pub fn package(&self) -> &str {
        self.id.split(['/', ':', '#']).next().unwrap_or_default()
    }
}

/// Every line of a file of JSON lines.
pub fn read<T: DeserializeOwned>(path: &Path) -> Result<Vec<T>> {
    let file = File::open(path).with_context(|| format!("{} could not be opened", path.display()))?;
    let mut items = Vec::new();
    for (number, line) in BufReader::new(file).lines().enumerate() {
        let line = line?;
        if !line.trim().is_empty() {
            let item = serde_json::from_str(&line);
            items.push(item.with_context(|| format!("{}, line {}", path.display(), number + 1))?);
        }
    }
    Ok(items)
}

/// How many lines of a file hold something.
pub fn count(path: &Path) -> Result<usize> {
    let file = File::open(path).with_context(|| format!("{} could not be opened", path.display()))?;
    let mut count = 0;
    for line in BufReader::new(file).lines() {
        count += usize::from(!line?.trim().is_empty());
    }
    Ok(count)
}

/// What making an index took.
pub struct Built {
    pub index: Index,
    /// What is known of the pages, one an edition.
    pub holdings: Holdings,
    /// From the first section to the end of the commit.
    pub commit: Duration,
    /// The same until the merges were done too.
    pub merged: Duration,
    /// Bytes of the index's files.
    pub bytes: u64,
}

/// Indexes `sections` in `dir`, each under its key.
pub fn build(dir: &Path, sections: &[Section], keys: &[i64]) -> Result<Built> {
    if dir.join("meta.json").exists() {
        bail!("there is an index in {} already", dir.display());
    }
    let index = Index::create(dir)?;
    let mut editions = HashMap::new();
    let mut holdings: Vec<Holding> = Vec::new();
    let begun = Instant::now();
    let mut writer = index.writer(library::INDEX_WRITER_BYTES)?;
    let mut known: HashMap<_, Vec<&str>> = HashMap::new();
    for section in sections {
        known.entry((section.page(), section.language.as_str())).or_default().push(&section.heading);
    }
    let known: HashMap<_, Headings> = known.into_iter().map(|(page, all)| (page, Headings::new(all))).collect();
    for (section, key) in sections.iter().zip(keys) {
        let next = editions.len() as i64;
        let edition = *editions.entry((section.page(), section.language.as_str())).or_insert_with(|| {
            holdings.push(section.holding(next));
            next
        });
        let first = edition == next;
        writer.add(&Document {
            section: *key,
            edition,
            language: &section.language,
            first,
            contents: known[&(section.page(), section.language.as_str())].are_listed_in(&section.text),
            title: &section.title,
            heading: &section.heading,
            text: &section.text,
        })?;
    }
    writer.commit(1)?;
    let commit = begun.elapsed();
    writer.compact()?;
    let merged = begun.elapsed();
    index.reload()?;
    Ok(Built { bytes: shared::size_of(dir)?, index, holdings: Holdings::new(holdings), commit, merged })
}

/// Keys for a corpus that is in no store: its places.
pub fn places(sections: &[Section]) -> Vec<i64> {
    (0..sections.len() as i64).collect()
}
