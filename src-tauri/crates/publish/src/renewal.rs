//! Signing again: what expires, with other keys, or with what an office gave back.

use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

use domain::ShortName;
use jiff::Timestamp;
use repository::{Card, Expiry, Key, Keys, KnownRoot, Offices, Places, PublicKey, Publisher, RootKeys};

use crate::build::of_memory;
use crate::error::PublishError;
use crate::keys::{KeyFolder, MOST_ROOT_KEYS, RELEASE, collection_name, office_name, root_file, root_name};
use crate::replacement::Replacement;

/// What is signed again, and with what.
#[derive(Debug)]
pub struct RenewOptions<'a> {
    /// The repository that was signed last.
    pub repository: &'a Path,
    /// The keys.
    pub keys: &'a KeyFolder,
    /// Root keys that are kept elsewhere.
    pub root_keys: &'a [PathBuf],
    /// How long new signatures are good.
    pub expiry: Expiry,
    /// The time of signing.
    pub now: Timestamp,
}

/// What was signed.
#[derive(Debug)]
pub struct Renewed {
    /// The version of the release.
    pub version: u64,
    /// The version of the root.
    pub root: u64,
    /// Until when that is good.
    pub root_expires: Timestamp,
    /// The collections that were signed again.
    pub collections: Vec<ShortName>,
    /// What offices are asked to sign.
    pub requests: Vec<PathBuf>,
}

/// Which keys are replaced.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Rotation {
    /// The key that signs releases.
    Release,
    /// All root keys.
    Root {
        /// How many there will be.
        keys: u32,
        /// How many of them must sign the next root.
        threshold: u32,
    },
    /// The key of a collection.
    Collection(ShortName),
}

/// The publisher as the keys folder knows it.
struct Known {
    card: Card,
    later_roots: Vec<String>,
    keys: Keys,
    offices: Offices,
}

impl Known {
    fn load(folder: &KeyFolder) -> Result<Self, PublishError> {
        Self::with(folder, folder.at_hand()?)
    }

    fn with(folder: &KeyFolder, keys: Keys) -> Result<Self, PublishError> {
        let card = folder.stored_card()?;
        let later_roots = folder.later_roots(&card)?;
        Ok(Self { keys, offices: folder.offices()?, card, later_roots })
    }

    fn newest_root(&self) -> &str {
        self.later_roots.last().map_or(self.card.root(), String::as_str)
    }

    /// Adds the next root, which says `named`.
    fn follow(
        &mut self,
        options: &RenewOptions<'_>,
        named: &RootKeys,
        signers: &[Key],
        replacement: &Replacement,
    ) -> Result<(), PublishError> {
        let root = repository::next_root(self.newest_root(), named, signers, &options.expiry, options.now)?;
        replacement.file(root_file(KnownRoot::read(&root)?.version), root.as_bytes())?;
        self.later_roots.push(root);
        Ok(())
    }

    /// The collections that the repository has, or that there is a key or an office of.
    fn collections(&self, options: &RenewOptions<'_>) -> BTreeSet<ShortName> {
        let mut names: BTreeSet<ShortName> = self.keys.collections.keys().chain(self.offices.keys()).cloned().collect();
        // What cannot be read at all is refused when it is signed.
        if let Ok(found) = repository::inspect(&self.card, &repository::Folder::new(options.repository)) {
            let roles = found.roles.iter().filter(|role| !repository::RESERVED_ROLES.contains(&role.role.as_str()));
            names.extend(roles.filter_map(|role| role.role.parse().ok()));
            names.extend(found.refused.into_iter().map(|(name, _)| name));
        }
        names
    }

    /// Refuses a collection that there is none of.
    fn require_collection(&self, collection: &ShortName, options: &RenewOptions<'_>) -> Result<(), PublishError> {
        let there = self.collections(options);
        if there.contains(collection) {
            return Ok(());
        }
        Err(PublishError::NoCollection { collection: collection.to_string(), there: listed(&there) })
    }

