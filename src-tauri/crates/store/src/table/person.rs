//! What the person at this computer did: saved, read, acknowledged, and where they stopped reading.
//! It never leaves this computer, and anyone who may write the library may write it, without the lease.

use std::collections::BTreeMap;

use domain::{EditionId, Hold, PublicationId};
use jiff::Timestamp;
use rusqlite::{Connection, ToSql};
use serde_json::Value;

use super::{change, edition, publication};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE person (
              publication INTEGER PRIMARY KEY REFERENCES publication (key) ON DELETE CASCADE,
              saved INTEGER NOT NULL DEFAULT 0,
              read TEXT,
              acknowledged TEXT
          ) STRICT;
          CREATE TABLE position (
              edition INTEGER PRIMARY KEY REFERENCES edition (key) ON DELETE CASCADE,
              place TEXT NOT NULL
          ) STRICT;",
    },
    Migration { version: 2, sql: "ALTER TABLE person ADD COLUMN hold TEXT;" },
];

/// Forgets that the publication with `key` was read.
pub(crate) fn mark_unread(tables: &Connection, key: i64) -> Result<(), StoreError> {
    tables.prepare_cached("UPDATE person SET read = NULL WHERE publication = ?1")?.execute([key])?;
    Ok(())
}

impl Store {
    /// Marks a publication as saved by the person, or takes the mark away.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_saved(&self, id: &PublicationId, saved: bool) -> Result<(), StoreError> {
        self.set_mark(id, "saved", &saved)
    }

    /// Notes what the person wants of a publication whatever the rules say; nothing goes back to the rules.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_hold(&self, id: &PublicationId, hold: Option<Hold>) -> Result<(), StoreError> {
        self.set_mark(id, "hold", &hold.map(|hold| column::to_json(&hold)).transpose()?)
    }

    /// Notes whether the person wants the text and files of one edition whatever the rules say.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_asked(&self, id: &EditionId, asked: bool) -> Result<(), StoreError> {
        self.write(|tables| {
            let key = edition::key(tables, id)?
                .ok_or_else(|| StoreError::NotFound { what: "edition", id: id.to_string() })?;
            tables.prepare_cached("UPDATE edition SET asked = ?2 WHERE key = ?1")?.execute((key, asked))?;
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// Notes when the person acknowledged a notice; nothing undoes it.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_acknowledged(&self, id: &PublicationId, when: Option<Timestamp>) -> Result<(), StoreError> {
        self.set_mark(id, "acknowledged", &when.map(|when| when.to_string()))
    }

    /// Notes when the person opened a publication. A later revision makes it unread again.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_read(&self, id: &PublicationId, when: Timestamp) -> Result<(), StoreError> {
        self.set_mark(id, "read", &when.to_string())
    }

    /// Notes where in an edition the person is, in the caller's words.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_position(&self, id: &EditionId, place: &Value) -> Result<(), StoreError> {
        self.write(|tables| {
            let key = edition::key(tables, id)?
                .ok_or_else(|| StoreError::NotFound { what: "edition", id: id.to_string() })?;
            tables
                .prepare_cached("INSERT OR REPLACE INTO position (edition, place) VALUES (?1, ?2)")?
                .execute((key, column::to_json(place)?))?;
            Ok(())
        })
    }

    /// Where in an edition the person was last, as [`Store::set_position`] was told.
    ///
    /// # Errors
    /// Any of the database.
    pub fn position(&self, id: &EditionId) -> Result<Option<Value>, StoreError> {
        self.read(|tables| {
            let Some(key) = edition::key(tables, id)? else { return Ok(None) };
            tables
                .prepare_cached("SELECT place FROM position WHERE edition = ?1")?
                .query_and_then([key], |row| column::json(row, "place"))?
                .next()
                .transpose()
        })
    }

    /// Where in each edition the person was last, by edition.
    ///
    /// # Errors
    /// Any of the database.
    pub fn positions(&self) -> Result<BTreeMap<EditionId, Value>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT publication.id || '@' || edition.language AS id, place FROM position
                       JOIN edition ON edition.key = position.edition
                       JOIN publication ON publication.key = edition.publication";
            tables
                .prepare_cached(sql)?
                .query_and_then([], |row| Ok((column::parsed(row, "id")?, column::json(row, "place")?)))?
                .collect()
        })
    }

    /// `mark` is one of this table's own column names, never a caller's text.
    fn set_mark(&self, id: &PublicationId, mark: &'static str, value: &dyn ToSql) -> Result<(), StoreError> {
        self.write(|tables| {
            let key = publication::key(tables, id)?;
            let sql = format!(
                "INSERT INTO person (publication, {mark}) VALUES (?1, ?2)
                 ON CONFLICT (publication) DO UPDATE SET {mark} = excluded.{mark}"
            );
            tables.prepare_cached(&sql)?.execute((key, value))?;
            change::touch_library(tables)?;
            Ok(())
        })
    }
}
