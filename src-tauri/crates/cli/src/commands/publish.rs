//! `shelf publish`.

use std::io::IsTerminal;
use std::path::{Path, PathBuf};
use std::time::Duration;

use extract::Extractor;
use jiff::Timestamp;
use library::api::{ErrorCode, Failure};
use publish::{
    BuildOptions, Built, Gravity, ImportOptions, ImportReport, KeyFolder, NewPublisher, Problem, PublishError,
};
use repository::Expiry;
use schemars::JsonSchema;
use serde::Serialize;

use crate::Place;
use crate::arguments::{Build, Import, Init, KeyOptions, PdfOptions, Publish, PublisherOptions};
use crate::commands::signing;
use crate::exit::Exit;
use crate::output::Output;
use crate::preview_folder::PreviewFolder;
use crate::table::{counted, fingerprint, typed};

/// What `publish check --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct Checked {
    errors: usize,
    warnings: usize,
    problems: Vec<Problem>,
}

/// What `publish build --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct BuildAnswer {
    card: PathBuf,
    fingerprint: String,
    publications: usize,
    editions: usize,
    new_keys: Vec<String>,
    requests: Vec<PathBuf>,
    warnings: Vec<Problem>,
}

/// What `publish init --json` and `publish keys --json` print.
#[derive(Serialize, JsonSchema)]
pub(crate) struct KeysAnswer {
    content: PathBuf,
    keys: PathBuf,
    fingerprint: String,
}

/// What `publish import --json` prints.
#[derive(Serialize, JsonSchema)]
pub(crate) struct ImportAnswer {
    content: PathBuf,
    #[serde(flatten)]
    report: ImportReport,
}

/// What `publish preview --json` prints when the window opens.
#[derive(Serialize, JsonSchema)]
pub(crate) struct PreviewAnswer {
    content: PathBuf,
    publications: usize,
    editions: usize,
    warnings: Vec<Problem>,
}

pub(crate) fn run(publish: Publish, output: &Output) -> Result<Exit, Failure> {
    match publish {
        Publish::Init(init) => self::init(&init, output),
        Publish::Keys { content, keys, expires_days } => make_keys(&content, &keys, expires_days, output),
        Publish::Check { content, keys, pdf } => check(&content, keys.as_ref(), &pdf, output),
        Publish::Status(options) => signing::status(&options, output),
        Publish::Refresh { renew, signed } => signing::refresh(&renew, &signed, output),
        Publish::Rotate { role, renew, root_keys, threshold } => {
            signing::rotate(&role, &renew, root_keys, threshold, output)
        }
        Publish::AddOffice { collection, renew, public_key, new } => {
            signing::add_office(&collection, &renew, public_key.as_deref(), new.as_deref(), output)
        }
        Publish::RemoveOffice { collection, renew } => signing::remove_office(&collection, &renew, output),
        Publish::Push { repository, target } => signing::push(&repository, &target, output),
        Publish::OfficeKey { file, passphrase } => signing::office_key(&file, passphrase, output),
        Publish::Sign { request, key, out, replace, show: _ } => {
            if let Some(out) = &out {
                super::may_be_written(out, replace)?;
            }
            signing::sign(&request, key.as_deref(), out.as_deref(), output)
        }
        Publish::Build(build) => self::build(&build, output),
        Publish::Import(import) => self::import(&import, output),
        Publish::Preview { content, pdf } => preview(&content, &pdf, output),
    }
}

fn init(init: &Init, output: &Output) -> Result<Exit, Failure> {
    let publisher = new_publisher(&init.publisher)?;
    let (folder, keys) = new_keys(&init.dir, &init.keys)?;
    let today = jiff::Zoned::now().date();
    let card = publish::init(&init.dir, &publisher, today, &keys, Expiry::default(), Timestamp::now());
    tell_keys(&init.dir, folder, &card.map_err(failure)?, output)
}

fn make_keys(content: &Path, options: &KeyOptions, expires_days: u32, output: &Output) -> Result<Exit, Failure> {
    let publisher = publish::folder::publisher(content).map_err(failure)?;
    let (folder, keys) = new_keys(content, options)?;
    let expiry = Expiry { root: i64::from(expires_days), ..Expiry::default() };
    let card = keys.create(&publisher, expiry, Timestamp::now()).map_err(failure)?;
    tell_keys(content, folder, &card, output)
}

