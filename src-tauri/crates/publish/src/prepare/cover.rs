//! Covers: a document's own picture or first page, made small.

use std::io::Cursor;

use image::codecs::jpeg::JpegEncoder;
use image::imageops::FilterType;
use image::{ImageFormat, RgbImage};

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
    as_jpeg(&small)
}

/// A cover made of a page as it was drawn: as JPEG where that has less than half of the bytes, as a photograph has. Words on
/// paper stay as drawn, for a new issue, which changes a few of them, then travels as a patch. Nothing where nothing was drawn.
pub(super) fn of_page(png: Vec<u8>) -> Option<Cover> {
    let drawn = image::load_from_memory_with_format(&png, ImageFormat::Png).ok()?.into_rgb8();
    let jpeg = as_jpeg(&drawn).filter(|jpeg| jpeg.bytes.len() < png.len() / 2);
    jpeg.or(Some(Cover { name: "cover.png", media_type: "image/png", bytes: png }))
}

fn as_jpeg(picture: &RgbImage) -> Option<Cover> {
    let mut jpeg = Vec::new();
    JpegEncoder::new_with_quality(&mut jpeg, QUALITY).encode_image(picture).ok()?;
    Some(Cover { name: "cover.jpg", media_type: "image/jpeg", bytes: jpeg })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn png(pixel: impl Fn(u32, u32) -> [u8; 3]) -> Vec<u8> {
        let mut png = Vec::new();
        let drawn = RgbImage::from_fn(360, 500, |x, y| image::Rgb(pixel(x, y)));
        drawn.write_to(&mut Cursor::new(&mut png), ImageFormat::Png).unwrap();
        png
    }

    #[test]
    fn words_on_paper_stay_as_drawn_and_a_photograph_becomes_a_jpeg() {
        let words = |x: u32, y: u32| {
            if x % 40 < 30 && y % 50 < 8 && (x * y).is_multiple_of(3) { [20, 20, 60] } else { [255; 3] }
        };
        // Shades with the grain of a camera.
        let photograph = |x: u32, y: u32| {
            let grain = (x.wrapping_mul(2_654_435_761) ^ y.wrapping_mul(40_503)).wrapping_mul(2_246_822_519) >> 29;
            [(x / 2) as u8, (y / 2) as u8, 90].map(|shade| shade.saturating_add(grain as u8))
        };
        for (drawn, media_type) in [(png(words), "image/png"), (png(photograph), "image/jpeg")] {
            let cover = of_page(drawn.clone()).unwrap();
            assert_eq!(cover.media_type, media_type);
            assert!(cover.bytes.len() <= drawn.len());
            assert!(image::load_from_memory(&cover.bytes).is_ok());
        }
        assert!(of_page(Vec::new()).is_none() && of_page(b"no picture".to_vec()).is_none());
    }
}
