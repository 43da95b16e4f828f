//! Editions: what the catalogue knows of each, and the revision whose text is here.

use std::collections::HashMap;
use std::sync::Arc;

use domain::{Edition, EditionId, File, FileRole, Language, Publication, PublicationId};
use rusqlite::{Connection, OptionalExtension, Row, named_params};

use super::publication::{self, Parsed, put_meta};
use super::section::{self, SectionContent, StoredSection};
use super::{blob, change, last_read, person};
use crate::migration::Migration;
use crate::{INTAKE, Store, StoreError, Written, column, written};

/// `known`, `applied` and `replaced` are the edition as JSON; `applied` is absent while no text is here. `title` is the
/// applied one's, so that search hits need no JSON. `stamp` is as in the table of publications. `digest` is that of the text as
/// it was written, `intake` the version of what made it (see [`crate::written`]). `about` is the digest of what lists show: of
/// `known`, `offered`, `applied` and `title` as they were written.
pub(crate) const MIGRATIONS: &[Migration] = &[
    Migration {
        version: 1,
        sql: "CREATE TABLE edition (
              key INTEGER PRIMARY KEY AUTOINCREMENT,
              publication INTEGER NOT NULL REFERENCES publication (key) ON DELETE CASCADE,
              language TEXT NOT NULL,
              known TEXT NOT NULL,
              offered INTEGER NOT NULL DEFAULT 1,
              stamp INTEGER NOT NULL,
              applied TEXT,
              title TEXT,
              UNIQUE (publication, language)
          ) STRICT;",
    },
    Migration { version: 5, sql: "ALTER TABLE edition ADD COLUMN asked INTEGER NOT NULL DEFAULT 0;" },
    Migration { version: 6, sql: "ALTER TABLE edition ADD COLUMN replaced TEXT;" },
    Migration {
        version: 8,
        sql: "ALTER TABLE edition ADD COLUMN digest TEXT;
              ALTER TABLE edition ADD COLUMN intake INTEGER NOT NULL DEFAULT 0;",
    },
    Migration { version: 9, sql: "ALTER TABLE edition ADD COLUMN about TEXT;" },
];

/// An edition as this library holds it. Cheap to clone.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StoredEdition {
    /// Its key in this library; never used again.
    pub key: i64,
    /// The newest revision that a catalogue listed.
    pub known: Arc<Edition>,
    /// The revision whose text is here.
    pub applied: Option<Arc<Edition>>,
    /// An earlier one whose files are kept until those of the applied one are here (see [`Store::forget_replaced`]).
    pub replaced: Option<Arc<Edition>>,
    /// Whether the publisher's newest catalogue still lists it.
    pub offered: bool,
    /// Whether the person asked for its text and files.
    pub asked: bool,
}

impl StoredEdition {
    /// All its revisions that something may be here of.
    pub fn revisions(&self) -> impl Iterator<Item = &Arc<Edition>> {
        [Some(&self.known), self.applied.as_ref(), self.replaced.as_ref()].into_iter().flatten()
    }
}

/// An edition with its text, all of one revision.
#[derive(Debug, Clone, PartialEq)]
pub struct EditionText {
    /// The edition's key.
    pub key: i64,
    /// What the catalogue says of the publication; its `editions` are empty.
    pub publication: Arc<Publication>,
    /// The revision whose text this is.
    pub edition: Arc<Edition>,
    /// Its sections, in reading order.
    pub sections: Vec<StoredSection>,
    /// What was noted when it was written; nothing of what was taken in before that was kept.
    pub written: Option<Written>,
}

impl EditionText {
    /// Whether it is what was written, as far as that is known: no bad sector and no stray edit changed it.
    pub fn is_sound(&self) -> bool {
        self.written.as_ref().is_none_or(|written| written.is(self.sections.iter().map(|section| &section.content)))
    }
}

/// The editions of a publication, and whether what lists show of them is what was written.
pub(crate) struct Editions {
    pub(crate) editions: Vec<StoredEdition>,
    pub(crate) sound: bool,
}

impl Default for Editions {
    fn default() -> Self {
        Self { editions: Vec::new(), sound: true }
    }
}

