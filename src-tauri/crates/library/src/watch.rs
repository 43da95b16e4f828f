//! Noticing what changed, in this process or another.

use std::collections::HashMap;

use store::Counters;

use crate::Library;
use crate::api::{Change, JobRow};
use crate::jobs::row;

/// Remembers what was seen last.
pub struct Watch {
    library: Library,
    seen: Option<Counters>,
    jobs: HashMap<i64, JobRow>,
}

impl Library {
    /// Begins to watch; the first look tells nothing unless something changes before it.
    pub fn watch(&self) -> Watch {
        let seen = self.store.counters().ok();
        let jobs = self.jobs().unwrap_or_default().into_iter().map(|job| (job.id, job)).collect();
        Watch { library: self.clone(), seen, jobs }
    }
}

impl Watch {
    /// What changed since the last look, and the jobs that moved; `None` when nothing did. Cheap when nothing did.
    pub fn look(&mut self) -> Option<(Change, Vec<JobRow>)> {
        // A store that cannot be read just now is looked at again at the next turn.
        let counters = self.library.store.counters().ok()?;
        let before = self.seen.replace(counters);
        if before == Some(counters) {
            return None;
        }
        let mut publications =
            before.is_none_or(|before| (before.library, before.change) != (counters.library, counters.change));
        let jobs_moved = before.is_none_or(|before| before.jobs != counters.jobs);
        let mut moved = Vec::new();
        if jobs_moved {
            for record in self.library.store.jobs(20).unwrap_or_default() {
                let job = row(&record);
                if self.jobs.get(&job.id) != Some(&job) {
                    self.jobs.insert(job.id, job.clone());
                    moved.push(job);
                }
            }
        }
        // A sync indexes what it applied last of all: only when it has ended does a search find everything.
        publications |= moved.iter().any(|job| job.ended.is_some());
        Some((Change { number: counters.change, publications, jobs: jobs_moved }, moved))
    }
}
