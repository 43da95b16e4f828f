//! Publications: what their catalogue says of them, with their editions and the person's marks.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Held, Hold, Kind, Language, Publication, PublicationId, Stage};
use jiff::Timestamp;
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::edition::{self, Editions};
use super::{change, collection};
use crate::migration::Migration;
use crate::store::lock;
use crate::{Store, StoreError, StoredEdition, column, written};

/// `meta` is the publication as JSON without its editions, which have rows of their own. `stamp` is the library
/// counter when the row was last written: a row with the stamp of an earlier reading need not be parsed again. `digest` is
/// that of `kind`, `meta` and `withdrawn` as they were written.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE publication (
              key INTEGER PRIMARY KEY AUTOINCREMENT,
              id TEXT NOT NULL UNIQUE,
              collection TEXT NOT NULL REFERENCES collection (id) ON DELETE CASCADE,
              kind TEXT NOT NULL,
              meta TEXT NOT NULL,
              stamp INTEGER NOT NULL,
              withdrawn INTEGER NOT NULL DEFAULT 0
          ) STRICT;
          CREATE INDEX publication_collection ON publication (collection);",
    },
    Migration { version: 8, sql: "ALTER TABLE publication ADD COLUMN digest TEXT;" },
    // Before, it was that of `meta` alone.
    Migration { version: 9, sql: "UPDATE publication SET digest = NULL;" },
];

/// A publication as this library holds it. Cheap to clone.
#[derive(Debug, Clone, PartialEq)]
pub struct StoredPublication {
    /// Its key in this library; never used again.
    pub key: i64,
    /// What its catalogue says of it. Its `editions` are empty: see `editions` beside it.
    pub publication: Arc<Publication>,
    /// Its editions, in order of language tag.
    pub editions: Vec<StoredEdition>,
    /// Whether its publisher withdrew it.
    pub withdrawn: bool,
    /// Whether the person saved it.
    pub saved: bool,
    /// When the person last opened it, if that was since it last changed.
    pub read: Option<Timestamp>,
    /// When the person acknowledged it.
    pub acknowledged: Option<Timestamp>,
    /// What the person wants of it, whatever the rules say.
    pub hold: Option<Hold>,
    /// Whether what is said of it is what was written: nothing may be shown of one that is not so.
    pub sound: bool,
}

impl StoredPublication {
    /// The edition in `language`, where there is one.
    pub fn edition(&self, language: &Language) -> Option<&StoredEdition> {
        self.editions.iter().find(|edition| edition.known.language == *language)
    }

    /// What this computer has to do with the edition in `language` already: what was asked for by edition counts before what
    /// is held of the whole.
    pub fn held(&self, language: &Language) -> Held {
        let edition = self.edition(language);
        let asked = edition.is_some_and(|edition| edition.asked);
        Held {
            saved: self.saved,
            hold: if asked { Some(Hold::Files) } else { self.hold },
            text: edition.is_some_and(|edition| edition.applied.is_some()),
        }
    }
}

/// The list of publications at one value of the library counter, and what was parsed for it.
#[derive(Default)]
pub(crate) struct Listed {
    counter: Option<i64>,
    publications: Vec<StoredPublication>,
    parsed: Parsed,
}

/// What was parsed before, by key, each with the stamp of its row.
#[derive(Default)]
pub(crate) struct Parsed {
    publications: HashMap<i64, (i64, Arc<Publication>, bool)>,
    pub(crate) editions: HashMap<i64, (i64, StoredEdition, bool)>,
}

const ROWS: &str = "SELECT publication.key, publication.stamp, publication.kind, publication.meta, publication.digest,
                    publication.withdrawn,
                    coalesce(person.saved, 0) AS saved, person.read, person.acknowledged, person.hold
                    FROM publication LEFT JOIN person ON person.publication = publication.key";

