//! Long pieces of work and where they stand, so that every process can show them, and go on with what another left.
//!
//! A job is a machine of few states ([`JobPhase::after`]). Whoever has it at work writes its progress; anyone may ask it
//! to pause or to end, and it hears that when it next writes.

use std::path::Path;

use domain::{JobAsk, JobEvent, JobKind, JobOrigin, JobPhase};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};
use serde_json::Value;

use super::change;
use super::job_item::{self, JobItemChange};
use crate::migration::Migration;
use crate::presence::{self, Alive};
use crate::{Store, StoreError, column};

/// `handle` names the locked file of the handle that has the job; `asked` is what another wants of it. `task` is what is to
/// be done and `reached` where it can go on, both in the words of whoever does it.
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
    Migration {
        version: 4,
        sql: "ALTER TABLE job DROP COLUMN stop;
              ALTER TABLE job ADD COLUMN asked TEXT;
              ALTER TABLE job ADD COLUMN origin TEXT NOT NULL DEFAULT 'person';
              ALTER TABLE job ADD COLUMN interrupted INTEGER NOT NULL DEFAULT 0;
              ALTER TABLE job ADD COLUMN rate INTEGER;
              ALTER TABLE job ADD COLUMN task TEXT;
              ALTER TABLE job ADD COLUMN reached TEXT;
              UPDATE job SET kind = 'index' WHERE kind = 'reindex';
              UPDATE job SET phase = 'cancelled' WHERE phase = 'stopped';",
    },
];

/// How many ended jobs are kept to look back at.
const KEPT: u32 = 100;

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
    /// Bytes a second, lately, where known.
    pub rate: Option<u64>,
}

/// A job to be made.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewJob {
    /// What it does.
    pub kind: JobKind,
    /// Who wants it.
    pub origin: JobOrigin,
    /// What is to be done, in the words of whoever does it.
    pub task: Value,
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
    /// Who wanted it.
    pub origin: JobOrigin,
    /// Whether its process died: it rests, or another job does its work.
    pub interrupted: bool,
    /// What was asked of it and not done yet.
    pub asked: Option<JobAsk>,
    /// When it was made.
    pub started: Timestamp,
    /// When it ended.
    pub ended: Option<Timestamp>,
    /// How far it has come.
    pub progress: JobProgress,
    /// What is to be done, in the words of whoever does it.
    pub task: Option<Value>,
    /// Where it can go on, likewise.
    pub reached: Option<Value>,
    /// Why it failed, as its caller described it.
    pub error: Option<Value>,
}

fn record(row: &Row<'_>) -> Result<JobRecord, StoreError> {
    let count = |name| row.get::<_, Option<i64>>(name).map(|value| value.map(i64::cast_unsigned));
    let started = column::moment(row, "started")?;
    let asked: Option<String> = row.get("asked")?;
    Ok(JobRecord {
        id: row.get("id")?,
        kind: column::parsed(row, "kind")?,
        phase: column::parsed(row, "phase")?,
        origin: column::parsed(row, "origin")?,
        interrupted: row.get("interrupted")?,
        asked: asked.and_then(|word| word.parse().ok()),
        started: started.ok_or_else(|| StoreError::unreadable("a job", "it has no beginning"))?,
        ended: column::moment(row, "ended")?,
        progress: JobProgress {
            item: row.get("item")?,
            done: count("done")?.unwrap_or_default(),
            total: count("total")?,
            bytes_done: count("bytes_done")?.unwrap_or_default(),
            bytes_total: count("bytes_total")?,
            rate: count("rate")?,
        },
        task: column::json_or_null(row, "task")?,
        reached: column::json_or_null(row, "reached")?,
        error: column::json_or_null(row, "error")?,
    })
}

/// Lays the jobs whose process is gone to rest, where they can be taken up; gives whether there were any.
pub(crate) fn pause_dead(tables: &Connection, library: &Path) -> Result<bool, StoreError> {
    let dead = dead(tables, library)?;
    for id in &dead {
        step(tables, *id, JobEvent::Die)?;
    }
    Ok(!dead.is_empty())
}

