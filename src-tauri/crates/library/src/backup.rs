//! What the person chose and marked, in one file, and back again: sources, settings, rules, acknowledgements, saved marks,
//! saved searches, bookmarks, highlights, notes, reading positions and which revisions were read last. No content is in it; the next sync fetches that.
//!
//! Restoring merges, and loses nothing that is here:
//!
//! | what | which counts |
//! | --- | --- |
//! | a publisher that is not trusted here | is added with its card and locations |
//! | one that is trusted here under the same card | keeps its locations and gets those of the backup beside them |
//! | one that is trusted here under another card | stays as it is, and is named |
//! | a location that this computer cannot use | is left out, and is named |
//! | a setting, a collection's rule, the default rule | that here where it was set here, else the backup's |
//! | a saved search | either; one of the backup tells of what comes after it was restored |
//! | saved | either |
//! | acknowledged | the earlier of the two |
//! | files removed, a reading position, the revision read last | that here where there is one, else the backup's |
//! | files asked for | either, unless they were removed here |
//! | read | either; not where a newer revision came since the backup |
//! | a bookmark or highlight | either; of one mark, the one that was changed later, its removal here being a change |
//!
//! Bookmarks and highlights stand by themselves. Other marks on what is not here yet wait in the store, and are set as soon as a sync makes it known.

use std::collections::{BTreeMap, BTreeSet, HashSet};
use std::io::Read;
use std::path::Path;
use std::sync::Arc;

use domain::{EditionId, Hold, Language, PublicationId, Rule, Rules, Stage};
use jiff::Timestamp;
use repository::Card;
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};
use store::{LastRead, StoredEdition, StoredPublication};
use sync::Offer;

use crate::Library;
use crate::api::{
    BackupReport, BackupView, ErrorCode, Failure, ItemFailure, RestoreReport, RestoredPublisher, Settings, SourceKind,
};
use crate::built_in::REMOVED;
use crate::carriers::Location;
use crate::error::{io_failure, not_written};
use crate::library::SETTINGS;
use crate::nearby::NEARBY;
use crate::rules::RULES;
use crate::saved_searches::{self, SAVED as SEARCHES};
use crate::sources::record_of;
use crate::space::LIMIT as SPACE;

/// The version of the file that this software writes, and the newest that it reads.
const FORMAT: u64 = 1;
/// The most bytes of a backup that are read: a hundred thousand marks have some twenty million.
const LIMIT: u64 = 64 << 20;
/// The setting that keeps what was restored and is not known here yet.
const WAITING: &str = "restored";
/// The settings that are the person's choice. All others tell of this computer's library.
const CHOSEN: [&str; 6] = [NEARBY, REMOVED, RULES, SEARCHES, SETTINGS, SPACE];

/// The file. What a later version adds is ignored.
#[derive(Serialize, Deserialize)]
struct Backup {
    format: u64,
    made: Timestamp,
    #[serde(default)]
    publishers: Vec<Publisher>,
    #[serde(default)]
    settings: BTreeMap<String, Value>,
    #[serde(flatten)]
    marks: Marks,
    #[serde(default)]
    annotations: Vec<domain::Mark>,
}

#[derive(Serialize, Deserialize)]
struct Publisher {
    /// The card's file as text: its root counts byte for byte.
    card: String,
    #[serde(default)]
    locations: Vec<String>,
}

/// What the person marked.
#[derive(Default, Serialize, Deserialize)]
struct Marks {
    #[serde(default)]
    publications: BTreeMap<PublicationId, Mark>,
    #[serde(default)]
    positions: BTreeMap<EditionId, Value>,
    /// What was read last of each edition, without its text.
    #[serde(default)]
    texts: BTreeMap<EditionId, LastRead>,
}

impl Marks {
    fn is_empty(&self) -> bool {
        self.publications.is_empty() && self.positions.is_empty() && self.texts.is_empty()
    }

    /// How many wait.
    fn count(&self) -> usize {
        self.publications.len() + self.positions.len() + self.texts.len()
    }
}

