//! Where each publisher's repository is taken from, and when each place was last asked.

use domain::ShortName;
use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params};
use serde_json::Value;

use super::{change, publisher};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// Before the second version a publisher had one location, in its own row.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 2,
        sql: "CREATE TABLE source (
              publisher TEXT NOT NULL REFERENCES publisher (name) ON DELETE CASCADE,
              location TEXT NOT NULL,
              last_attempt TEXT,
              last_success TEXT,
              last_error TEXT,
              PRIMARY KEY (publisher, location)
          ) STRICT;
          INSERT INTO source (publisher, location, last_attempt, last_success, last_error)
              SELECT name, location, last_attempt, last_success, last_error
              FROM publisher LEFT JOIN source_check ON source_check.publisher = name
              WHERE location <> '';
          ALTER TABLE publisher DROP COLUMN location;",
    },
    // What a publisher's only source had is what is known of the publisher.
    Migration {
        version: 8,
        sql: "ALTER TABLE source ADD COLUMN signed TEXT;
              ALTER TABLE source ADD COLUMN expires TEXT;
              UPDATE source SET
                  signed = (SELECT signed FROM source_check WHERE source_check.publisher = source.publisher),
                  expires = (SELECT expires FROM source_check WHERE source_check.publisher = source.publisher)
              WHERE (SELECT count(*) FROM source AS other WHERE other.publisher = source.publisher) = 1;",
    },
];

/// One place that a publisher's repository is taken from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SourceRecord {
    /// The publisher.
    pub publisher: ShortName,
    /// The place: a folder's absolute path, or an address.
    pub location: String,
    /// When it last had a repository that could be verified.
    pub last_success: Option<Timestamp>,
    /// When it was last asked.
    pub last_attempt: Option<Timestamp>,
    /// Why it failed the last time, as its caller described it; nothing when it did not.
    pub last_error: Option<Value>,
    /// When what it last had was signed, and until when that is good.
    pub has: Option<(Timestamp, Timestamp)>,
}

fn record(row: &Row<'_>) -> Result<SourceRecord, StoreError> {
    Ok(SourceRecord {
        publisher: column::parsed(row, "publisher")?,
        location: row.get("location")?,
        last_success: column::moment(row, "last_success")?,
        last_attempt: column::moment(row, "last_attempt")?,
        last_error: column::json_or_null(row, "last_error")?,
        has: column::moment(row, "signed")?.zip(column::moment(row, "expires")?),
    })
}

/// Adds a source where it is not there yet.
pub(crate) fn put(tables: &Connection, publisher: &ShortName, location: &str) -> Result<(), StoreError> {
    publisher::require(tables, publisher)?;
    tables
        .prepare_cached("INSERT OR IGNORE INTO source (publisher, location) VALUES (?1, ?2)")?
        .execute((publisher.as_str(), location))?;
    Ok(())
}

impl Store {
    /// Adds `location` as a source of `publisher`; one that is there already stays as it is.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such publisher.
    pub fn put_source(&self, publisher: &ShortName, location: &str) -> Result<(), StoreError> {
        self.write(|tables| {
            put(tables, publisher, location)?;
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// The sources of `publisher`, in the order in which they were added.
    ///
    /// # Errors
    /// Any of the database.
    pub fn sources(&self, publisher: &ShortName) -> Result<Vec<SourceRecord>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM source WHERE publisher = ?1 ORDER BY rowid")?;
            query.query_and_then([publisher.as_str()], record)?.collect()
        })
    }

    /// Removes the source `location` of `publisher`. What came from it stays.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such source.
    pub fn remove_source(&self, publisher: &ShortName, location: &str) -> Result<(), StoreError> {
        self.write(|tables| {
            let sql = "DELETE FROM source WHERE publisher = ?1 AND location = ?2";
            if tables.execute(sql, (publisher.as_str(), location))? == 0 {
                return Err(StoreError::NotFound { what: "source", id: location.to_owned() });
            }
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// Notes that a source was asked at `now`, and how that ended: when what it has was signed and until when that is good, where
    /// it could be verified. One that was removed meanwhile is not missed.
    ///
    /// # Errors
    /// Any of the database.
    pub fn record_source_check(
        &self,
        publisher: &ShortName,
        location: &str,
        now: Timestamp,
        outcome: Result<Option<(Timestamp, Timestamp)>, Value>,
    ) -> Result<(), StoreError> {
        let success = outcome.is_ok().then(|| now.to_string());
        let has = outcome.as_ref().ok().copied().flatten();
        let error = outcome.err().map(|error| column::to_json(&error)).transpose()?;
        self.write(|tables| {
            let sql = "UPDATE source SET last_attempt = :now, last_error = :error,
                       last_success = coalesce(:success, last_success),
                       signed = coalesce(:signed, signed), expires = coalesce(:expires, expires)
                       WHERE publisher = :publisher AND location = :location";
            tables.prepare_cached(sql)?.execute(named_params! {
                ":now": now.to_string(),
                ":error": error,
                ":success": success,
                ":signed": has.map(|(signed, _)| signed.to_string()),
                ":expires": has.map(|(_, expires)| expires.to_string()),
                ":publisher": publisher.as_str(),
                ":location": location,
            })?;
            change::touch_library(tables)?;
            Ok(())
        })
    }
}