impl Editions {
    fn push(&mut self, (edition, sound): (StoredEdition, bool)) {
        self.editions.push(edition);
        self.sound &= sound;
    }
}

const ROWS: &str =
    "SELECT key, publication, stamp, known, offered, applied, title, about, replaced, asked FROM edition";

/// The edition of a row, and whether it is what was written.
fn stored(row: &Row<'_>) -> Result<(StoredEdition, bool), StoreError> {
    let known: Arc<Edition> = Arc::new(column::json(row, "known")?);
    // Mostly they are the same text, which need not be parsed twice.
    let applied = if row.get_ref("applied")? == row.get_ref("known")? {
        Some(Arc::clone(&known))
    } else {
        column::json_or_null(row, "applied")?.map(Arc::new)
    };
    let replaced = column::json_or_null(row, "replaced")?.map(Arc::new);
    let (key, offered, asked) = (row.get("key")?, row.get("offered")?, row.get("asked")?);
    // Nothing is known of what was written before this was noted.
    let sound = match row.get_ref("about")?.as_str_or_null() {
        Ok(Some(about)) => about_of(row)? == about,
        Ok(None) => true,
        Err(_) => false,
    };
    Ok((StoredEdition { key, known, applied, replaced, offered, asked }, sound))
}

/// The digest of what lists show of the edition of a row, as its columns have it now.
fn about_of(row: &Row<'_>) -> Result<String, StoreError> {
    let text = |name| Ok::<_, StoreError>(row.get_ref(name)?.as_str_or_null().unwrap_or_default());
    let offered = written::flag(row.get("offered")?);
    let known = text("known")?;
    // Mostly they are the same text, which need not be hashed twice; no JSON is only this sign.
    let applied = text("applied")?.map(|applied| if Some(applied) == known { "=" } else { applied });
    Ok(written::of_row(&[known, Some(offered), applied, text("title")?]))
}

/// Notes what lists show of the edition with `key`, which was just written.
fn note_about(tables: &Connection, key: i64) -> Result<(), StoreError> {
    let sql = "SELECT known, offered, applied, title FROM edition WHERE key = ?1";
    let mut query = tables.prepare_cached(sql)?;
    let Some(about) = query.query_and_then([key], about_of)?.next().transpose()? else { return Ok(()) };
    tables.prepare_cached("UPDATE edition SET about = ?2 WHERE key = ?1")?.execute((key, about))?;
    Ok(())
}

/// All editions of the library, by the key of their publication.
///
/// Those with the stamp they have in `before` are taken from there; all are noted in `after`.
pub(crate) fn all_by_publication(
    tables: &Connection,
    before: &mut Parsed,
    after: &mut Parsed,
) -> Result<HashMap<i64, Editions>, StoreError> {
    let mut editions: HashMap<i64, Editions> = HashMap::new();
    let mut query = tables.prepare_cached(&format!("{ROWS} ORDER BY publication, language"))?;
    let mut rows = query.query([])?;
    while let Some(row) = rows.next()? {
        let (key, stamp) = (row.get("key")?, row.get("stamp")?);
        let (edition, sound) = match before.editions.remove(&key) {
            // What the person asks for changes without a new stamp.
            Some((seen, edition, sound)) if seen == stamp => {
                (StoredEdition { asked: row.get("asked")?, ..edition }, sound)
            }
            _ => stored(row)?,
        };
        after.editions.insert(key, (stamp, edition.clone(), sound));
        editions.entry(row.get("publication")?).or_default().push((edition, sound));
    }
    Ok(editions)
}

/// The editions of the publication with `key`.
pub(crate) fn of_publication(tables: &Connection, key: i64) -> Result<Editions, StoreError> {
    let mut query = tables.prepare_cached(&format!("{ROWS} WHERE publication = ?1 ORDER BY language"))?;
    let mut editions = Editions::default();
    for row in query.query_and_then([key], stored)? {
        editions.push(row?);
    }
    Ok(editions)
}