/// The jobs that count as active though their process is gone.
fn dead(tables: &Connection, library: &Path) -> Result<Vec<i64>, StoreError> {
    let active = tables
        .prepare_cached("SELECT id, handle FROM job WHERE ended IS NULL AND phase IN ('queued', 'running')")?
        .query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?
        .collect::<Result<Vec<(i64, String)>, _>>()?;
    let dead = active.into_iter().filter(|(_, handle)| presence::alive(library, handle) == Alive::No);
    Ok(dead.map(|(id, _)| id).collect())
}

/// Moves job `id` by `event`; gives where it stood.
fn step(tables: &Connection, id: i64, event: JobEvent) -> Result<JobPhase, StoreError> {
    let phase = phase(tables, id)?;
    let Some(next) = phase.after(event) else {
        // Nobody called off what another has done since.
        let stands = match phase {
            JobPhase::Cancelled if interrupted(tables, id)? => "interrupted and done by another since",
            phase => phase.as_str(),
        };
        let detail = format!("it is {stands}, so it cannot {}", verb(event));
        return Err(StoreError::Contradiction { item: format!("job {id}"), detail });
    };
    let sql = "UPDATE job SET phase = ?2, interrupted = ?3, asked = NULL, rate = NULL,
               item = CASE WHEN ?2 = 'running' THEN item END WHERE id = ?1";
    tables.prepare_cached(sql)?.execute((id, next.as_str(), event == JobEvent::Die))?;
    if !next.is_active() {
        job_item::rest(tables, id)?;
    }
    change::touch_jobs(tables)?;
    Ok(phase)
}

fn verb(event: JobEvent) -> &'static str {
    match event {
        JobEvent::Start => "begin",
        JobEvent::Pause | JobEvent::Die => "be paused",
        JobEvent::Resume => "go on or be tried again",
        JobEvent::Finish | JobEvent::Fail => "end",
        JobEvent::Cancel => "be cancelled",
    }
}

/// Whether job `id` counts as interrupted.
fn interrupted(tables: &Connection, id: i64) -> Result<bool, StoreError> {
    let found: Option<bool> =
        tables.query_row("SELECT interrupted FROM job WHERE id = ?1", [id], |row| row.get(0)).optional()?;
    Ok(found.unwrap_or_default())
}

fn phase(tables: &Connection, id: i64) -> Result<JobPhase, StoreError> {
    let word: Option<String> =
        tables.query_row("SELECT phase FROM job WHERE id = ?1", [id], |row| row.get(0)).optional()?;
    let word = word.ok_or_else(|| StoreError::NotFound { what: "job", id: id.to_string() })?;
    word.parse().map_err(|error: String| StoreError::unreadable(format!("job {id}"), &error))
}

impl Store {
    /// Makes a job that waits for its turn, and returns its number. Of the jobs that ended the last 100 are kept.
    ///
    /// # Errors
    /// Any of the database.
    pub fn create_job(&self, job: &NewJob, now: Timestamp) -> Result<i64, StoreError> {
        let task = column::to_json(&job.task)?;
        self.write(|tables| {
            tables.execute(
                "INSERT INTO job (kind, phase, origin, handle, started, task) VALUES (?1, 'queued', ?2, ?3, ?4, ?5)",
                (job.kind.as_str(), job.origin.as_str(), self.token(), now.to_string(), task),
            )?;
            let id = tables.last_insert_rowid();
            let old = "DELETE FROM job WHERE ended IS NOT NULL AND id NOT IN
                       (SELECT id FROM job WHERE ended IS NOT NULL ORDER BY id DESC LIMIT ?1)";
            tables.execute(old, [KEPT])?;
            change::touch_jobs(tables)?;
            Ok(id)
        })
    }

    /// Gives job `id`, which waits for its turn, to this handle, and says that it is at work.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Contradiction`] when it does not wait.
    pub fn start_job(&self, id: i64) -> Result<JobRecord, StoreError> {
        self.write(|tables| {
            step(tables, id, JobEvent::Start)?;
            tables.execute("UPDATE job SET handle = ?2 WHERE id = ?1", (id, self.token()))?;
            let mut query = tables.prepare_cached("SELECT * FROM job WHERE id = ?1")?;
            query.query_row([id], |row| Ok(record(row)))?
        })
    }

