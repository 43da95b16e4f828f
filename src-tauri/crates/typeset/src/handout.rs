//! A notice on one sheet of paper, to be handed out or put on a wall: in the languages of those who read it, in type as large
//! as the sheet allows, with a code that leads back to the notice itself.

use std::rc::Rc;

use domain::{Direction, Language};

use crate::draw::{self, About};
use crate::flow::{Flow, style};
use crate::fonts::Face;
use crate::pages::Part;
use crate::sheet::{Cursor, Frame, HEIGHT, Item, Kind, Shape, Sheet, WIDTH};
use crate::text::{BLACK, Colour, QUIET, RULE, Setter, Style};
use crate::{Typeset, TypesetError};

const MARGIN: f32 = 42.0;
/// Space between two columns.
const GUTTER: f32 = 22.0;
/// Side of the code with nothing around it: 30 mm, which a telephone reads at arm's length.
const CODE: f32 = 85.0;
/// The white around a code, in modules (ISO/IEC 18004).
const QUIET_ZONE: f32 = 4.0;
/// Sizes that are tried, in points, for one side of the sheet. 14 points and more is large print.
const ONE_SIDE: [f32; 11] = [24.0, 22.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.5, 15.0, 14.5, 14.0];
/// For both sides, down to what other paper is printed in: a long notice is still better handed out than not.
const BOTH_SIDES: [f32; 15] = [20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.0, 12.5, 12.0, 11.5, 11.0, 10.5, 10.0, 9.5, 9.0];
const URGENT: Colour = [0x9c, 0x1c, 0x1c];

/// A notice to be handed out.
pub struct Handout<'a> {
    /// Its publisher's name.
    pub publisher: &'a str,
    /// The notice in each language, in the order in which they stand.
    pub columns: Vec<Column<'a>>,
    /// The modules of a QR code, a row of `0` and `1` each.
    pub code: Vec<String>,
    /// What stands beside the code: id, revisions, fingerprint.
    pub beside_code: Vec<String>,
    /// The language of what stands beside the code.
    pub facts_language: &'a Language,
    /// The bytes of a picture of the column of that number, by its name.
    pub picture: &'a dyn Fn(usize, &str) -> Option<Vec<u8>>,
}

/// A notice in one language.
pub struct Column<'a> {
    /// The language.
    pub language: &'a Language,
    /// The language of `as_of`, `status` and `facts`.
    pub facts_language: &'a Language,
    /// Title.
    pub title: &'a str,
    /// As of when it holds what it says.
    pub as_of: String,
    /// Its status.
    pub status: String,
    /// Whether it is in force.
    pub in_force: bool,
    /// Revision, dates and whom it is for: a label and its value each.
    pub facts: Vec<(String, String)>,
    /// The sections.
    pub parts: Vec<Part<'a>>,
}

/// Sets a notice on one sheet: on one side where it fits in large type, else on both.
///
/// # Errors
/// [`TypesetError::TooLong`] where it fits neither; and when the PDF cannot be written.
pub fn handout(what: &Handout<'_>) -> Result<Typeset, TypesetError> {
    let tries = ONE_SIDE.map(|size| (1, size)).into_iter().chain(BOTH_SIDES.map(|size| (2, size)));
    for (sides, size) in tries {
        let mut setter = Setter::new();
        if let Some(sheet) = set(what, sides, size, &mut setter) {
            let first = what.columns.first();
            let about = About {
                title: first.map_or("", |column| column.title),
                author: what.publisher,
                language: first.map_or("und", |column| column.language.as_str()),
                right_to_left: first.is_some_and(|column| column.language.direction() == Direction::Rtl),
            };
            let pages = sheet.pages.len();
            let missing = setter.missing.into_iter().collect();
            return Ok(Typeset { pdf: draw::pdf(&sheet, &about)?, pages, missing });
        }
    }
    Err(TypesetError::TooLong { languages: what.columns.len() })
}

