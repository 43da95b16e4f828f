//! Taking in what the sources have: refresh, plan, execute, index, as a job under the writing lease.

use std::collections::HashSet;
use std::ops::ControlFlow;
use std::path::Path;

use domain::{BlobId, CollectionId};
use jiff::SignedDuration;
use repository::{Card, Expired, Folder, Refreshed};
use store::{JobProgress, Lease, PublisherRecord, Verified};
use sync::{Change, Ended, Offer, PublisherTrust, Step};

use crate::Library;
use crate::api::{
    ChangeKind, ErrorCode, Failure, ItemFailure, JobRow, Plan, PlanItem, SourcePlan, SourceReport, SyncReport,
    SyncState, SyncStatus,
};
use crate::jobs::{self, Reporter};
use crate::reading::cleaned;

/// The setting that remembers how many steps the last plan left undone.
const PENDING: &str = "pending";
/// After so long without a successful check the chip says so (design: “not checked for N days”).
const CHECK_EVERY: SignedDuration = SignedDuration::from_hours(7 * 24);
/// The lease is renewed well within the 30 seconds after which another process may take it.
const RENEW_EVERY: SignedDuration = SignedDuration::from_secs(5);

/// How far a sync is, for whoever started it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct SyncProgress {
    /// What it works on now.
    pub item: String,
    /// Bytes fetched.
    pub bytes_done: u64,
    /// Bytes to fetch.
    pub bytes_total: u64,
}

/// A publisher's repository, verified, and what it would change here.
struct Prepared {
    refreshed: Refreshed,
    offers: Vec<Offer>,
    steps: Vec<Step>,
    refused: Vec<ItemFailure>,
}

impl Library {
    /// What a sync would do now. Nothing of the library changes, except that newer verified metadata is remembered.
    ///
    /// # Errors
    /// When the store cannot be read; what is wrong with one source is in its part of the plan.
    pub fn plan(&self) -> Result<Plan, Failure> {
        let mut sources = Vec::new();
        let mut pending = 0;
        for record in self.store.publishers()? {
            let publisher = record.name.to_string();
            match self.prepare(&record, &Folder::new(Path::new(&record.location))) {
                Ok(prepared) => {
                    pending += prepared.steps.len();
                    let bytes = sync::bytes_to_fetch(&prepared.steps);
                    let items = prepared.steps.iter().map(item).collect();
                    let error = prepared.refused.into_iter().next().map(|refused| refused.error);
                    sources.push(SourcePlan { publisher, items, bytes, error });
                }
                Err(failure) => {
                    sources.push(SourcePlan { publisher, items: Vec::new(), bytes: 0, error: Some(failure) })
                }
            }
        }
        if !self.store.is_read_only() {
            self.store.set_setting(PENDING, &pending.into())?;
        }
        Ok(Plan { bytes: sources.iter().map(|source| source.bytes).sum(), sources })
    }

    /// Takes in what all sources have, and waits for it.
    ///
    /// # Errors
    /// When another process is writing, or the store cannot be written. What is wrong with one source or edition is in
    /// the report.
    pub fn sync(&self, progress: &mut dyn FnMut(&SyncProgress)) -> Result<SyncReport, Failure> {
        let lease = self.store.lease("sync", self.now())?;
        let job = self.store.create_job(store::JobKind::Sync, self.now())?;
        self.run_sync(job, &lease, progress)
    }

    /// Begins to take in what all sources have, on a thread of its own, and gives the job.
    ///
    /// # Errors
    /// When another process is writing, or the store cannot be written.
    pub fn begin_sync(&self) -> Result<JobRow, Failure> {
        let lease = self.store.lease("sync", self.now())?;
        let id = self.store.create_job(store::JobKind::Sync, self.now())?;
        let begun = self.store.job(id)?.ok_or_else(|| Failure::not_found(&format!("job {id}")))?;
        let library = self.clone();
        std::thread::spawn(move || {
            // How it ended is in the job, where the window looks.
            let _ = library.run_sync(id, &lease, &mut |_| {});
        });
        Ok(jobs::row(&begun))
    }

    /// Makes the library that came with the app a source, and takes in what is new of it. Nothing is done, and no job is
    /// made, when it is here already.
    ///
    /// # Errors
    /// As [`Library::sync`].
    pub fn take_in_built_in(&self, card: &[u8], location: &str) -> Result<(), Failure> {
        let card_parsed = Card::parse(card)?;
        let known = self.store.publisher(&card_parsed.publisher)?;
        let same = known.as_ref().is_some_and(|known| {
            known.built_in
                && known.location == location
                && Card::parse(&known.card).is_ok_and(|old| old.fingerprint() == card_parsed.fingerprint())
        });
        if same {
            let record = known.ok_or_else(|| Failure::not_found(location))?;
            let checked = self.store.checks(&record.name)?.last_success.is_some();
            let prepared = self.prepare(&record, &Folder::new(Path::new(location)))?;
            if checked && prepared.steps.is_empty() {
                return Ok(());
            }
        }
        let lease = self.store.lease("taking in the starter library", self.now())?;
        self.trust(card, location, true)?;
        let job = self.store.create_job(store::JobKind::Sync, self.now())?;
        self.run_sync(job, &lease, &mut |_| {}).map(|_| ())
    }

