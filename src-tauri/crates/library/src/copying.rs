//! Copies to carry away: chosen collections of this library as repositories on a stick, a disk or a share.
//!
//! A copy lies at `fieldshelf/<publisher>-<beginning of its fingerprint>` in the folder that was named, so that one stick
//! holds several publishers, two that go by the same short name included, and leaves what else is on it alone. What is in it
//! is for `repository::copy`; this chooses, measures, and tells.

use std::collections::{BTreeMap, BTreeSet, HashMap};
use std::ops::ControlFlow;
use std::path::{Path, PathBuf};

use domain::{BlobId, CollectionId, JobOrigin, ShortName};
use repository::copy::{self, Copied, Copy, CopyError, FAT32_LARGEST, copy_on};
use repository::{Card, Expired, Folder, InMemoryTrust, RepositoryPath};
use store::{JobProgress, PublisherRecord};
use sync::{Own, OwnError};

use crate::Library;
use crate::api::{
    CopiedRepository, CopyChoice, CopyChoices, CopyReport, CopyRequest, ErrorCode, Failure, ItemFailure, JobRow,
};
use crate::error::io_failure;
use crate::jobs::{CopyTask, Ended, Reporter, Task};
use crate::languages::preferred;
use crate::shelf::{in_best_language, localised_name};

/// The folder on a stick that holds the copies.
pub(crate) const FOLDER: &str = "fieldshelf";

/// One publisher's repository in a copy.
struct PublisherCopy {
    record: PublisherRecord,
    own: Own,
    /// Where it goes.
    to: PathBuf,
    files: BTreeMap<RepositoryPath, Vec<u8>>,
    blobs: BTreeMap<BlobId, u64>,
    /// Bytes to be written.
    needed: u64,
}

impl PublisherCopy {
    fn copy(&self) -> Copy<'_> {
        Copy {
            card: self.own.card(),
            carrier: &self.own,
            files: &self.files,
            blobs: &self.blobs,
            largest: FAT32_LARGEST,
        }
    }
}

/// What is asked of one publisher: all of its collections, or these.
type Wanted = Option<BTreeSet<ShortName>>;

impl Library {
    /// What of this library could be copied to `folder`, and what that would take; titles in the language that suits `prefer`.
    ///
    /// # Errors
    /// When the folder is not there, or the store cannot be read.
    pub fn copy_choices(&self, folder: &Path, prefer: &[String]) -> Result<CopyChoices, Failure> {
        let root = self.copies_in(folder)?;
        let prefer = preferred(prefer);
        let titles: HashMap<CollectionId, _> =
            self.sound_collections()?.into_iter().map(|record| (record.id, record.titles)).collect();
        let mut choices = CopyChoices {
            folder: folder.to_string_lossy().into_owned(),
            free: free(folder).map_err(|error| io_failure("look at", folder, &error))?,
            collections: Vec::new(),
            refused: Vec::new(),
        };
        for record in self.store.publishers()? {
            let own = match Own::new(&self.store, &record.name, self.now()) {
                Ok(own) => own,
                Err(OwnError::Nothing(_)) => continue,
                Err(error) => return Err(own_failure(error)),
            };
            let to = root.join(folder_of(own.card()));
            let mut part = PublisherCopy { to, files: files_of(&own), blobs: own.blobs(), needed: 0, own, record };
            if let Err(error) = part.copy().needs(&part.to) {
                let error = copy_failure(&part.record.name, error);
                choices.refused.push(ItemFailure { id: part.record.name.to_string(), error });
                continue;
            }
            let there = self.held_by(part.own.card(), &part.to);
            let collections: Vec<CollectionId> = part.own.collections().cloned().collect();
            for collection in collections {
                part.blobs = part.own.blobs_of(&collection);
                part.files.clear();
                let named = part.blobs.len() as u64;
                let mut here = 0;
                let mut bytes = 0;
                for (id, length) in &part.blobs {
                    if part
                        .own
                        .find(&RepositoryPath::Blob(*id))
                        .map_err(|error| Failure::failed(error.to_string()))?
                        .is_some()
                    {
                        here += 1;
                        bytes += length;
                    }
                }
                let needed = part.copy().needs(&part.to).map_err(|error| copy_failure(&part.record.name, error))?;
                choices.collections.push(CopyChoice {
                    title: titles
                        .get(&collection)
                        .map_or_else(|| collection.to_string(), |titles| in_best_language(titles, &prefer)),
                    publisher: localised_name(&part.record, &prefer),
                    bytes,
                    needed,
                    absent: named - here,
                    there: there.contains(&collection.collection),
                    collection: collection.to_string(),
                });
            }
        }
        Ok(choices)
    }

