//! The opened form of a document: its deflate streams as plain bytes, each with a small correction from which the
//! identical stream is made again.
//!
//! A PDF, an EPUB and a DOCX hide their text in deflate streams, and a PNG its picture, which zstd cannot see into. Opened, the same document packs
//! far smaller, and what two revisions have in common becomes visible to a patch. `preflate-rs` finds the correction;
//! this module finds the streams and cuts them into chunks, so that remaking needs little memory whatever the size.
//!
//! A form is a row of pieces up to its end. A piece begins with a number (LEB128), `n`:
//!
//! - `n` even: `n / 2` bytes follow, which are taken as they are;
//! - `n` odd: a chunk of a deflate stream that unpacks to `n / 2` bytes. A second number, `m`, gives the length of the
//!   correction, `m / 2`, and whether the stream ends here (`m` odd). The correction follows, then the plain bytes.
//!
//! The same bytes always open into the same form; what [`Encoding::Deflate1`](domain::Encoding::Deflate1) names is this
//! format together with the choices made here, because a patch is made between forms that publisher and reader open each
//! for itself.

use std::collections::VecDeque;
use std::io::{self, Cursor, Read};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::mpsc::{self, Receiver, Sender, SyncSender};

use memchr::memmem;
use preflate_rs::{
    ExitCode, PreflateConfig, PreflateStreamProcessor, RecreateStreamProcessor, TokenPredictorParameters,
};

#[cfg(test)]
mod tests;

/// The most bytes a chunk may unpack to. zlib's blocks have at most 2^14 - 1 matches of at most 258 bytes, 4.03 MiB, and a
/// chunk is one block at least.
const CHUNK_PLAIN: usize = (4 << 20) + (256 << 10);

/// Where a chunk ends, in bytes of the stream as packed: text then has chunks of about a mebibyte.
const CHUNK_PACKED: usize = 256 << 10;

/// The most packed bytes of a chunk, for blocks that do not end within [`CHUNK_PACKED`].
const CHUNK_PACKED_MOST: usize = 1 << 20;

/// The longest correction of a chunk: an eighth of [`CHUNK_PACKED`]. A longer one says that the stream is of an unknown
/// compressor, and opening it gains little.
const CORRECTION: usize = CHUNK_PACKED / 8;

/// Streams shorter than this are left closed: they hold less than their correction takes.
const SHORTEST: usize = 24;

/// How far back zlib looks for a match at its highest level; what says otherwise is left closed, so that remaking takes a
/// bounded time for each byte.
const CHAIN: u32 = 4096;

/// The most threads that remake a file: more would need more memory than a small computer has to spare.
const THREADS: usize = 4;

/// How many plain bytes are read ahead of the piece that is waited for.
const AHEAD: usize = 4 << 20;

/// After so many places that look like a stream and are none, a document is not searched any further.
const FAILURES: usize = 4096;

/// Opens the deflate streams in `file`: those of PDF stream objects, of zip entries, and of the image data of a PNG.
///
/// Returns `None` where the form would have more than `limit` bytes. A file without streams that can be opened is its own
/// form but for a few bytes. Takes about as much memory as the form, and a second for every 5 to 20 MB of it.
pub fn open(file: &[u8], limit: usize) -> Option<Vec<u8>> {
    open_and_tell(file, limit).map(|(form, _)| form)
}

/// As [`open`], and whether it was quiet: `preflate-rs` prints some lines to the standard output when it meets a reference
/// that it cannot explain. A publisher can live with that; on readers' computers such files are not opened.
pub(crate) fn open_and_tell(file: &[u8], limit: usize) -> Option<(Vec<u8>, bool)> {
    let mut quiet = true;
    let mut form = Vec::new();
    let mut taken = 0;
    let mut failures = 0;
    for start in Starts::of(file) {
        if start < taken {
            continue;
        }
        if failures == FAILURES {
            break;
        }
        let room = limit.checked_sub(form.len() + start - taken)?;
        // A panic in there is a stream it does not understand, like an error; which of the two does not matter.
        let stream = match catch_unwind(AssertUnwindSafe(|| open_stream(&file[start..], room))) {
            Ok(Ok(stream)) => stream,
            Ok(Err(Closed::Unexplained)) => {
                quiet = false;
                failures += 1;
                continue;
            }
            Ok(Err(Closed::Other)) | Err(_) => {
                failures += 1;
                continue;
            }
        };
        put_raw(&mut form, &file[taken..start]);
        form.extend_from_slice(&stream.pieces);
        taken = start + stream.packed;
    }
    put_raw(&mut form, &file[taken..]);
    (form.len() <= limit).then_some((form, quiet))
}