/// Where the new keys of `content` go, with the passphrase they get.
fn new_keys(content: &Path, options: &KeyOptions) -> Result<(PathBuf, KeyFolder), Failure> {
    let passphrase = if options.passphrase { Some(new_passphrase()?) } else { None };
    let folder = options.keys.clone().unwrap_or_else(|| publish::default_keys_folder(content));
    let keys = KeyFolder::new(&folder, passphrase, &[content]).map_err(failure)?;
    Ok((folder, keys))
}

fn tell_keys(content: &Path, folder: PathBuf, card: &repository::Card, output: &Output) -> Result<Exit, Failure> {
    let answer = KeysAnswer { content: content.to_owned(), keys: folder, fingerprint: card.fingerprint().to_string() };
    output.answer(&answer, |made| {
        format!(
            "Content folder: {}\nKeys: {} (keep a copy in a safe place; whoever has them can publish as you)\nFingerprint: {}\nNext: shelf publish check {}",
            made.content.display(),
            made.keys.display(),
            fingerprint(&made.fingerprint),
            typed(&made.content)
        )
    })?;
    Ok(Exit::Done)
}

fn check(content: &Path, keys: Option<&PathBuf>, pdf: &PdfOptions, output: &Output) -> Result<Exit, Failure> {
    let folder = keys.cloned().unwrap_or_else(|| publish::default_keys_folder(content));
    let known = KeyFolder::new(&folder, None, &[content]).ok();
    let known = known.as_ref();
    let mut problems =
        with_progress(output, |each| publish::check(content, known, &extractor(pdf)?, each).map_err(failure))?;
    problems.extend(signing::expiring(content, keys));
    let count = |gravity| problems.iter().filter(|problem| problem.gravity == gravity).count();
    let checked = Checked { errors: count(Gravity::Error), warnings: count(Gravity::Warning), problems };
    output.answer(&checked, |checked| {
        format!(
            "{}{}, {}.",
            lines(&checked.problems),
            counted(checked.errors, "error"),
            counted(checked.warnings, "warning")
        )
    })?;
    Ok(if checked.errors > 0 { Exit::With(2) } else { Exit::Done })
}

fn build(build: &Build, output: &Output) -> Result<Exit, Failure> {
    publish::folder::check_root(&build.content).map_err(failure)?;
    let folder = build.keys.keys.clone().unwrap_or_else(|| publish::default_keys_folder(&build.content));
    let public = [build.content.as_path(), build.out.as_path()];
    let locked = KeyFolder::new(&folder, None, &public).map_err(failure)?.needs_passphrase().map_err(failure)?;
    let passphrase = if locked { Some(passphrase("Passphrase of the keys: ")?) } else { None };
    let keys = KeyFolder::new(&folder, passphrase, &public).map_err(failure)?;
    let expiry = expiry(build.expires_days);
    let now = build.time.unwrap_or_else(Timestamp::now);
    let (content, out, same_revision) = (&build.content, &build.out, build.same_revision);
    let options = BuildOptions { content, out, keys: &keys, expiry, now, same_revision };
    let built = with_progress(output, |each| publish::build(&options, &extractor(&build.pdf)?, each).map_err(failure))?;
    output.answer(&answer(built), |built| {
        let new_keys = if built.new_keys.is_empty() {
            String::new()
        } else {
            format!("New keys, to be copied to a safe place: {}\n", built.new_keys.join(", "))
        };
        format!(
            "{}{} in {}.\n{new_keys}{}Card: {}\nFingerprint: {}",
            lines(&built.warnings),
            counted(built.publications, "publication"),
            counted(built.editions, "edition"),
            signing::asked(&built.requests),
            built.card.display(),
            fingerprint(&built.fingerprint)
        )
    })?;
    Ok(Exit::Done)
}

/// How long signatures are good: as usual, or all for as many `days`.
pub(crate) fn expiry(days: Option<u32>) -> Expiry {
    days.map_or_else(Expiry::default, |days| {
        let days = i64::from(days);
        Expiry { root: days, targets: days, collections: days, snapshot: days, timestamp: days }
    })
}

fn answer(built: Built) -> BuildAnswer {
    BuildAnswer {
        card: built.card,
        fingerprint: built.fingerprint.to_string(),
        publications: built.publications,
        editions: built.editions,
        new_keys: built.new_keys.iter().map(ToString::to_string).collect(),
        requests: built.requests,
        warnings: built.warnings,
    }
}

