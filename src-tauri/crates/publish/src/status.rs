//! Until when what was published is good, and who can sign it again.

use std::path::{Path, PathBuf};

use jiff::Timestamp;
use repository::{Card, CardFileError, Folder, Inspection};
use schemars::JsonSchema;
use serde::Serialize;

use crate::error::PublishError;
use crate::keys::{CARD, KeyFolder};

/// How many days before they expire roles are warned of that are signed for a month: a week is time to find who has
/// the release key.
const WARN_OF_MONTHLY: i64 = 7;

/// As [`WARN_OF_MONTHLY`], for those that are signed for a year: the root key may lie in a safe.
const WARN_OF_YEARLY: i64 = 30;

/// How a role stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, JsonSchema)]
#[serde(rename_all = "lowercase")]
pub enum Standing {
    /// Good for a while.
    Good,
    /// It expires soon.
    Soon,
    /// It has expired.
    Expired,
}

/// One role.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RoleStatus {
    /// `root`, `timestamp`, `snapshot`, `targets`, or the collection.
    pub role: String,
    /// The version of its metadata.
    pub version: u64,
    /// The ids of the keys that may sign it.
    pub keys: Vec<String>,
    /// How many of them must.
    pub threshold: usize,
    /// The ids of those that did.
    pub signed_by: Vec<String>,
    /// Until when it is good.
    #[schemars(with = "String")]
    pub expires: Timestamp,
    /// Whole days left; negative where it has expired.
    pub days_left: i64,
    /// How it stands.
    pub standing: Standing,
}

/// A collection that readers refuse.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct RefusedCollection {
    /// The collection.
    pub collection: String,
    /// Why.
    pub reason: String,
}

/// What was published, by its roles.
#[derive(Debug, Clone, Serialize, JsonSchema)]
pub struct Status {
    /// The folder that was looked at.
    pub path: PathBuf,
    /// The publisher's short name.
    pub publisher: String,
    /// What people compare before they trust it.
    pub fingerprint: String,
    /// The version of the release.
    pub version: u64,
    /// When it was signed.
    #[schemars(with = "String")]
    pub signed: Timestamp,
    /// The version that was signed last with the keys, where that is a later one than this.
    pub signed_last: Option<u64>,
    /// Root, timestamp, snapshot, targets, then the collections by name.
    pub roles: Vec<RoleStatus>,
    /// Collections that readers refuse.
    pub refused: Vec<RefusedCollection>,
}

impl Status {
    /// Whether anything has expired.
    pub fn any_expired(&self) -> bool {
        self.roles.iter().any(|role| role.standing == Standing::Expired)
    }

    /// What to do something about, in whole sentences.
    pub fn warnings(&self) -> Vec<String> {
        let mut warnings: Vec<String> = self.roles.iter().filter_map(warning).collect();
        warnings.extend(self.refused.iter().map(|refused| {
            format!("readers refuse the collection {}: {}; build it again", refused.collection, refused.reason)
        }));
        warnings.extend(self.signed_last.map(|last| {
            format!(
                "{} holds version {}, but version {last} was signed last; use the folder that holds that, or build again",
                self.path.display(),
                self.version
            )
        }));
        warnings
    }
}

fn warning(role: &RoleStatus) -> Option<String> {
    let next = match role.role.as_str() {
        "root" => "shelf publish refresh, with the root key at hand",
        _ => "shelf publish refresh",
    };
    let day = role.expires.strftime("%Y-%m-%d");
    match (role.standing, role.days_left) {
        (Standing::Good, _) => None,
        (Standing::Soon, 0) => Some(format!("{} expires today, on {day}; sign it again with: {next}", role.role)),
        (Standing::Soon, 1) => Some(format!("{} expires in 1 day, on {day}; sign it again with: {next}", role.role)),
        (Standing::Soon, days) => {
            Some(format!("{} expires in {days} days, on {day}; sign it again with: {next}", role.role))
        }
        (Standing::Expired, _) => Some(format!("{} expired on {day}; sign it again with: {next}", role.role)),
    }
}

/// The status at `now` of the repository in the folder `repository`. Without `keys` it is read by the card that lies in
/// it, and so only as trustworthy as whoever put it there.
///
/// # Errors
/// [`PublishError::NotPublished`] where there is no repository, [`PublishError::Unreadable`] where it does not verify.
pub fn status(repository: &Path, keys: Option<&KeyFolder>, now: Timestamp) -> Result<Status, PublishError> {
    let card = match keys {
        Some(keys) => keys.stored_card()?,
        None => card_in(repository)?,
    };
    let found = inspected(repository, &card)?;
    // What is remembered is damaged, or nothing is: then it is not known what was signed last, and building says so.
    let last = keys.and_then(|keys| inspected(&keys.published(), &card).ok()).map(|last| last.version());
    Ok(described(repository, &card, found, last, now))
}

/// The status at `now` of what was signed last with `keys`, wherever that was written.
///
/// # Errors
/// As [`status`].
pub fn status_of_last(keys: &KeyFolder, now: Timestamp) -> Result<Status, PublishError> {
    let card = keys.stored_card()?;
    let found = inspected(&keys.published(), &card)?;
    Ok(described(&keys.published(), &card, found, None, now))
}

/// The card that lies in a repository.
pub(crate) fn card_in(repository: &Path) -> Result<Card, PublishError> {
    let path = repository.join(CARD);
    Card::read(&path).map_err(|error| match error {
        CardFileError::Io(error) if error.kind() == std::io::ErrorKind::NotFound => {
            PublishError::NotPublished { path: repository.to_owned() }
        }
        CardFileError::Io(error) => PublishError::io("read", &path, error),
        CardFileError::Card(source) => PublishError::Card { path, source },
    })
}

fn inspected(repository: &Path, card: &Card) -> Result<Inspection, PublishError> {
    if !repository.join("metadata").join("timestamp.json").is_file() {
        return Err(PublishError::NotPublished { path: repository.to_owned() });
    }
    repository::inspect(card, &Folder::new(repository))
        .map_err(|reason| PublishError::Unreadable { path: repository.to_owned(), reason: Box::new(reason) })
}

fn described(path: &Path, card: &Card, found: Inspection, last: Option<u64>, now: Timestamp) -> Status {
    let version = found.version();
    let roles = found.roles.into_iter().map(|role| {
        let days_left = (role.expires.as_second() - now.as_second()).div_euclid(24 * 60 * 60);
        let warn =
            if ["timestamp", "snapshot"].contains(&role.role.as_str()) { WARN_OF_MONTHLY } else { WARN_OF_YEARLY };
        let standing = match role.expires {
            expires if expires <= now => Standing::Expired,
            _ if days_left < warn => Standing::Soon,
            _ => Standing::Good,
        };
        RoleStatus {
            role: role.role,
            version: role.version,
            keys: role.keys,
            threshold: role.threshold,
            signed_by: role.signed_by,
            expires: role.expires,
            days_left,
            standing,
        }
    });
    Status {
        path: path.to_owned(),
        publisher: card.publisher.to_string(),
        fingerprint: card.fingerprint().to_string(),
        version,
        signed: found.signed,
        signed_last: last.filter(|last| *last > version),
        roles: roles.collect(),
        refused: found
            .refused
            .into_iter()
            .map(|(collection, reason)| RefusedCollection {
                collection: collection.to_string(),
                reason: reason.to_string(),
            })
            .collect(),
    }
}
