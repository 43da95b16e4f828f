//! Pages, and what lies where on them.

use std::rc::Rc;

use crate::text::{Colour, Paragraph};

/// A4 (ISO 216) in points.
pub(crate) const WIDTH: f32 = 595.276;
/// A4 (ISO 216) in points.
pub(crate) const HEIGHT: f32 = 841.89;

/// What something on a page is, for those who do not see it (ISO 32000-1, 14.8.4).
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Kind {
    Heading { level: u16, title: String },
    Paragraph,
    Quotation,
    Caption,
    Figure { alt: String },
    Table,
    Row,
    HeaderCell,
    Cell,
}

/// An element's place in [`Sheet::elements`].
pub(crate) type ElementId = usize;

/// An element of the document's structure.
pub(crate) struct Element {
    pub(crate) kind: Kind,
    pub(crate) parent: Option<ElementId>,
}

/// What is drawn.
pub(crate) enum Shape {
    /// A line of words; the item's place is the beginning of its upper edge.
    Line { words: Rc<Paragraph>, line: usize },
    /// A picture in that size.
    Picture { bytes: Rc<Vec<u8>>, media_type: &'static str, width: f32, height: f32 },
    /// A filled rectangle.
    Fill { width: f32, height: f32, colour: Colour },
    /// A QR code: rows of `0` and `1`, in a square of that side.
    Code { rows: Rc<Vec<String>>, side: f32 },
}

/// Something at a place on a page, in points from its upper left corner.
pub(crate) struct Item {
    pub(crate) x: f32,
    pub(crate) y: f32,
    pub(crate) shape: Shape,
    /// The element it belongs to; none where it says nothing of the document's own (ISO 32000-1, 14.8.2.2: artifact).
    pub(crate) element: Option<ElementId>,
}

/// A heading's place, for the outline.
pub(crate) struct Mark {
    pub(crate) level: u8,
    pub(crate) title: String,
    pub(crate) page: usize,
    pub(crate) y: f32,
}

/// Pages being filled.
#[derive(Default)]
pub(crate) struct Sheet {
    pub(crate) pages: Vec<Vec<Item>>,
    pub(crate) elements: Vec<Element>,
    pub(crate) marks: Vec<Mark>,
    /// The height of its pages, where they are not those of a sheet of paper.
    pub(crate) height: Option<f32>,
}

/// The part of a page that a text flows through.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Frame {
    pub(crate) left: f32,
    pub(crate) width: f32,
    pub(crate) top: f32,
    /// Where it goes on on the next page; infinite where it must not.
    pub(crate) bottom: f32,
}

/// How far a text has come.
#[derive(Debug, Clone, Copy, PartialEq)]
pub(crate) struct Cursor {
    pub(crate) page: usize,
    pub(crate) y: f32,
}

impl Cursor {
    /// The later of two.
    pub(crate) fn max(self, other: Self) -> Self {
        if (other.page, other.y) > (self.page, self.y) { other } else { self }
    }

    /// Where `height` points have room: here, or at the top of the next page.
    pub(crate) fn with_room(self, frame: Frame, height: f32) -> Self {
        if self.y + height > frame.bottom && self.y > frame.top {
            Self { page: self.page + 1, y: frame.top }
        } else {
            self
        }
    }
}

impl Sheet {
    pub(crate) fn element(&mut self, kind: Kind, parent: Option<ElementId>) -> ElementId {
        self.elements.push(Element { kind, parent });
        self.elements.len() - 1
    }

    pub(crate) fn put(&mut self, page: usize, item: Item) {
        while self.pages.len() <= page {
            self.pages.push(Vec::new());
        }
        self.pages[page].push(item);
    }

    /// Puts the lines of `words` from `cursor` on, `x` from the left edge of the page; gives where they end.
    pub(crate) fn put_lines(
        &mut self,
        words: &Rc<Paragraph>,
        x: f32,
        frame: Frame,
        mut cursor: Cursor,
        element: Option<ElementId>,
    ) -> Cursor {
        // One line alone at the foot of a page is hard to follow to the next.
        if words.lines() > 1 {
            cursor = cursor.with_room(frame, words.line_height(0) + words.line_height(1));
        }
        for line in 0..words.lines() {
            let height = words.line_height(line);
            cursor = cursor.with_room(frame, height);
            let shape = Shape::Line { words: Rc::clone(words), line };
            self.put(cursor.page, Item { x, y: cursor.y, shape, element });
            cursor.y += height;
        }
        cursor
    }
}