    /// Copies what `request` wants to `folder`, a stick's root or any other, and waits for it. An older copy there is
    /// brought up to date, and one that was interrupted carried on. `hear` is told how far that is, at most four times a second.
    ///
    /// # Errors
    /// When the folder is not there, is full, or holds something that is not to be written over; when what is asked for is
    /// not here whole. An older copy stays readable, whatever happens.
    pub fn copy_to(
        &self,
        folder: &Path,
        request: &CopyRequest,
        hear: &mut dyn FnMut(&JobRow),
    ) -> Result<CopyReport, Failure> {
        // What cannot be begun is refused at once, and is no job.
        let parts = self.parts_that_fit(folder, request)?;
        if self.unwritable().is_some() {
            return self.copy_parts(folder, &parts, None);
        }
        drop(parts);
        let folder = std::path::absolute(folder).map_err(|error| io_failure("find", folder, &error))?;
        let task = Task::Copy(CopyTask { folder, request: request.clone() });
        self.do_now(&task, JobOrigin::Person, hear)?.copy_report()
    }

    /// Does what `task` says; what an earlier run of the job copied is found there.
    pub(crate) fn run_copy(&self, task: &CopyTask, reporter: &mut Reporter<'_>) -> Result<Ended<CopyReport>, Failure> {
        reporter.begin_anew();
        let parts = self.parts_that_fit(&task.folder, &task.request)?;
        let report = self.copy_parts(&task.folder, &parts, Some(reporter))?;
        Ok(Ended { answer: report, failure: None })
    }

    /// The parts of a copy, measured, when there is room for them.
    fn parts_that_fit(&self, folder: &Path, request: &CopyRequest) -> Result<Vec<PublisherCopy>, Failure> {
        let parts = self.parts(folder, request)?;
        let needed: u64 = parts.iter().map(|part| part.needed).sum();
        let room = free(folder).map_err(|error| io_failure("look at", folder, &error))?;
        if needed > room {
            return Err(no_room(folder, needed, room));
        }
        Ok(parts)
    }

    fn copy_parts(
        &self,
        folder: &Path,
        parts: &[PublisherCopy],
        mut reporter: Option<&mut Reporter<'_>>,
    ) -> Result<CopyReport, Failure> {
        let device = (self.devices)(folder);
        let mut names = None;
        let (mut done, mut bytes_done) = (0, 0);
        let mut bytes_after: u64 = parts.iter().map(|part| part.needed).sum();
        let mut report =
            CopyReport { folder: folder.to_string_lossy().into_owned(), copies: Vec::new(), stopped: false };
        for part in parts {
            // Where a stick was mounted an empty folder of the computer's own disk may lie now.
            if (self.devices)(folder) != device || !folder.is_dir() {
                return Err(gone(folder));
            }
            let mut last = (0, 0);
            bytes_after = bytes_after.saturating_sub(part.needed);
            let copied = copy_on(&self.disk, &part.copy(), &part.to, &free, &mut |at| {
                last = (at.files.0, at.bytes.0);
                let told = JobProgress {
                    item: Some(part.record.full_name.clone()),
                    done: done + at.files.0,
                    total: None,
                    bytes_done: bytes_done + at.bytes.0,
                    bytes_total: Some(bytes_done + at.bytes.1 + bytes_after),
                    rate: None,
                };
                let goes_on = reporter.as_mut().is_none_or(|reporter| reporter.tell(&told));
                if goes_on { ControlFlow::Continue(()) } else { ControlFlow::Break(()) }
            });
            let copied = copied.map_err(|error| match error {
                CopyError::Io { source, .. }
                    if source.kind() == std::io::ErrorKind::NotFound || (self.devices)(folder) != device =>
                {
                    gone(folder)
                }
                error => copy_failure(&part.record.name, error),
            })?;
            done += last.0;
            bytes_done += last.1;
            let named = !copied.too_large.is_empty() || !copied.damaged.is_empty();
            if named && names.is_none() {
                names = Some(self.names_of_files()?);
            }
            report.stopped |= copied.stopped;
            report.copies.push(copied_row(part, &copied, names.as_ref()));
            if report.stopped {
                break;
            }
        }
        Ok(report)
    }