/// The marks on one publication.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
struct Mark {
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    saved: bool,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    hold: Option<Hold>,
    /// The languages in which it was asked for.
    #[serde(default, skip_serializing_if = "BTreeSet::is_empty")]
    asked: BTreeSet<Language>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    acknowledged: Option<Timestamp>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    read: Option<Timestamp>,
    /// The revisions that were here when it was read.
    #[serde(default, skip_serializing_if = "BTreeMap::is_empty")]
    revisions: BTreeMap<Language, u32>,
}

impl Mark {
    fn of(stored: &StoredPublication) -> Self {
        let applied = stored.editions.iter().filter_map(|edition| edition.applied.as_ref());
        Self {
            saved: stored.saved,
            hold: stored.hold,
            asked: {
                let asked = stored.editions.iter().filter(|edition| edition.asked);
                asked.map(|edition| edition.known.language.clone()).collect()
            },
            acknowledged: stored.acknowledged,
            read: stored.read,
            revisions: match stored.read {
                Some(_) => applied.map(|edition| (edition.language.clone(), edition.revision)).collect(),
                None => BTreeMap::new(),
            },
        }
    }

    /// This mark and `other`, which counts where this one says nothing.
    fn and(mut self, other: Self) -> Self {
        self.saved |= other.saved;
        self.hold = self.hold.or(other.hold);
        self.asked.extend(other.asked);
        self.acknowledged = earlier(self.acknowledged, other.acknowledged);
        if self.read.is_none() {
            (self.read, self.revisions) = (other.read, other.revisions);
        }
        self
    }

    fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

fn earlier(one: Option<Timestamp>, other: Option<Timestamp>) -> Option<Timestamp> {
    one.into_iter().chain(other).min()
}

fn number(count: usize) -> u32 {
    u32::try_from(count).unwrap_or(u32::MAX)
}

impl Library {
    /// Writes what the person chose and marked to the file `path`, in place of what is there, whole or not at all.
    ///
    /// # Errors
    /// When the store cannot be read, or the file cannot be written.
    pub fn backup(&self, path: &Path) -> Result<BackupReport, Failure> {
        let mut publishers = Vec::new();
        // What came with the app comes with it again.
        for record in self.store.publishers()?.into_iter().filter(|record| !record.built_in) {
            let card = String::from_utf8(record.card).map_err(|_| {
                let name = &record.name;
                let message =
                    format!("the card of {name}, as it is kept here, is damaged; remove {name} and add it again");
                Failure::new(ErrorCode::Damaged, message).with("item", name.to_string())
            })?;
            let locations = self.store.sources(&record.name)?.into_iter().map(|source| source.location).collect();
            publishers.push(Publisher { card, locations });
        }
        let mut settings = self.store.settings()?;
        settings.retain(|key, _| CHOSEN.contains(&key.as_str()));
        if let Some(searches) = settings.get_mut(SEARCHES) {
            // Those that cannot be read were saved by a newer version, which alone knows what to do with them.
            *searches = saved_searches::for_backup(searches).unwrap_or_else(|_| searches.take());
        }
        // What an earlier backup brought and still waits is the person's as much as what is here.
        let mut marks = self.waiting_marks()?;
        for stored in self.store.publications()? {
            let mark = Mark::of(&stored).and(marks.publications.remove(&stored.publication.id).unwrap_or_default());
            if !mark.is_empty() {
                marks.publications.insert(stored.publication.id.clone(), mark);
            }
        }
        marks.positions.extend(self.store.positions()?);
        marks.texts.extend(self.store.texts_read()?);
        let mut annotations = self.store.marks(false)?;
        annotations.sort_by(|one, other| one.id.cmp(&other.id));
        let backup = Backup { format: FORMAT, made: self.now(), publishers, settings, marks, annotations };
        let mut bytes = serde_json::to_vec_pretty(&backup).map_err(|error| Failure::failed(error.to_string()))?;
        bytes.push(b'\n');
        if path.exists() && read(path).is_err() {
            let message = format!("{} is there already and is no backup; choose another name", path.display());
            return Err(Failure::wrong_input(message).with("item", path.to_string_lossy().into_owned()));
        }
        self.store.write_file(path, &bytes).map_err(|error| not_written(path, error))?;
        let marked = |which: fn(&Mark) -> bool| number(backup.marks.publications.values().filter(|m| which(m)).count());
        Ok(BackupReport {
            path: path.to_string_lossy().into_owned(),
            bytes: bytes.len() as u64,
            publishers: number(backup.publishers.len()),
            saved: marked(|mark| mark.saved),
            acknowledged: marked(|mark| mark.acknowledged.is_some()),
            positions: number(backup.marks.positions.len()),
            annotations: number(backup.annotations.len()),
        })
    }

