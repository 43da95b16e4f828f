//! Moving the library to another folder: everything is copied and checked there, then one small file leads from the old
//! folder to the new one, and what is left of the old one is cleared away at the next start.
//!
//! Whatever is cut off when, the library is whole in one of the two: until the small file is written the old folder counts,
//! afterwards the new one. A move that was cut off goes on where it was when it is asked for again.

use std::path::{Path, PathBuf};

use domain::JobOrigin;
use serde_json::json;
use store::{JobProgress, Lease, POINTER, Store, StoreError};

use crate::Library;
use crate::api::{ErrorCode, Failure, JobRow, Moved};
use crate::error::io_failure;
use crate::jobs::{Ended, Reporter, Task};

/// The setting that remembers what is to be cleared away: `{"from": …, "to": …}`, the same in both copies.
pub(crate) const MOVED_FROM: &str = "moved from";
/// The file that marks a folder into which a library is being moved, with the folder it comes from.
const MARK: &str = "moving-here.txt";
/// What a folder may hold into which a library moves back.
const LEFT_BEHIND: [&str; 6] = [MARK, POINTER, "log", "backups", "damaged", "processes"];
/// How many moves are followed.
const HOPS: usize = 8;

/// The folder in which the library of `folder` lies today, and by how many moves.
///
/// # Errors
/// When it was moved to a folder that is not there.
pub(crate) fn resolve(folder: &Path) -> Result<(PathBuf, usize), Failure> {
    let mut at = std::path::absolute(folder).map_err(|error| io_failure("find", folder, &error))?;
    for hops in 0..HOPS {
        let Some(next) = store::moved_to(&at)? else { return Ok((at, hops)) };
        if !store::is_library(&next) && store::moved_to(&next)?.is_none() {
            let message = format!(
                "the library was moved to {}, which cannot be reached: plug in or connect that disk and start again; where it \
                 is gone for good, remove {} and a new library is begun",
                next.display(),
                at.join(POINTER).display()
            );
            return Err(Failure::new(ErrorCode::Unreachable, message).with("path", next.to_string_lossy()));
        }
        at = next;
    }
    let message = format!("{} leads in a circle; name the library's folder with --library", folder.display());
    Err(Failure::new(ErrorCode::Damaged, message).with("path", folder.to_string_lossy()))
}

impl Library {
    /// Opens the store of the library that is known by the folder `origin`, wherever that lies today.
    pub(crate) fn store_of(origin: &Path, open: impl Fn(&Path) -> Result<Store, StoreError>) -> Result<Store, Failure> {
        let (mut at, mut hops) = resolve(origin)?;
        loop {
            let store = open(&at)?;
            // One that was being moved meanwhile was held shut until it had gone.
            let now = resolve(origin)?;
            if now.0 != at {
                (at, hops) = now;
                continue;
            }
            // A disk that the library only passed through may be taken away.
            if hops > 1 && !store.is_read_only() {
                let _ = store.lead(origin, &at);
            }
            return Ok(store);
        }
    }

    /// Moves the library to the folder `to`, which is empty or not there yet, and waits for it. This handle can only read from
    /// then on: open the library again, by the folder it was opened by. `hear` is told how far that is.
    ///
    /// # Errors
    /// When the folder is not empty, lies inside the library, on a network share or where nobody can write, or has too little
    /// room; when somebody else has the library open, or the disk fails: then the library is where it was.
    pub fn move_to(&self, to: &Path, hear: &mut dyn FnMut(&JobRow)) -> Result<Moved, Failure> {
        let task = self.move_task(to)?;
        let moved = self.do_now(&task, JobOrigin::Person, hear)?.moved()?;
        moved.ok_or_else(|| Failure::failed("the move was stopped; the library is where it was"))
    }