    /// The folder for copies in `folder`, which a person named.
    fn copies_in(&self, folder: &Path) -> Result<PathBuf, Failure> {
        let named = folder.display();
        if !folder.is_dir() {
            let message = format!("{named} is not a folder that can be reached; check the path, or plug in the stick");
            return Err(Failure::new(ErrorCode::Unreachable, message).with("path", folder.to_string_lossy()));
        }
        let whole = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
        if whole(folder).starts_with(whole(self.store.folder())) {
            let message = format!("{named} is inside the library itself; choose a stick or another folder");
            return Err(Failure::wrong_input(message).with("path", folder.to_string_lossy()));
        }
        if self.is_preview() {
            return Err(Failure::wrong_input("this is a preview, signed by nobody; publish it before it is handed on"));
        }
        let is_it = folder.file_name().is_some_and(|name| name == FOLDER);
        Ok(if is_it { folder.to_owned() } else { folder.join(FOLDER) })
    }

    /// What a copy holds, in parts by publisher, each measured.
    fn parts(&self, folder: &Path, request: &CopyRequest) -> Result<Vec<PublisherCopy>, Failure> {
        let root = self.copies_in(folder)?;
        let everything = request.publishers.is_empty() && request.collections.is_empty();
        let mut wanted = self.wanted_of(request)?;
        let mut parts = Vec::new();
        for record in self.store.publishers()? {
            let chosen = match wanted.remove(&record.name) {
                Some(chosen) => chosen,
                None if everything => None,
                None => continue,
            };
            let own = match Own::new(&self.store, &record.name, self.now()) {
                Ok(own) => own,
                Err(OwnError::Nothing(_)) if everything => continue,
                Err(error) => return Err(own_failure(error)),
            };
            let to = root.join(folder_of(own.card()));
            let here: BTreeSet<ShortName> = own.collections().map(|id| id.collection.clone()).collect();
            let mut chosen = chosen.unwrap_or_else(|| here.clone());
            if !request.only {
                chosen.extend(self.held_by(own.card(), &to));
            }
            let lacking: Vec<String> =
                chosen.difference(&here).map(|collection| format!("{}/{collection}", record.name)).collect();
            if !lacking.is_empty() {
                let message = format!(
                    "{} is not whole on this computer, and would be missing from the copy; sync first, or leave it out{}",
                    lacking.join(", "),
                    if request.only { "" } else { "; if only the older copy holds it, --only lets it go" }
                );
                return Err(Failure::new(ErrorCode::NotHere, message).with("item", lacking.join(", ")));
            }
            let own = own.only(|collection| chosen.contains(collection));
            let mut part = PublisherCopy { files: files_of(&own), blobs: own.blobs(), own, to, needed: 0, record };
            part.needed = part.copy().needs(&part.to).map_err(|error| copy_failure(&part.record.name, error))?;
            parts.push(part);
        }
        if let Some((unknown, _)) = wanted.pop_first() {
            return Err(Failure::not_found(unknown.as_str()));
        }
        if parts.is_empty() {
            return Err(Failure::new(ErrorCode::NotHere, "nothing is here yet that could be copied; sync first"));
        }
        Ok(parts)
    }

    fn wanted_of(&self, request: &CopyRequest) -> Result<BTreeMap<ShortName, Wanted>, Failure> {
        let mut wanted: BTreeMap<ShortName, Wanted> = BTreeMap::new();
        for text in &request.collections {
            let id = self.collection(text)?;
            wanted
                .entry(id.publisher)
                .or_insert_with(|| Some(BTreeSet::new()))
                .get_or_insert_default()
                .insert(id.collection);
        }
        for text in &request.publishers {
            let name: ShortName =
                text.parse().map_err(|error: domain::IdError| Failure::wrong_input(error.to_string()))?;
            wanted.insert(name, None);
        }
        Ok(wanted)
    }

