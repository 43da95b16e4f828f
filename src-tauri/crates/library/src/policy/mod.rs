//! What an office sets for its computers: a file beside the program.
//!
//! ```toml
//! format = 1
//!
//! [[sources]]
//! card = "field-office.fieldshelf-card"      # paths are relative to this file
//! locations = ["https://library.example.org/", "repository"]
//! locked = true
//!
//! [rules.default]                            # take, languages, largest, trigger, as in: shelf rules set
//! take = "text"
//! languages = ["en", "sq"]
//!
//! [rules."field-office/notices"]
//! take = "everything"
//! locked = true
//!
//! [interface]
//! language = "sq"
//! theme = "dark"
//!
//! [limits]
//! space = "2GB"                              # of the library
//! budget = "50MB"                            # of one unattended sync
//!
//! [schedule]
//! every = "6h"
//!
//! [nearby]                                   # on, port, addresses, as in: shelf nearby
//! on = true
//! addresses = ["192.168.1.7"]
//! ```
//!
//! It adds and never takes away. An entry is put where the person has set nothing, once; what they set later counts, and a
//! changed entry is put again only where the last one still stands. An entry with `locked = true` holds whatever was set,
//! and cannot be changed here: the interface says “set by your office”.

mod file;
mod preset;

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{CollectionId, Language, Rule, Rules, ShortName, Take, Trigger};
use jiff::SignedDuration;
use repository::Card;

use crate::Library;
use crate::api::{Failure, ItemFailure, SetByOffice, Settings, SyncRequest};
use crate::error::by_the_way;
use crate::nearby::Preset;

/// The file's name.
const FILE: &str = "fieldshelf-policy.toml";

/// A policy that was read.
pub(crate) struct Policy {
    file: PathBuf,
    sources: Vec<Source>,
    default: Option<RuleChange>,
    collections: BTreeMap<CollectionId, RuleChange>,
    language: Option<String>,
    theme: Option<String>,
    interface_locked: bool,
    space: Option<u64>,
    budget: Option<u64>,
    limits_locked: bool,
    every: Option<SignedDuration>,
    schedule_locked: bool,
    nearby: Preset,
    /// What could not be put.
    problems: Vec<ItemFailure>,
}

struct Source {
    card: Card,
    locations: Vec<String>,
    locked: bool,
}

/// What an entry says of a rule; the rest of the rule stays as it is.
struct RuleChange {
    take: Option<Take>,
    languages: Option<Vec<Language>>,
    largest: Option<u64>,
    trigger: Option<Trigger>,
    locked: bool,
}

impl RuleChange {
    /// `rule` as this entry makes it.
    fn onto(&self, rule: &Rule) -> Rule {
        Rule {
            take: self.take.unwrap_or(rule.take),
            languages: self.languages.clone().unwrap_or_else(|| rule.languages.clone()),
            largest: self.largest.or(rule.largest),
            trigger: self.trigger.unwrap_or(rule.trigger),
        }
    }

    /// `rule` as the person set it: what this entry says of it was not their choice, so that it stays as it was `stored`.
    fn off(&self, rule: &Rule, stored: &Rule) -> Rule {
        Rule {
            take: if self.take.is_some() { stored.take } else { rule.take },
            languages: if self.languages.is_some() { &stored.languages } else { &rule.languages }.clone(),
            largest: if self.largest.is_some() { stored.largest } else { rule.largest },
            trigger: if self.trigger.is_some() { stored.trigger } else { rule.trigger },
        }
    }
}

/// The policy file beside the running program, where there is one.
pub fn policy_beside_program() -> Option<PathBuf> {
    let program = std::env::current_exe().ok()?;
    Some(program.parent()?.join(FILE)).filter(|file| file.is_file())
}

impl Policy {
    /// Puts the locked rules in place of those in `rules`.
    pub(crate) fn hold_rules(&self, rules: &mut Rules) {
        if let Some(change) = self.default.as_ref().filter(|change| change.locked) {
            rules.default = change.onto(&rules.default);
        }
        for (id, change) in self.collections.iter().filter(|(_, change)| change.locked) {
            let rule = change.onto(rules.of(id));
            rules.collections.insert(id.clone(), rule);
        }
    }

    /// `rules`, in which the locked ones hold, as they are to be stored over `stored`: what is locked is not left behind when
    /// the policy goes.
    pub(crate) fn without_held(&self, mut rules: Rules, stored: &Rules) -> Rules {
        if let Some(change) = self.default.as_ref().filter(|change| change.locked) {
            rules.default = change.off(&rules.default, &stored.default);
        }
        for (id, change) in self.collections.iter().filter(|(_, change)| change.locked) {
            let rule = change.off(rules.of(id), stored.of(id));
            if stored.collections.contains_key(id) || rule != *stored.of(id) {
                rules.collections.insert(id.clone(), rule);
            } else {
                rules.collections.remove(id);
            }
        }
        rules
    }

