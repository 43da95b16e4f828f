//! `shelf publish` after the first release: what stands until when, and signing again.

use std::path::{Path, PathBuf};

use domain::ShortName;
use jiff::Timestamp;
use library::api::Failure;
use publish::{KeyFolder, Problem, PublishError, Renewed, Rotation, Status};
use repository::{Key, KeyError, PublicKey};
use schemars::JsonSchema;
use serde::Serialize;

use crate::arguments::{RenewOptions, StatusOptions};
use crate::commands::publish::{expiry, failure, new_passphrase, passphrase};
use crate::exit::Exit;
use crate::output::Output;
use crate::table::{bytes, counted, fingerprint, moment, table};

/// What `publish refresh`, `rotate`, `add-office` and `remove-office` print with `--json`.
#[derive(Serialize, JsonSchema)]
pub(crate) struct RenewAnswer {
    /// The version of the release.
    version: u64,
    /// The version of the root.
    root: u64,
    /// Until when that is good.
    root_expires: String,
    /// The collections that were signed again.
    collections: Vec<String>,
    /// What offices are asked to sign.
    requests: Vec<PathBuf>,
    /// What to do something about.
    warnings: Vec<String>,
}

/// What `publish office-key --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct OfficeKeyAnswer {
    key: PathBuf,
    public_key: PathBuf,
    id: String,
}

/// What `publish sign --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SignAnswer {
    /// The collection, with its publisher.
    collection: String,
    /// The version of its metadata.
    version: u64,
    /// Until when the signature is good.
    expires: String,
    /// Every edition that the collection will have.
    editions: Vec<SignedEdition>,
    /// The file to give back; null where nothing was signed.
    answer: Option<PathBuf>,
}

/// One edition of what is signed.
#[derive(Serialize, JsonSchema)]
pub(crate) struct SignedEdition {
    id: String,
    revision: u32,
    title: String,
}

/// What `publish push --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PushAnswer {
    /// Where it was sent.
    target: String,
    /// The version of the release that readers see now.
    version: u64,
    /// Objects sent.
    sent: u64,
    /// Objects that were there already.
    skipped: u64,
    /// Bytes sent.
    bytes: u64,
}

/// `shelf publish refresh`.
pub(crate) fn refresh(options: &RenewOptions, signed: &[PathBuf], output: &Output) -> Result<Exit, Failure> {
    renew(options, output, |options| publish::refresh(options, signed))
}

/// `shelf publish rotate`.
pub(crate) fn rotate(
    role: &str,
    options: &RenewOptions,
    keys: u32,
    threshold: u32,
    output: &Output,
) -> Result<Exit, Failure> {
    let rotation = match role {
        "release" => Rotation::Release,
        "root" => Rotation::Root { keys, threshold },
        collection => Rotation::Collection(short_name(collection)?),
    };
    renew(options, output, |options| publish::rotate(options, &rotation))
}

/// `shelf publish add-office`.
pub(crate) fn add_office(
    collection: &str,
    options: &RenewOptions,
    public_key: Option<&Path>,
    new: Option<&Path>,
    output: &Output,
) -> Result<Exit, Failure> {
    let collection = short_name(collection)?;
    let key = match (public_key, new) {
        (Some(path), _) => PublicKey::load(path).map_err(|error| match error {
            KeyError::Missing { path } => Failure::wrong_input(format!(
                "there is no public key at {}; check the path: the office makes it with: shelf publish office-key FILE, and sends \
                 FILE.pub",
                path.display()
            )),
            other => failure(other.into()),
        })?,
        (None, Some(path)) => {
            KeyFolder::new(path, None, &[&options.repository]).map_err(failure)?;
            let key = Key::generate().map_err(|error| failure(error.into()))?;
            key.save(path, None).map_err(|error| failure(error.into()))?;
            key.public()
        }
        (None, None) => {
            return Err(Failure::wrong_input("name the office's key with --public-key, or make one with --new"));
        }
    };
    let added = renew(options, output, |options| publish::add_office(options, &collection, &key));
    if let (Err(_), Some(path)) = (&added, new) {
        // A key that nothing delegates to helps nobody; if it cannot be removed either, the first error is the one to tell.
        let _ = std::fs::remove_file(path);
    }
    added
}

/// `shelf publish remove-office`.
pub(crate) fn remove_office(collection: &str, options: &RenewOptions, output: &Output) -> Result<Exit, Failure> {
    let collection = short_name(collection)?;
    renew(options, output, |options| publish::remove_office(options, &collection))
}

