//! Makes a new content folder that checks and builds as it stands.

use std::io::Write;
use std::path::Path;

use domain::ShortName;

use crate::error::PublishError;

/// Who the new publisher is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NewPublisher {
    /// Short name, the same for ever.
    pub id: ShortName,
    /// Full name.
    pub name: String,
    /// IANA name of the publisher's time zone.
    pub time_zone: String,
}

/// Makes the content folder `dir` for `publisher`, with one collection and one article to begin from.
///
/// # Errors
/// When `dir` is there and not empty, or cannot be written.
pub fn init(dir: &Path, publisher: &NewPublisher, today: jiff::civil::Date) -> Result<(), PublishError> {
    make_folder(dir, publisher)?;
    let collection = dir.join("collections").join("library");
    write_new(&collection.join("collection.toml"), "format = 1\ncover = \"teal\"\n\n[titles]\nen = \"Library\"\n")?;
    let article = collection.join("welcome");
    write_new(&article.join("publication.toml"), &format!("format = 1\nkind = \"article\"\nissued = {today}\n"))?;
    write_new(
        &article.join("en.toml"),
        "format = 1\nsummary = \"Replace this article with your own first publication.\"\n",
    )?;
    let text = "# Welcome\n\n## Your first publication {#first}\n\nReplace this text. Each language is a file of its own beside it: `fr.md`, `ar.pdf`.\n";
    write_new(&article.join("en.md"), text)
}

/// Makes an empty content folder: `publisher.toml` alone.
pub(crate) fn make_folder(dir: &Path, publisher: &NewPublisher) -> Result<(), PublishError> {
    if publisher.name.trim().is_empty() {
        return Err(PublishError::NoName);
    }
    if jiff::tz::TimeZone::get(&publisher.time_zone).is_err() {
        return Err(PublishError::WrongTimeZone { zone: publisher.time_zone.clone() });
    }
    match std::fs::read_dir(dir).map(|mut entries| entries.next().is_some()) {
        Ok(true) => return Err(PublishError::NotEmpty { path: dir.to_owned() }),
        Ok(false) => {}
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(PublishError::io("read the folder", dir, error)),
    }
    let about = format!(
        "format = 1\nid = {}\nname = {}\ntime-zone = {}\n# Where the repository can be found, for the card:\n# addresses = [\"https://example.org/fieldshelf/\"]\n",
        quoted(publisher.id.as_str()),
        quoted(&publisher.name),
        quoted(&publisher.time_zone),
    );
    write_new(&dir.join("publisher.toml"), &about)
}

/// A TOML basic string.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

/// Writes a file that is not there yet, making its folders.
pub(crate) fn write_new(path: &Path, text: &str) -> Result<(), PublishError> {
    let failed = |error| PublishError::io("write", path, error);
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(failed)?;
    }
    let mut file = std::fs::OpenOptions::new().write(true).create_new(true).open(path).map_err(failed)?;
    file.write_all(text.as_bytes()).map_err(failed)
}