    /// [`Self::without_held`], for the settings of the window.
    pub(crate) fn settings_without_held(&self, settings: &Settings, stored: &Settings) -> Settings {
        let mut kept = settings.clone();
        if self.interface_locked && self.language.is_some() {
            kept.language = stored.language.clone();
        }
        if self.interface_locked && self.theme.is_some() {
            kept.theme = stored.theme.clone();
        }
        if self.schedule_locked && self.every.is_some() {
            kept.sync_every_minutes = stored.sync_every_minutes;
        }
        kept
    }

    /// Puts the locked settings of the window in place of those in `settings`.
    pub(crate) fn hold_settings(&self, settings: &mut Settings) {
        if self.interface_locked {
            settings.language = self.language.clone().or(settings.language.take());
            settings.theme = self.theme.clone().or(settings.theme.take());
        }
        if let Some((every, true)) = self.schedule() {
            settings.sync_every_minutes = Some(minutes(every));
        }
    }

    /// How much time lies between two syncs of the window, and whether that is locked.
    pub(crate) fn schedule(&self) -> Option<(SignedDuration, bool)> {
        self.every.map(|every| (every, self.schedule_locked))
    }

    /// The locked limit to space.
    pub(crate) fn held_space(&self) -> Option<u64> {
        self.space.filter(|_| self.limits_locked)
    }

    /// What is locked of sharing with computers nearby.
    pub(crate) fn held_nearby(&self) -> Option<&Preset> {
        Some(&self.nearby).filter(|preset| preset.locked)
    }

    /// Whether the sources of `publisher` are locked.
    pub(crate) fn holds_source(&self, publisher: &ShortName) -> bool {
        self.sources.iter().any(|source| source.locked && source.card.publisher == *publisher)
    }

    /// `request` of a sync that nobody watches, with the budget that the office set.
    pub(crate) fn budgeted(&self, request: &SyncRequest) -> SyncRequest {
        let budget = match (request.budget, self.budget) {
            (Some(own), Some(office)) if self.limits_locked => Some(own.min(office)),
            (own, office) => own.or(office),
        };
        SyncRequest { budget, ..request.clone() }
    }

    fn view(&self) -> SetByOffice {
        let locked = |change: &&RuleChange| change.locked;
        let default = self.default.iter().filter(locked).map(|_| "default".to_owned());
        let collections = self.collections.iter().filter(|(_, change)| change.locked).map(|(id, _)| id.to_string());
        SetByOffice {
            file: self.file.to_string_lossy().into_owned(),
            sources: self.sources.iter().filter(|s| s.locked).map(|source| source.card.publisher.to_string()).collect(),
            rules: default.chain(collections).collect(),
            language: self.interface_locked && self.language.is_some(),
            theme: self.interface_locked && self.theme.is_some(),
            space: self.held_space().is_some(),
            nearby: self.held_nearby().is_some(),
            budget: self.budget,
            budget_locked: self.limits_locked && self.budget.is_some(),
            sync_every_minutes: self.every.map(minutes),
            schedule_locked: self.schedule_locked,
            problems: self.problems.clone(),
        }
    }
}

fn minutes(every: SignedDuration) -> u32 {
    u32::try_from(every.as_mins()).unwrap_or(u32::MAX)
}

/// What is refused because the office set it.
pub(crate) fn locked(what: &str) -> Failure {
    Failure::wrong_input(format!(
        "{what} is set by your office and cannot be changed here; ask the office to change it"
    ))
    .with("item", what)
}

impl Library {
    /// The same library under the policy in `file`: what it presets is put, what it locks holds. A preview has no policy.
    ///
    /// # Errors
    /// When the policy cannot be read, with every problem and its line; or the store cannot be written. What only this
    /// computer keeps from being put is in [`Library::set_by_office`].
    pub fn under_policy(mut self, file: &Path) -> Result<Self, Failure> {
        let mut policy = Policy::read(file)?;
        if self.is_preview() {
            return Ok(self);
        }
        // Presets that find no room are put at a later start; what is locked holds all the same.
        if self.unwritable().is_none() {
            by_the_way(self.put_presets(&mut policy))?;
        }
        self.policy = Some(Arc::new(policy));
        Ok(self)
    }

    /// What the office set for this computer, where it did.
    pub fn set_by_office(&self) -> Option<SetByOffice> {
        self.policy.as_ref().map(|policy| policy.view())
    }
}
