//! What searches need to know of the library beside the index, kept from one keystroke to the next.

use std::collections::HashMap;
use std::sync::{Arc, Mutex, PoisonError};

use domain::{Edition, Language, NoticeStatus, PublicationId, When};
use jiff::{SignedDuration, Timestamp};
use search::{Day, Form, Glossary, Hit, Holding, Holdings};
use store::{StoredEdition, StoredPublication};

use crate::Library;
use crate::api::Failure;
use crate::indexing::listed_key;
use crate::shelf::Shelf;

/// After so long it is asked again which files are here: the library's counter does not tell of each that came.
const FILES_KEPT_FOR: SignedDuration = SignedDuration::from_secs(2);

/// How a publication stands, as a factor of the score of its sections: enough to decide between texts that fit nearly
/// equally well.
const IN_FORCE: f32 = 1.03;
const NOT_CONFIRMED: f32 = 0.97;
const NO_LONGER: f32 = 0.9;
/// A translation of an older revision.
const OUTDATED: f32 = 0.99;

/// What is known of everything that can be found.
pub(crate) struct Searchable {
    pub(crate) shelf: Shelf,
    pub(crate) holdings: Holdings,
    pub(crate) glossary: Glossary,
    /// The place of each publication in `shelf`, by its key.
    by_key: HashMap<i64, usize>,
    /// When any of it becomes another without a change of the library: a notice begins or lapses, a signature expires.
    until: Option<Timestamp>,
}

/// The last that was read.
#[derive(Default)]
pub(crate) struct Kept(Mutex<Option<KeptSearchable>>);

/// What was read, and of when it is.
struct KeptSearchable {
    /// The library's counter.
    counter: i64,
    /// When it was read which files are here.
    files: Timestamp,
    searchable: Arc<Searchable>,
}

impl Searchable {
    fn new(shelf: Shelf, glossary: Glossary) -> Self {
        let by_key = shelf.publications.iter().enumerate().map(|(place, stored)| (stored.key, place)).collect();
        let held = shelf.publications.iter().flat_map(|stored| holdings_of(&shelf, stored));
        let holdings = Holdings::new(held);
        let until = shelf.facts.next_change(&shelf.publications, shelf.now);
        Self { shelf, holdings, glossary, by_key, until }
    }

    /// Whether it is true at `now`, as long as the library does not change.
    fn is_of(&self, now: Timestamp) -> bool {
        now >= self.shelf.now && self.until.is_none_or(|until| now < until)
    }

    /// The publication and edition of a hit of the catalogue alone.
    pub(crate) fn absent(&self, hit: &Hit) -> Option<(&StoredPublication, &StoredEdition)> {
        let stored = self.publication(hit.publication)?;
        let edition = stored.editions.iter().find(|edition| listed_key(edition.key) == hit.edition)?;
        Some((stored, edition))
    }

    /// Whether the edition of `stored` in `language` that is here translates an older revision than there is.
    pub(crate) fn is_outdated(&self, stored: &StoredPublication, language: &Language) -> bool {
        let known = || stored.editions.iter().map(|edition| edition.known.as_ref());
        let here = stored.editions.iter().filter_map(|edition| edition.applied.as_ref());
        here.filter(|edition| edition.language == *language).any(|edition| edition.is_outdated_among(known()))
    }

    /// The key of the publication with this id.
    pub(crate) fn key(&self, id: &str) -> Option<i64> {
        let id: PublicationId = id.parse().ok()?;
        self.shelf.publications.iter().find(|stored| stored.publication.id == id).map(|stored| stored.key)
    }

    /// The publication with this key.
    pub(crate) fn publication(&self, key: i64) -> Option<&StoredPublication> {
        self.by_key.get(&key).map(|place| &self.shelf.publications[*place])
    }
}

/// What can be found of a publication: its texts that are here, and the titles of those that are not.
fn holdings_of<'s>(shelf: &'s Shelf, stored: &'s StoredPublication) -> impl Iterator<Item = Holding> + 's {
    let publication = &stored.publication;
    let standing = standing(shelf, stored);
    let listed = !stored.withdrawn;
    stored.editions.iter().filter(move |edition| edition.applied.is_some() || (listed && edition.offered)).map(
        move |edition| {
            let shown: &Edition = edition.applied.as_ref().unwrap_or(&edition.known);
            let outdated = shown.is_outdated_among(stored.editions.iter().map(|other| other.known.as_ref()));
            let here = edition.applied.is_some();
            Holding {
                edition: if here { edition.key } else { listed_key(edition.key) },
                publication: stored.key,
                language: shown.language.clone(),
                kind: publication.kind,
                collection: publication.id.collection.to_string(),
                topics: publication.topics.iter().map(ToString::to_string).collect(),
                issued: day(&shown.issued),
                standing: standing * if outdated { OUTDATED } else { 1.0 },
                here,
            }
        },
    )
}

fn standing(shelf: &Shelf, stored: &StoredPublication) -> f32 {
    if stored.withdrawn {
        return NO_LONGER;
    }
    match shelf.facts.row(stored, shelf.now).map(|notice| notice.status) {
        None | Some(NoticeStatus::Scheduled) => 1.0,
        Some(NoticeStatus::InForce) => IN_FORCE,
        Some(NoticeStatus::ExpiredNotConfirmed) => NOT_CONFIRMED,
        Some(NoticeStatus::Superseded | NoticeStatus::Cancelled) => NO_LONGER,
    }
}

/// The day on which something was issued; of a moment that in UTC.
pub(crate) fn day(when: &When) -> Day {
    let text = when.to_string();
    text.get(..10).and_then(Day::parse).unwrap_or_default()
}

impl Library {
    /// What searches need to know, as of now.
    pub(crate) fn searchable(&self) -> Result<Arc<Searchable>, Failure> {
        let counter = self.store.counters()?.library;
        let now = self.now();
        if let Some(kept) = &mut *self.searchable.0.lock().unwrap_or_else(PoisonError::into_inner)
            && kept.counter == counter
            && kept.searchable.is_of(now)
        {
            if now.duration_since(kept.files).abs() >= FILES_KEPT_FOR {
                kept.searchable.shelf.refresh_blobs(&self.store)?;
                kept.files = now;
            }
            return Ok(Arc::clone(&kept.searchable));
        }
        // Not locked meanwhile: two threads may both read, and the later one is kept.
        let forms = |term: &domain::Term| {
            let form = |(language, text): (&domain::Language, &str)| Form {
                language: language.clone(),
                text: text.to_owned(),
            };
            term.forms().map(form).collect::<Vec<_>>()
        };
        let collections = self.sound_collections()?;
        let glossary = Glossary::new(collections.iter().flat_map(|record| &record.glossary).map(forms));
        let made = Arc::new(Searchable::new(self.shelf()?, glossary));
        let kept = KeptSearchable { counter, files: now, searchable: Arc::clone(&made) };
        *self.searchable.0.lock().unwrap_or_else(PoisonError::into_inner) = Some(kept);
        Ok(made)
    }
}
