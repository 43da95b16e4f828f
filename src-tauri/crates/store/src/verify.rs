//! Looking whether what is stored is sound, and how much it is.

use crate::error::DATABASE;
use crate::{Store, StoreError};

/// How much a library holds.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Totals {
    /// Publishers.
    pub publishers: u32,
    /// Collections.
    pub collections: u32,
    /// Publications.
    pub publications: u32,
    /// Editions that are known, whether or not their text is here.
    pub editions: u32,
    /// Sections whose text is here.
    pub sections: u64,
    /// Editions whose text is not here.
    pub listed_only: u64,
    /// Bytes of the database, its write-ahead log included.
    pub database_bytes: u64,
    /// Bytes of the blobs.
    pub blob_bytes: u64,
}

impl Store {
    /// Runs SQLite's own check over the whole database and looks for rows that refer to nothing. Returns what is
    /// wrong, a sentence each; nothing when it is sound. Reads everything: seconds on a large library.
    ///
    /// # Errors
    /// Any of the database, when it is too damaged even to be checked.
    pub fn integrity_check(&self) -> Result<Vec<String>, StoreError> {
        self.read(|tables| {
            let mut problems = tables
                .prepare("PRAGMA integrity_check")?
                .query_map([], |row| row.get(0))?
                .collect::<Result<Vec<String>, _>>()?;
            problems.retain(|problem| problem != "ok");
            let mut dangling = tables.prepare("SELECT \"table\", count(*) FROM pragma_foreign_key_check GROUP BY 1")?;
            let mut rows = dangling.query([])?;
            while let Some(row) = rows.next()? {
                let (table, count): (String, u32) = (row.get(0)?, row.get(1)?);
                problems.push(format!("{count} rows of the table “{table}” refer to nothing"));
            }
            Ok(problems)
        })
    }

    /// How much the library holds.
    ///
    /// # Errors
    /// Any of the database.
    pub fn totals(&self) -> Result<Totals, StoreError> {
        let mut totals = self.read(|tables| {
            let sql = "SELECT (SELECT count(*) FROM publisher), (SELECT count(*) FROM collection),
                       (SELECT count(*) FROM publication), (SELECT count(*) FROM edition),
                       (SELECT count(*) FROM section), (SELECT coalesce(sum(bytes), 0) FROM blob),
                       (SELECT count(*) FROM edition WHERE applied IS NULL)";
            Ok(tables.query_row(sql, [], |row| {
                Ok(Totals {
                    publishers: row.get(0)?,
                    collections: row.get(1)?,
                    publications: row.get(2)?,
                    editions: row.get(3)?,
                    sections: row.get::<_, i64>(4)?.cast_unsigned(),
                    blob_bytes: row.get::<_, i64>(5)?.cast_unsigned(),
                    listed_only: row.get::<_, i64>(6)?.cast_unsigned(),
                    database_bytes: 0,
                })
            })?)
        })?;
        let size = |suffix: &str| self.folder().join(format!("{DATABASE}{suffix}")).metadata().map_or(0, |m| m.len());
        totals.database_bytes = size("") + size("-wal");
        Ok(totals)
    }
}