    /// As [`Library::move_to`], in the background. When the job is done, this handle can only read.
    ///
    /// # Errors
    /// As [`Library::move_to`], but for what comes up on the way: that is in the job.
    pub fn begin_move(&self, to: &Path) -> Result<JobRow, Failure> {
        self.begin(&self.move_task(to)?, JobOrigin::Person)
    }

    fn move_task(&self, to: &Path) -> Result<Task, Failure> {
        let to = std::path::absolute(to).map_err(|error| io_failure("find", to, &error))?;
        self.may_move(&to)?;
        self.require_alone()?;
        Ok(Task::Move { to })
    }

    /// Copies and checks everything, and then lets the new folder count; nothing when it was asked to stop before.
    pub(crate) fn run_move(
        &self,
        to: &Path,
        lease: &Lease,
        reporter: &mut Reporter<'_>,
    ) -> Result<Ended<Option<Moved>>, Failure> {
        reporter.begin_anew();
        self.may_move(to)?;
        self.require_alone()?;
        let from = self.store.folder().to_owned();
        std::fs::create_dir_all(to).map_err(|error| io_failure("make", to, &error))?;
        self.store.write_file(&to.join(MARK), from.to_string_lossy().as_bytes())?;
        let Some(bytes) = self.copy_blobs(to, lease, reporter)? else {
            return Ok(Ended { answer: None, failure: None });
        };
        self.copy_log(to)?;
        let memory = json!({ "from": from.to_string_lossy(), "to": to.to_string_lossy() });
        // Who took the lease meanwhile may have brought more than was copied.
        lease.require()?;
        self.store.set_setting(MOVED_FROM, &memory)?;
        self.store.move_database(to, &self.origin, reporter.id(), self.now())?;
        let moved = Moved { from: from.to_string_lossy().into_owned(), to: to.to_string_lossy().into_owned(), bytes };
        Ok(Ended { answer: Some(moved), failure: None })
    }

    /// Has every blob in the folder `to`, and hashes each as it lies there. Gives how many bytes they have; nothing when it was
    /// asked to stop.
    fn copy_blobs(&self, to: &Path, lease: &Lease, reporter: &mut Reporter<'_>) -> Result<Option<u64>, Failure> {
        let there = self.store.open_beside(to, self.now())?;
        if there.is_read_only() {
            let message = format!("{} cannot be written to; choose another folder", to.display());
            return Err(Failure::new(ErrorCode::ReadOnly, message).with("path", to.to_string_lossy()));
        }
        let clock = std::sync::Arc::clone(&self.clock);
        let there = there.lease("moving the library", move || clock())?;
        let blobs = self.store.blobs()?;
        let bytes = blobs.iter().map(|blob| blob.bytes).sum();
        let mut at =
            JobProgress { total: Some(2 * blobs.len() as u64), bytes_total: Some(2 * bytes), ..JobProgress::default() };
        let copy = |blob: &store::BlobRecord| -> Result<(), Failure> {
            let mut source = self.store.open_blob(&blob.id).map_err(|error| damaged(error, blob))?;
            there
                .put_blob(&blob.id, blob.bytes, |target| std::io::copy(&mut source, target).map(|_| ()))
                .map_err(|error| damaged(error, blob))
        };
        for check in [false, true] {
            for blob in &blobs {
                lease.require()?;
                if !check {
                    copy(blob)?;
                } else if !there.blob_is_sound(&blob.id)? {
                    // What an earlier move left there, or the disk did not keep.
                    there.remove_blob(&blob.id)?;
                    copy(blob)?;
                    if !there.blob_is_sound(&blob.id)? {
                        let message = format!(
                            "the disk of {} does not keep what is written to it; the library is where it was: choose \
                             another disk",
                            to.display()
                        );
                        return Err(Failure::failed(message).with("path", to.to_string_lossy()));
                    }
                }
                at.done += 1;
                at.bytes_done += blob.bytes;
                if !reporter.tell(&at) {
                    return Ok(None);
                }
            }
        }
        Ok(Some(bytes))
    }

