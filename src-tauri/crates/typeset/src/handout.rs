//! A notice on a sheet of paper, to be handed out or put on a wall: in the languages of those who read it, in type as large
//! as the sheet allows, with a code that leads back to the notice itself.
//!
//! ```text
//! one side     all languages, in rows of two columns     14 points and more
//! two sides    half of the languages on each             11 points and more
//! a side each  every language on a side of its own       11 points and more
//! a sheet each every language on both sides of a sheet   11 points and more
//! ```
//!
//! The first that fits is taken: what everybody can be handed at once comes before larger type, and type that can be read
//! at arm's length before the number of sheets. Every side carries the code and as of when it holds, as sheets part.

use std::rc::Rc;

use content::Block;
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
/// Sizes that are tried for one side of the sheet, in points. 14 points and more is large print.
const LARGE: [f32; 11] = [24.0, 22.0, 20.0, 19.0, 18.0, 17.0, 16.0, 15.5, 15.0, 14.5, 14.0];
/// Sizes that are tried where large print does not fit. What is read standing, in poor light and by old eyes is set no
/// smaller than the last: nothing on a sheet is, but the long numbers beside the code.
const SMALLER: [f32; 13] = [20.0, 18.0, 17.0, 16.0, 15.0, 14.0, 13.5, 13.0, 12.5, 12.0, 11.75, 11.5, LEAST];
const LEAST: f32 = 11.0;
/// Size of id, revisions and fingerprint beside the code, which also carries them.
const NUMBERS: f32 = 9.0;
/// Letters of which no sheet holds more than a third on both its sides: with so many no size is tried.
const MAX_LETTERS: usize = 30_000;
const URGENT: Colour = [0x9c, 0x1c, 0x1c];

/// A notice to be handed out.
pub struct Handout<'a> {
    /// The notice in each language, in the order in which they stand.
    pub columns: Vec<Column<'a>>,
    /// The modules of a QR code, a row of `0` and `1` each.
    pub code: Vec<String>,
    /// The bytes of a picture of the column of that number, by its name.
    pub picture: &'a dyn Fn(usize, &str) -> Option<Vec<u8>>,
}

/// A notice in one language.
pub struct Column<'a> {
    /// The language.
    pub language: &'a Language,
    /// The language of `as_of`, `status`, `facts` and `beside_code`.
    pub facts_language: &'a Language,
    /// Its publisher's name.
    pub publisher: &'a str,
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
    /// What stands beside the code: id, revisions, fingerprint.
    pub beside_code: Vec<String>,
    /// The sections.
    pub parts: Vec<Part<'a>>,
}

/// Sets a notice: on one side of a sheet where it fits in large type, else on both sides, else a side or a sheet for each
/// language.
///
/// # Errors
/// [`TypesetError::TooLong`] where one language does not fit on a sheet of its own; and when the PDF cannot be written.
pub fn handout(what: &Handout<'_>) -> Result<Typeset, TypesetError> {
    if let Some(long) = what.columns.iter().find(|column| letters(&column.parts) > MAX_LETTERS) {
        return Err(TypesetError::TooLong { language: long.language.to_string(), size: LEAST as u8 });
    }
    let all: Vec<usize> = (0..what.columns.len()).collect();
    let together = |sizes: &[f32], sides: &[&[usize]]| {
        sizes.iter().find_map(|size| {
            let mut set = Set::new(what);
            sides.iter().all(|side| set.side(side, *size)).then_some(set)
        })
    };
    let halves: Vec<&[usize]> = all.chunks(all.len().div_ceil(2).max(1)).collect();
    let each: Vec<&[usize]> = all.chunks(1).collect();
    let set = match together(&LARGE, &[all.as_slice()]) {
        Some(set) => set,
        // One language alone may go on on the other side, in the middle of a sentence.
        None if all.len() < 2 => sheets(what, &all)?,
        None => match together(&SMALLER, &halves).or_else(|| together(&SMALLER, &each)) {
            Some(set) => set,
            None => sheets(what, &all)?,
        },
    };
    set.finish()
}

/// How many letters there are to be set.
fn letters(parts: &[Part<'_>]) -> usize {
    let count = |text: &str| text.chars().count();
    let of = |block: &Block| match block {
        Block::Words { words, .. } => count(&words.text),
        Block::Table(rows) => rows.iter().flatten().map(|cell| count(&cell.words.text) + 1).sum(),
        Block::Picture { alt, .. } => count(alt),
        Block::Rule => 1,
    };
    parts.iter().map(|part| count(part.heading) + part.blocks.iter().map(of).sum::<usize>()).sum()
}

/// A sheet for each language, each in the size that fits it.
fn sheets<'a>(what: &'a Handout<'a>, all: &[usize]) -> Result<Set<'a>, TypesetError> {
    let mut set = Set::new(what);
    for column in all {
        // A language begins on the front of its sheet, also where the one before it needs no back.
        let first = set.sides.len().next_multiple_of(2);
        let fits = LARGE.iter().any(|size| set.sheet(*column, *size, first, 1))
            || SMALLER.iter().any(|size| set.sheet(*column, *size, first, 2));
        if !fits {
            let language = what.columns[*column].language.to_string();
            return Err(TypesetError::TooLong { language, size: LEAST as u8 });
        }
    }
    Ok(set)
}

/// Sides of sheets being filled.
struct Set<'a> {
    what: &'a Handout<'a>,
    sheet: Sheet,
    setter: Setter,
    /// The column whose language each side speaks at its foot.
    sides: Vec<usize>,
}

