//! The writing lease: of all processes that have a library open, one at a time takes in content.
//!
//! The lease is a row in the database. It renews itself while it lives, whatever its holder waits for; one that was not
//! renewed for 30 seconds (its process stood still), or whose process is gone, is lost to the next who asks. What is taken in
//! is written only by whoever has the lease, which is asked in the same transaction. Short writes of the person's own
//! (saved, read) need no lease.

use std::ops::Deref;
use std::sync::atomic::Ordering;
use std::sync::mpsc::{self, RecvTimeoutError, Sender};
use std::thread::{self, JoinHandle};
use std::time::Duration;

use jiff::{SignedDuration, Timestamp};
use rusqlite::{Connection, Row, named_params};

use crate::presence::{self, Alive};
use crate::store::lock;
use crate::table::job;
use crate::{Store, StoreError, column};

/// After how long without renewal a lease may be taken over.
const STALE: SignedDuration = SignedDuration::from_secs(30);
/// How often a lease renews itself: several times before it would be stale.
const BEAT: Duration = Duration::from_secs(5);

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

/// A library with the right to take in content. Renews itself, and is given back when dropped.
#[must_use = "the lease is given back when this is dropped"]
pub struct Lease {
    store: Store,
    token: String,
    heartbeat: Option<Heartbeat>,
}

/// The lease that a handle has, or had until another took it over.
#[derive(Clone)]
pub(crate) struct Living {
    token: String,
    owner: String,
    since: Timestamp,
}

impl Living {
    /// Checks that the lease in the library is still this one.
    pub(crate) fn require(&self, tables: &Connection) -> Result<(), StoreError> {
        let mut query = tables.prepare_cached("SELECT 1 FROM lease WHERE token = ?1")?;
        if query.exists([&self.token])? { Ok(()) } else { Err(StoreError::LeaseLost { owner: self.owner.clone() }) }
    }
}

/// The thread that renews a lease until this is dropped.
struct Heartbeat {
    /// Nothing is ever sent: dropping it ends the thread.
    alive: Sender<()>,
    thread: JoinHandle<()>,
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
    /// gone rest from then on, and what they left half written is removed. `clock` tells the time, now and whenever the lease
    /// renews itself.
    ///
    /// # Errors
    /// [`StoreError::Held`] naming who has it; while another lease of this handle lives, that one, even if it was lost to
    /// another process meanwhile.
    pub fn lease(&self, owner: &str, clock: impl Fn() -> Timestamp + Send + 'static) -> Result<Lease, StoreError> {
        self.lease_renewed_every(BEAT, owner, clock)
    }

    pub(crate) fn lease_renewed_every(
        &self,
        beat: Duration,
        owner: &str,
        clock: impl Fn() -> Timestamp + Send + 'static,
    ) -> Result<Lease, StoreError> {
        let now = clock();
        let presence = &self.writing()?.presence;
        let (handle, locked) = (presence.token().to_owned(), presence.is_locked());
        let token = format!("{handle}-{}", self.inner.names.fetch_add(1, Ordering::Relaxed));
        // Held until the row is there: two threads of one handle do not both find that none has it.
        let mut living = lock(&self.inner.leased);
        if let Some(living) = &*living {
            let owner = format!("{} (process {} on {})", living.owner, std::process::id(), host());
            return Err(StoreError::Held { owner, since: Some(living.since) });
        }
        self.write(|tables| {
            if let Some(held) = held(tables)?
                // This handle's own is one that could not be given back when it was dropped.
                && held.handle != handle
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
        *living = Some(Living { token: token.clone(), owner: owner.to_owned(), since: now });
        drop(living);
        let mut lease = Lease { store: self.clone(), token, heartbeat: None };
        lease.heartbeat = Some(lease.beat(beat, clock)?);
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
    /// Checks that no other process took the lease over.
    ///
    /// # Errors
    /// [`StoreError::LeaseLost`] if one did.
    pub fn require(&self) -> Result<(), StoreError> {
        let living = lock(&self.store.inner.leased).clone();
        self.store.read(|tables| living.ok_or(StoreError::NotLeased)?.require(tables))
    }

    /// Begins to renew the lease `every` so often.
    fn beat(&self, every: Duration, clock: impl Fn() -> Timestamp + Send + 'static) -> Result<Heartbeat, StoreError> {
        let (alive, dropped) = mpsc::channel();
        let (store, token) = (self.store.clone(), self.token.clone());
        let beat = move || {
            while dropped.recv_timeout(every) == Err(RecvTimeoutError::Timeout) {
                // A full disk may have room again; a lease that another took over does not come back.
                if matches!(renew(&store, &token, clock()), Ok(false)) {
                    break;
                }
            }
        };
        let thread = thread::Builder::new().name("lease".to_owned()).spawn(beat);
        let thread = thread.map_err(|error| StoreError::io("holding", self.store.folder(), error))?;
        Ok(Heartbeat { alive, thread })
    }

    /// Renews the lease as its heartbeat does; gives whether it is still this one's.
    #[cfg(test)]
    pub(crate) fn renew(&self, now: Timestamp) -> bool {
        renew(&self.store, &self.token, now).unwrap()
    }
}

/// Says that the holder of the lease with `token` is alive; gives whether it still has it.
fn renew(store: &Store, token: &str, now: Timestamp) -> Result<bool, StoreError> {
    store.write(|tables| {
        let mut renew = tables.prepare_cached("UPDATE lease SET heartbeat = ?2 WHERE token = ?1")?;
        Ok(renew.execute((token, now.to_string()))? > 0)
    })
}

impl Deref for Lease {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl Drop for Lease {
    fn drop(&mut self) {
        if let Some(Heartbeat { alive, thread }) = self.heartbeat.take() {
            drop(alive);
            // It has a handle on the library, which must not outlive the lease.
            let _ = thread.join();
        }
        let mut living = lock(&self.store.inner.leased);
        // Should this fail, the handle's next lease replaces it, or it dies with the process.
        let _ = self.store.write(|tables| Ok(tables.execute("DELETE FROM lease WHERE token = ?1", [&self.token])?));
        *living = None;
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
