//! Taking in what the sources have: refresh, plan, execute, index, as a job under the writing lease.

use std::collections::HashSet;
use std::ops::ControlFlow;

use domain::{EditionId, JobItemState};
use repository::BlobError;
use store::{JobItemChange, JobProgress, Lease, PlannedItem, PublisherRecord, Verified};
use sync::{AttemptError, Change, Ended, ItemError, PublisherTrust, Step};

use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure, JobRow, SourceOutcome, SourceReport, SyncReport, SyncRequest};
use crate::carriers::Has;
use crate::fetching::over_limit;
use crate::jobs::{Ended as JobEnded, Reporter, SyncTask, Task};
use crate::planning::{Allowed, Outcomes, Prepared, Waiting, borrowed, part};
use crate::reading::cleaned;

/// The setting that remembers, by publisher, how many steps the last look at its sources left undone.
pub(crate) const PENDING: &str = "pending";

impl Library {
    /// Takes in what all sources have and `request` wants, and waits for it. `hear` is told how far that is, at most four
    /// times a second.
    ///
    /// # Errors
    /// When another process is writing, or the store cannot be written. What is wrong with one source or edition is in
    /// the report.
    pub fn sync(&self, request: &SyncRequest, hear: &mut dyn FnMut(&JobRow)) -> Result<SyncReport, Failure> {
        let task = SyncTask { request: request.clone(), publisher: None };
        self.do_now(&Task::Sync(task), domain::JobOrigin::Person, hear)?.sync_report()
    }

