//! Where a publisher's keys lie: a folder of its own, never inside what is handed to others.
//!
//! ```text
//! root.pem  release.pem  collections/<id>.pem  publisher.fieldshelf-card
//! root-2.pem …    further root keys, where a root takes several
//! roots/          the roots that followed the card's
//! offices/        public keys of offices that sign their collections themselves
//! requests/       what those are asked to sign
//! replaced/       keys that were replaced
//! next/           a replacement that is being carried out
//! published/      what was signed last, without blobs
//! ```
//! The card lies beside the keys because it holds the first root they signed: without it the same keys would make
//! another root, and every reader would have to be told to trust anew. `published` remembers the newest versions that
//! readers may have seen: a repository that is lost, or built into another folder, goes on from there.

use std::collections::BTreeMap;
use std::path::{Component, Path, PathBuf};

use disk::Access;
use domain::ShortName;
use jiff::Timestamp;
use repository::{Card, CardFileError, Expiry, Key, Keys, OfficeSigner, Offices, PublicKey, SigningRequest};

use crate::error::PublishError;
use crate::folder::Publisher;
use crate::replacement::Replacement;
use crate::staged::{Staged, replace};

/// The file name of a card.
pub const CARD: &str = "publisher.fieldshelf-card";

const ROOT: &str = "root.pem";
pub(crate) const RELEASE: &str = "release.pem";
const COLLECTIONS: &str = "collections";
const OFFICES: &str = "offices";
const REQUESTS: &str = "requests";
const ROOTS: &str = "roots";