/// Whether any stream of the document is open in `form`, which [`open`] made.
pub(crate) fn is_open(form: &[u8]) -> bool {
    let mut rest = form;
    let Ok(Some(first)) = number(&mut rest) else { return false };
    first & 1 == 1 || (first / 2) < rest.len() as u64
}

/// Where deflate streams may begin, in their order.
struct Starts<'a> {
    file: &'a [u8],
    /// What stands before one of each kind, and the next of it.
    kinds: [(memmem::FindIter<'a, 'static>, After, Option<usize>); 3],
}

/// Where the stream begins that may follow what was found there in a file.
type After = fn(&[u8], usize) -> Option<usize>;

impl<'a> Starts<'a> {
    fn of(file: &'a [u8]) -> Self {
        let kinds: [(&'static [u8], After); 3] =
            [(b"stream", after_keyword), (b"PK\x03\x04", after_header), (b"IDAT", after_chunk_type)];
        let kinds = kinds.map(|(sign, after)| {
            let mut signs = memmem::find_iter(file, sign);
            let first = signs.find_map(|at| after(file, at));
            (signs, after, first)
        });
        Self { file, kinds }
    }
}

impl Iterator for Starts<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        let file = self.file;
        let (signs, after, next) =
            self.kinds.iter_mut().filter(|(_, _, next)| next.is_some()).min_by_key(|kind| kind.2)?;
        std::mem::replace(next, signs.find_map(|at| (*after)(file, at)))
    }
}

/// Behind the keyword `stream` of a PDF, its line end and a zlib header (ISO 32000-1, 7.3.8).
fn after_keyword(file: &[u8], keyword: usize) -> Option<usize> {
    let line_end = match &file[keyword + 6..] {
        [b'\r', b'\n', ..] => 2,
        [b'\n' | b'\r', ..] => 1,
        _ => return None,
    };
    after_zlib_header(file, keyword + 6 + line_end)
}

/// Behind the local header of a zip entry that is deflated (APPNOTE 6.3.10, 4.3.7).
fn after_header(file: &[u8], header: usize) -> Option<usize> {
    let fields = file.get(header..header + 30)?;
    let two = |at: usize| usize::from(u16::from_le_bytes([fields[at], fields[at + 1]]));
    let start = header + 30 + two(26) + two(28);
    (two(8) == 8 && start < file.len()).then_some(start)
}

/// Behind the zlib header in the image data of a PNG, where that is one chunk (PNG, third edition, 5.3 and 10.1): the stream goes
/// on over the borders of several, which cannot be told from its bytes.
fn after_chunk_type(file: &[u8], kind: usize) -> Option<usize> {
    let length: [u8; 4] = file.get(kind.checked_sub(4)?..kind)?.try_into().ok()?;
    // A checksum follows, then the length and the type of the next.
    let next = kind.checked_add(4 + u32::from_be_bytes(length) as usize + 8)?;
    (file.get(next..next.checked_add(4)?)? != b"IDAT").then_some(())?;
    after_zlib_header(file, kind + 4)
}

/// Behind the zlib header at `at` (RFC 1950), where there is one without a dictionary.
fn after_zlib_header(file: &[u8], at: usize) -> Option<usize> {
    let [method, flags, ..] = file.get(at..)? else { return None };
    let zlib = method & 0x0f == 8
        && method >> 4 <= 7
        && flags & 0x20 == 0
        && u16::from_be_bytes([*method, *flags]).is_multiple_of(31);
    zlib.then_some(at + 2)
}

/// A stream, opened.
struct Opened {
    pieces: Vec<u8>,
    /// How many bytes it has, packed.
    packed: usize,
}

/// Why a stream stays closed.
enum Closed {
    /// It refers to what its compressor should not have found.
    Unexplained,
    /// It is none, cannot be opened, or is too large.
    Other,
}

