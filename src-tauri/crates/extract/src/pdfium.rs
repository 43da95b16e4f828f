//! The calls into libpdfium, as few as are needed, made safe to use.
//!
//! `pdfium-render`'s own safe types have no named destinations and ask for a character's box at several times the
//! cost of the call itself, so its bindings are used directly. Handles are kept as untyped pointers and cast back at
//! each call; every one belongs to a value whose `Drop` releases it and that cannot outlive what it was made from.

#![allow(unsafe_code)] // the one module that calls C; see above

use std::collections::HashSet;
use std::ffi::c_void;
use std::marker::PhantomData;
use std::os::raw::c_int;
use std::path::Path;
use std::ptr;

use pdfium_render::prelude::{Pdfium, PdfiumLibraryBindings};

use crate::wire::Fault;
use crate::words::WordBox;

/// Entries read of an outline; the longest handbooks have a few thousand.
const MAX_BOOKMARKS: usize = 20_000;
/// Levels read of an outline.
const MAX_DEPTH: u8 = 32;
/// Named destinations read. pdfium finds each by walking to it, so the time grows with the square.
const MAX_NAMED: u32 = 20_000;
/// Longest string read, in bytes of UTF-16.
const MAX_STRING: usize = 1 << 16;

/// libpdfium, loaded and initialised. One process holds one.
pub(crate) struct Library {
    calls: Box<dyn PdfiumLibraryBindings>,
}

/// A place a document names.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Destination {
    /// The page, from 0.
    pub page: u32,
    /// Points from the left edge of the unrotated page, where given.
    pub x: Option<f32>,
    /// Points from the bottom edge of the unrotated page, where given.
    pub y: Option<f32>,
}

/// An entry of the outline.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Bookmark {
    /// Depth, from 1.
    pub level: u8,
    pub title: String,
    /// Absent where it leads out of the document or nowhere.
    pub destination: Option<Destination>,
}

/// A character on a page, with its box in points as the page is shown: x to the right, y upwards.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Glyph {
    pub c: char,
    pub left: f32,
    pub right: f32,
    /// Bottom and top of its word's font.
    pub bottom: f32,
    pub top: f32,
    /// Its own lowest and highest point.
    pub low: f32,
    pub high: f32,
    /// pdfium takes it for a hyphen at the end of a line, and has run the two lines together.
    pub hyphen: bool,
}

impl Library {
    /// Loads the library at `path`; says why it cannot.
    pub(crate) fn bind(path: &Path) -> Result<Self, String> {
        let calls = Pdfium::bind_to_library(path).map_err(|error| format!("{error:?}"))?;
        // SAFETY: called once, before any other call.
        unsafe { calls.FPDF_InitLibrary() };
        Ok(Self { calls })
    }

    /// Opens the document in `bytes`.
    pub(crate) fn open<'a>(&'a self, bytes: &'a [u8]) -> Result<Document<'a>, Fault> {
        // SAFETY: the bytes outlive the document by its lifetime.
        let handle = unsafe { self.calls.FPDF_LoadMemDocument64(bytes, None) };
        if handle.is_null() {
            // SAFETY: takes nothing. 4 and 5 are FPDF_ERR_PASSWORD and FPDF_ERR_SECURITY (fpdfview.h).
            let error = unsafe { self.calls.FPDF_GetLastError() };
            return Err(if matches!(error, 4 | 5) { Fault::Encrypted } else { Fault::Damaged });
        }
        Ok(Document { calls: &*self.calls, handle: handle.cast(), bytes: PhantomData })
    }
}

/// An open document.
pub(crate) struct Document<'a> {
    calls: &'a dyn PdfiumLibraryBindings,
    handle: *mut c_void,
    bytes: PhantomData<&'a [u8]>,
}

impl Drop for Document<'_> {
    fn drop(&mut self) {
        // SAFETY: the handle is open; pages borrow the document, so none is left.
        unsafe { self.calls.FPDF_CloseDocument(self.handle.cast()) }
    }
}