    /// Signs the repository again; the `replacement` of keys is decided once it is certain that this can be done.
    fn renew(&self, options: &RenewOptions<'_>, replacement: Option<Replacement>) -> Result<Renewed, PublishError> {
        let published = options.keys.published();
        let publisher = Publisher {
            card: &self.card,
            later_roots: &self.later_roots,
            keys: &self.keys,
            offices: &self.offices,
            expiry: options.expiry,
        };
        let places = Places { out: options.repository, memory: &published };
        let mut replacement = replacement;
        let mut decide = || replacement.take().map_or(Ok(()), Replacement::decide).map_err(|error| error.to_string());
        let written = repository::renew(places, publisher, options.now, &mut decide)
            .map_err(|error| of_memory(error, &published))?;
        let root = KnownRoot::read(self.newest_root())?;
        Ok(Renewed {
            version: written.version,
            root: root.version,
            root_expires: root.expires,
            collections: written.collections,
            requests: options.keys.ask(&written.requests)?,
        })
    }
}

/// Signs again what lies in the repository: timestamp and snapshot, what has passed half its time, the root too where
/// enough root keys are at hand; and takes in what offices gave back in the files `answers`.
///
/// # Errors
/// [`PublishError`]; the repository is then what it was.
pub fn refresh(options: &RenewOptions<'_>, answers: &[PathBuf]) -> Result<Renewed, PublishError> {
    check_repository(options)?;
    let mut known = Known::load(options.keys)?;
    for path in answers {
        let bytes = std::fs::read(path).map_err(|error| PublishError::reading(path, error))?;
        let collection = answered(&bytes).ok_or_else(|| PublishError::NotAnAnswer { path: path.clone() })?;
        let Some(office) = known.offices.get_mut(&collection) else {
            return Err(PublishError::NoOffice { collection: collection.to_string() });
        };
        office.answer = Some(bytes);
    }
    let root = KnownRoot::read(known.newest_root())?;
    let mut replacement = None;
    if root.expires < domain::time::days_after(options.now, options.expiry.root / 2) {
        let signers = options.keys.root_keys(options.root_keys)?;
        let at_hand = root.keys.root.iter().filter(|key| signers.iter().any(|signer| signer.public() == **key)).count();
        if at_hand >= root.keys.threshold as usize {
            let staged = options.keys.replacement()?;
            known.follow(options, &root.keys, &signers, &staged)?;
            replacement = Some(staged);
        }
    }
    known.renew(options, replacement)
}

/// Replaces keys and signs the repository with the new ones. Whoever reads it follows by itself; what is signed with
/// the old ones is refused from then on.
///
/// # Errors
/// [`PublishError`]. Keys and repository are then what they were, unless the disk failed in the end: then the keys are
/// replaced, and [`refresh`] signs the repository with them.
pub fn rotate(options: &RenewOptions<'_>, rotation: &Rotation) -> Result<Renewed, PublishError> {
    check_repository(options)?;
    let mut known = match rotation {
        // The key that is replaced may be lost: it is not asked for.
        Rotation::Release => Known::with(options.keys, options.keys.at_hand_with(Key::generate()?)?)?,
        Rotation::Root { .. } | Rotation::Collection(_) => Known::load(options.keys)?,
    };
    let before = KnownRoot::read(known.newest_root())?.keys;
    let replacement = options.keys.replacement()?;
    match rotation {
        Rotation::Release => {
            let signers = options.keys.root_keys(options.root_keys)?;
            replacement.key(RELEASE, &known.keys.release)?;
            let named = RootKeys { release: known.keys.release.public(), ..before };
            known.follow(options, &named, &signers, &replacement)?;
        }
        Rotation::Root { keys, threshold } => {
            if *threshold == 0 || threshold > keys || *keys > MOST_ROOT_KEYS {
                return Err(PublishError::WrongThreshold { keys: *keys, threshold: *threshold, most: MOST_ROOT_KEYS });
            }
            let mut signers = options.keys.root_keys(options.root_keys)?;
            let mut named = RootKeys { root: Vec::new(), threshold: *threshold, ..before };
            for number in 1..=*keys {
                let key = Key::generate()?;
                replacement.key(root_name(number), &key)?;
                named.root.push(key.public());
                signers.push(key);
            }
            for name in options.keys.root_names()? {
                if !(1..=*keys).any(|number| name == Path::new(&root_name(number))) {
                    replacement.without(name)?;
                }
            }
            known.follow(options, &named, &signers, &replacement)?;
        }
        Rotation::Collection(collection) => {
            if known.offices.contains_key(collection) {
                return Err(PublishError::OfficeSigns { collection: collection.to_string() });
            }
            // A key that was lost is replaced as well: that the repository has the collection is what counts.
            let there = known.collections(options);
            if !there.contains(collection) {
                return Err(PublishError::NoKeyOf { collection: collection.to_string(), there: listed(&there) });
            }
            own(&mut known, collection, &replacement)?;
        }
    }
    known.renew(options, Some(replacement))
}

