//! Where the words of a document stand on its pages, and the form in which that travels.
//!
//! A page's own text layer may have lost the order or the blanks of its words. What is found, marked and copied on a page
//! therefore goes by the words that the publisher extracted, the same ones that the sections hold, each with its box.
//!
//! The form, version 1. Numbers are little-endian; *n* is LEB128, *z* is LEB128 of the zigzag of a difference:
//!
//! ```text
//! "FSPW"  version: 1 byte  pages: u32  end of each page's piece: u32 each, counted from the first piece
//! piece   width n  height n  text: bytes n, then UTF-8  words: n, then six columns of as many numbers:
//!         blanks  n  bytes of text between the end of the word before and this one
//!         length  n  bytes of text
//!         left    z  from the right edge of the word before
//!         width   n
//!         top     z  from the top of the word before
//!         height  z  from the height of the word before
//! ```
//!
//! Columns of small differences are what a general compressor packs well, and a page is read without those before it.

use std::ops::Range;

/// Units in a point: a quarter of a point is finer than anybody sees, and makes most differences one byte.
pub const UNITS_PER_POINT: f32 = 4.0;
/// What stands in [`PageWords::text`] before the page's running head and foot, which no section holds: they can be copied,
/// and are not found on page after page.
pub const APART: char = '\u{c}';
/// The media type of the file that holds them.
pub const MEDIA_TYPE: &str = "application/vnd.fieldshelf.page-words";

const MAGIC: &[u8; 4] = b"FSPW";
const VERSION: u8 = 1;
/// Bytes before the ends of the pages.
const HEAD: u64 = 9;

/// A word on a page, or the part of it that stands in one line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PageWord {
    /// Where it stands in [`PageWords::text`], in bytes on character boundaries.
    pub text: Range<u32>,
    /// Its left edge, in [`UNITS_PER_POINT`]th parts of a point from the left edge of the page as it is shown.
    pub left: u32,
    /// Its top edge, from the top edge of the page as it is shown.
    pub top: u32,
    /// Its width.
    pub width: u32,
    /// Its height.
    pub height: u32,
}

/// The words of one page.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct PageWords {
    /// The width of the page as it is shown, in [`UNITS_PER_POINT`]th parts of a point.
    pub width: u32,
    /// Its height.
    pub height: u32,
    /// Its text: words parted by blanks, paragraphs by an empty line, a word broken at a line's end joined again; then,
    /// after [`APART`], what runs through the document.
    pub text: String,
    /// Its words in reading order; they follow each other in `text` and do not overlap there.
    pub words: Vec<PageWord>,
}

/// Why words cannot be read.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum PageWordsError {
    /// They are of a version that this software does not know.
    #[error("the places of words on pages are of version {0}; update Fieldshelf to have them marked")]
    Version(u8),
    /// They are not what a publisher's software writes.
    #[error("the places of words on pages are damaged; tell the publisher")]
    Damaged,
    /// The document has fewer pages.
    #[error("page {0} is not there")]
    NoSuchPage(u32),
}

/// Packs the words of all pages of a document, in order.
pub fn encode(pages: &[PageWords]) -> Vec<u8> {
    let mut ends = Vec::with_capacity(pages.len() * 4);
    let mut pieces = Vec::new();
    for page in pages {
        encode_page(page, &mut pieces);
        ends.extend(u32::try_from(pieces.len()).unwrap_or(u32::MAX).to_le_bytes());
    }
    let mut bytes = MAGIC.to_vec();
    bytes.push(VERSION);
    bytes.extend((pages.len() as u32).to_le_bytes());
    bytes.extend(ends);
    bytes.extend(pieces);
    bytes
}

fn encode_page(page: &PageWords, out: &mut Vec<u8>) {
    number(out, page.width);
    number(out, page.height);
    number(out, page.text.len() as u32);
    out.extend(page.text.as_bytes());
    number(out, page.words.len() as u32);
    let befores = || std::iter::once(None).chain(page.words.iter().map(Some));
    let pairs = || befores().zip(&page.words);
    for (before, word) in pairs() {
        number(out, word.text.start.saturating_sub(before.map_or(0, |before| before.text.end)));
    }
    for word in &page.words {
        number(out, word.text.end.saturating_sub(word.text.start));
    }
    for (before, word) in pairs() {
        difference(out, word.left, before.map_or(0, |before| before.left.saturating_add(before.width)));
    }
    for word in &page.words {
        number(out, word.width);
    }
    for (before, word) in pairs() {
        difference(out, word.top, before.map_or(0, |before| before.top));
    }
    for (before, word) in pairs() {
        difference(out, word.height, before.map_or(0, |before| before.height));
    }
}

