//! A policy as its file says it: TOML, read whole, every problem with its line.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::{CollectionId, Language, Take, Trigger};
use jiff::SignedDuration;
use serde::Deserialize;
use toml::Spanned;

use super::{Policy, RuleChange, Source};
use crate::api::Failure;
use crate::cards::read_card;
use crate::carriers::Location;
use crate::error::io_failure;
use crate::nearby::{Preset, local_address};
use crate::space::size;

/// The version that this software reads.
const FORMAT: u64 = 1;
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
    pub(super) fn read(file: &Path) -> Result<Self, Failure> {
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
}

fn duration(text: &str) -> Result<SignedDuration, String> {
    match text.parse::<SignedDuration>() {
        Ok(every) if every >= SHORTEST => Ok(every),
        Ok(_) => Err(format!("“{text}” is too often; write 5m or more")),
        Err(_) => Err(format!("“{text}” is no time; write 30m, 6h or 24h")),
    }
}
