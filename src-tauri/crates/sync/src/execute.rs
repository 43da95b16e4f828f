//! The executor: fetches what a step needs, then applies its edition in one transaction.
//!
//! Blobs come first, each whole and checked or not there; the row that makes a revision the one to read comes last. So
//! whatever stops an execution, a reader sees the old revision or the new one, and doing it again goes on where it was, in
//! the middle of a file too: what came of it is kept as it travels ([`store::Partial`]), and any source may bring the rest.

mod incoming;

use std::io::{self, Read, Write};
use std::ops::ControlFlow;

use domain::publication::{Encoding, Patch};
use domain::{BlobId, EditionId, File, FileRole, PublicationId, Sections};
use repository::{BlobError, Carrier, CarrierError, Opened, Part, RepositoryPath, blob, patch};
use store::{Origin, Partial, SectionContent, Store, StoreError};

use crate::plan::{Change, Step, bytes_to_fetch};
use incoming::{EndOfStream, Incoming, Travelling, Untaken};

/// The most bytes of sections that are taken: a book of a million words has some ten.
pub const SECTIONS_LIMIT: u64 = 64 << 20;

/// How far an execution is.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Progress {
    /// The edition being worked on.
    pub item: EditionId,
    /// Steps that are behind.
    pub done: u64,
    /// Steps in all.
    pub total: u64,
    /// Steps that failed, among those that are behind.
    pub failed: u64,
    /// Bytes fetched so far.
    pub bytes_done: u64,
    /// Bytes that the plan meant to fetch; a little more may come when something proves damaged.
    pub bytes_total: u64,
}

/// What an execution did.
#[derive(Debug)]
pub struct Outcome {
    /// The editions that are now here as offered.
    pub applied: Vec<EditionId>,
    /// The publications that are now marked as withdrawn.
    pub withdrawn: Vec<PublicationId>,
    /// Bytes fetched.
    pub bytes: u64,
    /// The editions that could not be applied, and why; each is as it was.
    pub failed: Vec<(EditionId, ItemError)>,
    /// Why it ended.
    pub ended: Ended,
}

/// Why an execution ended.
#[derive(Debug)]
pub enum Ended {
    /// All steps were tried.
    Complete,
    /// The caller asked to stop. What was applied stays; the same plan can be made and executed again.
    Stopped,
    /// The library could not be written: its disk is full, say. What was applied stays.
    Store(StoreError),
}

/// Why one edition was not applied.
#[derive(Debug, thiserror::Error)]
pub enum ItemError {
    /// No source had a file of it right.
    #[error("{file} could not be fetched: {}", tried(attempts))]
    Fetch {
        /// The file's name.
        file: String,
        /// What happened at each source; empty when there was none.
        attempts: Vec<Attempt>,
    },
    /// Its text is of a newer format.
    #[error("its text has format {0}, which is newer than this software; update Fieldshelf")]
    NewerFormat(u32),
    /// Its publisher signed a text that breaks the format.
    #[error("its text breaks the format: {0}; tell the publisher")]
    Malformed(String),
}

/// What happened at one source.
#[derive(Debug)]
pub struct Attempt {
    /// The source, as it describes itself.
    pub source: String,
    /// Why it did not serve.
    pub error: AttemptError,
}

