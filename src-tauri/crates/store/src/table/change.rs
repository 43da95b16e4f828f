//! What changed, in numbers that only rise: other processes and the search index compare them with the last they saw.

use domain::EditionId;
use rusqlite::Connection;

use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// `change` keeps, for each edition there ever was, the last change of its text. It refers to no edition, because it
/// must outlive a removed one until the index has forgotten it.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE counter (name TEXT PRIMARY KEY, value INTEGER NOT NULL) STRICT, WITHOUT ROWID;
              INSERT INTO counter VALUES ('change', 0), ('library', 0), ('jobs', 0);
              CREATE TABLE change (
                  edition INTEGER PRIMARY KEY,
                  id TEXT NOT NULL,
                  number INTEGER NOT NULL UNIQUE,
                  present INTEGER NOT NULL
              ) STRICT;",
    },
    // What a catalogue says of editions whose text is not here is searched from now on.
    Migration {
        version: 6,
        sql: "INSERT INTO change (edition, id, number, present)
              SELECT edition.key, publication.id || '@' || edition.language,
                  (SELECT value FROM counter WHERE name = 'change') + row_number() OVER (ORDER BY edition.key), 1
              FROM edition JOIN publication ON publication.key = edition.publication WHERE edition.applied IS NULL
              ON CONFLICT (edition) DO NOTHING;
              UPDATE counter SET value = max(value, (SELECT coalesce(max(number), 0) FROM change)) WHERE name = 'change';",
    },
];

/// The numbers that tell whether there is something new to look at.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Counters {
    /// Rises with every edition whose text came, changed or went, or, where its text is not here, what the catalogue says of
    /// it: what the search index follows.
    pub change: i64,
    /// Rises with everything a list shows: publishers, their checks, publications, editions, the person's marks, and settings.
    pub library: i64,
    /// Rises whenever a job moves.
    pub jobs: i64,
}

/// An edition of which something that is searched changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ChangedEdition {
    /// Its key.
    pub key: i64,
    /// Its id.
    pub id: EditionId,
    /// The number of its last change.
    pub number: i64,
    /// Whether it is still in the library, with its text or in the catalogue alone.
    pub present: bool,
}

/// Says that something a list shows has changed.
pub(crate) fn touch_library(tables: &Connection) -> Result<i64, StoreError> {
    raise(tables, "library")
}

/// Says that a job moved.
pub(crate) fn touch_jobs(tables: &Connection) -> Result<i64, StoreError> {
    raise(tables, "jobs")
}

/// Says that what is searched of edition `key` came or changed (`present`) or went with it.
pub(crate) fn record(tables: &Connection, key: i64, id: &str, present: bool) -> Result<i64, StoreError> {
    let number = raise(tables, "change")?;
    tables
        .prepare_cached("INSERT OR REPLACE INTO change (edition, id, number, present) VALUES (?1, ?2, ?3, ?4)")?
        .execute((key, id, number, present))?;
    Ok(number)
}

/// The library counter as this transaction sees it.
pub(crate) fn library_counter(tables: &Connection) -> Result<i64, StoreError> {
    let mut query = tables.prepare_cached("SELECT value FROM counter WHERE name = 'library'")?;
    Ok(query.query_row([], |row| row.get(0))?)
}

fn raise(tables: &Connection, name: &str) -> Result<i64, StoreError> {
    let mut raise = tables.prepare_cached("UPDATE counter SET value = value + 1 WHERE name = ?1 RETURNING value")?;
    Ok(raise.query_row([name], |row| row.get(0))?)
}

impl Store {
    /// The number of the newest change to any edition's text; 0 when there was none. Cheap enough to ask often.
    ///
    /// # Errors
    /// Any of the database.
    pub fn change_number(&self) -> Result<i64, StoreError> {
        Ok(self.counters()?.change)
    }

    /// All the numbers at once. Cheap enough to ask often; sees what other processes committed.
    ///
    /// # Errors
    /// Any of the database.
    pub fn counters(&self) -> Result<Counters, StoreError> {
        self.read(|tables| {
            let mut counters = Counters::default();
            let mut query = tables.prepare_cached("SELECT name, value FROM counter")?;
            let mut rows = query.query([])?;
            while let Some(row) = rows.next()? {
                let value = row.get(1)?;
                match row.get_ref(0)?.as_str().unwrap_or_default() {
                    "change" => counters.change = value,
                    "library" => counters.library = value,
                    "jobs" => counters.jobs = value,
                    _ => (),
                }
            }
            Ok(counters)
        })
    }

    /// The editions of which something that is searched changed after change `number`, each once, oldest change first.
    /// From 0 the present ones are all editions of the library.
    ///
    /// # Errors
    /// Any of the database.
    pub fn changed_editions_since(&self, number: i64) -> Result<Vec<ChangedEdition>, StoreError> {
        self.read(|tables| {
            tables
                .prepare_cached("SELECT edition, id, number, present FROM change WHERE number > ?1 ORDER BY number")?
                .query_and_then([number], |row| {
                    Ok(ChangedEdition {
                        key: row.get("edition")?,
                        id: column::parsed(row, "id")?,
                        number: row.get("number")?,
                        present: row.get("present")?,
                    })
                })?
                .collect()
        })
    }
}