fn stored(
    row: &Row<'_>,
    editions: &mut HashMap<i64, Editions>,
    before: &mut Parsed,
    after: &mut Parsed,
) -> Result<StoredPublication, StoreError> {
    let (key, stamp) = (row.get("key")?, row.get("stamp")?);
    let (publication, sound) = match before.publications.remove(&key) {
        Some((seen, publication, sound)) if seen == stamp => (publication, sound),
        _ => {
            let digest = row.get_ref("digest")?.as_str_or_null().unwrap_or_default();
            let (kind, meta, withdrawn): (String, String, bool) =
                (row.get("kind")?, row.get("meta")?, row.get("withdrawn")?);
            let sound = digest.is_none_or(|digest| digest == digest_of(&kind, &meta, withdrawn));
            (Arc::new(column::json(row, "meta")?), sound)
        }
    };
    after.publications.insert(key, (stamp, Arc::clone(&publication), sound));
    let Editions { editions, sound: editions_sound } = editions.remove(&key).unwrap_or_default();
    Ok(StoredPublication {
        key,
        publication,
        editions,
        withdrawn: row.get("withdrawn")?,
        saved: row.get("saved")?,
        read: column::moment(row, "read")?,
        acknowledged: column::moment(row, "acknowledged")?,
        hold: column::json_or_null(row, "hold")?,
        sound: sound && editions_sound,
    })
}

fn digest_of(kind: &str, meta: &str, withdrawn: bool) -> String {
    written::of_row(&[Some(kind), Some(meta), Some(written::flag(withdrawn))])
}

/// The key of publication `id`.
///
/// # Errors
/// [`StoreError::NotFound`] when it is not in the library.
pub(crate) fn key(tables: &Connection, id: &PublicationId) -> Result<i64, StoreError> {
    let mut query = tables.prepare_cached("SELECT key FROM publication WHERE id = ?1")?;
    let found = query.query_row([id.to_string()], |row| row.get(0)).optional()?;
    found.ok_or_else(|| StoreError::NotFound { what: "publication", id: id.to_string() })
}

/// Adds or replaces what is said of the publication itself; its editions are left alone.
pub(crate) fn put_meta(tables: &Connection, stamp: i64, publication: &Publication) -> Result<i64, StoreError> {
    let id = publication.id.to_string();
    collection::require(tables, &publication.id.collection)?;
    // Not cloned as a whole: the editions are most of it.
    let meta = Publication {
        id: publication.id.clone(),
        kind: publication.kind,
        topics: publication.topics.clone(),
        issued: publication.issued,
        stage: publication.stage,
        notice: publication.notice.clone(),
        links: publication.links.clone(),
        editions: Vec::new(),
    };
    let meta = column::to_json(&meta)?;
    let (kind, withdrawn) = (publication.kind.as_str(), publication.stage == Stage::Withdrawn);
    let sql = "INSERT INTO publication (id, collection, kind, meta, digest, stamp, withdrawn)
               VALUES (:id, :collection, :kind, :meta, :digest, :stamp, :withdrawn)
               ON CONFLICT (id) DO UPDATE
               SET kind = excluded.kind, meta = excluded.meta, digest = excluded.digest, stamp = excluded.stamp,
               withdrawn = excluded.withdrawn
               RETURNING key";
    let key = tables.prepare_cached(sql)?.query_row(
        named_params! {
            ":id": id,
            ":collection": publication.id.collection.to_string(),
            ":kind": kind,
            ":meta": meta,
            ":digest": digest_of(kind, &meta, withdrawn),
            ":stamp": stamp,
            ":withdrawn": withdrawn,
        },
        |row| row.get(0),
    )?;
    Ok(key)
}

impl Store {
    /// Takes in what a catalogue says of a publication and of its editions; texts that are here stay as they are.
    ///
    /// Editions that the catalogue no longer has are dropped, unless their text is here: those are kept, and are no
    /// longer offered. A withdrawn publication that is put again is no longer withdrawn.
    ///
    /// # Errors
    /// [`StoreError::NotFound`] when its collection is not in the library.
    pub fn put_publication(&self, publication: &Publication) -> Result<(), StoreError> {
        self.put_publications(std::slice::from_ref(publication))
    }

