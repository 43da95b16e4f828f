//! Looking whether everything that is stored is sound, and mending what is not.
//!
//! Mending sets damaged files aside, fetches them again by their hash from whatever source of their publisher has them, and
//! where none has, takes what a sync would take for their editions. What remains is named.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::ops::ControlFlow;
use std::sync::Arc;

use domain::{BlobId, Edition, EditionId, File, FileRole, Publication};
use store::{JobProgress, Lease, PublisherRecord, StoreError};
use sync::{Change, Ended, Step};

use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure, RepairReport, VerifyReport};
use crate::carriers;
use crate::jobs::Reporter;
use crate::reading::cleaned;
use crate::syncing::{borrowed, item_code};
use crate::upkeep::UpkeepProgress;

/// What was found, with the blobs that are damaged or gone.
struct Found {
    report: VerifyReport,
    damaged: Vec<BlobId>,
}

/// An edition that is here, and those of its files that belong here by the rules and are not here.
struct Lacking {
    publication: Arc<Publication>,
    edition: Arc<Edition>,
    withdrawn: bool,
    files: Vec<File>,
}

impl Lacking {
    fn id(&self) -> EditionId {
        self.publication.id.edition(self.edition.language.clone())
    }

    fn names(&self) -> String {
        self.files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", ")
    }

    /// What fetches the files of the revision that is here.
    fn step(&self) -> Step {
        Step {
            publication: Arc::clone(&self.publication),
            edition: Arc::clone(&self.edition),
            change: Change::Missing,
            files: self.files.clone(),
            fetch: self.files.clone(),
            bytes: self.files.iter().map(|file| file.transport.bytes).sum(),
            kept: BTreeMap::new(),
        }
    }
}

impl Library {
    /// Hashes every blob, checks the database and compares the index with the store. Changes nothing. `progress` hears the
    /// blobs done and in all; the job can be stopped, and the report then says so.
    ///
    /// # Errors
    /// When the store cannot be read at all; what is damaged is in the report.
    pub fn verify(&self, progress: UpkeepProgress<'_>) -> Result<VerifyReport, Failure> {
        if self.store.is_read_only() {
            let found = self.look(&mut |at| {
                progress(at.done, at.total.unwrap_or(0));
                Ok(true)
            })?;
            return Ok(found.report);
        }
        let job = self.store.create_job(store::JobKind::Verify, self.now())?;
        self.run_job(job, |reporter| {
            let found = self.look(&mut |at| {
                progress(at.done, at.total.unwrap_or(0));
                Ok(reporter.tell(at))
            })?;
            Ok(found.report)
        })
    }

    /// As [`Library::verify`], and mends what is wrong: damaged files are set aside and fetched again, an index that differs
    /// is made anew. What could not be mended is in the report, with the next step.
    ///
    /// # Errors
    /// When another process is writing, the library cannot be written, or the store cannot be read at all.
    pub fn repair(&self, progress: UpkeepProgress<'_>) -> Result<VerifyReport, Failure> {
        let lease = self.store.lease("repair", self.now())?;
        let job = self.store.create_job(store::JobKind::Verify, self.now())?;
        self.run_job(job, |reporter| {
            let mut renewed = self.now();
            let Found { mut report, damaged } = self.look(&mut |at| {
                self.renew(&lease, &mut renewed)?;
                progress(at.done, at.total.unwrap_or(0));
                Ok(reporter.tell(at))
            })?;
            if report.stopped {
                return Ok(report);
            }
            let mut repaired = RepairReport {
                set_aside: Vec::new(),
                mended: Vec::new(),
                bytes: 0,
                index_rebuilt: false,
                left: report.problems.iter().filter(|problem| problem.id == DATABASE).map(unmended_database).collect(),
            };
            for blob in damaged {
                if let Some(path) = self.store.set_aside(&blob)? {
                    repaired.set_aside.push(path.to_string_lossy().into_owned());
                }
            }
            for record in self.store.publishers()? {
                self.renew(&lease, &mut renewed)?;
                self.mend(&record, &lease, reporter, &mut repaired, progress)?;
                if reporter.is_stopped() {
                    break;
                }
            }
            report.stopped = reporter.is_stopped();
            repaired.index_rebuilt = self.mend_index(&lease, reporter)?;
            report.index_complete = self.indexing.sound().unwrap_or(false);
            report.repaired = Some(repaired);
            Ok(report)
        })
    }

