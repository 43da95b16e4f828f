//! Sends a repository to where readers find it: a folder, or storage that speaks S3, Azure's or Google's protocol.
//!
//! What the names of others lead to goes first, and the timestamp last: whoever reads meanwhile sees the release before,
//! whole. Nothing is removed, so a reader in the middle of it finishes. All names but two are of contents that never
//! change, so an object that is there in its right size is not sent again, and a push that was stopped goes on.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};

use domain::CollectionId;
use futures_util::{StreamExt, TryStreamExt, stream};
use jiff::Timestamp;
use object_store::aws::AmazonS3Builder;
use object_store::azure::MicrosoftAzureBuilder;
use object_store::gcp::GoogleCloudStorageBuilder;
use object_store::local::LocalFileSystem;
use object_store::path::Path as Key;
use object_store::{ObjectStore, ObjectStoreExt, ObjectStoreScheme, PutPayload, WriteMultipart};
use repository::{Card, Expired, Folder, InMemoryTrust, RepositoryPath, read_shard};

use crate::error::PublishError;
use crate::keys::{CARD, absolute};
use crate::status::card_in;

/// How many objects are under way at once: a round trip of a fifth of a second then allows forty small ones a second.
const AT_ONCE: usize = 8;

/// Larger objects go in parts of so many bytes, the least that S3 takes; three parts of an object are in memory at once.
const PART: usize = 5 << 20;

/// What was sent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Pushed {
    /// The version of the release that readers see now.
    pub version: u64,
    /// Objects sent.
    pub sent: u64,
    /// Objects that were there already.
    pub skipped: u64,
    /// Bytes sent.
    pub bytes: u64,
}

/// Sends the repository in the folder `repository` to `target`: a folder, or an address such as `s3://bucket/prefix`, whose
/// credentials and endpoint are taken from the environment. `each` is told of every object that is there, with how many
/// there are in all.
///
/// # Errors
/// [`PublishError::NotWhole`] before anything is sent; [`PublishError::TargetIsNewer`] and [`PublishError::TargetIsOther`]
/// likewise; [`PublishError::Push`] in the middle: readers then see the release before.
pub fn push(repository: &Path, target: &str, each: &mut dyn FnMut(&str, usize)) -> Result<Pushed, PublishError> {
    let local = Local::read(repository)?;
    let place = Place::open(repository, target)?;
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()
        .map_err(|error| PublishError::NoTarget { target: target.to_owned(), reason: error.to_string() })?;
    runtime.block_on(send(&local, &place, each))
}

/// A repository to send, and its release at one moment.
struct Local {
    root: PathBuf,
    /// Objects by the order they are sent in, then by name.
    objects: BTreeMap<(Turn, String), u64>,
    first_root: (String, Vec<u8>),
    newest_root: (u64, Vec<u8>),
    timestamp: Vec<u8>,
    version: u64,
    card: Vec<u8>,
}

/// When an object is sent: after all that it leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Turn {
    Blob,
    Patch,
    Catalogue,
    Collection,
    Targets,
    Snapshot,
    Root(u64),
}

impl Turn {
    const ALL_AT_ONCE: [Self; 6] =
        [Self::Blob, Self::Patch, Self::Catalogue, Self::Collection, Self::Targets, Self::Snapshot];

    /// The turn of the object called `name`; `None` for what is no part of a repository, or is sent by itself.
    fn of(name: &str) -> Option<Self> {
        let (folder, file) = name.split_once('/')?;
        match folder {
            "blobs" => Some(Self::Blob),
            "patches" => Some(Self::Patch),
            "targets" => Some(Self::Catalogue),
            "metadata" => {
                let (version, role) = file.strip_suffix(".json")?.split_once('.')?;
                let version = version.parse().ok()?;
                Some(match role {
                    "root" => Self::Root(version),
                    "snapshot" => Self::Snapshot,
                    "targets" => Self::Targets,
                    _ => Self::Collection,
                })
            }
            _ => None,
        }
    }
}