    /// [`Store::put_publication`] for many, all or none.
    ///
    /// # Errors
    /// As [`Store::put_publication`].
    pub fn put_publications(&self, publications: &[Publication]) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            let stamp = change::touch_library(tables)?;
            for publication in publications {
                let key = put_meta(tables, stamp, publication)?;
                edition::put_known(tables, &publication.id, key, stamp, &publication.editions)?;
            }
            Ok(())
        })
    }

    /// Marks a publication as withdrawn by its publisher (also for one that its catalogue no longer lists at all); its
    /// texts and files stay. Returns whether that is news.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_withdrawn(&self, id: &PublicationId) -> Result<bool, StoreError> {
        self.write_leased(|tables| {
            let key = key(tables, id)?;
            let sql = "SELECT kind, meta FROM publication WHERE key = ?1 AND NOT withdrawn";
            let row = |row: &Row<'_>| Ok((row.get("kind")?, row.get("meta")?));
            let offered: Option<(String, String)> = tables.prepare_cached(sql)?.query_row([key], row).optional()?;
            let Some((kind, meta)) = offered else { return Ok(false) };
            let stamp = change::touch_library(tables)?;
            let sql = "UPDATE publication SET withdrawn = 1, digest = ?2, stamp = ?3 WHERE key = ?1";
            tables.prepare_cached(sql)?.execute((key, digest_of(&kind, &meta, true), stamp))?;
            Ok(true)
        })
    }

    /// Removes a withdrawn publication with its texts and the person's marks on it. Its files stay until
    /// [`Store::remove_unreferenced`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`]; [`StoreError::Contradiction`] when its publisher still offers it.
    pub fn remove_withdrawn(&self, id: &PublicationId) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            let key = key(tables, id)?;
            let mut withdrawn = tables.prepare_cached("SELECT withdrawn FROM publication WHERE key = ?1")?;
            if !withdrawn.query_row([key], |row| row.get(0))? {
                let detail = "it stays, because its publisher still offers it and the next sync would bring it back";
                return Err(StoreError::Contradiction { item: id.to_string(), detail: detail.to_owned() });
            }
            for (edition, language) in edition::keys(tables, key)? {
                change::record(tables, edition, &format!("{id}@{language}"), false)?;
            }
            tables.execute("DELETE FROM publication WHERE key = ?1", [key])?;
            change::touch_library(tables)?;
            Ok(())
        })
    }

    /// The publication `id`, where it is in the library.
    ///
    /// # Errors
    /// Any of the database.
    pub fn publication(&self, id: &PublicationId) -> Result<Option<StoredPublication>, StoreError> {
        self.read(|tables| publication_in(tables, id))
    }

    /// The ids of all publications, in their order; nothing else of them is read.
    ///
    /// # Errors
    /// Any of the database.
    pub fn publication_ids(&self) -> Result<Vec<PublicationId>, StoreError> {
        self.read(|tables| {
            let mut query = tables.prepare_cached("SELECT id FROM publication ORDER BY id")?;
            query.query_and_then([], |row| column::parsed(row, "id"))?.collect()
        })
    }

    /// All publications, by id, as of one moment. Only what changed since this handle last asked is parsed.
    ///
    /// # Errors
    /// Any of the database.
    pub fn publications(&self) -> Result<Vec<StoredPublication>, StoreError> {
        self.read(|tables| {
            let counter = change::library_counter(tables)?;
            let mut before = std::mem::take(&mut *lock(&self.inner.listed));
            if before.counter != Some(counter) {
                let mut parsed = Parsed::default();
                let mut editions = edition::all_by_publication(tables, &mut before.parsed, &mut parsed)?;
                let publications = tables
                    .prepare_cached(&format!("{ROWS} ORDER BY publication.id"))?
                    .query_and_then([], |row| stored(row, &mut editions, &mut before.parsed, &mut parsed))?
                    .collect::<Result<_, StoreError>>()?;
                before = Listed { counter: Some(counter), publications, parsed };
            }
            let publications = before.publications.clone();
            // Two threads may have taken turns here: the last puts back what it has, which is right for its counter.
            *lock(&self.inner.listed) = before;
            Ok(publications)
        })
    }
}

/// The publication `id` as this transaction sees it.
pub(crate) fn publication_in(tables: &Connection, id: &PublicationId) -> Result<Option<StoredPublication>, StoreError> {
    let key = match key(tables, id) {
        Ok(key) => key,
        Err(StoreError::NotFound { .. }) => return Ok(None),
        Err(error) => return Err(error),
    };
    let mut editions = HashMap::from([(key, edition::of_publication(tables, key)?)]);
    let mut query = tables.prepare_cached(&format!("{ROWS} WHERE publication.key = ?1"))?;
    let (mut before, mut after) = (Parsed::default(), Parsed::default());
    query.query_and_then([key], |row| stored(row, &mut editions, &mut before, &mut after))?.next().transpose()
}

/// The word for `kind` in the column.
pub(crate) fn kind(row: &Row<'_>) -> Result<Kind, StoreError> {
    column::parsed(row, "kind")
}
