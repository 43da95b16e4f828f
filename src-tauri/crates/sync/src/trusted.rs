//! One publisher's trusted metadata, kept in the store.

use domain::ShortName;
use repository::{TrustError, TrustedMetadata};
use store::Store;

/// The trusted metadata of one publisher of a library.
#[derive(Clone)]
pub struct PublisherTrust<'a> {
    store: &'a Store,
    publisher: ShortName,
}

impl<'a> PublisherTrust<'a> {
    /// That of `publisher`, which the store must know.
    pub fn new(store: &'a Store, publisher: ShortName) -> Self {
        Self { store, publisher }
    }

    fn failed(&self, item: &str) -> impl FnOnce(store::StoreError) -> TrustError {
        let item = format!("{item} of {}", self.publisher);
        move |error| TrustError::Storage { item, source: Box::new(error) }
    }
}

impl TrustedMetadata for PublisherTrust<'_> {
    fn load(&self, name: &str) -> Result<Option<Vec<u8>>, TrustError> {
        self.store.trusted_load(&self.publisher, name).map_err(self.failed(name))
    }

    fn replace(&self, files: &[(String, Vec<u8>)]) -> Result<(), TrustError> {
        let item = files.first().map_or("nothing", |(name, _)| name);
        self.store.trusted_replace(&self.publisher, files).map_err(self.failed(item))
    }
}