impl Document<'_> {
    pub(crate) fn pages(&self) -> u32 {
        // SAFETY: the handle is open.
        u32::try_from(unsafe { self.calls.FPDF_GetPageCount(self.handle.cast()) }).unwrap_or(0)
    }

    /// The title in the metadata.
    pub(crate) fn title(&self) -> Option<String> {
        let title = utf16(|buffer, length| {
            // SAFETY: the handle is open, the buffer as long as said.
            unsafe { self.calls.FPDF_GetMetaText(self.handle.cast(), "Title", buffer, length as _) as usize }
        });
        Some(one_line(&title)).filter(|title| !title.is_empty())
    }

    /// The outline, in its order.
    pub(crate) fn outline(&self) -> Vec<Bookmark> {
        let mut found = Vec::new();
        let mut seen = HashSet::new();
        // SAFETY for all calls: the document is open, and bookmarks live as long as it.
        let child = |of: *mut c_void| -> *mut c_void {
            unsafe { self.calls.FPDFBookmark_GetFirstChild(self.handle.cast(), of.cast()).cast() }
        };
        let mut stack = vec![(child(ptr::null_mut()), 1)];
        while let Some((bookmark, level)) = stack.pop() {
            // A damaged outline can run in circles.
            if bookmark.is_null() || found.len() >= MAX_BOOKMARKS || !seen.insert(bookmark) {
                continue;
            }
            let title = utf16(|buffer, length| unsafe {
                self.calls.FPDFBookmark_GetTitle(bookmark.cast(), buffer, length as _) as usize
            });
            let destination = self.destination(self.target(bookmark));
            found.push(Bookmark { level, title: one_line(&title), destination });
            let next = unsafe { self.calls.FPDFBookmark_GetNextSibling(self.handle.cast(), bookmark.cast()) };
            stack.push((next.cast(), level));
            if level < MAX_DEPTH {
                stack.push((child(bookmark), level + 1));
            }
        }
        found
    }

    /// What an entry of the outline leads to, directly or by an action; null for nothing.
    fn target(&self, bookmark: *mut c_void) -> *mut c_void {
        // SAFETY for all calls: the document is open, the bookmark is its.
        unsafe {
            let direct = self.calls.FPDFBookmark_GetDest(self.handle.cast(), bookmark.cast());
            if !direct.is_null() {
                return direct.cast();
            }
            let action = self.calls.FPDFBookmark_GetAction(bookmark.cast());
            // 1 is PDFACTION_GOTO (fpdf_doc.h): a place in this document.
            if !action.is_null() && self.calls.FPDFAction_GetType(action) == 1 {
                return self.calls.FPDFAction_GetDest(self.handle.cast(), action).cast();
            }
            ptr::null_mut()
        }
    }

    /// The named destinations.
    pub(crate) fn named(&self) -> Vec<(String, Destination)> {
        // SAFETY for all calls: the handle is open, buffers are as long as said.
        let count = unsafe { self.calls.FPDF_CountNamedDests(self.handle.cast()) };
        let count = u32::try_from(count).unwrap_or(MAX_NAMED).min(MAX_NAMED);
        let mut found = Vec::new();
        for index in 0..count as c_int {
            let mut length = 0;
            let first =
                unsafe { self.calls.FPDF_GetNamedDest(self.handle.cast(), index, ptr::null_mut(), &mut length) };
            if first.is_null() || length <= 0 || length as usize > MAX_STRING {
                continue;
            }
            let mut buffer = vec![0_u16; (length as usize).div_ceil(2)];
            let target = unsafe {
                self.calls.FPDF_GetNamedDest(self.handle.cast(), index, buffer.as_mut_ptr().cast(), &mut length)
            };
            let name = from_utf16(&buffer);
            if let Some(destination) = self.destination(target.cast()).filter(|_| !name.is_empty()) {
                found.push((name, destination));
            }
        }
        found
    }

    fn destination(&self, target: *mut c_void) -> Option<Destination> {
        if target.is_null() {
            return None;
        }
        let calls = self.calls;
        // SAFETY for all calls: the document is open, the target is its; parameters are four at most (fpdf_doc.h).
        let page = unsafe { calls.FPDFDest_GetDestPageIndex(self.handle.cast(), target.cast()) };
        let page = u32::try_from(page).ok().filter(|page| *page < self.pages())?;
        let (mut count, mut view) = (0, [0_f32; 4]);
        let kind = unsafe { calls.FPDFDest_GetView(target.cast(), &mut count, view.as_mut_ptr()) };
        // PDFDEST_VIEW_XYZ, _FITH, _FITR and _FITBH (fpdf_doc.h) say how far up the page the place is.
        let (x, y) = match kind {
            1 => {
                let (mut has, mut at) = ([0; 3], [0_f32; 3]);
                let [has_x, has_y, has_zoom] = &mut has;
                let [x, y, zoom] = &mut at;
                unsafe { calls.FPDFDest_GetLocationInPage(target.cast(), has_x, has_y, has_zoom, x, y, zoom) };
                ((has[0] != 0).then_some(at[0]), (has[1] != 0).then_some(at[1]))
            }
            3 | 7 if count >= 1 => (None, Some(view[0])),
            5 if count >= 4 => (Some(view[0]), Some(view[3])),
            _ => (None, None),
        };
        let number = |value: Option<f32>| value.filter(|value| value.is_finite());
        Some(Destination { page, x: number(x), y: number(y) })
    }

    /// The page `index`, from 0, if it can be loaded.
    pub(crate) fn page(&self, index: u32) -> Option<Page<'_>> {
        let index = c_int::try_from(index).ok()?;
        // SAFETY: the handle is open; pdfium checks the index.
        let handle: *mut c_void = unsafe { self.calls.FPDF_LoadPage(self.handle.cast(), index) }.cast();
        if handle.is_null() {
            return None;
        }
        // SAFETY: the page is open.
        let turns = unsafe { self.calls.FPDFPage_GetRotation(handle.cast()) };
        Some(Page { calls: self.calls, handle, turns })
    }
}

