//! Which blobs are here, with their sizes. The bytes lie in files; a row is written after its file is safe.

use domain::BlobId;
use rusqlite::{Connection, OptionalExtension};

use crate::migration::Migration;
use crate::{Store, StoreError, column};

pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 1,
    sql: "CREATE TABLE blob (id TEXT PRIMARY KEY, bytes INTEGER NOT NULL) STRICT, WITHOUT ROWID;",
}];

/// A blob that is here.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct BlobRecord {
    /// Its id.
    pub id: BlobId,
    /// Its size in bytes.
    pub bytes: u64,
}

/// The size of blob `id`, where its row is here.
pub(crate) fn size(tables: &Connection, id: &BlobId) -> Result<Option<u64>, StoreError> {
    let mut query = tables.prepare_cached("SELECT bytes FROM blob WHERE id = ?1")?;
    let bytes: Option<i64> = query.query_row([id.to_string()], |row| row.get(0)).optional()?;
    Ok(bytes.map(i64::cast_unsigned))
}

/// Notes that blob `id` is here.
pub(crate) fn put(tables: &Connection, id: &BlobId, bytes: u64) -> Result<(), StoreError> {
    tables
        .prepare_cached("INSERT OR REPLACE INTO blob (id, bytes) VALUES (?1, ?2)")?
        .execute((id.to_string(), bytes.cast_signed()))?;
    Ok(())
}

/// Notes that blob `id` is not here.
pub(crate) fn remove(tables: &Connection, id: &BlobId) -> Result<(), StoreError> {
    tables.prepare_cached("DELETE FROM blob WHERE id = ?1")?.execute([id.to_string()])?;
    Ok(())
}

/// All blobs that are here, by id.
pub(crate) fn all(tables: &Connection) -> Result<Vec<BlobRecord>, StoreError> {
    tables
        .prepare_cached("SELECT id, bytes FROM blob ORDER BY id")?
        .query_and_then([], |row| {
            Ok(BlobRecord { id: column::parsed(row, "id")?, bytes: row.get::<_, i64>("bytes")?.cast_unsigned() })
        })?
        .collect()
}

impl Store {
    /// All blobs that are here, with their sizes, by id.
    ///
    /// # Errors
    /// Any of the database.
    pub fn blobs(&self) -> Result<Vec<BlobRecord>, StoreError> {
        self.read(all)
    }
}
