//! Looking after a library: verifying, making the index anew, counting.

use crate::Library;
use crate::api::{ErrorCode, FacetCount, Failure, ItemFailure, Stats, VerifyReport};
use store::{JobProgress, Lease};

/// How far a piece of upkeep is: done and in all.
pub type UpkeepProgress<'a> = &'a mut dyn FnMut(u64, u64);

impl Library {
    /// Hashes every blob, checks the database and compares the index with the store. A damaged file is removed, where the
    /// library can be written and nobody else is writing, so that the next sync fetches it again.
    ///
    /// # Errors
    /// When the store cannot be read at all; what is damaged is in the report.
    pub fn verify(&self, progress: UpkeepProgress<'_>) -> Result<VerifyReport, Failure> {
        let Some(lease) = (!self.store.is_read_only()).then(|| self.store.lease("verify", self.now()).ok()).flatten()
        else {
            return self.verified(None, progress);
        };
        let job = self.store.create_job(store::JobKind::Verify, self.now())?;
        self.run_job(job, |reporter| {
            let mut renewed = self.now();
            self.verified(Some(&lease), &mut |done, total| {
                // Whoever lost the lease to another removes nothing that the other is not told of: blobs are named by
                // their bytes, and a damaged one is damaged for both.
                let _ = self.renew(&lease, &mut renewed);
                progress(done, total);
                reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
            })
        })
    }

    fn verified(&self, lease: Option<&Lease>, progress: UpkeepProgress<'_>) -> Result<VerifyReport, Failure> {
        let database = self.store.integrity_check()?;
        let blobs = self.store.blobs()?;
        let total = blobs.len() as u64;
        let mut problems: Vec<ItemFailure> = database
            .iter()
            .map(|problem| ItemFailure {
                id: "database".to_owned(),
                error: Failure::new(ErrorCode::Damaged, problem.clone()),
            })
            .collect();
        let mut bytes = 0;
        for (done, blob) in blobs.iter().enumerate() {
            progress(done as u64, total);
            bytes += blob.bytes;
            let problem = match self.store.blob_is_sound(&blob.id) {
                Ok(true) => continue,
                Ok(false) => Failure::new(
                    ErrorCode::Damaged,
                    format!("{} is not what its name says; sync to fetch it again", blob.id),
                ),
                Err(error) => error.into(),
            };
            if lease.is_some() {
                // A file that is gone already leaves only its row, which goes too.
                let _ = self.store.remove_blob(&blob.id);
            }
            problems.push(ItemFailure { id: blob.id.to_string(), error: problem });
        }
        progress(total, total);
        for missing in self.missing_blobs()? {
            problems.push(missing);
        }
        let index_complete = match self.indexing.sound() {
            Ok(complete) => complete,
            Err(failure) => {
                problems.push(ItemFailure { id: "index".to_owned(), error: failure });
                false
            }
        };
        Ok(VerifyReport { blobs: total, bytes, problems, index_complete, database_sound: database.is_empty() })
    }

    /// Files that belong here by the rules and are not here.
    fn missing_blobs(&self) -> Result<Vec<ItemFailure>, Failure> {
        let here: std::collections::HashSet<_> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let rules = self.rules()?;
        let mut missing = Vec::new();
        for stored in self.store.publications()? {
            for applied in stored.editions.iter().filter_map(|edition| edition.applied.as_ref()) {
                let wanted = self.wanted(&rules, &stored, &applied.language);
                for file in wanted.files(applied).filter(|file| !here.contains(&file.sha256)) {
                    let id = stored.publication.id.edition(applied.language.clone()).to_string();
                    let message = format!("{} of {id} is not on this computer; sync to fetch it", file.name);
                    missing.push(ItemFailure {
                        error: Failure::new(ErrorCode::NotHere, message).with("item", id.clone()),
                        id,
                    });
                }
            }
        }
        Ok(missing)
    }

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
