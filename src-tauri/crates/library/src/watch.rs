//! Noticing what changed: in the store, by this process or another, and by the hour alone.

use std::collections::HashMap;

use jiff::{SignedDuration, Timestamp};
use store::{Counters, StoreError};

use crate::Library;
use crate::api::{Change, JobKind, JobRow};
use crate::jobs::{LISTED, row};

/// After so long a library that could not be read is asked again until when it stays true.
const ASK_AGAIN: SignedDuration = SignedDuration::from_mins(1);

/// Remembers what was seen last.
pub struct Watch {
    library: Library,
    seen: Option<Counters>,
    jobs: HashMap<i64, JobRow>,
    /// The jobs of this process that ended without the store knowing.
    untold: Vec<i64>,
    /// How often this process had brought the search index further.
    indexed: u64,
    /// When that was, and until when what was seen stays true if nothing changes.
    looked: Timestamp,
    until: Option<Timestamp>,
}

impl Library {
    /// Begins to watch; the first look tells nothing unless something changes before it.
    pub fn watch(&self) -> Watch {
        let seen = self.store.counters().ok();
        let jobs = self.jobs().unwrap_or_default().into_iter().map(|job| (job.id, job)).collect();
        let looked = self.now();
        let indexed = self.indexing.advances();
        let until = self.stays_true(looked);
        Watch { library: self.clone(), seen, jobs, untold: Vec::new(), indexed, looked, until }
    }

    /// Until when what is shown at `now` stays true if nothing is received: then a notice begins or lapses, a signature
    /// expires, or a clock that was behind is right again.
    fn stays_true(&self, now: Timestamp) -> Option<Timestamp> {
        match self.shelf() {
            Ok(shelf) => shelf.facts.next_change(&shelf.publications, now),
            Err(_) => now.checked_add(ASK_AGAIN).ok(),
        }
    }
}

impl Watch {
    /// What changed since the last look, and the jobs that moved; `None` when nothing did. Cheap when nothing did. What is true
    /// of publications also changes by the hour, or when the clock is set back; and what is found of them when the index has
    /// caught up with what was stored before.
    pub fn look(&mut self) -> Option<(Change, Vec<JobRow>)> {
        // A store that cannot be read just now is looked at again at the next turn, which then tells what this one could not.
        let counters = self.library.store.counters().ok()?;
        let untold = self.library.worker.untold_jobs();
        let now = self.library.now();
        let indexed = self.library.indexing.advances();
        let turned = now < self.looked || self.until.is_some_and(|until| until <= now);
        let jobs_moved = self.seen.is_none_or(|seen| seen.jobs != counters.jobs) || self.untold != untold;
        let moved = if jobs_moved { self.moved().ok()? } else { Vec::new() };
        self.looked = now;
        self.untold = untold;
        let found_more = std::mem::replace(&mut self.indexed, indexed) != indexed;
        let before = self.seen.replace(counters);
        if before == Some(counters) && !turned && !jobs_moved && !found_more {
            return None;
        }
        // Files come without a change of the library's number; and a sync indexes what it applied last of all: only when it has
        // ended does a search find everything.
        let known = |job: &JobRow| self.jobs.get(&job.id).map_or(0, |before| before.done);
        let came = |job: &JobRow| job.ended.is_some() || (job.kind == JobKind::Sync && job.done > known(job));
        let publications = turned
            || found_more
            || moved.iter().any(came)
            || before.is_none_or(|before| (before.library, before.change) != (counters.library, counters.change));
        self.jobs.extend(moved.iter().map(|job| (job.id, job.clone())));
        if publications {
            self.until = self.library.stays_true(now);
        }
        Some((Change { number: counters.change, publications, jobs: jobs_moved }, moved))
    }

    /// The jobs that are others than when they were seen last, also those that ended since and are none of the latest any more.
    fn moved(&self) -> Result<Vec<JobRow>, StoreError> {
        let dead = self.library.store.dead_jobs()?;
        let mut records = self.library.store.jobs(LISTED)?;
        for open in self.jobs.values().filter(|job| job.ended.is_none()) {
            if !records.iter().any(|record| record.id == open.id) {
                records.extend(self.library.store.job(open.id)?);
            }
        }
        let rows = records.into_iter().map(|record| row(&self.library.as_it_stands(record, &dead)));
        Ok(rows.filter(|job| self.jobs.get(&job.id) != Some(job)).collect())
    }
}
