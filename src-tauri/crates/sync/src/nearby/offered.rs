//! What a library offers to its neighbours, as of now.

use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use domain::ShortName;
use jiff::Timestamp;
use repository::{CarrierError, RepositoryPath};
use store::{Counters, Store, StoreError};

use crate::own::{Found, Own, OwnError};

/// The repositories that a library can hand on: of each publisher what was verified last, and what was before that, so that a
/// neighbour that is asking meanwhile can finish.
pub struct Offered {
    store: Store,
    clock: Arc<dyn Fn() -> Timestamp + Send + Sync>,
    publishers: Mutex<BTreeMap<ShortName, Arc<Mutex<Kept>>>>,
}

/// One publisher's repository.
#[derive(Default)]
struct Kept {
    /// What the store counted when it was last looked at.
    seen: Option<Counters>,
    /// A hash of the trusted metadata that `now` was made from.
    made_from: Option<u64>,
    now: Option<Own>,
    before: Option<Own>,
}

impl Offered {
    /// What `store` holds, at every moment that it is asked; `clock` tells the time.
    pub fn new(store: Store, clock: Arc<dyn Fn() -> Timestamp + Send + Sync>) -> Self {
        Self { store, clock, publishers: Mutex::default() }
    }

    /// The file at `path` of the repository of `publisher`, where that is offered.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn find(&self, publisher: &ShortName, path: &RepositoryPath) -> Result<Option<Found>, CarrierError> {
        let failed = |error: StoreError| CarrierError::Io {
            location: format!("this library's own copy of {publisher}"),
            path: path.clone(),
            source: std::io::Error::other(error.to_string()),
        };
        // Names that are made up must not take memory.
        if self.store.publisher(publisher).map_err(failed)?.is_none() {
            return Ok(None);
        }
        let kept = lock(&self.publishers).entry(publisher.clone()).or_default().clone();
        let mut kept = lock(&kept);
        // Every refresh begins with these; what it goes on with belongs to them.
        if kept.now.is_none() || matches!(path, RepositoryPath::Root(_) | RepositoryPath::Timestamp) {
            self.look(publisher, &mut kept).map_err(failed)?;
        }
        for own in kept.now.iter().chain(&kept.before) {
            if let Some(found) = own.find(path)? {
                return Ok(Some(found));
            }
        }
        Ok(None)
    }

    /// Makes `kept` what is here now.
    fn look(&self, publisher: &ShortName, kept: &mut Kept) -> Result<(), StoreError> {
        let counters = self.store.counters()?;
        if kept.seen == Some(counters) {
            return Ok(());
        }
        let trusted = hash(&self.store.trusted_files(publisher)?);
        // A part that was missing may have come since; else nothing depends on more than the trusted metadata.
        let same = kept.made_from == Some(trusted) && kept.now.as_ref().is_some_and(Own::is_whole);
        if !same {
            match Own::new(&self.store, publisher, (self.clock)()) {
                Ok(own) => {
                    let last = kept.now.replace(own);
                    if kept.made_from != Some(trusted) {
                        kept.before = last;
                    }
                }
                Err(OwnError::Store(error)) => return Err(error),
                // What does not verify, or not yet, is not offered.
                Err(_) => kept.now = None,
            }
        }
        (kept.made_from, kept.seen) = (Some(trusted), Some(counters));
        Ok(())
    }
}

fn hash(files: &[(String, Vec<u8>)]) -> u64 {
    let mut hasher = DefaultHasher::new();
    files.hash(&mut hasher);
    hasher.finish()
}

fn lock<T>(of: &Mutex<T>) -> MutexGuard<'_, T> {
    of.lock().unwrap_or_else(PoisonError::into_inner)
}