    /// Has all that `request` wants taken in in the background, as soon as nothing else is at work, and gives the job.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn begin_sync(&self, request: SyncRequest) -> Result<JobRow, Failure> {
        self.allowed(&request)?;
        self.begin(&Task::Sync(SyncTask { request, publisher: None }), domain::JobOrigin::Person)
    }

    /// Does what `task` says, from where an earlier run of the job left it.
    pub(crate) fn run_sync(
        &self,
        task: &SyncTask,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
    ) -> Result<JobEnded<SyncReport>, Failure> {
        // Who wants one thing now waits for no sweeping.
        if task.request.only.is_empty() {
            // What the last sync replaced; a reader who had it open then has had the time since.
            self.forget_replaced()?;
            self.store.remove_unreferenced(lease)?;
            self.sweep_partials(lease)?;
        }
        let mut allowed = self.allowed(&task.request)?;
        allowed.publisher = task.publisher.clone();
        allowed.spend(reporter.bytes_before());
        let mut sources = Vec::new();
        let mut pending = Vec::new();
        let mut failed = None;
        for record in self.store.publishers()? {
            if !allowed.means(&record.name) {
                continue;
            }
            match self.sync_source(&record, &allowed, reporter) {
                Ok((report, left)) => {
                    allowed.spend(report.bytes);
                    allowed.room = self.room()?;
                    // What a sync that was stopped has not looked at is not known to be in order.
                    pending.push((record.name.clone(), left.max(usize::from(reporter.is_asked()))));
                    sources.push(report);
                }
                Err(failure) => failed = Some(failure),
            }
            if failed.is_some() || reporter.is_asked() {
                break;
            }
        }
        // What was applied before a failure is readable, so it must be findable too. The failure says more than what came of it.
        let indexed = self.indexing.catch_up(&mut |_, _| reporter.tell_index());
        if let Some(failure) = failed {
            return Err(failure);
        }
        indexed?;
        // A sync of some editions tells nothing about the rest.
        if task.request.only.is_empty() {
            self.remember_pending(&pending)?;
        }
        // What a crash left beside what is whole by now. Should this fail, the next sync sweeps it.
        if task.request.only.is_empty() {
            let _ = self.sweep_partials(lease);
        }
        let first = sources.iter().find_map(first_failure);
        // The index may not be readable just now; what was synced is here all the same.
        let saved_searches = self.saved_searches_with_news().unwrap_or_default();
        // Who asks for something by name is told why it did not come.
        let beyond = || sources.iter().filter(|_| !task.request.only.is_empty()).find_map(over_limit);
        let first = first.or_else(beyond);
        Ok(JobEnded { answer: SyncReport { sources, saved_searches }, failure: first })
    }

    /// Takes in what the sources of one publisher have, as far as `allowed`; gives what came of it, and how many steps are left.
    pub(crate) fn sync_source(
        &self,
        record: &PublisherRecord,
        allowed: &Allowed,
        reporter: &mut Reporter<'_>,
    ) -> Result<(SourceReport, usize), Failure> {
        let mut report = empty_report(record);
        let trust = PublisherTrust::new(&self.store, record.name.clone());
        // Asking may take long; who wants it to stop is heard before and after.
        if !reporter.name(&record.full_name) {
            return Ok((report, 0));
        }
        let (prepared, outcomes) = self.prepare(record, &trust, allowed)?;
        // Asking was broken off, which says nothing about the sources.
        if self.stop.is_asked() {
            return Ok((report, 0));
        }
        // Where all that a source has was refused, it was asked in vain.
        let in_vain = prepared.as_ref().ok().filter(|prepared| prepared.refreshed.collections.is_empty());
        let in_vain = in_vain.and_then(|prepared| prepared.refused.first()).map(|refused| refused.error.clone());
        report.sources = self.note_sources(record, outcomes, in_vain.as_ref())?;
        let (pending, prepared) = match prepared {
            Ok(prepared) => (prepared.pending(), prepared),
            // A stick that is elsewhere is no attempt that failed.
            Err(failure) if failure.code == ErrorCode::Unplugged => {
                return Ok((SourceReport { error: Some(failure), ..report }, 0));
            }
            Err(failure) => {
                self.store.record_check(&record.name, self.now(), Err(stored(&failure)))?;
                return Ok((SourceReport { error: Some(failure), ..report }, 0));
            }
        };
        let Prepared { reached, mut refreshed, offers, entries, steps, waiting, refused, hidden } = prepared;
        let carriers = borrowed(&reached);
        for collection in &refreshed.collections {
            if let Some(offer) = offers.iter().find(|offer| offer.collection == collection.id) {
                sync::record_offer(&self.store, collection, offer)?;
            }
        }
        report.entries = entries;
        self.set_waiting_marks()?;
        if !reporter.is_asked() {
            reporter.name(&record.full_name);
        }
        let mut told = Told::plan(record, &steps, reporter)?;
        let outcome = sync::execute(&steps, &carriers, &self.store, &cleaned, &mut |at| {
            if told.tell(&at, reporter) { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
        });
        told.end(&outcome, reporter);
        // A text and the files that follow it are one edition.
        report.applied = count(outcome.applied.iter().collect::<HashSet<_>>().len());
        // What a catalogue says of a withdrawal is recorded before the steps, so they are what tells of its news.
        let withdrawals = || steps.iter().filter(|step| step.change == Change::Withdrawn);
        report.withdrawn = count(withdrawals().map(|step| &step.publication.id).collect::<HashSet<_>>().len());
        report.bytes = outcome.bytes;
        report.waiting = count(waiting.len());
        report.waits = waiting.iter().map(Waiting::item).collect();
        if hidden > 0 {
            // All of it was known to be right together only when it was last whole.
            let before = self.store.checks(&record.name)?;
            refreshed.as_of = true;
            refreshed.signed = before.signed.unwrap_or(refreshed.signed);
            refreshed.expires = before.expires.unwrap_or(refreshed.expires);
        }
        report.as_of = refreshed.as_of.then(|| refreshed.signed.to_string());
        let first_refused = refused.first().map(|refused| stored(&refused.error));
        let failed = |(id, error): &(EditionId, ItemError)| ItemFailure {
            id: id.to_string(),
            error: item_failure(id, error, &steps),
        };
        report.failed = refused.into_iter().chain(outcome.failed.iter().map(failed)).collect();
        if let Ended::Store(error) = outcome.ended {
            let failure = Failure::from(error);
            // A full disk may refuse this too; the failure itself is what matters.
            let _ = self.store.record_check(&record.name, self.now(), Err(stored(&failure)));
            return Err(failure);
        }
        let verified = Verified { signed: refreshed.signed, expires: refreshed.expires, as_of: refreshed.as_of };
        if in_vain.is_none() {
            self.store.record_check(&record.name, self.now(), Ok(verified))?;
        }
        // What was refused of one office is told, and leaves the others' standing as it is.
        if let Some(refused) = first_refused {
            self.store.record_check(&record.name, self.now(), Err(refused))?;
        }
        let left = if matches!(outcome.ended, Ended::Complete) {
            outcome.failed.len()
        } else {
            steps.len().saturating_sub(outcome.applied.len() + withdrawals().count())
        };
        Ok((report, left + pending))
    }

    /// Notes how it went with each source that was asked, and gives it. Where all that the sources had was refused, `in_vain` says
    /// why.
    fn note_sources(
        &self,
        record: &PublisherRecord,
        outcomes: Outcomes,
        in_vain: Option<&Failure>,
    ) -> Result<Vec<SourceOutcome>, Failure> {
        let note = |(location, outcome): (String, Result<Has, Failure>)| {
            let noted = match in_vain {
                Some(failure) => outcome.as_ref().copied().map_err(stored).and(Err(stored(failure))),
                None => outcome.as_ref().copied().map_err(stored),
            };
            self.store.record_source_check(&record.name, &location, self.now(), noted)?;
            Ok(SourceOutcome { location, error: outcome.err() })
        };
        outcomes.into_iter().map(note).collect()
    }

    /// Takes in what the sources of one publisher have for the editions `only`, and nothing else.
    pub(crate) fn sync_only(
        &self,
        record: &PublisherRecord,
        only: &HashSet<EditionId>,
        reporter: &mut Reporter<'_>,
    ) -> Result<SourceReport, Failure> {
        let only = only.iter().map(ToString::to_string).collect();
        let allowed = self.allowed(&SyncRequest { only, ..SyncRequest::default() })?;
        let (report, _) = self.sync_source(record, &allowed, reporter)?;
        Ok(report)
    }
}