    /// Has job `id`, which rests or failed, wait for its turn again, with this handle.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Contradiction`] when it is at work or has ended otherwise.
    pub fn resume_job(&self, id: i64) -> Result<(), StoreError> {
        self.write(|tables| {
            // One whose process has just died is found out here.
            pause_dead(tables, &self.inner.folder)?;
            step(tables, id, JobEvent::Resume)?;
            let sql = "UPDATE job SET handle = ?2, ended = NULL, error = NULL WHERE id = ?1";
            tables.execute(sql, (id, self.token()))?;
            Ok(())
        })
    }

    /// Asks job `id`, whichever process has it, to rest or to end. One that is not at work does so at once.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Contradiction`] when that makes no sense any more.
    pub fn ask_job(&self, id: i64, ask: JobAsk, now: Timestamp) -> Result<(), StoreError> {
        let event = match ask {
            JobAsk::Pause => JobEvent::Pause,
            JobAsk::Cancel => JobEvent::Cancel,
        };
        self.write(|tables| {
            pause_dead(tables, &self.inner.folder)?;
            let phase = phase(tables, id)?;
            if phase == JobPhase::Running {
                tables.execute("UPDATE job SET asked = ?2 WHERE id = ?1", (id, ask.as_str()))?;
                change::touch_jobs(tables)?;
                return Ok(());
            }
            // One that died rests already; who asks for that means it to stay so.
            if phase == JobPhase::Paused && ask == JobAsk::Pause {
                tables.execute("UPDATE job SET interrupted = 0 WHERE id = ?1", [id])?;
                change::touch_jobs(tables)?;
                return Ok(());
            }
            step(tables, id, event)?;
            if ask == JobAsk::Cancel {
                tables.execute("UPDATE job SET ended = ?2 WHERE id = ?1", (id, now.to_string()))?;
            }
            Ok(())
        })
    }

    /// Says how far job `id`, which this handle has at work, has come and what became of its items, and gives what was asked of
    /// it. Call it a few times a second at most: every call is a transaction.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such job, or it is not at work here.
    pub fn update_job(
        &self,
        id: i64,
        progress: &JobProgress,
        items: &[JobItemChange],
    ) -> Result<Option<JobAsk>, StoreError> {
        let sql = "UPDATE job SET item = :item, done = :done, total = :total, bytes_done = :bytes_done,
                   bytes_total = :bytes_total, rate = :rate
                   WHERE id = :id AND phase = 'running' AND handle = :handle";
        self.write(|tables| {
            let found = tables.prepare_cached(sql)?.execute(named_params! {
                ":id": id,
                ":item": progress.item,
                ":done": progress.done.cast_signed(),
                ":total": progress.total.map(u64::cast_signed),
                ":bytes_done": progress.bytes_done.cast_signed(),
                ":bytes_total": progress.bytes_total.map(u64::cast_signed),
                ":rate": progress.rate.map(u64::cast_signed),
                ":handle": self.token(),
            })?;
            if found == 0 {
                return Err(StoreError::NotFound { what: "job at work", id: id.to_string() });
            }
            job_item::change(tables, id, items)?;
            change::touch_jobs(tables)?;
            let asked: Option<String> =
                tables.prepare_cached("SELECT asked FROM job WHERE id = ?1")?.query_row([id], |row| row.get(0))?;
            Ok(asked.and_then(|word| word.parse().ok()))
        })
    }

    /// Remembers where job `id` can go on.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when there is no such job.
    pub fn set_job_reached(&self, id: i64, reached: Option<&Value>) -> Result<(), StoreError> {
        let reached = reached.map(column::to_json).transpose()?;
        self.write(|tables| match tables.execute("UPDATE job SET reached = ?2 WHERE id = ?1", (id, reached))? {
            0 => Err(StoreError::NotFound { what: "job", id: id.to_string() }),
            _ => Ok(()),
        })
    }

