//! Sections: the text of the editions that are here.

use std::collections::{BTreeMap, HashMap};
use std::ops::Deref;

use domain::{CollectionId, EditionId, Kind, Language, PageStart, PublicationId, SectionId};
use rusqlite::{Connection, Row, named_params};

use super::{edition, publication};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// Keys are never used again (`AUTOINCREMENT`), so a search hit of an older revision can only find nothing.
/// The text stands last, so that the other columns are read without walking over it.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE section (
              key INTEGER PRIMARY KEY AUTOINCREMENT,
              edition INTEGER NOT NULL REFERENCES edition (key) ON DELETE CASCADE,
              ordinal INTEGER NOT NULL,
              id TEXT NOT NULL,
              level INTEGER NOT NULL,
              heading TEXT NOT NULL,
              pages TEXT,
              text TEXT NOT NULL,
              html TEXT,
              UNIQUE (edition, ordinal)
          ) STRICT;",
}];

/// What a section says, whether it is to be stored or was.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionContent {
    /// Its place in reading order; different for each section of an edition.
    pub ordinal: u32,
    /// Its stable id.
    pub id: SectionId,
    /// Depth in the outline: 0 before the first heading.
    pub level: u8,
    /// Its heading; may be empty.
    pub heading: String,
    /// Sanitised HTML without the heading, where the section came as HTML.
    pub html: Option<String>,
    /// Plain text: what is searched, and shown where there is no HTML.
    pub text: String,
    /// Where in `text` each page begins; empty without pages.
    pub pages: Vec<PageStart>,
}

/// A section, as it is stored; it reads as what it says.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredSection {
    /// Its key in this library; never used for another text; a revision in which it says the same under the same title keeps
    /// it. Later texts have higher ones.
    pub key: i64,
    /// What it says.
    pub content: SectionContent,
}

impl Deref for StoredSection {
    type Target = SectionContent;

    fn deref(&self) -> &SectionContent {
        &self.content
    }
}

/// What a search hit shows of a section.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SectionHit {
    /// The section's key.
    pub key: i64,
    /// The key of its edition.
    pub edition_key: i64,
    /// Its edition.
    pub edition: EditionId,
    /// The edition's title.
    pub title: String,
    /// What the publication is.
    pub kind: Kind,
    /// The section's stable id.
    pub section: SectionId,
    /// Its heading; may be empty.
    pub heading: String,
    /// Its plain text.
    pub text: String,
    /// Where in `text` each page begins; empty without pages.
    pub pages: Vec<PageStart>,
}

/// The sections whose keys are in a JSON array. `CROSS JOIN` keeps SQLite from walking the table and probing the array.
pub(crate) const HITS: &str = "SELECT section.key, section.id, section.heading, section.pages, section.text,
    edition.key AS edition_key, edition.language, edition.title, publication.id AS publication, publication.kind
    FROM json_each(?1) AS wanted CROSS JOIN section ON section.key = wanted.value
    JOIN edition ON edition.key = section.edition
    JOIN publication ON publication.key = edition.publication";

fn stored(row: &Row<'_>) -> Result<StoredSection, StoreError> {
    let content = SectionContent {
        ordinal: row.get("ordinal")?,
        id: column::parsed(row, "id")?,
        level: row.get("level")?,
        heading: row.get("heading")?,
        html: row.get("html")?,
        text: row.get("text")?,
        pages: column::pages(row, "pages")?,
    };
    Ok(StoredSection { key: row.get("key")?, content })
}

/// The sections of the edition with `key`, in reading order.
pub(crate) fn of_edition(tables: &Connection, key: i64) -> Result<Vec<StoredSection>, StoreError> {
    let mut query = tables.prepare_cached("SELECT * FROM section WHERE edition = ?1 ORDER BY ordinal")?;
    query.query_and_then([key], stored)?.collect()
}

/// What `sql` gives: collections as `id`, with so many `bytes`.
pub(crate) fn bytes_by_collection(tables: &Connection, sql: &str) -> Result<BTreeMap<CollectionId, u64>, StoreError> {
    let mut query = tables.prepare_cached(sql)?;
    let bytes = |row: &Row<'_>| Ok((column::parsed(row, "id")?, row.get::<_, i64>("bytes")?.cast_unsigned()));
    query.query_and_then([], bytes)?.collect()
}