/// Follows the steps of an execution as the items of a job.
struct Told<'a> {
    steps: &'a [Step],
    /// The place of the first step among the job's items.
    first: u64,
    /// The step at work.
    at: usize,
    /// How many bytes had come when it began.
    begun: u64,
    /// The steps that failed, in their order, and how many bytes of each had come.
    failed: Vec<(usize, u64)>,
    progress: JobProgress,
}

impl<'a> Told<'a> {
    fn plan(record: &PublisherRecord, steps: &'a [Step], reporter: &mut Reporter<'_>) -> Result<Self, Failure> {
        let items: Vec<PlannedItem> = steps
            .iter()
            .map(|step| PlannedItem {
                item: step.id().to_string(),
                part: part(step).word().to_owned(),
                title: step.edition.title.clone(),
                bytes: step.bytes,
            })
            .collect();
        let publisher = format!("{}/", record.name);
        let first = reporter.plan(&|item| item.starts_with(&publisher), &items)?;
        if !steps.is_empty() {
            reporter.tell_plan(&JobProgress {
                item: Some(record.full_name.clone()),
                total: Some(steps.len() as u64),
                bytes_total: Some(sync::bytes_to_fetch(steps)),
                ..JobProgress::default()
            });
        }
        Ok(Self { steps, first, at: 0, begun: 0, failed: Vec::new(), progress: JobProgress::default() })
    }

    fn tell(&mut self, at: &sync::Progress, reporter: &mut Reporter<'_>) -> bool {
        let step = usize::try_from(at.done).unwrap_or(usize::MAX);
        while self.at < step {
            let failed = at.failed > self.failed.len() as u64;
            self.leave(failed, at.bytes_done, reporter);
        }
        let Some(working) = self.steps.get(step) else { return !reporter.is_asked() };
        reporter.item(self.change(step, JobItemState::Running, at.bytes_done.saturating_sub(self.begun)));
        self.progress = JobProgress {
            item: Some(working.edition.title.clone()),
            done: at.done,
            total: Some(at.total),
            bytes_done: at.bytes_done,
            bytes_total: Some(at.bytes_total),
            rate: None,
        };
        reporter.tell(&self.progress)
    }

    /// Notes how it went with the step at work, and turns to the next.
    fn leave(&mut self, failed: bool, bytes: u64, reporter: &mut Reporter<'_>) {
        let at = self.at;
        let state = match () {
            () if failed => JobItemState::Failed,
            // Files are not fetched for a text that did not come.
            () if self.steps[at].change == Change::Missing && self.text_failed(at) => JobItemState::Waiting,
            () => JobItemState::Done,
        };
        if failed {
            self.failed.push((at, bytes.saturating_sub(self.begun)));
        }
        let done = if state == JobItemState::Done { self.steps[at].bytes } else { bytes.saturating_sub(self.begun) };
        reporter.item(self.change(at, state, done));
        self.at += 1;
        self.begun = bytes;
    }

