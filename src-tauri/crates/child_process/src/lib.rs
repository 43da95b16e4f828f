//! A program run as a child, with limits of time and memory, for documents that are hostile until shown otherwise: a child that
//! goes wrong is ended, and named by whoever asked it, and nothing else is.
//!
//! What crosses the pipes are frames: the length of each as four bytes, the lowest first, and as many bytes.

use std::io::{self, Read, Write};
use std::process::{Command, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::Duration;

use process_control::{ChildExt, Control};

mod system;

pub use process_control::{ExitStatus, Output};

/// How much of what a child says beside its answer is kept, in bytes: the last words of one that dies.
const LAST_WORDS: usize = 4096;

/// What a child may cost.
#[derive(Debug, Clone, Copy)]
pub struct Limits {
    /// How long it may take, from its start to its end.
    pub time: Duration,
    /// Address space in bytes, the libraries it maps among them. macOS has no such limit.
    pub memory: usize,
    /// Most bytes that are kept of its answer, to a chunk more; the rest is read to nowhere, so that a child that says too much
    /// is not held up.
    pub answer: usize,
}

/// Runs `command` within `limits`, hands its standard input to `feed`, and gives what it answered; nothing where it took longer
/// and was ended.
///
/// A child that gives up early reads no further and says why, so what `feed` meets then is no error.
///
/// # Errors
/// When it cannot be started, with its name, or not be waited for.
pub fn run(
    command: &mut Command,
    limits: Limits,
    feed: impl FnOnce(&mut dyn Write) -> io::Result<()> + Send,
) -> io::Result<Option<Output>> {
    let started = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn();
    let mut child = started.map_err(|error| {
        io::Error::new(error.kind(), format!("{}: {error}", command.get_program().to_string_lossy()))
    })?;
    let input = child.stdin.take();
    std::thread::scope(|scope| {
        // Ends when the child does: writing to a pipe that nobody holds fails.
        scope.spawn(|| input.map(|mut input| feed(&mut input)));
        let control = child
            .controlled_with_output()
            .time_limit(limits.time)
            .terminate_for_timeout()
            .stdout_filter(at_most(limits.answer))
            .stderr_filter(at_most(LAST_WORDS));
        system::limit_memory(control, limits.memory).wait()
    })
}

/// Keeps the first `limit` bytes and reads the rest to nowhere.
fn at_most(limit: usize) -> impl FnMut(&[u8]) -> io::Result<bool> + Send + 'static {
    let kept = AtomicUsize::new(0);
    move |bytes| Ok(kept.fetch_add(bytes.len(), Ordering::Relaxed) < limit)
}

/// Writes a frame of at most `limit` bytes.
///
/// # Errors
/// When `bytes` are more, and what `to` gives.
pub fn write_frame(to: &mut dyn Write, bytes: &[u8], limit: u32) -> io::Result<()> {
    let length = u32::try_from(bytes.len()).ok().filter(|length| *length <= limit);
    let length = length.ok_or_else(|| io::Error::new(io::ErrorKind::InvalidInput, "the frame is too long"))?;
    to.write_all(&length.to_le_bytes())?;
    to.write_all(bytes)
}

/// Reads a frame of at most `limit` bytes.
///
/// # Errors
/// When it is longer or not whole, and what `from` gives.
pub fn read_frame(from: &mut dyn Read, limit: u32) -> io::Result<Vec<u8>> {
    let mut length = [0; 4];
    from.read_exact(&mut length)?;
    let length = u32::from_le_bytes(length);
    if length > limit {
        return Err(io::Error::new(io::ErrorKind::InvalidData, "a frame is too long"));
    }
    let mut bytes = Vec::new();
    let read = from.take(u64::from(length)).read_to_end(&mut bytes)?;
    if read as u64 == u64::from(length) { Ok(bytes) } else { Err(io::ErrorKind::UnexpectedEof.into()) }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn frames_come_back_whole_or_not_at_all(bytes: Vec<u8>, cut: prop::sample::Index) {
            let length = bytes.len() as u32;
            let mut wire = Vec::new();
            write_frame(&mut wire, &bytes, length).unwrap();
            prop_assert_eq!(&read_frame(&mut wire.as_slice(), length).unwrap(), &bytes);
            if let Some(less) = length.checked_sub(1) {
                prop_assert!(read_frame(&mut wire.as_slice(), less).is_err());
                prop_assert!(write_frame(&mut Vec::new(), &bytes, less).is_err());
            }
            wire.truncate(cut.index(wire.len()));
            prop_assert!(read_frame(&mut wire.as_slice(), length).is_err());
        }

        #[test]
        fn any_bytes_are_answered(bytes: Vec<u8>) {
            let _ = read_frame(&mut bytes.as_slice(), u32::MAX);
        }
    }
}
