//! The shards of each collection's verified catalogue, byte for byte: what has not changed need not be fetched again, and
//! another computer can be given it.

use std::collections::BTreeSet;

use domain::{BlobId, CollectionId};
use rusqlite::OptionalExtension;

use super::collection;
use crate::migration::Migration;
use crate::{Store, StoreError};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 2,
    sql: "CREATE TABLE shard (
              collection TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
              id TEXT NOT NULL,
              bytes BLOB NOT NULL,
              PRIMARY KEY (collection, id)
          ) STRICT;",
}];

impl Store {
    /// The bytes of shard `id` of `collection`, where they are here.
    ///
    /// # Errors
    /// Any of the database.
    pub fn shard(&self, collection: &CollectionId, id: &BlobId) -> Result<Option<Vec<u8>>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT bytes FROM shard WHERE collection = ?1 AND id = ?2")?;
            Ok(query.query_row((collection.to_string(), id.to_string()), |row| row.get(0)).optional()?)
        })
    }

    /// Makes `named` the shards of `collection`: keeps those that are here, adds those of `fresh`, and forgets the rest.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such collection.
    pub fn put_shards(
        &self,
        collection: &CollectionId,
        named: &[BlobId],
        fresh: &[(BlobId, Vec<u8>)],
    ) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            collection::require(tables, collection)?;
            let collection = collection.to_string();
            let named: BTreeSet<String> = named.iter().map(ToString::to_string).collect();
            let here = tables
                .prepare_cached("SELECT id FROM shard WHERE collection = ?1")?
                .query_map([&collection], |row| row.get(0))?
                .collect::<Result<Vec<String>, _>>()?;
            for gone in here.iter().filter(|id| !named.contains(*id)) {
                tables.execute("DELETE FROM shard WHERE collection = ?1 AND id = ?2", (&collection, gone))?;
            }
            let mut put = tables.prepare_cached("INSERT OR REPLACE INTO shard VALUES (?1, ?2, ?3)")?;
            for (id, bytes) in fresh {
                put.execute((&collection, id.to_string(), bytes))?;
            }
            Ok(())
        })
    }
}
