//! Fetching what a person asks for now, whatever the rules say: one edition, or a publication in all its languages.
//!
//! It is remembered as asked for, and fetched by a sync of those editions alone.

use std::collections::HashSet;

use domain::{EditionId, Hold};
use store::StoredPublication;

use crate::Library;
use crate::api::{ErrorCode, Failure, JobRow, SourceReport, SyncReport, SyncRequest, WaitReason};
use crate::library::no_edition;

impl Library {
    /// Fetches the texts and files of the publication or edition (`ID@LANG`) that `id` names, and waits for it. They stay
    /// asked for: later revisions come whole.
    ///
    /// # Errors
    /// When it is not known here, was withdrawn, does not fit under the limit to space, no source has it, or another process
    /// is writing.
    pub fn fetch(&self, id: &str, hear: &mut dyn FnMut(&JobRow)) -> Result<SyncReport, Failure> {
        let asked = self.ask_for_editions(id)?;
        let report = self.sync(&request(&asked), hear)?;
        self.why_not(&asked, &report)?.map_or(Ok(report), Err)
    }

    /// Has what [`Library::fetch`] does done in the background, and gives the job.
    ///
    /// # Errors
    /// When it is not known here or was withdrawn, or the store cannot be written.
    pub fn begin_fetch(&self, id: &str) -> Result<JobRow, Failure> {
        let asked = self.ask_for_editions(id)?;
        self.begin_sync(request(&asked))
    }

    /// Calls off a job of [`Library::begin_fetch`] for the edition `id`, and takes back that it was asked for.
    ///
    /// # Errors
    /// When there is no such edition, or the job has ended.
    pub fn cancel_fetch(&self, job: i64, id: &str) -> Result<(), Failure> {
        let edition = self.edition_id(id)?;
        self.cancel_job(job)?;
        Ok(self.store.set_asked(&edition, false)?)
    }

    /// Remembers what is asked for: should it not come now, the next sync brings it.
    fn ask_for_editions(&self, text: &str) -> Result<HashSet<EditionId>, Failure> {
        let (id, language) = if text.contains('@') {
            let edition = self.edition_id(text)?;
            (edition.publication, Some(edition.language))
        } else {
            (self.publication_id(text)?, None)
        };
        let stored = self.store.publication(&id)?.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        if stored.withdrawn {
            let message =
                format!("{id} was withdrawn by its publisher, so no source offers it any more; see: shelf show {id}");
            return Err(Failure::new(ErrorCode::NotHere, message).with("item", id.to_string()));
        }
        let edition = |stored: &store::StoredEdition| id.edition(stored.known.language.clone());
        let Some(language) = language else {
            self.store.set_hold(&id, Some(Hold::Files))?;
            return Ok(stored.editions.iter().map(edition).collect());
        };
        let known = stored.edition(&language).ok_or_else(|| no_edition(&stored, &id.edition(language.clone())))?;
        if !known.asked {
            self.store.set_asked(&edition(known), true)?;
        }
        Ok(HashSet::from([edition(known)]))
    }

    /// Why something that was asked for is not here.
    fn why_not(&self, asked: &HashSet<EditionId>, report: &SyncReport) -> Result<Option<Failure>, Failure> {
        let Some(report) = report.sources.first() else { return Ok(None) };
        if let Some(failure) = &report.error {
            return Ok(Some(failure.clone()));
        }
        let own = |id: &str| asked.iter().any(|edition| edition.to_string() == id);
        if let Some(failed) = report.failed.iter().find(|failed| own(&failed.id)) {
            return Ok(Some(failed.error.clone()));
        }
        if let Some(failure) = over_limit(report) {
            return Ok(Some(failure));
        }
        let Some(edition) = asked.iter().next() else { return Ok(None) };
        let lacking = match self.store.publication(&edition.publication)? {
            Some(stored) => asked.iter().find(|edition| !is_here(&stored, edition)).cloned(),
            None => Some(edition.clone()),
        };
        Ok(lacking.map(|edition| {
            // A collection that was refused as a whole says why.
            let refused = report.failed.first().map(|failed| failed.error.clone());
            refused.unwrap_or_else(|| {
                let message = format!("no source offers {edition} any more; see: shelf sync --plan");
                Failure::new(ErrorCode::NotHere, message).with("item", edition.to_string())
            })
        }))
    }
}

/// Whether the text of an edition came; its files came with it, or the report tells why not.
fn is_here(stored: &StoredPublication, edition: &EditionId) -> bool {
    stored.edition(&edition.language).is_some_and(|edition| edition.applied.is_some())
}

/// The sync that fetches `asked`.
fn request(asked: &HashSet<EditionId>) -> SyncRequest {
    let mut only: Vec<String> = asked.iter().map(ToString::to_string).collect();
    only.sort();
    SyncRequest { only, ..SyncRequest::default() }
}

/// That something of what was asked for does not fit under the limit to space.
pub(crate) fn over_limit(report: &SourceReport) -> Option<Failure> {
    let waits = report.waits.iter().find(|item| item.waits == Some(WaitReason::Space))?;
    let message = format!(
        "{} does not fit under the limit to this library's space; raise it with: shelf limit, or free other files",
        waits.title
    );
    Some(Failure::new(ErrorCode::OverLimit, message).with("item", waits.title.clone()))
}
