//! Which revision of each edition the person read last, and its text from the moment another one takes its place.
//!
//! Like all that is the person's it leaves this computer in their backups alone, without the text, and needs no lease. Of an edition one text is kept beside the one
//! that is here, and only where the person read it: what a sync brings later changes nothing about it, and it goes when
//! they have compared the two ([`Store::set_text_read`]), or with the edition itself.

use std::collections::BTreeMap;

use domain::{BlobId, CollectionId, Edition, EditionId, Notice, SectionId};
use jiff::Timestamp;
use rusqlite::{Connection, Row, named_params};
use serde::{Deserialize, Serialize};

use super::edition::EditionText;
use super::{edition, section};
use crate::migration::Migration;
use crate::{Store, StoreError, column};

/// The most bytes of text that are kept of one edition. A longer one is not kept.
const MOST_OF_ONE: i64 = 4 << 20;
/// The most bytes of text that are kept in all. What is kept stays; what would pass this is not kept.
const MOST: i64 = 64 << 20;

/// `described` is what lists and notices said of the text, as JSON; `text` the SHA-256 of its sections. `parts` tells whether the
/// lines of a section are its passages, as they are where it came as HTML.
pub(crate) const MIGRATIONS: &[Migration] = &[Migration {
    version: 7,
    sql: "CREATE TABLE last_read (
              edition INTEGER PRIMARY KEY REFERENCES edition (key) ON DELETE CASCADE,
              revision INTEGER NOT NULL,
              read TEXT NOT NULL,
              described TEXT NOT NULL,
              text TEXT
          ) STRICT;
          CREATE TABLE last_read_section (
              edition INTEGER NOT NULL REFERENCES last_read (edition) ON DELETE CASCADE,
              ordinal INTEGER NOT NULL,
              id TEXT NOT NULL,
              level INTEGER NOT NULL,
              heading TEXT NOT NULL,
              parts INTEGER NOT NULL,
              text TEXT NOT NULL,
              UNIQUE (edition, ordinal)
          ) STRICT;",
}];

/// What the person read last of an edition.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct LastRead {
    /// The revision.
    pub revision: u32,
    /// When its text was shown last.
    pub read: Timestamp,
    /// What was said of it then.
    pub described: Described,
    /// The SHA-256 of its sections, where it has text.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    text: Option<BlobId>,
}

/// What is said of an edition beside its text.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Described {
    /// Its title.
    pub title: String,
    /// Its summary; may be empty.
    pub summary: String,
    /// Whom it is for; may be empty.
    pub audience: String,
    /// The notice's fields, for notices.
    pub notice: Option<Notice>,
}

impl Described {
    fn of(text: &EditionText) -> Self {
        Self {
            title: text.edition.title.clone(),
            summary: text.edition.summary.clone(),
            audience: text.edition.audience.clone(),
            notice: text.publication.notice.clone(),
        }
    }
}

impl LastRead {
    /// Whether this is the text of `edition`.
    pub fn is_text_of(&self, edition: &Edition) -> bool {
        match (self.text, text_of(edition)) {
            (Some(read), Some(text)) => read == text,
            (None, None) => self.revision == edition.revision,
            _ => false,
        }
    }
}

/// A section of the text that was read last.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReadSection {
    /// Its stable id.
    pub id: SectionId,
    /// Depth in the outline: 0 before the first heading.
    pub level: u8,
    /// Its heading; may be empty.
    pub heading: String,
    /// Whether each line of `text` is a passage; else an empty line parts them.
    pub parts: bool,
    /// Plain text.
    pub text: String,
}

/// An edition's text and the one of it that was read last, all as of one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct ComparedText {
    /// The text that is here.
    pub here: EditionText,
    /// What is said of it.
    pub described: Described,
    /// What was read last, if anything.
    pub last: Option<LastRead>,
    /// The text that was read last, where another one has come since and it was kept; empty otherwise.
    pub before: Vec<LastReadSection>,
}

fn text_of(edition: &Edition) -> Option<BlobId> {
    edition.sections.as_ref().map(|sections| sections.sha256)
}

fn last_read(row: &Row<'_>) -> Result<LastRead, StoreError> {
    let text: Option<String> = row.get("text")?;
    Ok(LastRead {
        revision: row.get("revision")?,
        read: column::parsed(row, "read")?,
        described: column::json(row, "described")?,
        text: text.map(|_| column::parsed(row, "text")).transpose()?,
    })
}

fn get(tables: &Connection, key: i64) -> Result<Option<LastRead>, StoreError> {
    let mut query = tables.prepare_cached("SELECT * FROM last_read WHERE edition = ?1")?;
    query.query_and_then([key], last_read)?.next().transpose()
}

fn put(tables: &Connection, key: i64, last: &LastRead) -> Result<(), StoreError> {
    let sql = "INSERT INTO last_read (edition, revision, read, described, text)
               VALUES (:edition, :revision, :read, :described, :text)
               ON CONFLICT (edition) DO UPDATE SET revision = excluded.revision, read = excluded.read,
               described = excluded.described, text = excluded.text";
    tables.prepare_cached(sql)?.execute(named_params! {
        ":edition": key,
        ":revision": last.revision,
        ":read": last.read.to_string(),
        ":described": column::to_json(&last.described)?,
        ":text": last.text.map(|id| id.to_string()),
    })?;
    Ok(())
}

fn forget_text(tables: &Connection, key: i64) -> Result<(), StoreError> {
    tables.prepare_cached("DELETE FROM last_read_section WHERE edition = ?1")?.execute([key])?;
    Ok(())
}

