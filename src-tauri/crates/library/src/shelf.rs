//! Listing publications, and what a person marks on them.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::sync::{Arc, PoisonError, RwLock};

use domain::{CollectionId, FileRole, Kind, Language, NoticeStatus, PublicationId};
use jiff::Timestamp;
use store::{CollectionRecord, PublisherRecord, StoredEdition, StoredPublication};

use crate::Library;
use crate::api::{
    Availability, EditionRow, FacetCount, Facets, Failure, FileRow, LinkRow, ListQuery, PublicationDetail,
    PublicationList, PublicationRow, TranslatesRow,
};
use crate::languages::{asked, best, preferred};
use crate::notices::NoticeFacts;
use crate::searchable::day;

/// What rows are made from, read once for a whole list.
pub(crate) struct Shelf {
    pub(crate) publications: Vec<StoredPublication>,
    collections: HashMap<CollectionId, CollectionRecord>,
    publishers: HashMap<domain::ShortName, PublisherRecord>,
    pub(crate) facts: NoticeFacts,
    /// Which blobs are here. They come and go while the rest stays as it is.
    blobs: RwLock<Arc<HashSet<domain::BlobId>>>,
    pub(crate) now: Timestamp,
}

impl Shelf {
    /// The row of one publication for a reader of `preferred`.
    pub(crate) fn row(&self, stored: &StoredPublication, preferred: &[Language]) -> PublicationRow {
        let publication = &stored.publication;
        let collection = self.collections.get(&publication.id.collection);
        let publisher = self.publishers.get(&publication.id.collection.publisher);
        let editions: Vec<EditionRow> = stored.editions.iter().map(|edition| self.edition(stored, edition)).collect();
        // A text that is here serves the reader better than one in a language they like more that is not.
        let here: Vec<usize> = (0..stored.editions.len()).filter(|at| stored.editions[*at].applied.is_some()).collect();
        let offered = if here.is_empty() { (0..stored.editions.len()).collect() } else { here };
        let languages: Vec<&Language> = offered.iter().map(|at| &stored.editions[*at].known.language).collect();
        let best = offered.get(best(&languages, preferred)).copied().unwrap_or(0);
        PublicationRow {
            id: publication.id.to_string(),
            kind: publication.kind,
            collection: publication.id.collection.to_string(),
            collection_title: collection.map(|record| in_best_language(&record.titles, preferred)).unwrap_or_default(),
            cover_colour: collection.map(|record| record.cover.clone()).unwrap_or_default(),
            publisher: publisher.map(|record| localised_name(record, preferred)).unwrap_or_default(),
            topics: publication.topics.iter().map(ToString::to_string).collect(),
            issued: publication.issued.to_string(),
            best: u32::try_from(best).unwrap_or(0),
            editions,
            saved: stored.saved,
            withdrawn: stored.withdrawn,
            notice: self.facts.row(stored, self.now),
        }
    }

    fn edition(&self, publication: &StoredPublication, stored: &StoredEdition) -> EditionRow {
        // What is here is what the row describes; a newer revision that is not here yet shows in the plan of updates.
        let shown = stored.applied.as_ref().unwrap_or(&stored.known);
        let blobs = self.blobs();
        let all_files = shown.files.iter().all(|file| blobs.contains(&file.sha256));
        let availability = match &stored.applied {
            None => Availability::NotHere,
            Some(_) if all_files => Availability::Downloaded,
            Some(_) => Availability::TextOnly,
        };
        let travelling = |file: &domain::File| file.transport.bytes;
        let lacking = |file: &&domain::File| !blobs.contains(&file.sha256);
        // The text is in the database, whatever became of the blob it came in.
        let text = shown.sections.iter().filter(|_| stored.applied.is_none());
        let missing = shown.files.iter().chain(text).filter(lacking).map(travelling).sum();
        let bytes = shown.files.iter().chain(&shown.sections).map(travelling).sum();
        let kept = || shown.files.iter().filter(|file| matches!(file.role, FileRole::Document | FileRole::Media));
        let size = match kept().count() {
            0 => shown.sections.iter().map(|text| text.bytes).sum(),
            _ => kept().map(|file| file.bytes).sum(),
        };
        EditionRow {
            id: publication.publication.id.edition(shown.language.clone()).to_string(),
            lang: shown.language.to_string(),
            dir: shown.language.direction(),
            title: shown.title.clone(),
            summary: shown.summary.clone(),
            revision: shown.revision,
            newer: Some(stored.known.revision).filter(|known| *known > shown.revision),
            issued: shown.issued.to_string(),
            translates: shown
                .translates
                .as_ref()
                .map(|from| TranslatesRow { lang: from.language.to_string(), revision: from.revision }),
            outdated: shown.is_outdated_among(publication.editions.iter().map(|edition| edition.known.as_ref())),
            availability,
            size,
            bytes,
            missing,
        }
    }

