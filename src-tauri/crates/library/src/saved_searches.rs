//! Searches that a person keeps, and those made last.

use std::collections::HashSet;

use domain::PublicationId;
use jiff::Timestamp;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::Library;
use crate::api::{ErrorCode, Failure, SavedSearch, SearchQuery};
use crate::error::by_the_way;

/// The setting that holds the saved searches.
pub(crate) const SAVED: &str = "saved searches";
/// The setting that holds the latest questions, newest first. It stays on this computer.
pub(crate) const RECENT: &str = "recent searches";
/// So many questions are remembered.
const MOST_RECENT: usize = 20;
/// So many searches can be saved: each is made again after every sync.
const MOST_SAVED: usize = 100;
/// The most characters of a question that is remembered or saved.
const LONGEST: usize = 500;

/// A saved search as it is kept.
#[derive(Debug, Clone, Serialize, Deserialize)]
struct Kept {
    id: u32,
    name: String,
    query: SearchQuery,
    saved: Timestamp,
    /// The store's change number when it was last looked at. It means nothing in another library, so a backup has none.
    #[serde(default)]
    seen: i64,
    /// The highest key of a section then, in this library as well: those with higher ones have other words than were there.
    #[serde(default)]
    seen_section: i64,
}

/// The saved searches in `value` as a backup keeps them, for another library.
///
/// # Errors
/// When it holds no saved searches.
pub(crate) fn for_backup(value: &Value) -> Result<Value, serde_json::Error> {
    let mut all: Vec<Kept> = serde_json::from_value(value.clone())?;
    all.iter_mut().for_each(|kept| (kept.seen, kept.seen_section) = (0, 0));
    serde_json::to_value(all)
}

/// The saved searches of this library, and those of a backup that ask something else, under numbers of their own. They tell of
/// what comes after `now`.
///
/// # Errors
/// When one of the two holds no saved searches.
pub(crate) fn merged(ours: Option<&Value>, theirs: &Value, now: Newest) -> Result<Value, serde_json::Error> {
    let mut all: Vec<Kept> = ours.map_or(Ok(Vec::new()), |ours| serde_json::from_value(ours.clone()))?;
    let theirs: Vec<Kept> = serde_json::from_value(theirs.clone())?;
    for kept in theirs {
        if all.len() < MOST_SAVED && all.iter().all(|known| known.query != kept.query) {
            let id = all.iter().map(|known| known.id).max().unwrap_or(0) + 1;
            all.push(Kept { id, seen: now.change, seen_section: now.section, ..kept });
        }
    }
    serde_json::to_value(all)
}

/// The newest there is in a library at a moment.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Newest {
    /// The store's change number.
    change: i64,
    /// The highest key of a section.
    section: i64,
}

impl Library {
    /// The newest that is here now.
    pub(crate) fn newest(&self) -> Result<Newest, Failure> {
        Ok(Newest { section: self.store.newest_section()?, change: self.store.change_number()? })
    }

    /// The searches that are saved, oldest first, each with how many sections match now and how many of them are new.
    ///
    /// # Errors
    /// When the store or the index cannot be read.
    pub fn saved_searches(&self) -> Result<Vec<SavedSearch>, Failure> {
        self.kept()?.into_iter().map(|kept| self.counted(kept)).collect()
    }

    /// Saves a search under `name`, or under its question where that is empty; gives it with its count. The same question
    /// saved again keeps its number.
    ///
    /// # Errors
    /// When it asks nothing, there are too many, or the store cannot be written.
    pub fn save_search(&self, name: &str, query: &SearchQuery) -> Result<SavedSearch, Failure> {
        let question = query.query.trim();
        if question.is_empty() || question.chars().count() > LONGEST {
            return Err(Failure::wrong_input(format!("a search of 1 to {LONGEST} characters can be saved")));
        }
        // How much of an answer was looked at belongs to that moment, and so do the reader's languages.
        let query = SearchQuery {
            query: question.to_owned(),
            limit: None,
            sections: None,
            whole: Vec::new(),
            prefer: Vec::new(),
            ..query.clone()
        };
        // Filters that make no sense are refused now, not at each look.
        self.count_matches(&query, &[], 0)?;
        let name = name.trim();
        let name = if name.is_empty() { question } else { name }.chars().take(LONGEST).collect();
        let (saved, newest) = (self.now(), self.newest()?);
        let kept = self.change_kept(|all| {
            let id = match all.iter().position(|kept| kept.query == query) {
                Some(place) => all.remove(place).id,
                None => next_id(all),
            };
            if all.len() >= MOST_SAVED {
                return Err(Failure::wrong_input(format!(
                    "{MOST_SAVED} searches are saved already; remove one first, with: shelf saved remove ID"
                )));
            }
            let kept = Kept { id, name, query, saved, seen: newest.change, seen_section: newest.section };
            all.push(kept.clone());
            Ok(kept)
        })?;
        self.counted(kept)
    }

