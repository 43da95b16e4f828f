//! How a job at work tells how far it is, and hears what is asked of it.

use domain::JobAsk;
use jiff::{SignedDuration, Timestamp};
use serde_json::Value;
use store::{JobItemChange, JobProgress, JobRecord, PlannedItem};

use super::rate::Rate;
use super::row::row;
use crate::Library;
use crate::api::{Failure, JobRow};

/// Progress is written, and so told, at most four times a second.
const REPORT_EVERY: SignedDuration = SignedDuration::from_millis(250);
/// Where a job can go on is written every so many reports: it is larger, and a few seconds of work may be done twice.
const REACHED_EVERY: u32 = 20;

/// Writes a job's progress, not too often, and hears whether it is to rest or to end.
pub(crate) struct Reporter<'a> {
    library: &'a Library,
    record: JobRecord,
    hear: &'a mut dyn FnMut(&JobRow),
    told: Option<Timestamp>,
    reports: u32,
    asked: Option<JobAsk>,
    /// What earlier runs and parts of this job did.
    before: JobProgress,
    /// What the part at work has done.
    part: JobProgress,
    /// What became of items and is not written yet.
    items: Vec<JobItemChange>,
    reached: Option<Value>,
    rate: Rate,
}

impl<'a> Reporter<'a> {
    /// For the job `record`, which has just begun or goes on; `hear` is told what is written.
    pub(crate) fn new(library: &'a Library, record: JobRecord, hear: &'a mut dyn FnMut(&JobRow)) -> Self {
        let before = JobProgress { item: None, total: None, bytes_total: None, ..record.progress.clone() };
        Self {
            library,
            record,
            hear,
            told: None,
            reports: 0,
            asked: None,
            before,
            part: JobProgress::default(),
            items: Vec::new(),
            reached: None,
            rate: Rate::default(),
        }
    }

    /// The job's number.
    pub(crate) fn id(&self) -> i64 {
        self.record.id
    }

    /// Where an earlier run of the job came to.
    pub(crate) fn reached_before(&self) -> Option<&Value> {
        self.record.reached.as_ref()
    }

    /// How many bytes earlier runs of the job took.
    pub(crate) fn bytes_before(&self) -> u64 {
        self.before.bytes_done
    }

    /// Begins anew to count what is done: the work is done again from its beginning.
    pub(crate) fn begin_anew(&mut self) {
        self.before = JobProgress::default();
    }

    /// Whether the job was asked to rest or to end.
    pub(crate) fn is_asked(&self) -> bool {
        self.asked.is_some() || self.library.stop.is_asked()
    }

    /// What the job was asked.
    pub(crate) fn asked(&self) -> Option<JobAsk> {
        self.asked
    }

    /// Says that it asks `name` now, without counting; `false` when the job is to stop.
    pub(crate) fn name(&mut self, name: &str) -> bool {
        self.part = JobProgress { item: Some(name.to_owned()), ..JobProgress::default() };
        self.report();
        !self.is_asked()
    }

    /// Notes which items are worked on next, in place of what an earlier run still had to do of those that `of` names; gives
    /// the place of the first.
    pub(crate) fn plan(&mut self, of: &dyn Fn(&str) -> bool, items: &[PlannedItem]) -> Result<u64, Failure> {
        Ok(self.library.store.plan_job_items(self.record.id, of, items)?)
    }

    /// Notes what became of an item; it is written with the next report.
    pub(crate) fn item(&mut self, change: JobItemChange) {
        self.items.retain(|other| other.place != change.place);
        self.items.push(change);
    }

    /// Notes where the work could go on; it is written with one of the next reports, and when the job ends or rests.
    pub(crate) fn reach(&mut self, reached: Value) {
        self.reached = Some(reached);
    }

    /// Tells how far the part at work has come; `false` when the job is to stop.
    pub(crate) fn tell(&mut self, progress: &JobProgress) -> bool {
        let now = self.library.now();
        self.rate.add(now, self.before.bytes_done + progress.bytes_done);
        self.part = progress.clone();
        // That something is asked of the job was heard by another way, and not yet what.
        let unheard = self.asked.is_none() && self.library.stop.is_asked();
        if unheard || self.told.is_none_or(|told| now.duration_since(told).abs() >= REPORT_EVERY) {
            self.report();
        }
        !self.is_asked()
    }

    /// Tells at once how much there is to do, before any of it is done; `false` when the job is to stop.
    pub(crate) fn tell_plan(&mut self, progress: &JobProgress) -> bool {
        self.part = progress.clone();
        self.report();
        !self.is_asked()
    }

    /// Tells that the search index is brought up to date, which counts for nothing; `false` when the job is to stop.
    pub(crate) fn tell_index(&mut self) -> bool {
        let progress = JobProgress { item: None, ..self.part.clone() };
        self.tell(&progress)
    }

    /// Ends the part at work: what it did counts for good.
    pub(crate) fn end_part(&mut self) {
        self.before.done += self.part.done;
        self.before.bytes_done += self.part.bytes_done;
        self.part = JobProgress::default();
    }

    /// Writes what is not written yet.
    pub(crate) fn flush(&mut self) {
        self.report();
        self.keep_reached();
    }

    fn report(&mut self) {
        self.told = Some(self.library.now());
        self.reports += 1;
        let sum = |before: u64, total: Option<u64>| total.map(|total| before + total);
        let progress = JobProgress {
            item: self.part.item.clone(),
            done: self.before.done + self.part.done,
            total: sum(self.before.done, self.part.total.or((self.before.done > 0).then_some(0))),
            bytes_done: self.before.bytes_done + self.part.bytes_done,
            bytes_total: sum(
                self.before.bytes_done,
                self.part.bytes_total.or((self.before.bytes_done > 0).then_some(0)),
            ),
            rate: self.rate.per_second(),
        };
        self.record.progress = progress;
        (self.hear)(&row(&self.record));
        // Progress that cannot be written is no reason to stop the work it tells of.
        match self.library.store.update_job(self.record.id, &self.record.progress, &self.items) {
            Ok(asked) => {
                self.items.clear();
                self.asked = self.asked.or(asked);
            }
            // Another process took the job for dead, as this one did not renew its lease: it is not this one's any more.
            Err(store::StoreError::NotFound { .. }) => self.asked = Some(JobAsk::Pause),
            Err(_) => {}
        }
        if self.reports.is_multiple_of(REACHED_EVERY) {
            self.keep_reached();
        }
    }

    fn keep_reached(&mut self) {
        if let Some(reached) = self.reached.take()
            && self.library.store.set_job_reached(self.record.id, Some(&reached)).is_err()
        {
            self.reached = Some(reached);
        }
    }
}