impl Local {
    /// Reads the repository as a reader does, and that all it names is there.
    fn read(root: &Path) -> Result<Self, PublishError> {
        let card = card_in(root)?;
        // First the timestamp, then the list: whatever it leads to is in the list, even if somebody builds meanwhile.
        let path = RepositoryPath::Timestamp.under(root);
        let timestamp = std::fs::read(&path).map_err(|error| PublishError::io("read", &path, error))?;
        check(root, &card)?;
        let mut objects = BTreeMap::new();
        for folder in ["blobs", "patches", "targets", "metadata"] {
            list(root, folder, &mut objects)?;
        }
        let first = RepositoryPath::Root(card.root_version());
        let roots =
            (card.root_version() + 1..).take_while(|version| RepositoryPath::Root(*version).under(root).is_file());
        let newest = roots.last().unwrap_or(card.root_version());
        let path = RepositoryPath::Root(newest).under(root);
        let newest_root = std::fs::read(&path).map_err(|error| PublishError::io("read", &path, error))?;
        let version = repository::timestamp_version(&newest_root, &timestamp).ok_or_else(|| {
            let item = "its timestamp is not signed as its newest root says".to_owned();
            PublishError::NotWhole { path: root.to_owned(), item }
        })?;
        Ok(Self {
            root: root.to_owned(),
            objects,
            first_root: (first.to_string(), card.root().as_bytes().to_vec()),
            newest_root: (newest, newest_root),
            timestamp,
            version,
            card: card.to_bytes(),
        })
    }
}

/// Checks that readers can have all that the repository names.
fn check(root: &Path, card: &Card) -> Result<(), PublishError> {
    let not_whole = |item: String| PublishError::NotWhole { path: root.to_owned(), item };
    let folder = Folder::new(root);
    let read = repository::refresh(card, &folder, &InMemoryTrust::new(), Timestamp::UNIX_EPOCH, Expired::AcceptAsOf)
        .map_err(|reason| PublishError::Unreadable { path: root.to_owned(), reason: Box::new(reason) })?;
    if let Some((collection, reason)) = read.refused.first() {
        return Err(not_whole(format!("collection {collection}: {reason}")));
    }
    for collection in &read.collections {
        let id: &CollectionId = &collection.id;
        for shard in &collection.catalogue.shards {
            let (shard, _) = read_shard(&folder, id, shard).map_err(|error| not_whole(error.to_string()))?;
            let editions = shard.publications.iter().flat_map(|publication| &publication.editions);
            for file in editions.flat_map(|edition| edition.sections.iter().chain(&edition.files)) {
                let path = RepositoryPath::Blob(file.transport.sha256);
                if !std::fs::metadata(path.under(root)).is_ok_and(|there| there.len() == file.transport.bytes) {
                    return Err(not_whole(format!("{path} ({}) is missing or has another size", file.name)));
                }
            }
        }
    }
    Ok(())
}

/// Adds the objects below `folder` of the repository `root`, with their sizes.
fn list(root: &Path, folder: &str, objects: &mut BTreeMap<(Turn, String), u64>) -> Result<(), PublishError> {
    let path = root.join(folder);
    let failed = |error| PublishError::io("read the folder", &path, error);
    let entries = match std::fs::read_dir(&path) {
        Ok(entries) => entries,
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => return Ok(()),
        Err(error) => return Err(failed(error)),
    };
    for entry in entries {
        let entry = entry.map_err(failed)?;
        let Some(name) = entry.file_name().to_str().map(|name| format!("{folder}/{name}")) else { continue };
        let about = entry.metadata().map_err(failed)?;
        if about.is_dir() {
            list(root, &name, objects)?;
        } else if let Some(turn) = Turn::of(&name) {
            objects.insert((turn, name), about.len());
        }
    }
    Ok(())
}

/// Where is sent to.
struct Place {
    name: String,
    store: Arc<dyn ObjectStore>,
    prefix: Key,
    /// Bytes that are still to be sent.
    left: AtomicU64,
}

