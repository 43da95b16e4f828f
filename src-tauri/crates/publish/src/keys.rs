//! Where a publisher's keys lie: a folder of its own, never inside what is handed to others.
//!
//! ```text
//! root.pem  release.pem  collections/<id>.pem  publisher.fieldshelf-card
//! published/      what was signed last, without blobs
//! ```
//! The card lies beside the keys because it holds the first root they signed: without it the same keys would make
//! another root, and every reader would have to be told to trust anew. `published` remembers the newest versions that
//! readers may have seen: a repository that is lost, or built into another folder, goes on from there.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use domain::ShortName;
use jiff::Timestamp;
use repository::{Card, Expiry, Key, Keys};

use crate::error::PublishError;
use crate::folder::Publisher;
use crate::staged::{Access, Staged};

/// The file name of a card.
pub const CARD: &str = "publisher.fieldshelf-card";

const ROOT: &str = "root.pem";
const RELEASE: &str = "release.pem";
const COLLECTIONS: &str = "collections";

/// The keys folder that goes with a content folder when none is named: its sibling with `.keys` added.
pub fn default_keys_folder(content: &Path) -> PathBuf {
    let content = absolute(content);
    let mut name = content.file_name().unwrap_or_default().to_owned();
    name.push(".keys");
    content.with_file_name(name)
}

/// A folder of keys.
#[derive(Debug, Clone)]
pub struct KeyFolder {
    path: PathBuf,
    passphrase: Option<String>,
}

impl KeyFolder {
    /// The folder at `path`, whose keys have `passphrase` where one was given.
    ///
    /// # Errors
    /// [`PublishError::KeysInside`] when it lies inside one of the `public` folders.
    pub fn new(path: &Path, passphrase: Option<String>, public: &[&Path]) -> Result<Self, PublishError> {
        let whole = absolute(path);
        for folder in public {
            if whole.starts_with(absolute(folder)) {
                return Err(PublishError::KeysInside { keys: path.to_owned(), public: (*folder).to_owned() });
            }
        }
        Ok(Self { path: path.to_owned(), passphrase })
    }

    /// Makes the keys and the card of a new publisher: all or none. Keys that are there are never overwritten.
    ///
    /// # Errors
    /// When there is anything in the folder already, or it cannot be written.
    pub fn create(&self, publisher: &Publisher, expiry: Expiry, now: Timestamp) -> Result<Card, PublishError> {
        let (staged, card) = self.stage(publisher, expiry, now)?;
        staged.place()?;
        Ok(card)
    }

    /// As [`create`](Self::create), but for the last step, which puts them in their place.
    pub(crate) fn stage(
        &self,
        publisher: &Publisher,
        expiry: Expiry,
        now: Timestamp,
    ) -> Result<(Staged, Card), PublishError> {
        for name in [ROOT, RELEASE] {
            let path = self.path.join(name);
            if path.exists() {
                return Err(repository::KeyError::Exists { path }.into());
            }
        }
        let staged = Staged::new(&self.path, Access::Owner)?;
        let (root, release) = (Key::generate()?, Key::generate()?);
        root.save(&staged.path().join(ROOT), self.passphrase.as_deref())?;
        release.save(&staged.path().join(RELEASE), self.passphrase.as_deref())?;
        let keys = Keys { root: Some(root), release, collections: BTreeMap::new() };
        let card = self.card_of(publisher, repository::new_root(&keys, &expiry, now)?)?;
        staged.write(CARD, &card.to_bytes())?;
        let collections = staged.path().join(COLLECTIONS);
        std::fs::create_dir(&collections).map_err(|error| PublishError::io("make", &collections, error))?;
        Ok((staged, card))
    }

    /// Where it is remembered what was signed last.
    pub(crate) fn published(&self) -> PathBuf {
        self.path.join("published")
    }

    fn card_of(&self, publisher: &Publisher, root: String) -> Result<Card, PublishError> {
        Card::new(
            publisher.id.clone(),
            publisher.name.clone(),
            publisher.names.clone(),
            publisher.addresses.clone(),
            root,
        )
        .map_err(|source| PublishError::Card { path: self.path.join(CARD), source })
    }

    /// The card as it was when it was made.
    ///
    /// # Errors
    /// [`PublishError::NoKeys`] when there is none.
    pub(crate) fn stored_card(&self) -> Result<Card, PublishError> {
        let path = self.path.join(CARD);
        let bytes = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => {
                return Err(PublishError::NoKeys { path: self.path.clone() });
            }
            Err(error) => return Err(PublishError::io("read", &path, error)),
        };
        Card::parse(&bytes).map_err(|source| PublishError::Card { path, source })
    }

    /// The card, with the names and addresses that `publisher.toml` says today.
    ///
    /// # Errors
    /// [`PublishError::NoKeys`] when there is none, [`PublishError::OtherPublisher`] when it is somebody else's.
    pub fn card(&self, publisher: &Publisher) -> Result<Card, PublishError> {
        let card = self.stored_card()?;
        if card.publisher != publisher.id {
            let (found, wanted) = (card.publisher.to_string(), publisher.id.to_string());
            return Err(PublishError::OtherPublisher { path: self.path.clone(), found, wanted });
        }
        self.card_of(publisher, card.root().to_owned())
    }

    /// The keys that sign a release of `collections`. A collection that has no key yet gets one; its name is then in the
    /// second part of the result.
    ///
    /// # Errors
    /// When a key is missing, cannot be opened, or cannot be made.
    pub fn load(&self, collections: &[ShortName]) -> Result<(Keys, Vec<ShortName>), PublishError> {
        let passphrase = self.passphrase.as_deref();
        let release = Key::load(&self.path.join(RELEASE), passphrase)?;
        let mut keys = Keys { root: None, release, collections: BTreeMap::new() };
        let mut made = Vec::new();
        for collection in collections {
            let path = self.path.join(COLLECTIONS).join(format!("{collection}.pem"));
            let key = match Key::load(&path, passphrase) {
                Err(repository::KeyError::Missing { .. }) => {
                    let key = Key::generate()?;
                    key.save(&path, passphrase)?;
                    made.push(collection.clone());
                    key
                }
                other => other?,
            };
            keys.collections.insert(collection.clone(), key);
        }
        Ok((keys, made))
    }

    /// Whether the keys have a passphrase.
    ///
    /// # Errors
    /// [`PublishError::NoKeys`] when there are none.
    pub fn needs_passphrase(&self) -> Result<bool, PublishError> {
        match Key::needs_passphrase(&self.path.join(RELEASE)) {
            Err(repository::KeyError::Missing { .. }) => Err(PublishError::NoKeys { path: self.path.clone() }),
            other => Ok(other?),
        }
    }
}

/// The absolute form of a path, with links resolved as far as the path exists.
pub(crate) fn absolute(path: &Path) -> PathBuf {
    let whole = std::path::absolute(path).unwrap_or_else(|_| path.to_owned());
    let mut found = PathBuf::new();
    for part in whole.components() {
        if part == Component::ParentDir {
            found.pop();
        } else {
            found.push(part);
            found = found.canonicalize().unwrap_or(found);
        }
    }
    found
}
