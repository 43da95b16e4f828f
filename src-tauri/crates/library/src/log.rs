//! What syncs did, whoever asked for them: one line an event in a file of the library, for whoever looks after the computer.
//!
//! A line names publishers, ids of editions and kinds of failure. It holds no path, address, title or text, and nothing of what
//! the person reads or marked, nor which edition they asked for by name: the file can be sent to somebody else.

use std::fs::{self, OpenOptions};
use std::io::Write;
use std::path::Path;

use serde::Serialize;

use domain::JobAsk;

use crate::Library;
use crate::api::{Failure, JobKind, JobRow, SyncReport, SyncRequest};
use crate::error::io_failure;

/// The folder inside a library.
const FOLDER: &str = "log";
/// The file that is written to, and those before it.
const FILES: [&str; 4] = ["sync.log", "sync.1.log", "sync.2.log", "sync.3.log"];
/// At this size a new file is begun: some two thousand lines, a few weeks of syncs.
const FULL: u64 = 256 << 10;

/// The word that the outside knows a kind by.
fn word(kind: impl Serialize) -> String {
    serde_json::to_value(kind).ok().and_then(|word| word.as_str().map(str::to_owned)).unwrap_or_default()
}

impl Library {
    /// [`Library::sync`] for a scheduled task: under the budget that the office set.
    ///
    /// # Errors
    /// As [`Library::sync`].
    pub fn sync_unattended(&self, request: &SyncRequest, hear: &mut dyn FnMut(&JobRow)) -> Result<SyncReport, Failure> {
        let budgeted = self.policy.as_ref().map_or_else(|| request.clone(), |policy| policy.budgeted(request));
        self.sync(&budgeted, hear)
    }

    /// Notes that a sync begins. A log that cannot be written is no error.
    pub(crate) fn log_begin(&self) {
        self.turn_log();
        self.log("sync begun");
    }

    /// Notes how the sync that `request` wanted ended, and what was `asked` of it.
    pub(crate) fn log_end(&self, request: &SyncRequest, ended: Result<&SyncReport, &Failure>, asked: Option<JobAsk>) {
        match ended {
            Err(failure) => self.log(&format!("sync failed: {}", word(failure.code))),
            Ok(report) => {
                self.log_report(report, !request.only.is_empty());
                self.log(match asked {
                    None => "sync ended",
                    Some(JobAsk::Pause) => "sync paused",
                    Some(JobAsk::Cancel) => "sync cancelled",
                });
            }
        }
    }

    /// Adds how a job ended: for those that nobody waited for. A sync says so itself, wherever it runs.
    pub fn log_job(&self, job: &JobRow) {
        if job.kind == JobKind::Sync {
            return;
        }
        let ending = match (&job.error, job.phase) {
            (Some(failure), _) => format!("failed: {}", word(failure.code)),
            (None, phase) => word(phase),
        };
        self.turn_log();
        self.log(&format!("job {} {}: {ending}", job.id, word(job.kind)));
    }

    /// Writes what the log holds, the oldest first, to the file `path`, under a few lines on this library; `program` is the
    /// name and version of the app.
    ///
    /// # Errors
    /// When the file cannot be written, or the log not be read.
    pub fn save_log(&self, program: &str, path: &Path) -> Result<(), Failure> {
        let folder = self.store.folder().join(FOLDER);
        let stats = self.stats()?;
        let mut text = format!(
            "{program} on {} {}\n{}\n{} publications, {} editions, {} sections\n\n",
            std::env::consts::OS,
            std::env::consts::ARCH,
            self.now(),
            stats.publications,
            stats.editions,
            stats.sections
        );
        for name in FILES.iter().rev() {
            match fs::read_to_string(folder.join(name)) {
                Ok(lines) => text += &lines,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
                Err(error) => return Err(io_failure("read", &folder.join(name), &error)),
            }
        }
        fs::write(path, text).map_err(|error| io_failure("save", path, &error))
    }

    /// Puts a copy of the log into the library's new folder `to`.
    pub(crate) fn copy_log(&self, to: &Path) -> Result<(), Failure> {
        let (from, to) = (self.store.folder().join(FOLDER), to.join(FOLDER));
        for name in FILES {
            let lines = match fs::read(from.join(name)) {
                Ok(lines) => lines,
                Err(error) if error.kind() == std::io::ErrorKind::NotFound => continue,
                Err(error) => return Err(io_failure("read", &from.join(name), &error)),
            };
            fs::create_dir_all(&to).map_err(|error| io_failure("make", &to, &error))?;
            self.store.write_file(&to.join(name), &lines)?;
        }
        Ok(())
    }

    fn log_report(&self, report: &SyncReport, by_name: bool) {
        for publisher in &report.sources {
            let name = &publisher.publisher;
            for (number, source) in publisher.sources.iter().enumerate() {
                if let Some(failure) = &source.error {
                    self.log(&format!("{name}: source {} failed: {}", number + 1, word(failure.code)));
                }
            }
            if let Some(failure) = &publisher.error {
                self.log(&format!("{name}: nothing taken in: {}", word(failure.code)));
                continue;
            }
            for failed in &publisher.failed {
                let item = if by_name { "what was asked for" } else { &failed.id };
                self.log(&format!("{name}: {item} failed: {}", word(failed.error.code)));
            }
            let as_of = publisher.as_of.as_ref().map(|date| format!(", as of {date}")).unwrap_or_default();
            self.log(&format!(
                "{name}: {} taken in, {} withdrawn, {} bytes, {} wait{as_of}",
                publisher.applied, publisher.withdrawn, publisher.bytes, publisher.waiting
            ));
        }
    }

    /// Begins a new file where the last is full.
    fn turn_log(&self) {
        let folder = self.store.folder().join(FOLDER);
        if fs::metadata(folder.join(FILES[0])).is_ok_and(|file| file.len() >= FULL) {
            for pair in FILES.windows(2).rev() {
                // The oldest is replaced; one that is not there yet is not missed.
                let _ = fs::rename(folder.join(pair[0]), folder.join(pair[1]));
            }
        }
    }

    /// Adds a line. On a full disk, or in a library that can only be read, there is nowhere to say anything.
    fn log(&self, event: &str) {
        let folder = self.store.folder().join(FOLDER);
        let line = format!("{} {event}\n", self.now());
        let _ = fs::create_dir_all(&folder)
            .and_then(|()| OpenOptions::new().create(true).append(true).open(folder.join(FILES[0])))
            // One call a line: those of two processes do not mix.
            .and_then(|mut file| file.write_all(line.as_bytes()));
    }
}
