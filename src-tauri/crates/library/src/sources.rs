//! Sources: whom this library trusts, and where it takes their repositories from.

use std::path::Path;

use repository::Card;
use store::PublisherRecord;

use crate::Library;
use crate::api::{ErrorCode, Failure, SourceRow};
use crate::error::io_failure;
use crate::jobs;

/// The most bytes of a card that are read: many times what one has.
const CARD_LIMIT: u64 = 1 << 20;

impl Library {
    /// The sources, in order of the publisher's short name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceRow>, Failure> {
        self.store.publishers()?.iter().map(|record| self.source(record)).collect()
    }

    fn source(&self, record: &PublisherRecord) -> Result<SourceRow, Failure> {
        let check = self.store.checks(&record.name)?;
        let text = |moment: Option<jiff::Timestamp>| moment.map(|moment| moment.to_string());
        Ok(SourceRow {
            publisher: record.name.to_string(),
            name: record.full_name.clone(),
            location: record.location.clone(),
            built_in: record.built_in,
            fingerprint: Card::parse(&record.card)?.fingerprint().to_string(),
            last_success: text(check.last_success),
            last_attempt: text(check.last_attempt),
            last_error: check.last_error.map(jobs::failure),
            signed: text(check.signed),
            expires: text(check.expires),
        })
    }

    /// Makes the repository in the folder `location` a source, trusting the card in the file `card`. Adding a publisher
    /// again under the same card changes where it is taken from.
    ///
    /// # Errors
    /// When the card is none, the folder is not there, or another card of that publisher is trusted already.
    pub fn add_source(&self, location: &str, card: &Path) -> Result<SourceRow, Failure> {
        let read = |path: &Path| {
            let file = std::fs::File::open(path)?;
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut std::io::Read::take(file, CARD_LIMIT + 1), &mut bytes)?;
            Ok(bytes)
        };
        let bytes = read(card).map_err(|error| io_failure("read the card", card, &error))?;
        if location.contains("://") {
            let message =
                format!("“{location}” is an address; this version takes repositories from folders and sticks");
            return Err(Failure::wrong_input(message));
        }
        let folder = std::path::absolute(location).map_err(|error| io_failure("find", Path::new(location), &error))?;
        if !folder.is_dir() {
            let message = format!(
                "{} is not a folder that can be reached; check the path, or plug in the stick",
                folder.display()
            );
            return Err(Failure::new(ErrorCode::Unreachable, message).with("path", folder.to_string_lossy()));
        }
        let lease = self.store.lease("adding a source", self.now())?;
        let record = self.trust(&bytes, &folder.to_string_lossy(), false)?;
        drop(lease);
        self.source(&record)
    }

    /// Stores the publisher of a card. A card with another root is refused unless it comes with the app, which is
    /// what vouches for it; what was trusted under the old one is then forgotten.
    pub(crate) fn trust(&self, bytes: &[u8], location: &str, built_in: bool) -> Result<PublisherRecord, Failure> {
        let card = Card::parse(bytes)?;
        let record = PublisherRecord {
            name: card.publisher.clone(),
            full_name: card.name.clone(),
            names: card.names.clone(),
            card: card.to_bytes(),
            location: location.to_owned(),
            built_in,
        };
        if let Some(known) = self.store.publisher(&card.publisher)? {
            let old = Card::parse(&known.card)?.fingerprint();
            if old != card.fingerprint() {
                if !(built_in && known.built_in) {
                    let message = format!(
                        "“{}” is trusted already under another fingerprint, {old}; the card offered has {}. \
                         Ask the publisher which is right; to trust the other, remove the source first",
                        card.publisher,
                        card.fingerprint()
                    );
                    return Err(Failure::new(ErrorCode::Refused, message).with("item", card.publisher.to_string()));
                }
                self.store.trusted_forget(&card.publisher)?;
            }
        }
        self.store.put_publisher(&record)?;
        Ok(record)
    }

    /// Removes a source with all that came from it. What the person saved keeps it from being removed unless `force`.
    ///
    /// # Errors
    /// When there is no such publisher, something of it is saved, or the store cannot be written.
    pub fn remove_source(&self, publisher: &str, force: bool) -> Result<(), Failure> {
        let name = publisher.parse().map_err(|error: domain::IdError| Failure::wrong_input(error.to_string()))?;
        let lease = self.store.lease("removing a source", self.now())?;
        if let Some(known) = self.store.publisher(&name)?.filter(|known| known.built_in) {
            let fingerprint = Card::parse(&known.card)?.fingerprint().to_string();
            self.store.set_setting(crate::syncing::REMOVED, &fingerprint.into())?;
        }
        self.store.remove_publisher(&name, force)?;
        self.indexing.catch_up(&mut |_, _| {})?;
        self.store.remove_unreferenced(&lease)?;
        Ok(())
    }
}