/// The editions of the publication with `key`: key and language.
pub(crate) fn keys(tables: &Connection, key: i64) -> Result<Vec<(i64, Language)>, StoreError> {
    tables
        .prepare_cached("SELECT key, language FROM edition WHERE publication = ?1 ORDER BY key")?
        .query_and_then([key], |row| Ok((row.get("key")?, column::parsed(row, "language")?)))?
        .collect()
}

/// The key of edition `id`, where it is in the library.
pub(crate) fn key(tables: &Connection, id: &EditionId) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT edition.key FROM edition JOIN publication ON publication.key = edition.publication
               WHERE publication.id = ?1 AND edition.language = ?2";
    let mut query = tables.prepare_cached(sql)?;
    Ok(query.query_row([id.publication.to_string(), id.language.to_string()], |row| row.get(0)).optional()?)
}

/// Takes in the editions that a catalogue lists for `publication`, which has `key`. What is listed of an edition whose text
/// is not here counts as a change, because the index holds its title and summary.
pub(crate) fn put_known(
    tables: &Connection,
    publication: &PublicationId,
    key: i64,
    stamp: i64,
    editions: &[Edition],
) -> Result<(), StoreError> {
    let sql = "INSERT INTO edition (publication, language, stamp, known)
               VALUES (:publication, :language, :stamp, :known)
               ON CONFLICT (publication, language) DO UPDATE
               SET known = excluded.known, stamp = excluded.stamp, offered = 1
               WHERE known <> excluded.known OR NOT offered OR about IS NULL
               RETURNING key, applied IS NULL";
    let mut put = tables.prepare_cached(sql)?;
    for edition in editions {
        let changed: Option<(i64, bool)> = put
            .query_row(
                named_params! {
                    ":publication": key,
                    ":language": edition.language.as_str(),
                    ":stamp": stamp,
                    ":known": column::to_json(edition)?,
                },
                |row| Ok((row.get(0)?, row.get(1)?)),
            )
            .optional()?;
        let Some((edition_key, without_text)) = changed else { continue };
        note_about(tables, edition_key)?;
        if without_text {
            change::record(tables, edition_key, &format!("{publication}@{}", edition.language), true)?;
        }
    }
    let listed = column::to_json(&editions.iter().map(|edition| edition.language.as_str()).collect::<Vec<_>>())?;
    let unlisted = "publication = ?1 AND language NOT IN (SELECT value FROM json_each(?2))";
    let dropped: Vec<(i64, Language)> = tables
        .prepare_cached(&format!("DELETE FROM edition WHERE applied IS NULL AND {unlisted} RETURNING key, language"))?
        .query_and_then((key, &listed), |row| Ok((row.get("key")?, column::parsed(row, "language")?)))?
        .collect::<Result<_, StoreError>>()?;
    for (edition, language) in dropped {
        change::record(tables, edition, &format!("{publication}@{language}"), false)?;
    }
    let kept: Vec<i64> = tables
        .prepare_cached(&format!("UPDATE edition SET offered = 0, stamp = ?3 WHERE {unlisted} RETURNING key"))?
        .query_map((key, &listed, stamp), |row| row.get("key"))?
        .collect::<Result<_, _>>()?;
    for edition in kept {
        note_about(tables, edition)?;
    }
    Ok(())
}