/// An open page; it borrows its document through `calls`.
pub(crate) struct Page<'d> {
    calls: &'d dyn PdfiumLibraryBindings,
    handle: *mut c_void,
    /// Quarter turns clockwise by which it is shown.
    turns: c_int,
}

impl Drop for Page<'_> {
    fn drop(&mut self) {
        // SAFETY: the page is open, and its document too by the lifetime.
        unsafe { self.calls.FPDF_ClosePage(self.handle.cast()) }
    }
}

impl Page<'_> {
    /// A point of the unrotated page as it is shown.
    pub(crate) fn shown(&self, x: f32, y: f32) -> (f32, f32) {
        match self.turns {
            1 => (y, -x),
            2 => (-x, -y),
            3 => (-y, x),
            _ => (x, y),
        }
    }

    /// Whether it is shown on its side.
    pub(crate) fn is_turned(&self) -> bool {
        matches!(self.turns, 1 | 3)
    }

    /// How far the page reaches, as it is shown; nothing where the page does not say.
    pub(crate) fn frame(&self) -> WordBox {
        // FS_RECTF is left, top, right, bottom as floats (fpdfview.h).
        let mut frame = [0_f32; 4];
        // SAFETY: the page is open, the rectangle as large as it must be.
        let known = unsafe {
            self.calls.FPDF_GetPageBoundingBox(self.handle.cast(), frame.as_mut_ptr().cast::<c_void>().cast())
        };
        if known == 0 || frame.iter().any(|edge| !edge.is_finite()) {
            return WordBox::default();
        }
        let ((x1, y1), (x2, y2)) = (self.shown(frame[0], frame[1]), self.shown(frame[2], frame[3]));
        WordBox { left: x1.min(x2), right: x1.max(x2), bottom: y1.min(y2), top: y1.max(y2) }
    }

    /// The page's characters in pdfium's order, with the blanks and line ends that it adds.
    pub(crate) fn glyphs(&self) -> Vec<Glyph> {
        let calls = self.calls;
        // SAFETY for all calls: page and text are open, indexes below the count.
        let text: *mut c_void = unsafe { calls.FPDFText_LoadPage(self.handle.cast()) }.cast();
        if text.is_null() {
            return Vec::new();
        }
        let count = unsafe { calls.FPDFText_CountChars(text.cast()) };
        let mut glyphs = Vec::with_capacity(usize::try_from(count).unwrap_or(0));
        let mut half = None;
        // Bottom and top of the font of the word that is being read.
        let mut font: Option<(f32, f32)> = None;
        for index in 0..count {
            let code = unsafe { calls.FPDFText_GetUnicode(text.cast(), index) };
            let Some(c) = whole_character(code, &mut half) else { continue };
            let mut glyph =
                Glyph { c, left: 0.0, right: 0.0, bottom: 0.0, top: 0.0, low: 0.0, high: 0.0, hyphen: false };
            if c.is_whitespace() {
                font = None;
            } else {
                let [mut left, mut right, mut bottom, mut top] = [0_f64; 4];
                unsafe { calls.FPDFText_GetCharBox(text.cast(), index, &mut left, &mut right, &mut bottom, &mut top) };
                let (x1, y1) = self.shown(left as f32, bottom as f32);
                let (x2, y2) = self.shown(right as f32, top as f32);
                (glyph.left, glyph.right) = (x1.min(x2), x1.max(x2));
                let tight = (y1.min(y2), y1.max(y2));
                (glyph.low, glyph.high) = tight;
                let (bottom, top) = *font.get_or_insert_with(|| self.font_extent(text, index, tight));
                (glyph.bottom, glyph.top) = (bottom, top);
                if matches!(c, '-' | '\u{2}' | '\u{fffe}' | '\u{ad}' | '\u{2010}') {
                    glyph.hyphen = unsafe { calls.FPDFText_IsHyphen(text.cast(), index) } == 1;
                }
            }
            glyphs.push(glyph);
        }
        unsafe { calls.FPDFText_ClosePage(text.cast()) };
        glyphs
    }

    /// Bottom and top of a glyph's font where it stands, so that lines without tall letters measure as the others do;
    /// `tight`, its own, where the font does not say.
    fn font_extent(&self, text: *mut c_void, index: c_int, tight: (f32, f32)) -> (f32, f32) {
        // FS_RECTF is left, top, right, bottom as floats (fpdfview.h).
        let mut loose = [0_f32; 4];
        // SAFETY: the text is open, the index below its count, the rectangle as large as it must be.
        let known = unsafe {
            self.calls.FPDFText_GetLooseCharBox(text.cast(), index, loose.as_mut_ptr().cast::<c_void>().cast())
        };
        let ((_, y1), (_, y2)) = (self.shown(loose[0], loose[1]), self.shown(loose[2], loose[3]));
        let (bottom, top) = (y1.min(y2), y1.max(y2));
        let sensible = bottom.is_finite() && top.is_finite() && top - bottom > (tight.1 - tight.0) / 2.0;
        if known != 0 && sensible { (bottom, top) } else { tight }
    }

    /// The page `width` pixels wide on white, at most `max_height` high: width, height, and pixels as RGB.
    pub(crate) fn picture(&self, width: u32, max_height: u32) -> Option<(u32, u32, Vec<u8>)> {
        let calls = self.calls;
        // SAFETY for all calls: the page is open; the bitmap is destroyed last; its buffer is read as long as it says.
        let (w, h) =
            unsafe { (calls.FPDF_GetPageWidthF(self.handle.cast()), calls.FPDF_GetPageHeightF(self.handle.cast())) };
        if !(w.is_finite() && h.is_finite() && w > 0.0 && h > 0.0) {
            return None;
        }
        let height = (width as f32 * h / w).round().clamp(1.0, max_height as f32) as u32;
        let bitmap: *mut c_void = unsafe { calls.FPDFBitmap_Create(width as c_int, height as c_int, 0) }.cast();
        if bitmap.is_null() {
            return None;
        }
        unsafe {
            let (w, h) = (width as c_int, height as c_int);
            calls.FPDFBitmap_FillRect(bitmap.cast(), 0, 0, w, h, 0xffff_ffff);
            // 1 is FPDF_ANNOT (fpdfview.h): what is written on the page is part of it.
            calls.FPDF_RenderPageBitmap(bitmap.cast(), self.handle.cast(), 0, 0, w, h, 0, 1);
        }
        let stride = usize::try_from(unsafe { calls.FPDFBitmap_GetStride(bitmap.cast()) }).unwrap_or(0);
        let bytes = unsafe { calls.FPDFBitmap_GetBuffer_as_vec(bitmap.cast()) };
        unsafe { calls.FPDFBitmap_Destroy(bitmap.cast()) };
        let row = width as usize * 4;
        if stride < row || bytes.len() < stride * height as usize {
            return None;
        }
        let rows = bytes.chunks_exact(stride).take(height as usize);
        let pixels = rows.flat_map(|line| line[..row].chunks_exact(4).flat_map(|p| [p[2], p[1], p[0]])).collect();
        Some((width, height, pixels))
    }
}