    /// The files of an edition, without its sections.
    pub(crate) fn files(&self, edition: &domain::Edition) -> Vec<FileRow> {
        let blobs = self.blobs();
        let row = |file: &domain::File| FileRow {
            name: file.name.clone(),
            role: file.role,
            media_type: file.media_type.clone(),
            bytes: file.bytes,
            sha256: file.sha256.to_string(),
            here: blobs.contains(&file.sha256),
        };
        edition.files.iter().map(row).collect()
    }

    fn blobs(&self) -> Arc<HashSet<domain::BlobId>> {
        Arc::clone(&self.blobs.read().unwrap_or_else(PoisonError::into_inner))
    }

    /// Reads anew which blobs are here.
    pub(crate) fn refresh_blobs(&self, store: &store::Store) -> Result<(), Failure> {
        let blobs = store.blobs()?.into_iter().map(|record| record.id).collect();
        *self.blobs.write().unwrap_or_else(PoisonError::into_inner) = Arc::new(blobs);
        Ok(())
    }

    /// The title of a collection for a reader of `preferred`; its id where it is not known.
    pub(crate) fn collection_title(&self, id: &str, preferred: &[Language]) -> String {
        let known = id.parse().ok().and_then(|id: CollectionId| self.collections.get(&id));
        known.map_or_else(|| id.to_owned(), |record| in_best_language(&record.titles, preferred))
    }
}

/// The text that serves a reader of `preferred` best; empty when there is none.
pub(crate) fn in_best_language(texts: &BTreeMap<Language, String>, preferred: &[Language]) -> String {
    let offered: Vec<&Language> = texts.keys().collect();
    texts.values().nth(best(&offered, preferred)).cloned().unwrap_or_default()
}

pub(crate) fn localised_name(record: &PublisherRecord, preferred: &[Language]) -> String {
    let named = preferred.iter().find_map(|wanted| record.names.iter().find(|(language, _)| language.matches(wanted)));
    named.map_or_else(|| record.full_name.clone(), |(_, name)| name.clone())
}

impl Library {
    /// Reads what rows are made from.
    pub(crate) fn shelf(&self) -> Result<Shelf, Failure> {
        let publications = self.sound_publications()?;
        let collections: HashMap<_, _> =
            self.sound_collections()?.into_iter().map(|record| (record.id.clone(), record)).collect();
        let expires = collections.values().filter_map(|record| Some((record.id.clone(), record.expires?))).collect();
        let publishers: HashMap<_, _> =
            self.store.publishers()?.into_iter().map(|record| (record.name.clone(), record)).collect();
        let mut checks = HashMap::new();
        for publisher in publishers.keys() {
            checks.insert(publisher.clone(), self.store.checks(publisher)?);
        }
        let now = self.now();
        let facts = NoticeFacts::gather(&publications, checks, expires, now);
        let shelf = Shelf { publications, collections, publishers, facts, blobs: RwLock::default(), now };
        shelf.refresh_blobs(&self.store)?;
        Ok(shelf)
    }

    /// The publications that match `query`: notices first, newest first; then by collection and title.
    ///
    /// # Errors
    /// When the store cannot be read, or the query names a collection that is not here.
    pub fn publications(&self, query: &ListQuery) -> Result<PublicationList, Failure> {
        let shelf = self.shelf()?;
        let prefer = preferred(&query.prefer);
        let languages = asked(&query.langs)?;
        let mut collections = HashSet::new();
        for collection in &query.collections {
            collections.insert(self.collection_id(collection)?);
        }
        let wanted = fold(&query.text);
        let mut items: Vec<PublicationRow> = shelf
            .publications
            .iter()
            .filter(|stored| matches(stored, query, &languages, &collections, &wanted))
            .map(|stored| shelf.row(stored, &prefer))
            .collect();
        items.sort_by_cached_key(|row| {
            let title = row.editions.get(row.best as usize).map(|edition| fold(&edition.title)).unwrap_or_default();
            let newest = if row.kind == Kind::Notice {
                std::cmp::Reverse(row.issued.clone())
            } else {
                std::cmp::Reverse(String::new())
            };
            (row.kind != Kind::Notice, newest, row.collection_title.clone(), row.collection.clone(), title)
        });
        let total = u32::try_from(shelf.publications.len()).unwrap_or(u32::MAX);
        Ok(PublicationList { total, items, facets: facets(&shelf, &prefer) })
    }