    /// Merges the backup `path` into this library, as the table at the beginning of this module says; the next sync fetches
    /// what belongs to it. Doing it twice does the same as doing it once.
    ///
    /// # Errors
    /// When the file cannot be read, is no backup or a newer one; nothing is changed then. When another process is writing,
    /// or the store cannot be written: do it again.
    pub fn restore(&self, path: &Path) -> Result<RestoreReport, Failure> {
        self.restore_from(read(path)?)
    }

    /// [`Library::restore`], of a backup as text.
    ///
    /// # Errors
    /// As [`Library::restore`].
    pub fn restore_text(&self, text: &str) -> Result<RestoreReport, Failure> {
        self.restore_from(parse(text.as_bytes(), None)?)
    }

    /// What is in a backup, so that a person sees whom it trusts before it is restored. Nothing changes.
    ///
    /// # Errors
    /// When it is no backup or a newer one, or the store cannot be read.
    pub fn look_at_backup(&self, text: &str) -> Result<BackupView, Failure> {
        let (backup, cards) = parse(text.as_bytes(), None)?;
        let (mut added, mut kept) = (Vec::new(), Vec::new());
        for card in cards {
            let row = RestoredPublisher {
                publisher: card.publisher.to_string(),
                name: card.name.clone(),
                fingerprint: card.fingerprint().to_string(),
            };
            match self.store.publisher(&card.publisher)? {
                None => added.push(row),
                Some(known) if Card::parse(&known.card)?.fingerprint() != card.fingerprint() => kept.push(row),
                Some(_) => {}
            }
        }
        Ok(BackupView {
            made: backup.made.to_string(),
            added,
            kept,
            marks: number(backup.marks.publications.len()),
            positions: number(backup.marks.positions.len()),
            annotations: number(backup.annotations.len()),
        })
    }

    fn restore_from(&self, (backup, cards): (Backup, Vec<Card>)) -> Result<RestoreReport, Failure> {
        let lease = self.lease("restore")?;
        let mut report = RestoreReport::default();
        for (publisher, card) in backup.publishers.iter().zip(cards) {
            self.restore_publisher(publisher, &card, &mut report)?;
        }
        self.restore_settings(&backup.settings, &mut report)?;
        for mark in &backup.annotations {
            report.annotations += u32::from(self.store.merge_mark(mark)?);
        }
        let mut marks = self.waiting_marks()?;
        for (id, mark) in backup.marks.publications {
            let here = marks.publications.remove(&id).unwrap_or_default();
            marks.publications.insert(id, here.and(mark));
        }
        for (id, place) in backup.marks.positions {
            marks.positions.entry(id).or_insert(place);
        }
        for (id, last) in backup.marks.texts {
            marks.texts.entry(id).or_insert(last);
        }
        self.keep_waiting(&marks)?;
        (report.marks, report.positions) = self.set_waiting_marks()?;
        let waiting = self.waiting_marks()?;
        report.waiting = number(waiting.count());
        drop(lease);
        Ok(report)
    }