/// A character from the code pdfium gives: UTF-32, or halves of UTF-16 where `wchar_t` is that (Windows).
fn whole_character(code: u32, half: &mut Option<u16>) -> Option<char> {
    let first = half.take();
    if let Ok(unit @ 0xD800..=0xDBFF) = u16::try_from(code) {
        *half = Some(unit);
        return None;
    }
    if let (Some(first), Ok(second @ 0xDC00..=0xDFFF)) = (first, u16::try_from(code)) {
        return char::decode_utf16([first, second]).next().and_then(Result::ok);
    }
    char::from_u32(code).filter(|c| *c != '\0')
}

/// A string that pdfium writes as UTF-16LE with a closing zero: asked for its length in bytes, then for itself.
fn utf16(ask: impl Fn(*mut c_void, usize) -> usize) -> String {
    let length = ask(ptr::null_mut(), 0);
    if !(2..=MAX_STRING).contains(&length) {
        return String::new();
    }
    let mut buffer = vec![0_u16; length.div_ceil(2)];
    if ask(buffer.as_mut_ptr().cast(), buffer.len() * 2) > buffer.len() * 2 {
        return String::new();
    }
    from_utf16(&buffer)
}

fn from_utf16(units: &[u16]) -> String {
    let units: Vec<u16> = units.iter().map(|unit| u16::from_le(*unit)).take_while(|unit| *unit != 0).collect();
    String::from_utf16_lossy(&units)
}

/// Without controls and doubled blanks.
fn one_line(text: &str) -> String {
    let text: String = text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