impl Store {
    /// Makes `edition` the revision whose text is here, in one transaction: its `sections` replace the older ones
    /// under new keys, `publication` replaces what was said of the publication itself (its own list of editions is
    /// not looked at), the change number rises. Where title and sections are those that are here they stay, and nothing that is
    /// searched has changed: a summary or a topic is no other text. A changed revision is unread again. The files of the revision that it
    /// replaces stay until [`Store::forget_replaced`], and the text that the person read last until
    /// [`Store::set_text_read`]. Returns the edition's key.
    ///
    /// The blob of its text must be here before; this is not looked into.
    ///
    /// # Errors
    /// [`StoreError::Contradiction`] when the parts belong to different editions, [`StoreError::NotFound`] when the
    /// collection is not in the library.
    pub fn apply_edition(
        &self,
        id: &EditionId,
        edition: &Edition,
        sections: &[SectionContent],
        publication: &Publication,
    ) -> Result<i64, StoreError> {
        if edition.language != id.language || publication.id != id.publication {
            let detail = format!("what was given is {}@{}", publication.id, edition.language);
            return Err(StoreError::Contradiction { item: id.to_string(), detail });
        }
        self.write_leased(|tables| {
            let stamp = change::touch_library(tables)?;
            let publication = put_meta(tables, stamp, publication)?;
            let titled = under_its_title(tables, publication, edition)?;
            let same = titled.is_some_and(|key| says_the_same(tables, key, sections));
            let key = put_applied(tables, publication, stamp, edition)?;
            if !same {
                section::replace(tables, key, sections, titled.is_some())?;
            }
            let digest = written::of_text(&column::to_json(edition)?, &edition.title, sections);
            let mut note = tables.prepare_cached("UPDATE edition SET digest = ?2, intake = ?3 WHERE key = ?1")?;
            note.execute((key, digest, INTAKE))?;
            if !same {
                change::record(tables, key, &id.to_string(), true)?;
            }
            Ok(key)
        })
    }

    /// Lets go of the files of the revision that the applied one of edition `id` replaced; they stay on the disk until
    /// [`Store::remove_unreferenced`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn forget_replaced(&self, id: &EditionId) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            let key = key(tables, id)?.ok_or_else(|| StoreError::NotFound { what: "edition", id: id.to_string() })?;
            let stamp = change::touch_library(tables)?;
            let mut forget = tables.prepare_cached("UPDATE edition SET replaced = NULL, stamp = ?2 WHERE key = ?1")?;
            forget.execute((key, stamp))?;
            Ok(())
        })
    }

    /// The text of edition `id` with what it belongs to, all as of one moment; nothing when its text is not here.
    ///
    /// # Errors
    /// Any of the database.
    pub fn edition_text(&self, id: &EditionId) -> Result<Option<EditionText>, StoreError> {
        self.read(|tables| {
            let Some(text) = text_without_sections(tables, id)? else { return Ok(None) };
            let sections = section::of_edition(tables, text.key)?;
            Ok(Some(EditionText { sections, written: written_of(tables, text.key)?, ..text }))
        })
    }

    /// Lets go of the texts of publication `id`, and of what is said of the revisions that are here, so that they are taken in
    /// anew: for rows that cannot be read any more. Its files stay until [`Store::remove_unreferenced`].
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn forget_texts(&self, id: &PublicationId) -> Result<(), StoreError> {
        self.write_leased(|tables| {
            let publication = publication::key(tables, id)?;
            let stamp = change::touch_library(tables)?;
            for (key, language) in keys(tables, publication)? {
                section::replace(tables, key, &[], false)?;
                let sql = "UPDATE edition SET applied = NULL, replaced = NULL, title = NULL, digest = NULL, intake = 0,
                           stamp = ?2 WHERE key = ?1";
                tables.execute(sql, (key, stamp))?;
                note_about(tables, key)?;
                change::record(tables, key, &format!("{id}@{language}"), true)?;
            }
            Ok(())
        })
    }
}

/// What was noted when the text of the edition with `key` was written.
fn written_of(tables: &Connection, key: i64) -> Result<Option<Written>, StoreError> {
    let mut query = tables.prepare_cached("SELECT intake, digest, applied, title FROM edition WHERE key = ?1")?;
    let written = query.query_row([key], |row| {
        let Some(digest) = row.get("digest")? else { return Ok(None) };
        let title: Option<String> = row.get("title")?;
        Ok(Some(Written::new(row.get("intake")?, digest, row.get("applied")?, title.unwrap_or_default())))
    })?;
    Ok(written)
}

/// What belongs to the text of edition `id`, which is not read itself; nothing when its text is not here.
pub(crate) fn text_without_sections(tables: &Connection, id: &EditionId) -> Result<Option<EditionText>, StoreError> {
    let Some(stored) = publication::publication_in(tables, &id.publication)? else { return Ok(None) };
    let Some(edition) = stored.edition(&id.language) else { return Ok(None) };
    let Some(applied) = &edition.applied else { return Ok(None) };
    let (key, edition) = (edition.key, Arc::clone(applied));
    Ok(Some(EditionText { key, publication: stored.publication, edition, sections: Vec::new(), written: None }))
}

