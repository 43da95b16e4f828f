//! Looking after a library: making the index anew, counting.

use domain::JobOrigin;
use serde_json::Value;
use store::JobProgress;

use crate::Library;
use crate::api::{FacetCount, Failure, JobRow, Stats};
use crate::jobs::{Ended, Reporter, Task};

impl Library {
    /// Makes the index anew; searches use the old one until it is done. `hear` is told how far that is.
    ///
    /// # Errors
    /// When another process is writing, or the index cannot be written.
    pub fn reindex(&self, hear: &mut dyn FnMut(&JobRow)) -> Result<Stats, Failure> {
        self.do_now(&Task::Index, JobOrigin::Person, hear)?.stats()
    }

    /// Makes the index anew, from where an earlier run of the job left it.
    pub(crate) fn run_index(&self, reporter: &mut Reporter<'_>) -> Result<Ended<Stats>, Failure> {
        // Where no window is opened, nothing else removes what earlier runs replaced.
        self.sweep_old_indexes();
        // What is done is counted by the index itself.
        let left = reporter.reached_before().and_then(Value::as_str).map(str::to_owned);
        reporter.begin_anew();
        let generation = self.indexing.begin_generation(left.as_deref())?;
        reporter.reach(generation.as_str().into());
        reporter.flush();
        let whole = self.indexing.rebuild_into(&generation, &mut |done, total| {
            reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() })
        })?;
        if !whole && reporter.asked() == Some(domain::JobAsk::Cancel) {
            self.indexing.discard(&generation)?;
        }
        Ok(Ended { answer: self.stats()?, failure: None })
    }

    /// Adds to the index what is stored and not yet in it: what another process applied, or was interrupted before it
    /// could index. Does nothing where nothing can be written.
    ///
    /// # Errors
    /// When the index cannot be written.
    pub fn bring_index_up_to_date(&self) -> Result<(), Failure> {
        if self.unwritable().is_some() {
            return Ok(());
        }
        self.indexing.catch_up(&mut |_, _| true)
    }

    /// [`Library::bring_index_up_to_date`] on a thread of its own, so that reading does not wait for it.
    pub fn refresh_index_in_background(&self) {
        let library = self.clone();
        std::thread::spawn(move || {
            // What is missing stays missing from the answers until the next attempt: every job that ends or rests brings one.
            let _ = library.bring_index_up_to_date();
        });
    }

    /// Removes indexes that are no longer in use. For the start of the app, and before another is made: who still reads one
    /// keeps it open, and takes the one in use for the next search.
    pub fn sweep_old_indexes(&self) {
        // One that a job left half done and can go on with is in use. Where jobs cannot be read, nothing is removed.
        let Ok(open) = self.store.open_jobs() else { return };
        let left = |job: &store::JobRecord| job.reached.as_ref().and_then(Value::as_str).map(str::to_owned);
        self.indexing.sweep(&open.iter().filter_map(left).collect::<Vec<_>>());
    }

    /// What is to be done once a job was told of: one that ended is written into the log, and what one that ended or rests
    /// applied and did not index, as where its process died, is added to the index.
    pub fn follow_up(&self, job: &JobRow) {
        if job.ended.is_some() {
            self.log_job(job);
        }
        if !job.phase.is_active() {
            self.refresh_index_in_background();
        }
    }

    /// Numbers about the library.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn stats(&self) -> Result<Stats, Failure> {
        let totals = self.store.totals()?;
        let mut languages: std::collections::BTreeMap<String, u32> = std::collections::BTreeMap::new();
        for stored in self.store.publications()? {
            for edition in stored.editions {
                *languages.entry(edition.known.language.to_string()).or_default() += 1;
            }
        }
        let mut langs: Vec<FacetCount> =
            languages.into_iter().map(|(value, count)| FacetCount { label: value.clone(), value, count }).collect();
        langs.sort_by_key(|facet| std::cmp::Reverse(facet.count));
        Ok(Stats {
            library: self.store.folder().to_string_lossy().into_owned(),
            publishers: totals.publishers,
            collections: totals.collections,
            publications: totals.publications,
            editions: totals.editions,
            sections: totals.sections,
            langs,
            database_bytes: totals.database_bytes,
            blob_bytes: totals.blob_bytes,
            index_bytes: self.indexing.bytes(),
        })
    }
}