/// Does `work` with the keys, and tells what was signed.
fn renew(
    options: &RenewOptions,
    output: &Output,
    work: impl FnOnce(&publish::RenewOptions<'_>) -> Result<Renewed, PublishError>,
) -> Result<Exit, Failure> {
    let repository = options.repository.as_path();
    let public = [repository];
    let locked = KeyFolder::new(&options.keys, None, &public).map_err(failure)?.needs_passphrase().map_err(failure)?;
    let words = if locked { Some(passphrase("Passphrase of the keys: ")?) } else { None };
    let keys = KeyFolder::new(&options.keys, words, &public).map_err(failure)?;
    let now = options.time.unwrap_or_else(Timestamp::now);
    let expiry = expiry(options.expires_days);
    let root_keys = &options.root_key;
    let renewed = work(&publish::RenewOptions { repository, keys: &keys, root_keys, expiry, now }).map_err(failure)?;
    let status = publish::status(repository, Some(&keys), now).map_err(failure)?;
    let answer = RenewAnswer {
        version: renewed.version,
        root: renewed.root,
        root_expires: renewed.root_expires.to_string(),
        collections: renewed.collections.iter().map(ToString::to_string).collect(),
        requests: renewed.requests,
        warnings: status.warnings(),
    };
    output.answer(&answer, |answer| {
        let collections = match answer.collections.as_slice() {
            [] => String::new(),
            some => format!("Signed again: {}\n", some.join(", ")),
        };
        let warnings: String = answer.warnings.iter().map(|warning| format!("warning: {warning}\n")).collect();
        format!(
            "Version {}, under root {}, which is good until {}.\n{collections}{}{warnings}",
            answer.version,
            answer.root,
            moment(&answer.root_expires),
            asked(&answer.requests)
        )
    })?;
    Ok(Exit::Done)
}

/// `shelf publish push`.
pub(crate) fn push(repository: &Path, target: &str, output: &Output) -> Result<Exit, Failure> {
    let bar = output.progress(false);
    let pushed = publish::push(repository, target, &mut |name, total| {
        bar.set_length(total as u64);
        bar.inc(1);
        bar.set_message(name.to_owned());
    });
    bar.finish_and_clear();
    let pushed = pushed.map_err(failure)?;
    let answer = PushAnswer {
        target: target.to_owned(),
        version: pushed.version,
        sent: pushed.sent,
        skipped: pushed.skipped,
        bytes: pushed.bytes,
    };
    output.answer(&answer, |answer| {
        format!(
            "{} has version {}: {} sent ({}), {} there already.",
            answer.target,
            answer.version,
            counted(answer.sent, "object"),
            bytes(answer.bytes),
            answer.skipped
        )
    })?;
    Ok(Exit::Done)
}

/// Where lies what offices are asked to sign, for people.
pub(crate) fn asked(requests: &[PathBuf]) -> String {
    let line = |path: &PathBuf| {
        format!(
            "To be signed by its office, with shelf publish sign: {}\n  Take in what it gives back with: shelf publish refresh REPO --keys DIR --signed FILE\n",
            path.display()
        )
    };
    requests.iter().map(line).collect()
}

fn short_name(name: &str) -> Result<ShortName, Failure> {
    name.parse().map_err(|error: domain::IdError| Failure::wrong_input(error.to_string()))
}

/// `shelf publish office-key`.
pub(crate) fn office_key(file: &Path, lock: bool, output: &Output) -> Result<Exit, Failure> {
    let words = if lock { Some(new_passphrase()?) } else { None };
    let (public_key, id) = publish::office_key(file, words.as_deref()).map_err(failure)?;
    output.answer(&OfficeKeyAnswer { key: file.to_owned(), public_key, id }, |made| {
        format!(
            "Key: {} (keep a copy in a safe place; whoever has it can sign for the office)\nFor the publisher: {}\nIts id, to compare by telephone: {}",
            made.key.display(),
            made.public_key.display(),
            fingerprint(&made.id)
        )
    })?;
    Ok(Exit::Done)
}

/// `shelf publish sign`.
pub(crate) fn sign(request: &Path, key: Option<&Path>, out: Option<&Path>, output: &Output) -> Result<Exit, Failure> {
    let asked = publish::read_request(request).map_err(failure)?;
    let answer = match key {
        None => None,
        Some(key) => {
            let locked = Key::needs_passphrase(key).map_err(|error| failure(error.into()))?;
            let words = if locked { Some(passphrase("Passphrase of the key: ")?) } else { None };
            Some(publish::sign(&asked, request, key, words.as_deref(), out).map_err(failure)?)
        }
    };
    let editions = asked.publications.iter().flat_map(|publication| {
        publication.editions.iter().map(|edition| SignedEdition {
            id: format!("{}@{}", publication.id, edition.language),
            revision: edition.revision,
            title: edition.title.clone(),
        })
    });
    let answer = SignAnswer {
        collection: asked.id.to_string(),
        version: asked.version,
        expires: asked.expires.to_string(),
        editions: editions.collect(),
        answer,
    };
    output.answer(&answer, |signed| {
        let mut rows = table(&["EDITION", "REVISION", "TITLE"]);
        for edition in &signed.editions {
            rows.add_row([edition.id.clone(), edition.revision.to_string(), edition.title.clone()]);
        }
        let end = match &signed.answer {
            Some(path) => format!("Signed. Give back: {}", path.display()),
            None => "Nothing was signed.".to_owned(),
        };
        format!(
            "{} version {}, good until {}\n\n{rows}\n\n{end}",
            signed.collection,
            signed.version,
            moment(&signed.expires)
        )
    })?;
    Ok(Exit::Done)
}

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
    let mut rows = table(&["ROLE", "VERSION", "KEYS", "SIGNED BY", "GOOD UNTIL", "DAYS LEFT"]);
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
