//! Each publisher's trusted metadata, byte for byte: what later metadata is checked against.

use domain::ShortName;
use rusqlite::OptionalExtension;

use super::publisher;
use crate::migration::Migration;
use crate::{Store, StoreError};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE trusted (
              publisher TEXT NOT NULL REFERENCES publisher (name) ON DELETE CASCADE,
              name TEXT NOT NULL,
              bytes BLOB NOT NULL,
              PRIMARY KEY (publisher, name)
          ) STRICT;",
}];

impl Store {
    /// The trusted metadata file `name` of `publisher`, where there is one.
    ///
    /// # Errors
    /// Any of the database.
    pub fn trusted_load(&self, publisher: &ShortName, name: &str) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT bytes FROM trusted WHERE publisher = ?1 AND name = ?2")?;
            Ok(query.query_row([publisher.as_str(), name], |row| row.get(0)).optional()?)
        })
    }

    /// All trusted metadata files of `publisher`, name and bytes, as of one moment.
    ///
    /// # Errors
    /// Any of the database.
    pub fn trusted_files(&self, publisher: &ShortName) -> Result<Vec<(String, Vec<u8>)>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT name, bytes FROM trusted WHERE publisher = ?1")?;
            let files = query.query_map([publisher.as_str()], |row| Ok((row.get(0)?, row.get(1)?)))?;
            Ok(files.collect::<Result<_, _>>()?)
        })
    }

    /// Replaces each of `files` (name and bytes) of `publisher`, all or none; other files stay.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such publisher.
    pub fn trusted_replace<N: AsRef<str>, B: AsRef<[u8]>>(
        &self,
        publisher: &ShortName,
        files: &[(N, B)],
    ) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            publisher::require(tables, publisher)?;
            let mut put = tables.prepare_cached("INSERT OR REPLACE INTO trusted VALUES (?1, ?2, ?3)")?;
            for (name, bytes) in files {
                put.execute((publisher.as_str(), name.as_ref(), bytes.as_ref()))?;
            }
            Ok(())
        })
    }
}
