//! Patches: a new file out of an earlier one, in a few per cent of its bytes.
//!
//! A patch is one zstd frame around the opened [`form`] of the new file, made with that of the old file as
//! reference. The reader holds the old file, opens it as the publisher did, and gets the new form, out of which the new
//! file is remade. Whatever goes wrong on the way, the file's hash in the signed catalogue tells; the whole is fetched then.

use std::io::{self, Read, Write};

use domain::File;
use domain::publication::Patch;
use zstd::zstd_safe::{CCtx, CParameter, DCtx, get_error_name, get_frame_content_size};

use crate::blob::{self, BlobError};
use crate::{form, format};

/// The largest form that a patch is made of or to. Both are held in memory, and beside them the old file or the patch.
pub const FORM_LIMIT: usize = 64 << 20;

/// The window that covers two forms of [`FORM_LIMIT`].
const WINDOW_LOG_MAX: u32 = 27;

/// From here on, in bytes of both forms, time counts for more than size.
const LARGE: usize = 32 << 20;

/// A patch from one form to another.
///
/// # Errors
/// What zstd fails with, which is want of memory.
pub fn make(old_form: &[u8], new_form: &[u8]) -> io::Result<Vec<u8>> {
    let both = old_form.len() + new_form.len();
    let window = (both.max(2) - 1).ilog2() + 1;
    let mut packer = CCtx::create();
    let level = if both <= LARGE { format::LEVEL } else { 12 };
    for parameter in [
        CParameter::CompressionLevel(level),
        CParameter::WindowLog(window.clamp(10, WINDOW_LOG_MAX)),
        CParameter::EnableLongDistanceMatching(true),
    ] {
        packer.set_parameter(parameter).map_err(failed)?;
    }
    packer.ref_prefix(old_form).map_err(failed)?;
    let mut patch = Vec::with_capacity(zstd::zstd_safe::compress_bound(new_form.len()));
    packer.compress2(&mut patch, new_form).map_err(failed)?;
    patch.shrink_to_fit();
    Ok(patch)
}

/// Writes the file `expected` to `out`, made from the file `old` by the patch that comes out of `reader`, which is `patch`.
///
/// No more than the stated bytes are read and written. Takes less than 256 MB of memory; the old file is opened, which
/// takes a second for every 5 to 20 MB of its form.
///
/// # Errors
/// [`BlobError`], whose `id` is the patch's. What was written to `out` before an error is to be thrown away, and the whole
/// file to be fetched instead.
pub fn apply(
    old: &mut dyn Read,
    reader: &mut dyn Read,
    patch: &Patch,
    expected: &File,
    out: &mut dyn Write,
) -> Result<(), BlobError> {
    let id = patch.sha256;
    let wrong = |reason| BlobError::Wrong { id, reason };
    // It is held in memory, and none that is worth it comes near.
    if patch.bytes > FORM_LIMIT as u64 {
        return Err(wrong("it is too large"));
    }
    let new_form = {
        let bytes = at_most(reader, patch.bytes).map_err(|source| BlobError::Read { id, source })?;
        if bytes.len() as u64 != patch.bytes {
            return Err(wrong("its length differs"));
        }
        if format::sha256(&bytes) != id {
            return Err(wrong("its hash differs"));
        }
        let size = content_size(&bytes).ok_or(wrong("it cannot be unpacked"))?;
        let old_form = {
            let old = at_most(old, FORM_LIMIT as u64).map_err(|source| BlobError::Read { id, source })?;
            if format::sha256(&old) != patch.from {
                return Err(wrong("it is for another file than the one here"));
            }
            form::open(&old, FORM_LIMIT).ok_or(wrong("it is for another file than the one here"))?
        };
        let mut new_form = Vec::with_capacity(size);
        let mut unpacker = DCtx::create();
        let unpacked = unpacker.ref_prefix(&old_form).and_then(|_| unpacker.decompress(&mut new_form, &bytes));
        if unpacked.is_err() || new_form.len() != size {
            return Err(wrong("it cannot be unpacked"));
        }
        new_form
    };
    blob::remake_checked(&new_form, id, expected, out)
}

/// The size of the form in a patch, if it states one that is allowed.
fn content_size(patch: &[u8]) -> Option<usize> {
    let size = usize::try_from(get_frame_content_size(patch).ok()??).ok()?;
    (size <= FORM_LIMIT).then_some(size)
}

/// All that `reader` gives, and at most one byte more than `limit`.
fn at_most(reader: &mut dyn Read, limit: u64) -> io::Result<Vec<u8>> {
    let mut bytes = Vec::new();
    reader.take(limit + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

fn failed(code: usize) -> io::Error {
    io::Error::other(get_error_name(code))
}

/// The patch from the file `old` to the file `new`, listed, where both have forms that allow one.
///
/// # Errors
/// As [`make`].
pub fn between(old: &[u8], new: &[u8]) -> io::Result<Option<(Patch, Vec<u8>)>> {
    // The reader opens the old one too.
    let Some((old_form, true)) = form::open_and_tell(old, FORM_LIMIT) else { return Ok(None) };
    let Some(new_form) = form::open(new, FORM_LIMIT) else { return Ok(None) };
    let bytes = make(&old_form, &new_form)?;
    Ok(Some((Patch { from: format::sha256(old), sha256: format::sha256(&bytes), bytes: bytes.len() as u64 }, bytes)))
}
