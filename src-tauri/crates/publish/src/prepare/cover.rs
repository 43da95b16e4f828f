//! Covers: a document's own picture, made small.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;

use super::Cover;

/// Quality of a cover as JPEG, of 100: no fault shows at the size of a list.
const QUALITY: u8 = 80;
/// Highest cover, in widths.
const TALLEST: u32 = 4;

/// A cover made of a picture; `None` where it is of a kind that is not read, or too large to be.
pub(super) fn of_picture(bytes: &[u8]) -> Option<Cover> {
    content::picture(bytes).ok()?;
    let picture = image::ImageReader::new(Cursor::new(bytes)).with_guessed_format().ok()?.decode().ok()?;
    let width = extract::COVER_WIDTH.min(picture.width());
    let small = picture.resize(width, width * TALLEST, FilterType::Triangle).into_rgb8();
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(&small).ok()?;
    Some(Cover { name: "cover.jpg", media_type: "image/jpeg", bytes: jpeg })
}
