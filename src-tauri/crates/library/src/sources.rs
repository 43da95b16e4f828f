//! Sources: whom this library trusts, and where it takes their repositories from.

use std::path::Path;

use domain::BlobId;
use repository::Card;
use store::{PublisherRecord, SourceRecord};

use crate::Library;
use crate::api::{ErrorCode, Failure, Removal, SourceKind, SourceRow};
use crate::cards::{grouped_fingerprint, read_card};
use crate::carriers::Location;
use crate::jobs;
use crate::policy::locked;
use crate::sticks::found_in;

impl Library {
    /// The sources, in order of the publisher's short name.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn sources(&self) -> Result<Vec<SourceRow>, Failure> {
        let mut rows = Vec::new();
        for record in self.store.publishers()? {
            for source in self.store.sources(&record.name)? {
                rows.push(self.source(&record, source)?);
            }
        }
        Ok(rows)
    }

    fn source(&self, record: &PublisherRecord, source: SourceRecord) -> Result<SourceRow, Failure> {
        let card = Card::parse(&record.card)?;
        let kind = Location::kind(&source.location);
        let at = match kind {
            SourceKind::Stick => self.plugged_in(card.fingerprint()).into_iter().next(),
            SourceKind::Folder | SourceKind::Address => None,
        };
        let at = at.map(|folder| folder.to_string_lossy().into_owned());
        let text = |moment: Option<jiff::Timestamp>| moment.map(|moment| moment.to_string());
        Ok(SourceRow {
            publisher: record.name.to_string(),
            name: record.full_name.clone(),
            kind,
            at,
            location: source.location,
            built_in: record.built_in,
            fingerprint: card.fingerprint().to_string(),
            last_success: text(source.last_success),
            last_attempt: text(source.last_attempt),
            last_error: source.last_error.map(jobs::failure),
            signed: text(source.has.map(|(signed, _)| signed)),
            expires: text(source.has.map(|(_, expires)| expires)),
        })
    }

    /// Makes the repository at `location`, a folder, a stick’s root or an `http(s):` address, a source, trusting the card in
    /// the file `card`. A publisher that is known under the same card has one source more then.
    ///
    /// # Errors
    /// When the card is none, the folder is not there, or another card of that publisher is trusted already.
    pub fn add_source(&self, location: &str, card: &Path) -> Result<SourceRow, Failure> {
        self.add_source_of(location, &read_card(card)?)
    }

    /// [`Library::add_source`], of a card that was read.
    pub(crate) fn add_source_of(&self, location: &str, card: &Card) -> Result<SourceRow, Failure> {
        let location = self.of_a_stick(Location::parse(location)?, card.fingerprint());
        if let Location::Folder(folder) = &location
            && !folder.is_dir()
        {
            let message = format!(
                "{} is not a folder that can be reached; check the path, or plug in the stick",
                folder.display()
            );
            return Err(Failure::new(ErrorCode::Unreachable, message).with("path", folder.to_string_lossy()));
        }
        let lease = self.lease("adding a source")?;
        let location = location.text();
        let record = self.trust(card, &location, false)?;
        drop(lease);
        let sources = self.store.sources(&record.name)?;
        let added = sources.into_iter().find(|source| source.location == location);
        self.source(&record, added.ok_or_else(|| Failure::not_found(&location))?)
    }

    /// `location` as it is kept: a stick wherever it is plugged in next, and of a folder that holds copies the one that goes
    /// with the card of that fingerprint.
    fn of_a_stick(&self, location: Location, fingerprint: BlobId) -> Location {
        let Location::Folder(folder) = location else { return location };
        if (self.drives)().iter().any(|drive| folder.starts_with(drive))
            && self.plugged_in(fingerprint).iter().any(|copy| copy.starts_with(&folder))
        {
            return Location::Stick;
        }
        let copy = found_in(&folder).into_iter().find(|found| found.card.fingerprint() == fingerprint);
        Location::Folder(copy.map_or(folder, |found| found.folder))
    }

    /// Stores the publisher of a card, with a source. A card with another root is refused unless it comes with the app, which is
    /// what vouches for it; what was trusted under the old one is then forgotten. Of one that is known under the same root only
    /// the source is new: the rest of a card is not signed, so whoever carries it could call the publisher as they like.
    pub(crate) fn trust(&self, card: &Card, location: &str, built_in: bool) -> Result<PublisherRecord, Failure> {
        let record = record_of(card, built_in);
        if let Some(known) = self.store.publisher(&card.publisher)? {
            let old = Card::parse(&known.card)?.fingerprint();
            if old != card.fingerprint() {
                if !(built_in && known.built_in) {
                    let message = format!(
                        "“{}” is trusted already under another fingerprint.\n  trusted:  {}\n  the card: {}\nAsk the publisher \
                         which is right; to trust the other, remove the source first",
                        card.publisher,
                        grouped_fingerprint(&old.to_string()),
                        grouped_fingerprint(&card.fingerprint().to_string())
                    );
                    return Err(Failure::new(ErrorCode::Refused, message).with("item", card.publisher.to_string()));
                }
                self.store.replace_publisher(&record, location)?;
                return Ok(record);
            }
            if !built_in {
                self.store.put_source(&known.name, location)?;
                return Ok(known);
            }
        }
        self.store.put_publisher(&record)?;
        self.store.put_source(&record.name, location)?;
        Ok(record)
    }

    /// Makes `location` one more source of `publisher`, whose card is trusted already.
    ///
    /// # Errors
    /// When there is no such publisher, the folder is not there, or another process is writing.
    pub fn add_location(&self, publisher: &str, location: &str) -> Result<SourceRow, Failure> {
        let name = short_name(publisher)?;
        let record = self.store.publisher(&name)?.ok_or_else(|| Failure::not_found(publisher))?;
        self.add_source_of(location, &Card::parse(&record.card)?)
    }

    /// What would go with a publisher, for a person to decide.
    ///
    /// # Errors
    /// When there is no such publisher, or the store cannot be read.
    pub fn removal(&self, publisher: &str) -> Result<Removal, Failure> {
        let name = short_name(publisher)?;
        let record = self.store.publisher(&name)?.ok_or_else(|| Failure::not_found(publisher))?;
        let theirs: Vec<_> = self.store.publications()?;
        let theirs: Vec<_> = theirs.iter().filter(|p| p.publication.id.collection.publisher == name).collect();
        let title = |stored: &&store::StoredPublication| {
            let edition = stored.editions.iter().find(|edition| edition.applied.is_some()).or(stored.editions.first());
            edition.map_or_else(|| stored.publication.id.to_string(), |edition| edition.known.title.clone())
        };
        let own = format!("{name}/");
        let space = self.space()?;
        let collections = space.collections.iter().filter(|row| row.collection.starts_with(&own));
        Ok(Removal {
            publisher: name.to_string(),
            name: record.full_name,
            publications: u32::try_from(theirs.len()).unwrap_or(u32::MAX),
            saved: theirs.iter().copied().filter(|stored| stored.saved).map(|stored| title(&stored)).collect(),
            bytes: collections.map(|row| row.text + row.files + row.covers + row.index).sum(),
            sources: u32::try_from(self.store.sources(&name)?.len()).unwrap_or(u32::MAX),
            locked: self.policy.as_ref().is_some_and(|policy| policy.holds_source(&name)),
        })
    }

    /// Takes the repository of `publisher` no longer from `location`. What came from there stays.
    ///
    /// # Errors
    /// When there is no such source, it is set by the office, it is the publisher's only one, or the store cannot be written.
    pub fn remove_location(&self, publisher: &str, location: &str) -> Result<(), Failure> {
        let name = short_name(publisher)?;
        self.may_be_removed(&name)?;
        let lease = self.lease("removing a source")?;
        let sources = self.store.sources(&name)?;
        // As it is listed, or as it was typed when it was added.
        let typed = || Location::parse(location).map(|location| location.text());
        let location = match sources.iter().any(|source| source.location == location) {
            true => location.to_owned(),
            false => typed()?,
        };
        if let [only] = sources.as_slice()
            && only.location == location
        {
            let message = format!(
                "{location} is the only source of {publisher}; add another first, or remove the publisher with all that \
                 came from it: shelf source remove {publisher}"
            );
            return Err(Failure::wrong_input(message));
        }
        self.store.remove_source(&name, &location)?;
        drop(lease);
        Ok(())
    }

    /// Removes a publisher with all that came from it. What the person saved keeps it from being removed unless `force`.
    ///
    /// # Errors
    /// When there is no such publisher, it is set by the office, something of it is saved, or the store cannot be written.
    pub fn remove_source(&self, publisher: &str, force: bool) -> Result<(), Failure> {
        let name = short_name(publisher)?;
        self.may_be_removed(&name)?;
        let lease = self.lease("removing a source")?;
        let built_in = self.store.publisher(&name)?.filter(|known| known.built_in);
        self.store.remove_publisher(&name, force)?;
        // Only once it is gone: it would get no updates any more where it had to stay.
        if let Some(known) = built_in {
            let fingerprint = Card::parse(&known.card)?.fingerprint().to_string();
            self.store.set_setting(crate::built_in::REMOVED, &fingerprint.into())?;
        }
        self.indexing.catch_up(&mut |_, _| true)?;
        self.store.remove_unreferenced(&lease)?;
        Ok(())
    }

    /// Refuses a publisher whose sources the office set.
    fn may_be_removed(&self, publisher: &domain::ShortName) -> Result<(), Failure> {
        let held = self.policy.as_ref().is_some_and(|policy| policy.holds_source(publisher));
        if held { Err(locked(&format!("the source {publisher}"))) } else { Ok(()) }
    }
}

/// A publisher as its card introduces it.
pub(crate) fn record_of(card: &Card, built_in: bool) -> PublisherRecord {
    PublisherRecord {
        name: card.publisher.clone(),
        full_name: card.name.clone(),
        names: card.names.clone(),
        card: card.to_bytes(),
        built_in,
    }
}

pub(crate) fn short_name(publisher: &str) -> Result<domain::ShortName, Failure> {
    publisher.parse().map_err(|error: domain::IdError| Failure::wrong_input(error.to_string()))
}