    fn require_alone(&self) -> Result<(), Failure> {
        if self.store.is_alone() {
            return Ok(());
        }
        let message = "another window or command has this library open; close it, and move again";
        Err(Failure::new(ErrorCode::Held, message).with("item", "library"))
    }

    fn may_move(&self, to: &Path) -> Result<(), Failure> {
        let from = self.store.folder();
        let refuse = |message: String| Err(Failure::wrong_input(message).with("path", to.to_string_lossy()));
        if self.is_preview() {
            return refuse("a preview is not moved: it goes when its window is closed".to_owned());
        }
        if to.to_str().is_none() {
            return refuse(format!("{} has a name that cannot be written down; choose another folder", to.display()));
        }
        if to.starts_with(from) || from.starts_with(to) {
            return refuse(format!("{} lies inside the other folder; choose one beside it", to.display()));
        }
        if let Some(kind) = disk::network_share(to) {
            return Err(StoreError::NetworkShare { path: to.to_owned(), kind }.into());
        }
        let mut holds = match std::fs::read_dir(to) {
            Ok(entries) => entries.flatten().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect(),
            Err(error) if error.kind() == std::io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(io_failure("read the folder", to, &error)),
        };
        // What is left of a mark that was cut off.
        holds.retain(|name| !name.starts_with(&format!(".{MARK}.")));
        let begun = std::fs::read_to_string(to.join(MARK)).is_ok_and(|mark| Path::new(&mark) == from);
        if to == self.origin {
            holds.retain(|name| !LEFT_BEHIND.contains(&name.as_str()));
        }
        if !holds.is_empty() && !begun {
            return refuse(format!("{} is not empty; choose an empty folder, or write a new one", to.display()));
        }
        let there = to.ancestors().find(|path| path.exists()).unwrap_or(to);
        let probe = there.join(format!(".fieldshelf-{}", std::process::id()));
        std::fs::write(&probe, "").map_err(|error| io_failure("write to", to, &error))?;
        let _ = std::fs::remove_file(&probe);
        let needed = self.space()?.total.saturating_sub(self.indexing.bytes());
        match fs4::available_space(there) {
            Ok(free) if free < needed && !begun => {
                let message = format!(
                    "{} has {free} bytes free, and the library needs {needed}; free some space or choose another disk",
                    to.display()
                );
                Err(Failure::new(ErrorCode::DiskFull, message).with("path", to.to_string_lossy()))
            }
            _ => Ok(()),
        }
    }

    /// Clears away what a move left in the old folder; gives whether nothing is left to clear. What cannot be cleared yet,
    /// because somebody has it open still, is tried again later.
    pub(crate) fn clear_moved(&self) -> bool {
        let Ok(Some(memory)) = self.store.setting(MOVED_FROM) else { return true };
        let folder = |key: &str| memory[key].as_str().map(PathBuf::from);
        let (Some(from), Some(to)) = (folder("from"), folder("to")) else { return true };
        // In the copy that was left behind, and in one that somebody carried elsewhere, this says nothing.
        if to != self.store.folder() || from == to || self.store.is_read_only() {
            return true;
        }
        if !matches!(store::clear(&from, MOVED_FROM, &memory), Ok(true)) {
            return false;
        }
        let _ = std::fs::remove_file(to.join(MARK));
        // If it stays, the next start finds nothing to clear.
        let _ = self.store.set_setting(MOVED_FROM, &serde_json::Value::Null);
        true
    }
}

/// What is wrong with the library itself is told apart from what is wrong with the new folder.
fn damaged(error: StoreError, blob: &store::BlobRecord) -> Failure {
    match error {
        StoreError::NotHere { .. } | StoreError::WrongBytes { .. } => {
            let message = format!(
                "file {} of the library is damaged or missing: have it mended with: shelf verify --repair, and move again",
                blob.id
            );
            Failure::new(ErrorCode::Damaged, message).with("item", blob.id.to_string())
        }
        error => error.into(),
    }
}