    /// Brings the index up to date on a thread of its own.
    pub fn refresh_index_in_background(&self) {
        let library = self.clone();
        std::thread::spawn(move || {
            // A failure shows at the next search, which tries again and can say so.
            let _ = library.indexing.catch_up(&mut |_, _| {});
            library.indexing.sweep();
        });
    }

    fn run_sync(
        &self,
        job: i64,
        lease: &Lease,
        progress: &mut dyn FnMut(&SyncProgress),
    ) -> Result<SyncReport, Failure> {
        self.run_job(job, |reporter| {
            let mut sources = Vec::new();
            for record in self.store.publishers()? {
                sources.push(self.sync_source(&record, lease, reporter, progress)?);
            }
            let mut renewed = self.now();
            self.indexing.catch_up(&mut |done, total| {
                self.renew(lease, &mut renewed);
                reporter.tell(&JobProgress { done, total: Some(total), ..JobProgress::default() });
            })?;
            let undone: usize = sources.iter().map(|source| source.failed.len()).sum();
            self.store.set_setting(PENDING, &undone.into())?;
            let report = SyncReport { sources };
            // A job whose every source failed has failed; otherwise what went wrong is in the report of the source.
            match report.sources.iter().find_map(|source| source.error.clone()) {
                Some(failure) if report.sources.iter().all(|source| source.error.is_some()) => Err(failure),
                _ => Ok(report),
            }
        })
        .or_else(|failure| match failure.code {
            // The report tells the caller more than the first failure does.
            ErrorCode::Unreachable | ErrorCode::Refused => self.failed_report(&failure),
            _ => Err(failure),
        })
    }

    /// The report of a sync that no source let happen.
    fn failed_report(&self, failure: &Failure) -> Result<SyncReport, Failure> {
        let mut sources = Vec::new();
        for record in self.store.publishers()? {
            let error =
                self.store.checks(&record.name)?.last_error.map(jobs::failure).or_else(|| Some(failure.clone()));
            sources.push(SourceReport { error, ..empty_report(&record) });
        }
        Ok(SyncReport { sources })
    }

    fn renew(&self, lease: &Lease, renewed: &mut jiff::Timestamp) {
        let now = self.now();
        if now.duration_since(*renewed) >= RENEW_EVERY {
            *renewed = now;
            // A lease that was lost shows at the next write that needs it; short writes stay whole without it.
            let _ = lease.renew(now);
        }
    }

