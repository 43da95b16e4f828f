//! The writing lease: of all processes that have a library open, one at a time takes in content.
//!
//! The lease is a row in the database. Its holder renews it; one that has not done so for 30 seconds, or whose
//! process is gone, loses it to the next who asks. Short writes of the person's own (saved, read) need no lease.

use std::sync::atomic::Ordering;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, named_params};

use crate::presence::{self, Alive};
use crate::store::lock;
use crate::table::job;
use crate::{Store, StoreError, column};

/// After how long without renewal a lease may be taken over.
const STALE: SignedDuration = SignedDuration::from_secs(30);

/// Who holds the lease.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Holder {
    /// What it called itself, such as `shelf sync`.
    pub owner: String,
    /// The number of its process.
    pub pid: u32,
    /// The name of its computer, where known.
    pub host: String,
    /// Since when it has the lease.
    pub since: Timestamp,
    /// When it last renewed it.
    pub heartbeat: Timestamp,
}

/// The right to take in content. Given back when dropped.
#[must_use = "the lease is given back when this is dropped"]
pub struct Lease {
    store: Store,
    token: String,
    owner: String,
}

/// The lease's row.
struct Held {
    holder: Holder,
    handle: String,
    locked: bool,
}

impl Held {
    /// Whether somebody else may take it at `now`.
    fn may_be_taken(&self, library: &std::path::Path, now: Timestamp) -> bool {
        let alive = if self.locked { presence::alive(library, &self.handle) } else { Alive::Unknown };
        let age = now.duration_since(self.holder.heartbeat);
        match alive {
            Alive::No => true,
            // A clock that was set back makes a live holder's last renewal lie in the future; it will renew again.
            Alive::Yes => age > STALE,
            Alive::Unknown => age.abs() > STALE,
        }
    }
}

/// Checks that the lease is still the one with `token`, which `owner` took.
pub(crate) fn require(tables: &Connection, token: &str, owner: &str) -> Result<(), StoreError> {
    let mut query = tables.prepare_cached("SELECT 1 FROM lease WHERE token = ?1")?;
    if query.exists([token])? { Ok(()) } else { Err(StoreError::LeaseLost { owner: owner.to_owned() }) }
}

fn held(tables: &Connection) -> Result<Option<Held>, StoreError> {
    let moment = |row: &Row<'_>, name| {
        column::moment(row, name)?.ok_or_else(|| StoreError::unreadable("the writing lease", "it has no time"))
    };
    tables
        .prepare_cached("SELECT * FROM lease")?
        .query_and_then([], |row| {
            let holder = Holder {
                owner: row.get("owner")?,
                pid: row.get("pid")?,
                host: row.get("host")?,
                since: moment(row, "since")?,
                heartbeat: moment(row, "heartbeat")?,
            };
            Ok(Held { holder, handle: row.get("handle")?, locked: row.get("locked")? })
        })?
        .next()
        .transpose()
}

impl Store {
    /// Takes the writing lease for `owner` (what people are shown, such as `shelf sync`). Jobs of processes that are
    /// gone rest from then on, and what they left half written is removed.
    ///
    /// # Errors
    /// [`StoreError::Held`] naming who has it, another lease of this handle included.
    pub fn lease(&self, owner: &str, now: Timestamp) -> Result<Lease, StoreError> {
        let (handle, locked) = match &self.inner.presence {
            Some(presence) => (presence.token().to_owned(), presence.is_locked()),
            None => (String::new(), false),
        };
        let token = format!("{handle}-{}", self.inner.names.fetch_add(1, Ordering::Relaxed));
        self.write(|tables| {
            if let Some(held) = held(tables)?
                && !held.may_be_taken(&self.inner.folder, now)
            {
                let owner = format!("{} (process {} on {})", held.holder.owner, held.holder.pid, held.holder.host);
                return Err(StoreError::Held { owner, since: Some(held.holder.since) });
            }
            let sql = "INSERT OR REPLACE INTO lease
                       (only, token, handle, locked, owner, pid, host, since, heartbeat)
                       VALUES (1, :token, :handle, :locked, :owner, :pid, :host, :now, :now)";
            tables.execute(
                sql,
                named_params! {
                    ":token": token,
                    ":handle": handle,
                    ":locked": locked,
                    ":owner": owner,
                    ":pid": std::process::id(),
                    ":host": host(),
                    ":now": now.to_string(),
                },
            )?;
            job::pause_dead(tables, &self.inner.folder).map(|_| ())
        })?;
        *lock(&self.inner.leased) = Some((token.clone(), owner.to_owned()));
        let lease = Lease { store: self.clone(), token, owner: owner.to_owned() };
        self.remove_half_written()?;
        Ok(lease)
    }

    /// Who holds the lease, dead or alive.
    ///
    /// # Errors
    /// Any of the database.
    pub fn lease_holder(&self) -> Result<Option<Holder>, StoreError> {
        Ok(self.read(held)?.map(|held| held.holder))
    }

    /// Removes what an interrupted process left half written, unless somebody who lives is writing.
    pub(crate) fn sweep(&self, now: Timestamp) -> Result<(), StoreError> {
        let writing = self.read(held)?.is_some_and(|held| !held.may_be_taken(&self.inner.folder, now));
        if writing { Ok(()) } else { self.remove_half_written() }
    }
}

impl Lease {
    /// Says that the holder is at work; to be called every few seconds, at the latest every 30.
    ///
    /// # Errors
    /// [`StoreError::LeaseLost`] when another took it over meanwhile: stop writing.
    pub fn renew(&self, now: Timestamp) -> Result<(), StoreError> {
        let renewed = self.store.write(|tables| {
            let mut renew = tables.prepare_cached("UPDATE lease SET heartbeat = ?2 WHERE token = ?1")?;
            Ok(renew.execute((&self.token, now.to_string()))?)
        })?;
        if renewed == 0 { Err(StoreError::LeaseLost { owner: self.owner.clone() }) } else { Ok(()) }
    }

    /// What the holder called itself.
    pub fn owner(&self) -> &str {
        &self.owner
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        let mut leased = lock(&self.store.inner.leased);
        if leased.as_ref().is_some_and(|(token, _)| *token == self.token) {
            *leased = None;
        }
        drop(leased);
        // Should this fail, the lease grows stale, or dies with the process.
        let _ = self.store.write(|tables| Ok(tables.execute("DELETE FROM lease WHERE token = ?1", [&self.token])?));
    }
}

/// The name of this computer, only to be shown.
fn host() -> String {
    std::env::var("COMPUTERNAME")
        .ok()
        .or_else(|| std::env::var("HOSTNAME").ok())
        .or_else(|| std::fs::read_to_string("/proc/sys/kernel/hostname").ok())
        .map(|name| name.trim().to_owned())
        .filter(|name| !name.is_empty())
        .unwrap_or_else(|| "this computer".to_owned())
}