fn import(import: &Import, output: &Output) -> Result<Exit, Failure> {
    let language = import
        .lang
        .parse()
        .map_err(|error: domain::language::LanguageError| Failure::wrong_input(error.to_string()))?;
    let issued = domain::When::Day(jiff::Zoned::now().date());
    let options = ImportOptions { publisher: new_publisher(&import.publisher)?, language, issued };
    let report = publish::import(&import.from, &import.to, &options).map_err(failure)?;
    output.answer(&ImportAnswer { content: import.to.clone(), report }, |made| {
        let notes: String = made.report.notes.iter().map(|note| format!("{note}\n")).collect();
        format!(
            "{notes}{} in {} imported.\nNext: shelf publish check {}\nBefore the first build: shelf publish keys {}",
            counted(made.report.publications, "publication"),
            counted(made.report.editions, "edition"),
            typed(&made.content),
            typed(&made.content)
        )
    })?;
    Ok(Exit::Done)
}

/// Builds the content folder into a library of its own, signed with keys that are thrown away, and opens the window on it.
fn preview(content: &Path, pdf: &PdfOptions, output: &Output) -> Result<Exit, Failure> {
    let io = |error: std::io::Error| {
        let temporary = std::env::temp_dir();
        Failure::failed(format!(
            "the preview could not be made: {error}; see that {} can be written and has room",
            temporary.display()
        ))
    };
    let folder = PreviewFolder::new(&std::env::temp_dir()).map_err(io)?;
    let publisher = publish::folder::publisher(content).map_err(failure)?;
    let keys = KeyFolder::new(&folder.path().join("keys"), None, &[]).map_err(failure)?;
    let now = Timestamp::now();
    keys.create(&publisher, Expiry::default(), now).map_err(failure)?;
    let repository = folder.path().join("repository");
    let (expiry, same_revision) = (Expiry::default(), false);
    let options = BuildOptions { content, out: &repository, keys: &keys, expiry, now, same_revision };
    let built = with_progress(output, |each| publish::build(&options, &extractor(pdf)?, each).map_err(failure))?;
    let place = folder.path().join("library");
    {
        let library = crate::begin(&Place { folder: place.clone(), policy: None, quiet: true })?;
        library.mark_as_preview(&content.to_string_lossy())?;
        library.add_source(&repository.to_string_lossy(), &built.card)?;
        for source in library.sync(&library::api::SyncRequest::default(), &mut |_| {})?.sources {
            if let Some(failure) = source.error.or_else(|| source.failed.into_iter().next().map(|item| item.error)) {
                return Err(failure);
            }
        }
    }
    let window =
        std::env::current_exe().map_err(io)?.with_file_name(format!("fieldshelf{}", std::env::consts::EXE_SUFFIX));
    let Built { publications, editions, warnings, .. } = built;
    let shown = PreviewAnswer { content: content.to_owned(), publications, editions, warnings };
    output.answer(&shown, |shown| {
        format!(
            "{}{} in {}, not signed. Close the window to end the preview.",
            lines(&shown.warnings),
            counted(shown.publications, "publication"),
            counted(shown.editions, "edition")
        )
    })?;
    let mut command = std::process::Command::new(&window);
    command.arg("--library").arg(&place).stdin(folder.lock().map_err(io)?);
    let ended = command.status().map_err(|error| {
        Failure::failed(format!(
            "the window, {}, could not be opened: {error}; install the app, or build it",
            window.display()
        ))
    })?;
    Ok(if ended.success() { Exit::Done } else { Exit::With(1) })
}

fn new_publisher(options: &PublisherOptions) -> Result<NewPublisher, Failure> {
    let id = options.id.parse().map_err(|error: domain::IdError| Failure::wrong_input(error.to_string()))?;
    Ok(NewPublisher { id, name: options.name.clone(), time_zone: options.time_zone.clone() })
}

/// The extractor: this program again, with the libpdfium that lies where it looks.
fn extractor(options: &PdfOptions) -> Result<Extractor, Failure> {
    let program = std::env::current_exe()
        .map_err(|error| Failure::failed(format!("this program cannot find itself: {error}; install it anew")))?;
    let mut limits = extract::Limits::default();
    if let Some(seconds) = options.pdf_seconds {
        limits.time = Duration::from_secs(seconds);
    }
    // Content folders without PDFs need no pdfium; one that has them says that it is missing, and where it was sought.
    let pdfium = extract::find_pdfium().unwrap_or_else(|| PathBuf::from(extract::PDFIUM_FILE_NAME));
    Ok(Extractor { program, pdfium, limits })
}

fn with_progress<T>(
    output: &Output,
    work: impl FnOnce(&mut dyn FnMut(&Path, usize)) -> Result<T, Failure>,
) -> Result<T, Failure> {
    let bar = output.progress(false);
    let result = work(&mut |path, total| {
        bar.set_length(total as u64);
        bar.inc(1);
        bar.set_message(path.display().to_string());
    });
    bar.finish_and_clear();
    result
}