/// Why a source did not serve.
#[derive(Debug, thiserror::Error)]
pub enum AttemptError {
    /// It has no such blob.
    #[error("it is missing there; the copy is not whole")]
    Missing,
    /// It could not be read.
    #[error(transparent)]
    Carrier(#[from] CarrierError),
    /// What it has is not what was signed, or stopped coming.
    #[error(transparent)]
    Blob(#[from] BlobError),
}

fn tried(attempts: &[Attempt]) -> String {
    let each: Vec<String> = attempts.iter().map(|attempt| format!("{}: {}", attempt.source, attempt.error)).collect();
    if each.is_empty() { "there is no source to fetch it from".to_owned() } else { each.join("; ") }
}

/// Does `steps`, in their order, with what `carriers` bring; each file comes from the first that has it right.
///
/// `clean` makes a document's sections fit to be read and searched: the publisher's HTML is sanitised again there.
/// `progress` is told where it stands before each step, about every 16 kibibytes and whenever a source fails, and may ask to
/// stop. The caller has the writing lease of the store, and the publications are known to it (see [`crate::offer::record`]).
pub fn execute(
    steps: &[Step],
    carriers: &[&dyn Carrier],
    store: &Store,
    clean: &dyn Fn(&Sections) -> Vec<SectionContent>,
    progress: &mut dyn FnMut(Progress) -> ControlFlow<()>,
) -> Outcome {
    let outcome =
        Outcome { applied: Vec::new(), withdrawn: Vec::new(), bytes: 0, failed: Vec::new(), ended: Ended::Complete };
    let sources = carriers.iter().map(|carrier| Source { carrier: *carrier, gone: false }).collect();
    let total = (steps.len() as u64, bytes_to_fetch(steps));
    let mut execution = Execution { sources, store, clean, progress, total, done: 0, outcome };
    for step in steps {
        if let Err(end) = execution.step(step) {
            match end {
                End::Item(error) => execution.outcome.failed.push((step.id(), error)),
                End::Stop => {
                    execution.outcome.ended = Ended::Stopped;
                    break;
                }
                End::Store(error) => {
                    execution.outcome.ended = Ended::Store(error);
                    break;
                }
            }
        }
        execution.done += 1;
    }
    execution.outcome
}

/// A carrier, and whether it has been found out to be gone: a stick that was pulled is not asked for every file.
struct Source<'a> {
    carrier: &'a dyn Carrier,
    gone: bool,
}

/// What makes a file out of what a source sends.
type Make<'a> = dyn FnMut(&mut dyn Read, &mut dyn Write) -> Result<(), BlobError> + 'a;

/// Why a step was not done.
enum End {
    Item(ItemError),
    Stop,
    Store(StoreError),
}

impl From<StoreError> for End {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

struct Execution<'a> {
    sources: Vec<Source<'a>>,
    store: &'a Store,
    clean: &'a dyn Fn(&Sections) -> Vec<SectionContent>,
    progress: &'a mut dyn FnMut(Progress) -> ControlFlow<()>,
    /// Steps and bytes.
    total: (u64, u64),
    done: u64,
    outcome: Outcome,
}

impl<'e> Execution<'e> {
    fn step(&mut self, step: &Step) -> Result<(), End> {
        if self.report(&step.id()).is_break() {
            return Err(End::Stop);
        }
        if step.change == Change::Withdrawn {
            if self.store.set_withdrawn(&step.publication.id)? {
                self.outcome.withdrawn.push(step.publication.id.clone());
            }
            return Ok(());
        }
        // Files whose text did not come would be of a revision that nobody reads.
        if step.change == Change::Missing && self.outcome.failed.iter().any(|(failed, _)| *failed == step.id()) {
            return Ok(());
        }
        // The plan may be older than what is here by now, so the store is asked for every file.
        for file in step.fetch.iter().chain(&step.files) {
            self.fetch(&step.id(), file)?;
        }
        if step.change == Change::Missing && step.fetch.iter().all(|file| file.role != FileRole::Sections) {
            // The text of this revision is applied already; only files were missing beside it.
            self.outcome.applied.push(step.id());
            return Ok(());
        }
        let sections = match &step.edition.sections {
            Some(file) => self.sections(&step.id(), file)?,
            None => Vec::new(),
        };
        self.store.apply_edition(&step.id(), &step.edition, &sections, &step.publication)?;
        self.outcome.applied.push(step.id());
        Ok(())
    }

    /// Has `file` here, whole and as signed.
    fn fetch(&mut self, item: &EditionId, file: &File) -> Result<(), End> {
        if self.store.find_blob(&file.sha256, file.bytes)? {
            return Ok(());
        }
        let mut attempts = Vec::new();
        for at in 0..self.sources.len() {
            let source = self.sources[at].carrier.describe();
            match self.fetch_from(item, file, at)? {
                None => return Ok(()),
                Some(error) => attempts.push(Attempt { source, error }),
            }
        }
        Err(End::Item(ItemError::Fetch { file: file.name.clone(), attempts }))
    }