/// Opens the stream at the beginning of `data` into at most `room` bytes.
fn open_stream(data: &[u8], room: usize) -> Result<Opened, Closed> {
    let config =
        PreflateConfig { max_chain_length: CHAIN, plain_text_limit: CHUNK_PLAIN - 258, verify_compression: true };
    let mut processor = PreflateStreamProcessor::new(&config);
    let mut opened = Opened { pieces: Vec::new(), packed: 0 };
    while !processor.is_done() {
        let rest = &data[opened.packed..];
        let mut offered = CHUNK_PACKED.min(rest.len());
        let chunk = loop {
            match processor.decompress(&rest[..offered]) {
                Ok(chunk) => break chunk,
                Err(error)
                    if error.exit_code() == ExitCode::ShortRead && offered < rest.len().min(CHUNK_PACKED_MOST) =>
                {
                    offered = rest.len().min(CHUNK_PACKED_MOST);
                }
                Err(error) if error.exit_code() == ExitCode::MatchNotFound => return Err(Closed::Unexplained),
                Err(_) => return Err(Closed::Other),
            }
        };
        let plain = processor.plain_text().text();
        let first = opened.packed == 0;
        let sound = !first || is_sound(&chunk.corrections);
        if plain.is_empty() || plain.len() > CHUNK_PLAIN || chunk.corrections.len() > CORRECTION || !sound {
            return Err(Closed::Other);
        }
        put_number(&mut opened.pieces, (plain.len() as u64) << 1 | 1);
        put_number(&mut opened.pieces, (chunk.corrections.len() as u64) << 1 | u64::from(processor.is_done()));
        opened.pieces.extend_from_slice(&chunk.corrections);
        opened.pieces.extend_from_slice(plain);
        opened.packed += chunk.compressed_size;
        if opened.pieces.len() > room {
            return Err(Closed::Other);
        }
        processor.shrink_to_dictionary();
    }
    if opened.packed < SHORTEST { Err(Closed::Other) } else { Ok(opened) }
}

/// Why remaking stopped.
#[derive(Debug)]
pub(crate) enum Stop<E> {
    /// The form could not be read to its end.
    Read,
    /// It is no form.
    Broken,
    /// Whoever takes the file said so.
    Taker(E),
}

/// Makes the file again out of `form`, handing it to `take` piece by piece.
///
/// Streams are remade side by side, on as many threads as there are processors, at most [`THREADS`]; `form` is read and
/// `take` is called on the caller's. Needs some 40 MB of memory, whatever the form. A form that was not made by [`open`] ends
/// in [`Stop::Broken`]; it may take some 100 MB a thread and minutes before that is clear, and never more.
pub(crate) fn remake<E>(form: &mut dyn Read, take: &mut dyn FnMut(&[u8]) -> Result<(), E>) -> Result<(), Stop<E>> {
    let mut form = io::BufReader::with_capacity(64 << 10, form);
    std::thread::scope(|scope| {
        let threads = std::thread::available_parallelism().map_or(1, usize::from).min(THREADS);
        let mut workers: Vec<Option<Sender<Job>>> = vec![None; threads];
        let mut row = Row { pieces: VecDeque::new(), bytes: 0, take };
        // The worker that has the stream which is not at its end.
        let mut within = None;
        let mut turn = 0;
        while let Some(head) = number(&mut form).map_err(unread)? {
            let length = head >> 1;
            if length == 0 {
                return Err(Stop::Broken);
            }
            if head & 1 == 0 {
                if within.is_some() {
                    return Err(Stop::Broken);
                }
                let mut left = length;
                while left > 0 {
                    let bytes = read(&mut form, left.min(64 << 10), 64 << 10)?;
                    left -= bytes.len() as u64;
                    row.push(bytes.len(), Piece::Raw(bytes))?;
                }
                continue;
            }
            let tail = number(&mut form).map_err(unread)?.ok_or(Stop::Broken)?;
            let correction = read(&mut form, tail >> 1, CORRECTION)?;
            let plain = read(&mut form, length, CHUNK_PLAIN)?;
            if within.is_none() && !is_sound(&correction) {
                return Err(Stop::Broken);
            }
            let at = within.unwrap_or_else(|| {
                turn = (turn + 1) % threads;
                turn
            });
            let worker = workers[at].get_or_insert_with(|| {
                let (jobs, to_do) = mpsc::channel();
                scope.spawn(move || work(&to_do));
                jobs
            });
            let (done, packed) = mpsc::sync_channel(1);
            let bytes = plain.len();
            let last = tail & 1 == 1;
            // A worker ends only when its sender is dropped.
            worker.send(Job { plain, correction, last, done }).map_err(|_| Stop::Broken)?;
            row.push(bytes, Piece::Packed(packed))?;
            within = (!last).then_some(at);
        }
        if within.is_some() {
            return Err(Stop::Broken);
        }
        row.empty(0)
    })
}

/// A chunk to be packed again; the first of a stream follows the last of the one before.
struct Job {
    plain: Vec<u8>,
    correction: Vec<u8>,
    last: bool,
    done: SyncSender<Option<Vec<u8>>>,
}