    fn restore_publisher(&self, backup: &Publisher, card: &Card, report: &mut RestoreReport) -> Result<(), Failure> {
        let known = self.store.publisher(&card.publisher)?;
        if let Some(known) = &known {
            let here = Card::parse(&known.card)?.fingerprint();
            if here != card.fingerprint() {
                let message = format!(
                    "“{}” is trusted on this computer under the fingerprint {here}, and in the backup under {}; it stays as \
                     it is here. To trust the other, remove the source first and restore again",
                    card.publisher,
                    card.fingerprint()
                );
                let id = card.publisher.to_string();
                let error = Failure::new(ErrorCode::Refused, message).with("item", id.clone());
                report.kept.push(ItemFailure { id, error });
                return Ok(());
            }
        } else {
            self.store.put_publisher(&record_of(card, false))?;
            report.added.push(RestoredPublisher {
                publisher: card.publisher.to_string(),
                name: card.name.clone(),
                fingerprint: card.fingerprint().to_string(),
            });
        }
        let here: HashSet<String> =
            self.store.sources(&card.publisher)?.into_iter().map(|source| source.location).collect();
        for location in backup.locations.iter().filter(|location| !here.contains(*location)) {
            match usable(location) {
                Ok(()) => {
                    self.store.put_source(&card.publisher, location)?;
                    report.locations += 1;
                }
                Err(reason) => {
                    let message = format!(
                        "{location}, where the backup has {} from, cannot be used on this computer: {reason}; add a source \
                         that can, with: shelf source add",
                        card.publisher
                    );
                    let error = Failure::wrong_input(message).with("item", location.clone());
                    report.kept.push(ItemFailure { id: format!("{}: {location}", card.publisher), error });
                }
            }
        }
        Ok(())
    }

    fn restore_settings(&self, settings: &BTreeMap<String, Value>, report: &mut RestoreReport) -> Result<(), Failure> {
        let here = self.store.settings()?;
        for (key, theirs) in settings.iter().filter(|(key, _)| CHOSEN.contains(&key.as_str())) {
            let ours = here.get(key);
            let merged = match key.as_str() {
                RULES => Some(merged_rules(ours, theirs)?),
                SEARCHES => {
                    let merged = saved_searches::merged(ours, theirs, self.newest()?);
                    Some(merged.map_err(|error| {
                        let message = format!(
                            "the saved searches of this library cannot be read: {error}; if a newer version wrote them, update \
                             Fieldshelf"
                        );
                        Failure::new(ErrorCode::Damaged, message)
                    })?)
                }
                // Only where what they removed has not come here meanwhile.
                REMOVED if self.store.publishers()?.iter().any(|record| record.built_in) => None,
                _ => merged(ours, theirs),
            };
            if let Some(merged) = merged.filter(|merged| Some(merged) != ours) {
                self.store.set_setting(key, &merged)?;
                report.settings += 1;
            }
        }
        Ok(())
    }

    fn waiting_marks(&self) -> Result<Marks, Failure> {
        let kept = self.store.setting(WAITING)?;
        // What cannot be read was written by a newer version, which alone knows what to do with it.
        Ok(kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default())
    }

    fn keep_waiting(&self, marks: &Marks) -> Result<(), Failure> {
        let value = serde_json::to_value(marks).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(self.store.set_setting(WAITING, &if marks.is_empty() { Value::Null } else { value })?)
    }

    /// Sets the marks that were restored and whose publications are known here by now. Gives how many publications and how
    /// many positions got something they did not have.
    pub(crate) fn set_waiting_marks(&self) -> Result<(u32, u32), Failure> {
        let mut waiting = self.waiting_marks()?;
        if waiting.is_empty() {
            return Ok((0, 0));
        }
        let (mut marked, mut placed) = (0, 0);
        let mut editions = BTreeSet::new();
        for stored in self.store.publications()? {
            let id = &stored.publication.id;
            editions.extend(stored.editions.iter().map(|edition| id.edition(edition.known.language.clone())));
            if let Some(mark) = waiting.publications.remove(id) {
                marked += u32::from(self.set_marks(&stored, &mark)?);
            }
        }
        let places = std::mem::take(&mut waiting.positions);
        for (id, place) in places {
            if !editions.contains(&id) {
                waiting.positions.insert(id, place);
            } else if self.store.position(&id)?.is_none() {
                self.store.set_position(&id, &place)?;
                placed += 1;
            }
        }
        let texts = std::mem::take(&mut waiting.texts);
        for (id, last) in texts {
            if editions.contains(&id) {
                self.store.restore_text_read(&id, &last)?;
            } else {
                waiting.texts.insert(id, last);
            }
        }
        // Last of all: what is cut off before is done again, to the same end.
        self.keep_waiting(&waiting)?;
        Ok((marked, placed))
    }

