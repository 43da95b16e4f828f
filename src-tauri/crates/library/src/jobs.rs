//! Long pieces of work: persisted, listed, stopped.

use jiff::{SignedDuration, Timestamp};
use store::{JobProgress, JobRecord};

use crate::Library;
use crate::api::{ErrorCode, Failure, JobKind, JobPhase, JobRow};

/// How many jobs the window lists.
const LISTED: u32 = 20;
/// Progress is written, and so told, at most four times a second.
const REPORT_EVERY: SignedDuration = SignedDuration::from_millis(250);

impl Library {
    /// The latest jobs, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn jobs(&self) -> Result<Vec<JobRow>, Failure> {
        Ok(self.store.jobs(LISTED)?.iter().map(row).collect())
    }

    /// Asks a job, of this process or another, to stop after the item it is at; what it has done stays done.
    ///
    /// # Errors
    /// When there is no such job.
    pub fn stop_job(&self, id: i64) -> Result<(), Failure> {
        Ok(self.store.ask_to_stop(id)?)
    }

    /// Runs `work` as the job `id`, and writes how it went, a panic included. The job's progress is kept by the
    /// [`Reporter`].
    pub(crate) fn run_job<T>(
        &self,
        id: i64,
        work: impl FnOnce(&mut Reporter<'_>) -> Result<T, Failure>,
    ) -> Result<T, Failure> {
        let mut reporter = Reporter { library: self, id, told: Timestamp::MIN, stopped: false };
        // What a panic may have left half done is in transactions that were rolled back with it.
        let result =
            std::panic::catch_unwind(std::panic::AssertUnwindSafe(|| work(&mut reporter))).unwrap_or_else(|_| {
                Err(Failure::failed("something is wrong in Fieldshelf itself; try again, and report it"))
            });
        let stopped = reporter.stopped;
        let (phase, error) = match &result {
            _ if stopped => (store::JobPhase::Stopped, None),
            Ok(_) => (store::JobPhase::Done, None),
            Err(failure) => (store::JobPhase::Failed, serde_json::to_value(failure).ok()),
        };
        self.store.finish_job(id, phase, error.as_ref(), self.now())?;
        result
    }
}

/// Writes a job's progress, not too often, and hears whether it is to stop.
pub(crate) struct Reporter<'a> {
    library: &'a Library,
    id: i64,
    told: Timestamp,
    stopped: bool,
}

impl Reporter<'_> {
    /// Whether the job was told to stop.
    pub(crate) fn is_stopped(&self) -> bool {
        self.stopped
    }

    /// Tells how far the job has come; `false` when it is to stop.
    pub(crate) fn tell(&mut self, progress: &JobProgress) -> bool {
        let now = self.library.now();
        if self.told == Timestamp::MIN || now.duration_since(self.told).abs() >= REPORT_EVERY {
            self.told = now;
            // Progress that cannot be written is no reason to stop the work it tells of.
            self.stopped |= self.library.store.update_job(self.id, progress).unwrap_or(false);
        }
        !self.stopped
    }
}

/// A job as the outside sees it.
pub(crate) fn row(record: &JobRecord) -> JobRow {
    JobRow {
        id: record.id,
        kind: match record.kind {
            store::JobKind::Sync => JobKind::Sync,
            store::JobKind::Reindex => JobKind::Reindex,
            store::JobKind::Verify => JobKind::Verify,
        },
        phase: match record.phase {
            store::JobPhase::Queued => JobPhase::Queued,
            store::JobPhase::Running => JobPhase::Running,
            store::JobPhase::Done => JobPhase::Done,
            store::JobPhase::Failed => JobPhase::Failed,
            store::JobPhase::Stopped => JobPhase::Stopped,
        },
        started: record.started.to_string(),
        ended: record.ended.map(|ended| ended.to_string()),
        item: record.progress.item.clone(),
        done: record.progress.done,
        total: record.progress.total,
        bytes_done: record.progress.bytes_done,
        bytes_total: record.progress.bytes_total,
        error: record.error.clone().map(failure),
    }
}

/// A stored error as the outside sees it.
pub(crate) fn failure(value: serde_json::Value) -> Failure {
    serde_json::from_value(value.clone()).unwrap_or_else(|_| Failure::new(ErrorCode::Failed, value.to_string()))
}