/// The key of `edition`, of the publication with that key, where its text is here under the same title.
fn under_its_title(tables: &Connection, publication: i64, edition: &Edition) -> Result<Option<i64>, StoreError> {
    let sql = "SELECT key FROM edition WHERE publication = ?1 AND language = ?2 AND title = ?3 AND applied IS NOT NULL";
    let known = (publication, edition.language.as_str(), &edition.title);
    Ok(tables.prepare_cached(sql)?.query_row(known, |row| row.get(0)).optional()?)
}

/// Whether the text that is here of the edition with `key` has these `sections`. What cannot be read is not the same.
fn says_the_same(tables: &Connection, key: i64, sections: &[SectionContent]) -> bool {
    let here = section::of_edition(tables, key);
    here.is_ok_and(|here| here.iter().map(|section| &section.content).eq(sections))
}

/// Writes the edition's row, and keeps the text that was read last where `edition` takes its place; an older catalogue's edition
/// does not replace what a newer one made known.
fn put_applied(tables: &Connection, publication: i64, stamp: i64, edition: &Edition) -> Result<i64, StoreError> {
    type Before = (i64, Edition, Option<Edition>, Option<Edition>);
    let before: Option<Before> = tables
        .prepare_cached("SELECT key, known, applied, replaced FROM edition WHERE publication = ?1 AND language = ?2")?
        .query_and_then((publication, edition.language.as_str()), |row| {
            let (applied, replaced) = (column::json_or_null(row, "applied")?, column::json_or_null(row, "replaced")?);
            Ok::<_, StoreError>((row.get("key")?, column::json(row, "known")?, applied, replaced))
        })?
        .next()
        .transpose()?;
    if let Some((key, _, Some(applied), _)) = &before {
        last_read::keep(tables, *key, applied, edition)?;
    }
    let (keep_known, applied, replaced) = before.map_or((false, None, None), |(_, known, applied, replaced)| {
        (known.revision > edition.revision, applied, replaced)
    });
    if applied.as_ref().is_some_and(|applied| applied.revision != edition.revision) {
        person::mark_unread(tables, publication)?;
    }
    let replaced = match applied {
        Some(applied) if applied != *edition => to_keep(tables, applied, replaced)?,
        _ => replaced,
    };
    let sql = "INSERT INTO edition (publication, language, stamp, known, applied, title)
               VALUES (:publication, :language, :stamp, :edition, :edition, :title)
               ON CONFLICT (publication, language) DO UPDATE
               SET applied = excluded.applied, title = excluded.title, stamp = excluded.stamp, replaced = :replaced,
               known = CASE WHEN :keep_known THEN known ELSE excluded.known END
               RETURNING key";
    let mut put = tables.prepare_cached(sql)?;
    let key = put.query_row(
        named_params! {
            ":publication": publication,
            ":language": edition.language.as_str(),
            ":stamp": stamp,
            ":edition": column::to_json(edition)?,
            ":title": edition.title,
            ":keep_known": keep_known,
            ":replaced": replaced.as_ref().map(column::to_json).transpose()?,
        },
        |row| row.get(0),
    )?;
    note_about(tables, key)?;
    Ok(key)
}

/// Whose files are kept when `applied` is replaced, which itself replaced `earlier`: of the two the one that has something
/// here that a person may want again, the whole one if any is.
fn to_keep(tables: &Connection, applied: Edition, earlier: Option<Edition>) -> Result<Option<Edition>, StoreError> {
    let files = applied.files.iter().filter(|file| matches!(file.role, FileRole::Document | FileRole::Media));
    let here = |file: &File| Ok::<_, StoreError>(blob::size(tables, &file.sha256)?.is_some());
    let held = files.map(here).collect::<Result<Vec<_>, _>>()?;
    let (whole, some) = (held.iter().all(|here| *here), held.contains(&true));
    Ok(if some && (whole || earlier.is_none()) { Some(applied) } else { earlier })
}
