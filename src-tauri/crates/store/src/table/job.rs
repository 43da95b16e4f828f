//! Long pieces of work and where they stand, so that every process can show them.

use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::Value;

use super::change;
use crate::migration::Migration;
use crate::presence::{self, Alive};
use crate::{Store, StoreError, column};

/// `handle` names the locked file of the handle that runs the job; `stop` is what another handle wants of it.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE job (
              id INTEGER PRIMARY KEY AUTOINCREMENT,
              kind TEXT NOT NULL,
              phase TEXT NOT NULL,
              handle TEXT NOT NULL,
              started TEXT NOT NULL,
              ended TEXT,
              item TEXT,
              done INTEGER NOT NULL DEFAULT 0,
              total INTEGER,
              bytes_done INTEGER NOT NULL DEFAULT 0,
              bytes_total INTEGER,
              error TEXT
          ) STRICT;
          CREATE INDEX job_open ON job (phase) WHERE ended IS NULL;",
    },
    Migration { version: 2, sql: "ALTER TABLE job ADD COLUMN stop INTEGER NOT NULL DEFAULT 0;" },
];

/// How many ended jobs are kept to look back at.
const KEPT: u32 = 100;

/// Declares an enumeration whose values are words in a column.
macro_rules! words {
    ($(#[$meta:meta])* $name:ident { $($(#[$value_meta:meta])* $value:ident = $word:literal,)+ }) => {
        $(#[$meta])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
        pub enum $name { $($(#[$value_meta])* $value,)+ }

        impl $name {
            /// The word for it, as stored.
            pub const fn as_str(self) -> &'static str {
                match self { $(Self::$value => $word,)+ }
            }
        }

        impl std::str::FromStr for $name {
            type Err = String;
            fn from_str(word: &str) -> Result<Self, String> {
                match word { $($word => Ok(Self::$value),)+ other => Err(format!("“{other}” is no {}", stringify!($name))) }
            }
        }
    };
}

words! {
    /// What a job does.
    JobKind {
        /// Takes in what the sources have.
        Sync = "sync",
        /// Makes the search index anew.
        Reindex = "reindex",
        /// Checks what is stored.
        Verify = "verify",
    }
}

words! {
    /// Where a job stands.
    JobPhase {
        /// Waits for its turn.
        Queued = "queued",
        /// At work.
        Running = "running",
        /// Ended well.
        Done = "done",
        /// Ended with an error.
        Failed = "failed",
        /// Stopped on request, or found dead.
        Stopped = "stopped",
    }
}

/// How far a job has come.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct JobProgress {
    /// What it works on now: a title or a name.
    pub item: Option<String>,
    /// Steps done.
    pub done: u64,
    /// Steps in all, where known.
    pub total: Option<u64>,
    /// Bytes done.
    pub bytes_done: u64,
    /// Bytes in all, where known.
    pub bytes_total: Option<u64>,
}

/// A job.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct JobRecord {
    /// Its number; never used again.
    pub id: i64,
    /// What it does.
    pub kind: JobKind,
    /// Where it stands.
    pub phase: JobPhase,
    /// When it was made.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// How far it has come.
    pub progress: JobProgress,
    /// Why it failed, as its caller described it.
    pub error: Option<Value>,
}

fn record(row: &Row<'_>) -> Result<JobRecord, StoreError> {
    let count = |name| row.get::<_, Option<i64>>(name).map(|value| value.map(i64::cast_unsigned));
    let started = column::moment(row, "started")?;
    Ok(JobRecord {
        id: row.get("id")?,
        kind: column::parsed(row, "kind")?,
        phase: column::parsed(row, "phase")?,
        started: started.ok_or_else(|| StoreError::unreadable("a job", "it has no beginning"))?,
        ended: column::moment(row, "ended")?,
        progress: JobProgress {
            item: row.get("item")?,
            done: count("done")?.unwrap_or_default(),
            total: count("total")?,
            bytes_done: count("bytes_done")?.unwrap_or_default(),
            bytes_total: count("bytes_total")?,
        },
        error: column::json_or_null(row, "error")?,
    })
}

/// Ends the jobs whose process is gone, as stopped.
pub(crate) fn stop_dead(tables: &Connection, library: &std::path::Path, now: Timestamp) -> Result<(), StoreError> {
    let open = tables
        .prepare("SELECT id, handle FROM job WHERE ended IS NULL")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(i64, String)>, _>>()?;
    for (id, handle) in open {
        if presence::alive(library, &handle) == Alive::No {
            let sql = "UPDATE job SET phase = 'stopped', ended = ?2, item = NULL WHERE id = ?1";
            tables.execute(sql, (id, now.to_string()))?;
            change::touch_jobs(tables)?;
        }
    }
    Ok(())
}

impl Store {
    /// Makes a job, waiting for its turn, and returns its number. Of the jobs that ended the last 100 are kept.
    ///
    /// # Errors
    /// Any of the database.
    pub fn create_job(&self, kind: JobKind, now: Timestamp) -> Result<i64, StoreError> {
        let handle = self.inner.presence.as_ref().map(|presence| presence.token().to_owned()).unwrap_or_default();
        self.write(|tables| {
            tables.execute(
                "INSERT INTO job (kind, phase, handle, started) VALUES (?1, 'queued', ?2, ?3)",
                (kind.as_str(), handle, now.to_string()),
            )?;
            let id = tables.last_insert_rowid();
            let old = "DELETE FROM job WHERE ended IS NOT NULL AND id NOT IN
                       (SELECT id FROM job WHERE ended IS NOT NULL ORDER BY id DESC LIMIT ?1)";
            tables.execute(old, [KEPT])?;
            change::touch_jobs(tables)?;
            Ok(id)
        })
    }

    /// Says that job `id` is at work and how far it has come, and gives whether it was asked to stop. Call it a few times
    /// a second at most: every call is a transaction.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such job, or it has ended.
    pub fn update_job(&self, id: i64, progress: &JobProgress) -> Result<bool, StoreError> {
        let sql = "UPDATE job SET phase = 'running', item = :item, done = :done, total = :total,
                   bytes_done = :bytes_done, bytes_total = :bytes_total WHERE id = :id AND ended IS NULL";
        self.write(|tables| {
            let found = tables.prepare_cached(sql)?.execute(named_params! {
                ":id": id,
                ":item": progress.item,
                ":done": progress.done.cast_signed(),
                ":total": progress.total.map(u64::cast_signed),
                ":bytes_done": progress.bytes_done.cast_signed(),
                ":bytes_total": progress.bytes_total.map(u64::cast_signed),
            })?;
            moved(tables, id, found)?;
            Ok(tables.prepare_cached("SELECT stop FROM job WHERE id = ?1")?.query_row([id], |row| row.get(0))?)
        })
    }

    /// Asks job `id`, whichever process it runs in, to stop. Nothing happens to one that has ended.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such job.
    pub fn ask_to_stop(&self, id: i64) -> Result<(), StoreError> {
        self.write(|tables| {
            if tables.execute("UPDATE job SET stop = 1 WHERE id = ?1", [id])? == 0 {
                return Err(StoreError::NotFound { what: "job", id: id.to_string() });
            }
            Ok(())
        })
    }

    /// Ends job `id` as `phase`, with the reason where it failed.
    ///
    /// # Errors
    /// [`StoreError::Contradiction`] when `phase` is no end; [`StoreError::NotFound`] when there is no such job, or
    /// it has ended.
    pub fn finish_job(
        &self,
        id: i64,
        phase: JobPhase,
        error: Option<&Value>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if matches!(phase, JobPhase::Queued | JobPhase::Running) {
            let detail = format!("“{}” is no end", phase.as_str());
            return Err(StoreError::Contradiction { item: format!("job {id}"), detail });
        }
        let error = error.map(column::to_json).transpose()?;
        self.write(|tables| {
            let sql = "UPDATE job SET phase = ?2, ended = ?3, error = ?4, item = NULL WHERE id = ?1 AND ended IS NULL";
            let found = tables.execute(sql, (id, phase.as_str(), now.to_string(), error))?;
            moved(tables, id, found)
        })
    }

    /// The newest jobs, at most `limit`, newest first.
    ///
    /// # Errors
    /// Any of the database.
    pub fn jobs(&self, limit: u32) -> Result<Vec<JobRecord>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM job ORDER BY id DESC LIMIT ?1")?;
            query.query_and_then([limit], record)?.collect()
        })
    }

    /// Job `id`, where it is still known.
    ///
    /// # Errors
    /// Any of the database.
    pub fn job(&self, id: i64) -> Result<Option<JobRecord>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM job WHERE id = ?1")?;
            query.query_and_then([id], record)?.next().transpose()
        })
    }
}

fn moved(tables: &Connection, id: i64, rows: usize) -> Result<(), StoreError> {
    if rows == 0 {
        let ended = tables.query_row("SELECT 1 FROM job WHERE id = ?1", [id], |_| Ok(())).optional()?;
        let what = if ended.is_some() { "unfinished job" } else { "job" };
        return Err(StoreError::NotFound { what, id: id.to_string() });
    }
    change::touch_jobs(tables)?;
    Ok(())
}