/// Names, one after the other.
fn listed(names: &BTreeSet<ShortName>) -> String {
    names.iter().map(ShortName::as_str).collect::<Vec<_>>().join(", ")
}

/// Gives a collection a new key of the publisher's own.
fn own(known: &mut Known, collection: &ShortName, replacement: &Replacement) -> Result<(), PublishError> {
    let key = Key::generate()?;
    replacement.key(collection_name(collection), &key)?;
    known.keys.collections.insert(collection.clone(), key);
    Ok(())
}

/// Lets the office that has the private half of `key` sign `collection`, and nobody else, from its first signature on.
///
/// # Errors
/// As [`rotate`].
pub fn add_office(
    options: &RenewOptions<'_>,
    collection: &ShortName,
    key: &PublicKey,
) -> Result<Renewed, PublishError> {
    check_repository(options)?;
    let mut known = Known::load(options.keys)?;
    known.require_collection(collection, options)?;
    let replacement = options.keys.replacement()?;
    replacement.file(office_name(collection), key.to_pem(&office_name(collection))?.as_bytes())?;
    if known.keys.collections.remove(collection).is_some() {
        replacement.without(collection_name(collection))?;
    }
    let office = repository::OfficeSigner { key: key.clone(), asked: None, answer: None };
    known.offices.insert(collection.clone(), office);
    known.renew(options, Some(replacement))
}

/// Takes `collection` back from its office: the publisher signs it with a new key of its own, and what the office signs is
/// refused from then on.
///
/// # Errors
/// As [`rotate`].
pub fn remove_office(options: &RenewOptions<'_>, collection: &ShortName) -> Result<Renewed, PublishError> {
    check_repository(options)?;
    let mut known = Known::load(options.keys)?;
    known.require_collection(collection, options)?;
    if known.offices.remove(collection).is_none() {
        return Err(PublishError::NoOffice { collection: collection.to_string() });
    }
    let replacement = options.keys.replacement()?;
    replacement.without(office_name(collection))?;
    own(&mut known, collection, &replacement)?;
    known.renew(options, Some(replacement))
}

/// The collection that an office's answer is about.
fn answered(bytes: &[u8]) -> Option<ShortName> {
    let answer: serde_json::Value = serde_json::from_slice(bytes).ok()?;
    answer.get("signatures")?;
    let target = answer.get("signed")?.get("targets")?.as_object()?.keys().next()?;
    target.strip_suffix(".json.zst")?.parse().ok()
}

/// A folder is only made a repository by building into it.
fn check_repository(options: &RenewOptions<'_>) -> Result<(), PublishError> {
    let path = options.repository;
    if !path.join("metadata").join("timestamp.json").is_file() {
        return Err(PublishError::NotPublished { path: path.to_owned() });
    }
    // Nothing of the keys may come to lie in what is handed to others.
    options.keys.outside(&[path])
}
