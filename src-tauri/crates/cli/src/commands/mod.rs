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

use domain::Kind;
use library::api::Failure;

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
