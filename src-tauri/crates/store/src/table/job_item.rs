//! What a job works on, one by one: how far each is, and why one failed.

use std::collections::{HashMap, HashSet};

use domain::JobItemState;
use rusqlite::{Connection, Row, named_params};
use serde_json::Value;

use super::change;
use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// `place` orders the items of a job, and names one of them. `mended` says that what failed then succeeded later, in another
/// job.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 4,
    sql: "CREATE TABLE job_item (
              job INTEGER NOT NULL REFERENCES job (id) ON DELETE CASCADE,
              place INTEGER NOT NULL,
              item TEXT NOT NULL,
              part TEXT NOT NULL,
              title TEXT NOT NULL,
              bytes INTEGER NOT NULL,
              bytes_done INTEGER NOT NULL DEFAULT 0,
              state TEXT NOT NULL,
              error TEXT,
              mended INTEGER NOT NULL DEFAULT 0,
              PRIMARY KEY (job, place)
          ) STRICT, WITHOUT ROWID;
          CREATE INDEX job_item_failed ON job_item (item) WHERE state = 'failed';",
}];

/// An item of a job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobItem {
    /// Where it stands in the job's order.
    pub place: u64,
    /// What it is: an edition's id, say.
    pub item: String,
    /// Which part of it, as the job's caller calls it.
    pub part: String,
    /// What people know it by.
    pub title: String,
    /// Bytes to be done for it.
    pub bytes: u64,
    /// Bytes done.
    pub bytes_done: u64,
    /// How it goes.
    pub state: JobItemState,
    /// Why it failed, as the job's caller described it.
    pub error: Option<Value>,
    /// Whether it failed here and was done later.
    pub mended: bool,
}

/// An item that a job is to work on.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PlannedItem {
    /// What it is: an edition's id, say.
    pub item: String,
    /// Which part of it, as the job's caller calls it.
    pub part: String,
    /// What people know it by.
    pub title: String,
    /// Bytes to be done for it.
    pub bytes: u64,
}

/// What became of an item.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobItemChange {
    /// The item's place.
    pub place: u64,
    /// How it goes with it now.
    pub state: JobItemState,
    /// Bytes done.
    pub bytes_done: u64,
    /// Why it failed.
    pub error: Option<Value>,
}

fn record(row: &Row<'_>) -> Result<JobItem, StoreError> {
    let count = |name| row.get::<_, i64>(name).map(i64::cast_unsigned);
    Ok(JobItem {
        place: count("place")?,
        item: row.get("item")?,
        part: row.get("part")?,
        title: row.get("title")?,
        bytes: count("bytes")?,
        bytes_done: count("bytes_done")?,
        state: column::parsed(row, "state")?,
        error: column::json_or_null(row, "error")?,
        mended: row.get("mended")?,
    })
}

/// Notes what became of items of job `job`. What is done mends what failed before.
pub(crate) fn change(tables: &Connection, job: i64, changes: &[JobItemChange]) -> Result<(), StoreError> {
    let sql = "UPDATE job_item SET state = :state, bytes_done = :done, error = :error
               WHERE job = :job AND place = :place";
    let mend = "UPDATE job_item SET mended = 1 WHERE state = 'failed' AND job < :job AND (item, part) =
                (SELECT item, part FROM job_item WHERE job = :job AND place = :place)";
    for changed in changes {
        let error = changed.error.as_ref().map(column::to_json).transpose()?;
        tables.prepare_cached(sql)?.execute(named_params! {
            ":job": job,
            ":place": changed.place.cast_signed(),
            ":state": changed.state.as_str(),
            ":done": changed.bytes_done.cast_signed(),
            ":error": error,
        })?;
        if changed.state == JobItemState::Done {
            tables.prepare_cached(mend)?.execute((job, changed.place.cast_signed()))?;
        }
    }
    Ok(())
}

/// Has what was at work in `job` wait again: the job works no more.
pub(crate) fn rest(tables: &Connection, job: i64) -> Result<(), StoreError> {
    tables
        .prepare_cached("UPDATE job_item SET state = 'waiting' WHERE job = ?1 AND state = 'running'")?
        .execute([job])?;
    Ok(())
}

impl Store {
    /// Adds `items` to job `id` as what is to be done next, and gives the place of the first. What the job still had to do
    /// what `of` names and is not among them was done before it was interrupted, and is noted as such.
    ///
    /// # Errors
    /// Any of the database.
    pub fn plan_job_items(&self, id: i64, of: &dyn Fn(&str) -> bool, items: &[PlannedItem]) -> Result<u64, StoreError> {
        self.write(|tables| {
            let open: Vec<JobItem> = tables
                .prepare_cached("SELECT * FROM job_item WHERE job = ?1 AND state <> 'done'")?
                .query_and_then([id], record)?
                .collect::<Result<_, _>>()?;
            let again: HashSet<_> = items.iter().map(|item| (item.item.as_str(), item.part.as_str())).collect();
            for old in open.iter().filter(|old| of(&old.item)) {
                if again.contains(&(old.item.as_str(), old.part.as_str())) {
                    let sql = "DELETE FROM job_item WHERE job = ?1 AND place = ?2";
                    tables.prepare_cached(sql)?.execute((id, old.place.cast_signed()))?;
                } else {
                    let done = JobItemChange {
                        place: old.place,
                        state: JobItemState::Done,
                        bytes_done: old.bytes,
                        error: None,
                    };
                    change(tables, id, &[done])?;
                }
            }
            let first: i64 =
                tables.query_row("SELECT coalesce(max(place) + 1, 0) FROM job_item WHERE job = ?1", [id], |row| {
                    row.get(0)
                })?;
            let mut insert = tables.prepare_cached(
                "INSERT INTO job_item (job, place, item, part, title, bytes, state)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6, 'waiting')",
            )?;
            for (at, new) in (first..).zip(items) {
                insert.execute((id, at, &new.item, &new.part, &new.title, new.bytes.cast_signed()))?;
            }
            change::touch_jobs(tables)?;
            Ok(first.cast_unsigned())
        })
    }

    /// The items of job `id` for a list: those that failed and those at work, then the `around` done last and the `around`
    /// that come next; in their order. And how many there are by state.
    ///
    /// # Errors
    /// Any of the database.
    pub fn job_items(&self, id: i64, around: u32) -> Result<(Vec<JobItem>, HashMap<JobItemState, u64>), StoreError> {
        self.read(|tables| {
            let sql =
                "SELECT * FROM (SELECT * FROM (SELECT * FROM job_item WHERE job = ?1 AND state IN ('failed', 'running')
                                             ORDER BY place LIMIT 200)
                       UNION SELECT * FROM (SELECT * FROM job_item WHERE job = ?1 AND state = 'done'
                                            ORDER BY place DESC LIMIT ?2)
                       UNION SELECT * FROM (SELECT * FROM job_item WHERE job = ?1 AND state = 'waiting'
                                            ORDER BY place LIMIT ?2)) ORDER BY place";
            let items =
                tables.prepare_cached(sql)?.query_and_then((id, around), record)?.collect::<Result<Vec<_>, _>>()?;
            let counts = tables
                .prepare_cached("SELECT state, count(*) AS number FROM job_item WHERE job = ?1 GROUP BY state")?
                .query_and_then([id], |row| {
                    Ok::<_, StoreError>((column::parsed(row, "state")?, row.get::<_, i64>("number")?.cast_unsigned()))
                })?
                .collect::<Result<HashMap<_, _>, _>>()?;
            Ok((items, counts))
        })
    }
}
