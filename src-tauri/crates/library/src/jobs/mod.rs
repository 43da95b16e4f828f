//! Long pieces of work: persisted, listed, paused, taken up again, called off.
//!
//! A job waits for its turn, is at work, rests, and ends (see [`domain::JobPhase`]). Its [`Task`] says what is to be done, so
//! that any process can do it: the one that made it, the app at its next start, or `shelf jobs resume`. How far it is goes
//! to the store at most four times a second, and from there to every window and command line, and to whoever waits for
//! it here.

mod rate;
mod reporter;
mod row;
mod task;
mod work;

pub(crate) use reporter::Reporter;
pub(crate) use row::{failure, row};
pub(crate) use task::{CopyTask, SyncTask, Task};
pub(crate) use work::{Ended, Worker};

use crate::Library;
use crate::api::{ErrorCode, Failure, JobDetail, JobRow, SyncRequest};
use domain::{JobAsk, JobEvent, JobPhase};
use row::item;
use store::{JobProgress, JobRecord, StoreError};

/// How many of the latest jobs the window lists, beside those that have not ended.
pub(crate) const LISTED: u32 = 20;
/// How many items that are done, and how many that come next, are shown of a job.
const AROUND: u32 = 5;

impl Library {
    /// The latest jobs and all that have not ended, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn jobs(&self) -> Result<Vec<JobRow>, Failure> {
        let dead = self.rest_the_dead();
        let jobs = self.store.jobs(LISTED)?.into_iter();
        Ok(jobs.map(|record| row(&self.as_it_stands(record, &dead))).collect())
    }

    /// One job, with the items that matter now.
    ///
    /// # Errors
    /// When there is none with that number.
    pub fn job(&self, id: i64) -> Result<JobDetail, Failure> {
        let dead = self.rest_the_dead();
        let record = self.as_it_stands(self.store.job(id)?.ok_or_else(|| no_job(id))?, &dead);
        let (mut items, counts) = self.store.job_items(id, AROUND)?;
        // Nothing is worked on of a job that rests, whether or not that could be written.
        if !record.phase.is_active() {
            let running = items.iter_mut().filter(|item| item.state == domain::JobItemState::Running);
            running.for_each(|item| item.state = domain::JobItemState::Waiting);
        }
        let count = |state| counts.get(&state).copied().unwrap_or(0);
        Ok(JobDetail {
            job: row(&record),
            waiting: count(domain::JobItemState::Waiting) + count(domain::JobItemState::Running),
            received: count(domain::JobItemState::Done),
            failed: items.iter().filter(|item| item.state == domain::JobItemState::Failed && !item.mended).count()
                as u64,
            items: items.iter().map(item).collect(),
        })
    }

    /// Lays jobs to rest whose process is gone: they are not at work, and can be taken up. Where that cannot be written they
    /// rest later, and are given.
    pub(crate) fn rest_the_dead(&self) -> Vec<i64> {
        let laid = self.store.pause_dead_jobs();
        laid.map_or_else(|_| self.store.dead_jobs().unwrap_or_default(), |_| Vec::new())
    }

    /// The job `record` as it stands, though the store could not be told: how one of this process ended, and that those in
    /// `dead` rest.
    pub(crate) fn as_it_stands(&self, record: JobRecord, dead: &[i64]) -> JobRecord {
        let ended = self.worker.untold_ending(record.id);
        let (event, failure, at) = match ended {
            Some(ended) => (ended.event, ended.failure, Some(ended.at)),
            None if dead.contains(&record.id) => (JobEvent::Die, None, None),
            None => return record,
        };
        let Some(phase) = record.phase.after(event) else { return record };
        JobRecord {
            phase,
            interrupted: event == JobEvent::Die,
            asked: None,
            ended: at.filter(|_| phase.is_end()),
            progress: JobProgress { item: None, rate: None, ..record.progress },
            error: failure,
            ..record
        }
    }

    /// Asks a job, of this process or another, to rest; what it has done stays done.
    ///
    /// # Errors
    /// When there is no such job, or it has ended.
    pub fn pause_job(&self, id: i64) -> Result<(), Failure> {
        self.ask(id, JobAsk::Pause)
    }

    /// Asks a job, of this process or another, to end; what it has done stays done.
    ///
    /// # Errors
    /// When there is no such job, or it has ended.
    pub fn cancel_job(&self, id: i64) -> Result<(), Failure> {
        self.ask(id, JobAsk::Cancel)
    }

    fn ask(&self, id: i64, ask: JobAsk) -> Result<(), Failure> {
        self.store.ask_job(id, ask, self.now()).map_err(|error| wrong_phase(id, error))
    }

    /// Has a job that rests go on, or one that failed tried again, in the background of this process.
    ///
    /// # Errors
    /// When there is no such job, or it is at work or has ended.
    pub fn resume_job(&self, id: i64) -> Result<JobRow, Failure> {
        self.store.resume_job(id).map_err(|error| wrong_phase(id, error))?;
        self.work();
        Ok(self.job(id)?.job)
    }

    /// As [`Library::resume_job`], and waits for it.
    ///
    /// # Errors
    /// As [`Library::resume_job`], and when another process is writing. How the job ended is in its row.
    pub fn resume_job_here(&self, id: i64, hear: &mut dyn FnMut(&JobRow)) -> Result<JobDetail, Failure> {
        let record = self.store.job(id)?.ok_or_else(|| no_job(id))?;
        let task = Task::of(&record)?;
        let lease = self.lease_for(&task)?;
        self.store.resume_job(id).map_err(|error| wrong_phase(id, error))?;
        let record = self.store.start_job(id).map_err(|error| wrong_phase(id, error))?;
        // What went wrong is in the job.
        let _ = self.perform(record, &task, lease, hear);
        self.job(id)
    }

    /// Fetches one item of a sync again, in the background of this process, and gives the job that does.
    ///
    /// # Errors
    /// When there is no such job or item, or it is none of a sync.
    pub fn retry_item(&self, id: i64, item: &str) -> Result<JobRow, Failure> {
        self.begin_sync(self.again(id, item)?)
    }

    /// As [`Library::retry_item`], and waits for it.
    ///
    /// # Errors
    /// As [`Library::retry_item`], and when another process is writing.
    pub fn retry_item_here(
        &self,
        id: i64,
        item: &str,
        hear: &mut dyn FnMut(&JobRow),
    ) -> Result<crate::api::SyncReport, Failure> {
        self.sync(&self.again(id, item)?, hear)
    }

    fn again(&self, id: i64, item: &str) -> Result<SyncRequest, Failure> {
        let record = self.store.job(id)?.ok_or_else(|| no_job(id))?;
        let found = self.store.job_items(id, u32::MAX)?.0.into_iter().any(|known| known.item == item);
        if record.kind != domain::JobKind::Sync || !found {
            let message = format!("job {id} has no edition “{item}” to fetch again; see: shelf jobs show {id}");
            return Err(Failure::new(ErrorCode::NotFound, message).with("item", item));
        }
        Ok(SyncRequest { only: vec![item.to_owned()], ..SyncRequest::default() })
    }

    /// Has the jobs go on whose process died: for the start of the app. Those that somebody paused stay so,
    /// and what writes elsewhere, copies and moves: another stick may be plugged in by now, so they go on when somebody says
    /// so.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn pick_up_interrupted(&self) -> Result<(), Failure> {
        if self.unwritable().is_some() {
            return Ok(());
        }
        self.store.pause_dead_jobs()?;
        for job in self.store.open_jobs()? {
            let waits_for_people = matches!(job.kind, domain::JobKind::Copy | domain::JobKind::Move);
            if job.phase == JobPhase::Paused && job.interrupted && !waits_for_people {
                match self.store.resume_job(job.id) {
                    // Another process was quicker.
                    Err(StoreError::Contradiction { .. }) | Ok(()) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        self.work();
        Ok(())
    }

    /// Ends the jobs that rest and whose work `task` does as well.
    fn supersede(&self, task: &Task) -> Result<(), Failure> {
        for job in self.store.open_jobs()?.iter().filter(|job| job.phase == JobPhase::Paused) {
            if Task::of(job).is_ok_and(|other| task.includes(&other)) {
                match self.store.supersede_job(job.id, self.now()) {
                    // Another process was quicker.
                    Err(StoreError::Contradiction { .. } | StoreError::NotFound { .. }) | Ok(()) => {}
                    Err(error) => return Err(error.into()),
                }
            }
        }
        Ok(())
    }
}

fn no_job(id: i64) -> Failure {
    let message = format!("there is no job {id}; see: shelf jobs");
    Failure::new(ErrorCode::NotFound, message).with("item", id.to_string())
}

/// That something makes no sense where a job stands.
fn wrong_phase(id: i64, error: StoreError) -> Failure {
    match error {
        StoreError::NotFound { .. } => no_job(id),
        StoreError::Contradiction { item, detail } => {
            Failure::wrong_input(format!("{item}: {detail}; see: shelf jobs show {id}"))
        }
        other => other.into(),
    }
}