impl Place {
    fn open(repository: &Path, target: &str) -> Result<Self, PublishError> {
        let wrong = |reason: String| PublishError::NoTarget { target: target.to_owned(), reason };
        let (store, prefix): (Arc<dyn ObjectStore>, Key) = if target.contains("://") {
            let url = url::Url::parse(target).map_err(|error| wrong(error.to_string()))?;
            let (scheme, prefix) = ObjectStoreScheme::parse(&url).map_err(|error| wrong(error.to_string()))?;
            let failed = |error: object_store::Error| wrong(error.to_string());
            let store: Arc<dyn ObjectStore> = match scheme {
                ObjectStoreScheme::AmazonS3 => {
                    Arc::new(AmazonS3Builder::from_env().with_url(target).build().map_err(failed)?)
                }
                ObjectStoreScheme::MicrosoftAzure => {
                    Arc::new(MicrosoftAzureBuilder::from_env().with_url(target).build().map_err(failed)?)
                }
                ObjectStoreScheme::GoogleCloudStorage => {
                    Arc::new(GoogleCloudStorageBuilder::from_env().with_url(target).build().map_err(failed)?)
                }
                _ => return Err(wrong(format!("nothing is sent to {}: addresses", url.scheme()))),
            };
            (store, prefix)
        } else {
            let folder = Path::new(target);
            if absolute(folder).starts_with(absolute(repository)) || absolute(repository).starts_with(absolute(folder))
            {
                return Err(wrong("it is the repository itself, lies in it, or holds it".to_owned()));
            }
            std::fs::create_dir_all(folder).map_err(|error| PublishError::io("make the folder", folder, error))?;
            let store = LocalFileSystem::new_with_prefix(folder).map_err(|error| wrong(error.to_string()))?;
            (Arc::new(store.with_fsync(true)), Key::default())
        };
        Ok(Self { name: target.to_owned(), store, prefix, left: AtomicU64::new(0) })
    }

    fn key(&self, name: &str) -> Key {
        name.split('/').fold(self.prefix.clone(), |key, part| key.join(part))
    }

    fn failed(&self, item: &str) -> impl FnOnce(object_store::Error) -> PublishError {
        let (item, target, bytes) = (item.to_owned(), self.name.clone(), self.left.load(Ordering::Relaxed));
        move |error| match is_full(&error) {
            true => PublishError::TargetFull { item, target, bytes },
            false => PublishError::Push { item, target, reason: error.to_string() },
        }
    }

    /// The objects that are there, with their sizes.
    async fn list(&self) -> Result<BTreeMap<Key, u64>, PublishError> {
        let prefix = Some(&self.prefix).filter(|prefix| !prefix.as_ref().is_empty());
        let found = self.store.list(prefix).map_ok(|object| (object.location, object.size));
        found.try_collect().await.map_err(self.failed("the list of objects"))
    }

    async fn get(&self, name: &str) -> Result<Option<Vec<u8>>, PublishError> {
        let object = match self.store.get(&self.key(name)).await {
            Ok(object) => object,
            Err(object_store::Error::NotFound { .. }) => return Ok(None),
            Err(error) => return Err(self.failed(name)(error)),
        };
        Ok(Some(object.bytes().await.map_err(self.failed(name))?.to_vec()))
    }

    async fn put(&self, name: &str, bytes: Vec<u8>) -> Result<u64, PublishError> {
        let size = bytes.len() as u64;
        self.store.put(&self.key(name), PutPayload::from(bytes)).await.map_err(self.failed(name))?;
        self.is_sent(size);
        Ok(size)
    }

