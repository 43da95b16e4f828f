//! When each publisher's source was last checked, and how that ended.

use domain::ShortName;
use jiff::Timestamp;
use rusqlite::{Row, named_params};
use serde_json::Value;

use super::{change, publisher};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE source_check (
              publisher TEXT PRIMARY KEY REFERENCES publisher (name) ON DELETE CASCADE,
              last_attempt TEXT NOT NULL,
              last_success TEXT,
              last_error TEXT,
              signed TEXT,
              expires TEXT,
              as_of INTEGER NOT NULL DEFAULT 0
          ) STRICT;",
}];

/// What a successful check verified.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Verified {
    /// When the newest metadata was signed.
    pub signed: Timestamp,
    /// When it expires.
    pub expires: Timestamp,
    /// Whether some of it had expired already, so that the content is “as of” its date only.
    pub as_of: bool,
}

/// What is known of a publisher's checks.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct CheckRecord {
    /// The last check that succeeded.
    pub last_success: Option<Timestamp>,
    /// The last check that was tried.
    pub last_attempt: Option<Timestamp>,
    /// Why the last check failed, as its caller described it; nothing when it succeeded.
    pub last_error: Option<Value>,
    /// When the newest verified metadata was signed.
    pub signed: Option<Timestamp>,
    /// When the newest verified metadata expires.
    pub expires: Option<Timestamp>,
    /// Whether some of it had expired at the last successful check.
    pub as_of: bool,
}

fn record(row: &Row<'_>) -> Result<CheckRecord, StoreError> {
    Ok(CheckRecord {
        last_success: column::moment(row, "last_success")?,
        last_attempt: column::moment(row, "last_attempt")?,
        last_error: column::json_or_null(row, "last_error")?,
        signed: column::moment(row, "signed")?,
        expires: column::moment(row, "expires")?,
        as_of: row.get("as_of")?,
    })
}

impl Store {
    /// Notes a check of `publisher`'s source at `now`. A failed one keeps what the last success verified.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such publisher.
    pub fn record_check(
        &self,
        publisher: &ShortName,
        now: Timestamp,
        outcome: Result<Verified, Value>,
    ) -> Result<(), StoreError> {
        self.write(|tables| {
            publisher::require(tables, publisher)?;
            match outcome {
                Ok(verified) => {
                    let sql = "INSERT OR REPLACE INTO source_check
                               (publisher, last_attempt, last_success, last_error, signed, expires, as_of)
                               VALUES (:publisher, :now, :now, NULL, :signed, :expires, :as_of)";
                    tables.prepare_cached(sql)?.execute(named_params! {
                        ":publisher": publisher.as_str(),
                        ":now": now.to_string(),
                        ":signed": verified.signed.to_string(),
                        ":expires": verified.expires.to_string(),
                        ":as_of": verified.as_of,
                    })?;
                }
                Err(error) => {
                    let sql = "INSERT INTO source_check (publisher, last_attempt, last_error)
                               VALUES (:publisher, :now, :error)
                               ON CONFLICT (publisher) DO UPDATE
                               SET last_attempt = excluded.last_attempt, last_error = excluded.last_error";
                    tables.prepare_cached(sql)?.execute(named_params! {
                        ":publisher": publisher.as_str(),
                        ":now": now.to_string(),
                        ":error": column::to_json(&error)?,
                    })?;
                }
            }
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// What is known of `publisher`'s checks; all empty when there was none.
    ///
    /// # Errors
    /// Any of the database.
    pub fn checks(&self, publisher: &ShortName) -> Result<CheckRecord, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM source_check WHERE publisher = ?1")?;
            let found = query.query_and_then([publisher.as_str()], record)?.next().transpose()?;
            Ok(found.unwrap_or_default())
        })
    }
}