    /// One publication with everything the detail pane shows.
    ///
    /// # Errors
    /// When it is not here.
    pub fn publication(&self, id: &str, prefer: &[String]) -> Result<PublicationDetail, Failure> {
        let id = self.publication_id(id)?;
        let shelf = self.shelf()?;
        let stored = shelf.find(&id)?;
        let prefer = preferred(prefer);
        let links = stored
            .publication
            .links
            .iter()
            .map(|link| LinkRow { title: in_best_language(&link.titles, &prefer), url: link.url.clone() })
            .collect();
        let files = stored
            .editions
            .iter()
            .map(|edition| shelf.files(edition.applied.as_ref().unwrap_or(&edition.known)))
            .collect();
        Ok(PublicationDetail { row: shelf.row(stored, &prefer), links, files })
    }

    /// Saves a publication on this computer, or lets it go; gives its row.
    ///
    /// # Errors
    /// When it is not here, or the store cannot be written.
    pub fn set_saved(&self, id: &str, saved: bool) -> Result<PublicationRow, Failure> {
        let id = self.publication_id(id)?;
        self.store.set_saved(&id, saved)?;
        self.row(&id)
    }

    pub(crate) fn row(&self, id: &PublicationId) -> Result<PublicationRow, Failure> {
        let shelf = self.shelf()?;
        Ok(shelf.row(shelf.find(id)?, &[]))
    }
}

impl Shelf {
    /// The publication `id`.
    pub(crate) fn find(&self, id: &PublicationId) -> Result<&StoredPublication, Failure> {
        let found = self.publications.iter().find(|stored| stored.publication.id == *id);
        found.ok_or_else(|| Failure::not_found(&id.to_string()))
    }
}

fn matches(
    stored: &StoredPublication,
    query: &ListQuery,
    languages: &[Language],
    collections: &HashSet<CollectionId>,
    text: &str,
) -> bool {
    let publication = &stored.publication;
    let edition = |wanted: &dyn Fn(&StoredEdition) -> bool| stored.editions.iter().any(wanted);
    (query.kinds.is_empty() || query.kinds.contains(&publication.kind))
        && (collections.is_empty() || collections.contains(&publication.id.collection))
        && (!query.saved || stored.saved)
        && (!query.here || edition(&|edition| edition.applied.is_some()))
        && (languages.is_empty()
            || edition(&|edition| languages.iter().any(|wanted| edition.known.language.matches(wanted))))
        && (text.is_empty()
            || edition(&|edition| {
                fold(&edition.known.title).contains(text) || fold(&edition.known.summary).contains(text)
            }))
}

/// Text without regard to case, marks and the script of Serbian: as search folds it.
pub(crate) fn fold(text: &str) -> String {
    search::analysis::fold(text)
}

fn facets(shelf: &Shelf, prefer: &[Language]) -> Facets {
    let mut languages: BTreeMap<String, u32> = BTreeMap::new();
    let mut kinds: BTreeMap<Kind, u32> = BTreeMap::new();
    let mut collections: BTreeMap<String, u32> = BTreeMap::new();
    let mut topics: BTreeMap<String, u32> = BTreeMap::new();
    let mut years: BTreeMap<i16, u32> = BTreeMap::new();
    for stored in &shelf.publications {
        for edition in &stored.editions {
            *languages.entry(edition.known.language.to_string()).or_default() += 1;
        }
        *kinds.entry(stored.publication.kind).or_default() += 1;
        *collections.entry(stored.publication.id.collection.to_string()).or_default() += 1;
        for topic in &stored.publication.topics {
            *topics.entry(topic.to_string()).or_default() += 1;
        }
        *years.entry(day(&stored.publication.issued).year()).or_default() += 1;
    }
    let count = |(value, count): (String, u32)| FacetCount { label: value.clone(), value, count };
    let mut facets = Facets {
        langs: languages.into_iter().map(count).collect(),
        kinds: kinds.into_iter().map(|(kind, n)| count((kind.to_string(), n))).collect(),
        collections: collections
            .into_iter()
            .map(|(id, count)| FacetCount { label: shelf.collection_title(&id, prefer), value: id, count })
            .collect(),
        topics: topics.into_iter().map(count).collect(),
        years: years.into_iter().rev().map(|(year, n)| count((year.to_string(), n))).collect(),
    };
    for counts in [&mut facets.langs, &mut facets.kinds, &mut facets.collections, &mut facets.topics] {
        counts.sort_by_key(|facet| std::cmp::Reverse(facet.count));
    }
    facets
}

/// Whether a status belongs to what a reader should know now.
pub(crate) fn is_current(status: NoticeStatus) -> bool {
    matches!(status, NoticeStatus::InForce | NoticeStatus::Scheduled)
}
