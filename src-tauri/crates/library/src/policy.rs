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

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use domain::{CollectionId, Language, Rule, Rules, ShortName, Take, Trigger};
use jiff::SignedDuration;
use repository::Card;
use serde::Deserialize;
use serde_json::{Map, Value};
use toml::Spanned;

use crate::Library;
use crate::api::{ErrorCode, Failure, ItemFailure, SetByOffice, Settings, SyncRequest};
use crate::cards::read_card;
use crate::carriers::Location;
use crate::error::io_failure;
use crate::nearby::{NEARBY, Preset, local_address};
use crate::rules::RULES;
use crate::space::{LIMIT, size};

/// The file's name.
const FILE: &str = "fieldshelf-policy.toml";
/// The version that this software reads.
const FORMAT: u64 = 1;
/// The setting that remembers what policies have put, by entry.
pub(crate) const PUT: &str = "policy";
/// The shortest time between two syncs that can be set.
const SHORTEST: SignedDuration = SignedDuration::from_mins(5);

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Wire {
    format: Spanned<u64>,
    #[serde(default)]
    sources: Vec<WireSource>,
    #[serde(default)]
    rules: BTreeMap<Spanned<String>, WireRule>,
    #[serde(default)]
    interface: WireInterface,
    #[serde(default)]
    limits: WireLimits,
    schedule: Option<WireSchedule>,
    #[serde(default)]
    nearby: WireNearby,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSource {
    card: Spanned<PathBuf>,
    locations: Vec<Spanned<String>>,
    #[serde(default)]
    locked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireRule {
    take: Option<Take>,
    languages: Option<Vec<Language>>,
    largest: Option<Spanned<String>>,
    trigger: Option<Trigger>,
    #[serde(default)]
    locked: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireInterface {
    language: Option<Language>,
    theme: Option<Spanned<String>>,
    #[serde(default)]
    locked: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireLimits {
    space: Option<Spanned<String>>,
    budget: Option<Spanned<String>>,
    #[serde(default)]
    locked: bool,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct WireSchedule {
    every: Spanned<String>,
    #[serde(default)]
    locked: bool,
}

#[derive(Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct WireNearby {
    on: Option<bool>,
    port: Option<Spanned<u16>>,
    #[serde(default)]
    addresses: Vec<Spanned<String>>,
    #[serde(default)]
    locked: bool,
}

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
    fn onto(&self, rule: &Rule) -> Rule {
        Rule {
            take: self.take.unwrap_or(rule.take),
            languages: self.languages.clone().unwrap_or_else(|| rule.languages.clone()),
            largest: self.largest.or(rule.largest),
            trigger: self.trigger.unwrap_or(rule.trigger),
        }
    }
}

impl RuleChange {
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

/// Reads what is wrong with a policy, each with its line.
struct Reading<'a> {
    file: &'a Path,
    text: &'a str,
    wrong: Vec<String>,
}

impl Reading<'_> {
    fn note(&mut self, at: usize, message: impl std::fmt::Display) {
        let line = self.text.as_bytes()[..at.min(self.text.len())].iter().filter(|byte| **byte == b'\n').count() + 1;
        self.wrong.push(format!("{}:{line}: {message}", self.file.display()));
    }

    /// The value that `parse` makes of a text, or a note of what is wrong with it.
    fn parsed<T, E: std::fmt::Display>(
        &mut self,
        text: &Spanned<String>,
        parse: impl FnOnce(&str) -> Result<T, E>,
    ) -> Option<T> {
        parse(text.get_ref()).map_err(|error| self.note(text.span().start, error)).ok()
    }

    fn size(&mut self, text: Option<&Spanned<String>>) -> Option<u64> {
        text.and_then(|text| self.parsed(text, size))
    }

    fn source(&mut self, wire: &WireSource) -> Option<Source> {
        let folder = self.file.parent().unwrap_or(Path::new("."));
        let path = folder.join(wire.card.get_ref());
        let card = read_card(&path).map_err(|failure| self.note(wire.card.span().start, failure.message)).ok();
        let mut locations = Vec::new();
        for location in &wire.locations {
            let text = location.get_ref();
            let whole = if text.contains("://") || *text == Location::Stick.text() {
                text.clone()
            } else {
                folder.join(text).to_string_lossy().into_owned()
            };
            let parsed = self.parsed(location, |_| Location::parse(&whole).map_err(|failure| failure.message));
            locations.extend(parsed.map(|location| location.text()));
        }
        let card = card?;
        Some(Source { card, locations, locked: wire.locked })
    }

    fn nearby(&mut self, wire: &WireNearby) -> Preset {
        if let Some(port) = wire.port.as_ref().filter(|port| *port.get_ref() == 0) {
            self.note(port.span().start, "0 is no port; write a number from 1 to 65535");
        }
        let addresses = wire.addresses.iter().filter_map(|text| self.parsed(text, local_address)).collect();
        let port = wire.port.as_ref().map(|port| *port.get_ref());
        Preset { on: wire.on, port, addresses, locked: wire.locked }
    }

    fn rule(&mut self, wire: WireRule) -> RuleChange {
        let largest = self.size(wire.largest.as_ref());
        let WireRule { take, languages, trigger, locked, .. } = wire;
        RuleChange { take, languages, largest, trigger, locked }
    }
}

impl Policy {
    /// Reads the policy in `file`. Every problem is in the error, each with its line.
    fn read(file: &Path) -> Result<Self, Failure> {
        let failed = |error| io_failure("read the policy", file, &error);
        let file = &std::path::absolute(file).map_err(failed)?;
        let text = std::fs::read_to_string(file).map_err(failed)?;
        let mut reading = Reading { file, text: &text, wrong: Vec::new() };
        let refused = |wrong: Vec<String>| {
            Err(Failure::wrong_input(wrong.join("\n")).with("path", file.to_string_lossy().into_owned()))
        };
        let wire: Wire = match toml::from_str(&text) {
            Ok(wire) => wire,
            Err(error) => {
                reading.note(error.span().map_or(0, |span| span.start), error.message());
                return refused(reading.wrong);
            }
        };
        if *wire.format.get_ref() != FORMAT {
            let format = wire.format.get_ref();
            let message = format!("this software reads format {FORMAT}, not {format}; update Fieldshelf");
            reading.note(wire.format.span().start, message);
            return refused(reading.wrong);
        }
        let sources = wire.sources.iter().filter_map(|source| reading.source(source)).collect();
        let (mut default, mut collections) = (None, BTreeMap::new());
        for (key, rule) in wire.rules {
            let change = reading.rule(rule);
            if key.get_ref() == "default" {
                default = Some(change);
            } else if let Some(id) = reading.parsed(&key, str::parse::<CollectionId>) {
                collections.insert(id, change);
            }
        }
        let theme = wire.interface.theme.and_then(|theme| {
            let known = |text: &str| match text {
                "light" | "dark" => Ok(text.to_owned()),
                other => Err(format!("“{other}” is no theme; write light or dark")),
            };
            reading.parsed(&theme, known)
        });
        let every = wire.schedule.as_ref().and_then(|schedule| reading.parsed(&schedule.every, duration));
        let policy = Self {
            sources,
            default,
            collections,
            language: wire.interface.language.map(|language| language.to_string()),
            theme,
            interface_locked: wire.interface.locked,
            space: reading.size(wire.limits.space.as_ref()),
            budget: reading.size(wire.limits.budget.as_ref()),
            limits_locked: wire.limits.locked,
            every,
            schedule_locked: wire.schedule.is_some_and(|schedule| schedule.locked),
            nearby: reading.nearby(&wire.nearby),
            problems: Vec::new(),
            file: file.clone(),
        };
        if reading.wrong.is_empty() { Ok(policy) } else { refused(reading.wrong) }
    }

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

fn duration(text: &str) -> Result<SignedDuration, String> {
    match text.parse::<SignedDuration>() {
        Ok(every) if every >= SHORTEST => Ok(every),
        Ok(_) => Err(format!("“{text}” is too often; write 5m or more")),
        Err(_) => Err(format!("“{text}” is no time; write 30m, 6h or 24h")),
    }
}

/// What is refused because the office set it.
pub(crate) fn locked(what: &str) -> Failure {
    Failure::wrong_input(format!("{what} is set by your office and cannot be changed here")).with("item", what)
}

/// What policies have put so far, by entry, and what is put now.
struct Put {
    before: Map<String, Value>,
    after: Map<String, Value>,
}

impl Put {
    /// What to write for the entry `key`, whose value here is `current` (nothing where the person set none): `wanted`, where it
    /// was not put before, and the person has not set something else since.
    fn value(&mut self, key: &str, current: Option<Value>, wanted: Value) -> Option<Value> {
        let before = self.before.get(key);
        let news = before != Some(&wanted) && (current.is_none() || current.as_ref() == before);
        self.after.insert(key.to_owned(), wanted.clone());
        news.then_some(wanted)
    }
}

fn json(value: &impl serde::Serialize) -> Result<Value, Failure> {
    serde_json::to_value(value).map_err(|error| Failure::failed(error.to_string()))
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
        if !self.store.is_read_only() {
            let before = self.store.setting(PUT)?.and_then(|put| put.as_object().cloned()).unwrap_or_default();
            let mut put = Put { after: before.clone(), before };
            self.put_sources(&mut policy, &mut put)?;
            self.put_settings(&policy, &mut put)?;
            if put.after != put.before {
                self.store.set_setting(PUT, &Value::Object(put.after))?;
            }
        }
        self.policy = Some(Arc::new(policy));
        Ok(self)
    }

    /// What the office set for this computer, where it did.
    pub fn set_by_office(&self) -> Option<SetByOffice> {
        self.policy.as_ref().map(|policy| policy.view())
    }

    fn put_sources(&self, policy: &mut Policy, put: &mut Put) -> Result<(), Failure> {
        for source in &policy.sources {
            let key = format!("source {}", source.card.publisher);
            let before: Vec<&str> = put
                .before
                .get(&key)
                .and_then(Value::as_array)
                .into_iter()
                .flatten()
                .filter_map(Value::as_str)
                .collect();
            let here: Vec<String> =
                self.store.sources(&source.card.publisher)?.into_iter().map(|source| source.location).collect();
            let missing: Vec<&String> = source
                .locations
                .iter()
                .filter(|location| !here.contains(location))
                // One that was put before and is not here was removed by the person.
                .filter(|location| source.locked || !before.contains(&location.as_str()))
                .collect();
            if !missing.is_empty() {
                let problem = |failure: Failure| ItemFailure { id: source.card.publisher.to_string(), error: failure };
                let lease = match self.lease("taking over the office's policy") {
                    Ok(lease) => lease,
                    Err(error) => {
                        // Another process writes; the next start tries again.
                        policy.problems.push(problem(error));
                        continue;
                    }
                };
                let trusted =
                    missing.iter().try_for_each(|location| self.trust(&source.card, location, false).map(|_| ()));
                drop(lease);
                match trusted {
                    Ok(()) => {}
                    Err(failure) if failure.code == ErrorCode::Refused => {
                        policy.problems.push(problem(failure));
                        continue;
                    }
                    Err(failure) => return Err(failure),
                }
            }
            put.after.insert(key, json(&source.locations)?);
        }
        Ok(())
    }

    fn put_settings(&self, policy: &Policy, put: &mut Put) -> Result<(), Failure> {
        // What is locked holds without being written, and is not left behind when the policy goes.
        let mut rules = match self.store.setting(RULES)? {
            Some(kept) => serde_json::from_value(kept).unwrap_or_default(),
            None => Rules::default(),
        };
        let before = rules.clone();
        if let Some(change) = policy.default.as_ref().filter(|change| !change.locked) {
            let current = (rules.default != Rule::default()).then(|| json(&rules.default)).transpose()?;
            if let Some(rule) = put.value("rule default", current, json(&change.onto(&Rule::default()))?) {
                rules.default = serde_json::from_value(rule).unwrap_or_default();
            }
        }
        for (id, change) in policy.collections.iter().filter(|(_, change)| !change.locked) {
            let current = rules.collections.get(id).map(json).transpose()?;
            if let Some(rule) = put.value(&format!("rule {id}"), current, json(&change.onto(&Rule::default()))?) {
                rules.collections.insert(id.clone(), serde_json::from_value(rule).unwrap_or_default());
            }
        }
        if rules != before {
            self.store.set_setting(RULES, &json(&rules)?)?;
        }
        if !policy.interface_locked {
            let mut settings = self.stored_settings()?;
            let before = settings.clone();
            for (key, wanted, current) in
                [("language", &policy.language, &mut settings.language), ("theme", &policy.theme, &mut settings.theme)]
            {
                if let Some(wanted) = wanted
                    && put.value(key, current.clone().map(Value::from), wanted.clone().into()).is_some()
                {
                    *current = Some(wanted.clone());
                }
            }
            if settings != before {
                self.set_settings(&settings)?;
            }
        }
        if let Some(space) = policy.space.filter(|_| !policy.limits_locked)
            && let Some(space) = put.value("space", self.store.setting(LIMIT)?, space.into())
        {
            self.store.set_setting(LIMIT, &space)?;
        }
        if !policy.nearby.locked && !policy.nearby.is_empty() {
            let wanted = json(&policy.nearby.onto(&Default::default()))?;
            if let Some(settings) = put.value("nearby", self.store.setting(NEARBY)?, wanted) {
                self.store.set_setting(NEARBY, &settings)?;
            }
        }
        Ok(())
    }
}
