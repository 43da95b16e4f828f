//! The one truth behind the sync chip.

use std::collections::HashSet;

use domain::CollectionId;
use jiff::{SignedDuration, Timestamp};

use crate::Library;
use crate::api::{ErrorCode, Failure, SyncState, SyncStatus};
use crate::jobs;

/// After so long without a successful check the chip says so (design: “not checked for N days”).
const CHECK_EVERY: SignedDuration = SignedDuration::from_hours(7 * 24);

impl Library {
    /// What the sync chip says.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sync_status(&self) -> Result<SyncStatus, Failure> {
        let now = self.now();
        let dead = self.rest_the_dead();
        let mut open: Vec<_> = self.store.open_jobs()?.into_iter().map(|job| self.as_it_stands(job, &dead)).collect();
        open.retain(|job| job.kind == domain::JobKind::Sync && !job.phase.is_end());
        let active = open.iter().rev().find(|job| job.phase.is_active());
        let job = active.or_else(|| open.last());
        let publishers = self.store.publishers()?;
        // What came with the app changes with the app alone, and says nothing of when the others were looked at.
        let only_built_in = publishers.iter().all(|record| record.built_in);
        let (mut successes, mut last_attempt, mut as_of) = (Vec::new(), None, None);
        let (mut failed, mut offline, mut stale) = (false, false, false);
        for record in &publishers {
            let check = self.store.checks(&record.name)?;
            if only_built_in || !record.built_in {
                successes.push(check.last_success);
                last_attempt = last_attempt.max(check.last_attempt);
            }
            match check.last_error.map(jobs::failure) {
                Some(failure) if failure.code == ErrorCode::Unreachable => offline = true,
                Some(_) => failed = true,
                None => {}
            }
            let long_ago = check.last_success.is_none_or(|at| now.duration_since(at) > CHECK_EVERY);
            stale |= long_ago && !(record.built_in && check.last_success.is_some());
            if let (Some(signed), Some(expires)) = (check.signed, check.expires)
                && expires <= now
            {
                as_of = Some(as_of.map_or(signed, |other: Timestamp| other.min(signed)));
            }
        }
        // All of them were in order together at the earliest of the times: nothing, where one never was.
        let last_success = successes.into_iter().min().flatten();
        let undone = self.pending()?;
        let pending = publishers.iter().filter_map(|record| undone.get(&record.name)).sum::<u64>();
        let state = match () {
            () if active.is_some() => SyncState::Updating,
            () if failed => SyncState::CheckFailed,
            () if offline => SyncState::Offline,
            () if stale || as_of.is_some() || self.has_expired_collection(now)? || last_success.is_none() => {
                SyncState::NotChecked
            }
            () if pending > 0 || job.is_some() => SyncState::UpdateReady,
            () => SyncState::UpToDate,
        };
        let text = |moment: Option<Timestamp>| moment.map(|moment| moment.to_string());
        Ok(SyncStatus {
            state,
            last_success: text(last_success),
            last_attempt: text(last_attempt),
            as_of: text(as_of),
            job: job.map(jobs::row),
            pending,
        })
    }

    /// Whether the signature of an office has expired that something here is still published under.
    fn has_expired_collection(&self, now: Timestamp) -> Result<bool, Failure> {
        let mut expired = self.sound_collections()?;
        expired.retain(|collection| collection.expires.is_some_and(|expires| expires <= now));
        if expired.is_empty() {
            return Ok(false);
        }
        let published: HashSet<CollectionId> = self
            .store
            .publications()?
            .into_iter()
            .filter(|stored| !stored.withdrawn)
            .map(|stored| stored.publication.id.collection.clone())
            .collect();
        Ok(expired.iter().any(|collection| published.contains(&collection.id)))
    }
}
