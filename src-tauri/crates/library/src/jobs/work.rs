//! Doing jobs: at once and in the caller's thread, or in the background, one after the other.

use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::atomic::{AtomicBool, Ordering};
use std::sync::mpsc::{self, RecvTimeoutError};
use std::sync::{Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use domain::{JobAsk, JobEvent, JobOrigin};
use jiff::Timestamp;
use store::{JobRecord, Lease, NewJob};
use sync::http::Stop;

use super::{Reporter, Task, no_job, row};
use crate::Library;
use crate::api::{CopyReport, Failure, JobRow, Moved, Stats, SyncReport, VerifyReport};

/// How often a job at work is looked at for what it was asked: with [`Stop`]'s own pace, well within a second.
const LISTENS_EVERY: Duration = Duration::from_millis(300);

/// The jobs that this process does.
#[derive(Debug, Default)]
pub(crate) struct Worker {
    /// Whether a thread does one in the background.
    busy: AtomicBool,
    /// How jobs ended that the store could not be told, as on a full disk: told again until it takes it.
    untold: Mutex<Vec<Ending>>,
}

/// How a job ended.
#[derive(Debug, Clone)]
pub(super) struct Ending {
    job: i64,
    pub(super) event: JobEvent,
    pub(super) failure: Option<serde_json::Value>,
    pub(super) at: Timestamp,
}

impl Worker {
    /// How job `id` ended, where the store could not be told yet.
    pub(super) fn untold_ending(&self, id: i64) -> Option<Ending> {
        self.untold().iter().find(|ending| ending.job == id).cloned()
    }

    /// The jobs that ended without the store knowing.
    pub(crate) fn untold_jobs(&self) -> Vec<i64> {
        self.untold().iter().map(|ending| ending.job).collect()
    }

    fn untold(&self) -> MutexGuard<'_, Vec<Ending>> {
        self.untold.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// What a job answers, and why it counts as failed all the same, where it does.
pub(crate) struct Ended<T> {
    pub(crate) answer: T,
    pub(crate) failure: Option<Failure>,
}

/// What a job answers.
pub(crate) enum Answer {
    Sync(SyncReport),
    Verify(VerifyReport),
    Index(Stats),
    Copy(CopyReport),
    Move(Option<Moved>),
}

impl Answer {
    pub(crate) fn sync_report(self) -> Result<SyncReport, Failure> {
        if let Self::Sync(report) = self { Ok(report) } else { Err(mixed_up()) }
    }

    pub(crate) fn verify_report(self) -> Result<VerifyReport, Failure> {
        if let Self::Verify(report) = self { Ok(report) } else { Err(mixed_up()) }
    }

    pub(crate) fn stats(self) -> Result<Stats, Failure> {
        if let Self::Index(stats) = self { Ok(stats) } else { Err(mixed_up()) }
    }

    pub(crate) fn moved(self) -> Result<Option<Moved>, Failure> {
        if let Self::Move(moved) = self { Ok(moved) } else { Err(mixed_up()) }
    }

    pub(crate) fn copy_report(self) -> Result<CopyReport, Failure> {
        if let Self::Copy(report) = self { Ok(report) } else { Err(mixed_up()) }
    }
}

fn mixed_up() -> Failure {
    Failure::failed("a job gave the answer of another one; try again, and report it")
}

impl<T> Ended<T> {
    fn map<U>(self, into: impl FnOnce(T) -> U) -> Ended<U> {
        Ended { answer: into(self.answer), failure: self.failure }
    }
}

impl Library {
    /// Does `task` now, as a job, and waits for it.
    pub(crate) fn do_now(
        &self,
        task: &Task,
        origin: JobOrigin,
        hear: &mut dyn FnMut(&JobRow),
    ) -> Result<Answer, Failure> {
        let lease = self.lease_for(task).inspect_err(|failure| {
            if let Task::Sync(task) = task {
                self.log_begin();
                self.log_end(&task.request, Err(failure), None);
            }
        })?;
        let record = self.store.start_job(self.create(task, origin)?)?;
        self.perform(record, task, lease, hear)
    }

    /// Has `task` done in the background, as soon as it is its turn, and gives the job.
    pub(crate) fn begin(&self, task: &Task, origin: JobOrigin) -> Result<JobRow, Failure> {
        let id = self.create(task, origin)?;
        let made = self.store.job(id)?.ok_or_else(|| no_job(id))?;
        self.work();
        Ok(row(&made))
    }

    fn create(&self, task: &Task, origin: JobOrigin) -> Result<i64, Failure> {
        self.supersede(task)?;
        let json = serde_json::to_value(task).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(self.store.create_job(&NewJob { kind: task.kind(), origin, task: json }, self.now())?)
    }

    /// The lease that `task` needs, where it needs one.
    pub(crate) fn lease_for(&self, task: &Task) -> Result<Option<Lease>, Failure> {
        task.lease_name().map(|name| self.lease(name)).transpose()
    }

    /// Begins with the next job of this process that waits, on a thread of its own, unless one is at work. While another
    /// process writes, or the store cannot be written, the job goes on waiting: call this every now and then.
    pub fn work(&self) {
        self.tell_endings();
        if self.worker.busy.swap(true, Ordering::AcqRel) {
            return;
        }
        let Some((record, task, lease)) = self.next() else {
            self.worker.busy.store(false, Ordering::Release);
            return;
        };
        let library = self.clone();
        std::thread::spawn(move || {
            // How it ended is in the job, where everybody looks.
            let _ = library.perform(record, &task, lease, &mut |_| {});
            library.worker.busy.store(false, Ordering::Release);
            library.work();
        });
    }

    /// The next job of this process, begun; nothing where none waits or none can begin now.
    fn next(&self) -> Option<(JobRecord, Task, Option<Lease>)> {
        loop {
            // A store that cannot be read just now is looked at again at the next turn.
            let record = self.store.next_job().ok().flatten()?;
            match Task::of(&record) {
                Ok(task) => {
                    let lease = self.lease_for(&task).ok()?;
                    return Some((self.store.start_job(record.id).ok()?, task, lease));
                }
                Err(failure) => {
                    let error = serde_json::to_value(&failure).ok();
                    self.store.end_job(record.id, JobEvent::Fail, error.as_ref(), self.now()).ok()?;
                }
            }
        }
    }

    /// Does the job `record`, which has just begun, and writes how it went, a panic included.
    pub(crate) fn perform(
        &self,
        record: JobRecord,
        task: &Task,
        lease: Option<Lease>,
        hear: &mut dyn FnMut(&JobRow),
    ) -> Result<Answer, Failure> {
        let (id, origin) = (record.id, record.origin);
        let worker = Self { stop: Stop::default(), ..self.clone() };
        if matches!(task, Task::Sync(_)) {
            self.log_begin();
        }
        let mut reporter = Reporter::new(&worker, record, hear);
        let result = worker.while_listening(id, || {
            // What a panic may have left half done is in transactions that were rolled back with it.
            catch_unwind(AssertUnwindSafe(|| worker.run(task, lease.as_ref(), &mut reporter))).unwrap_or_else(|_| {
                Err(Failure::failed("something is wrong in Fieldshelf itself; try again, and report it"))
            })
        });
        reporter.flush();
        let asked = reporter.asked();
        if let Task::Sync(task) = task {
            match &result {
                Ok(Ended { answer: Answer::Sync(report), .. }) => self.log_end(&task.request, Ok(report), asked),
                Ok(_) => {}
                Err(failure) => self.log_end(&task.request, Err(failure), asked),
            }
        }
        // Before the job is told to have ended: who waits for that may write at once.
        drop(lease);
        let (event, failure) = match (&result, asked) {
            (Err(failure), _) => (JobEvent::Fail, Some(failure)),
            (Ok(_), Some(JobAsk::Pause)) => (JobEvent::Pause, None),
            (Ok(_), Some(JobAsk::Cancel)) => (JobEvent::Cancel, None),
            (Ok(Ended { failure: Some(failure), .. }), None) => (JobEvent::Fail, Some(failure)),
            (Ok(_), None) => (JobEvent::Finish, None),
        };
        let failure = failure.and_then(|failure| serde_json::to_value(failure).ok());
        // A move ended its job itself, in the folder where the library is now.
        let moved = matches!(&result, Ok(Ended { answer: Answer::Move(Some(_)), .. }));
        let told = if moved { Ok(()) } else { self.tell_ending(Ending { job: id, event, failure, at: self.now() }) };
        if origin == JobOrigin::Schedule {
            self.forget_uneventful(id);
        }
        let answer = result?.answer;
        told.map(|()| answer)
    }

    /// Writes how a job ended. What the store does not take now is kept for [`Library::tell_endings`]: a job that nobody
    /// does must not go on counting as one at work.
    fn tell_ending(&self, ending: Ending) -> Result<(), Failure> {
        match self.store.end_job(ending.job, ending.event, ending.failure.as_ref(), ending.at) {
            // Another process took it for dead and has it now; what was done here is done.
            Err(store::StoreError::Contradiction { .. } | store::StoreError::NotFound { .. }) | Ok(()) => Ok(()),
            Err(error) => {
                self.worker.untold().push(ending);
                Err(error.into())
            }
        }
    }

    /// Writes how jobs ended that could not be written before.
    fn tell_endings(&self) {
        let untold = std::mem::take(&mut *self.worker.untold());
        for ending in untold {
            // What cannot be written still is kept again.
            let _ = self.tell_ending(ending);
        }
    }

    /// Does `work` of the job `id`, and meanwhile hears whether the job is to rest or to end: who waits for a network cannot.
    fn while_listening<T>(&self, id: i64, work: impl FnOnce() -> T) -> T {
        let (ended, end) = mpsc::channel::<()>();
        std::thread::scope(|scope| {
            scope.spawn(move || {
                while matches!(end.recv_timeout(LISTENS_EVERY), Err(RecvTimeoutError::Timeout)) {
                    // A store that cannot be read just now is looked at again.
                    if self.store.job(id).is_ok_and(|job| job.is_some_and(|job| job.asked.is_some())) {
                        self.stop.ask();
                        return;
                    }
                }
            });
            let done = work();
            drop(ended);
            done
        })
    }

    fn run(&self, task: &Task, lease: Option<&Lease>, reporter: &mut Reporter<'_>) -> Result<Ended<Answer>, Failure> {
        match (task, lease) {
            (Task::Sync(task), Some(lease)) => Ok(self.run_sync(task, lease, reporter)?.map(Answer::Sync)),
            (Task::Verify { repair: false }, _) => Ok(self.run_verify(reporter)?.map(Answer::Verify)),
            (Task::Verify { repair: true }, Some(_)) => Ok(self.run_repair(reporter)?.map(Answer::Verify)),
            (Task::Index, Some(_)) => Ok(self.run_index(reporter)?.map(Answer::Index)),
            (Task::Copy(task), _) => Ok(self.run_copy(task, reporter)?.map(Answer::Copy)),
            (Task::Move { to }, Some(lease)) => Ok(self.run_move(to, lease, reporter)?.map(Answer::Move)),
            (_, None) => Err(mixed_up()),
        }
    }

    /// Of the looks that the schedule had taken and that found nothing only the last is kept, so that they do not push what
    /// did happen out of the history. `newest` has just ended.
    fn forget_uneventful(&self, newest: i64) {
        let uneventful = |job: &JobRecord| {
            let unreachable = |error: &serde_json::Value| error.get("code").is_some_and(|code| code == "unreachable");
            job.kind == domain::JobKind::Sync
                && job.origin == JobOrigin::Schedule
                && job.phase.is_end()
                && job.progress.done == 0
                && job.error.as_ref().is_none_or(unreachable)
        };
        let Ok(jobs) = self.store.jobs(super::LISTED) else { return };
        if jobs.first().is_some_and(|job| job.id == newest && uneventful(job)) {
            for old in jobs.iter().skip(1).filter(|job| uneventful(job)) {
                // It is no loss if it stays.
                let _ = self.store.forget_job(old.id);
            }
        }
    }
}