/// The sheet in that size; nothing where it does not fit.
fn set(what: &Handout<'_>, sides: usize, size: f32, setter: &mut Setter) -> Option<Sheet> {
    let mut sheet = Sheet::default();
    let foot_height = foot(what, &mut Sheet::default(), setter, 0);
    let bottom = HEIGHT - MARGIN - foot_height - 10.0;
    let numbered: Vec<usize> = (0..what.columns.len()).collect();
    let width = WIDTH - 2.0 * MARGIN;
    if let ([only], 2) = (numbered.as_slice(), sides) {
        let frame = Frame { left: MARGIN, width, top: MARGIN, bottom };
        let end = column(what, *only, size, frame, Cursor { page: 0, y: MARGIN }, &mut sheet, setter);
        if end.page > 1 {
            return None;
        }
    } else {
        for (page, columns) in numbered.chunks(numbered.len().div_ceil(sides).max(1)).enumerate() {
            let mut y = MARGIN;
            for row in columns.chunks(2) {
                if y > MARGIN {
                    let shape = Shape::Fill { width, height: 1.2, colour: BLACK };
                    sheet.put(page, Item { x: MARGIN, y: y + 10.0, shape, element: None });
                    y += 22.0;
                }
                y = beside(what, row, size, (page, y), &mut sheet, setter);
            }
            if y > bottom {
                return None;
            }
        }
    }
    for page in 0..sheet.pages.len() {
        foot(what, &mut sheet, setter, page);
    }
    Some(sheet)
}

/// One language, or two beside one another, from `y` of a page on; gives where the longer one ends.
fn beside(
    what: &Handout<'_>,
    row: &[usize],
    size: f32,
    (page, y): (usize, f32),
    sheet: &mut Sheet,
    setter: &mut Setter,
) -> f32 {
    let width = (WIDTH - 2.0 * MARGIN - GUTTER * (row.len() - 1) as f32) / row.len() as f32;
    let mut end = y;
    for (at, number) in row.iter().enumerate() {
        let left = MARGIN + (width + GUTTER) * at as f32;
        let frame = Frame { left, width, top: y, bottom: f32::INFINITY };
        end = end.max(column(what, *number, size, frame, Cursor { page, y }, sheet, setter).y);
    }
    if row.len() > 1 {
        let shape = Shape::Fill { width: 0.6, height: end - y, colour: RULE };
        sheet.put(page, Item { x: MARGIN + width + GUTTER / 2.0, y, shape, element: None });
    }
    end
}

/// One language through a frame.
fn column(
    what: &Handout<'_>,
    number: usize,
    size: f32,
    frame: Frame,
    cursor: Cursor,
    sheet: &mut Sheet,
    setter: &mut Setter,
) -> Cursor {
    let column = &what.columns[number];
    let body = Style { leading: 1.35, ..style(Face::Plain, size, column.language.direction()) };
    let body = if body.direction == Direction::Rtl { Style { leading: 1.55, ..body } } else { body };
    let small = Style { size: (size * 0.6).max(9.0), ..style(Face::Plain, size, column.facts_language.direction()) };
    let picture = |name: &str| (what.picture)(number, name);
    let mut flow = Flow { setter, sheet, frame, cursor, style: body, addresses: true, picture: &picture };
    flow.line(&column.as_of, Style { strong: true, ..small });
    flow.cursor.y += 3.0;
    status(&mut flow, column, Style { strong: true, size: (size * 0.8).max(11.0), ..small });
    flow.cursor.y += 3.0;
    flow.heading(column.title, 1, 1.3);
    flow.cursor.y += 2.0;
    for (label, value) in &column.facts {
        flow.line(&format!("{label}: \u{2068}{value}\u{2069}"), Style { colour: QUIET, ..small });
    }
    for part in &column.parts {
        if !part.heading.is_empty() {
            flow.heading(part.heading, part.level.clamp(2, 4), 1.08);
        }
        flow.blocks(&part.blocks);
    }
    flow.cursor
}

