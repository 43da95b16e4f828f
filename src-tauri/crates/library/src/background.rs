//! What the app does by itself while it is open: takes up what died, does what waits, looks for updates.

use std::sync::Arc;

use domain::{JobKind, JobOrigin};
use jiff::SignedDuration;

use crate::Library;
use crate::api::{ErrorCode, Extent, Failure, SyncRequest};
use crate::jobs::{self, SyncTask, Task};
use crate::schedule::{self, Schedule, Seen};

/// Tells whether the system calls the connection metered; nothing where it does not know.
pub type Metered = Arc<dyn Fn() -> Option<bool> + Send + Sync>;

/// Does what is due, each time it is asked to.
pub struct Background {
    library: Library,
    metered: Metered,
    schedule: Schedule,
    /// Whether what a move left may still lie in the old folder.
    left_behind: bool,
    /// The card and the place of the library that came with the app, while another process or a full disk keeps it from being
    /// taken in.
    built_in: Option<(Vec<u8>, String)>,
    /// Whether jobs whose process died were taken up again.
    picked_up: bool,
}

impl Library {
    /// What is to be done by itself over this library. Nothing happens before the first [`Background::tick`]. `metered` is asked
    /// when something is due.
    pub fn background(&self, metered: Metered) -> Background {
        Background {
            library: self.clone(),
            metered,
            schedule: Schedule::default(),
            left_behind: true,
            built_in: None,
            picked_up: false,
        }
    }

    /// How much time lies between two looks for updates; none are taken when absent. What the office locked holds, then what
    /// the person set, then what the office preset.
    pub(crate) fn sync_every(&self) -> Result<Option<SignedDuration>, Failure> {
        let office = self.policy.as_ref().and_then(|policy| policy.schedule());
        if let Some((every, true)) = office {
            return Ok(Some(every));
        }
        Ok(match self.stored_settings()?.sync_every_minutes {
            Some(0) => None,
            Some(minutes) => Some(SignedDuration::from_mins(minutes.into())),
            None => Some(office.map_or(schedule::EVERY, |(every, _)| every)),
        })
    }

    /// What the schedule takes in: what needs nobody to be asked, within the office's budget, and on a metered connection no
    /// files. It is metered when the person says so, or the system.
    fn scheduled(&self, metered: &Metered) -> Result<SyncRequest, Failure> {
        let extent =
            if self.stored_settings()?.metered || metered() == Some(true) { Extent::Texts } else { Extent::Everything };
        let request = SyncRequest { unattended: true, extent, ..SyncRequest::default() };
        Ok(self.policy.as_ref().map_or_else(|| request.clone(), |policy| policy.budgeted(&request)))
    }

    fn seen(&self) -> Result<Seen, Failure> {
        let open = self.store.open_jobs()?;
        // Who paused the updates does not want them to go on by another way.
        let in_the_way =
            |job: &store::JobRecord| job.phase.is_active() || (job.kind == JobKind::Sync && !job.interrupted);
        // What came with the app changes with the app alone.
        let publishers: Vec<_> = self.store.publishers()?.into_iter().filter(|known| !known.built_in).collect();
        let (mut last_attempt, mut out_of_reach) = (None, false);
        for record in &publishers {
            let check = self.store.checks(&record.name)?;
            last_attempt = last_attempt.max(check.last_attempt);
            let error = check.last_error.map(jobs::failure);
            out_of_reach |= error.is_some_and(|failure| failure.code == ErrorCode::Unreachable);
        }
        Ok(Seen {
            every: self.sync_every()?,
            last_attempt,
            out_of_reach,
            nobody: publishers.is_empty(),
            busy: open.iter().any(in_the_way),
        })
    }
}

impl Background {
    /// Takes in the library that came with the app, as [`Library::take_in_built_in`]; while another process writes, or nothing
    /// can be written, again at a later [`Background::tick`].
    ///
    /// # Errors
    /// As [`Library::take_in_built_in`].
    pub fn take_in_built_in(&mut self, card: &[u8], location: &str) -> Result<(), Failure> {
        let taken = self.library.take_in_built_in(card, location);
        let later = taken.as_ref().is_err_and(|failure| failure.code == ErrorCode::Held);
        let later = later || taken.is_err() && self.library.unwritable().is_some();
        self.built_in = later.then(|| (card.to_owned(), location.to_owned()));
        taken
    }

    /// Does what is due now, which the first time is what was interrupted: to be called about once a second, off the window's
    /// own thread. What goes wrong shows in jobs and checks; a store that cannot be read just now is looked at again at the
    /// next call.
    pub fn tick(&mut self) {
        let library = &self.library;
        if library.unwritable().is_some() || library.is_preview() {
            return;
        }
        self.left_behind = self.left_behind && !library.clear_moved();
        if !self.picked_up {
            self.picked_up = library.pick_up_interrupted().is_ok();
        }
        let _ = library.store.pause_dead_jobs();
        if let Some((card, location)) = self.built_in.take()
            && library.take_in_built_in(&card, &location).is_err_and(|failure| failure.code == ErrorCode::Held)
        {
            self.built_in = Some((card, location));
        }
        library.work();
        let due = library.seen().is_ok_and(|seen| self.schedule.is_due(library.now(), &seen));
        if due && let Ok(request) = library.scheduled(&self.metered) {
            let _ = library.begin(&Task::Sync(SyncTask { request, publisher: None }), JobOrigin::Schedule);
        }
    }
}