    /// Sends the file at `path`; returns its size.
    async fn put_file(&self, name: &str, path: &Path) -> Result<u64, PublishError> {
        let failed = |error| PublishError::io("read", path, error);
        let mut file = std::fs::File::open(path).map_err(failed)?;
        if file.metadata().map_err(failed)?.len() <= PART as u64 {
            let mut bytes = Vec::new();
            std::io::Read::read_to_end(&mut file, &mut bytes).map_err(failed)?;
            return self.put(name, bytes).await;
        }
        let upload = self.store.put_multipart(&self.key(name)).await.map_err(self.failed(name))?;
        let mut upload = WriteMultipart::new_with_chunk_size(upload, PART);
        let mut part = vec![0; PART];
        let mut size = 0;
        loop {
            let read = std::io::Read::read(&mut file, &mut part).map_err(failed)?;
            if read == 0 {
                break;
            }
            // One part is on its way while the next is read, and no more.
            upload.wait_for_capacity(1).await.map_err(self.failed(name))?;
            upload.write(&part[..read]);
            size += read as u64;
        }
        upload.finish().await.map_err(self.failed(name))?;
        self.is_sent(size);
        Ok(size)
    }

    fn is_sent(&self, bytes: u64) {
        let less = |left: u64| Some(left.saturating_sub(bytes));
        // It never refuses.
        let _ = self.left.fetch_update(Ordering::Relaxed, Ordering::Relaxed, less);
    }
}

