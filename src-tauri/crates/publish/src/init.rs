//! Makes a new content folder that checks and builds as it stands.

use std::path::Path;

use disk::Access;
use domain::ShortName;
use jiff::Timestamp;
use repository::{Card, Expiry};

use crate::error::PublishError;
use crate::folder;
use crate::keys::KeyFolder;
use crate::staged::Staged;

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

/// Makes the content folder `dir` for `publisher`, with one collection and one article to begin from, dated `today`, and
/// its `keys`: both or none.
///
/// # Errors
/// When `dir` is there and not empty, when there are keys already, or when something cannot be written.
pub fn init(
    dir: &Path,
    publisher: &NewPublisher,
    today: jiff::civil::Date,
    keys: &KeyFolder,
    expiry: Expiry,
    now: Timestamp,
) -> Result<Card, PublishError> {
    let content = new_folder(dir, publisher)?;
    let collection = Path::new("collections/library");
    content
        .write(collection.join("collection.toml"), b"format = 1\ncover = \"teal\"\n\n[titles]\nen = \"Library\"\n")?;
    let article = collection.join("welcome");
    let about = format!("format = 1\nkind = \"article\"\nissued = {today}\n");
    content.write(article.join("publication.toml"), about.as_bytes())?;
    let described = "format = 1\nsummary = \"Replace this article with your own first publication.\"\n";
    content.write(article.join("en.toml"), described.as_bytes())?;
    let text = "# Welcome\n\n## Your first publication {#first}\n\nReplace this text. Each language is a file of its own beside it: `fr.md`, `ar.pdf`.\n";
    content.write(article.join("en.md"), text.as_bytes())?;
    let (staged, card) = keys.stage(&folder::publisher(content.path())?, expiry, now)?;
    let placed = content.place()?;
    match staged.place() {
        Ok(_) => Ok(card),
        Err(error) => {
            placed.take_back();
            Err(error)
        }
    }
}

/// Begins a content folder: `publisher.toml` alone.
pub(crate) fn new_folder(dir: &Path, publisher: &NewPublisher) -> Result<Staged, PublishError> {
    if publisher.name.trim().is_empty() {
        return Err(PublishError::NoName);
    }
    if jiff::tz::TimeZone::get(&publisher.time_zone).is_err() {
        return Err(PublishError::WrongTimeZone { zone: publisher.time_zone.clone() });
    }
    let content = Staged::new(dir, Access::Usual)?;
    let about = format!(
        "format = 1\nid = {}\nname = {}\ntime-zone = {}\n# Where the repository can be found, for the card:\n# addresses = [\"https://example.org/fieldshelf/\"]\n",
        quoted(publisher.id.as_str()),
        quoted(&publisher.name),
        quoted(&publisher.time_zone),
    );
    content.write("publisher.toml", about.as_bytes())?;
    Ok(content)
}

/// A TOML basic string.
pub(crate) fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}
