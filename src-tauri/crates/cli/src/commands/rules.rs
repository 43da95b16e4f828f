//! `shelf rules`, `shelf fetch`, `shelf free` and `shelf forget`: what is on this computer and what is not.

use domain::{Language, Rule, Rules};
use library::api::{Failure, PublicationRow};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, table};

/// What `forget --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Forgotten {
    forgotten: String,
}

pub(crate) fn run(place: &Place, asked: Option<arguments::Rules>, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let mut rules = library.rules()?;
    match asked.unwrap_or(arguments::Rules::List) {
        arguments::Rules::List => {}
        arguments::Rules::Reset { collection } => {
            rules.collections.remove(&library.collection(&collection)?);
            library.set_rules(&rules)?;
        }
        arguments::Rules::Set { collection, take, lang, largest, trigger } => {
            let id = collection.map(|text| library.collection(&text)).transpose()?;
            let mut rule = id.as_ref().map_or(&rules.default, |id| rules.of(id)).clone();
            rule.take = take.unwrap_or(rule.take);
            rule.trigger = trigger.unwrap_or(rule.trigger);
            if !lang.is_empty() {
                rule.languages = languages(&lang)?;
            }
            if let Some(largest) = largest {
                let limit = if largest == "none" { None } else { Some(library::size(&largest)) };
                rule.largest = limit.transpose().map_err(Failure::wrong_input)?;
            }
            match id {
                Some(id) => drop(rules.collections.insert(id, rule)),
                None => rules.default = rule,
            }
            library.set_rules(&rules)?;
        }
    }
    output.answer(&rules, people)?;
    Ok(Exit::Done)
}

pub(crate) fn fetch(place: &Place, id: &str, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    super::sync::follow(output, |hear| library.fetch(id, hear))
}

pub(crate) fn free(place: &Place, id: &str, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    let before = library.stats()?.blob_bytes;
    let row = library.free(id)?;
    let freed = before.saturating_sub(library.stats()?.blob_bytes);
    output.answer(&row, |PublicationRow { id, .. }| match freed {
        0 => format!("{id} has no files of its own on this computer: there was nothing to free. Its texts stay."),
        _ => format!(
            "The files of {id} are gone from this computer ({}); its texts stay. To have them again: shelf fetch {id}",
            bytes(freed)
        ),
    })?;
    Ok(Exit::Done)
}

pub(crate) fn forget(place: &Place, id: &str, output: &Output) -> Result<Exit, Failure> {
    crate::open(place)?.let_go(id)?;
    output.answer(&Forgotten { forgotten: id.to_owned() }, |row| {
        format!("{} is gone from this computer.", row.forgotten)
    })?;
    Ok(Exit::Done)
}

fn languages(tags: &[String]) -> Result<Vec<Language>, Failure> {
    if let [all] = tags
        && all == "all"
    {
        return Ok(Vec::new());
    }
    let parse = |tag: &String| {
        tag.parse().map_err(|error: domain::language::LanguageError| Failure::wrong_input(error.to_string()))
    };
    tags.iter().map(parse).collect()
}

fn people(rules: &Rules) -> String {
    let mut rows = table(&["COLLECTION", "TAKE", "LANGUAGES", "FILES UP TO", "WHEN"]);
    let mut add = |name: String, rule: &Rule| {
        let languages: Vec<_> = rule.languages.iter().map(ToString::to_string).collect();
        let word = |value: serde_json::Result<serde_json::Value>| {
            value.ok().and_then(|value| value.as_str().map(str::to_owned)).unwrap_or_default()
        };
        rows.add_row([
            name,
            word(serde_json::to_value(rule.take)),
            if languages.is_empty() { "all".to_owned() } else { languages.join(" ") },
            rule.largest.map_or_else(|| "any size".to_owned(), bytes),
            word(serde_json::to_value(rule.trigger)),
        ]);
    };
    add("all others".to_owned(), &rules.default);
    for (id, rule) in &rules.collections {
        add(id.to_string(), rule);
    }
    rows.to_string()
}
