//! What a picture is, from its name and its first bytes. Only kinds that every window shows, and that run nothing.

/// Most pixels of a picture that is shown: 50 megapixels take 200 MB once they are unpacked.
pub const MAX_PIXELS: u64 = 50_000_000;
/// Most bytes of a picture that is shown: it lies in memory whole.
pub const MAX_BYTES: u64 = 64 << 20;

/// Whether a file of that name can be a picture that is shown.
pub(crate) fn may_be(name: &str) -> bool {
    let extension = name.rsplit_once('.').map_or("", |(_, extension)| extension).to_ascii_lowercase();
    matches!(extension.as_str(), "png" | "jpg" | "jpeg" | "gif" | "webp")
}

/// What a picture is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Picture {
    /// Media type (RFC 6838).
    pub media_type: &'static str,
    /// Pixels from left to right.
    pub width: u32,
    /// Pixels from top to bottom.
    pub height: u32,
}

/// Why a picture is not shown.
#[derive(Debug, Clone, PartialEq, Eq, thiserror::Error)]
pub enum PictureError {
    /// Its bytes are none of a kind that is shown.
    #[error("it is no PNG, JPEG, GIF or WebP picture, or a damaged one")]
    Unknown,
    /// It has more than [`MAX_PIXELS`].
    #[error("it has {} × {} pixels, more than the {} allowed; make it smaller", .0.width, .0.height, MAX_PIXELS)]
    TooManyPixels(Picture),
}

/// What the picture in `bytes` is, told by its first bytes; it is not unpacked.
///
/// # Errors
/// When it is of another kind, damaged, or has more than [`MAX_PIXELS`].
pub fn picture(bytes: &[u8]) -> Result<Picture, PictureError> {
    let (media_type, size) = size(bytes).ok_or(PictureError::Unknown)?;
    let (width, height) = size;
    match u64::from(width) * u64::from(height) {
        0 => Err(PictureError::Unknown),
        pixels if pixels > MAX_PIXELS => Err(PictureError::TooManyPixels(Picture { media_type, width, height })),
        _ => Ok(Picture { media_type, width, height }),
    }
}

fn size(bytes: &[u8]) -> Option<(&'static str, (u32, u32))> {
    let kind = imagesize::image_type(bytes).ok()?;
    let media_type = match kind {
        imagesize::ImageType::Png => "image/png",
        imagesize::ImageType::Jpeg => "image/jpeg",
        imagesize::ImageType::Gif => "image/gif",
        imagesize::ImageType::Webp => "image/webp",
        _ => return None,
    };
    let size = imagesize::blob_size(bytes).ok()?;
    Some((media_type, (u32::try_from(size.width).ok()?, u32::try_from(size.height).ok()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A PNG that says it has so many pixels, and holds none.
    fn png(width: u32, height: u32) -> Vec<u8> {
        let mut bytes = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        bytes.extend(width.to_be_bytes());
        bytes.extend(height.to_be_bytes());
        bytes.extend([8, 2, 0, 0, 0, 0, 0, 0, 0]);
        bytes
    }

    #[test]
    fn a_picture_is_told_by_its_first_bytes() {
        let found = picture(&png(640, 480)).unwrap();
        assert_eq!((found.media_type, found.width, found.height), ("image/png", 640, 480));
        assert!(matches!(picture(&png(10_000, 10_000)), Err(PictureError::TooManyPixels(_))));
        for bytes in [&b""[..], b"<svg xmlns='http://www.w3.org/2000/svg'/>", b"MZ", &png(0, 9), &png(640, 480)[..20]] {
            assert_eq!(picture(bytes), Err(PictureError::Unknown), "{bytes:?}");
        }
    }
}