    /// Looks at everything. `tell` hears how far that is, and gives `false` to stop.
    fn look(&self, tell: &mut dyn FnMut(&JobProgress) -> Result<bool, Failure>) -> Result<Found, Failure> {
        let database = match self.store.integrity_check() {
            // Too damaged even to be checked is a finding, too.
            Err(error @ StoreError::Damaged { .. }) => vec![error.to_string()],
            checked => checked?,
        };
        let blobs = self.store.blobs()?;
        let mut at = JobProgress {
            total: Some(blobs.len() as u64),
            bytes_total: Some(blobs.iter().map(|blob| blob.bytes).sum()),
            ..JobProgress::default()
        };
        let mut damaged = Vec::new();
        let mut stopped = false;
        for blob in &blobs {
            let mut lost = None;
            let mut go_on = |at: &JobProgress| {
                tell(at).unwrap_or_else(|failure| {
                    lost = Some(failure);
                    false
                })
            };
            let sound = if go_on(&at) {
                self.store.blob_is_sound_while(&blob.id, &mut |bytes| {
                    at.bytes_done += bytes;
                    go_on(&at)
                })
            } else {
                Ok(None)
            };
            if let Some(failure) = lost {
                return Err(failure);
            }
            match sound {
                Ok(Some(true)) => {}
                Ok(Some(false)) => damaged.push((blob.id, "its bytes are not those that were signed".to_owned())),
                Ok(None) => {
                    stopped = true;
                    break;
                }
                Err(StoreError::NotHere { .. }) => damaged.push((blob.id, "it is gone from the disk".to_owned())),
                Err(error) => damaged.push((blob.id, error.to_string())),
            }
            at.done += 1;
        }
        // What another process removed meanwhile is not missed.
        let rows: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        damaged.retain(|(id, _)| rows.contains(id));

        let mut problems: Vec<ItemFailure> = database
            .iter()
            .map(|problem| ItemFailure {
                id: DATABASE.to_owned(),
                error: Failure::new(ErrorCode::Damaged, problem.clone()),
            })
            .collect();
        let names = if damaged.is_empty() { HashMap::new() } else { self.names_of_files()? };
        for (id, detail) in &damaged {
            let name = names.get(id).cloned().unwrap_or_else(|| id.to_string());
            let message = format!("{name} is damaged on this computer: {detail}; run: shelf verify --repair");
            let error = Failure::new(ErrorCode::Damaged, message).with("item", name);
            problems.push(ItemFailure { id: id.to_string(), error });
        }
        for lacking in self.lacking()? {
            let id = lacking.id().to_string();
            let message = format!("{} of {id} is not on this computer; sync to fetch it", lacking.names());
            problems
                .push(ItemFailure { error: Failure::new(ErrorCode::NotHere, message).with("item", id.clone()), id });
        }
        let index_complete = match self.indexing.sound() {
            Ok(complete) => complete,
            Err(failure) => {
                problems.push(ItemFailure { id: "index".to_owned(), error: failure });
                false
            }
        };
        let report = VerifyReport {
            blobs: at.done,
            bytes: at.bytes_done,
            problems,
            index_complete,
            database_sound: database.is_empty(),
            stopped,
            repaired: None,
        };
        Ok(Found { report, damaged: damaged.into_iter().map(|(id, _)| id).collect() })
    }

    /// How people call each file of the editions that are here.
    fn names_of_files(&self) -> Result<HashMap<BlobId, String>, Failure> {
        let mut names = HashMap::new();
        for stored in self.store.publications()? {
            for edition in stored.editions.iter().filter_map(|edition| edition.applied.as_ref()) {
                let id = stored.publication.id.edition(edition.language.clone());
                for file in edition.files.iter().chain(&edition.sections) {
                    names.entry(file.sha256).or_insert_with(|| format!("{} of {id}", file.name));
                }
            }
        }
        Ok(names)
    }

    /// The editions of which something is not here that belongs here. Files that wait because of the limit do not.
    fn lacking(&self) -> Result<Vec<Lacking>, Failure> {
        let here: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let rules = self.rules()?;
        let mut room = self.room()?.unwrap_or(u64::MAX);
        let mut fits = |file: &File| {
            let fits = file.role == FileRole::Sections || file.bytes <= room;
            room = if fits { room.saturating_sub(file.bytes) } else { room };
            fits
        };
        let mut lacking = Vec::new();
        for stored in self.store.publications()? {
            for edition in stored.editions.iter().filter_map(|edition| edition.applied.as_ref()) {
                let wanted = self.wanted(&rules, &stored, &edition.language);
                let files: Vec<File> =
                    wanted.files(edition).filter(|file| !here.contains(&file.sha256) && fits(file)).cloned().collect();
                if !files.is_empty() {
                    let (publication, edition) = (Arc::clone(&stored.publication), Arc::clone(edition));
                    lacking.push(Lacking { publication, edition, withdrawn: stored.withdrawn, files });
                }
            }
        }
        Ok(lacking)
    }

