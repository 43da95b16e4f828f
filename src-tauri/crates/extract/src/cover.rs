//! The cover of a document: its first page, drawn small, as a PNG that is the same whatever this program was built with.

use image::codecs::png::{CompressionType, FilterType, PngEncoder};
use image::{ExtendedColorType, ImageEncoder};
use miniz_oxide::deflate::compress_to_vec_zlib;
use miniz_oxide::inflate::decompress_to_vec_zlib_with_limit;

use crate::COVER_WIDTH;
use crate::pdfium::Document;

/// Highest cover in pixels: a strip of a page must not become a picture without end.
const MAX_HEIGHT: u32 = COVER_WIDTH * 4;
/// More than the rows of the highest cover have.
const MAX_ROWS: usize = 16 << 20;
/// What a PNG begins with (PNG, third edition, 5.2).
const SIGNATURE: &[u8] = b"\x89PNG\r\n\x1a\n";
/// The highest level of `miniz_oxide` at which its stream is still explained to a few hundred bytes.
const LEVEL: u8 = 9;

/// A picture: its width and height, and red, green and blue of its pixels.
pub(crate) type Picture = (u32, u32, Vec<u8>);

/// The first page of `document`; nothing where it cannot be drawn.
pub(crate) fn drawn(document: &Document<'_>) -> Option<Picture> {
    document.page(0)?.picture(COVER_WIDTH, MAX_HEIGHT)
}

/// A picture as PNG.
pub(crate) fn png((width, height, pixels): &Picture) -> Option<Vec<u8>> {
    let mut png = Vec::new();
    PngEncoder::new_with_quality(&mut png, CompressionType::Best, FilterType::Adaptive)
        .write_image(pixels, *width, *height, ExtendedColorType::Rgb8)
        .ok()?;
    packed_alike(&png)
}

/// `png` with its image data in one chunk, packed by one compressor. Which one `image` uses depends on what else is built with
/// it; the same document would be published as other bytes, and some streams cannot be opened to travel as a patch.
fn packed_alike(png: &[u8]) -> Option<Vec<u8>> {
    let mut rest = png.strip_prefix(SIGNATURE)?;
    let (mut before, mut data, mut after) = (SIGNATURE.to_vec(), Vec::new(), Vec::new());
    while !rest.is_empty() {
        let (length, _) = rest.split_first_chunk::<4>()?;
        // A length and a type before the data, a checksum after it.
        let (chunk, next) = rest.split_at_checked(12 + u32::from_be_bytes(*length) as usize)?;
        match &chunk[4..8] {
            b"IDAT" => data.extend_from_slice(&chunk[8..chunk.len() - 4]),
            _ if data.is_empty() => before.extend_from_slice(chunk),
            _ => after.extend_from_slice(chunk),
        }
        rest = next;
    }
    let rows = decompress_to_vec_zlib_with_limit(&data, MAX_ROWS).ok()?;
    let mut chunk = b"IDAT".to_vec();
    chunk.extend(compress_to_vec_zlib(&rows, LEVEL));
    let mut alike = before;
    alike.extend(u32::try_from(chunk.len() - 4).ok()?.to_be_bytes());
    alike.extend(&chunk);
    alike.extend(crc32fast::hash(&chunk).to_be_bytes());
    alike.extend(after);
    Some(alike)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_picture_is_the_same_bytes_and_pixels_however_it_was_packed() {
        let pixels: Vec<u8> = (0..90_u32 * 120 * 3).map(|at| ((at / 7) ^ (at >> 5)) as u8).collect();
        let packed = |compression| {
            let mut png = Vec::new();
            PngEncoder::new_with_quality(&mut png, compression, FilterType::Adaptive)
                .write_image(&pixels, 90, 120, ExtendedColorType::Rgb8)
                .unwrap();
            png
        };
        let best = packed_alike(&packed(CompressionType::Best)).unwrap();
        assert_eq!(packed_alike(&packed(CompressionType::Level(4))).unwrap(), best);
        assert_eq!(packed_alike(&best).unwrap(), best);
        assert_eq!(image::load_from_memory(&best).unwrap().into_rgb8().into_raw(), pixels);
        for broken in [&best[..best.len() - 1], &best[1..], b""] {
            assert!(packed_alike(broken).is_none());
        }
    }
}
