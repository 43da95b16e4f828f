//! Looking after a library: making the index anew, counting.

use crate::Library;
use crate::api::{FacetCount, Failure, Stats};
use store::JobProgress;

/// How far a piece of upkeep is: done and in all.
pub type UpkeepProgress<'a> = &'a mut dyn FnMut(u64, u64);

impl Library {
    /// Makes the index anew; searches use the old one until it is done.
    ///
    /// # Errors
    /// When another process is writing, or the index cannot be written.
    pub fn reindex(&self, progress: UpkeepProgress<'_>) -> Result<Stats, Failure> {
        let lease = self.store.lease("reindex", self.now())?;
        let job = self.store.create_job(store::JobKind::Reindex, self.now())?;
        self.run_job(job, |reporter| {
            let mut renewed = self.now();
            self.indexing.rebuild(&mut |done, total| {
                // The index is a cache with a lock of its own: it may be finished without the lease.
                let _ = self.renew(&lease, &mut renewed);
                progress(done, total);
                reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
            })
        })?;
        self.stats()
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