    /// [`Library::lacking`], of one publisher.
    fn lacking_of(&self, record: &PublisherRecord) -> Result<Vec<Lacking>, Failure> {
        let mut lacking = self.lacking()?;
        lacking.retain(|lacking| lacking.publication.id.collection.publisher == record.name);
        Ok(lacking)
    }

    /// Fetches what is lacking of a publisher's editions.
    fn mend(
        &self,
        record: &PublisherRecord,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
        repaired: &mut RepairReport,
        progress: UpkeepProgress<'_>,
    ) -> Result<(), Failure> {
        let lacking = self.lacking_of(record)?;
        if lacking.is_empty() {
            return Ok(());
        }
        let reached = carriers::carriers(self.store.sources(&record.name)?)?;
        let steps: Vec<Step> = lacking.iter().map(Lacking::step).collect();
        let mut renewed = self.now();
        let mut lost = None;
        let outcome = sync::execute(&steps, &borrowed(&reached), &self.store, &cleaned, &mut |at| {
            if let Err(failure) = self.renew(lease, &mut renewed) {
                lost = Some(failure);
                return ControlFlow::Break(());
            }
            progress(at.done, at.total);
            let told = JobProgress {
                item: Some(at.item.to_string()),
                done: at.done,
                total: Some(at.total),
                bytes_done: at.bytes_done,
                bytes_total: Some(at.bytes_total),
            };
            if reporter.tell(&told) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        repaired.bytes += outcome.bytes;
        // To apply a text again says that its publication is offered; one that was withdrawn stays so.
        for again in lacking.iter().filter(|lacking| lacking.withdrawn) {
            self.store.set_withdrawn(&again.publication.id)?;
        }
        if let Some(failure) = lost {
            return Err(failure);
        }
        if let Ended::Store(error) = outcome.ended {
            return Err(error.into());
        }
        let mut reasons: HashMap<String, Failure> = outcome
            .failed
            .iter()
            .map(|(id, error)| (id.to_string(), Failure::new(item_code(error), error.to_string())))
            .collect();
        if !outcome.failed.is_empty() && !reporter.is_stopped() {
            // What nobody has any more was perhaps replaced by a newer revision.
            let only = outcome.failed.into_iter().map(|(id, _)| id).collect();
            let report = self.sync_only(record, only, lease, reporter)?;
            repaired.bytes += report.bytes;
            reasons.extend(report.failed.into_iter().map(|failed| (failed.id, failed.error)));
        }
        let still: HashMap<String, String> =
            self.lacking_of(record)?.iter().map(|lacking| (lacking.id().to_string(), lacking.names())).collect();
        for id in lacking.iter().map(|lacking| lacking.id().to_string()) {
            let Some(names) = still.get(&id) else {
                repaired.mended.push(id);
                continue;
            };
            let (code, reason) = match reasons.remove(&id) {
                Some(reason) => (reason.code, reason.message),
                None => (ErrorCode::NotHere, "it was stopped before".to_owned()),
            };
            let message = format!(
                "{names} of {id} could not be mended: {reason}; bring a source of {} that has it into reach, and run: \
                 shelf verify --repair",
                record.name
            );
            repaired.left.push(ItemFailure { error: Failure::new(code, message).with("item", id.clone()), id });
        }
        Ok(())
    }

    /// Brings the index in step with the store; gives whether it had to be made anew for that.
    fn mend_index(&self, lease: &Lease, reporter: &mut Reporter<'_>) -> Result<bool, Failure> {
        let mut renewed = self.now();
        let mut tell = |done, total| {
            // The index is a cache with a lock of its own: it may be finished without the lease.
            let _ = self.renew(lease, &mut renewed);
            reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
        };
        let before = self.store.index_generation()?;
        // Perhaps it is merely behind. One that cannot be opened is made anew by this, too.
        let caught_up = self.indexing.catch_up(&mut tell);
        if caught_up.is_err() || !matches!(self.indexing.sound(), Ok(true)) {
            self.indexing.rebuild(&mut tell)?;
        }
        Ok(self.store.index_generation()? != before)
    }
}

/// How the database is called among the problems.
const DATABASE: &str = "database";

/// What is left to do about a damaged database: fetching mends files, not what SQLite keeps.
fn unmended_database(problem: &ItemFailure) -> ItemFailure {
    let message = format!(
        "the database is damaged: {}; keep what you set and marked with: shelf backup FILE, move the library's folder away, \
         and then: shelf restore FILE, and: shelf sync",
        problem.error.message
    );
    ItemFailure { id: problem.id.clone(), error: Failure::new(ErrorCode::Damaged, message) }
}
