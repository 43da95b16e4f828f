//! Blobs: files in the form in which they travel, and back.
//!
//! A blob is the file itself, one zstd frame around it, or one around its opened [`form`], whichever is smallest.
//! Whatever comes out of [`decode`] without an error is exactly
//! the file that the signed catalogue names; on an error the caller throws away what was written so far.

use std::io::{self, BufRead, BufReader, Read, Write};

use domain::publication::{Encoding, Transport};
use domain::{BlobId, File, FileRole};
use sha2::{Digest, Sha256};

use crate::{form, format};

/// The largest form a file may open into and still travel as that: the publisher holds it in memory.
const FORM_LIMIT: usize = 256 << 20;

/// A file as the publisher lists it, with the blob it travels as.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Encoded {
    /// What the catalogue says of it.
    pub file: File,
    /// The bytes of the blob, named by `file.transport.sha256`.
    pub blob: Vec<u8>,
}

/// Why a blob is not the file it should be.
#[derive(Debug, thiserror::Error)]
pub enum BlobError {
    /// The source's bytes are not those the signed catalogue names.
    #[error("blob {id} is not what the publisher signed ({reason}); the copy is damaged: use another source")]
    Wrong {
        /// The blob.
        id: BlobId,
        /// What differs: its length, its hash, or how it unpacks.
        reason: &'static str,
    },
    /// The source failed while its bytes were read.
    #[error("blob {id} cannot be read: {source}; try again, or use another source")]
    Read {
        /// The blob.
        id: BlobId,
        /// What the system said.
        #[source]
        source: io::Error,
    },
    /// The file could not be written here.
    #[error("the file of blob {id} cannot be written: {source}; check the disk")]
    Write {
        /// The blob.
        id: BlobId,
        /// What the system said.
        #[source]
        source: io::Error,
    },
}

/// Unpacks the blob that comes out of `reader` into `out`, which gets exactly the file `expected` or an error.
///
/// No more than the blob's and the file's stated bytes are read and written, whatever the source sends. `encoding` is
/// normally `expected.transport.encoding`.
///
/// # Errors
/// See [`BlobError`]. What was written to `out` before an error is to be thrown away.
pub fn decode(
    encoding: Encoding,
    reader: &mut dyn Read,
    expected: &File,
    out: &mut dyn Write,
) -> Result<(), BlobError> {
    let id = expected.transport.sha256;
    let wrong = |reason| BlobError::Wrong { id, reason };
    // One byte more than stated, to notice a blob that goes on.
    let mut source = Counted::new(reader.take(expected.transport.bytes.saturating_add(1)));
    let mut file = Counting { out, hash: Sha256::new(), bytes: 0, limit: expected.bytes };
    let copied = match encoding {
        Encoding::Plain => copy(&mut source, &mut file),
        Encoding::Zstd => unpack(&mut source, &mut |frame| copy(frame, &mut file)),
        Encoding::Deflate1 => unpack(&mut source, &mut |frame| remake(frame, &mut file)),
    };
    // The source's own failure explains anything the decoder said after it.
    if let Some(error) = source.failed.take() {
        return Err(BlobError::Read { id, source: error });
    }
    match copied {
        Ok(()) => {}
        Err(Stop::Write(source)) => return Err(BlobError::Write { id, source }),
        Err(Stop::Wrong(reason)) => return Err(wrong(reason)),
    }
    if source.bytes != expected.transport.bytes {
        return Err(wrong("its length differs"));
    }
    if BlobId::from_bytes(source.hash.finalize().into()) != id {
        return Err(wrong("its hash differs"));
    }
    if file.is(expected) { Ok(()) } else { Err(wrong("it unpacks to another file")) }
}

/// Writes the file `expected` to `out`, remade from `form`; errors name the blob `id`.
pub(crate) fn remake_checked(form: &[u8], id: BlobId, expected: &File, out: &mut dyn Write) -> Result<(), BlobError> {
    let mut file = Counting { out, hash: Sha256::new(), bytes: 0, limit: expected.bytes };
    match remake(&mut &*form, &mut file) {
        Ok(()) if file.is(expected) => Ok(()),
        Ok(()) => Err(BlobError::Wrong { id, reason: "it unpacks to another file" }),
        Err(Stop::Write(source)) => Err(BlobError::Write { id, source }),
        Err(Stop::Wrong(reason)) => Err(BlobError::Wrong { id, reason }),
    }
}

/// Raised whenever [`encode`] makes something else of the same content.
const PACKING: u32 = 1;

/// Names how [`encode`] packs, the version of zstd among it: under one such name the same content gives the same blob, so that
/// what was packed can be kept.
pub fn packing() -> String {
    format!("{PACKING}.{}", zstd::zstd_safe::version_number())
}

