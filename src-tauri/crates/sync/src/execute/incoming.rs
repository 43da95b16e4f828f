//! A file on its way in: first what an earlier fetch left of it, then what a source sends, which is kept as it comes.

use std::io::{self, Read};

use domain::{BlobId, EditionId, File};
use repository::{BlobError, Opened, RepositoryPath};
use store::{Partial, StoreError};

use super::{Execution, Make};

/// How many bytes are fetched between two reports of progress: two seconds at 64 kbit/s, so that who asks it to stop is heard
/// soon on a slow link too.
const REPORT_EVERY: u64 = 16 << 10;

/// How many bytes are read at once of what needs no making.
const AT_ONCE: usize = 256 << 10;

/// What a source is asked for.
pub(super) struct Travelling {
    pub(super) path: RepositoryPath,
    /// The hash of it, and its length.
    pub(super) id: BlobId,
    pub(super) bytes: u64,
    /// Whether it is the file itself.
    pub(super) as_it_is: bool,
}

/// Why a stream ended before all of it was taken.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum EndOfStream {
    /// The caller asked to stop.
    Stopped,
    /// The source failed, or had no more: what came may be right.
    Cut,
}

/// Why a file was not taken in.
pub(super) enum Untaken {
    Blob(BlobError),
    Store(StoreError),
}

/// What comes from a source, after what is here of it already. It is kept as it comes, and says how far it is.
pub(super) struct Incoming<'s, 'e> {
    stream: Box<dyn Read + Send>,
    pub(super) partial: Option<Partial<'e>>,
    execution: &'s mut Execution<'e>,
    item: &'s EditionId,
    /// Of the whole.
    length: u64,
    /// How much of it was here.
    pub(super) resumed: u64,
    /// How much was read.
    at: u64,
    unreported: u64,
    pub(super) ended: Option<EndOfStream>,
    /// What the disk said when it was to keep what came.
    disk: Option<StoreError>,
}

impl<'s, 'e> Incoming<'s, 'e> {
    /// What comes by `opened` for `item`, after what is in `partial`; `length` bytes in all.
    pub(super) fn new(
        opened: Opened,
        partial: Option<Partial<'e>>,
        execution: &'s mut Execution<'e>,
        item: &'s EditionId,
        length: u64,
    ) -> Self {
        let Opened { stream, start: resumed, .. } = opened;
        Self { stream, partial, execution, item, length, resumed, at: 0, unreported: 0, ended: None, disk: None }
    }

    /// Takes in `file`, which is what comes.
    pub(super) fn take_as_it_is(&mut self, file: &File) -> Result<(), Untaken> {
        let wrong = |reason| Untaken::Blob(BlobError::Wrong { id: file.sha256, reason });
        // What was here is hashed already.
        self.at = self.resumed;
        let mut buffer = vec![0; AT_ONCE];
        loop {
            match self.read(&mut buffer) {
                Ok(0) => break,
                Ok(_) if self.at > self.length => return Err(wrong("its length differs")),
                Ok(_) => {}
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(source) => return Err(Untaken::Blob(BlobError::Read { id: file.sha256, source })),
            }
            if let Some(error) = self.disk.take() {
                return Err(Untaken::Store(error));
            }
        }
        if self.at != self.length {
            return Err(wrong("its length differs"));
        }
        let Some(partial) = self.partial.take() else { return Err(wrong("its length differs")) };
        self.execution.store.put_partial(&file.sha256, partial).map_err(|error| match error {
            StoreError::WrongBytes { .. } => wrong("its hash differs"),
            error => Untaken::Store(error),
        })
    }

    /// Takes in `file`, which `make` makes of what comes.
    pub(super) fn take_made(&mut self, file: &File, make: &mut Make<'_>) -> Result<(), Untaken> {
        let mut fault = None;
        let store = self.execution.store;
        let put = store.put_blob(&file.sha256, file.bytes, |out| {
            make(self, out).map_err(|error| {
                let said = io::Error::other(error.to_string());
                fault = Some(error);
                said
            })
        });
        match (put, fault) {
            (Ok(()), _) => Ok(()),
            // The disk here is not the source's fault.
            (Err(StoreError::Interrupted { .. } | StoreError::WrongBytes { .. }), Some(error)) => {
                Err(Untaken::Blob(error))
            }
            (Err(error), _) => Err(Untaken::Store(error)),
        }
    }
}

impl Read for Incoming<'_, '_> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        if self.at < self.resumed {
            let room = buffer.len().min(usize::try_from(self.resumed - self.at).unwrap_or(usize::MAX));
            let partial = self.partial.as_mut().ok_or(io::ErrorKind::NotFound)?;
            let read = partial.read_at(self.at, &mut buffer[..room])?;
            self.at += read as u64;
            return Ok(read);
        }
        if self.unreported >= REPORT_EVERY {
            self.unreported = 0;
            if self.execution.report(self.item).is_break() {
                self.ended = Some(EndOfStream::Stopped);
                return Err(io::Error::other("stopped"));
            }
        }
        let read = match self.stream.read(buffer) {
            Ok(0) if self.at < self.length && !buffer.is_empty() => {
                self.ended = Some(EndOfStream::Cut);
                return Ok(0);
            }
            Err(error) if error.kind() != io::ErrorKind::Interrupted => {
                self.ended = Some(EndOfStream::Cut);
                return Err(error);
            }
            read => read?,
        };
        self.unreported += read as u64;
        self.execution.outcome.bytes += read as u64;
        // What follows the end is no part of it, and is refused by whoever reads this.
        let room = usize::try_from(self.length.saturating_sub(self.at)).unwrap_or(usize::MAX);
        self.at += read as u64;
        let kept = self.partial.as_mut().map(|partial| partial.append(&buffer[..read.min(room)]));
        if let Some(Err(error)) = kept {
            // A file can be made without keeping what it is made of.
            self.partial.take().into_iter().for_each(Partial::remove);
            self.disk = Some(error);
        }
        Ok(read)
    }
}