/// The ending of what an office is asked to sign.
pub const REQUEST: &str = "fieldshelf-request";

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
        let folder = Self { path: path.to_owned(), passphrase };
        folder.outside(public)?;
        Ok(folder)
    }

    /// Whether it lies outside all of the `public` folders.
    pub(crate) fn outside(&self, public: &[&Path]) -> Result<(), PublishError> {
        let whole = absolute(&self.path);
        match public.iter().find(|folder| whole.starts_with(absolute(folder))) {
            Some(folder) => Err(PublishError::KeysInside { keys: self.path.clone(), public: (*folder).to_owned() }),
            None => Ok(()),
        }
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
        Card::read(&path).map_err(|error| match error {
            CardFileError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
                PublishError::NoKeys { path: self.path.clone() }
            }
            CardFileError::Io(error) => PublishError::io("read", &path, error),
            CardFileError::Card(source) => PublishError::Card { path, source },
        })
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
        self.settle()?;
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

    /// The keys that are here: the release key, and those of collections that are not kept elsewhere.
    ///
    /// # Errors
    /// When the release key is missing, or a key cannot be opened.
    pub(crate) fn at_hand(&self) -> Result<Keys, PublishError> {
        self.settle()?;
        self.at_hand_with(self.key(Path::new(RELEASE))?)
    }

    /// [`Self::at_hand`], with this release key in place of the one that is here, or was lost.
    pub(crate) fn at_hand_with(&self, release: Key) -> Result<Keys, PublishError> {
        self.settle()?;
        let mut keys = Keys { root: None, release, collections: BTreeMap::new() };
        for (collection, path) in self.named(COLLECTIONS, "pem")? {
            keys.collections.insert(collection, Key::load(&path, self.passphrase.as_deref())?);
        }
        Ok(keys)
    }

    /// The root keys that are here, and those in the files `elsewhere`.
    ///
    /// # Errors
    /// When one cannot be opened, or a file named is missing.
    pub(crate) fn root_keys(&self, elsewhere: &[PathBuf]) -> Result<Vec<Key>, PublishError> {
        let mut keys = Vec::new();
        for path in self.root_names()?.iter().map(|name| self.path.join(name)).chain(elsewhere.iter().cloned()) {
            keys.push(Key::load(&path, self.passphrase.as_deref())?);
        }
        Ok(keys)
    }

    /// The names of the root keys that are here.
    pub(crate) fn root_names(&self) -> Result<Vec<PathBuf>, PublishError> {
        self.settle()?;
        let named = (1..=MOST_ROOT_KEYS).map(root_name).filter(|name| self.path.join(name).is_file());
        Ok(named.map(PathBuf::from).collect())
    }

    fn key(&self, name: &Path) -> Result<Key, PublishError> {
        Ok(Key::load(&self.path.join(name), self.passphrase.as_deref())?)
    }

    /// The roots that followed the card's, oldest first. They are checked where they are used.
    ///
    /// # Errors
    /// When one cannot be read.
    pub(crate) fn later_roots(&self, card: &Card) -> Result<Vec<String>, PublishError> {
        self.settle()?;
        let mut roots = Vec::new();
        for version in card.root_version() + 1.. {
            let path = self.path.join(root_file(version));
            match std::fs::read_to_string(&path) {
                Ok(root) => roots.push(root),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => break,
                Err(error) => return Err(PublishError::io("read", &path, error)),
            }
        }
        Ok(roots)
    }

    /// The offices that sign their collections themselves, with what they were asked last.
    ///
    /// # Errors
    /// When a key or a request cannot be read.
    pub(crate) fn offices(&self) -> Result<Offices, PublishError> {
        self.settle()?;
        let mut offices = Offices::new();
        for (collection, path) in self.named(OFFICES, "pub")? {
            let request = self.request_path(&collection);
            let asked = match std::fs::read(&request) {
                Ok(asked) => Some(asked),
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => None,
                Err(error) => return Err(PublishError::io("read", &request, error)),
            };
            offices.insert(collection, OfficeSigner { key: PublicKey::load(&path)?, asked, answer: None });
        }
        Ok(offices)
    }

    /// Puts what offices are asked to sign in place of what they were asked before; returns where each lies.
    ///
    /// # Errors
    /// When it cannot be written.
    pub(crate) fn ask(&self, requests: &[SigningRequest]) -> Result<Vec<PathBuf>, PublishError> {
        for (collection, path) in self.named(REQUESTS, REQUEST)? {
            if !requests.iter().any(|request| request.id.collection == collection) {
                std::fs::remove_file(&path).map_err(|error| PublishError::io("remove", &path, error))?;
            }
        }
        let folder = self.path.join(REQUESTS);
        if !requests.is_empty() {
            std::fs::create_dir_all(&folder).map_err(|error| PublishError::io("make the folder", &folder, error))?;
        }
        let mut paths = Vec::new();
        for request in requests {
            let path = self.request_path(&request.id.collection);
            replace(&path, &request.to_bytes())?;
            paths.push(path);
        }
        Ok(paths)
    }

    fn request_path(&self, collection: &ShortName) -> PathBuf {
        self.path.join(REQUESTS).join(format!("{collection}.{REQUEST}"))
    }

    /// Files of `folder` that are called after a collection, with the ending given.
    fn named(&self, folder: &str, ending: &str) -> Result<BTreeMap<ShortName, PathBuf>, PublishError> {
        let folder = self.path.join(folder);
        let entries = match std::fs::read_dir(&folder) {
            Ok(entries) => entries,
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(BTreeMap::new()),
            Err(error) => return Err(PublishError::io("read the folder", &folder, error)),
        };
        let mut found = BTreeMap::new();
        for entry in entries {
            let path = entry.map_err(|error| PublishError::io("read the folder", &folder, error))?.path();
            let name = path.file_stem().and_then(|name| name.to_str()).and_then(|name| name.parse().ok());
            if let Some(name) = name.filter(|_| path.extension().is_some_and(|found| found == ending)) {
                found.insert(name, path);
            }
        }
        Ok(found)
    }

    /// Begins a replacement of keys.
    pub(crate) fn replacement(&self) -> Result<Replacement, PublishError> {
        self.settle()?;
        Replacement::new(&self.path, self.passphrase.clone())
    }

    /// Carries out a replacement that was stopped.
    fn settle(&self) -> Result<(), PublishError> {
        crate::replacement::settle(&self.path)
    }

    /// Whether the keys have a passphrase. Any of them tells: a lost one must not make the others look lost.
    ///
    /// # Errors
    /// [`PublishError::NoKeys`] when there are none.
    pub fn needs_passphrase(&self) -> Result<bool, PublishError> {
        let release = [self.path.join(RELEASE)];
        let roots = self.root_names()?.into_iter().map(|name| self.path.join(name));
        let collections = self.named(COLLECTIONS, "pem")?.into_values();
        for path in release.into_iter().chain(roots).chain(collections) {
            match Key::needs_passphrase(&path) {
                Err(repository::KeyError::Missing { .. }) => {}
                other => return Ok(other?),
            }
        }
        Err(PublishError::NoKeys { path: self.path.clone() })
    }
}

/// The most root keys that one root has here: enough for every member of a board.
pub(crate) const MOST_ROOT_KEYS: u32 = 16;

/// The file of the root key of this number, from 1.
pub(crate) fn root_name(number: u32) -> String {
    if number == 1 { ROOT.to_owned() } else { format!("root-{number}.pem") }
}

/// The file of a collection's key.
pub(crate) fn collection_name(collection: &ShortName) -> PathBuf {
    Path::new(COLLECTIONS).join(format!("{collection}.pem"))
}

/// The file of an office's public key.
pub(crate) fn office_name(collection: &ShortName) -> PathBuf {
    Path::new(OFFICES).join(format!("{collection}.pub"))
}

/// The file of a root.
pub(crate) fn root_file(version: u64) -> PathBuf {
    Path::new(ROOTS).join(format!("{version}.root.json"))
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
