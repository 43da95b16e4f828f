//! Sticks that carry copies of repositories: noticed, looked at, taken in when somebody wants that.
//!
//! A copy is recognised by the card that lies in it, wherever its drive is mounted and whatever its folder is called. The
//! card vouches for nothing: a publisher who is not trusted yet is shown with the fingerprint, and what a publisher signed is
//! verified as ever.

use std::collections::BTreeMap;
use std::path::{Path, PathBuf};

use domain::BlobId;
use jiff::Timestamp;
use repository::copy::CARD_NAME;
use repository::{Card, Expired, Folder, InMemoryTrust};

use crate::Library;
use crate::api::{ErrorCode, Failure, JobRow, StickCopy, StickNews, StickRow, StickTrust, SyncRequest};
use crate::carriers::Location;
use crate::copying::{FOLDER, free};
use crate::drives::{Devices, Drives};

/// The most folders of a drive that are looked into.
const FOLDERS: usize = 256;

/// A copy that was found, with its card.
pub(crate) struct FoundCopy {
    pub(crate) folder: PathBuf,
    pub(crate) card: Card,
}

/// Notices when a drive is plugged in or taken out.
pub struct DriveWatch {
    drives: Drives,
    seen: Vec<PathBuf>,
}

impl DriveWatch {
    /// Whether the drives are others than at the last look; the first one tells of those that are there already.
    pub fn look(&mut self) -> bool {
        let now = (self.drives)();
        let changed = now != self.seen;
        self.seen = now;
        changed
    }
}

impl Library {
    /// The same library, which is told by `drives` what is plugged in.
    #[must_use]
    pub fn with_drives(self, drives: Drives) -> Self {
        Self { drives, ..self }
    }

    /// The same library, which is told by `devices` on which disk a folder lies.
    #[must_use]
    pub fn with_devices(self, devices: Devices) -> Self {
        Self { devices, ..self }
    }

    /// Begins to watch for drives that are plugged in or taken out.
    pub fn watch_drives(&self) -> DriveWatch {
        DriveWatch { drives: self.drives.clone(), seen: Vec::new() }
    }

    /// The removable drives that are plugged in, with the copies on them. Only metadata is read, and nothing is kept of it.
    ///
    /// # Errors
    /// When the store cannot be read; what is wrong with a copy is in its row.
    pub fn sticks(&self) -> Result<Vec<StickRow>, Failure> {
        let mut rows = Vec::new();
        for drive in (self.drives)() {
            let copies = found_in(&drive).into_iter().map(|found| self.stick_copy(found)).collect::<Result<_, _>>()?;
            let name = drive.file_name().map_or_else(|| drive.to_string_lossy(), |name| name.to_string_lossy());
            rows.push(StickRow {
                name: name.into_owned(),
                free: free(&drive).ok(),
                folder: drive.to_string_lossy().into_owned(),
                copies,
            });
        }
        Ok(rows)
    }

    fn stick_copy(&self, found: FoundCopy) -> Result<StickCopy, Failure> {
        let FoundCopy { folder, card } = found;
        let known = self.store.publisher(&card.publisher)?;
        let trust = match &known {
            None => StickTrust::Unknown,
            Some(known) if Card::parse(&known.card)?.fingerprint() == card.fingerprint() => StickTrust::Trusted,
            Some(_) => StickTrust::Other,
        };
        let known = known.filter(|_| trust == StickTrust::Trusted);
        let here: Option<Timestamp> = match &known {
            Some(known) => self.store.checks(&known.name)?.signed,
            None => None,
        };
        let verified =
            repository::refresh(&card, &Folder::new(&folder), &InMemoryTrust::new(), self.now(), Expired::AcceptAsOf);
        let sources = match &known {
            Some(known) => self.store.sources(&known.name)?,
            None => Vec::new(),
        };
        let (news, signed, collections, error) = match verified {
            Ok(found) => {
                let news = match here {
                    None => StickNews::New,
                    Some(here) if found.signed > here => StickNews::Newer,
                    Some(here) if found.signed == here => StickNews::Same,
                    Some(_) => StickNews::Older,
                };
                let collections = found.collections.iter().map(|collection| collection.id.to_string()).collect();
                (news, Some(found.signed), collections, None)
            }
            Err(error) => (StickNews::Refused, None, Vec::new(), Some(Failure::from(error))),
        };
        Ok(StickCopy {
            folder: folder.to_string_lossy().into_owned(),
            publisher: card.publisher.to_string(),
            // A card's name is not signed; what was accepted once counts.
            name: known.map_or_else(|| card.name.clone(), |known| known.full_name),
            fingerprint: card.fingerprint().to_string(),
            signed: signed.map(|signed| signed.to_string()),
            collections,
            trust,
            news,
            source: sources.iter().any(|source| source.location == Location::Stick.text()),
            error,
        })
    }

    /// Takes in what the copy in `folder` has, and makes sticks a source of its publisher. A publisher who was not trusted is
    /// from now on: `fingerprint` is what the person was shown and compared. Gives the job of the sync.
    ///
    /// # Errors
    /// When the copy is gone, its card is another than the one that was shown, another card of that publisher is trusted,
    /// or another process is writing.
    pub fn take_stick(&self, folder: &Path, fingerprint: &str) -> Result<JobRow, Failure> {
        let found = (self.drives)().iter().flat_map(|drive| found_in(drive)).find(|found| found.folder == folder);
        let Some(FoundCopy { card, .. }) = found else {
            let message = format!("{} is gone; plug the stick in and try again", folder.display());
            return Err(Failure::new(ErrorCode::Unplugged, message).with("path", folder.to_string_lossy()));
        };
        if card.fingerprint().to_string() != fingerprint {
            let message = format!(
                "the card in {} is not the one that was shown: it has the fingerprint {}; look at the stick again",
                folder.display(),
                card.fingerprint()
            );
            return Err(Failure::new(ErrorCode::Refused, message).with("item", card.publisher.to_string()));
        }
        let lease = self.lease("adding a source")?;
        self.trust(&card, &Location::Stick.text(), false)?;
        drop(lease);
        self.begin_sync(SyncRequest::default())
    }

    /// Where copies under the card with that fingerprint are plugged in now.
    pub(crate) fn plugged_in(&self, fingerprint: BlobId) -> Vec<PathBuf> {
        let found = (self.drives)().into_iter().flat_map(|drive| found_in(&drive));
        found.filter(|found| found.card.fingerprint() == fingerprint).map(|found| found.folder).collect()
    }
}

/// The copies in `folder`, the root of a drive for example: itself, in its folder for copies, or in any of its folders, as
/// where somebody copied a repository by hand.
pub(crate) fn found_in(folder: &Path) -> Vec<FoundCopy> {
    let inside = |folder: &Path| -> Vec<PathBuf> {
        let entries = std::fs::read_dir(folder).into_iter().flatten().flatten();
        entries
            .filter(|entry| entry.file_type().is_ok_and(|kind| kind.is_dir()))
            .map(|entry| entry.path())
            .take(FOLDERS)
            .collect()
    };
    let mut folders = vec![folder.to_owned()];
    folders.extend(inside(&folder.join(FOLDER)));
    folders.extend(inside(folder));
    // Each once, in an order that does not depend on the file system.
    let card = |folder: PathBuf| Some((folder.clone(), Card::read(&folder.join(CARD_NAME)).ok()?));
    let found: BTreeMap<PathBuf, Card> = folders.into_iter().filter_map(card).collect();
    found.into_iter().map(|(folder, card)| FoundCopy { folder, card }).collect()
}
