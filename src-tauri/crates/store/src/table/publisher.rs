//! Publishers whose content this library takes in.

use std::collections::BTreeMap;

use domain::{Language, ShortName};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::{change, source};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE publisher (
              name TEXT PRIMARY KEY,
              full_name TEXT NOT NULL,
              names TEXT NOT NULL,
              card BLOB NOT NULL,
              location TEXT NOT NULL,
              built_in INTEGER NOT NULL
          ) STRICT;",
}];

/// A publisher, as its card introduced it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PublisherRecord {
    /// Its short name, unique in a library.
    pub name: ShortName,
    /// Its full name.
    pub full_name: String,
    /// Its full name in other languages.
    pub names: BTreeMap<Language, String>,
    /// The bytes of its card.
    pub card: Vec<u8>,
    /// Whether it came with the app.
    pub built_in: bool,
}

fn record(row: &Row<'_>) -> Result<PublisherRecord, StoreError> {
    Ok(PublisherRecord {
        name: column::parsed(row, "name")?,
        full_name: row.get("full_name")?,
        names: column::json(row, "names")?,
        card: row.get("card")?,
        built_in: row.get("built_in")?,
    })
}

fn put(tables: &Connection, record: &PublisherRecord) -> Result<(), StoreError> {
    let sql = "INSERT INTO publisher (name, full_name, names, card, built_in)
               VALUES (:name, :full_name, :names, :card, :built_in)
               ON CONFLICT (name) DO UPDATE SET full_name = excluded.full_name, names = excluded.names,
               card = excluded.card, built_in = excluded.built_in";
    tables.prepare_cached(sql)?.execute(named_params! {
        ":name": record.name.as_str(),
        ":full_name": record.full_name,
        ":names": column::to_json(&record.names)?,
        ":card": record.card,
        ":built_in": record.built_in,
    })?;
    change::touch_library(tables)?;
    Ok(())
}

/// Refuses a publisher that is not in the library.
pub(crate) fn require(tables: &Connection, name: &ShortName) -> Result<(), StoreError> {
    let mut query = tables.prepare_cached("SELECT 1 FROM publisher WHERE name = ?1")?;
    let found = query.query_row([name.as_str()], |_| Ok(())).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "publisher", id: name.to_string() })
}

impl Store {
    /// Adds `record`, or replaces the publisher of that name; its content stays.
    ///
    /// # Errors
    /// Any of the database.
    pub fn put_publisher(&self, record: &PublisherRecord) -> Result<(), StoreError> {
        self.write(|tables| put(tables, record))
    }

    /// Puts `record` in place of the publisher of that name, which was trusted under another card: its content stays, and
    /// its trusted metadata and sources go, because what they were checked against no longer counts. `location` is its
    /// one source then.
    ///
    /// # Errors
    /// Any of the database; then all is as it was.
    pub fn replace_publisher(&self, record: &PublisherRecord, location: &str) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            put(tables, record)?;
            // With the metadata go the floors below which no version may fall.
            tables.execute("DELETE FROM trusted WHERE publisher = ?1", [record.name.as_str()])?;
            tables.execute("DELETE FROM source WHERE publisher = ?1", [record.name.as_str()])?;
            source::put(tables, &record.name, location)
        })
    }

    /// All publishers, by name.
    ///
    /// # Errors
    /// Any of the database.
    pub fn publishers(&self) -> Result<Vec<PublisherRecord>, StoreError> {
        self.read(|tables| {
            tables.prepare_cached("SELECT * FROM publisher ORDER BY name")?.query_and_then([], record)?.collect()
        })
    }

    /// The publisher called `name`, where it is in the library.
    ///
    /// # Errors
    /// Any of the database.
    pub fn publisher(&self, name: &ShortName) -> Result<Option<PublisherRecord>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM publisher WHERE name = ?1")?;
            query.query_and_then([name.as_str()], record)?.next().transpose()
        })
    }

    /// Removes a publisher with its metadata, collections, publications and the person's marks on them. Blobs that
    /// nothing refers to any more stay until [`Store::remove_unreferenced`].
    ///
    /// # Errors
    /// [`StoreError::Saved`] when the person saved some of its publications and `force` is not given;
    /// [`StoreError::NotFound`].
    pub fn remove_publisher(&self, name: &ShortName, force: bool) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            require(tables, name)?;
            let saved = "SELECT count(*) FROM person JOIN publication ON publication.key = person.publication
                         JOIN collection ON collection.id = publication.collection
                         WHERE collection.publisher = ?1 AND person.saved";
            let count: u32 = tables.query_row(saved, [name.as_str()], |row| row.get(0))?;
            if count > 0 && !force {
                return Err(StoreError::Saved { publisher: name.clone(), count });
            }
            let all = "SELECT edition.key, publication.id || '@' || edition.language FROM edition
                           JOIN publication ON publication.key = edition.publication
                           JOIN collection ON collection.id = publication.collection
                           WHERE collection.publisher = ?1 ORDER BY edition.key";
            let gone = tables
                .prepare(all)?
                .query_map([name.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?
                .collect::<Result<Vec<(i64, String)>, _>>()?;
            for (key, id) in gone {
                change::record(tables, key, &id, false)?;
            }
            tables.execute("DELETE FROM publisher WHERE name = ?1", [name.as_str()])?;
            change::touch_library(tables)?;
            Ok(())
        })
    }
}
