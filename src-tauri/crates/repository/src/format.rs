//! What all JSON of the format has in common: a major version that is looked at before anything else, and zstd
//! decoding that stops at a limit.

use std::io::Read;

use domain::BlobId;
use serde::Deserialize;
use serde::de::DeserializeOwned;
use sha2::{Digest, Sha256};
use zstd::zstd_safe::CParameter;

/// The format's major version: what this software writes, and the newest it reads.
pub(crate) const FORMAT: u32 = 1;

/// Zstandard level of what the publisher writes, where it is no larger than [`LARGE`]: the highest. It packs text a tenth smaller
/// than the default 3, and is packed once and read many times.
pub(crate) const LEVEL: i32 = 22;

/// Level of what is larger: documents, which are mostly packed already and would keep a build busy for minutes.
const LEVEL_OF_LARGE: i32 = 6;

/// From here on, in bytes, time counts for more than size.
const LARGE: usize = 4 << 20;

/// From here on, in bytes, what is far back is looked for apart: it gains nothing in less.
const LONG: usize = 1 << 20;

/// As [`LARGE`], for forms.
const LARGE_FORM: usize = 32 << 20;

/// The largest window a decoder sets aside: 2^23 = 8 MiB, which RFC 8878 asks every decoder to support, and what
/// is asked of it explicitly: the highest levels would take more.
pub(crate) const ZSTD_WINDOW_LOG_MAX: u32 = 23;

/// Why some JSON of the format was not taken.
#[derive(Debug)]
pub(crate) enum FormatError {
    /// Written by a newer major version.
    Newer(u64),
    /// Not what it should be.
    Malformed(String),
}

/// Parses `bytes` once their `format` is known to be readable.
pub(crate) fn parse<T: DeserializeOwned>(bytes: &[u8]) -> Result<T, FormatError> {
    #[derive(Deserialize)]
    struct Version {
        format: u64,
    }
    let malformed = |error: serde_json::Error| FormatError::Malformed(error.to_string());
    let Version { format } = serde_json::from_slice(bytes).map_err(malformed)?;
    if format > u64::from(FORMAT) {
        return Err(FormatError::Newer(format));
    }
    if format == 0 {
        return Err(FormatError::Malformed("format 0 does not exist".to_owned()));
    }
    serde_json::from_slice(bytes).map_err(malformed)
}

/// SHA-256 of `bytes`.
pub(crate) fn sha256(bytes: &[u8]) -> BlobId {
    BlobId::from_bytes(Sha256::digest(bytes).into())
}

/// One zstd frame around `bytes`, with its size in the header.
pub(crate) fn compress(bytes: &[u8]) -> std::io::Result<Vec<u8>> {
    pack(bytes, if bytes.len() <= LARGE { LEVEL } else { LEVEL_OF_LARGE })
}

/// One zstd frame around the opened form of a document, which is text and worth the time up to [`LARGE_FORM`].
pub(crate) fn compress_form(form: &[u8]) -> std::io::Result<Vec<u8>> {
    pack(form, if form.len() <= LARGE_FORM { LEVEL } else { LEVEL_OF_LARGE })
}

fn pack(bytes: &[u8], level: i32) -> std::io::Result<Vec<u8>> {
    let mut packer = zstd::bulk::Compressor::new(level)?;
    // No larger than what is packed, so that little things take little memory.
    let window = (bytes.len().max(2) - 1).ilog2() + 1;
    packer.set_parameter(CParameter::WindowLog(window.clamp(10, ZSTD_WINDOW_LOG_MAX)))?;
    packer.set_parameter(CParameter::EnableLongDistanceMatching(bytes.len() >= LONG))?;
    packer.compress(bytes)
}

/// What the one zstd frame in `bytes` holds, if that is at most `limit` bytes.
pub(crate) fn decompress(bytes: &[u8], limit: u64) -> Result<Vec<u8>, String> {
    let mut out = Vec::new();
    unpack(bytes, limit, &mut out)?;
    Ok(out)
}

/// As [`decompress`], into `out`, which never gets more than one byte over the limit.
fn unpack(bytes: &[u8], limit: u64, out: &mut Vec<u8>) -> Result<(), String> {
    let mut decoder = zstd::stream::read::Decoder::with_buffer(bytes).map_err(|e| e.to_string())?.single_frame();
    decoder.window_log_max(ZSTD_WINDOW_LOG_MAX).map_err(|e| e.to_string())?;
    (&mut decoder).take(limit.saturating_add(1)).read_to_end(out).map_err(|e| e.to_string())?;
    if out.len() as u64 > limit {
        return Err(format!("it unpacks to more than {limit} bytes"));
    }
    if !decoder.finish().is_empty() {
        return Err("bytes follow its zstd frame".to_owned());
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn unpacking_stops_at_the_limit() {
        let bomb = zstd::stream::encode_all(std::io::repeat(0).take(8 << 20), 1).unwrap();
        let mut out = Vec::new();
        assert!(unpack(&bomb, 1000, &mut out).is_err());
        assert_eq!(out.len(), 1001);
        assert_eq!(decompress(&compress(b"text").unwrap(), 4).unwrap(), b"text");
        assert!(decompress(&[compress(b"text").unwrap(), compress(b"more").unwrap()].concat(), 100).is_err());
    }
}
