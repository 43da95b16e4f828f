//! `shelf source`.

use library::api::{Failure, SourceKind, SourceRow};
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::Source;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{fingerprint, moment, table};

/// What is said where a command needs a source and there is none.
pub(super) const NONE_YET: &str = "No sources yet. Add one with: shelf source add LOCATION --trust CARD";

/// What `source list --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Sources {
    sources: Vec<SourceRow>,
}

/// What `source remove --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Removed {
    /// The publisher's short name, or the location of the source that was removed.
    removed: String,
}

pub(crate) fn run(place: &Place, source: Source, output: &Output) -> Result<Exit, Failure> {
    let library = crate::open(place)?;
    match source {
        Source::Add { location, trust } => {
            let added = library.add_source(&location, &trust)?;
            output.answer(&added, |row| {
                format!(
                    "Added {} ({}) from {}.\nFingerprint: {}\nCompare it with what the publisher tells you by another way. Then: shelf sync",
                    row.name, row.publisher, lies(row), fingerprint(&row.fingerprint)
                )
            })?;
        }
        Source::List => output.answer(&Sources { sources: library.sources()? }, |all| people(&all.sources))?,
        Source::Remove { publisher, location, force } => {
            match &location {
                Some(location) => library.remove_location(&publisher, location)?,
                None => library.remove_source(&publisher, force)?,
            }
            let removed = location.unwrap_or(publisher);
            output.answer(&Removed { removed }, |row| format!("Removed {}.", row.removed))?;
        }
    }
    Ok(Exit::Done)
}

/// Where a source's repository lies.
fn lies(source: &SourceRow) -> String {
    match (source.kind, &source.at) {
        (SourceKind::Stick, Some(at)) => format!("{} ({at})", source.location),
        (SourceKind::Stick, None) => format!("{} (not plugged in)", source.location),
        (SourceKind::Folder | SourceKind::Address, _) => source.location.clone(),
    }
}

fn people(sources: &[SourceRow]) -> String {
    if sources.is_empty() {
        return NONE_YET.to_owned();
    }
    let mut rows = table(&["PUBLISHER", "LOCATION", "LAST SUCCESS", "LAST ATTEMPT", "FINGERPRINT"]);
    for source in sources {
        let when = |at: &Option<String>| at.as_deref().map_or_else(|| "never".to_owned(), moment);
        rows.add_row([
            format!("{}\n{}", source.publisher, source.name),
            lies(source),
            when(&source.last_success),
            match &source.last_error {
                Some(error) => format!("{}\n{}", when(&source.last_attempt), error.message),
                None => when(&source.last_attempt),
            },
            fingerprint(&source.fingerprint),
        ]);
    }
    rows.to_string()
}
