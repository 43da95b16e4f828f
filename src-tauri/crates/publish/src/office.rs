//! The office's side: its key, and signing what it is asked to.

use std::path::{Path, PathBuf};

use repository::{Key, SigningRequest};

use crate::error::PublishError;
use crate::staged::replace;

/// The ending of what an office gives back.
pub const ANSWER: &str = "fieldshelf-signed";

/// Makes an office's key: the private half at `path`, the public one beside it, with `.pub` added.
///
/// # Errors
/// [`PublishError::Key`] when there is one already, or it cannot be written.
pub fn office_key(path: &Path, passphrase: Option<&str>) -> Result<(PathBuf, String), PublishError> {
    let public = beside(path, "pub");
    if public.exists() {
        return Err(repository::KeyError::Exists { path: public }.into());
    }
    let key = Key::generate()?;
    key.save(path, passphrase)?;
    replace(&public, key.public().to_pem(&public)?.as_bytes())?;
    Ok((public, key.id()))
}

/// Reads what an office is asked to sign: what is shown of it is what will be signed.
///
/// # Errors
/// [`PublishError::Request`].
pub fn read_request(path: &Path) -> Result<SigningRequest, PublishError> {
    let bytes = std::fs::read(path).map_err(|error| PublishError::reading(path, error))?;
    SigningRequest::parse(&bytes).map_err(|source| PublishError::Request { path: path.to_owned(), source })
}

/// Signs what was read from the file `request` with the key at `key`, into the file `answer`, or beside the request;
/// returns where the answer lies.
///
/// # Errors
/// [`PublishError::Request`] and [`PublishError::Key`].
pub fn sign(
    asked: &SigningRequest,
    request: &Path,
    key: &Path,
    passphrase: Option<&str>,
    answer: Option<&Path>,
) -> Result<PathBuf, PublishError> {
    let signed = asked.sign(&Key::load(key, passphrase)?);
    let signed = signed.map_err(|source| PublishError::Request { path: request.to_owned(), source })?;
    let answer = answer.map_or_else(|| request.with_extension(ANSWER), Path::to_owned);
    replace(&answer, &signed)?;
    Ok(answer)
}

/// `path` with an ending added.
fn beside(path: &Path, ending: &str) -> PathBuf {
    let mut name = path.file_name().unwrap_or_default().to_owned();
    name.push(".");
    name.push(ending);
    path.with_file_name(name)
}