    /// The collections that an older copy at `to` holds under `card`; none where there is no copy that verifies.
    fn held_by(&self, card: &Card, to: &Path) -> BTreeSet<ShortName> {
        if !to.join(copy::MARK).is_file() {
            return BTreeSet::new();
        }
        let found = repository::refresh(card, &Folder::new(to), &InMemoryTrust::new(), self.now(), Expired::AcceptAsOf);
        let held = found.map(|found| found.collections).unwrap_or_default();
        held.into_iter().map(|collection| collection.id.collection).collect()
    }
}

/// The name of a publisher's folder among the copies: safe on every system, and not the same for another publisher of the
/// same short name.
pub(crate) fn folder_of(card: &Card) -> String {
    let fingerprint = card.fingerprint().to_string();
    format!("{}-{}", card.publisher, &fingerprint[..8])
}

fn files_of(own: &Own) -> BTreeMap<RepositoryPath, Vec<u8>> {
    own.files().map(|(path, bytes)| (path.clone(), bytes.to_vec())).collect()
}

/// Bytes that are free for this person where `folder` lies, or will.
pub(crate) fn free(folder: &Path) -> std::io::Result<u64> {
    let there = folder.ancestors().find(|folder| folder.is_dir()).unwrap_or(folder);
    fs4::available_space(there)
}

fn copied_row(part: &PublisherCopy, copied: &Copied, names: Option<&HashMap<BlobId, String>>) -> CopiedRepository {
    let named = |ids: &[BlobId]| -> Vec<String> {
        ids.iter().map(|id| names.and_then(|names| names.get(id)).cloned().unwrap_or_else(|| id.to_string())).collect()
    };
    CopiedRepository {
        publisher: part.record.name.to_string(),
        name: part.record.full_name.clone(),
        folder: part.to.to_string_lossy().into_owned(),
        collections: part.own.collections().map(ToString::to_string).collect(),
        signed: part.own.signed().to_string(),
        written: copied.written,
        bytes: copied.bytes,
        kept: copied.kept,
        removed: copied.removed,
        absent: copied.absent,
        too_large: named(&copied.too_large),
        damaged: named(&copied.damaged),
    }
}

fn gone(folder: &Path) -> Failure {
    let message =
        format!("{} is gone; plug the stick in again and repeat the copy: it goes on from there", folder.display());
    Failure::new(ErrorCode::Unreachable, message).with("path", folder.to_string_lossy())
}

fn no_room(folder: &Path, needed: u64, free: u64) -> Failure {
    copy_failure_at(CopyError::NoRoom { folder: folder.to_owned(), needed, free }, folder)
}

fn copy_failure(publisher: &ShortName, error: CopyError) -> Failure {
    let folder = match &error {
        CopyError::NotACopy(folder) | CopyError::Held(folder) => folder.clone(),
        CopyError::OtherCard { folder, .. } | CopyError::Newer { folder, .. } | CopyError::NoRoom { folder, .. } => {
            folder.clone()
        }
        CopyError::Io { path, .. } => path.clone(),
        CopyError::Carrier(_) => PathBuf::new(),
    };
    copy_failure_at(error, &folder).with("publisher", publisher.to_string())
}

fn copy_failure_at(error: CopyError, folder: &Path) -> Failure {
    let code = match &error {
        CopyError::NotACopy(_) | CopyError::OtherCard { .. } | CopyError::Newer { .. } => ErrorCode::WrongInput,
        CopyError::Held(_) => ErrorCode::Held,
        CopyError::NoRoom { .. } => ErrorCode::DiskFull,
        CopyError::Carrier(_) => ErrorCode::Damaged,
        CopyError::Io { path, source } => return io_failure("write", path, source),
    };
    Failure::new(code, error.to_string()).with("path", folder.to_string_lossy())
}

fn own_failure(error: OwnError) -> Failure {
    let message = error.to_string();
    match error {
        OwnError::Unknown(publisher) => Failure::new(ErrorCode::NotFound, message).with("item", publisher.to_string()),
        OwnError::Nothing(publisher) => Failure::new(ErrorCode::NotHere, message).with("item", publisher.to_string()),
        OwnError::Store(error) => error.into(),
        OwnError::Card(_) | OwnError::Unverified { .. } => Failure::new(ErrorCode::Damaged, message),
    }
}