/// Lists `content` as the file `name` and packs it into whatever is smallest, plain unless that saves at least a fiftieth.
///
/// The same content gives the same blob.
///
/// # Errors
/// What zstd fails with, which is want of memory.
pub fn encode(role: FileRole, name: String, media_type: String, content: Vec<u8>) -> io::Result<Encoded> {
    let sha256 = format::sha256(&content);
    let bytes = content.len() as u64;
    let mut packed = (Encoding::Zstd, format::compress(&content)?);
    if let Some(form) = opened(&content) {
        let opened = format::compress_form(&form)?;
        if opened.len() < packed.1.len() {
            packed = (Encoding::Deflate1, opened);
        }
    }
    let (encoding, blob) = match packed {
        (encoding, blob) if (blob.len() as u64) < bytes && blob.len() as u64 <= bytes - bytes / 50 => (encoding, blob),
        _ => (Encoding::Plain, content),
    };
    let transport = Transport {
        encoding,
        sha256: if encoding == Encoding::Plain { sha256 } else { format::sha256(&blob) },
        bytes: blob.len() as u64,
        patches: Vec::new(),
    };
    Ok(Encoded { file: File { role, name, media_type, bytes, sha256, transport }, blob })
}

/// The opened form of `content`, where anything in it can be opened and comes out again as it went in.
fn opened(content: &[u8]) -> Option<Vec<u8>> {
    let form = form::open(content, FORM_LIMIT).filter(|form| form::is_open(form))?;
    let mut rest = content;
    let same = form::remake::<()>(&mut form.as_slice(), &mut |bytes| {
        rest = rest.strip_prefix(bytes).ok_or(())?;
        Ok(())
    });
    (same.is_ok() && rest.is_empty()).then_some(form)
}

/// Why copying stopped early.
enum Stop {
    Write(io::Error),
    Wrong(&'static str),
}

fn copy(source: &mut dyn Read, file: &mut Counting<'_>) -> Result<(), Stop> {
    let mut buffer = vec![0; 64 << 10];
    loop {
        match source.read(&mut buffer) {
            Ok(0) => return Ok(()),
            Ok(read) => file.take(&buffer[..read])?,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
            Err(_) => return Err(Stop::Wrong("it cannot be unpacked")),
        }
    }
}

/// Hands `take` what is in the one zstd frame that `source` holds.
fn unpack(source: &mut dyn Read, take: &mut dyn FnMut(&mut dyn Read) -> Result<(), Stop>) -> Result<(), Stop> {
    let broken = |_| Stop::Wrong("it cannot be unpacked");
    let mut decoder = zstd::stream::read::Decoder::with_buffer(BufReader::new(source)).map_err(broken)?.single_frame();
    decoder.window_log_max(format::ZSTD_WINDOW_LOG_MAX).map_err(broken)?;
    take(&mut decoder)?;
    match decoder.finish().fill_buf() {
        Ok([]) => Ok(()),
        _ => Err(Stop::Wrong("bytes follow its zstd frame")),
    }
}

/// Makes a file again out of its opened form.
fn remake(form: &mut dyn Read, file: &mut Counting<'_>) -> Result<(), Stop> {
    form::remake(form, &mut |bytes| file.take(bytes)).map_err(|stop| match stop {
        form::Stop::Taker(stop) => stop,
        form::Stop::Read | form::Stop::Broken => Stop::Wrong("it cannot be unpacked"),
    })
}

/// Counts and hashes what is read, and keeps the source's own error apart from the decoder's.
struct Counted<R> {
    inner: R,
    hash: Sha256,
    bytes: u64,
    failed: Option<io::Error>,
}

impl<R: Read> Counted<R> {
    fn new(inner: R) -> Self {
        Self { inner, hash: Sha256::new(), bytes: 0, failed: None }
    }
}

impl<R: Read> Read for Counted<R> {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        match self.inner.read(buffer) {
            Ok(read) => {
                self.hash.update(&buffer[..read]);
                self.bytes += read as u64;
                Ok(read)
            }
            Err(error) if error.kind() == io::ErrorKind::Interrupted => Err(error),
            Err(error) => {
                let told = io::Error::from(error.kind());
                self.failed = Some(error);
                Err(told)
            }
        }
    }
}

/// Counts, hashes and passes on what is written, up to the file's stated length.
struct Counting<'a> {
    out: &'a mut dyn Write,
    hash: Sha256,
    bytes: u64,
    limit: u64,
}

impl Counting<'_> {
    /// Whether what was written is the file `expected`.
    fn is(self, expected: &File) -> bool {
        self.bytes == expected.bytes && BlobId::from_bytes(self.hash.finalize().into()) == expected.sha256
    }

    fn take(&mut self, bytes: &[u8]) -> Result<(), Stop> {
        self.bytes += bytes.len() as u64;
        if self.bytes > self.limit {
            return Err(Stop::Wrong("it unpacks to another file"));
        }
        self.hash.update(bytes);
        self.out.write_all(bytes).map_err(Stop::Write)
    }
}