    fn sync_source(
        &self,
        record: &PublisherRecord,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
        progress: &mut dyn FnMut(&SyncProgress),
    ) -> Result<SourceReport, Failure> {
        let mut report = empty_report(record);
        let carrier = Folder::new(Path::new(&record.location));
        let prepared = match self.prepare(record, &carrier) {
            Ok(prepared) => prepared,
            Err(failure) => {
                let stored = serde_json::to_value(&failure).unwrap_or_default();
                self.store.record_check(&record.name, self.now(), Err(stored))?;
                return Ok(SourceReport { error: Some(failure), ..report });
            }
        };
        let Prepared { refreshed, offers, steps, refused } = prepared;
        for collection in &refreshed.collections {
            if let Some(offer) = offers.iter().find(|offer| offer.collection == collection.id) {
                sync::record_offer(&self.store, collection, offer)?;
            }
        }
        let mut renewed = self.now();
        let outcome = sync::execute(&steps, &[&carrier], &self.store, &cleaned, &mut |at| {
            self.renew(lease, &mut renewed);
            let title =
                steps.get(usize::try_from(at.done).unwrap_or(usize::MAX)).map(|step| step.edition.title.clone());
            let item = title.unwrap_or_else(|| at.item.to_string());
            progress(&SyncProgress { item: item.clone(), bytes_done: at.bytes_done, bytes_total: at.bytes_total });
            let told = JobProgress {
                item: Some(item),
                done: at.done,
                total: Some(at.total),
                bytes_done: at.bytes_done,
                bytes_total: Some(at.bytes_total),
            };
            if reporter.tell(&told) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        report.applied = count(outcome.applied.len());
        // What a catalogue says of a withdrawal is recorded before the steps, so they are what tells of its news.
        let withdrawn: HashSet<_> =
            steps.iter().filter(|step| step.change == Change::Withdrawn).map(|step| &step.publication.id).collect();
        report.withdrawn = count(withdrawn.len());
        report.bytes = outcome.bytes;
        report.as_of = refreshed.as_of.then(|| refreshed.signed.to_string());
        report.failed = refused;
        report.failed.extend(outcome.failed.into_iter().map(|(id, error)| ItemFailure {
            id: id.to_string(),
            error: Failure::new(ErrorCode::Refused, error.to_string()).with("item", id.to_string()),
        }));
        let verified = Verified { signed: refreshed.signed, expires: refreshed.expires, as_of: refreshed.as_of };
        self.store.record_check(&record.name, self.now(), Ok(verified))?;
        match outcome.ended {
            Ended::Complete | Ended::Stopped => Ok(report),
            Ended::Store(error) => Err(error.into()),
        }
    }

    /// Verifies what a source offers and plans what follows from it.
    fn prepare(&self, record: &PublisherRecord, carrier: &Folder) -> Result<Prepared, Failure> {
        let card = Card::parse(&record.card)?;
        let trust = PublisherTrust::new(&self.store, record.name.clone());
        let refreshed = repository::refresh(&card, carrier, &trust, self.now(), Expired::AcceptAsOf)?;
        let mut refused: Vec<ItemFailure> = Vec::new();
        let mut spared: HashSet<CollectionId> = HashSet::new();
        for (collection, error) in &refreshed.refused {
            let id = CollectionId { publisher: record.name.clone(), collection: collection.clone() };
            refused
                .push(ItemFailure { id: id.to_string(), error: Failure::new(ErrorCode::Refused, error.to_string()) });
            spared.insert(id);
        }
        let mut offers = Vec::new();
        for collection in &refreshed.collections {
            spared.insert(collection.id.clone());
            match sync::read_offer(&[carrier], collection) {
                Ok(offer) => offers.push(offer),
                Err(error) => {
                    let error = Failure::new(ErrorCode::Refused, error.to_string());
                    refused.push(ItemFailure { id: collection.id.to_string(), error });
                }
            }
        }
        // A collection that its publisher no longer signs at all is withdrawn with everything in it.
        for known in self.store.collections()? {
            if known.id.publisher == record.name && !spared.contains(&known.id) {
                offers.push(Offer { collection: known.id, publications: Vec::new() });
            }
        }
        let blobs: HashSet<BlobId> = self.store.blobs()?.into_iter().map(|blob| blob.id).collect();
        let steps = sync::plan(&self.store.publications()?, &offers, &|id| blobs.contains(id));
        Ok(Prepared { refreshed, offers, steps, refused })
    }

    /// What the sync chip says.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sync_status(&self) -> Result<SyncStatus, Failure> {
        let now = self.now();
        let job = self.store.jobs(5)?.into_iter().find(|job| job.kind == store::JobKind::Sync && job.ended.is_none());
        let mut last_success: Option<jiff::Timestamp> = None;
        let mut last_attempt: Option<jiff::Timestamp> = None;
        let (mut failed, mut offline, mut stale, mut expired) = (false, false, false, false);
        for record in self.store.publishers()? {
            let check = self.store.checks(&record.name)?;
            last_success = last_success.max(check.last_success);
            last_attempt = last_attempt.max(check.last_attempt);
            match check.last_error.map(jobs::failure) {
                Some(failure) if failure.code == ErrorCode::Unreachable => offline = true,
                Some(_) => failed = true,
                None => {}
            }
            // What came with the app changes with the app alone.
            let days = check.last_success.is_none_or(|at| now.duration_since(at) > CHECK_EVERY);
            stale |= days && !(record.built_in && check.last_success.is_some());
            expired |= check.expires.is_some_and(|expires| expires <= now);
        }
        let pending = self.store.setting(PENDING)?.and_then(|value| value.as_u64()).unwrap_or(0);
        let state = match () {
            () if job.is_some() => SyncState::Updating,
            () if failed => SyncState::CheckFailed,
            () if offline => SyncState::Offline,
            () if stale || expired || last_success.is_none() => SyncState::NotChecked,
            () if pending > 0 => SyncState::UpdateReady,
            () => SyncState::UpToDate,
        };
        let text = |moment: Option<jiff::Timestamp>| moment.map(|moment| moment.to_string());
        Ok(SyncStatus {
            state,
            last_success: text(last_success),
            last_attempt: text(last_attempt),
            job: job.as_ref().map(jobs::row),
        })
    }
}

fn empty_report(record: &PublisherRecord) -> SourceReport {
    SourceReport {
        publisher: record.name.to_string(),
        applied: 0,
        withdrawn: 0,
        bytes: 0,
        as_of: None,
        failed: Vec::new(),
        error: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn item(step: &Step) -> PlanItem {
    PlanItem {
        id: step.id().to_string(),
        title: step.edition.title.clone(),
        kind: step.publication.kind,
        change: match step.change {
            Change::New => ChangeKind::New,
            Change::Changed => ChangeKind::Changed,
            Change::Withdrawn => ChangeKind::Withdrawn,
            Change::Missing => ChangeKind::Missing,
        },
        bytes: step.bytes,
    }
}