impl<'a> Set<'a> {
    fn new(what: &'a Handout<'a>) -> Self {
        Self { what, sheet: Sheet::default(), setter: Setter::new(), sides: Vec::new() }
    }

    /// How far down a side goes whose foot is in the language of `column`.
    fn bottom(&mut self, column: usize) -> f32 {
        // Room for the number of every side there can be.
        let height = foot(self.what, column, (0, 2 * self.what.columns.len()), &mut Sheet::default(), &mut self.setter);
        HEIGHT - MARGIN - height - 10.0
    }

    /// Fills the next side with columns, two in a row; false where they do not fit.
    fn side(&mut self, columns: &[usize], size: f32) -> bool {
        let page = self.sides.len();
        let first = columns.first().copied().unwrap_or_default();
        let bottom = self.bottom(first);
        let mut y = MARGIN;
        for row in columns.chunks(2) {
            if y > MARGIN {
                let shape = Shape::Fill { width: WIDTH - 2.0 * MARGIN, height: 1.2, colour: BLACK };
                self.sheet.put(page, Item { x: MARGIN, y: y + 10.0, shape, element: None });
                y += 22.0;
            }
            y = beside(self.what, row, size, (page, y), &mut self.sheet, &mut self.setter);
        }
        self.sides.push(first);
        y <= bottom
    }

    /// Fills up to `sides` sides from the side `first` on with one column; leaves everything as it was, and gives false,
    /// where it does not fit.
    fn sheet(&mut self, number: usize, size: f32, first: usize, sides: usize) -> bool {
        let bottom = self.bottom(number);
        let before = (self.sheet.elements.len(), self.sheet.marks.len());
        let frame = Frame { left: MARGIN, width: WIDTH - 2.0 * MARGIN, top: MARGIN, bottom };
        let begin = Cursor { page: first, y: MARGIN };
        let end = column(self.what, number, size, frame, begin, &mut self.sheet, &mut self.setter);
        let fits = end.page < first + sides;
        if fits {
            self.sides.resize(end.page + 1, number);
        } else {
            self.sheet.pages.truncate(self.sides.len());
            self.sheet.elements.truncate(before.0);
            self.sheet.marks.truncate(before.1);
        }
        fits
    }

    /// Writes every side's foot, and the PDF.
    fn finish(mut self) -> Result<Typeset, TypesetError> {
        let count = self.sides.len();
        for (page, column) in self.sides.iter().enumerate() {
            foot(self.what, *column, (page, count), &mut self.sheet, &mut self.setter);
        }
        let first = self.what.columns.first();
        let about = About {
            title: first.map_or("", |column| column.title),
            author: first.map_or("", |column| column.publisher),
            language: first.map_or("und", |column| column.language.as_str()),
            right_to_left: first.is_some_and(|column| column.language.direction() == Direction::Rtl),
        };
        let missing = self.setter.missing.into_iter().collect();
        Ok(Typeset { pdf: draw::pdf(&self.sheet, &about)?, pages: self.sheet.pages.len(), missing })
    }
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
    let small = Style { size: (size * 0.6).max(LEAST), ..style(Face::Plain, size, column.facts_language.direction()) };
    let picture = |name: &str| (what.picture)(number, name);
    let mut flow = Flow { setter, sheet, frame, cursor, style: body, addresses: true, least: LEAST, picture: &picture };
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

/// The code and what stands beside it, at the foot of the side `page` of `count`, in the language of the column `number`; gives
/// its height.
fn foot(
    what: &Handout<'_>,
    number: usize,
    (page, count): (usize, usize),
    sheet: &mut Sheet,
    setter: &mut Setter,
) -> f32 {
    let Some(column) = what.columns.get(number) else { return 0.0 };
    let direction = column.facts_language.direction();
    let modules = what.code.len().max(1) as f32;
    let quiet = CODE / modules * QUIET_ZONE;
    let words_width = WIDTH - 2.0 * MARGIN - CODE - 2.0 * quiet;
    let plain = Style { size: LEAST, ..style(Face::Plain, LEAST, direction) };
    let numbers = Style { size: NUMBERS, colour: QUIET, ..style(Face::Plain, NUMBERS, direction) };
    let mut publisher = format!("\u{2068}{}\u{2069}", column.publisher);
    if count > 1 {
        publisher += &format!(" · \u{2066}{} / {count}\u{2069}", page + 1);
    }
    let mut lines = vec![
        Rc::new(setter.line(&publisher, Style { strong: true, ..plain }, words_width)),
        Rc::new(setter.line(&column.as_of, plain, words_width)),
    ];
    lines.extend(column.beside_code.iter().map(|line| Rc::new(setter.line(line, numbers, words_width))));
    let height = lines.iter().map(|line| line.height()).sum::<f32>().max(CODE) + quiet;
    let top = HEIGHT - MARGIN - height + quiet;
    let (code_x, words_x) = match direction {
        Direction::Ltr => (MARGIN, MARGIN + CODE + 2.0 * quiet),
        Direction::Rtl => (WIDTH - MARGIN - CODE, MARGIN),
    };
    let rule = Shape::Fill { width: WIDTH - 2.0 * MARGIN, height: 0.8, colour: BLACK };
    sheet.put(page, Item { x: MARGIN, y: top - quiet, shape: rule, element: None });
    let element = sheet.element(Kind::Figure { alt: column.beside_code.join("\n") }, None);
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