    /// Removes a saved search.
    ///
    /// # Errors
    /// When there is none of that number, or the store cannot be written.
    pub fn remove_saved_search(&self, id: u32) -> Result<(), Failure> {
        self.change_kept(|all| {
            let before = all.len();
            all.retain(|kept| kept.id != id);
            if all.len() == before { Err(missing(id)) } else { Ok(()) }
        })
    }

    /// The saved search with the number `id`.
    ///
    /// # Errors
    /// When there is none of that number, or the store cannot be read.
    pub fn saved_search(&self, id: u32) -> Result<SavedSearch, Failure> {
        let kept = self.kept()?.into_iter().find(|kept| kept.id == id).ok_or_else(|| missing(id))?;
        self.counted(kept)
    }

    /// Notes that the person looked at a saved search: what is there now is no news any more.
    ///
    /// # Errors
    /// As [`Library::remove_saved_search`].
    pub fn mark_search_seen(&self, id: u32) -> Result<(), Failure> {
        let newest = self.newest()?;
        self.change_kept(|all| {
            let kept = all.iter_mut().find(|kept| kept.id == id).ok_or_else(|| missing(id))?;
            (kept.seen, kept.seen_section) = (newest.change, newest.section);
            Ok(())
        })
    }

    /// The questions asked last, newest first.
    ///
    /// # Errors
    /// When the store cannot be read.
    pub fn recent_searches(&self) -> Result<Vec<String>, Failure> {
        Ok(read(self.store.setting(RECENT)?))
    }

    /// Remembers a question that the person was done typing, where anything can be written.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn remember_search(&self, query: &str) -> Result<(), Failure> {
        let query = query.trim();
        if query.is_empty() || query.chars().count() > LONGEST {
            return Ok(());
        }
        let remembered = self.store.change_setting(RECENT, |before| {
            let mut recent: Vec<String> = read(before);
            recent.retain(|known| known != query);
            recent.insert(0, query.to_owned());
            recent.truncate(MOST_RECENT);
            Some(recent.into())
        });
        by_the_way(remembered.map_err(Failure::from))
    }

    /// Forgets the questions asked last.
    ///
    /// # Errors
    /// When the store cannot be written.
    pub fn forget_recent_searches(&self) -> Result<(), Failure> {
        Ok(self.store.set_setting(RECENT, &Value::Null)?)
    }

    /// The saved searches that have something new.
    pub(crate) fn saved_searches_with_news(&self) -> Result<Vec<SavedSearch>, Failure> {
        let mut all = self.saved_searches()?;
        all.retain(|saved| saved.news > 0);
        Ok(all)
    }

    fn counted(&self, kept: Kept) -> Result<SavedSearch, Failure> {
        let Kept { id, name, query, saved, seen, seen_section } = kept;
        let changed = self.store.changed_editions_since(seen)?;
        let searchable = self.searchable()?;
        // What its publisher took back meanwhile is no news.
        let withdrawn: HashSet<&PublicationId> = searchable
            .shelf
            .publications
            .iter()
            .filter(|stored| stored.withdrawn)
            .map(|stored| &stored.publication.id)
            .collect();
        let new = changed.iter().filter(|edition| edition.present && !withdrawn.contains(&edition.id.publication));
        let among: Vec<i64> = new.map(|edition| edition.key).collect();
        // A collection or publication that it is narrowed to may have gone since: then nothing matches.
        let (total, news) = self.count_matches(&query, &among, seen_section).unwrap_or_default();
        Ok(SavedSearch { id, name, query, saved: saved.to_string(), total, news })
    }

    fn kept(&self) -> Result<Vec<Kept>, Failure> {
        Ok(read(self.store.setting(SAVED)?))
    }

    /// Has `change` change what is kept, whoever else changes it; nothing is written where that fails.
    fn change_kept<T>(&self, change: impl FnOnce(&mut Vec<Kept>) -> Result<T, Failure>) -> Result<T, Failure> {
        let mut outcome = Err(Failure::failed("the saved searches could not be changed"));
        self.store.change_setting(SAVED, |before| {
            let mut all: Vec<Kept> = read(before);
            outcome = change(&mut all);
            outcome.is_ok().then(|| serde_json::to_value(&all).ok()).flatten()
        })?;
        outcome
    }
}

/// What a setting holds; of one that was never set, nothing.
fn read<T: Default + serde::de::DeserializeOwned>(kept: Option<Value>) -> T {
    kept.and_then(|kept| serde_json::from_value(kept).ok()).unwrap_or_default()
}

fn next_id(all: &[Kept]) -> u32 {
    all.iter().map(|kept| kept.id).max().unwrap_or(0) + 1
}

fn missing(id: u32) -> Failure {
    Failure::new(ErrorCode::NotFound, format!("there is no saved search {id}; see: shelf saved list"))
        .with("item", id.to_string())
}