/// The words of all pages.
///
/// # Errors
/// When the bytes are not a whole of this form.
pub fn decode(bytes: &[u8]) -> Result<Vec<PageWords>, PageWordsError> {
    let mut read = |start: u64, length: u64| -> Result<Vec<u8>, PageWordsError> {
        let rest = usize::try_from(start).ok().and_then(|start| bytes.get(start..)).unwrap_or_default();
        Ok(rest[..rest.len().min(usize::try_from(length).unwrap_or(usize::MAX))].to_vec())
    };
    let pages = page_count(&mut read)?;
    decode_pages(0, pages, &mut read)
}

/// How many pages there are in what `read` gives; see [`decode_pages`].
///
/// # Errors
/// When it is not this form, and what `read` says.
pub fn page_count<E: From<PageWordsError>>(read: &mut impl FnMut(u64, u64) -> Result<Vec<u8>, E>) -> Result<u32, E> {
    let head = read(0, HEAD)?;
    match head.as_slice() {
        [b'F', b'S', b'P', b'W', VERSION, a, b, c, d] => Ok(u32::from_le_bytes([*a, *b, *c, *d])),
        [b'F', b'S', b'P', b'W', version, ..] if *version != VERSION => Err(PageWordsError::Version(*version).into()),
        _ => Err(PageWordsError::Damaged.into()),
    }
}

/// The words of at most `count` pages from page `first`, counted from 0. `read` gives bytes from a start on, as many as
/// asked for or as there are.
///
/// # Errors
/// When it is not this form or has no page `first`, and what `read` says.
pub fn decode_pages<E: From<PageWordsError>>(
    first: u32,
    count: u32,
    read: &mut impl FnMut(u64, u64) -> Result<Vec<u8>, E>,
) -> Result<Vec<PageWords>, E> {
    let pages = page_count(read)?;
    let count = count.min(pages.saturating_sub(first));
    if count == 0 {
        return if pages == 0 && first == 0 {
            Ok(Vec::new())
        } else {
            Err(PageWordsError::NoSuchPage(first + 1).into())
        };
    }
    // The end of the page before is the beginning of the first.
    let skipped = first.saturating_sub(1);
    let table = read(HEAD + u64::from(skipped) * 4, u64::from(first - skipped + count) * 4)?;
    let mut ends: Vec<u64> =
        table.chunks_exact(4).map(|end| u64::from(u32::from_le_bytes([end[0], end[1], end[2], end[3]]))).collect();
    if first == 0 {
        ends.insert(0, 0);
    }
    if ends.len() as u64 != u64::from(count) + 1 || !ends.is_sorted() {
        return Err(PageWordsError::Damaged.into());
    }
    let (begin, end) = (ends[0], ends[ends.len() - 1]);
    let pieces = read(HEAD + u64::from(pages) * 4 + begin, end - begin)?;
    if pieces.len() as u64 != end - begin {
        return Err(PageWordsError::Damaged.into());
    }
    let piece = |pair: &[u64]| {
        let piece = &pieces[(pair[0] - begin) as usize..(pair[1] - begin) as usize];
        decode_page(piece).ok_or_else(|| E::from(PageWordsError::Damaged))
    };
    ends.windows(2).map(piece).collect()
}

fn decode_page(piece: &[u8]) -> Option<PageWords> {
    let mut rest = piece;
    let (width, height) = (take(&mut rest)?, take(&mut rest)?);
    let length = take(&mut rest)? as usize;
    let (text, after) = rest.split_at_checked(length)?;
    let text = std::str::from_utf8(text).ok()?.to_owned();
    rest = after;
    let count = take(&mut rest)? as usize;
    // Each number has a byte at least: a count that cannot be must not ask for memory.
    if count > rest.len() / 6 {
        return None;
    }
    let mut column = || (0..count).map(|_| take(&mut rest)).collect::<Option<Vec<u32>>>();
    let [blanks, lengths, lefts, widths, tops, heights] =
        [column()?, column()?, column()?, column()?, column()?, column()?];
    if !rest.is_empty() {
        return None;
    }
    let mut words = Vec::with_capacity(count);
    let (mut at, mut right, mut top, mut tall) = (0_u32, 0_u32, 0_u32, 0_u32);
    for index in 0..count {
        let start = at.checked_add(blanks[index])?;
        at = start.checked_add(lengths[index])?;
        text.get(start as usize..at as usize)?;
        let left = right.checked_add_signed(zagzig(lefts[index]))?;
        right = left.checked_add(widths[index])?;
        top = top.checked_add_signed(zagzig(tops[index]))?;
        tall = tall.checked_add_signed(zagzig(heights[index]))?;
        top.checked_add(tall)?;
        words.push(PageWord { text: start..at, left, top, width: widths[index], height: tall });
    }
    Some(PageWords { width, height, text, words })
}

fn number(out: &mut Vec<u8>, mut value: u32) {
    while value >= 0x80 {
        out.push(value as u8 | 0x80);
        value >>= 7;
    }
    out.push(value as u8);
}