/// The keys of the sections of the edition with `key`, by their headings and words. What cannot be read has none.
fn by_words(tables: &Connection, key: i64) -> Result<HashMap<(String, String), Vec<i64>>, StoreError> {
    let mut query =
        tables.prepare_cached("SELECT heading, text, key FROM section WHERE edition = ?1 ORDER BY ordinal")?;
    let mut found: HashMap<_, Vec<i64>> = HashMap::new();
    let mut rows = query.query([key])?;
    while let Some(row) = rows.next()? {
        if let (Ok(heading), Ok(text), Ok(key)) = (row.get("heading"), row.get("text"), row.get("key")) {
            found.entry((heading, text)).or_default().push(key);
        }
    }
    Ok(found)
}

/// Replaces the sections of the edition with `key`. Where its title is the same still, those that have the heading and the
/// words of one that was there keep its key.
pub(crate) fn replace(
    tables: &Connection,
    key: i64,
    sections: &[SectionContent],
    same_title: bool,
) -> Result<(), StoreError> {
    let mut here = if same_title { by_words(tables, key)? } else { HashMap::new() };
    tables.prepare_cached("DELETE FROM section WHERE edition = ?1")?.execute([key])?;
    let mut put = tables.prepare_cached(
        "INSERT INTO section (key, edition, ordinal, id, level, heading, pages, text, html)
         VALUES (:key, :edition, :ordinal, :id, :level, :heading, :pages, :text, :html)",
    )?;
    for section in sections {
        let kept = here.get_mut(&(section.heading.clone(), section.text.clone())).and_then(Vec::pop);
        put.execute(named_params! {
            ":key": kept,
            ":edition": key,
            ":ordinal": section.ordinal,
            ":id": section.id.as_str(),
            ":level": section.level,
            ":heading": section.heading,
            ":pages": column::pages_to_json(&section.pages)?,
            ":text": section.text,
            ":html": section.html,
        })?;
    }
    Ok(())
}

impl Store {
    /// How many bytes of text and HTML the database keeps of each collection. Reads the length of every section, not its text.
    ///
    /// # Errors
    /// Any of the database.
    pub fn text_bytes(&self) -> Result<BTreeMap<CollectionId, u64>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT publication.collection AS id,
                       sum(octet_length(section.text) + coalesce(octet_length(section.html), 0)) AS bytes
                       FROM section JOIN edition ON edition.key = section.edition
                       JOIN publication ON publication.key = edition.publication GROUP BY publication.collection";
            bytes_by_collection(tables, sql)
        })
    }

    /// The highest key of a section that is here; 0 where there is none. What comes after has higher ones.
    ///
    /// # Errors
    /// Any of the database.
    pub fn newest_section(&self) -> Result<i64, StoreError> {
        self.read(|tables| Ok(tables.query_row("SELECT coalesce(max(key), 0) FROM section", [], |row| row.get(0))?))
    }

    /// The sections of edition `id`, in reading order; empty when its text is not here.
    /// [`Store::edition_text`] gives them together with what they belong to.
    ///
    /// # Errors
    /// Any of the database.
    pub fn sections(&self, id: &EditionId) -> Result<Vec<StoredSection>, StoreError> {
        self.read(|tables| edition::key(tables, id)?.map_or(Ok(Vec::new()), |key| of_edition(tables, key)))
    }

    /// What hits show of the sections with `keys`, in the order of `keys`; those no longer here are left out.
    /// One query, however many they are.
    ///
    /// # Errors
    /// Any of the database.
    pub fn sections_by_keys(&self, keys: &[i64]) -> Result<Vec<SectionHit>, StoreError> {
        let wanted = column::to_json(&keys)?;
        let mut found = self.read(|tables| {
            let mut query = tables.prepare_cached(HITS)?;
            let mut found = HashMap::with_capacity(keys.len());
            let mut rows = query.query([&wanted])?;
            while let Some(row) = rows.next()? {
                let hit = hit(row)?;
                found.insert(hit.key, hit);
            }
            Ok(found)
        })?;
        Ok(keys.iter().filter_map(|key| found.remove(key)).collect())
    }
}

fn hit(row: &Row<'_>) -> Result<SectionHit, StoreError> {
    Ok(SectionHit {
        key: row.get("key")?,
        edition_key: row.get("edition_key")?,
        edition: edition_id(row)?,
        title: row.get::<_, Option<String>>("title")?.unwrap_or_default(),
        kind: publication::kind(row)?,
        section: column::parsed(row, "id")?,
        heading: row.get("heading")?,
        text: row.get("text")?,
        pages: column::pages(row, "pages")?,
    })
}

fn edition_id(row: &Row<'_>) -> Result<EditionId, StoreError> {
    let publication: PublicationId = column::parsed(row, "publication")?;
    let language: Language = column::parsed(row, "language")?;
    Ok(publication.edition(language))
}
