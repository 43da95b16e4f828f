//! The commands, one module each: parse, call a use-case, print.

pub(crate) mod backup;
pub(crate) mod changes;
pub(crate) mod copy;
pub(crate) mod jobs;
pub(crate) mod list;
pub(crate) mod marks;
pub(crate) mod nearby;
pub(crate) mod policy;
pub(crate) mod publish;
pub(crate) mod rules;
pub(crate) mod save;
pub(crate) mod saved;
pub(crate) mod search;
pub(crate) mod show;
pub(crate) mod signing;
pub(crate) mod source;
pub(crate) mod sync;
pub(crate) mod upkeep;

use domain::{Kind, Language};
use library::api::{FacetCount, Facets, Failure};

use crate::arguments::Filters;
use crate::output::Output;

/// How many values are named of those that there are.
const NAMED: usize = 12;

/// Refuses to write the file `path` over one that is there, unless that is to be replaced.
fn may_be_written(path: &std::path::Path, replace: bool) -> Result<(), Failure> {
    // A link that leads nowhere is there, too.
    if replace || std::fs::symlink_metadata(path).is_err() {
        return Ok(());
    }
    let message =
        format!("{} is there already, and stays as it is; choose another name, or add --replace", path.display());
    Err(Failure::wrong_input(message).with("item", path.to_string_lossy()))
}

/// The kinds that were named.
fn kinds(names: &[String]) -> Result<Vec<Kind>, Failure> {
    names
        .iter()
        .map(|name| {
            name.parse().map_err(|error: domain::publication::KindError| Failure::wrong_input(error.to_string()))
        })
        .collect()
}

/// Tells, beside the answer, what filters name that nothing here has, of all that is counted in `facets`, and what there is
/// instead; gives whether there was anything to tell.
fn tell_absent(filters: &Filters, topics: &[String], facets: &Facets, output: &Output) -> bool {
    // An empty library says so itself.
    if facets.langs.is_empty() {
        return false;
    }
    let equal = |wanted: &str, known: &str| wanted == known;
    // What is no tag is refused by who answers.
    let language = |wanted: &str, known: &str| {
        wanted
            .parse::<Language>()
            .map_or(true, |wanted| known.parse::<Language>().is_ok_and(|known| known.matches(&wanted)))
    };
    // A name without its publisher that none has is refused likewise.
    let collection = |wanted: &str, known: &str| wanted == known || !wanted.contains('/');
    [
        tell_absent_of("in the language", &filters.lang, &facets.langs, language, output),
        tell_absent_of("of the kind", &filters.kind, &facets.kinds, equal, output),
        tell_absent_of("in the collection", &filters.collection, &facets.collections, collection, output),
        tell_absent_of("on the topic", topics, &facets.topics, equal, output),
    ]
    .contains(&true)
}

fn tell_absent_of(
    what: &str,
    wanted: &[String],
    there: &[FacetCount],
    is_met: impl Fn(&str, &str) -> bool,
    output: &Output,
) -> bool {
    let named: Vec<&str> = there.iter().take(NAMED).map(|known| known.value.as_str()).collect();
    let instead = match (named.as_slice(), there.len().saturating_sub(NAMED)) {
        ([], _) => "there is none".to_owned(),
        (named, 0) => format!("there is: {}", named.join(", ")),
        (named, more) => format!("there is: {} and {more} more", named.join(", ")),
    };
    let absent: Vec<&String> =
        wanted.iter().filter(|wanted| !there.iter().any(|known| is_met(wanted, &known.value))).collect();
    for wanted in &absent {
        output.note(&format!("Nothing here is {what} “{wanted}”; {instead}."));
    }
    !absent.is_empty()
}