    /// Adds `mark` to the marks of `stored`; gives whether that changed anything.
    fn set_marks(&self, stored: &StoredPublication, mark: &Mark) -> Result<bool, Failure> {
        let id = &stored.publication.id;
        let mut news = false;
        if mark.saved && !stored.saved {
            self.store.set_saved(id, true)?;
            news = true;
        }
        if stored.hold.is_none() && mark.hold.is_some() {
            self.store.set_hold(id, mark.hold)?;
            news = true;
        }
        for edition in stored.editions.iter().filter(|edition| !edition.asked) {
            // Files that were removed here were removed on purpose.
            if stored.hold.is_none() && mark.asked.contains(&edition.known.language) {
                self.store.set_asked(&id.edition(edition.known.language.clone()), true)?;
                news = true;
            }
        }
        let acknowledged = earlier(stored.acknowledged, mark.acknowledged);
        if acknowledged != stored.acknowledged {
            self.store.set_acknowledged(id, acknowledged)?;
            news = true;
        }
        let newer = |edition: &store::StoredEdition| {
            mark.revisions.get(&edition.known.language).is_some_and(|read| *read < edition.known.revision)
        };
        if let (None, Some(read)) = (stored.read, mark.read)
            && !stored.editions.iter().any(newer)
        {
            self.store.set_read(id, read)?;
            news = true;
        }
        Ok(news)
    }

