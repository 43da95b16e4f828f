//! What this library takes of each collection, and what the person wants of single publications beside the rules.

use std::collections::HashSet;

use domain::{BlobId, Hold, Language, Rules, Wanted};
use store::{StoredEdition, StoredPublication};

use crate::Library;
use crate::api::{Failure, PublicationRow};
use crate::policy::locked;

/// The setting that keeps the rules.
pub(crate) const RULES: &str = "rules";

impl Library {
    /// The rules; those of a new library take everything.
    ///
    /// # Errors
    /// When the store cannot be read, or the rules in it are of a newer version.
    pub fn rules(&self) -> Result<Rules, Failure> {
        let mut rules = self.stored_rules()?;
        if let Some(policy) = &self.policy {
            policy.hold_rules(&mut rules);
        }
        Ok(rules)
    }

    /// The rules as they were set here.
    fn stored_rules(&self) -> Result<Rules, Failure> {
        let Some(kept) = self.store.setting(RULES)? else { return Ok(Rules::default()) };
        serde_json::from_value(kept).map_err(|error| {
            Failure::failed(format!(
                "the rules of this library cannot be read: {error}; set them anew with: shelf rules"
            ))
        })
    }

    /// Puts `rules` in place of those there were. They hold from the next sync on; nothing that is here is removed.
    ///
    /// # Errors
    /// When one of them is set by the office, or the store cannot be written.
    pub fn set_rules(&self, rules: &Rules) -> Result<(), Failure> {
        let mut held = rules.clone();
        if let Some(policy) = &self.policy {
            policy.hold_rules(&mut held);
        }
        if held != *rules {
            return Err(locked("a rule"));
        }
        let own = match &self.policy {
            Some(policy) => policy.without_held(held, &self.stored_rules().unwrap_or_default()),
            None => held,
        };
        let value = serde_json::to_value(own).map_err(|error| Failure::failed(error.to_string()))?;
        Ok(self.store.set_setting(RULES, &value)?)
    }

    /// Removes the files of a publication and keeps its texts, until it is asked for again. Files that another publication
    /// shows as well stay.
    ///
    /// # Errors
    /// When it is not here, is saved, another process is writing, or the store cannot be written.
    pub fn free(&self, id: &str) -> Result<PublicationRow, Failure> {
        let id = self.publication_id(id)?;
        let lease = self.lease("removing files")?;
        let stored = self.store.publication(&id)?.ok_or_else(|| Failure::not_found(&id.to_string()))?;
        if stored.saved {
            let message = format!("{id} is saved, so its files stay; take it from the saved ones first");
            return Err(Failure::wrong_input(message).with("item", id.to_string()));
        }
        self.store.set_hold(&id, Some(Hold::Text))?;
        for edition in stored.editions.iter().filter(|edition| edition.asked) {
            self.store.set_asked(&id.edition(edition.known.language.clone()), false)?;
        }
        let files = |stored: &StoredPublication| -> HashSet<BlobId> {
            let editions = stored.editions.iter().flat_map(StoredEdition::revisions);
            editions.flat_map(|edition| edition.files.iter().map(|file| file.sha256)).collect()
        };
        let mut own = files(&stored);
        for other in self.store.publications()?.iter().filter(|other| other.publication.id != id) {
            own.retain(|file| !files(other).contains(file));
        }
        for file in own {
            if self.store.has_blob(&file)? {
                self.store.remove_blob(&file)?;
            }
        }
        drop(lease);
        self.row(&id)
    }

    /// Lets a withdrawn publication go, with its texts and files, and that it was read. Bookmarks and highlights stay.
    ///
    /// # Errors
    /// When it is not here, its publisher still offers it, it is saved, another process is writing, or the store cannot be
    /// written.
    pub fn let_go(&self, id: &str) -> Result<(), Failure> {
        let id = self.publication_id(id)?;
        let lease = self.lease("removing a publication")?;
        if self.store.publication(&id)?.is_some_and(|stored| stored.saved) {
            let message = format!("{id} is saved; take it from the saved ones first");
            return Err(Failure::wrong_input(message).with("item", id.to_string()));
        }
        self.store.remove_withdrawn(&id)?;
        self.indexing.catch_up(&mut |_, _| true)?;
        self.store.remove_unreferenced(&lease)?;
        Ok(())
    }

    /// What is to be here of an edition that is held, by the rules and by what the person wants.
    pub(crate) fn wanted(rules: &Rules, stored: &StoredPublication, language: &Language) -> Wanted {
        let offered: Vec<&Language> = stored.editions.iter().map(|edition| &edition.known.language).collect();
        let rule = rules.of(&stored.publication.id.collection);
        rule.wants(stored.publication.kind, &offered, language, stored.held(language))
    }
}