fn lines(problems: &[Problem]) -> String {
    problems.iter().map(|problem| format!("{problem}\n")).collect()
}

pub(crate) fn failure(error: PublishError) -> Failure {
    match error {
        PublishError::Problems(found) => {
            Failure::wrong_input(format!("nothing was built:\n{}", lines(&found).trim_end()))
        }
        PublishError::NoContent { .. }
        | PublishError::NoInput { .. }
        | PublishError::ImportInside { .. }
        | PublishError::NotEmpty { .. }
        | PublishError::NoName
        | PublishError::OutInside { .. }
        | PublishError::NotARepository { .. }
        | PublishError::WrongTimeZone { .. }
        | PublishError::KeysInside { .. }
        | PublishError::NoKeys { .. }
        | PublishError::NotPublished { .. }
        | PublishError::NoOffice { .. }
        | PublishError::OfficeSigns { .. }
        | PublishError::NoKeyOf { .. }
        | PublishError::NoCollection { .. }
        | PublishError::WrongThreshold { .. }
        | PublishError::NotAnAnswer { .. }
        | PublishError::NoTarget { .. }
        | PublishError::TargetIsNewer { .. }
        | PublishError::TargetIsOther { .. }
        | PublishError::Request { .. }
        | PublishError::OtherPublisher { .. } => Failure::wrong_input(error.to_string()),
        PublishError::NothingToImport { ref notes, .. } => {
            Failure::wrong_input(format!("{error}\n{}", notes.join("\n")))
        }
        PublishError::Key(
            repository::KeyError::WrongPassphrase { .. }
            | repository::KeyError::PassphraseNeeded { .. }
            | repository::KeyError::Exists { .. },
        )
        | PublishError::Write(
            repository::WriteError::Earlier { .. }
            | repository::WriteError::RootKeys { .. }
            | repository::WriteError::OlderKeys { .. }
            | repository::WriteError::NotNewest { .. },
        ) => Failure::wrong_input(error.to_string()),
        PublishError::TargetFull { .. } => Failure::new(ErrorCode::DiskFull, error.to_string()),
        PublishError::Push { .. } => Failure::new(ErrorCode::Unreachable, error.to_string()),
        PublishError::Write(repository::WriteError::Busy { .. }) => Failure::new(ErrorCode::Held, error.to_string()),
        PublishError::Write(repository::WriteError::Answer { .. }) => {
            Failure::new(ErrorCode::Refused, error.to_string())
        }
        PublishError::Io { ref source, .. }
        | PublishError::Key(repository::KeyError::Io { ref source, .. })
        | PublishError::Write(repository::WriteError::Io { ref source, .. })
            if source.kind() == std::io::ErrorKind::StorageFull =>
        {
            Failure::new(ErrorCode::DiskFull, error.to_string())
        }
        PublishError::NoFile { .. } | PublishError::Key(repository::KeyError::Missing { .. }) => {
            Failure::wrong_input(error.to_string())
        }
        other => Failure::failed(other.to_string()),
    }
}

/// The passphrase, from `FIELDSHELF_PASSPHRASE` or the terminal.
pub(crate) fn passphrase(prompt: &str) -> Result<String, Failure> {
    if let Ok(words) = std::env::var("FIELDSHELF_PASSPHRASE") {
        return Ok(words);
    }
    if !std::io::stdin().is_terminal() {
        return Err(Failure::wrong_input(
            "the keys need their passphrase: set FIELDSHELF_PASSPHRASE, or run this on a terminal",
        ));
    }
    rpassword::prompt_password(prompt).map_err(|error| {
        Failure::failed(format!("the passphrase could not be read: {error}; set FIELDSHELF_PASSPHRASE instead"))
    })
}

pub(crate) fn new_passphrase() -> Result<String, Failure> {
    let words = passphrase("New passphrase for the keys: ")?;
    if words.is_empty() {
        return Err(Failure::wrong_input(
            "an empty passphrase protects nothing: choose another, or leave --passphrase out",
        ));
    }
    if std::env::var_os("FIELDSHELF_PASSPHRASE").is_none() && passphrase("The same again: ")? != words {
        return Err(Failure::wrong_input("the two passphrases differ, and nothing was made; begin again"));
    }
    Ok(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_another_process_writes_is_held() {
        let busy = repository::WriteError::Busy { path: "published".into() };
        assert_eq!(failure(PublishError::Write(busy)).code, ErrorCode::Held);
    }
}