/// Whether a disk or its quota is full, whatever the storage makes of that.
fn is_full(error: &object_store::Error) -> bool {
    let mut cause: Option<&(dyn std::error::Error + 'static)> = Some(error);
    while let Some(error) = cause {
        let io = error.downcast_ref::<std::io::Error>().map(std::io::Error::kind);
        if matches!(io, Some(std::io::ErrorKind::StorageFull | std::io::ErrorKind::QuotaExceeded)) {
            return true;
        }
        cause = error.source();
    }
    false
}

async fn send(local: &Local, place: &Place, each: &mut dyn FnMut(&str, usize)) -> Result<Pushed, PublishError> {
    let there = place.list().await?;
    accepts(local, place, &there).await?;
    let cut_off = same_metadata(local, place, &there).await?;
    let mut pushed = Pushed { version: local.version, sent: 0, skipped: 0, bytes: 0 };
    let total = local.objects.len() + 2;
    // What is named by its hash is what it is called, so its size says whether it is whole.
    let missing = |name: &str, size: u64| there.get(&place.key(name)) != Some(&size) || cut_off.contains(name);
    let left = local.objects.iter().filter(|((_, name), size)| missing(name, **size)).map(|(_, size)| size);
    place.left.store(left.sum::<u64>() + local.timestamp.len() as u64, Ordering::Relaxed);
    for turn in Turn::ALL_AT_ONCE {
        let (wanted, present): (Vec<_>, Vec<_>) = local
            .objects
            .iter()
            .filter(|((of, _), _)| *of == turn)
            .map(|((_, name), size)| (name.as_str(), *size))
            .partition(|(name, size)| missing(name, *size));
        for (name, _) in present {
            pushed.skipped += 1;
            each(name, total);
        }
        let sending = wanted.into_iter().map(|(name, _)| async move {
            let bytes = place.put_file(name, &local.root.join(name)).await?;
            Ok::<_, PublishError>((name, bytes))
        });
        let mut sending = stream::iter(sending).buffer_unordered(AT_ONCE);
        while let Some((name, bytes)) = sending.try_next().await? {
            pushed.sent += 1;
            pushed.bytes += bytes;
            each(name, total);
        }
    }
    // The card is for people who add the source, and changes with the publisher's name and addresses.
    if place.get(CARD).await?.as_ref() == Some(&local.card) {
        pushed.skipped += 1;
    } else {
        pushed.bytes += place.put(CARD, local.card.clone()).await?;
        pushed.sent += 1;
    }
    each(CARD, total);
    // From here on readers may see the new release: first the roots that lead to its keys, one after the other.
    for ((turn, name), size) in &local.objects {
        if !matches!(turn, Turn::Root(_)) {
            continue;
        }
        if missing(name, *size) {
            pushed.bytes += place.put_file(name, &local.root.join(name)).await?;
            pushed.sent += 1;
        } else {
            pushed.skipped += 1;
        }
        each(name, total);
    }
    let name = RepositoryPath::Timestamp.to_string();
    pushed.bytes += place.put(&name, local.timestamp.clone()).await?;
    pushed.sent += 1;
    each(&name, total);
    Ok(pushed)
}

/// Refuses to put an older release, or somebody else's, over what readers have seen at the target.
async fn accepts(local: &Local, place: &Place, there: &BTreeMap<Key, u64>) -> Result<(), PublishError> {
    let newer = |what: String| PublishError::TargetIsNewer { target: place.name.clone(), what };
    let other = |what: String| PublishError::TargetIsOther { target: place.name.clone(), what };
    let (first, bytes) = &local.first_root;
    let at = |name: &str| there.contains_key(&place.key(name));
    if at(first) && place.get(first).await?.as_ref().is_some_and(|found| found != bytes) {
        return Err(other(format!("{first} is another publisher's")));
    }
    let next = RepositoryPath::Root(local.newest_root.0 + 1).to_string();
    if at(&next) {
        return Err(newer(next));
    }
    let timestamp = RepositoryPath::Timestamp.to_string();
    let Some(found) = place.get(&timestamp).await? else { return Ok(()) };
    // One that the newest root does not stand for is from before a key was replaced, or a thief's.
    match repository::timestamp_version(&local.newest_root.1, &found) {
        Some(version) if version > local.version => Err(newer(format!("version {version}, not {}", local.version))),
        Some(version) if version == local.version && found != local.timestamp => {
            Err(other(format!("version {version} was signed twice")))
        }
        _ => Ok(()),
    }
}

/// Refuses a target that has other metadata under a name of this repository: metadata is named by its version, and two
/// computers with the same keys may have signed one version each. Gives what was cut off there by whatever brought it.
async fn same_metadata(
    local: &Local,
    place: &Place,
    there: &BTreeMap<Key, u64>,
) -> Result<BTreeSet<String>, PublishError> {
    let by_version = |turn: Turn| matches!(turn, Turn::Collection | Turn::Targets | Turn::Snapshot | Turn::Root(_));
    let names = local.objects.keys().filter(|(turn, name)| by_version(*turn) && there.contains_key(&place.key(name)));
    let comparing = names.map(|(_, name)| async move {
        let path = local.root.join(name);
        let ours = std::fs::read(&path).map_err(|error| PublishError::io("read", &path, error))?;
        match place.get(name).await? {
            Some(theirs) if theirs == ours => Ok(None),
            Some(theirs) if !ours.starts_with(&theirs) => {
                let what = format!("{name} there is not the one that was signed here");
                Err(PublishError::TargetIsOther { target: place.name.clone(), what })
            }
            _ => Ok(Some(name.clone())),
        }
    });
    let cut_off: Vec<Option<String>> = stream::iter(comparing).buffer_unordered(AT_ONCE).try_collect().await?;
    Ok(cut_off.into_iter().flatten().collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_full_disk_is_told_from_a_target_out_of_reach() {
        let failed =
            |source: std::io::Error| object_store::Error::Generic { store: "LocalFileSystem", source: source.into() };
        for (kind, full) in [
            (std::io::ErrorKind::StorageFull, true),
            (std::io::ErrorKind::QuotaExceeded, true),
            (std::io::ErrorKind::ConnectionRefused, false),
        ] {
            assert_eq!(is_full(&failed(kind.into())), full, "{kind}");
        }
    }

    #[test]
    fn what_leads_to_others_has_its_turn_after_them() {
        let ordered = [
            "blobs/ab/abcd",
            "patches/ab/abcd",
            "targets/abcd.health.json.zst",
            "metadata/7.health.json",
            "metadata/3.targets.json",
            "metadata/12.snapshot.json",
            "metadata/2.root.json",
            "metadata/10.root.json",
        ];
        let turns: Vec<Turn> = ordered.iter().map(|name| Turn::of(name).unwrap()).collect();
        assert!(turns.is_sorted_by(|a, b| a < b), "{turns:?}");
        for name in
            ["metadata/timestamp.json", ".writing/lock", "metadata/x.json", "index.html", "publisher.fieldshelf-card"]
        {
            assert_eq!(Turn::of(name), None, "{name}");
        }
    }
}
