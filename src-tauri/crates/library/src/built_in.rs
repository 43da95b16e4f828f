//! The library that comes with the app: a source like every other, but brought and replaced by the app.

use repository::Card;

use crate::Library;
use crate::api::{Failure, SyncRequest};
use crate::jobs::{SyncTask, Task};

/// The setting that remembers the fingerprint of a built-in library that the person removed.
pub(crate) const REMOVED: &str = "removed built-in";

impl Library {
    /// Makes the library that came with the app a source, and takes in what is new of it. Nothing is done, and no job is
    /// made, when it is here already.
    ///
    /// # Errors
    /// As [`Library::sync`].
    pub fn take_in_built_in(&self, card: &[u8], location: &str) -> Result<(), Failure> {
        let card = Card::parse(card)?;
        let known = self.store.publisher(&card.publisher)?;
        let sources = self.store.sources(&card.publisher)?;
        // A person who added the publisher themselves, or removed it, is not overruled by the app.
        let removed = self.store.setting(REMOVED)?.is_some_and(|removed| removed == card.fingerprint().to_string());
        if removed || known.as_ref().is_some_and(|known| !known.built_in) {
            return Ok(());
        }
        if let Some(record) = known {
            let trusted = Card::parse(&record.card)?;
            // An older app that is started once more does not take away what a newer one brought.
            if trusted.fingerprint() != card.fingerprint() && trusted.root_expires() > card.root_expires() {
                return Ok(());
            }
            let same = trusted.fingerprint() == card.fingerprint()
                && sources.iter().map(|source| source.location.as_str()).eq([location]);
            if same && self.store.checks(&record.name)?.last_success.is_some() {
                let allowed = self.allowed(&SyncRequest::default())?;
                let (prepared, _) = self.prepare(&record, &self.looking_only(&record), &allowed)?;
                if prepared?.steps.is_empty() {
                    return Ok(());
                }
            }
        }
        let lease = self.lease("taking in the starter library")?;
        let record = self.trust(&card, location, true)?;
        for source in sources.iter().filter(|source| source.location != location) {
            // Where the app used to lie.
            match self.store.remove_source(&record.name, &source.location) {
                Err(store::StoreError::NotFound { .. }) | Ok(()) => {}
                Err(error) => return Err(error.into()),
            }
        }
        drop(lease);
        let task = SyncTask { request: SyncRequest::default(), publisher: Some(card.publisher) };
        self.do_now(&Task::Sync(task), domain::JobOrigin::App, &mut |_| {}).map(|_| ())
    }
}
