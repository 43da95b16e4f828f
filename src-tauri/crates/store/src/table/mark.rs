//! The person's marks: bookmarks, highlights and notes.
//!
//! A mark names its edition and refers to no row: it stays when a publisher or a publication goes, and nothing but the
//! person's own hand removes it. Like all that is the person's it never leaves this computer, and needs no lease.

use domain::{EditionId, Mark};
use jiff::{SignedDuration, Timestamp};
use rusqlite::Connection;

use super::change;
use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// How long a removed mark can be put back.
const KEPT: SignedDuration = SignedDuration::from_hours(30 * 24);

/// `removed` is set in marks that the person removed and may put back.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 6,
    sql: "CREATE TABLE mark (
              id TEXT PRIMARY KEY,
              edition TEXT NOT NULL,
              mark TEXT NOT NULL,
              removed TEXT
          ) STRICT;
          CREATE INDEX mark_edition ON mark (edition);",
}];

fn put(tables: &Connection, mark: &Mark) -> Result<(), StoreError> {
    let removed = mark.removed.map(|when| when.to_string());
    tables
        .prepare_cached("INSERT OR REPLACE INTO mark (id, edition, mark, removed) VALUES (?1, ?2, ?3, ?4)")?
        .execute((&mark.id, mark.edition.to_string(), column::to_json(mark)?, removed))?;
    change::touch_library(tables)?;
    Ok(())
}

fn get(tables: &Connection, id: &str) -> Result<Option<Mark>, StoreError> {
    let mut query = tables.prepare_cached("SELECT mark FROM mark WHERE id = ?1")?;
    query.query_and_then([id], |row| column::json(row, "mark"))?.next().transpose()
}

impl Store {
    /// An id for a new mark: made of chance, so that it is no other mark's on any computer.
    ///
    /// # Errors
    /// Any of the database.
    pub fn new_mark_id(&self) -> Result<String, StoreError> {
        self.read(|tables| Ok(tables.query_row("SELECT lower(hex(randomblob(8)))", [], |row| row.get(0))?))
    }

    /// Adds a mark, or puts it in place of the one of that id.
    ///
    /// # Errors
    /// Any of the database.
    pub fn put_mark(&self, mark: &Mark) -> Result<(), StoreError> {
        self.write(|tables| put(tables, mark))
    }

    /// Changes mark `id` as it is now, whoever changed it before, and gives it; nothing is written when `change` gives
    /// `false`.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn change_mark(&self, id: &str, change: impl FnOnce(&mut Mark) -> bool) -> Result<Mark, StoreError> {
        self.write(|tables| {
            let mut mark = get(tables, id)?.ok_or_else(|| StoreError::NotFound { what: "mark", id: id.to_owned() })?;
            if change(&mut mark) {
                put(tables, &mark)?;
            }
            Ok(mark)
        })
    }

    /// Removes mark `id`, or puts it back. What was removed longer than 30 days ago goes for good. Gives the mark.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_mark_removed(&self, id: &str, removed: bool, now: Timestamp) -> Result<Mark, StoreError> {
        self.write(|tables| {
            let old = now.checked_sub(KEPT).unwrap_or(Timestamp::MIN);
            tables
                .prepare_cached("DELETE FROM mark WHERE removed < ?1 AND id <> ?2")?
                .execute((old.to_string(), id))?;
            let mut mark = get(tables, id)?.ok_or_else(|| StoreError::NotFound { what: "mark", id: id.to_owned() })?;
            mark.removed = removed.then_some(now);
            mark.changed = now;
            put(tables, &mark)?;
            Ok(mark)
        })
    }

    /// All marks that were not removed, in no order; with `removed` those too.
    ///
    /// # Errors
    /// Any of the database.
    pub fn marks(&self, removed: bool) -> Result<Vec<Mark>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT mark FROM mark WHERE removed IS NULL OR ?1";
            tables.prepare_cached(sql)?.query_and_then([removed], |row| column::json(row, "mark"))?.collect()
        })
    }

    /// The marks in edition `id` that were not removed, in no order.
    ///
    /// # Errors
    /// Any of the database.
    pub fn marks_in(&self, id: &EditionId) -> Result<Vec<Mark>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT mark FROM mark WHERE edition = ?1 AND removed IS NULL";
            tables.prepare_cached(sql)?.query_and_then([id.to_string()], |row| column::json(row, "mark"))?.collect()
        })
    }

    /// Takes in a mark from elsewhere: it counts where there is none of its id, or where it was changed later than that one.
    /// Gives whether it did.
    ///
    /// # Errors
    /// Any of the database.
    pub fn merge_mark(&self, mark: &Mark) -> Result<bool, StoreError> {
        self.write(|tables| {
            let news = get(tables, &mark.id)?.is_none_or(|here| here.changed < mark.changed);
            if news {
                put(tables, mark)?;
            }
            Ok(news)
        })
    }
}