    /// Moves job `id`, which this handle has at work or waiting, by `event`, with the reason where it failed.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Contradiction`] when `event` makes no sense there, or another handle has
    /// the job by now.
    pub fn end_job(&self, id: i64, event: JobEvent, error: Option<&Value>, now: Timestamp) -> Result<(), StoreError> {
        let error = error.map(column::to_json).transpose()?;
        self.write(|tables| {
            let handle: Option<String> =
                tables.query_row("SELECT handle FROM job WHERE id = ?1", [id], |row| row.get(0)).optional()?;
            if handle.is_some_and(|handle| handle != self.token()) {
                let detail = "another process has it by now".to_owned();
                return Err(StoreError::Contradiction { item: format!("job {id}"), detail });
            }
            let ended = step(tables, id, event)?.after(event).is_some_and(JobPhase::is_end);
            let sql = "UPDATE job SET ended = ?2, error = ?3 WHERE id = ?1";
            tables.execute(sql, (id, ended.then(|| now.to_string()), error))?;
            Ok(())
        })
    }

    /// Lays the jobs whose process is gone to rest; gives whether there were any. Cheap where no job is at work.
    ///
    /// # Errors
    /// Any of the database.
    pub fn pause_dead_jobs(&self) -> Result<bool, StoreError> {
        if !self.open_jobs()?.iter().any(|job| job.phase.is_active()) {
            return Ok(false);
        }
        self.write(|tables| pause_dead(tables, &self.inner.folder))
    }

    /// The jobs whose process is gone, and which have not been laid to rest: for those who cannot write that now.
    ///
    /// # Errors
    /// Any of the database.
    pub fn dead_jobs(&self) -> Result<Vec<i64>, StoreError> {
        self.read(|tables| dead(tables, &self.inner.folder))
    }

    /// Ends job `id`, which rests, because another does its work. One that was interrupted goes on being called so: nobody
    /// called it off.
    ///
    /// # Errors
    /// [`StoreError::NotFound`], and [`StoreError::Contradiction`] when it does not rest.
    pub fn supersede_job(&self, id: i64, now: Timestamp) -> Result<(), StoreError> {
        self.write(|tables| {
            let stands = phase(tables, id)?;
            if stands != JobPhase::Paused {
                let detail = format!("it is {}, so no other takes its place", stands.as_str());
                return Err(StoreError::Contradiction { item: format!("job {id}"), detail });
            }
            let interrupted = interrupted(tables, id)?;
            step(tables, id, JobEvent::Cancel)?;
            let sql = "UPDATE job SET ended = ?2, interrupted = ?3 WHERE id = ?1";
            tables.execute(sql, (id, now.to_string(), interrupted))?;
            Ok(())
        })
    }

    /// The jobs that have not ended, the oldest first.
    ///
    /// # Errors
    /// Any of the database.
    pub fn open_jobs(&self) -> Result<Vec<JobRecord>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT * FROM job WHERE ended IS NULL ORDER BY id")?;
            query.query_and_then([], record)?.collect()
        })
    }

    /// The oldest job of this handle that waits for its turn.
    ///
    /// # Errors
    /// Any of the database.
    pub fn next_job(&self) -> Result<Option<JobRecord>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT * FROM job WHERE ended IS NULL AND phase = 'queued' AND handle = ?1 ORDER BY id LIMIT 1";
            tables.prepare_cached(sql)?.query_and_then([self.token()], record)?.next().transpose()
        })
    }

    /// The newest jobs, at most `limit`, and all that have not ended, newest first.
    ///
    /// # Errors
    /// Any of the database.
    pub fn jobs(&self, limit: u32) -> Result<Vec<JobRecord>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT * FROM job WHERE ended IS NULL OR id IN (SELECT id FROM job ORDER BY id DESC LIMIT ?1)
                       ORDER BY id DESC";
            let mut query = tables.prepare_cached(sql)?;
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

    /// Forgets job `id`, which has ended.
    ///
    /// # Errors
    /// Any of the database.
    pub fn forget_job(&self, id: i64) -> Result<(), StoreError> {
        self.write(|tables| {
            tables.execute("DELETE FROM job WHERE id = ?1 AND ended IS NOT NULL", [id])?;
            change::touch_jobs(tables)?;
            Ok(())
        })
    }
}