    fn text_failed(&self, at: usize) -> bool {
        self.failed.iter().any(|(failed, _)| self.steps[*failed].id() == self.steps[at].id())
    }

    fn change(&self, step: usize, state: JobItemState, bytes_done: u64) -> JobItemChange {
        JobItemChange { place: self.first + step as u64, state, bytes_done, error: None }
    }

    /// Notes how the execution ended: all of it counts, and why each step failed.
    fn end(mut self, outcome: &sync::Outcome, reporter: &mut Reporter<'_>) {
        if matches!(outcome.ended, Ended::Complete) {
            while self.at < self.steps.len() {
                let failed = outcome.failed.len() > self.failed.len();
                self.leave(failed, outcome.bytes, reporter);
            }
        }
        for ((step, bytes), (id, error)) in self.failed.iter().zip(&outcome.failed) {
            let failure = item_failure(id, error, self.steps);
            let change = self.change(*step, JobItemState::Failed, *bytes);
            reporter.item(JobItemChange { error: Some(stored(&failure)), ..change });
        }
        if matches!(outcome.ended, Ended::Complete) {
            self.progress.item = None;
            self.progress.done = self.steps.len() as u64;
            self.progress.total = Some(self.progress.done);
            self.progress.bytes_done = outcome.bytes;
            self.progress.bytes_total = Some(outcome.bytes);
            reporter.tell(&self.progress);
            reporter.end_part();
        }
    }
}

/// The first thing that went wrong with a publisher; that its stick is elsewhere is nothing wrong.
fn first_failure(report: &SourceReport) -> Option<Failure> {
    let error = report.error.clone().filter(|failure| failure.code != ErrorCode::Unplugged);
    error.or_else(|| report.failed.first().map(|failed| failed.error.clone()))
}

/// A failure as the store keeps it.
fn stored(failure: &Failure) -> serde_json::Value {
    serde_json::to_value(failure).unwrap_or_default()
}

/// Why the edition `id` of `steps` was not applied: by its title, and with the sources that lack a file of it.
fn item_failure(id: &EditionId, error: &ItemError, steps: &[Step]) -> Failure {
    let mut failure = Failure::new(item_code(error), error.to_string()).with("item", id.to_string());
    if let Some(step) = steps.iter().find(|step| step.id() == *id) {
        failure = failure.with("title", step.edition.title.clone());
    }
    match error {
        ItemError::Fetch { attempts, .. } if failure.code == ErrorCode::NotHere && !attempts.is_empty() => {
            let sources: Vec<&str> = attempts.iter().map(|attempt| attempt.source.as_str()).collect();
            failure.with("source", sources.join(", "))
        }
        _ => failure,
    }
}

/// What kind of failure it is that an edition was not applied.
pub(crate) fn item_code(error: &ItemError) -> ErrorCode {
    let out_of_reach = |error: &AttemptError| match error {
        AttemptError::Carrier(carrier) => carrier.is_of_the_way(),
        // What came was right until the way broke off.
        AttemptError::Blob(BlobError::Read { .. }) => true,
        AttemptError::Blob(_) | AttemptError::Missing => false,
    };
    match error {
        ItemError::Fetch { attempts, .. }
            if !attempts.is_empty() && attempts.iter().all(|a| out_of_reach(&a.error)) =>
        {
            ErrorCode::Unreachable
        }
        ItemError::Fetch { attempts, .. } if attempts.iter().all(|a| matches!(a.error, AttemptError::Missing)) => {
            ErrorCode::NotHere
        }
        _ => ErrorCode::Refused,
    }
}

fn empty_report(record: &PublisherRecord) -> SourceReport {
    SourceReport {
        publisher: record.name.to_string(),
        applied: 0,
        withdrawn: 0,
        entries: Vec::new(),
        bytes: 0,
        waiting: 0,
        waits: Vec::new(),
        as_of: None,
        failed: Vec::new(),
        sources: Vec::new(),
        error: None,
    }
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}
