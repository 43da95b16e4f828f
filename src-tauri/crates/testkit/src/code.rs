//! What a camera reads off a QR code.

/// So many pixels a side has a module in the picture.
const PIXELS: usize = 4;

/// What the one QR code among `modules` says: rows of dark ones and light ones, with the quiet zone around it.
///
/// # Panics
/// When there is none, or more than one, or it cannot be read.
pub fn read_code(modules: &[Vec<bool>]) -> String {
    let (width, height) = (modules.first().map_or(0, Vec::len) * PIXELS, modules.len() * PIXELS);
    let mut picture = rqrr::PreparedImage::prepare_from_bitmap(width, height, |x, y| modules[y / PIXELS][x / PIXELS]);
    let codes = picture.detect_grids();
    assert_eq!(codes.len(), 1, "one code is seen");
    let (_, text) = codes[0].decode().expect("a code that is seen can be read");
    text
}
