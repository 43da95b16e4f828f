//! Collections of the publishers.

use std::collections::BTreeMap;

use domain::{CollectionId, Language, Term};
use jiff::Timestamp;
use rusqlite::types::ValueRef;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{change, publisher};
use crate::migration::Migration;
use crate::{Store, StoreError, column, written};

/// `digest` is that of `titles`, `cover`, `expires` and `glossary` as they were written.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE collection (
                  id TEXT PRIMARY KEY,
                  publisher TEXT NOT NULL REFERENCES publisher (name) ON DELETE CASCADE,
                  titles TEXT NOT NULL,
                  cover TEXT NOT NULL
              ) STRICT;
              CREATE INDEX collection_publisher ON collection (publisher);",
    },
    Migration { version: 3, sql: "ALTER TABLE collection ADD COLUMN expires TEXT;" },
    Migration { version: 6, sql: "ALTER TABLE collection ADD COLUMN glossary TEXT NOT NULL DEFAULT '[]';" },
    Migration { version: 9, sql: "ALTER TABLE collection ADD COLUMN digest TEXT;" },
];

/// A collection, as its catalogue describes it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct CollectionRecord {
    /// Its id.
    pub id: CollectionId,
    /// Its title, by language.
    pub titles: BTreeMap<Language, String>,
    /// Its cover colour: teal, brick, ochre, moss, plum or slate.
    pub cover: String,
    /// Until when the signature of the office that signs it is good; unknown of what was taken in before this was kept.
    pub expires: Option<Timestamp>,
    /// Terms that mean the same, for searching.
    pub glossary: Vec<Term>,
}

/// Refuses a collection that is not in the library.
pub(crate) fn require(tables: &Connection, id: &CollectionId) -> Result<(), StoreError> {
    let mut query = tables.prepare_cached("SELECT 1 FROM collection WHERE id = ?1")?;
    let found = query.query_row([id.to_string()], |_| Ok(())).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "collection", id: id.to_string() })
}

impl Store {
    /// Adds `record`, or replaces the collection of that id; its publications stay.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when its publisher is not in the library.
    pub fn put_collection(&self, record: &CollectionRecord) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            publisher::require(tables, &record.id.publisher)?;
            let sql = "INSERT INTO collection (id, publisher, titles, cover, expires, glossary, digest)
                       VALUES (:id, :publisher, :titles, :cover, :expires, :glossary, :digest)
                       ON CONFLICT (id) DO UPDATE
                       SET titles = excluded.titles, cover = excluded.cover, expires = excluded.expires,
                       glossary = excluded.glossary, digest = excluded.digest";
            let (titles, glossary) = (column::to_json(&record.titles)?, column::to_json(&record.glossary)?);
            let expires = record.expires.map(|expires| expires.to_string());
            tables.prepare_cached(sql)?.execute(named_params! {
                ":id": record.id.to_string(),
                ":publisher": record.id.publisher.as_str(),
                ":titles": titles,
                ":cover": record.cover,
                ":expires": expires,
                ":glossary": glossary,
                ":digest": digest(&titles, &record.cover, expires.as_deref(), &glossary),
            })?;
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// All collections, by id.
    ///
    /// # Errors
    /// Any of the database.
    pub fn collections(&self) -> Result<Vec<CollectionRecord>, StoreError> {
        self.read(|tables| tables.prepare_cached(&format!("{ROWS} ORDER BY id"))?.query_and_then([], stored)?.collect())
    }

    /// All collections that are as they were written, by id, and the ids of those that are not, as of one moment.
    ///
    /// # Errors
    /// Any of the database.
    pub fn collections_as_written(&self) -> Result<(Vec<CollectionRecord>, Vec<CollectionId>), StoreError> {
        self.read(|tables| {
            let (mut sound, mut changed) = (Vec::new(), Vec::new());
            let mut query = tables.prepare_cached(&format!("{ROWS} ORDER BY id"))?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                if is_as_written(row) {
                    sound.push(stored(row)?);
                } else {
                    changed.push(column::parsed(row, "id")?);
                }
            }
            Ok((sound, changed))
        })
    }
}

const ROWS: &str = "SELECT id, titles, cover, expires, glossary, digest FROM collection";

fn stored(row: &Row<'_>) -> Result<CollectionRecord, StoreError> {
    Ok(CollectionRecord {
        id: column::parsed(row, "id")?,
        titles: column::json(row, "titles")?,
        cover: row.get("cover")?,
        expires: column::moment(row, "expires")?,
        glossary: column::json(row, "glossary")?,
    })
}

/// Whether a row is what was written, as far as that was noted. What is no text any more was not written so.
fn is_as_written(row: &Row<'_>) -> bool {
    let text = |name| row.get_ref(name).ok()?.as_str_or_null().ok().flatten();
    if matches!(row.get_ref("digest"), Ok(ValueRef::Null)) {
        return true;
    }
    let [titles, cover, glossary] = ["titles", "cover", "glossary"].map(|name| text(name).unwrap_or_default());
    text("digest").is_some_and(|noted| noted == digest(titles, cover, text("expires"), glossary))
}

fn digest(titles: &str, cover: &str, expires: Option<&str>, glossary: &str) -> String {
    written::of_row(&[Some(titles), Some(cover), expires, Some(glossary)])
}