    /// `publications`, and those of `offers` that are not known yet and that a restored backup tells of: with what the person
    /// marked, so that the plan already follows it.
    pub(crate) fn with_waiting_marks(
        &self,
        mut publications: Vec<StoredPublication>,
        offers: &[Offer],
    ) -> Result<Vec<StoredPublication>, Failure> {
        let waiting = self.waiting_marks()?;
        if waiting.publications.is_empty() {
            return Ok(publications);
        }
        let known: HashSet<PublicationId> = publications.iter().map(|stored| stored.publication.id.clone()).collect();
        for offered in offers.iter().flat_map(|offer| &offer.publications) {
            if let Some(mark) = waiting.publications.get(&offered.id)
                && !known.contains(&offered.id)
            {
                let asked = offered.editions.iter().filter(|edition| mark.asked.contains(&edition.language));
                let edition = |known: &domain::Edition| StoredEdition {
                    key: 0,
                    known: Arc::new(known.clone()),
                    applied: None,
                    replaced: None,
                    offered: true,
                    asked: true,
                };
                publications.push(StoredPublication {
                    key: 0,
                    publication: Arc::new(offered.clone()),
                    editions: if offered.stage == Stage::Withdrawn { Vec::new() } else { asked.map(edition).collect() },
                    withdrawn: false,
                    saved: mark.saved,
                    read: None,
                    acknowledged: None,
                    hold: mark.hold,
                    sound: true,
                });
            }
        }
        Ok(publications)
    }
}

/// Whether a source's location can be one here.
///
/// # Errors
/// Why it cannot.
fn usable(location: &str) -> Result<(), String> {
    // What a path that is not whole leads to would depend on where the program was started.
    let foreign = Location::kind(location) == SourceKind::Folder && !Path::new(location).is_absolute();
    match Location::parse(location) {
        Ok(_) if foreign => Err("it is no path of this kind of computer".to_owned()),
        Ok(_) => Ok(()),
        Err(failure) => Err(failure.message),
    }
}

/// Reads a backup, all of it or nothing.
fn read(path: &Path) -> Result<(Backup, Vec<Card>), Failure> {
    let failed = |error| io_failure("read the backup", path, &error);
    let mut bytes = Vec::new();
    std::fs::File::open(path).map_err(failed)?.take(LIMIT + 1).read_to_end(&mut bytes).map_err(failed)?;
    parse(&bytes, Some(path))
}

/// Reads a backup from its bytes, which came from `path` where that is known.
fn parse(bytes: &[u8], path: Option<&Path>) -> Result<(Backup, Vec<Card>), Failure> {
    let name = path.map_or_else(|| "this file".to_owned(), |path| path.display().to_string());
    let wrong_with = |message: String| {
        let failure = Failure::wrong_input(message);
        match path {
            Some(path) => failure.with("path", path.to_string_lossy()),
            None => failure,
        }
    };
    let wrong = |detail: String| {
        wrong_with(format!(
            "{name} is not a backup that can be restored: {detail}; name a file that “shelf backup” wrote"
        ))
    };
    if bytes.len() as u64 > LIMIT {
        return Err(wrong(format!("it has more than {LIMIT} bytes")));
    }
    // The version first: what a newer one means is not guessed at.
    let value: Map<String, Value> = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    match value.get("format").and_then(Value::as_u64) {
        Some(FORMAT) => {}
        Some(newer) if newer > FORMAT => {
            let message = format!(
                "{name} was written by a newer version of Fieldshelf (its format is {newer}, this software reads {FORMAT}): \
                 update Fieldshelf"
            );
            return Err(wrong_with(message));
        }
        _ => return Err(wrong("it does not say which format it has".to_owned())),
    }
    let backup: Backup = serde_json::from_slice(bytes).map_err(|error| wrong(error.to_string()))?;
    let cards: Result<Vec<Card>, _> =
        backup.publishers.iter().map(|publisher| Card::parse(publisher.card.as_bytes())).collect();
    let cards = cards.map_err(|error| wrong(error.to_string()))?;
    if let Some(rules) = backup.settings.get(RULES) {
        serde_json::from_value::<Rules>(rules.clone()).map_err(|error| wrong(format!("its rules: {error}")))?;
    }
    if let Some(searches) = backup.settings.get(SEARCHES) {
        saved_searches::for_backup(searches).map_err(|error| wrong(format!("its saved searches: {error}")))?;
    }
    if let Some(window) = backup.settings.get(SETTINGS) {
        serde_json::from_value::<Settings>(window.clone()).map_err(|error| wrong(format!("its settings: {error}")))?;
    }
    Ok((backup, cards))
}

/// The rules of both; where both have one, ours.
fn merged_rules(ours: Option<&Value>, theirs: &Value) -> Result<Value, Failure> {
    let parse = |value: &Value| {
        serde_json::from_value::<Rules>(value.clone()).map_err(|error| {
            Failure::failed(format!(
                "the rules of this library cannot be read: {error}; set them anew with: shelf rules"
            ))
        })
    };
    let (mut ours, theirs) = (ours.map(parse).transpose()?.unwrap_or_default(), parse(theirs)?);
    if ours.default == Rule::default() {
        ours.default = theirs.default;
    }
    for (collection, rule) in theirs.collections {
        ours.collections.entry(collection).or_insert(rule);
    }
    serde_json::to_value(ours).map_err(|error| Failure::failed(error.to_string()))
}

/// A setting of both: ours where it was set; of several values in one, each by itself.
fn merged(ours: Option<&Value>, theirs: &Value) -> Option<Value> {
    match (ours, theirs) {
        (Some(Value::Object(ours)), Value::Object(theirs)) => {
            let mut both = ours.clone();
            for (key, theirs) in theirs {
                // What is off was switched off: nothing begins to be shared because a file says so.
                if both.get(key).is_none_or(Value::is_null) {
                    both.insert(key.clone(), theirs.clone());
                }
            }
            Some(Value::Object(both))
        }
        (Some(_), _) => None,
        (None, theirs) => Some(theirs.clone()),
    }
}