/// The status in a box, filled where the notice is in force: a shape and a word, as printers may have no colour.
fn status(flow: &mut Flow<'_>, column: &Column<'_>, style: Style) {
    let (pad_x, pad_y) = (8.0, 4.0);
    let colour = if column.in_force { [0xff, 0xff, 0xff] } else { BLACK };
    let words = flow.setter.line(&column.status, Style { colour, ..style }, flow.frame.width - 2.0 * pad_x);
    let (width, height) = (words.width() + 2.0 * pad_x, words.height() + 2.0 * pad_y);
    flow.cursor = flow.cursor.with_room(flow.frame, height);
    let (page, y) = (flow.cursor.page, flow.cursor.y);
    let (x, words_x) = match style.direction {
        Direction::Ltr => (flow.frame.left, flow.frame.left + pad_x),
        // What was set in the width of the frame ends at its right edge.
        Direction::Rtl => (flow.frame.left + flow.frame.width - width, flow.frame.left + pad_x),
    };
    let mut fill = |x: f32, y: f32, width: f32, height: f32, colour: Colour| {
        flow.sheet.put(page, Item { x, y, shape: Shape::Fill { width, height, colour }, element: None });
    };
    if column.in_force {
        fill(x, y, width, height, URGENT);
    } else {
        let edge = 1.2;
        fill(x, y, width, edge, BLACK);
        fill(x, y + height - edge, width, edge, BLACK);
        fill(x, y, edge, height, BLACK);
        fill(x + width - edge, y, edge, height, BLACK);
    }
    let element = flow.sheet.element(Kind::Paragraph, None);
    let inner = Cursor { page, y: y + pad_y };
    let frame = Frame { bottom: f32::INFINITY, ..flow.frame };
    flow.sheet.put_lines(&Rc::new(words), words_x, frame, inner, Some(element));
    flow.cursor.y = y + height;
}

/// The code and what stands beside it, at the foot of a page; gives its height.
fn foot(what: &Handout<'_>, sheet: &mut Sheet, setter: &mut Setter, page: usize) -> f32 {
    let direction = what.facts_language.direction();
    let modules = what.code.len().max(1) as f32;
    let quiet = CODE / modules * QUIET_ZONE;
    let words_width = WIDTH - 2.0 * MARGIN - CODE - 2.0 * quiet;
    let small = Style { size: 8.5, colour: QUIET, ..style(Face::Plain, 8.5, direction) };
    let mut lines = vec![Rc::new(setter.line(
        what.publisher,
        Style { strong: true, size: 10.0, colour: BLACK, ..small },
        words_width,
    ))];
    lines.extend(what.beside_code.iter().map(|line| Rc::new(setter.line(line, small, words_width))));
    let height = lines.iter().map(|line| line.height()).sum::<f32>().max(CODE) + quiet;
    let top = HEIGHT - MARGIN - height + quiet;
    let (code_x, words_x) = match direction {
        Direction::Ltr => (MARGIN, MARGIN + CODE + 2.0 * quiet),
        Direction::Rtl => (WIDTH - MARGIN - CODE, MARGIN),
    };
    let rule = Shape::Fill { width: WIDTH - 2.0 * MARGIN, height: 0.8, colour: BLACK };
    sheet.put(page, Item { x: MARGIN, y: top - quiet, shape: rule, element: None });
    let element = sheet.element(Kind::Figure { alt: what.beside_code.join("\n") }, None);
    let code = Shape::Code { rows: Rc::new(what.code.clone()), side: CODE };
    sheet.put(page, Item { x: code_x, y: top, shape: code, element: Some(element) });
    let frame = Frame { left: words_x, width: words_width, top: 0.0, bottom: f32::INFINITY };
    let mut cursor = Cursor { page, y: top };
    for line in &lines {
        let element = sheet.element(Kind::Paragraph, None);
        cursor = sheet.put_lines(line, words_x, frame, cursor, Some(element));
    }
    height
}