/// Before the sections of the edition with `key` give way to those of `next`: keeps them, where they are what was read last.
/// Where `next` is that text come back, nothing is kept any more.
pub(crate) fn keep(tables: &Connection, key: i64, applied: &Edition, next: &Edition) -> Result<(), StoreError> {
    let Some(last) = get(tables, key)? else { return Ok(()) };
    if last.is_text_of(next) {
        return forget_text(tables, key);
    }
    if !last.is_text_of(applied) {
        return Ok(());
    }
    let bytes = |of: &str| -> Result<i64, StoreError> {
        let sql = format!("SELECT coalesce(sum(octet_length(text) + octet_length(heading)), 0) FROM {of}");
        Ok(tables.query_row(&sql, [], |row| row.get(0))?)
    };
    let one = bytes(&format!("section WHERE edition = {key}"))?;
    if one > MOST_OF_ONE || one + bytes("last_read_section")? > MOST {
        return Ok(());
    }
    tables
        .prepare_cached(
            "INSERT OR REPLACE INTO last_read_section (edition, ordinal, id, level, heading, parts, text)
             SELECT edition, ordinal, id, level, heading, html IS NOT NULL, text FROM section WHERE edition = ?1",
        )?
        .execute([key])?;
    Ok(())
}

impl Store {
    /// Notes that the text of `revision` of edition `id` was shown to the person at `when`. It becomes the one that was read last;
    /// but where another text was, or other things were said of it, that stays until the person has `compared` the two. Gives
    /// whether it became so. Nothing is noted of a revision that is not the one here: its text may be gone.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn set_text_read(
        &self,
        id: &EditionId,
        revision: u32,
        compared: bool,
        when: Timestamp,
    ) -> Result<bool, StoreError> {
        self.write(|tables| {
            let not_found = || StoreError::NotFound { what: "edition", id: id.to_string() };
            let key = edition::key(tables, id)?.ok_or_else(not_found)?;
            let Some(text) = edition::text_without_sections(tables, id)? else { return Ok(false) };
            if text.edition.revision != revision {
                return Ok(false);
            }
            let described = Described::of(&text);
            let waits = |last: &LastRead| !last.is_text_of(&text.edition) || last.described != described;
            if !compared && get(tables, key)?.as_ref().is_some_and(waits) {
                return Ok(false);
            }
            forget_text(tables, key)?;
            put(tables, key, &LastRead { revision, read: when, described, text: text_of(&text.edition) })?;
            Ok(true)
        })
    }

    /// What was read last of each edition.
    ///
    /// # Errors
    /// Any of the database.
    pub fn texts_read(&self) -> Result<BTreeMap<EditionId, LastRead>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT publication.id || '@' || edition.language AS id, last_read.* FROM last_read
                       JOIN edition ON edition.key = last_read.edition
                       JOIN publication ON publication.key = edition.publication";
            tables
                .prepare_cached(sql)?
                .query_and_then([], |row| Ok((column::parsed(row, "id")?, last_read(row)?)))?
                .collect()
        })
    }

    /// Notes what was read last of edition `id` on another computer, where nothing of it was on this one; gives whether that is
    /// so.
    ///
    /// # Errors
    /// [`StoreError::NotFound`].
    pub fn restore_text_read(&self, id: &EditionId, last: &LastRead) -> Result<bool, StoreError> {
        self.write(|tables| {
            let not_found = || StoreError::NotFound { what: "edition", id: id.to_string() };
            let key = edition::key(tables, id)?.ok_or_else(not_found)?;
            if get(tables, key)?.is_some() {
                return Ok(false);
            }
            put(tables, key, last)?;
            Ok(true)
        })
    }

    /// The text of edition `id` and the one of it that was read last; nothing when no text is here.
    ///
    /// # Errors
    /// Any of the database.
    pub fn compared_text(&self, id: &EditionId) -> Result<Option<ComparedText>, StoreError> {
        self.read(|tables| {
            let Some(mut here) = edition::text_without_sections(tables, id)? else { return Ok(None) };
            let last = get(tables, here.key)?;
            let sql =
                "SELECT id, level, heading, parts, text FROM last_read_section WHERE edition = ?1 ORDER BY ordinal";
            let before: Vec<LastReadSection> = tables
                .prepare_cached(sql)?
                .query_and_then([here.key], |row| {
                    Ok::<_, StoreError>(LastReadSection {
                        id: column::parsed(row, "id")?,
                        level: row.get("level")?,
                        heading: row.get("heading")?,
                        parts: row.get("parts")?,
                        text: row.get("text")?,
                    })
                })?
                .collect::<Result<_, _>>()?;
            let described = Described::of(&here);
            if !before.is_empty() {
                here.sections = section::of_edition(tables, here.key)?;
            }
            Ok(Some(ComparedText { here, described, last, before }))
        })
    }

    /// How many bytes are kept of each collection's texts that were read last, beside those that are here.
    ///
    /// # Errors
    /// Any of the database.
    pub fn last_read_bytes(&self) -> Result<BTreeMap<CollectionId, u64>, StoreError> {
        self.read(|tables| {
            let sql = "SELECT publication.collection AS id,
                       sum(octet_length(kept.text) + octet_length(kept.heading)) AS bytes
                       FROM last_read_section AS kept JOIN edition ON edition.key = kept.edition
                       JOIN publication ON publication.key = edition.publication GROUP BY publication.collection";
            section::bytes_by_collection(tables, sql)
        })
    }
}