fn difference(out: &mut Vec<u8>, value: u32, before: u32) {
    let step = value.wrapping_sub(before) as i32;
    number(out, ((step << 1) ^ (step >> 31)) as u32);
}

fn take(rest: &mut &[u8]) -> Option<u32> {
    let mut value = 0_u32;
    for shift in (0..35).step_by(7) {
        let (byte, after) = rest.split_first()?;
        *rest = after;
        let bits = u32::from(byte & 0x7f);
        if shift == 28 && bits > 0xf {
            return None;
        }
        value |= bits << shift;
        if byte & 0x80 == 0 {
            return Some(value);
        }
    }
    None
}

fn zagzig(value: u32) -> i32 {
    (value >> 1) as i32 ^ -((value & 1) as i32)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    /// Words of some letters with blanks between them, at any place that a page can have.
    fn page() -> impl Strategy<Value = PageWords> {
        let place = 0_u32..60_000;
        let word = ("[ \n]{0,2}", "[a-zشб]{1,9}", place.clone(), place.clone(), place.clone(), place);
        (0_u32..60_000, 0_u32..60_000, prop::collection::vec(word, 0..30)).prop_map(|(width, height, given)| {
            let mut page = PageWords { width, height, ..PageWords::default() };
            for (blanks, letters, left, top, width, height) in given {
                page.text += &blanks;
                let start = page.text.len() as u32;
                page.text += &letters;
                page.words.push(PageWord { text: start..page.text.len() as u32, left, top, width, height });
            }
            page
        })
    }

    fn some(bytes: &[u8]) -> impl FnMut(u64, u64) -> Result<Vec<u8>, PageWordsError> + '_ {
        |start, length| {
            let rest = bytes.get(start as usize..).unwrap_or_default();
            Ok(rest[..rest.len().min(length as usize)].to_vec())
        }
    }

    proptest! {
        #[test]
        fn words_come_back_as_they_were_whole_or_page_by_page(pages in prop::collection::vec(page(), 0..6), first in 0_u32..7, count in 0_u32..7) {
            let bytes = encode(&pages);
            prop_assert_eq!(&decode(&bytes).unwrap(), &pages);
            let wanted: Vec<PageWords> = pages.iter().skip(first as usize).take(count as usize).cloned().collect();
            match decode_pages(first, count, &mut some(&bytes)) {
                Ok(got) => prop_assert_eq!(got, wanted),
                Err(error) => {
                    prop_assert!(wanted.is_empty());
                    prop_assert_eq!(error, PageWordsError::NoSuchPage(first + 1));
                }
            }
        }

        #[test]
        fn any_bytes_are_answered_and_what_is_read_fits_its_text(mut bytes: Vec<u8>, pages in prop::collection::vec(page(), 1..3), at: prop::sample::Index, flip in 1_u8..) {
            let _ = decode(&bytes);
            let mut head = MAGIC.to_vec();
            head.extend([VERSION, 1, 0, 0, 0]);
            head.extend((bytes.len() as u32).to_le_bytes());
            head.append(&mut bytes);
            let mut changed = encode(&pages);
            let at = at.index(changed.len());
            changed[at] ^= flip;
            for read in [decode(&head), decode(&changed)].into_iter().flatten() {
                for page in read {
                    for word in page.words {
                        prop_assert!(page.text.get(word.text.start as usize..word.text.end as usize).is_some());
                        prop_assert!(word.left.checked_add(word.width).is_some() && word.top.checked_add(word.height).is_some());
                    }
                }
            }
        }
    }

    #[test]
    fn the_form_stays_what_it_is() {
        let words = vec![
            PageWord { text: 0..4, left: 288, top: 400, width: 80, height: 48 },
            PageWord { text: 5..7, left: 200, top: 460, width: 40, height: 44 },
        ];
        let page = PageWords { width: 2380, height: 3368, text: "سا b2".into(), words };
        let bytes = encode(&[page]);
        let expected: &[u8] = &[
            b'F', b'S', b'P', b'W', 1, 1, 0, 0, 0, 28, 0, 0, 0, 204, 18, 168, 26, 7, 0xd8, 0xb3, 0xd8, 0xa7, b' ',
            b'b', b'2', 2, 0, 1, 4, 2, 192, 4, 207, 2, 80, 40, 160, 6, 120, 96, 7,
        ];
        assert_eq!(bytes, expected);
    }

    #[test]
    fn another_version_is_named_and_rubbish_is_damage() {
        assert_eq!(decode(b"FSPW\x02\0\0\0\0"), Err(PageWordsError::Version(2)));
        for bytes in
            [&b""[..], b"FSPW", b"FSPX\x01\0\0\0\0", b"FSPW\x01\xff\xff\xff\xff", b"FSPW\x01\x01\0\0\0\x09\0\0\0"]
        {
            assert_eq!(decode(bytes), Err(PageWordsError::Damaged), "{bytes:?}");
        }
    }
}