    /// As [`Self::fetch`], from one source; gives the reason when that source did not serve.
    ///
    /// A patch from a file that is here is tried first, unless less is left of the whole; whatever is wrong with it, the whole
    /// is fetched. A publisher's repository holds the blob that the catalogue names. A copy that a library made holds files as
    /// they are, under their own hash, and is asked for that where it does not have the other.
    fn fetch_from(&mut self, item: &EditionId, file: &File, at: usize) -> Result<Option<AttemptError>, End> {
        let left = |id: &BlobId, bytes: u64| bytes.saturating_sub(self.store.partial_length(id));
        let whole = left(&file.transport.sha256, file.transport.bytes);
        if let Some(patch) = file.transport.patches.first()
            && left(&patch.sha256, patch.bytes) <= whole
            && self.patch(item, file, patch, at)?.is_none()
        {
            return Ok(None);
        }
        match self.fetch_form(item, file, at)? {
            Some(AttemptError::Missing) if file.transport.sha256 != file.sha256 => {
                self.fetch_form(item, &file.as_plain(), at)
            }
            ended => Ok(ended),
        }
    }

    /// Makes `file` from one that is here by `patch`.
    fn patch(&mut self, item: &EditionId, file: &File, patch: &Patch, at: usize) -> Result<Option<AttemptError>, End> {
        if !self.store.has_blob(&patch.from)? {
            return Ok(Some(AttemptError::Missing));
        }
        let store = self.store;
        let travelling = Travelling {
            path: RepositoryPath::patch(patch.from, file.sha256),
            id: patch.sha256,
            bytes: patch.bytes,
            as_it_is: false,
        };
        self.take(item, file, at, &travelling, &mut |reader, out| {
            let id = patch.sha256;
            let old = store.open_blob(&patch.from);
            let mut old = old.map_err(|error| BlobError::Read { id, source: io::Error::other(error.to_string()) })?;
            patch::apply(&mut old, reader, patch, file, out)
        })
    }

    fn fetch_form(&mut self, item: &EditionId, file: &File, at: usize) -> Result<Option<AttemptError>, End> {
        let encoding = file.transport.encoding;
        let travelling = Travelling {
            path: RepositoryPath::Blob(file.transport.sha256),
            id: file.transport.sha256,
            bytes: file.transport.bytes,
            as_it_is: encoding == Encoding::Plain,
        };
        self.take(item, file, at, &travelling, &mut |reader, out| blob::decode(encoding, reader, file, out))
    }

    /// Takes in `file`, which `make` makes from what the source has of `travelling`.
    ///
    /// What an earlier try left is not asked for again, whichever source it came from. Where that, with what came now,
    /// proves wrong, all of it is asked for once more: it may have been the earlier one that was wrong.
    fn take(
        &mut self,
        item: &EditionId,
        file: &File,
        at: usize,
        travelling: &Travelling,
        make: &mut Make<'_>,
    ) -> Result<Option<AttemptError>, End> {
        let store = self.store;
        let mut partial = store.partial(&travelling.id, travelling.bytes);
        loop {
            let mut incoming = match self.open(item, at, travelling, partial) {
                Ok(incoming) => incoming,
                Err(error) => return self.unless_stopped(item, error),
            };
            let taken = if travelling.as_it_is && incoming.partial.is_some() {
                incoming.take_as_it_is(file)
            } else {
                incoming.take_made(file, make)
            };
            let resumed = incoming.resumed > 0;
            match (taken, incoming.ended, incoming.partial.take()) {
                (Ok(()), _, partial) => {
                    partial.into_iter().for_each(Partial::remove);
                    return Ok(None);
                }
                (Err(_), Some(EndOfStream::Stopped), partial) => {
                    partial.into_iter().for_each(Partial::keep);
                    return Err(End::Stop);
                }
                (Err(Untaken::Store(error)), _, partial) => {
                    partial.into_iter().for_each(Partial::keep);
                    return Err(End::Store(error));
                }
                (Err(Untaken::Blob(error)), Some(EndOfStream::Cut), partial) => {
                    partial.into_iter().for_each(Partial::keep);
                    return self.unless_stopped(item, error.into());
                }
                (Err(Untaken::Blob(error)), None, wrong) => {
                    wrong.into_iter().for_each(Partial::remove);
                    if !resumed {
                        return Ok(Some(error.into()));
                    }
                    partial = store.partial(&travelling.id, travelling.bytes);
                }
            }
        }
    }

