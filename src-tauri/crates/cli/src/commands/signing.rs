//! `shelf publish` after the first release: what stands until when, and signing again.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use library::api::Failure;
use publish::{KeyFolder, Problem, Status};

use crate::arguments::StatusOptions;
use crate::commands::publish::failure;
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{fingerprint, moment, table};

/// `shelf publish status`: of a content folder, what was signed last with its keys; else of the repository.
pub(crate) fn status(options: &StatusOptions, output: &Output) -> Result<Exit, Failure> {
    let now = options.time.unwrap_or_else(Timestamp::now);
    let path = &options.path;
    let status = if path.join("publisher.toml").is_file() {
        let folder = options.keys.clone().unwrap_or_else(|| publish::default_keys_folder(path));
        let keys = KeyFolder::new(&folder, None, &[path]).map_err(failure)?;
        publish::status_of_last(&keys, now)
    } else {
        let keys = options.keys.as_deref().map(|folder| KeyFolder::new(folder, None, &[path]));
        publish::status(path, keys.transpose().map_err(failure)?.as_ref(), now)
    };
    let status = status.map_err(failure)?;
    output.answer(&status, people)?;
    Ok(if status.any_expired() { Exit::With(1) } else { Exit::Done })
}

fn people(status: &Status) -> String {
    let mut rows = table(&["Role", "Version", "Keys", "Signed by", "Good until", "Days left"]);
    for role in &status.roles {
        rows.add_row([
            role.role.clone(),
            role.version.to_string(),
            format!("{} of {}: {}", role.threshold, role.keys.len(), short(&role.keys)),
            short(&role.signed_by),
            moment(&role.expires.to_string()),
            role.days_left.to_string(),
        ]);
    }
    let warnings: String = status.warnings().iter().map(|warning| format!("warning: {warning}\n")).collect();
    format!(
        "{} version {}, signed {}\nFingerprint: {}\n\n{rows}\n\n{warnings}",
        status.publisher,
        status.version,
        moment(&status.signed.to_string()),
        fingerprint(&status.fingerprint)
    )
}

/// Keys as people tell them apart: the first eight digits of their ids.
fn short(keys: &[String]) -> String {
    keys.iter().map(|key| key.get(..8).unwrap_or(key)).collect::<Vec<_>>().join(" ")
}

/// What expires soon of what was published from `content`, as warnings of a check. A content folder that has no keys
/// here, or was never published, has none.
pub(crate) fn expiring(content: &Path, keys: Option<&PathBuf>) -> Vec<Problem> {
    let folder = keys.cloned().unwrap_or_else(|| publish::default_keys_folder(content));
    let Ok(keys) = KeyFolder::new(&folder, None, &[content]) else { return Vec::new() };
    let Ok(status) = publish::status_of_last(&keys, Timestamp::now()) else { return Vec::new() };
    let warning = |message| Problem {
        path: PathBuf::from("publisher.toml"),
        line: None,
        gravity: publish::Gravity::Warning,
        message: format!("of what was published last, {message}"),
    };
    status.warnings().into_iter().map(warning).collect()
}