/// Packs chunks until there are no more.
fn work(jobs: &Receiver<Job>) {
    let mut stream = None;
    for job in jobs {
        let mut processor = stream.take().unwrap_or_else(RecreateStreamProcessor::new);
        // It takes no errors while it reads a correction, and panics instead; whatever state it is in then is dropped.
        let packed = catch_unwind(AssertUnwindSafe(|| {
            processor.recompress(&mut Cursor::new(&job.plain), &job.correction).map(|(packed, _)| packed).ok()
        }));
        let packed = packed.ok().flatten().filter(|packed| !packed.is_empty());
        let ended = packed.is_none();
        // Nobody waits for it where an earlier piece was wrong.
        if job.done.send(packed).is_err() || ended {
            return;
        }
        stream = (!job.last).then_some(processor);
    }
}

/// The pieces on their way, in the order of the file.
struct Row<'a, E> {
    pieces: VecDeque<(usize, Piece)>,
    bytes: usize,
    take: &'a mut dyn FnMut(&[u8]) -> Result<(), E>,
}

enum Piece {
    Raw(Vec<u8>),
    Packed(Receiver<Option<Vec<u8>>>),
}

impl<E> Row<'_, E> {
    fn push(&mut self, bytes: usize, piece: Piece) -> Result<(), Stop<E>> {
        self.pieces.push_back((bytes, piece));
        self.bytes += bytes;
        self.empty(AHEAD)
    }

    /// Hands over pieces, waiting for them, until at most `bytes` are on their way.
    fn empty(&mut self, bytes: usize) -> Result<(), Stop<E>> {
        while self.bytes > bytes {
            let Some((size, piece)) = self.pieces.pop_front() else { break };
            self.bytes -= size;
            let bytes = match piece {
                Piece::Raw(bytes) => bytes,
                Piece::Packed(packed) => packed.recv().ok().flatten().ok_or(Stop::Broken)?,
            };
            (self.take)(&bytes).map_err(Stop::Taker)?;
        }
        Ok(())
    }
}

/// What `preflate-rs` puts at the beginning of a stream's correction.
#[derive(bitcode::Encode, bitcode::Decode)]
struct Beginning {
    parameters: TokenPredictorParameters,
    correction: Vec<u8>,
}

/// Whether the first correction of a stream asks for nothing that only a hostile one asks for: blocks of next to no tokens,
/// which would be without number, or a search that takes too long.
fn is_sound(correction: &[u8]) -> bool {
    let Ok(beginning) = bitcode::decode::<Beginning>(correction) else { return false };
    let parameters = beginning.parameters;
    // zlib's smallest block, at memLevel 1, has 2^7 - 1 tokens.
    parameters.max_token_count >= 127 && parameters.max_chain <= CHAIN && parameters.window_bits <= 15
}

/// Reads exactly `length` bytes, at most `limit`.
fn read<E>(form: &mut dyn Read, length: u64, limit: usize) -> Result<Vec<u8>, Stop<E>> {
    if length > limit as u64 {
        return Err(Stop::Broken);
    }
    let mut bytes = vec![0; length as usize];
    form.read_exact(&mut bytes).map_err(unread)?;
    Ok(bytes)
}

fn unread<E>(error: io::Error) -> Stop<E> {
    match error.kind() {
        io::ErrorKind::UnexpectedEof | io::ErrorKind::InvalidData => Stop::Broken,
        _ => Stop::Read,
    }
}

fn put_raw(form: &mut Vec<u8>, bytes: &[u8]) {
    if !bytes.is_empty() {
        put_number(form, (bytes.len() as u64) << 1);
        form.extend_from_slice(bytes);
    }
}

fn put_number(form: &mut Vec<u8>, mut number: u64) {
    while number >= 0x80 {
        form.push(number as u8 | 0x80);
        number >>= 7;
    }
    form.push(number as u8);
}

/// The next number, or `None` at the end.
fn number(form: &mut dyn Read) -> io::Result<Option<u64>> {
    let mut number = 0;
    for at in 0..9 {
        let mut byte = [0];
        match form.read_exact(&mut byte) {
            Err(error) if at == 0 && error.kind() == io::ErrorKind::UnexpectedEof => return Ok(None),
            read => read?,
        }
        number |= u64::from(byte[0] & 0x7f) << (7 * at);
        if byte[0] & 0x80 == 0 {
            return Ok(Some(number));
        }
    }
    Err(io::ErrorKind::InvalidData.into())
}