    /// That a source did not serve because of `error`; or that it did not because the caller asked for an end.
    fn unless_stopped(&mut self, item: &EditionId, error: AttemptError) -> Result<Option<AttemptError>, End> {
        if self.report(item).is_break() { Err(End::Stop) } else { Ok(Some(error)) }
    }

    /// What the source has of `travelling`, after what is here of it in `partial`.
    fn open<'s>(
        &'s mut self,
        item: &'s EditionId,
        at: usize,
        travelling: &Travelling,
        mut partial: Option<Partial<'e>>,
    ) -> Result<Incoming<'s, 'e>, AttemptError> {
        let kept = partial.as_ref().map_or(0, Partial::length);
        let opened = if kept > 0 && kept == travelling.bytes {
            // It was killed between the last byte and what is made of it.
            Opened { stream: Box::new(io::empty()), start: kept, validator: None }
        } else {
            let carrier = self.sources[at].carrier;
            let source = carrier.describe();
            if self.sources[at].gone {
                let reason = "it was not there a moment ago".to_owned();
                return Err(CarrierError::Unreachable { location: source, reason }.into());
            }
            let origin = partial.as_ref().and_then(Partial::origin).filter(|origin| origin.source == source);
            let validator = origin.and_then(|origin| origin.validator.as_deref());
            let opened = carrier.open_at(&travelling.path, &Part { start: kept, validator, length: travelling.bytes });
            let opened = opened.inspect_err(|error| self.sources[at].gone = error.is_out_of_reach());
            let opened = opened?.ok_or(AttemptError::Missing)?;
            if opened.start != kept && partial.as_mut().is_some_and(|partial| partial.restart().is_err()) {
                partial.take().into_iter().for_each(Partial::remove);
            }
            if let Some(partial) = &mut partial {
                partial.comes_from(Origin { source, validator: opened.validator.clone() });
            }
            opened
        };
        Ok(Incoming::new(opened, partial, self, item, travelling.bytes))
    }

    /// The cleaned sections in the blob `file`, which is here; fetched once more if it proves damaged on this disk.
    fn sections(&mut self, item: &EditionId, file: &File) -> Result<Vec<SectionContent>, End> {
        if file.bytes > SECTIONS_LIMIT {
            let reason = format!("its sections have {} bytes, more than {SECTIONS_LIMIT}", file.bytes);
            return Err(End::Item(ItemError::Malformed(reason)));
        }
        if !self.store.blob_is_sound(&file.sha256)? {
            self.store.remove_blob(&file.sha256)?;
            self.fetch(item, file)?;
        }
        let bytes = self.store.read_range(&file.sha256, 0, file.bytes)?;
        let sections = parse_sections(&bytes).map_err(End::Item)?;
        Ok((self.clean)(&sections))
    }

    fn report(&mut self, item: &EditionId) -> ControlFlow<()> {
        (self.progress)(Progress {
            item: item.clone(),
            done: self.done,
            total: self.total.0,
            failed: self.outcome.failed.len() as u64,
            bytes_done: self.outcome.bytes,
            bytes_total: self.total.1,
        })
    }
}

/// Reads a sections blob, as it was published.
///
/// # Errors
/// [`ItemError::NewerFormat`] and [`ItemError::Malformed`].
pub fn parse_sections(bytes: &[u8]) -> Result<Sections, ItemError> {
    #[derive(serde::Deserialize)]
    struct Version {
        format: u32,
    }
    let malformed = |error: serde_json::Error| ItemError::Malformed(error.to_string());
    let Version { format } = serde_json::from_slice(bytes).map_err(malformed)?;
    if format > Sections::FORMAT {
        return Err(ItemError::NewerFormat(format));
    }
    let sections: Sections = serde_json::from_slice(bytes).map_err(malformed)?;
    let mut ids = std::collections::BTreeSet::new();
    match sections.sections.iter().find(|section| !ids.insert(&section.id)) {
        Some(twice) => Err(ItemError::Malformed(format!("two sections are called {}", twice.id))),
        None => Ok(sections),
    }
}
